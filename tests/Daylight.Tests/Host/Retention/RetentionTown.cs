using System.Net;
using System.Text;
using System.Text.Json;
using Daylight.Enquiries;
using Daylight.Host;
using Daylight.Requests;
using Daylight.Web;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace Daylight.Tests.Host.Retention;

/// <summary>A town in which one person has left traces everywhere they can be left, and many years have passed.</summary>
public abstract class RetentionTown : MailTown
{
    /// <summary>Words of the person, and of what was written to and about them.</summary>
    protected static readonly string[] Traces =
    [
        "诸葛青麟", "11010519491231002X", "13912345678", "zhuge.qinglin@example.com", "石化路七十七号之九", "青麟巷雨污分流竣工图", "诸葛默存",
        "来电时哭过", "竣工档案底册", "随信寄上家谱", "想让邻居也看看竣工图", "答复诸葛先生", "登记成了别人家", "补录到家谱那一页",
    ];

    protected const string Basis = "本机关档案保管期限表", Document = "家谱.txt";

    protected string Code { get; private set; } = "";

    protected string Secret { get; private set; } = "";

    /// <summary>The person asks, writes, is answered by e-mail and thanked; asks something at the counter; withdraws a correction.</summary>
    protected async Task LeaveTraces()
    {
        using var visitor = Visitor();
        (Code, Secret) = await FileOnTheWeb(visitor, With(("name", "诸葛青麟"), ("phone", "13912345678"), ("email", "zhuge.qinglin@example.com"),
            ("address", "石化路七十七号之九"), ("feature", "青麟巷雨污分流竣工图"), ("description", "家父诸葛默存的宅基地在那里。"), ("way", "email")));
        await Taken(Clerk, Code, "confirm");
        await Comes(Letter(Mailbox.Of(Code), "随信寄上家谱。", "zhuge.qinglin@example.com", files: (Document, "诸葛默存，补录到家谱那一页"u8.ToArray())));
        await Clerk.Upload($"/desk/cases/{Code}/papers", $"/desk/cases/{Code}/papers", [], ("竣工图.txt", Encoding.UTF8.GetBytes("给诸葛青麟的竣工图")));
        await Clerk.Submit($"/desk/cases/{Code}", $"/desk/cases/{Code}/notes", ("note", "来电时哭过。"), ("once", Ids.Next().ToString()));
        var searches = $"/desk/requests/{Code}/searches";
        await Clerk.Submit(searches, searches, ("place", "竣工档案底册"), ("terms", "青麟巷雨污分流竣工图"), ("by", "老周"), ("on", $"{Time.Today():yyyy-MM-dd}"), ("found", "0"));
        await Taken(Clerk, Code, "draft", ("outcome", "A2"), ("text", "答复诸葛先生：图纸如下。"));
        await Taken(Head, Code, "sign", ("outcome", "A2"), ("text", "答复诸葛先生：图纸如下。"));
        await Taken(Clerk, Code, "deliver", ("delivery", "email"));
        await Follow(visitor, Code, Secret);
        await visitor.Submit($"/cases/{Code}", $"/cases/{Code}/publication-wish", ("because", "想让邻居也看看竣工图"));
        await Round();
        await Do(Others);
        await CatchUp();
        Assert.NotEmpty(Out);
        Assert.Equal(1, await Ask(db => db.Set<PublicationWish>().CountAsync(Stop)));
        Assert.NotEmpty(await Ask(db => db.OutgoingMail.ToListAsync(Stop)));
        Assert.Equal(3, await Ask(db => db.Cases.CountAsync(matter => matter.ClosedOn != null, Stop)));
    }

