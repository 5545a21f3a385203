using System.Globalization;
using Daylight.Web;
using Daylight.Web.Api;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Daylight.Host.Api;

/// <summary>A program reads the catalogue: all of it page by page, or what is found by words.</summary>
static class RecordList
{
    const string Relevance = "relevance", Newest = "newest", Oldest = "oldest";

    public sealed record Question
    {
        [FromQuery(Name = "q"), Told("要找的词、“短语”、-排除的词、文号或索引号", "Words, “phrases”, -exclusions, document or index numbers", Example = "电梯 补贴")]
        public string? Text { get; init; }

        [FromQuery(Name = "body"), Told("机关代码；包括下属机关", "Code of a body; the bodies below it are included", Example = "440112")]
        public string? Body { get; init; }

        [FromQuery(Name = "category"), Told("内容分类", "Kind of content")]
        public string? Category { get; init; }

        [FromQuery(Name = "topic"), Told("重点领域", "Priority field")]
        public string? Topic { get; init; }

        [FromQuery(Name = "kind"), Told("体裁", "Sort of document")]
        public string? Kind { get; init; }

        [FromQuery(Name = "from"), Told("从这一天起公布的", "Published on this day or later", Format = "date")]
        public string? From { get; init; }

        [FromQuery(Name = "to"), Told("到这一天为止公布的", "Published on this day or before", Format = "date")]
        public string? To { get; init; }

        [FromQuery(Name = "sort"), Told("newest、oldest，有q时还有relevance", "newest, oldest, and with q also relevance")]
        public string? Sort { get; init; }

        [FromQuery(Name = "page"), Told("第几页，从1起", "Page, from 1", Format = "int32")]
        public string? Page { get; init; }

        [FromQuery(Name = "size"), Told("每页几条，最多100", "Items on a page, 100 at most", Format = "int32")]
        public string? Size { get; init; }
    }

    public sealed record List(
        [property: Told("一共几条", "How many there are")] long Total,
        [property: Told("这一页的记录", "The records of this page")] IReadOnlyList<Item> Items,
        [property: Told("按机关、分类、领域、体裁、年份的条数，各自不受本项条件限制", "Counts by body, category, topic, kind and year, each without its own condition")]
        IReadOnlyDictionary<string, IReadOnlyList<Count>> Facets);

    public sealed record Count(
        [property: Told("代码", "Code")] string Value,
        [property: Told("条数", "How many")] int Number);

    public sealed record Item(
        [property: Told("索引号", "Index number")] string Index,
        [property: Told("名称", "Title")] string Title,
        [property: Told("公开机关的代码", "Code of the publishing body")] string Body,
        [property: Told("文号", "Document number")] string? DocumentNumber,
        [property: Told("成文日期", "Day it was made")] DateOnly? FormedOn,
        [property: Told("公布日期", "Day it was published")] DateOnly PublishedOn,
        [property: Told("公布时间（UTC）", "Instant it was published (UTC)")] DateTime PublishedAt,
        [property: Told("内容分类", "Kind of content")] string Category,
        [property: Told("体裁", "Sort of document")] string Kind,
        [property: Told("有没有可以搜索的全文", "True when the full text can be searched")] bool HasText,
        [property: Told("网页地址", "Address of its page")] string Url);

    static readonly (Facet Facet, string Name)[] Facets =
        [(Facet.Body, "body"), (Facet.Category, "category"), (Facet.Topic, "topic"), (Facet.Kind, "kind"), (Facet.Year, "year")];

    public static void Map(IEndpointRouteBuilder routes) => routes
        .MapGet(Operations.Root + "/records", Find).Open(new("records",
        new("列出或搜索公开的信息", "List or search what is published"),
        new("没有q时按公布日期翻完全部目录；有q时用全文索引，最多翻到第10000条。撤回的信息不在其中。",
            "Without q the whole catalogue by day of publication; with q the full-text index, down to the 10,000th hit. What was withdrawn is not among them.")))
        .Produces<List>().ProducesProblem(StatusCodes.Status422UnprocessableEntity);

    static async Task<IResult> Find(
        [AsParameters] Question question, Db db, BodyTree bodies, Classification classes, SearchIndex index,
        HttpRequest request, CancellationToken stop)
    {
        var problems = new Problems();
        var asked = Checked.Read(question, bodies, classes, problems);
        if (problems.Any) return Refused.Because(problems);
        var list = asked.Text.Length > 0
            ? await Search(asked, db, index, stop)
            : await Browse(asked, db, bodies, index, stop);
        return new Answer<List>(list) { Link = asked.Paging.Links(request, list.Total) };
    }

    static async Task<List> Search(Checked asked, Db db, SearchIndex index, CancellationToken stop)
    {
        var found = index.Search(asked.Query(asked.Paging.Size));
        var numbers = found.Hits.Select(hit => hit.Document.IndexNumber).ToList();
        var items = await Items(db.Records.Published().Where(record => numbers.Contains(record.Index))).ToDictionaryAsync(item => item.Index, stop);
        // Between index and database lies a moment: what was withdrawn in it is not shown.
        return new(found.Total, [.. numbers.Where(items.ContainsKey).Select(number => items[number])], Counted(found));
    }

