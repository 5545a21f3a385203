using System.Text;
using Daylight.Disclosure.Importing;
using Daylight.Host.Importing;
using Daylight.Petitions;
using Daylight.Tests.Modules.Disclosure.Importing;
using Daylight.Web;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace Daylight.Tests.Host.Importing;

public sealed class LetterImportTests : ImportTown
{
    const string Head = "留言编号,留言用户,留言主题,留言时间,留言详情,反对数,点赞数,答复意见,答复时间,一级标签,二级标签,三级标签\n";

    [Fact]
    public async Task Rows_become_petitions_once_with_their_day_their_votes_and_their_answer()
    {
        var file = Input.File("letters.csv", Head +
            "1,A1,路灯不亮,2019/2/28 11:25:05,\"\n\t\t\t二巷的路灯坏了。\n\",1,7,已经修好。,2019/3/9 10:00:00,,,\n" +
            "2,A1,公交太少,2019-03-01,等一个小时。,0,0,,,交通出行,公共交通,公交线路和班次\n" +
            "2,A2,别的事,2019-03-02,号码一样，内容不同。,0,0,,,,,\n" +
            "3,A3,没有时间,,内容,0,0,,,,,\n");
        var (done, report) = await ImportLetters(null, file);
        Assert.Equal((4, 2, 0, 2), (done.Read, done.Added, done.Present, done.Refused));
        Assert.Equal(2, report.Length);
        var petitions = await Ask(db => db.Petitions.AsNoTracking().OrderBy(petition => petition.SourceId).ToListAsync(Stop));
        Assert.Equal((7, 1, PetitionSource.Import, petitions[0].Reporter), (petitions[0].VotesFor, petitions[0].VotesAgainst, petitions[1].Source, petitions[1].Reporter));
        Assert.Equal("traffic-transit-bus", petitions[1].Class);
        var answered = (await Ask(db => db.Cases.WithSteps("XF-2019-00001", Stop)))!;
        Assert.Equal(("closed", "cn-pet-2005", new DateOnly(2019, 3, 9), "已经修好。"), (answered.State, answered.Regime, answered.DoneOn, answered.Steps[^1].Text));
        Assert.Equal("registered", (await Ask(db => db.Cases.SingleAsync(matter => matter.Code == "XF-2019-00002", Stop))).State);
        Assert.Equal((0, 2), ((await ImportLetters(null, file)).Done is var again ? again.Added : 1, again.Present));
        Assert.Empty(await FaultsFound());
    }

    [Fact]
    public async Task What_a_file_says_of_writer_and_way_comes_along_and_what_is_not_known_is_refused_with_what_would_be()
    {
        const string Whole = "编号,标题,时间,内容,类别,来源,姓名,电话,邮箱,住址,单位,人数,答复,答复时间\n";
        var (done, report) = await ImportLetters(null, Input.File("letters.csv", Whole +
            "1,路灯不亮,2019-02-28,二巷的路灯坏了。,投诉,区长信箱,陈晓岚,13800138000,chen@example.com,大沙街一巷2号,440112101,30,,\n" +
            "2,几点上班,2023-03-01,窗口几点开？,咨询,热线,,,,,,,上午九点。,2023-03-02\n" +
            "3,路灯不亮,2019-02-28,三巷的路灯坏了。,表扬,口信,,abc,不是邮箱,,,0,,\n" +
            "4,路灯不亮,2019-02-28,四巷的路灯坏了。,投诉,,,,,,没有的局,,,\n"));
        Assert.Equal((4, 2, 2), (done.Read, done.Added, done.Refused));
        foreach (var said in (string[])["The kind “表扬” is not known: give one of 咨询, 求助, 意见建议, 投诉, 申诉求决, 检举控告.", "The source “口信” is not known", "This is not a telephone number", "This is not an e-mail address", "give 1 to 100000", "There is no body “没有的局”"])
            Assert.Contains(report, line => line.Contains(said, StringComparison.Ordinal));
        var first = await Ask(db => db.Petitions.AsNoTracking().SingleAsync(petition => petition.SourceId == "letter/1", Stop));
        Assert.Equal((PetitionKind.Complaint, PetitionSource.Mayor, "陈晓岚", "13800138000"), (first.Kind, first.Source, first.Name, first.Phone));
        Assert.Equal(("chen@example.com", "大沙街一巷2号", 30), (first.Email, first.Address, first.People));
        Assert.NotNull(first.Reporter);
        Assert.Equal("440112101", await Ask(db => db.Cases.Where(matter => matter.Id == first.CaseId).Select(matter => matter.BodyCode).SingleAsync(Stop)));
        var call = (await Ask(db => db.Cases.WithSteps("RX-2023-00001", Stop)))!;
        Assert.Equal(("closed", "cn-44-hotline-2022", "上午九点。", new DateOnly(2023, 3, 3)), (call.State, call.Regime, call.Steps[^1].Text, call.DueOn!.Value));
        Assert.Empty(await FaultsFound());
    }

