namespace Daylight;

/// <summary>
/// What is indexed of one address: a record, a published reply, an item. Everything here can be made again from
/// the ledger and the state, so the index may be thrown away at any time.
/// </summary>
public sealed record SearchDocument
{
    /// <summary>The kernel address, unique in the index: <c>record:2012-00118</c>.</summary>
    public required string Address { get; init; }

    /// <summary>What it is: <c>record</c>, <c>reply</c>, <c>item</c>, … A facet.</summary>
    public required string Kind { get; init; }

    /// <summary>The title; also found by pinyin and by the initials of its pinyin.</summary>
    public required string Title { get; init; }

    /// <summary>The full text, of any length.</summary>
    public string Text { get; init; } = "";

    /// <summary>The text of all attachments; counts less than <see cref="Text"/>.</summary>
    public string AttachmentText { get; init; } = "";

    /// <summary>The document number (文号), in any writing; found exactly, whole or from any part to its end.</summary>
    public string DocumentNumber { get; init; } = "";

    /// <summary>The catalogue number (索引号); found exactly, whole or by its back part.</summary>
    public string IndexNumber { get; init; } = "";

    /// <summary>The codes of the body's ancestors, its own last: a parent's filter finds its children.</summary>
    public IReadOnlyList<string> BodyPath { get; init; } = [];

    /// <summary>The publishing body's name; found by words, pinyin and initials.</summary>
    public string BodyName { get; init; } = "";

    /// <summary>The category, or empty. A facet.</summary>
    public string Category { get; init; } = "";

    /// <summary>The topics. A facet.</summary>
    public IReadOnlyList<string> Topics { get; init; } = [];

    /// <summary>The date it is sorted by and whose year is a facet, if it has one.</summary>
    public DateOnly? Date { get; init; }

    /// <summary>The BCP 47 tag of the text.</summary>
    public string LanguageTag { get; init; } = "zh-Hans";

    /// <summary>Whether it is in force or amended or void (有效性), as a code of the records' own. A facet.</summary>
    public string Validity { get; init; } = "";

    /// <summary>False when it no longer holds: it is found, but a little later than what holds.</summary>
    public bool InForce { get; init; } = true;

    /// <summary>
    /// Who may see it: <see cref="Audience.Everyone"/> or codes of bodies. A viewer sees it who has one of these.
    /// Empty means nobody.
    /// </summary>
    public required IReadOnlyList<string> Audience { get; init; }

    /// <summary>Anything else a result page shows, given back as it came: address on the web, due dates.</summary>
    public IReadOnlyDictionary<string, string> Shown { get; init; } = new Dictionary<string, string>();

    /// <summary>The code of the publishing body, or empty.</summary>
    public string Body => BodyPath.Count > 0 ? BodyPath[^1] : "";
}

/// <summary>
/// What a viewer may see. Every query carries one, and what it does not admit is in no hit, total, facet, snippet
/// or suggestion.
/// </summary>
public sealed class Audience
{
    /// <summary>The key of what everyone may see.</summary>
    public const string Everyone = "public";

    /// <summary>Someone who is not signed in.</summary>
    public static readonly Audience Public = new();

    readonly HashSet<string> keys;

    /// <summary>Someone who also sees what is kept for these bodies; for a subtree, name every body.</summary>
    public Audience(params IEnumerable<string> bodies) => keys = [Everyone, .. bodies];

    /// <summary>True when a document kept for <paramref name="key"/> may be seen.</summary>
    public bool Admits(string key) => keys.Contains(key);
}
