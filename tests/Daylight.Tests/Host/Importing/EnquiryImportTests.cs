using System.Globalization;
using System.Text;
using System.Text.Json;
using CsvHelper;
using Daylight.Disclosure.Importing;
using Daylight.Enquiries;
using Daylight.Host.Importing;
using Daylight.Tests.Modules.Disclosure.Importing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace Daylight.Tests.Host.Importing;

public sealed class EnquiryImportTests : ImportTown
{
    const string Head = "留言编号,留言用户,留言主题,留言时间,留言详情,答复意见,答复时间\n";

    [Fact]
    public async Task Rows_become_enquiries_once_and_what_is_wrong_is_said_with_its_row()
    {
        var file = Input.File("letters.csv", Head +
            "1,甲,公租房怎么申请,2026/9/1 9:32:09,\"\n\t\t\t请问怎么申请？\n\",到街道申请。,2026/9/15 14:56:53\n" +
            "2,乙,停车位,2026/9/2 8:00:00,小区没有停车位,,\n" +
            "1,甲,公租房怎么申请,2026/9/1 9:32:09,\"\n\t\t\t请问怎么申请？\n\",到街道申请。,2026/9/15 14:56:53\n" +
            "3,丙,路灯,2026/9/3,路灯不亮,已修好,2026/9/2\n" +
            "4,丁,没有时间,,内容,答,2026/9/3\n" +
            "5,戊,还没到,2027/1/1,内容,答,2027/1/2\n" +
            "6,己,只有答复,2026/9/3,内容,答,\n" +
            "7,庚,多一格,2026/9/3,内容,答,2026/9/4,又\n" +
            "8,辛,不是日期,昨天,内容,答,2026/9/4\n");
        var (done, report) = await ImportEnquiries(null, file);
        Assert.Equal((9, 2, 0, 7), (done.Read, done.Added, done.Present, done.Refused));
        Assert.Equal(7, report.Length);
        foreach (var (row, reason) in ((int, string)[])[(6, "same as a row before"), (9, "before it was asked"), (10, "no time of asking"), (11, "still to come"),
            (12, "no time of it"), (13, "8 cells under 7 columns"), (14, "昨天")])
            Assert.Contains(report, line => line.Contains($"letters.csv,{row},refused", StringComparison.Ordinal) && line.Contains(reason, StringComparison.Ordinal));

        var enquiries = await Ask(db => db.Enquiries.AsNoTracking().OrderBy(enquiry => enquiry.Question).ToListAsync(Stop));
        var answered = enquiries.Single(enquiry => enquiry.Name == "甲");
        Assert.Equal(("请问怎么申请？", 10, null), (answered.Question, answered.AnsweredAfter, answered.ConsentedOn));
        var matter = await Ask(db => db.Cases.WithSteps("ZX-2026-00001", Stop));
        Assert.Equal(("answered", "440112", "到街道申请。"), (matter!.State, matter.BodyCode, matter.Steps[^1].Text));
        Assert.Equal(("received", (DateOnly?)null), (await Ask(async db => { var open = (await db.Cases.WithSteps("ZX-2026-00002", Stop))!; return (open.State, open.DoneOn); })));
        Assert.Empty(await FaultsFound());
        using var visitor = Visitor();
        Assert.DoesNotContain("公租房怎么申请", await visitor.Read("/enquiries"), StringComparison.Ordinal);

        // Again, with an answer that was changed since.
        var again = Input.File("again.csv", Head + "1,甲,公租房怎么申请,2026/9/1 9:32:09,请问怎么申请？,到窗口申请。,2026/9/15\n2,乙,停车位,2026/9/2,小区没有停车位,,\n");
        var (second, warned) = await ImportEnquiries(null, again);
        Assert.Equal((0, 2, 1), (second.Added, second.Present, second.Warned));
        Assert.Contains("changed in its system", Assert.Single(warned), StringComparison.Ordinal);
        var lines = Input.File("more.jsonl", "{\"id\":\"9\",\"title\":\"补贴\",\"asked\":\"2026-09-07\",\"question\":\"补贴多少？\",\"answer\":\"十万元。\",\"answered\":\"2026-09-08\",\"body\":\"440112201\"}\n[]\n");
        Assert.Equal((1, 1), ((await ImportEnquiries("440112101", lines)).Done is var third ? third.Added : 0, third.Refused));
        Assert.Equal("440112201", (await Ask(db => db.Cases.SingleAsync(c => c.Title == "补贴", Stop))).BodyCode);
        Assert.Contains("must name the columns", Assert.Single((await ImportEnquiries(null, Input.File("other.csv", "甲,乙\n1,2\n"))).Report), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Real_letters_are_imported_and_the_share_answered_in_time_is_what_a_plain_count_finds()
    {
        var file = RealData.At("letters", "letters-with-replies.csv");
        var (done, report) = await ImportEnquiries("440112101", file);
        TestContext.Current.TestOutputHelper!.WriteLine(done.Told(TimeSpan.FromSeconds(1)).En);
        Assert.Equal(939, done.Added);
        Assert.Empty(report);
        Assert.Equal((0, 939), ((await ImportEnquiries("440112101", file)).Done is var again ? again.Added : 1, again.Present));

        var (all, within15, within30) = Plainly(file);
        var counted = new List<long>();
        foreach (var name in (string[])["enquiries.answered", "enquiries.answered/15", "enquiries.answered/30"])
        {
            await Do(async services =>
            {
                var (db, measure) = (services.GetRequiredService<Db>(), services.GetRequiredService<Measures>()[name]);
                var scope = new Scope("440112/", new(2008, 1, 1), new(2026, 12, 31));
                counted.Add(await Measures.Total(measure, db, scope, Stop));
                // The rows behind are as many.
                Assert.Equal(counted[^1], await measure.Rows(db, scope).CountAsync(Stop));
            });
        }
        TestContext.Current.TestOutputHelper!.WriteLine($"{counted[1]} and {counted[2]} of {counted[0]} answered within 15 and 30 working days: "
            + $"{100.0 * counted[1] / counted[0]:0.0} % and {100.0 * counted[2] / counted[0]:0.0} %.");
        Assert.Equal([all, within15, within30], counted);
        Assert.Equal(939, all);
        await CatchUp();
        using var visitor = Visitor();
        var rows = await visitor.Read("/reports/figures/rows?measure=enquiries.answered/15&body=440112101&year=2019");
        Assert.Contains("ZX-2019-", rows, StringComparison.Ordinal);
        Assert.Equal(0, Services.GetRequiredService<SearchIndex>().Search(new("", Audience.Public)).Total);
    }

    // Day by day, with the holiday notices as their State Council files have them and not as the product's law does.
    static (long All, long Within15, long Within30) Plainly(string file)
    {
        var special = new Dictionary<DateOnly, bool>();
        foreach (var notice in Directory.EnumerateFiles(Path.Combine(Path.GetDirectoryName(file)!, "..", "calendar"), "2???.json"))
        {
            using var year = JsonDocument.Parse(File.ReadAllText(notice));
            foreach (var day in year.RootElement.GetProperty("days").EnumerateArray())
                special[DateOnly.Parse(day.GetProperty("date").GetString()!, CultureInfo.InvariantCulture)] = day.GetProperty("isOffDay").GetBoolean();
        }
        bool Works(DateOnly day) => special.TryGetValue(day, out var off) ? !off : day.DayOfWeek is not (DayOfWeek.Saturday or DayOfWeek.Sunday);
        using var text = new StreamReader(file, Encoding.UTF8);
        using var table = new CsvReader(text, CultureInfo.InvariantCulture);
        table.Read();
        table.ReadHeader();
        var (all, within15, within30) = (0L, 0L, 0L);
        while (table.Read())
        {
            var (asked, answered) = (Day(table["留言时间"]!), Day(table["答复时间"]!));
            var days = 0;
            for (var day = asked.AddDays(1); day <= answered; day = day.AddDays(1)) days += Works(day) ? 1 : 0;
            all++;
            if (days <= 15) within15++;
            if (days <= 30) within30++;
        }
        return (all, within15, within30);
    }

    static DateOnly Day(string time) => DateOnly.ParseExact(time.Trim().Split(' ')[0], "yyyy/M/d", CultureInfo.InvariantCulture);

    async Task<(ImportTotals Done, string[] Report)> ImportEnquiries(string? body, params string[] files)
    {
        var bytes = new MemoryStream();
        ImportTotals totals;
        await using (var report = new ImportReport(bytes, Language.English))
        {
            totals = await ActivatorUtilities.CreateInstance<EnquiryImport>(Services).Run(files, body, report, ReadingGauge.Of(files), _ => { }, Stop);
        }
        Assert.Equal(totals.Read, totals.Added + totals.Present + totals.Refused);
        return (totals, Encoding.UTF8.GetString(bytes.ToArray()).Split("\r\n", StringSplitOptions.RemoveEmptyEntries)[1..]);
    }
}
