namespace Daylight.Enquiries;

/// <summary>
/// Questions that were answered and published (公开的问答), with search. They are records like any others: what shows
/// here, and in search, feeds and interface, is decided in one place.
/// </summary>
public static class Answers
{
    /// <summary>The kind of record as which they are published.</summary>
    public const string Kind = "enquiry";

    public static void Map(IEndpointRouteBuilder routes) => routes.MapGet("/enquiries", (string? q, string? page, SearchIndex index, BodyTree bodies) =>
        Page.Of<AnswersView>(PublishedList.Of(Kind, q, page, index, bodies)));
}
