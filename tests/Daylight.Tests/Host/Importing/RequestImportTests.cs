using System.Globalization;
using System.Net;
using System.Text;
using System.Text.RegularExpressions;
using Daylight.Disclosure.Importing;
using Daylight.Host.Importing;
using Daylight.Remedies;
using Daylight.Reports;
using Daylight.Requests;
using Daylight.Tests.Modules.Disclosure.Importing;
using Daylight.Tests.Modules.Reports;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace Daylight.Tests.Host.Importing;

/// <summary>An office that changes over brings the ledger of its disclosure requests with it.</summary>
public sealed class RequestImportTests : ImportTown
{
    const string Head = "编号,收到日期,申请方式,申请人类型,申请人,联系方式,申请内容,信息形式,延期日期,延期至,答复日期,办理结果,答复文号,送达日期,送达方式,答复内容,"
        + "复议日期,复议结果,复议决定日期,诉讼日期,诉讼结果,裁判日期\n";

    // Every outcome of 2019 once, as codes and as ledgers write them; two more that stand open, one withdrawn.
    static readonly (string Outcome, string Row)[] Written =
    [
        ("A1", "3.1"), ("予以公开", "3.1"), ("部分公开", "3.2"), ("属于国家秘密", "3.3.1"), ("2.其他法律行政法规禁止公开", "3.3.2"), ("危及\"\"三安全一稳定\"\"", "3.3.3"),
        ("C4", "3.3.4"), ("属于三类内部事务信息", "3.3.5"), ("属于四类过程性信息", "3.3.6"), ("属于行政执法案卷", "3.3.7"), ("属于行政查询事项", "3.3.8"),
        ("本机关不掌握相关政府信息", "3.4.1"), ("没有现成信息需要另行制作", "3.4.2"), ("补正后申请内容仍不明确", "3.4.3"), ("信访举报投诉类申请", "3.5.1"), ("重复申请", "3.5.2"),
        ("要求提供公开出版物", "3.5.3"), ("无正当理由大量反复申请", "3.5.4"), ("要求行政机关确认或重新出具已获取信息", "3.5.5"),
        ("申请人无正当理由逾期不补正、行政机关不再处理其政府信息公开申请", "3.6.1"), ("F2", "3.6.2"), ("3.其他", "3.6.3"),
    ];

    static readonly string[] Kinds = ["自然人", "商业企业", "科研机构", "社会公益组织", "法律服务机构", "其他"];

    static readonly string[] Columns = ["natural", "business", "research", "welfare", "legal", "other"];

    readonly DatabaseReads reads = new("\"case\"", "disclosure_request");

    protected override void Change(IServiceCollection services)
    {
        base.Change(services);
        services.AddSingleton(TheForms.Measures);
        reads.ListenIn(services);
    }

