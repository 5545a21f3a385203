using Daylight.Reports;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace Daylight.Tests.Modules.Reports;

public sealed class AnnualReportTests : ReportTown
{
    [Fact]
    public async Task The_indicator_table_of_a_small_district_adds_up()
    {
        await LiveThroughTwoYears();
        var report = await Report(TheForms.Of2012, 2012);

        Assert.Equal(3, Of(report, "01"));
        Assert.Equal(4, Of(report, "01", "cumulative"));
        Assert.Equal(2, Of(report, "02"));
        Assert.Equal(1, Of(report, "03"));
        Assert.Equal(7, Of(report, "04"));
        Assert.Equal(1240, Of(report, "05"));
        Assert.Equal((4, 1, 0, 0, 2, 1, 0), (Of(report, "10"), Of(report, "11"), Of(report, "12"), Of(report, "13"), Of(report, "14"), Of(report, "15"), Of(report, "16")));
        Assert.Equal(5, Of(report, "10", "cumulative"));
        Assert.Equal((4, 2, 0, 2), (Of(report, "17"), Of(report, "18"), Of(report, "19"), Of(report, "20")));
        Assert.Equal((1, 1), (Of(report, "22"), Of(report, "26")));
        Assert.Empty(report.Checks.Where(check => !check.Holds).Select(check => $"{check.Key}: {check.Sentence}"));
        Assert.Contains(report.Checks, check => check is { Key: "5b", Sentence: "4 + 1 − 4 = 1 = 1" } or { Key: "5b", Sentence: "4 + 1 − 4 = 1" });
        Assert.True(report.Ledger.Size > 0);
    }

    [Fact]
    public async Task The_national_tables_carry_over_what_was_open()
    {
        await Request(new(2021, 12, 20), decided: new(2022, 1, 10), outcome: "A2");
        await Request(new(2021, 12, 28));
        await Request(new(2022, 3, 1), decided: new(2022, 3, 20), outcome: "C4");
        await Request(new(2022, 11, 1), decided: new(2023, 1, 5), outcome: "B");
        var report = await Report(TheForms.Of2021, 2022);
        Assert.Equal((2, 2, 1, 1, 2, 2), (Of(report, "1"), Of(report, "2"), Of(report, "3.1"), Of(report, "3.3.4"), Of(report, "3.7"), Of(report, "4")));
        Assert.All(report.Checks, check => Assert.True(check.Holds, $"{check.Key}: {check.Sentence}"));
        var before = await Report(TheForms.Of2021, 2021);
        Assert.Equal(Of(before, "4"), Of(report, "2"));
    }

    [Fact]
    public async Task A_street_reports_only_its_own()
    {
        await Request(new(2022, 3, 1), body: Street);
        await Request(new(2022, 3, 2), body: Housing);
        Assert.Equal(1, Of(await Report(TheForms.Of2021, 2022, Street), "1"));
        Assert.Equal(2, Of(await Report(TheForms.Of2021, 2022), "1"));
    }

    [Fact]
    public async Task Documents_that_lapse_make_the_check_of_those_in_force_say_why()
    {
        await Publish("办法一", new(2023, 3, 1), p => p with { Normative = NormativeLevel.Government });
        await Publish("办法二", new(2023, 4, 1), p => p with { Normative = NormativeLevel.Department, ExpiresOn = new(2024, 6, 30) });
        await Publish("办法三", new(2023, 5, 1), p => p with { Normative = NormativeLevel.Department });
        await Publish("办法四", new(2024, 2, 1), p => p with { Normative = NormativeLevel.Government });
        await Abolish("办法三", new(2024, 8, 1));
        var report = await Report(TheForms.Of2021, 2024);
        Assert.Equal((1, 1, 2), (Of(report, "t2.normative", "issued"), Of(report, "t2.normative", "abolished"), Of(report, "t2.normative", "valid")));
        var check = report.Checks.Single(check => check.Key == "N1");
        Assert.False(check.Holds);
        Assert.Equal("3 + 1 − 1 = 3 ≠ 2", check.Sentence);
        Assert.Contains("失效的行政规范性文件：1件", check.Note!.Zh);
    }

