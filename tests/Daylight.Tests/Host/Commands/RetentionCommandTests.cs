using Daylight.Enquiries;
using Daylight.Host;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace Daylight.Tests.Host.Commands;

/// <summary>
/// <c>./daylight retention</c> as an operator runs it. It goes by the clock of the machine, so what is due was closed
/// long ago.
/// </summary>
public sealed class RetentionCommandTests() : Town(new(2020, 6, 1))
{
    [Fact]
    public async Task A_dry_run_says_what_is_due_and_a_real_one_does_it_once()
    {
        await Answered();
        var (exit, said) = await Retention("--dry-run");
        Assert.True(exit == 0, said);
        Assert.Contains("not in force  1 over, 1 due, 0 held, 0 anonymised", LineOf("enquiry", said));
        await Do(services => services.GetRequiredService<RetentionDecisions>().Decide("enquiry", 36, "保管期限表", "440112", Actor.Machine, Stop));

        (exit, said) = await Retention("--dry-run");
        Assert.True(exit == 0, said);
        Assert.Contains("36 months  in force      1 over, 1 due, 0 held, 0 anonymised", LineOf("enquiry", said));
        foreach (var rule in TownPlan.Law.Retention.Rules) Assert.NotEmpty(LineOf(rule.Of, said));
        Assert.DoesNotContain("cases anonymised", said);
        Assert.Equal("陈晓岚", await Ask(db => db.Enquiries.Select(enquiry => enquiry.Name).SingleAsync(Stop)));

        (exit, said) = await Retention("--rewrite");
        Assert.True(exit == 0, said);
        Assert.Contains("1 cases anonymised, 0 letters removed", said);
        Assert.Null(await Ask(db => db.Enquiries.Select(enquiry => enquiry.Name).SingleAsync(Stop)));
        (exit, said) = await Retention();
        Assert.True(exit == 0, said);
        Assert.Contains("0 over, 0 due, 0 held, 1 anonymised", LineOf("enquiry", said));
        Assert.Contains("0 cases anonymised", said);
        Assert.DoesNotContain("--rewrite", said);
        Assert.Empty(await FaultsFound());
    }

    [Fact]
    public async Task Where_there_is_no_installation_it_says_so()
    {
        var (exit, said) = await Child.Run("retention", "--data", Path.Combine(Folder, "nowhere"));
        Assert.Equal(2, exit);
        Assert.Contains("nowhere", said);
    }

    async Task Answered()
    {
        var clerk = await Officer("clerk", Role.Clerk);
        await Do(services => services.GetRequiredService<EnquiryFiling>().File(
            EnquiryForm.Blank with { Body = "440112101", Title = "加装电梯补贴怎么领", Name = "陈晓岚", Phone = "13800138000", Answer = "到窗口领。" },
            new(Ids.Next(), Channel.Counter, Time.Today(), null), clerk, Stop));
    }

    static string LineOf(string rule, string said) =>
        said.Split('\n').FirstOrDefault(line => line.StartsWith($"{rule} ", StringComparison.Ordinal)) ?? "";

    Task<(int Exit, string Said)> Retention(params string[] options)
    {
        string[] database = Services.GetRequiredService<Installation>().Postgres is { } server ? ["--database", server] : [];
        return Child.Run(["retention", .. options, "--data", Folder, .. database]);
    }
}