    static async Task<List> Browse(Checked asked, Db db, BodyTree bodies, SearchIndex index, CancellationToken stop)
    {
        var records = Narrowed(db, asked, bodies);
        var total = await records.LongCountAsync(stop);
        var ordered = asked.Sort == Oldest
            ? records.OrderBy(record => record.PublishedOn).ThenBy(record => record.Index)
            : records.NewestFirst();
        var items = await Items(ordered.Skip(asked.Paging.Skip).Take(asked.Paging.Size)).ToListAsync(stop);
        return new(total, items, Counted(index.Search(asked.Query(0))));
    }

    static IQueryable<Record> Narrowed(Db db, Checked asked, BodyTree bodies)
    {
        var records = db.Records.Published();
        if (bodies.Find(asked.Body) is { } body) records = records.Of(db.Bodies.Under(body.Path));
        if (asked.Category is { } category) records = records.Where(record => record.Category == category);
        if (asked.Kind is { } kind) records = records.Where(record => record.Kind == kind);
        if (asked.Topic is { } topic) records = records.On(topic);
        if (asked.From is { } from) records = records.Where(record => from <= record.PublishedOn);
        if (asked.To is { } to) records = records.Where(record => record.PublishedOn <= to);
        return records;
    }

    static IQueryable<Item> Items(IQueryable<Record> records) => records.AsNoTracking().Select(record => new Item(
        record.Index, record.Title, record.BodyCode, record.DocumentNumber, record.FormedOn, record.PublishedOn,
        record.PublishedAt, record.Category, record.Kind, record.HasText, "/records/" + record.Index));

    static Dictionary<string, IReadOnlyList<Count>> Counted(SearchResult found) => Facets
        .Where(facet => found.Facets.ContainsKey(facet.Facet))
        .ToDictionary(facet => facet.Name, facet => (IReadOnlyList<Count>)
            [.. found.Facets[facet.Facet].Select(count => new Count(Bare(facet.Facet, count.Value), count.Count))]);

    // In the index, kinds of documents stand below the kind of thing they are: record/notice.
    static string Bare(Facet facet, string value) =>
        facet == Facet.Kind && value.StartsWith(SearchFollower.KindPrefix, StringComparison.Ordinal) ? value[SearchFollower.KindPrefix.Length..] : value;

    /// <summary>The question, checked.</summary>
    sealed record Checked(
        string Text, string? Body, string? Category, string? Topic, string? Kind, DateOnly? From, DateOnly? To, string Sort, Paging Paging)
    {
        public static Checked Read(Question question, BodyTree bodies, Classification classes, Problems problems)
        {
            var text = question.Text?.Trim() ?? "";
            problems.When(text.Length > SearchQuery.LongestText, "q",
                $"最多{SearchQuery.LongestText}个字。", $"At most {SearchQuery.LongestText} characters.");
            problems.When(question.Body is { } code && bodies.Find(code) is null, "body", "没有这个机关。", "There is no such body.");
            Class(question.Category, "category", classes.Categories, problems);
            Class(question.Topic, "topic", classes.Topics, problems);
            Class(question.Kind, "kind", classes.Kinds, problems);
            var (from, to) = (Day(question.From, "from", problems), Day(question.To, "to", problems));
            problems.When(to < from, "to", "结束日期早于开始日期。", "The last day is before the first.");
            var sort = question.Sort ?? (text.Length > 0 ? Relevance : Newest);
            problems.When(sort is not (Newest or Oldest or Relevance), "sort", "请写newest、oldest或relevance。", "Give newest, oldest or relevance.");
            problems.When(sort == Relevance && text.Length == 0, "sort", "没有q就没有相关度。", "Without q there is no relevance.");
            var paging = Paging.Read(question.Page, question.Size, problems);
            problems.When(text.Length > 0 && (long)paging.Page * paging.Size > SearchQuery.DeepestHit, "page",
                $"搜索最多翻到第{SearchQuery.DeepestHit}条；请加条件，或不用q翻目录。",
                $"A search goes down to hit {SearchQuery.DeepestHit}: narrow it, or page through the catalogue without q.");
            return new(text, question.Body, question.Category, question.Topic, question.Kind, from, to, sort, paging);
        }

        /// <summary>The same for the index.</summary>
        public SearchQuery Query(int size) => new(Text, Audience.Public)
        {
            Filters = Filters(),
            From = From,
            To = To,
            Sort = Sort switch { Newest => SearchSort.Newest, Oldest => SearchSort.Oldest, _ => SearchSort.Relevance },
            Page = size == 0 ? 1 : Paging.Page,
            Size = size,
            WithSnippets = false,
        };

        Dictionary<Facet, IReadOnlyList<string>> Filters()
        {
            var filters = new Dictionary<Facet, IReadOnlyList<string>>();
            if (Body is not null) filters[Facet.Body] = [Body];
            if (Category is not null) filters[Facet.Category] = [Category];
            if (Topic is not null) filters[Facet.Topic] = [Topic];
            if (Kind is not null) filters[Facet.Kind] = [SearchFollower.KindPrefix + Kind];
            return filters;
        }

        static void Class(string? code, string field, IReadOnlyList<Class> classes, Problems problems) =>
            problems.When(code is not null && classes.All(one => one.Code != code), field,
                $"请写：{string.Join('、', classes.Select(one => one.Code))}。", $"Give one of: {string.Join(", ", classes.Select(one => one.Code))}.");

        static DateOnly? Day(string? text, string field, Problems problems)
        {
            if (text is null) return null;
            if (DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)) return day;
            problems.Add(field, "请写成2026-09-14的样子。", "Give a date like 2026-09-14.");
            return null;
        }
    }
}