    [Fact]
    public async Task A_record_withdrawn_later_stays_in_the_figures_of_its_year_without_its_title()
    {
        await Publish("不该公开的名单", new(2022, 3, 1));
        await Do(async services =>
        {
            var db = services.GetRequiredService<Db>();
            services.GetRequiredService<Catalogue>().Withdraw(await db.Records.SingleAsync(Stop), "含个人信息", Actor.Machine);
            await db.SaveChangesAsync(Stop);
        });
        Assert.Equal(1, Of(await Report(TheForms.Of2012, 2022), "01"));
        var page = await Visitor().GetStringAsync("/reports/440112/2022/rows?form=cn-2012&cell=01", Stop);
        Assert.Contains("（已撤回）", page);
        Assert.DoesNotContain("不该公开的名单", page);
    }

    [Fact]
    public async Task A_tally_that_contradicts_itself_is_named_by_its_check()
    {
        Assert.Empty(await Count(new(2012, 5, 1), ("tally.complaint", "1"), ("tally.complaint/first-handling", "2")));
        var report = await Report(TheForms.Of2012, 2012);
        var failing = report.Checks.Where(check => !check.Holds).ToList();
        Assert.Equal(["4/year", "4/cumulative"], failing.Select(check => check.Key));
        Assert.Equal("2 > 1", failing[0].Sentence);
    }

    [Fact]
    public async Task Fees_are_entered_in_yuan_and_reported_in_ten_thousands()
    {
        Assert.Empty(await Count(new(2022, 5, 1), ("tally.fees", "12,345.60")));
        Assert.Empty(await Count(new(2022, 6, 1), ("tally.fees", "４")));
        var report = await Report(TheForms.Of2021, 2022);
        Assert.Equal("1.23496", ReportJson.Amount(Of(report, "t2.fees"), report.Form.Row("t2.fees")!.Per));
    }

    [Theory]
    [InlineData("cn-2012", 2012)]
    [InlineData("cn-2021", 2012)]
    public async Task Every_cell_opens_rows_that_add_up_to_it(string id, int year)
    {
        await LiveThroughTwoYears();
        var form = TheForms.All.Find(id)!;
        var report = await Report(form, year);
        var bodies = Services.GetRequiredService<BodyTree>();
        var choice = new ReportChoice(form, bodies[District], year);
        var nonZero = 0;
        foreach (var (row, column) in report.Cells)
        {
            var rows = await Ask(db => CellRows.Read(choice, row, column, 1, db, TheForms.Measures, Stop));
            Assert.True(report.Value(row, column) == rows.Sum, $"{row.Key}|{column.Key}: {report.Value(row, column)} but {rows.Sum}");
            Assert.Equal(rows.Sum, rows.Lines.Sum(line => line.What.Quantity));
            if (rows.Sum > 0) nonZero++;
        }
        Assert.True(nonZero > 10);
    }

    async Task LiveThroughTwoYears()
    {
        await Publish("二〇一一年的通知", new(2011, 6, 1));
        await Publish("关于老旧小区的办法", new(2012, 2, 1), p => p with { Normative = NormativeLevel.Government, Category = "services" });
        await Publish("年度预算", new(2012, 3, 1), p => p with { Category = "funds", BodyCode = Housing });
        await Publish("只有图片的公告", new(2012, 4, 1), p => p with { Text = "", BodyCode = Street });
        await Request(new(2011, 12, 20), decided: new(2012, 1, 6), outcome: "G1");
        await Request(new(2012, 2, 6), Channel.Counter, decided: new(2012, 2, 20), outcome: "G2");
        await Request(new(2012, 5, 7), Channel.Post, decided: new(2012, 5, 21), outcome: "X2");
        await Request(new(2012, 6, 4), decided: new(2012, 6, 18), outcome: "N2");
        await Request(new(2012, 12, 24), body: Street);
        Assert.Empty(await Count(new(2012, 1, 1), ("tally.service-information", "6"), ("tally.column-visits", "1240"), ("tally.on-site", "0")));
        await CatchUp();
    }
}