    async Task Others(IServiceProvider services)
    {
        var (db, desk, bodies) = (services.GetRequiredService<Db>(), services.GetRequiredService<Desk>(), services.GetRequiredService<BodyTree>());
        var account = await db.Users.Where(user => user.UserName == "clerk").Select(user => user.Id).SingleAsync(Stop);
        var clerk = (await Actor.Officer(db, account, Time.Today(), Stop))!;
        await services.GetRequiredService<EnquiryFiling>().File(
            EnquiryForm.Blank with { Body = Bureau, Title = "青麟巷雨污分流竣工图怎么看", Name = "诸葛青麟", Phone = "13912345678", Answer = "答复诸葛先生：到窗口看。" },
            new(Ids.Next(), Channel.Counter, Time.Today(), null), clerk, Stop);
        var form = RequestForm.Blank;
        foreach (var (field, answer) in ((string, string)[])[("body", Bureau), ("kind", "natural"), ("name", "诸葛青麟"), ("identity", "residentid"),
            ("identityNumber", "11010519491231002X"), ("phone", "13912345678"), ("record", "青麟巷雨污分流竣工图"), ("wrong", "登记成了别人家"),
            ("right", "诸葛默存"), ("evidence", "随信寄上家谱"), ("way", "person")]) form = form.With(field, answer);
        var (evidence, _) = await services.GetRequiredService<FileIntake>().Take("诸葛默存，登记成了别人家"u8.ToArray(), "诸葛青麟.txt", Stop);
        var own = (await services.GetRequiredService<OwnRecordFiling>().File(
            form, [new("", evidence!)], new(Channel.Counter, Ids.Next(), "0123456789AB"), Actor.Requester, Stop)).Code;
        var problems = await desk.Take((await db.Cases.WithSteps(own, Stop))!, OwnRecordProcedure.Procedure, "withdraw",
            new() { On = Time.Today(), Reason = "已经补录到家谱那一页" }, Actor.Requester, bodies, Stop);
        Assert.True(problems.None);
    }

    /// <summary>Years pass, without the nights between, and the files have lain there as long.</summary>
    protected async Task YearsPass(int years)
    {
        Time.AdjustTime(Time.GetUtcNow().AddDays(years * 366));
        await SignIn();
        foreach (var file in Directory.EnumerateFiles(Path.Combine(Folder, "files"), "*", SearchOption.AllDirectories))
            File.SetLastWriteTimeUtc(file, File.GetLastWriteTimeUtc(file).AddDays(-400));
    }

    /// <summary>An administrator puts rules in force.</summary>
    protected async Task InForce(params string[] rules)
    {
        await Officer("settler", Role.Administrator);
        using var settler = await Visitor().SignedIn("settler");
        foreach (var rule in rules)
        {
            var sent = await settler.Submit("/desk/retention", $"/desk/retention/{rule}", ($"months-{rule}", "36"), ($"basis-{rule}", Basis));
            Assert.Equal("/desk/retention", sent.LeadsTo);
        }
    }

    private protected Task<RetentionDone> Run() => Services.GetRequiredService<RetentionRun>().Go(long.MaxValue, Stop);

    /// <summary>Everything that is counted, with the rows behind it, for every year of the town.</summary>
    protected async Task<string> Figures()
    {
        var figures = new StringBuilder();
        await Do(async services =>
        {
            var db = services.GetRequiredService<Db>();
            foreach (var measure in services.GetRequiredService<Measures>().All.OrderBy(measure => measure.Name, StringComparer.Ordinal))
                for (var year = 2026; year <= 2027; year++)
                    foreach (var row in await measure.Rows(db, new("440112/", new(year, 1, 1), new(year, 12, 31)) { Today = Time.Today() }).ToListAsync(Stop))
                        figures.AppendLine(JsonSerializer.Serialize(new { measure.Name, year, row.Address, row.Title, row.BodyCode, row.On, row.Column, row.Quantity }));
        });
        foreach (var form in (string[])["cn-2012", "cn-2021"])
        {
            using var report = JsonDocument.Parse(await Visitor().Read($"/api/v1/reports/annual/440112/2026?form={form}"));
            figures.Append(report.RootElement.GetProperty("cells").GetRawText()).Append(report.RootElement.GetProperty("checks").GetRawText());
        }
        return figures.ToString();
    }

    /// <summary>Every text of every row, whatever the table.</summary>
    protected Task<string> EveryRow() => Ask(async db =>
    {
        var all = new StringBuilder();
        foreach (var type in db.Model.GetEntityTypes().Where(type => !type.IsOwned()))
        {
            var rows = (IQueryable<object>)typeof(DbContext).GetMethod(nameof(DbContext.Set), 1, [])!.MakeGenericMethod(type.ClrType).Invoke(db, [])!;
            foreach (var row in await rows.AsNoTracking().ToListAsync(Stop))
                foreach (var property in type.GetProperties().Where(property => property.ClrType == typeof(string)))
                    all.Append(property.PropertyInfo?.GetValue(row)).Append('\n');
        }
        return all.ToString();
    });

    protected static void HasNone(string where, string text)
    {
        var told = WebUtility.HtmlDecode(text);
        foreach (var trace in Traces) Assert.False(told.Contains(trace, StringComparison.Ordinal), $"{where} still has “{trace}”");
    }
}
