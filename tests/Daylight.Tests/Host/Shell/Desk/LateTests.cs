using System.Net;
using System.Text;
using System.Text.RegularExpressions;
using Daylight.Requests;
using Daylight.Tests.Modules.Remedies;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace Daylight.Tests.Host.Shell.Desk;

/// <summary>What a supervisor sees of what is late in the bodies below.</summary>
public sealed partial class LateTests : RemedyTown
{
    const string Street = "440112201", Law2019 = "《中华人民共和国政府信息公开条例》（2019年修订）第三十一条、第三十三条";

    readonly DatabaseReads asked = new("FROM \"case\"");
    HttpClient supervisor = null!;

    protected override void Change(IServiceCollection services)
    {
        base.Change(services);
        asked.ListenIn(services);
    }

    public override async ValueTask InitializeAsync()
    {
        await base.InitializeAsync();
        await Officer("supervisor", Role.Supervisor);
        supervisor = await Visitor().SignedIn("supervisor");
    }

    public override ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        supervisor?.Dispose();
        return base.DisposeAsync();
    }

    [Fact]
    public async Task Each_body_has_its_number_and_its_worst_and_every_case_its_rule()
    {
        // Due on 12 October, 29 September and 10 October; the last is not due.
        var (one, worst, street) = (await Open(Bureau, "2026-09-08"), await Open(Bureau, "2026-09-01"), await Open(Street, "2026-09-07"));
        var fine = await Open(Street, "2026-10-09");

        var page = await Page(supervisor);
        Assert.Equal("区住房和城乡建设局 2 6个工作日 " + worst + " 0 0 0", Cells(page, "区住房和城乡建设局"));
        Assert.Equal("大沙街道 1 2个工作日 " + street + " 0 0 0", Cells(page, "大沙街道"));
        Assert.Equal("合计 3 6个工作日 " + worst + " 0 0 0", Cells(page, "合计"));
        Assert.DoesNotContain(fine, page, StringComparison.Ordinal);
        Assert.Equal($"1个工作日 加装电梯补贴 10月12日 答复公开申请 · 20个工作日 {Law2019} 办理中 {one}", Listed(page, one));
        Assert.Contains($"href=\"/desk/cases/{one}\"", page, StringComparison.Ordinal);
        // A clerk of the bureau answers for the bureau alone.
        var own = await Page(Clerk);
        Assert.Contains(one, own, StringComparison.Ordinal);
        Assert.DoesNotContain(street, own, StringComparison.Ordinal);
        Assert.DoesNotContain(street, await Page(Clerk, $"?body={Street}"), StringComparison.Ordinal);
        // One body, and what the law counts in another language.
        var narrowed = await Page(supervisor, $"?body={Street}&lang=en");
        Assert.DoesNotContain(one, narrowed, StringComparison.Ordinal);
        Assert.StartsWith("2 working days 加装电梯补贴", Listed(narrowed, street), StringComparison.Ordinal);
        Assert.Contains("個工作日", await Page(supervisor, "?lang=zh-Hant"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_period_that_was_shortened_and_one_in_calendar_days_are_late_by_their_own_days()
    {
        // 5 working days from 28 September end on 10 October; 15 days from 20 September on 5 October, a holiday, carried on to the 8th.
        var simplified = await Registered(("filed", "2026-09-22"), ("accepted", "2026-09-24"), ("noticed", "2026-09-28"), ("simplified", "true"));
        var suit = await Registered(("kind", "litigation-direct"), ("filed", "2026-09-16"), ("accepted", "2026-09-18"), ("noticed", "2026-09-20"));
        var page = await Page(supervisor);
        Assert.Contains("2个工作日", Listed(page, simplified), StringComparison.Ordinal);
        Assert.Contains("· 5个工作日", Listed(page, simplified), StringComparison.Ordinal);
        Assert.StartsWith("5天", Listed(page, suit), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Who_let_their_day_pass_is_listed_with_what_can_be_done()
    {
        using var visitor = Visitor();
        var (unconfirmed, _) = await FileOnTheWeb(visitor);
        DaysPass(1);
        await SignIn();
        supervisor = await Visitor().SignedIn("supervisor");
        var (uncorrected, _) = await Register(("submitted", "2026-09-14"));
        await Taken(Clerk, uncorrected, "ask-correction", ("on", "2026-09-15"), ("until", "2026-10-13"));
        var (waiting, _) = await Register(("submitted", "2026-09-14"));
        await Taken(Clerk, waiting, "ask-correction", ("on", "2026-09-15"), ("until", "2026-10-14"));
        // What came today is no risk yet.
        var (fresh, _) = await FileOnTheWeb(visitor);

        var page = await Page(supervisor);
        Assert.Equal("区住房和城乡建设局 0 – 1 1 0", Cells(page, "区住房和城乡建设局"));
        Assert.Contains("1天", Listed(page, uncorrected), StringComparison.Ordinal);
        Assert.Contains("视为放弃 《中华人民共和国政府信息公开条例》（2019年修订）第三十条", Listed(page, uncorrected), StringComparison.Ordinal);
        Assert.Contains("确认收到", Listed(page, unconfirmed), StringComparison.Ordinal);
        foreach (var other in (string[])[waiting, fresh]) Assert.DoesNotContain(other, page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_file_has_the_rows_of_the_page_and_no_more()
    {
        var (late, _) = await Register(("submitted", "2026-09-08"));
        var street = await Open(Street, "2026-09-07");
        using var answer = await supervisor.GetAsync("/desk/late.csv", Stop);
        Assert.Equal("text/csv", answer.Content.Headers.ContentType!.MediaType);
        Assert.Equal("late-2026-10-13.csv", answer.Content.Headers.ContentDisposition!.FileName);
        var bytes = await answer.Content.ReadAsByteArrayAsync(Stop);
        Assert.Equal(Encoding.UTF8.Preamble, bytes[..3]);
        var lines = Encoding.UTF8.GetString(bytes[3..]).TrimEnd().Split("\r\n");
        Assert.Equal(3, lines.Length);
        Assert.Equal($"440112101,广州市黄埔区住房和城乡建设局,逾期,1个工作日,2026-10-12,{late},{Answers["feature"]},依申请公开,办理中,答复公开申请,20个工作日,{Law2019}",
            lines[1]);
        Assert.DoesNotContain(Answers["name"], lines[1], StringComparison.Ordinal);

        Assert.Contains(street, await supervisor.Read($"/desk/late.csv?body={Street}&lang=en"), StringComparison.Ordinal);
        Assert.DoesNotContain(late, await supervisor.Read($"/desk/late.csv?body={Street}"), StringComparison.Ordinal);
        Assert.DoesNotContain(street, await Clerk.Read("/desk/late.csv"), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await supervisor.GetAsync("/desk/late.pdf", Stop)).StatusCode);
        using var stranger = Visitor();
        Assert.StartsWith("/sign-in", (await stranger.GetAsync("/desk/late.csv", Stop)).LeadsTo);
    }

    [Fact]
    public async Task Many_late_cases_are_one_question_to_the_index_of_open_cases()
    {
        for (var more = 0; more < 6; more++) await Open(more % 2 == 0 ? Bureau : Street, "2026-09-07");
        await CatchUp();
        asked.Heard.Clear();
        await supervisor.Read("/desk/late");
        var (text, parameters) = Assert.Single(asked.Heard);

        await Do(async services =>
        {
            var db = services.GetRequiredService<Db>();
            var sqlite = db.Database.ProviderName!.EndsWith("Sqlite", StringComparison.Ordinal);
            await using var transaction = await db.Database.BeginTransactionAsync(Stop);
            // So few rows are read faster without an index: the question is whether there is one.
            if (!sqlite) await db.Database.ExecuteSqlRawAsync("SET LOCAL enable_seqscan = off", Stop);
            await using var command = db.Database.GetDbConnection().CreateCommand();
            (command.Transaction, command.CommandText) = (transaction.GetDbTransaction(), (sqlite ? "EXPLAIN QUERY PLAN " : "EXPLAIN ") + text);
            foreach (var (name, value) in parameters)
            {
                var parameter = command.CreateParameter();
                (parameter.ParameterName, parameter.Value) = (name, value);
                command.Parameters.Add(parameter);
            }
            var plan = new List<string>();
            await using var read = await command.ExecuteReaderAsync(Stop);
            while (await read.ReadAsync(Stop)) plan.Add(read.GetString(sqlite ? 3 : 0));
            Assert.Contains(plan, line => line.Contains("IX_case_BodyCode_ClosedOn_DueOn", StringComparison.Ordinal));
            Assert.DoesNotContain(plan, line => line.StartsWith("SCAN c", StringComparison.Ordinal));
        });
    }

    async Task<string> Open(string body, string received)
    {
        var code = "";
        await Do(async services =>
        {
            var db = services.GetRequiredService<Db>();
            await using var transaction = await db.Database.BeginTransactionAsync(Stop);
            var matter = await services.GetRequiredService<Daylight.Desk>().Open(RequestProcedure.Procedure, new()
            {
                BodyCode = body, State = RequestProcedure.InHand, Channel = Channel.Counter, Title = "加装电梯补贴",
                On = DateOnly.Parse(received), ReceivedOn = DateOnly.Parse(received),
            }, Actor.Machine, Stop);
            await db.SaveChangesAsync(Stop);
            await transaction.CommitAsync(Stop);
            code = matter.Code;
        });
        return code;
    }

    static async Task<string> Page(HttpClient officer, string query = "") => WebUtility.HtmlDecode(await officer.Read("/desk/late" + query));

    // A case where it is listed, below the table of the bodies.
    static string Listed(string page, string code) => Cells(page[page.IndexOf("<section", StringComparison.Ordinal)..], code);

    // The words of the cells of the first row that holds a text, one blank between them.
    static string Cells(string page, string text)
    {
        var row = page.Split("<tr").Skip(1).First(row => row.Contains(text, StringComparison.Ordinal)).Split("</tr>")[0];
        return string.Join(' ', Tag().Replace("<tr" + row, " ").Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
    }

    [GeneratedRegex("<[^>]*>")]
    private static partial Regex Tag();
}
