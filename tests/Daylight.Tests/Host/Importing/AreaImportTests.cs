using System.Text.Json;
using Daylight.Disclosure.Importing;
using Daylight.Host.Importing;
using Daylight.Petitions;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace Daylight.Tests.Host.Importing;

/// <summary>Areas come in from GeoJSON once, a border that moved keeps its old drawing, and what can't be an area is refused with its reason.</summary>
public sealed class AreaImportTests : Town
{
    const string Street = "440112201";

    static string Feature(string code, double from, double to, string name = "大沙街", string more = "") => FormattableString.Invariant(
        $$$"""{"type":"Feature","properties":{"编码":"{{{code}}}","名称":"{{{name}}}"{{{more}}}},"geometry":{"type":"Polygon","coordinates":[[[{{{from}}},23],[{{{to}}},23],[{{{to}}},23.2],[{{{from}}},23.2],[{{{from}}},23]]]}}""");

    static string Collection(params string[] features) => $$"""{"type":"FeatureCollection","features":[{{string.Join(',', features)}}]}""";

    [Fact]
    public async Task The_same_file_again_adds_nothing_and_a_moved_border_leaves_the_old_one()
    {
        var (done, _) = await Import(Collection(Feature(Street, 113, 113.5), Feature("9", 113.5, 114, "文冲街")));
        Assert.Equal((2, 2, 0), (done.Read, done.Added, done.Refused));
        Assert.Equal((0, 2), (await Import(Collection(Feature(Street, 113, 113.5), Feature("9", 113.5, 114, "文冲街")))) is var (again, _) ? (again.Added, again.Present) : default);
        DaysPass(10);
        Assert.Equal((1, 0), (await Import(Collection(Feature(Street, 113, 113.4)))) is var (moved, _) ? (moved.Changed, moved.Refused) : default);

        var drawn = await Ask(db => db.Areas.AsNoTracking().Where(area => area.Code == Street).OrderBy(area => area.ValidFrom).ToListAsync(Stop));
        Assert.Equal([(FirstDay, FirstDay.AddDays(9)), (FirstDay.AddDays(10), (DateOnly?)null)], drawn.Select(area => (area.ValidFrom, area.ValidTo)));
        // The office that has the code of the street looks after it.
        Assert.All(drawn, area => Assert.Equal(Street, area.BodyCode));
        await CatchUp();
        Assert.Equal(Street, Services.GetRequiredService<AreaMap>().At(23.1, 113.3, AreaKind.Street, FirstDay.AddDays(10))?.Code);
        Assert.Equal(3, await Ask(db => db.Entries.CountAsync(entry => entry.Verb == "draw-area", Stop)));
        Assert.Empty(await FaultsFound());
    }

