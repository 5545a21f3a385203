using Daylight.Reports;
using Daylight.Tests.Web;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace Daylight.Tests.Modules.Reports;

public sealed class TalliesTests : ReportTown
{
    static readonly DateOnly May = new(2026, 5, 1);

    [Fact]
    public async Task A_count_is_kept_with_its_entry_and_corrected_by_another_one()
    {
        Assert.Empty(await Count(May, ("tally.phone", "120")));
        Assert.Empty(await Count(May, ("tally.phone", "121")));
        var tally = await Ask(db => db.Set<Tally>().SingleAsync(Stop));
        Assert.Equal(("tally.phone", 121), (tally.Measure, tally.Count));
        Assert.Equal(2, await Ask(db => db.Entries.About($"tally:{tally.Id}").CountAsync(Stop)));
    }

    [Fact]
    public async Task What_did_not_change_writes_no_entry()
    {
        Assert.Empty(await Count(May, ("tally.phone", "120"), ("tally.online", "7")));
        Assert.Empty(await Count(May, ("tally.phone", "120"), ("tally.online", "8")));
        Assert.Equal(3, await Ask(db => db.Entries.CountAsync(entry => entry.Verb == "count", Stop)));
    }

    [Theory]
    [InlineData("tally.phone", "-1", "写一个不小于0的整数")]
    [InlineData("tally.phone", "1.5", "写一个不小于0的整数")]
    [InlineData("tally.phone", "很多", "写一个不小于0的整数")]
    [InlineData("tally.phone", "99999999999999999999", "写一个不小于0的整数")]
    [InlineData("tally.fees", "12.345", "写成1234.50的样子")]
    public async Task What_is_no_count_is_refused_with_a_sentence(string kind, string typed, string sentence)
    {
        Assert.Contains(sentence, Assert.Single(await Count(May, (kind, typed))).Say.Zh);
        Assert.Equal(0, await Ask(db => db.Set<Tally>().CountAsync(Stop)));
    }

    [Fact]
    public async Task A_month_that_has_not_begun_is_refused() =>
        Assert.Equal("month", Assert.Single(await Count(new(2026, 11, 1), ("tally.phone", "1"))).Field);

    [Fact]
    public async Task A_count_once_entered_is_not_emptied()
    {
        Assert.Empty(await Count(May, ("tally.phone", "120")));
        Assert.Contains("不能清空", Assert.Single(await Count(May, ("tally.phone", ""))).Say.Zh);
    }

    [Fact]
    public async Task Counts_of_a_body_are_entered_by_its_clerks_only()
    {
        var clerk = await Officer("street", Role.Clerk, Street);
        var problems = new Problems();
        await Do(async services => await Tallies.Enter(
            new() { Body = Housing, Month = "2026-05", Typed = new Dictionary<string, string> { ["tally.phone"] = "1" } },
            clerk, services.GetRequiredService<Db>(), services.GetRequiredService<Ledger>(), services.GetRequiredService<BodyTree>(),
            Time.Today(), problems, Stop));
        Assert.Equal("body", Assert.Single(problems).Field);
    }

    [Fact]
    public async Task The_page_keeps_what_was_typed_beside_its_problem()
    {
        var typed = new TallyForm { Body = District, Month = "2026-05", Typed = new Dictionary<string, string> { ["tally.phone"] = "很多" } };
        var problems = new Problems();
        typed.Counts(problems);
        var page = await Rendered.Page<TalliesView>(parameters: new { Model = new TalliesModel(typed, Services.GetRequiredService<BodyTree>().All, problems, null) });
        var box = page.GetElementById("tally.phone")!;
        Assert.Equal(("很多", "true"), (box.GetAttribute("value"), box.GetAttribute("aria-invalid")));
        Assert.Equal("#tally.phone", page.QuerySelector(".problems a")!.GetAttribute("href"));
    }
}