    [Fact]
    public async Task A_ledger_with_every_outcome_comes_out_in_the_tables_of_the_annual_report_and_a_second_time_adds_nothing()
    {
        var text = new StringBuilder(Head);
        for (var i = 0; i < Written.Length; i++)
            text.Append(CultureInfo.InvariantCulture, $"2025-{i},2025-03-{i % 20 + 1:00},网上,{Kinds[i % 6]},申请人{i},1380013{i:0000},第{i}项信息,电子,,,2025-04-10,\"{Written[i].Outcome}\",埔公开〔2025〕{i}号,2025-04-11,邮寄,答复{i},,,,,,\n");
        // Reconsidered and upheld, and then a suit that is not decided; a suit at once that was lost; open, and extended.
        text.Append("2024-88,2024-12-20,信函,公民,王甲,广州市某路8号,结转的信息,纸质,,,2025-01-10,撤回,,,,,,,,,,\n")
            .Append("2025-91,2025-05-06,当面,企业,某公司,wang@example.com,被复议的信息,电子,,,2025-05-20,C6,,2025-05-21,当面,不予公开。,2025-06-02,维持,2025-07-01,2025-07-10,尚未审结,\n")
            .Append("2025-92,2025-05-07,当面,个人,李乙,,被起诉的信息,电子,,,2025-05-20,A2,,2025-05-21,当面,,,,,2025-06-02,撤销,2025-08-01\n")
            .Append("2026-1,2026-09-25,传真,自然人,赵丙,020-12345678,延期的信息,查阅,2026-10-12,2026-11-23,,,,,,,,,,,,\n")
            .Append("2026-2,2026-09-28,电子邮件,自然人,钱丁,qian@example.com,等答复的信息,电子,,,,,,,,,,,,,,\n");
        var file = Input.File("台账.csv", text.ToString());
        var (done, said) = await ImportRequests("440112101", file);
        Assert.Equal((27, 27, 0, 0), (done.Read, done.Added, done.Present, done.Refused));
        // Its ledger says another last day than the law.
        Assert.Contains("by law it is", Assert.Single(said), StringComparison.Ordinal);

        var report = await Report(TheForms.Of2021, 2025);
        Assert.Equal((24, 1, 0), (Of(report, "1", "total"), Of(report, "2", "total"), Of(report, "4", "total")));
        foreach (var row in Written.Select(one => one.Row).Distinct())
        {
            var own = Written.Select((one, i) => (one.Row, Kind: i % 6)).Where(one => one.Row == row).Select(one => one.Kind).ToList();
            // Beside the hand-made list: C6 of a company, A2 of a person, the other of the one who withdrew.
            if (row == "3.3.6") own.Add(1);
            if (row is "3.1" or "3.6.3") own.Add(0);
            for (var kind = 0; kind < Kinds.Length; kind++) Assert.Equal(own.Count(one => one == kind), Of(report, row, Columns[kind]));
        }
        Assert.Equal(25, Of(report, "3.7", "total"));
        Assert.Equal((1, 0, 0, 1), (Of(report, "t4", "reconsideration.upheld"), Of(report, "t4", "reconsideration.pending"), Of(report, "t4", "litigation-direct.upheld"),
            Of(report, "t4", "litigation-direct.corrected")));
        Assert.Equal(1, Of(report, "t4", "litigation-after.pending"));
        Assert.All(report.Checks, check => Assert.True(check.Holds, $"{check.Key}: {check.Sentence}"));
        Assert.Equal(2, Of(await Report(TheForms.Of2021, 2026), "4", "total"));

        await Do(async services =>
        {
            var db = services.GetRequiredService<Db>();
            var request = await db.DisclosureRequests.AsNoTracking().SingleAsync(one => one.Feature == "被复议的信息", Stop);
            Assert.Equal(("某公司", RequesterKind.Business, "wang@example.com", "2025-91"), (request.Organisation, request.Kind, request.Email, request.ChannelNumber));
            var matter = (await db.Cases.WithSteps((await db.Cases.SingleAsync(one => one.Id == request.CaseId, Stop)).Code, Stop))!;
            Assert.Equal(("delivered", "cn-ogi-2019", "C6", new DateOnly(2025, 5, 20), new DateOnly(2025, 5, 21), "不予公开。"),
                (matter.State, matter.Regime, matter.Outcome, matter.DecidedOn, matter.DoneOn, RequestProcedure.Procedure.Reply(matter)?.Text));
            Assert.StartsWith("GK-2025-", matter.Code, StringComparison.Ordinal);
            // What is open stands on the desk with the date of the law.
            var open = await db.Cases.AsNoTracking().Where(one => one.ClosedOn == null && one.Procedure == "request").OrderBy(one => one.ReceivedOn).Select(one => new { one.State, one.DueOn }).ToListAsync(Stop);
            Assert.Equal([("in-hand", new DateOnly(2026, 11, 26)), ("in-hand", new DateOnly(2026, 10, 30))], open.Select(one => (one.State, one.DueOn!.Value)));
            Assert.Equal(["abandoned", "abandoned", "withdrawn"], (await db.Cases.Where(one => one.State != "delivered" && one.ClosedOn != null && one.Procedure == "request").Select(one => one.State).ToListAsync(Stop)).Order());
            Assert.Equal(3, await db.Remedies.CountAsync(remedy => remedy.About != null, Stop));
        });
        Assert.Empty(await FaultsFound());

        var (again, warned) = await ImportRequests("440112101", file);
        Assert.Equal((0, 27), (again.Added, again.Present));
        Assert.DoesNotContain(warned, line => line.Contains("changed", StringComparison.Ordinal));
        Assert.Equal((27, 3), (await Ask(db => db.DisclosureRequests.CountAsync(Stop)), await Ask(db => db.Remedies.CountAsync(Stop))));
        var later = Input.File("later.csv", Head + "2026-2,2026-09-28,电子邮件,自然人,钱丁,qian@example.com,等答复的信息,电子,,,2026-10-10,A2,,2026-10-10,邮寄,,,,,,,\n");
        Assert.Contains("changed in its ledger", Assert.Single((await ImportRequests("440112101", later)).Report), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Nobody_who_may_not_sees_who_asked_or_what_for()
    {
        await ImportRequests("440112101", Input.File("a.csv", Head
            + "7,2026-09-28,网上,自然人,秘密的人,13900139000；秘密路7号,秘密的事,电子,,,2026-10-08,C4,,2026-10-09,邮寄,秘密的答复,,,,,,\n"));
        await CatchUp();
        using var visitor = Visitor();
        foreach (var path in (string[])["/", "/log", "/log/entries/0", "/reports/figures/rows?measure=requests.decided&body=440112101&year=2026", "/bodies/440112101", "/search?q=秘密的事"])
            foreach (var words in (string[])["秘密的人", "13900139000", "秘密路7号", "秘密的答复"])
                Assert.DoesNotContain(words, await visitor.Read(path), StringComparison.Ordinal);
        Assert.Contains("GK-2026-00001", await visitor.Read("/reports/figures/rows?measure=requests.decided&body=440112101&year=2026"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_wrong_is_said_with_its_row_and_its_column_and_all_at_once()
    {
        (string Row, string[] Says)[] wrong =
        [
            (",2026-09-01,网上,自然人,甲,,信息,电子,,,,,,,,,,,,,,", ["number: It is empty"]),
            ("2,昨天,飞鸽,外星人,甲,,,石板,,,,,,,,,,,,,,", ["received: ", "channel: “飞鸽” is not known", "kind: “外星人” is not known", "wanted: It is empty", "form: “石板” is not known"]),
            ("3,2007-01-05,网上,自然人,甲,,信息,电子,,,,,,,,,,,,,,", ["received: On 2007-01-05 the law"]),
            ("4,2027-01-05,网上,自然人,甲,,信息,电子,,,,,,,,,,,,,,", ["received: 2027-01-05 is still to come"]),
            ("5,2026-09-01,网上,自然人,甲,,信息,电子,,,2026-09-10,,,,,,,,,,,", ["outcome: There is a day and no outcome"]),
            ("6,2026-09-01,网上,自然人,甲,,信息,电子,,,,A2,,,,,,,,,,", ["decided: There is an outcome and no day"]),
            ("7,2026-09-01,网上,自然人,甲,,信息,电子,,,2026-08-10,G1,,2026-08-01,猫头鹰,,,,,,,", ["no outcome “G1”", "decided: It lies before received", "delivered: It lies before decided", "way: “猫头鹰”"]),
            ("8,2026-09-01,网上,自然人,甲,,信息,电子,,2026-10-10,,,,,,,,,,,,", ["extended: It says until when"]),
            ("9,2026-09-01,网上,自然人,甲,,信息,电子,,,2026-09-10,A2,,2026-09-10,邮寄,,2026-09-11,纠正,2026-09-20,,,", ["“纠正” may be: C1 Changed, C2 Annulled"]),
            ("10,2026-09-01,网上,,甲,,信息,电子,,,,,,,,,,,,,,", ["kind: It is empty"]),
        ];
        // In 2010 nobody had to say who asked; the law of that day had other outcomes.
        var file = Input.File("faults.csv", Head + string.Concat(wrong.Select(one => one.Row + "\n"))
            + "11,2010-03-01,信函,,甲,,旧的信息,纸质,,,2010-03-10,非本机关掌握,,2010-03-10,邮寄,,,,,,,\n"
            + "11,2010-03-01,信函,,甲,,旧的信息,纸质,,,2010-03-10,非本机关掌握,,2010-03-10,邮寄,,,,,,,\n"
            + "11,2010-03-01,信函,,乙,,另一件,纸质,,,2010-03-10,非本机关掌握,,2010-03-10,邮寄,,,,,,,\n");
        var (done, said) = await ImportRequests(null, file);
        Assert.Equal((13, 1, 12), (done.Read, done.Added, done.Refused));
        for (var i = 0; i < wrong.Length; i++)
        {
            var refused = Assert.Single(said, line => line.Contains($"faults.csv,{i + 2},refused", StringComparison.Ordinal));
            foreach (var says in wrong[i].Says) Assert.Contains(says, refused, StringComparison.Ordinal);
        }
        Assert.Contains(said, line => line.Contains("faults.csv,13,refused", StringComparison.Ordinal) && line.Contains("the same as", StringComparison.Ordinal));
        Assert.Contains(said, line => line.Contains("faults.csv,14,refused", StringComparison.Ordinal) && line.Contains("something else", StringComparison.Ordinal));
        Assert.Equal(("X3", "cn-ogi-2008"), await Ask(async db => { var old = await db.Cases.SingleAsync(Stop); return (old.Outcome!, old.Regime!); }));
        Assert.Equal(1, Of(await Report(TheForms.Of2012, 2010, "440112"), "23"));

        var other = Input.File("other.csv", "编号,收到日期,申请方式,申请人,申请人类型,所需信息,答复日期,结果,备注\n1,2026/9/1,网上,甲,公民,信息,2026/9/9,A2,急\n");
        var (fine, told) = await ImportRequests(null, other);
        Assert.Equal(1, fine.Added);
        Assert.Contains("not known and were not taken: 备注", Assert.Single(told), StringComparison.Ordinal);
        // A ledger with one day of the answer has it for decision and delivery.
        Assert.Equal("delivered", await Ask(db => db.Cases.Where(one => one.Regime == "cn-ogi-2019").Select(one => one.State).SingleAsync(Stop)));
        Assert.Contains("missing: channel", Assert.Single((await ImportRequests(null, Input.File("none.csv", "编号,收到日期,申请人,申请内容\n1,2026-09-01,甲,信息\n"))).Report), StringComparison.Ordinal);
    }

    // By itself the request of 3 March 2025 was to be answered by 31 March; each of these answers was in time all the same.
    [Fact]
    public async Task What_stood_still_or_was_counted_anew_there_is_in_time_here()
    {
        const string Columns = "编号,收到日期,申请方式,申请人类型,申请人,申请内容,补正日期,征求意见日期,征求意见结束日期,延期日期,答复日期,办理结果\n";
        (string Row, string? Due)[] rows =
        [
            ("1,2025-03-03,网上,自然人,甲,补正过的,2025-03-12,,,,2025-04-10,A2", "2025-04-10"),
            ("2,2025-03-03,网上,自然人,甲,征求过意见的,,2025-03-10,2025-03-24,,2025-04-14,A2", "2025-04-16"),
            ("3,2025-03-03,网上,自然人,甲,都有的,2025-03-12,2025-03-20,2025-03-27,2025-04-02,2025-05-16,A2", "2025-05-20"),
            ("4,2025-03-03,网上,自然人,甲,没有恢复的,,2025-03-10,,,2025-03-20,A2", null),
            ("5,2025-03-03,网上,自然人,甲,晚了才延的,,,,2025-06-02,2025-06-20,A2", null),
            ("6,2025-03-03,网上,自然人,甲,颠倒的,2025-03-01,2025-03-20,2025-03-10,,2025-03-20,A2", null),
            ("7,2026-09-28,网上,自然人,甲,还在征求的,,2026-10-10,,,,", "2026-10-30"),
        ];
        var (done, said) = await ImportRequests("440112101", Input.File("turns.csv", Columns + string.Concat(rows.Select(row => row.Row + "\n"))));
        Assert.Equal((7, 4, 3), (done.Read, done.Added, done.Refused));
        var due = await Ask(db => db.DisclosureRequests.Join(db.Cases, request => request.CaseId, matter => matter.Id, (request, matter) => new { request.ChannelNumber, matter.DueOn, matter.DoneOn })
            .ToDictionaryAsync(one => one.ChannelNumber!, one => (one.DueOn, one.DoneOn), Stop));
        foreach (var (row, day) in rows.Where(row => row.Due is not null))
        {
            Assert.Equal(DateOnly.Parse(day!), due[row[..1]].DueOn);
            // Signed that day and delivered: in time.
            Assert.True(due[row[..1]].DoneOn is not { } on || on <= due[row[..1]].DueOn);
        }
        foreach (var (line, says) in ((string, string)[])[("turns.csv,5", "resumed: It is empty"), ("turns.csv,6", "extended: It lies after 2025-03-31, the last day by law"),
            ("turns.csv,7", "counted anew: It lies before received"), ("turns.csv,7", "resumed: It lies before paused"), ("turns.csv,8", "not until when")])
            Assert.Contains(said, told => told.Contains(line, StringComparison.Ordinal) && told.Contains(says, StringComparison.Ordinal));
        Assert.Empty(await FaultsFound());
    }

    [Fact]
    public async Task A_workbook_is_read_as_the_same_ledger()
    {
        var book = new Workbook().Sheet("台账", Workbook.Row(1, "number", "received", "channel", "kind", "name", "wanted", "outcome", "decided")
            + Workbook.Row(2, "X-1", "2026-09-01", "web", "citizen", "Anna", "Budget of 2025", "granted", "2026-09-09")).Make();
        Assert.Equal(1, (await ImportRequests(null, Input.File("ledger.xlsx", book))).Done.Added);
        Assert.Equal("A2", await Ask(db => db.Cases.Select(one => one.Outcome).SingleAsync(Stop)));
    }

    [Fact]
    public async Task What_is_extended_there_is_not_extended_again_and_what_is_signed_there_is_delivered_here()
    {
        await ImportRequests("440112101", Input.File("a.csv", Head
            + "1,2026-09-25,传真,自然人,赵丙,,延期的信息,电子,2026-10-12,,,,,,,,,,,,,\n"
            + "2,2026-09-25,当面,自然人,钱丁,,签发的信息,电子,,,2026-10-12,A2,埔公开〔2026〕1号,,,予以公开。,,,,,,\n"));
        await Officer("clerk", Role.Clerk);
        using var clerk = await Visitor().SignedIn("clerk");
        var extended = await Take(clerk, "/desk/cases/GK-2026-00001/propose-extension", ("reason", "还没有找到"));
        Assert.Contains("依法只能延长一次", await extended.Says(HttpStatusCode.UnprocessableEntity), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.SeeOther, (await Take(clerk, "/desk/cases/GK-2026-00002/deliver", ("delivery", "person"))).StatusCode);
        Assert.Equal("delivered", await Ask(db => db.Cases.Where(one => one.Code == "GK-2026-00002").Select(one => one.State).SingleAsync(Stop)));
    }

    // Reading what is known takes as many questions for a batch as for a row; numbers and entries are written row by row.
    [Fact]
    public async Task A_large_ledger_asks_no_more_of_each_row_than_a_small_one()
    {
        string Rows(int year, int count) => Head + string.Concat(Enumerable.Range(0, count).Select(i =>
            $"{year}-{i},{year}-03-01,网上,自然人,某人{i},,信息{i},电子,,,{year}-03-10,A2,,{year}-03-11,邮寄,答复,,,,,,\n"));
        var small = await Asked(Input.File("small.csv", Rows(2024, 100)));
        var large = await Asked(Input.File("large.csv", Rows(2025, 400)));
        var again = await Asked(Path.Combine(Input.Path, "large.csv"));
        TestContext.Current.TestOutputHelper!.WriteLine($"{small} reads for 100 rows, {large} for 400, {again} for 400 that are here.");
        // A read for each row would be three hundred more.
        Assert.True(large - small < 200, $"{small} reads for 100 rows and {large} for 400");
        Assert.True(again < 200, $"{again} reads for 400 rows that are here");
    }

    static async Task<HttpResponseMessage> Take(HttpClient officer, string page, params (string Name, string Value)[] fields)
    {
        var version = Regex.Match(await officer.Read(page), "name=\"version\" value=\"([0-9]+)\"").Groups[1].Value;
        return await officer.Submit(page, page, [.. fields, ("version", version), ("on", "2026-10-13")]);
    }

    Task<int> Asked(string file) => reads.Of(() => ImportRequests("440112101", file));

    Task<AnnualReport> Report(Form form, int year, string body = "440112101") => Ask(async db =>
        await AnnualReport.Compute(form, Services.GetRequiredService<BodyTree>()[body], year, db, TheForms.Measures, Stop));

    static long Of(AnnualReport report, string row, string? column = null)
    {
        var found = report.Form.TableOf(row)!.Leaves;
        return report.Value(report.Form.Row(row)!, column is null ? found.First(leaf => leaf.Total) : found.Single(leaf => leaf.Key == column));
    }

    async Task<(ImportTotals Done, string[] Report)> ImportRequests(string? body, params string[] files)
    {
        var bytes = new MemoryStream();
        ImportTotals totals;
        await using (var report = new ImportReport(bytes, Language.English))
        {
            totals = await ActivatorUtilities.CreateInstance<RequestImport>(Services).Run(files, body, report, ReadingGauge.Of(files), _ => { }, Stop);
        }
        Assert.Equal(totals.Read, totals.Added + totals.Present + totals.Refused);
        return (totals, Encoding.UTF8.GetString(bytes.ToArray()).Split("\r\n", StringSplitOptions.RemoveEmptyEntries)[1..]);
    }
}
