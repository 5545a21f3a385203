using System.Net;
using Daylight.Tests.Modules.Requests;
using Daylight.Tests.Shape;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace Daylight.Tests.Host.Shell.Desk;

/// <summary>A request that nobody confirms is a risk that everybody sees; from when on is data.</summary>
public sealed class UnconfirmedTests : RequestTown
{
    readonly string law = Path.Combine(Path.GetTempPath(), $"law-{Ids.Next():N}");

    protected override void Change(IServiceCollection services)
    {
        base.Change(services);
        foreach (var file in Directory.EnumerateFiles(Path.Combine(Source.Root, "law"), "*.json", SearchOption.AllDirectories))
        {
            var copy = Path.Combine(law, Path.GetRelativePath(Path.Combine(Source.Root, "law"), file));
            Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
            File.WriteAllText(copy, File.ReadAllText(file).Replace("\"unconfirmedDays\": 0", "\"unconfirmedDays\": 2", StringComparison.Ordinal));
        }
        services.AddSingleton(LawBook.Load(law));
    }

    public override async ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        await base.DisposeAsync();
        Directory.Delete(law, recursive: true);
    }

    [Fact]
    public async Task It_becomes_a_risk_after_the_days_the_law_data_says_in_inbox_list_and_file_with_all_four_dates()
    {
        using var visitor = Visitor();
        var (code, _) = await FileOnTheWeb(visitor);
        var (letter, _) = await Register(("channel", "post"), ("submitted", "2026-10-07"), ("arrived", "2026-10-09"));
        // Friday to Tuesday: two working days for the letter; none yet for the web.
        var list = await Head.Read("/desk/late");
        Assert.Contains(letter, list);
        Assert.DoesNotContain(code, list);
        var inbox = await Clerk.Read("/desk?queue=unconfirmed");
        Assert.Contains("10月9日到达，等了4天", inbox);
        Assert.Single(inbox.Split("风险：没有确认收到").Skip(1));
        var file = await Clerk.Read($"/desk/cases/{letter}");
        foreach (var words in (string[])["风险：还没有与申请人确认收到", "10月9日到达，已经4天", "2026年10月7日（申请人发出的日子）", "2026年10月9日（到了本机关", "还没有确认，期限还没有起算", "双方确认那天算收到", $"/desk/cases/{letter}/confirm"])
            Assert.Contains(words, file);
        // What arrived today is no risk yet, and at the counter nobody has to confirm.
        var today = await Clerk.Read($"/desk/cases/{code}");
        Assert.DoesNotContain("风险：", today);
        Assert.Contains("要在当天与申请人确认", today);
        Assert.DoesNotContain("要在当天与申请人确认", await Clerk.Read($"/desk/cases/{(await Register()).Code}"));
        DaysPass(2);
        await SignIn();
        Assert.Contains(code, await Head.Read("/desk/late"));

        await Taken(Clerk, letter, "confirm");
        file = await Clerk.Read($"/desk/cases/{letter}");
        Assert.DoesNotContain("风险：", file);
        Assert.Contains("2026年10月15日（法律上的收到", file);
        Assert.DoesNotContain(letter, await Head.Read("/desk/late"));
    }

    [Fact]
    public async Task An_answer_can_t_be_delivered_to_an_address_that_nobody_gave()
    {
        var (code, _) = await Register(("email", ""), ("way", "post"));
        await Taken(Clerk, code, "draft", ("outcome", "A1"));
        await Taken(Head, code, "sign", ("outcome", "A1"));
        Assert.Matches("value=\"post\"[^>]* checked", await Clerk.Read($"/desk/cases/{code}/deliver"));
        Assert.Contains("申请人没有留邮箱", await (await Take(Clerk, code, "deliver", ("delivery", "email"))).Says(HttpStatusCode.UnprocessableEntity));
        await Taken(Clerk, code, "deliver", ("delivery", "post"));
    }
}
