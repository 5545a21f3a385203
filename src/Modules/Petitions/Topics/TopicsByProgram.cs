using Daylight.Web.Api;
using Microsoft.AspNetCore.Mvc;

namespace Daylight.Petitions;

/// <summary>A program reads the hot topics, as <see cref="PublicTopics"/> shows them to people.</summary>
static class TopicsByProgram
{
    public sealed record List(
        [property: Told("一共几个", "How many there are")] int Total,
        [property: Told("这一页的热点，最热的在前", "The topics of this page, the hottest first")] IReadOnlyList<Item> Items);

    public sealed record Item(
        [property: Told("编号", "Number")] int Number,
        [property: Told("题目", "Title")] string Title,
        [property: Told("地点", "Place")] string? Place,
        [property: Told("责任单位的代码", "Code of the body that answers for it")] string Body,
        [property: Told("状态：listed、answered、settled", "State: listed, answered or settled")] string State,
        [property: Told("多少人反映；太少时没有", "How many people raised it; missing where they are too few")] int? Reporters,
        [property: Told("多少件", "How many letters")] int? Letters,
        [property: Told("其中几个人的事还在办理", "For how many of them it is still open")] int? Unresolved,
        [property: Told("第一件的日期", "Day of the first letter")] DateOnly? First,
        [property: Told("最近一件的日期", "Day of the last letter")] DateOnly? Last,
        [property: Told("列出的日期", "Day it was listed")] DateOnly ListedOn,
        [property: Told("热度及其构成", "The index and its parts")] Index? Heat,
        [property: Told("每周的人数", "People week by week")] IReadOnlyList<Week> Course,
        [property: Told("政府回应，最新的在前", "Answers, the newest first")] IReadOnlyList<Reply> Answers,
        [property: Told("网页地址", "Address of its page")] string Url);

    public sealed record Index(
        [property: Told("热度", "The sum")] double Points,
        [property: Told("权数的版本", "Version of the weights")] string Rules,
        [property: Told("构成", "Its parts")] IReadOnlyList<Part> Parts);

    public sealed record Part(
        [property: Told("名称", "Name")] string Name,
        [property: Told("数", "What was counted")] double Value,
        [property: Told("分", "What it adds")] double Points);

    public sealed record Week(
        [property: Told("星期一的日期", "Its Monday")] DateOnly Monday,
        [property: Told("人数", "People")] int Reporters);

    public sealed record Reply(
        [property: Told("发布日期", "Day of release")] DateOnly On,
        [property: Told("单位的代码", "Code of the body")] string Body,
        [property: Told("内容", "What it says")] string Text);

    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet(Operations.Root + "/topics", All).Open(new("topics",
            new("列出热点问题", "List the hot topics"),
            new("多人反映、编辑审定列出的事，按热度排。人数是不同的人，不是件数。", "What many people raise and an editor listed, the hottest first. People are counted, not letters.")))
            .Produces<List>().ProducesProblem(StatusCodes.Status422UnprocessableEntity);
        routes.MapGet(Operations.Root + "/topics/{number}", One).Open(new("topic",
            new("一个热点问题", "One hot topic"), new("和网页上的内容一样。", "The same that its page shows.")))
            .Produces<Item>().ProducesProblem(StatusCodes.Status404NotFound);
    }

    static async Task<IResult> All(
        [FromQuery(Name = "page"), Told("第几页，从1起", "Page, from 1", Format = "int32")] string? page,
        [FromQuery(Name = "size"), Told("每页几条，最多100", "Items on a page, 100 at most", Format = "int32")] string? size,
        TopicShelf shelf, HttpRequest request, CancellationToken stop)
    {
        var problems = new Problems();
        var paging = Paging.Read(page, size, problems);
        if (problems.Any) return Refused.Because(problems);
        var topics = await shelf.All(stop);
        return new Answer<List>(new(topics.Count, [.. topics.Skip(paging.Skip).Take(paging.Size).Select(Of)])) { Link = paging.Links(request, topics.Count) };
    }

    static async Task<IResult> One([Told("编号", "Number", Format = "int32")] string number, TopicShelf shelf, CancellationToken stop) =>
        int.TryParse(number, out var known) && await shelf.Find(known, stop) is { } topic ? new Answer<Item>(Of(topic)) : Refused.Of(StatusCodes.Status404NotFound);

    static Item Of(PublicTopic topic) => new(
        topic.Issue.Number, topic.Issue.Title!, topic.Issue.Place, topic.Body.Code, PetitionWords.Code(topic.State), topic.Found?.Reporters, topic.Found?.Letters,
        (int?)topic.Open, Day(topic.Found?.First), Day(topic.Found?.Last), Instants.DayOf(topic.Issue.ListedAt!.Value),
        topic.Found is { } found ? new(found.Heat.Points, found.Heat.Rules, [.. found.Heat.Parts.Select(part => new Part(part.Name, part.Value, part.Points))]) : null,
        [.. (topic.Found?.Course ?? []).Select(week => new Week(week.Monday, week.Reporters))],
        [.. topic.Answers.Select(answer => new Reply(answer.On, answer.Body.Code, answer.Text))], PublicTopics.HrefOf(topic.Issue.Number));

    static DateOnly? Day(DateTime? at) => at is { } known ? Instants.DayOf(known) : null;
}
