using Daylight.Requests;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace Daylight.Tests.Kernel;

public sealed class RecountTests : Town
{
    const string NationalDay = """{ "for": "national-day", "off": "2026-10-01..2026-10-07",""";

    [Fact]
    public async Task A_holiday_announced_in_between_moves_the_date_and_says_so()
    {
        var code = await Open();
        await Do(services => Counted(services, LawWith(", { \"for\": \"national-day\", \"off\": \"2026-10-15..2026-10-16\" }")));
        var matter = await Ask(db => db.Cases.Include(c => c.Steps).SingleAsync(c => c.Code == code, Stop));
        Assert.Equal(new DateOnly(2026, 11, 12), matter.DueOn);
        Assert.Equal(Recount.StepName, matter.Steps.MaxBy(step => step.Number)!.Step);
        Assert.Equal(1, await Ask(db => db.Entries.CountAsync(entry => entry.Subject == matter.Address && entry.Verb == Recount.StepName, Stop)));
        Assert.Contains("期限重新计算", Daylight.Web.CaseWords.Happened(RequestProcedure.Procedure, matter.Steps.MaxBy(step => step.Number)!).Zh);

        // What happened before it can still be entered with its day.
        DaysPass(6);
        await Do(services => Counted(services, TownPlan.Law));
        var clerk = await Officer("clerk", Role.Clerk);
        await Do(async services =>
        {
            var known = (await services.GetRequiredService<Db>().Cases.WithSteps(code, Stop))!;
            var problems = await services.GetRequiredService<Desk>().Take(known, RequestProcedure.Procedure, "consult",
                new() { On = FirstDay.AddDays(1), Reason = "涉及他人", Text = "请提出意见。", Until = new(2026, 11, 4) }, clerk, services.GetRequiredService<BodyTree>(), Stop);
            Assert.Empty(problems);
        });
    }

    [Fact]
    public async Task Whoever_was_asked_gets_the_days_that_the_law_gives_them()
    {
        var code = await Open();
        var clerk = await Officer("clerk", Role.Clerk);
        var asked = FirstDay.AddDays(1);
        DaysPass(1);
        await Do(async services =>
        {
            var known = (await services.GetRequiredService<Db>().Cases.WithSteps(code, Stop))!;
            Assert.Empty(await services.GetRequiredService<Desk>().Take(known, RequestProcedure.Procedure, "consult",
                new() { On = asked, Reason = "涉及他人", Text = "请提出意见。", Until = new(2026, 11, 4) }, clerk, services.GetRequiredService<BodyTree>(), Stop));
        });
        await Do(services => Counted(services, LawWith(", { \"for\": \"national-day\", \"off\": \"2026-10-19..2026-10-20\" }")));
        var matter = await Ask(db => db.Cases.Include(c => c.Steps).SingleAsync(c => c.Code == code, Stop));
        Assert.Equal((new DateOnly(2026, 11, 6), new DateOnly(2026, 11, 6)), (matter.WaitsUntil, matter.Steps.MaxBy(step => step.Number)!.Until));
        // A day that was told is not taken back.
        await Do(services => Counted(services, TownPlan.Law));
        Assert.Equal(new DateOnly(2026, 11, 6), (await Ask(db => db.Cases.SingleAsync(c => c.Code == code, Stop))).WaitsUntil);
    }

    [Fact]
    public async Task The_same_law_moves_nothing()
    {
        var code = await Open();
        await Do(services => Counted(services, TownPlan.Law));
        Assert.Single((await Ask(db => db.Cases.Include(c => c.Steps).SingleAsync(c => c.Code == code, Stop))).Steps);
    }

    static async Task Counted(IServiceProvider services, LawBook law) =>
        await new Recount(services.GetRequiredService<Db>(), services.GetRequiredService<Ledger>(), law,
            services.GetRequiredService<Procedures>(), services.GetRequiredService<TimeProvider>()).RunIfChanged(Stop);

    // The law of the installation with one more stretch of days off.
    static LawBook LawWith(string more)
    {
        var folder = Directory.CreateTempSubdirectory("law");
        try
        {
            var original = Path.Combine(AppContext.BaseDirectory, "law");
            foreach (var file in Directory.EnumerateFiles(original, "*.json", SearchOption.AllDirectories))
            {
                var copy = Path.Combine(folder.FullName, Path.GetRelativePath(original, file));
                Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
                var text = File.ReadAllText(file);
                var at = text.IndexOf(NationalDay, StringComparison.Ordinal);
                if (at >= 0) text = text.Insert(text.IndexOf('}', at) + 1, more);
                File.WriteAllText(copy, text);
            }
            return LawBook.Load(folder.FullName);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    async Task<string> Open()
    {
        var code = "";
        await Do(async services =>
        {
            var db = services.GetRequiredService<Db>();
            await using var transaction = await db.Database.BeginTransactionAsync(Stop);
            var matter = await services.GetRequiredService<Desk>().Open(RequestProcedure.Procedure, new()
            {
                BodyCode = "440112101", State = RequestProcedure.InHand, Channel = Channel.Counter,
                Title = "加装电梯补贴", On = FirstDay, ReceivedOn = FirstDay,
            }, Actor.Machine, Stop);
            await db.SaveChangesAsync(Stop);
            await transaction.CommitAsync(Stop);
            code = matter.Code;
        });
        return code;
    }
}
