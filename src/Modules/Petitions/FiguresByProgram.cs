using Daylight.Web.Api;
using Microsoft.AspNetCore.Mvc;

namespace Daylight.Petitions;

/// <summary>A program reads the figures of letters, visits and calls, as <see cref="PublicFigures"/> shows them to people.</summary>
static class FiguresByProgram
{
    public sealed record Whole(
        [property: Told("年份", "Year")] int Year,
        [property: Told("收到多少件", "How many letters, visits and calls were received")] long Received,
        [property: Told("多少人反映，每人只算一次", "How many people raised them, each once")] long People,
        [property: Told("人数怎么算", "How people are counted")] string Counted,
        [property: Told("按单位，不含下级", "By body, without those below it")] IReadOnlyList<ByBody> Bodies,
        [property: Told("按事项分类；代码为空的是还没有分类", "By class of the matter; without a code what is not classed yet")] IReadOnlyList<Line> Classes,
        [property: Told("按来源", "By source")] IReadOnlyList<Line> Sources,
        [property: Told("按街道；人数太少的合在一起，代码为空", "By street; those with too few people are together, without a code")] IReadOnlyList<Line> Streets);

    public sealed record ByBody(
        [property: Told("单位的代码", "Code of the body")] string Body,
        [property: Told("收到多少件", "Received")] long Received,
        [property: Told("多少人反映", "People who raised them")] long People,
        [property: Told("答复多少件", "Answered")] long Answered,
        [property: Told("按期答复多少件", "Answered in time")] long AnsweredInTime,
        [property: Told("重新办理多少件", "Taken up again")] long Reopened,
        [property: Told("到期没有办多少件", "Past their last day")] long Late);

    public sealed record Line(
        [property: Told("代码", "Code")] string Code,
        [property: Told("名称", "Name")] string Name,
        [property: Told("收到多少件", "Received")] long Received,
        [property: Told("多少人反映", "People who raised them")] long People);

    public static void Map(IEndpointRouteBuilder routes) => routes.MapGet(Operations.Root + "/letters/figures", Read).Open(new("letter-figures",
        new("信访和热线统计", "Figures of letters, visits and calls"),
        new("和统计页上的数相同：件数，和反映的不同的人数。", "The numbers of the page of figures: letters, and the different people who raised them.")))
        .Produces<Whole>().ProducesProblem(StatusCodes.Status422UnprocessableEntity);

    static async Task<IResult> Read(
        [FromQuery(Name = "year"), Told("年份，不写就是今年", "Year; this one when left out", Format = "int32")] string? year,
        PublicFigures.Counting counting, HttpContext http, CancellationToken stop)
    {
        var figures = await counting.Year(year, stop);
        if (year is { Length: > 0 } && year != $"{figures.Year}")
            return Refused.Because(Problems.Of("year", $"年份可选{figures.First}至{figures.Last}。", $"Choose a year from {figures.First} to {figures.Last}."));
        var language = LanguageChoice.Of(http);
        return new Answer<Whole>(new(figures.Year, figures.Total(0), figures.People, PeopleCounted.Means.In(language),
            [.. figures.Rows.Select(row => new ByBody(row.Body.Code, row.Figures[0], row.People, row.Figures[1], row.Figures[2], row.Figures[3], row.Figures[4]))],
            Lines(figures.Classes), Lines(figures.Sources), Lines(figures.Streets)));

        IReadOnlyList<Line> Lines(IReadOnlyList<PublicFigures.Part> parts) => [.. parts.Select(part => new Line(part.Key, part.Name.In(language), part.Count.Letters, part.Count.People))];
    }
}
