using CsCheck;
using Xunit;
using static Daylight.Tests.Kernel.Search.Library;

namespace Daylight.Tests.Kernel.Search;

public sealed class FacetTests
{
    static readonly string[] Keys = [Audience.Everyone, "440112001", "440112002", "440112003"];

    static readonly Gen<SearchDocument> AnyDocument =
        from words in Gen.OneOf("电梯", "补贴", "学校", "税").Array[1, 3]
        from audience in Gen.OneOf(Keys).Array[0, 2]
        from body in Gen.OneOf("440112001", "440112002", "440112003")
        from topics in Gen.OneOf("住房", "教育", "财政").Array[0, 2]
        from category in Gen.OneOf("", "规范性文件", "公示")
        from kind in Gen.OneOf("record", "reply")
        from year in Gen.Int[2010, 2013]
        select Record("", "关于" + words[0] + "的通知", string.Join("，", words) + "。") with
        {
            Audience = audience, BodyPath = ["440112", body], Topics = topics, Category = category, Kind = kind,
            Date = new DateOnly(year, 6, 1),
        };

    static readonly Gen<Scene> AnyScene =
        from documents in AnyDocument.Array[1, 40]
        from word in Gen.OneOf("电梯", "补贴", "学校", "税", "")
        from bodies in Gen.OneOf(Keys[1..]).Array[0, 2]
        from body in Gen.OneOf("", "440112", "440112001")
        from topic in Gen.OneOf("", "", "住房")
        from year in Gen.OneOf("", "", "2012")
        let chosen = ((Facet, string)[])[(Facet.Body, body), (Facet.Topic, topic), (Facet.Year, year)]
        select new Scene(
            [.. documents.Select((it, i) => it with { Address = $"record:{i}" })], word, new Audience(bodies),
            chosen.Where(pair => pair.Item2 != "")
                .ToDictionary(pair => pair.Item1, pair => (IReadOnlyList<string>)[pair.Item2]));

    sealed record Scene(
        SearchDocument[] Documents, string Word, Audience Viewer, Dictionary<Facet, IReadOnlyList<string>> Filters);

    [Fact]
    public void Hits_totals_and_facets_are_those_of_the_visible_and_each_facet_ignores_its_own_filter()
    {
        using var library = new Library();
        AnyScene.Sample(
            scene =>
            {
                library.Index.Clear();
                library.Holds(scene.Documents);
                var found = library.Index.Search(new(scene.Word, scene.Viewer) { Size = 100, Filters = scene.Filters });
                var visible = scene.Documents.Where(it => it.Audience.Any(scene.Viewer.Admits)
                    && (it.Title + it.Text).Contains(scene.Word)).ToList();
                var hits = visible.Where(it => Passes(it, scene.Filters, null)).ToList();
                Assert.Equal(hits.Count, found.Total);
                Assert.Equal(
                    hits.Select(it => it.Address).Order(), found.Hits.Select(hit => hit.Document.Address).Order());
                foreach (var facet in Enum.GetValues<Facet>())
                    Assert.Equal(
                        visible.Where(it => Passes(it, scene.Filters, facet))
                            .SelectMany(it => ValuesOf(it, facet).Distinct()).CountBy(value => value).ToDictionary(),
                        found.Facets[facet].ToDictionary(count => count.Value, count => count.Count));
            },
            iter: 150, threads: 1);
    }

    [Fact]
    public void Nothing_hidden_is_in_a_suggestion_or_behind_initials()
    {
        using var library = new Library().Holds(
            Record("secret", "黄埔区加装电梯名单", "电梯") with { Audience = ["440112001"] }, Record("open", "公告", "公开"));
        var outside = library.Find("加装电体");
        Assert.Null(outside.Suggestion);
        Assert.Equal(0, outside.Total);
        Assert.Empty(library.Finds("hpq"));
        Assert.Empty(outside.Facets.SelectMany(facet => facet.Value));
        Assert.Equal("加装电梯", library.Index.Search(new("加装电体", new("440112001"))).Suggestion);
    }

    [Fact]
    public void Days_limit_hits_and_facets()
    {
        using var library = new Library().Holds(
            Record("a", "公告") with { Date = new DateOnly(2026, 1, 1) },
            Record("b", "公告") with { Date = new DateOnly(2026, 1, 2) },
            Record("c", "公告") with { Date = null });
        var found = library.Index.Search(new("公告", Audience.Public) { From = new(2026, 1, 2), To = new(2026, 1, 2) });
        Assert.Equal("b", Assert.Single(found.Hits).Document.Address);
        Assert.Equal(new FacetCount("2026", 1), Assert.Single(found.Facets[Facet.Year]));
    }

    static bool Passes(SearchDocument it, Dictionary<Facet, IReadOnlyList<string>> filters, Facet? but) =>
        filters.All(filter => filter.Key == but || ValuesOf(it, filter.Key).Any(filter.Value.Contains));

    static IEnumerable<string> ValuesOf(SearchDocument it, Facet facet) => (facet switch
    {
        Facet.Kind => (IEnumerable<string>)[it.Kind],
        Facet.Body => it.BodyPath,
        Facet.Category => [it.Category],
        Facet.Topic => it.Topics,
        Facet.Year => [it.Date!.Value.Year.ToString()],
        _ => [it.Validity],
    }).Where(value => value != "");
}