    [Fact]
    public async Task An_answer_of_before_was_in_time_by_the_period_for_answering_and_what_was_late_on_arrival_gets_no_card_for_it()
    {
        await ImportLetters(null, Input.File("letters.csv", Head +
            "1,A1,路灯不亮,2019/2/28,二巷的路灯坏了。,0,0,已经修好。,2019/4/9,,,\n" +
            "2,A2,公交太少,2019/3/1,等一个小时。,0,0,修好了。,2019/6/1,,,\n" +
            "3,A3,井盖丢了,2019/3/2,四巷的井盖。,0,0,,,,,\n"));
        // Forty days are more than the fifteen for registering and less than the sixty for answering.
        await Do(async services =>
        {
            var (db, measures) = (services.GetRequiredService<Db>(), services.GetRequiredService<Measures>());
            var scope = new Scope("440112/", new(2019, 1, 1), new(2019, 12, 31)) { Today = Time.Today() };
            Assert.Equal((2, 1), (await Measures.Total(measures["petitions.answered"], db, scope, Stop), await Measures.Total(measures["petitions.answered/in-time"], db, scope, Stop)));
        });
        Task Night() => Do(services => services.GetServices<NightWork>().OfType<CardsByRule>().Single().Go(Stop));
        await Night();
        Assert.Equal(0, await Ask(db => db.Set<SupervisionCard>().CountAsync(Stop)));
        // What falls due here is late here.
        await Do(async services =>
        {
            var matter = (await services.GetRequiredService<Db>().Cases.WithSteps("XF-2019-00003", Stop))!;
            var clerk = await Officer("clerk", Role.Clerk);
            Assert.Empty(await services.GetRequiredService<Desk>().Take(matter, PetitionProcedure.Procedure, PetitionProcedure.Accept,
                new() { On = Time.Today(), Version = matter.Version, Text = "受理。" }, clerk, services.GetRequiredService<BodyTree>(), Stop));
        });
        DaysPass(70);
        await Night();
        Assert.Equal(1, await Ask(db => db.Set<SupervisionCard>().CountAsync(Stop)));
    }

    [Fact]
    public async Task A_table_of_classes_becomes_the_classes_of_the_installation()
    {
        const string Table = "一级分类,二级分类,三级分类\n环境,噪声,工地\n环境,水,河涌\n环境,水,河涌\n";
        await ImportLetters(null, Input.File("before.csv", Head + "1,A1,公交太少,2019-03-01,等一个小时。,0,0,,,交通出行,公共交通,公交线路和班次\n"));
        var (done, report) = await ImportLetters(null, Input.File("letters.csv", Head + "2,A1,工地太吵,2019-03-01,夜里施工。,0,0,,,环境,噪声,工地\n"), Input.File("classes.csv", Table));
        Assert.Equal((4, 3, 1), (done.Read, done.Added, done.Refused));
        Assert.Contains("is there already", Assert.Single(report), StringComparison.Ordinal);
        await CatchUp();

        var classes = Services.GetRequiredService<TopicTree>();
        Assert.Equal(["环境 噪声 工地", "环境 水 河涌"], classes.Leaves.Select(leaf => string.Join(' ', classes.PathTo(leaf.Code).Select(one => one.Name.Zh))));
        var given = await Ask(db => db.Petitions.AsNoTracking().OrderBy(petition => petition.SourceId).Select(petition => petition.Class!).ToListAsync(Stop));
        Assert.Equal(["公交线路和班次", "工地"], given.Select(code => classes.Find(code)!.Name.Zh));
        using var visitor = Visitor();
        Assert.Contains("<optgroup label=\"环境 › 水\"><option value", await visitor.Read(Write.Url), StringComparison.Ordinal);
        var figures = await visitor.Read($"{PublicFigures.Url}?year=2019");
        Assert.Contains($"measure=petitions.classed&amp;body=440112&amp;year=2019&amp;column={classes.Below(null).Single().Code}", figures, StringComparison.Ordinal);
        Assert.Contains("交通出行", figures, StringComparison.Ordinal);

        Assert.Equal((0, 2, 1), ((await ImportLetters(null, Input.File("classes.csv", Table))).Done is var again ? again.Added : 1, again.Present, again.Refused));
        Assert.Equal(1, await Ask(db => db.Entries.CountAsync(entry => entry.Verb == "take-over-classes", Stop)));
        Assert.Empty(await FaultsFound());
    }

    [Fact]
    public async Task Real_letters_are_taken_in_as_they_are_and_every_refusal_is_explained()
    {
        var folder = RealData.At("letters");
        foreach (var name in (string[])["topic-taxonomy.xlsx", "letters-2019-h1.csv", "letters-with-replies.csv", "labelled.csv", .. Directory.GetFiles(Path.Combine(folder, "samples"), "*.xlsx").Order().Select(Path.GetFileName)!])
        {
            var path = Path.Combine(folder, File.Exists(Path.Combine(folder, name)) ? "" : "samples", name);
            var (done, report) = await ImportLetters(null, path);
            TestContext.Current.TestOutputHelper!.WriteLine($"{name}: {done.Told(TimeSpan.FromSeconds(1)).En}");
            foreach (var line in report.Take(3)) TestContext.Current.TestOutputHelper!.WriteLine("  " + line);
            Assert.Equal(done.Refused, report.Count(line => line.Contains(",refused", StringComparison.Ordinal)));
            // A table of lessons has no days: it is refused whole, and says why.
            if (name is "labelled.csv")
            {
                Assert.Equal((1, 0, 1), (done.Read, done.Added, done.Refused));
                Assert.Contains("No column is named as the time", Assert.Single(report), StringComparison.Ordinal);
            }
            if (name.StartsWith("letters-", StringComparison.Ordinal)) Assert.True(done.Added + done.Present > 0.95 * done.Read);
        }
    }

    async Task<(ImportTotals Done, string[] Report)> ImportLetters(string? body, params string[] paths)
    {
        var bytes = new MemoryStream();
        ImportTotals totals;
        await using (var report = new ImportReport(bytes, Language.English))
            totals = await ActivatorUtilities.CreateInstance<LetterImport>(Services).Run(paths, body, report, new(), _ => { }, Stop);
        Assert.Equal(totals.Read, totals.Added + totals.Present + totals.Refused);
        return (totals, Encoding.UTF8.GetString(bytes.ToArray()).Split("\r\n", StringSplitOptions.RemoveEmptyEntries)[1..]);
    }
}
