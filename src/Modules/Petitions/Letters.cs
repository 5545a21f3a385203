namespace Daylight.Petitions;

/// <summary>
/// Letters that were published with their answers (公开的来信和答复), with search. They are records like any others: what
/// shows here, and in search, feeds and interface, is decided in one place.
/// </summary>
public static class Letters
{
    /// <summary>The kind of record as which they are published.</summary>
    public const string Kind = "letter";

    public static void Map(IEndpointRouteBuilder routes) => routes.MapGet("/petitions", (string? q, string? page, SearchIndex index, BodyTree bodies) =>
        Page.Of<LettersView>(PublishedList.Of(Kind, q, page, index, bodies)));
}
