using System.Text;
using Daylight.Disclosure.Importing;
using Daylight.Host.Importing;
using Daylight.Petitions;
using Daylight.Tests.Modules.Disclosure.Importing;
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