    [Fact]
    public async Task What_can_not_be_an_area_is_refused_and_the_rest_comes_in()
    {
        var (done, why) = await Import(Collection(
            Feature(Street, 113, 113.5), Feature(Street, 114, 114.5), Feature("7", 113.4, 113.6), Feature("8", 115, 116, more: ",\"类型\":\"星系\""),
            Feature("", 117, 118), Feature("10", 119, 120, more: ",\"body\":\"000\""), Feature("11", 119, 120, more: ",\"valid_from\":\"昨天\""),
            """{"type":"Feature","properties":{"code":"12","name":"点"},"geometry":{"type":"Point","coordinates":[113,23]}}"""));
        Assert.Equal((8, 1, 7), (done.Read, done.Added, done.Refused));
        Assert.Equal(["编码与", "重叠", "星系", "缺编码", "000", "昨天", "面"], why.Zip((string[])["编码与", "重叠", "星系", "缺编码", "000", "昨天", "面"], (said, part) => said.Contains(part, StringComparison.Ordinal) ? part : said));
        Assert.Contains("GeoJSON", Assert.Single((await Import("""{"type":"Feature"}""")).Why), StringComparison.Ordinal);
        Assert.Contains("WGS84", Assert.Single((await Import("""{"crs":{"properties":{"name":"GCJ-02"}},"features":[]}""")).Why), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_letter_is_in_the_street_of_its_point_of_its_words_or_of_the_office_it_asks()
    {
        await Import(Collection(Feature(Street, 113, 113.5), Feature("9", 113.5, 114, "文冲街")));
        await CatchUp();
        Assert.Equal("9", await StreetOf(("place", "大沙街二巷"), ("lat", "23.1"), ("long", "113.7")));
        Assert.Equal(Street, await StreetOf(("place", "大沙街二巷")));
        Assert.Equal(Street, await StreetOf(("body", Street)));
        Assert.Null(await StreetOf(("place", "某处")));
    }

    [Fact]
    public async Task A_click_on_the_map_keeps_what_was_typed_and_can_be_taken_back()
    {
        await Import(Collection(Feature(Street, 113, 113.5), Feature("9", 113.5, 114, "文冲街")));
        await CatchUp();
        using var visitor = Visitor();
        Assert.Contains("<svg", await visitor.Read("/areas.svg?at=23.1,113.4"), StringComparison.Ordinal);
        Assert.Contains("type=\"image\"", await visitor.Read(Write.Url), StringComparison.Ordinal);
        var there = await (await visitor.Submit(Write.Url, Write.Url, ("story", "写了一半"), ("point.x", "300"), ("point.y", "20"))).Says(System.Net.HttpStatusCode.OK);
        var page = System.Net.WebUtility.HtmlDecode(there);
        Assert.Contains("选在文冲街", page, StringComparison.Ordinal);
        Assert.Contains("写了一半", page, StringComparison.Ordinal);
        Assert.DoesNotContain("错误：", page, StringComparison.Ordinal);
        var latitude = page.Split("name=\"lat\" value=\"")[1].Split('"')[0];
        var longitude = page.Split("name=\"long\" value=\"")[1].Split('"')[0];
        // By a key no place is chosen, and nothing is lost or sent.
        var (kept, gone) = (("lat", latitude), ("long", longitude));
        Assert.Contains("选在文冲街", System.Net.WebUtility.HtmlDecode(await (await visitor.Submit(Write.Url, Write.Url, kept, gone, ("point.x", "0"), ("point.y", "0"))).Says(System.Net.HttpStatusCode.OK)), StringComparison.Ordinal);
        Assert.Contains("还没有选位置", System.Net.WebUtility.HtmlDecode(await (await visitor.Submit(Write.Url, Write.Url, kept, gone, ("point", "none"))).Says(System.Net.HttpStatusCode.OK)), StringComparison.Ordinal);
        Assert.Empty(await Ask(db => db.Petitions.ToListAsync(Stop)));
    }

    [Fact]
    public async Task Without_areas_there_is_no_map()
    {
        using var visitor = Visitor();
        Assert.Equal(System.Net.HttpStatusCode.NotFound, (await visitor.GetAsync("/areas.svg", Stop)).StatusCode);
        Assert.DoesNotContain("type=\"image\"", await visitor.Read(Write.Url), StringComparison.Ordinal);
    }

    async Task<string?> StreetOf(params (string, string)[] own)
    {
        using var visitor = Visitor();
        var sent = await visitor.Submit(Write.Url, Write.Url, [("source", "mayor"), ("kind", "help"), ("title", "路灯不亮"), ("story", "请修好。"), ("phone", "13800138000"),
            ("checked", "true"), ("once", Ids.Next().ToString()), .. own]);
        Assert.EndsWith("/done", sent.LeadsTo, StringComparison.Ordinal);
        return await Ask(async db => (await db.Petitions.AsNoTracking().OrderByDescending(petition => petition.CaseId).FirstAsync(Stop)).AreaId is { } area
            ? (await db.Areas.SingleAsync(one => one.Id == area, Stop)).Code : null);
    }

    async Task<(ImportTotals Done, List<string> Why)> Import(string json)
    {
        var why = new List<string>();
        using var file = JsonDocument.Parse(json);
        ImportTotals? done = null;
        await Do(async services => done = await ActivatorUtilities.CreateInstance<AreaImport>(services).Run(AreaFile.Of(file, "areas.json", Time.Today()), (_, reason) => why.Add(reason.Zh), Stop));
        return (done!, why);
    }
}
