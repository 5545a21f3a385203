using Microsoft.Extensions.Time.Testing;

namespace Daylight.Tests.Kernel.Search;

/// <summary>An index in a folder of its own, with a few verbs that make tests short.</summary>
public sealed class Library : IDisposable
{
    static readonly DateTimeOffset Now = new(2026, 10, 13, 1, 20, 0, TimeSpan.Zero);

    public Library(string? folder = null, SearchSettings? settings = null)
    {
        Folder = folder ?? Directory.CreateTempSubdirectory("daylight-search-").FullName;
        Index = SearchIndex.Open(Folder, Clock, Log, settings);
    }

    public FakeTimeProvider Clock { get; } = new(Now);
    public LogLines Log { get; } = new();
    public string Folder { get; }
    public SearchIndex Index { get; }

    public static SearchDocument Record(string address, string title, string text = "") => new()
    {
        Address = address,
        Kind = "record",
        Title = title,
        Text = text,
        Audience = [Audience.Everyone],
        Date = new DateOnly(2026, 9, 2),
    };

    public Library Holds(params IReadOnlyList<SearchDocument> documents)
    {
        Index.Apply(documents, [], Index.Position + documents.Count);
        Index.Refresh();
        return this;
    }

    public SearchResult Find(string text) => Index.Search(new(text, Audience.Public) { Size = 100 });

    /// <summary>Addresses of what is found in full, best first.</summary>
    public string[] Finds(string text) => Find(text) is { Reach: not SearchReach.Some } found
        ? [.. found.Hits.Select(hit => hit.Document.Address)] : [];

    public void Dispose()
    {
        Index.Dispose();
        Directory.Delete(Folder, true);
    }
}
