using System.Globalization;
using Daylight.Web;

namespace Daylight.Host.Shell.Public;

/// <summary>A list as a page shows it.</summary>
/// <param name="Asked">What was asked for.</param>
/// <param name="Result">What the index answered.</param>
/// <param name="Labels">What codes are called.</param>
/// <param name="IndexedAt">When the index was last brought up to date.</param>
public sealed record Found(Finding Asked, SearchResult Result, Labels Labels, DateTime IndexedAt)
{
    /// <summary>True while the index is being made again: the list is not whole.</summary>
    public bool Incomplete { get; init; }

    const int MostChoices = 10;

    /// <summary>Pages of the list.</summary>
    public int Pages => Finding.Pages(Result.Total);

    /// <summary>The facets as links, with what is chosen first among equals.</summary>
    public IReadOnlyList<Web.Facet> Groups(Reader reader) =>
        [.. Finding.Facets.Select(pair => Group(pair.Facet, reader)).Where(group => group.Choices.Count > 0)];

    /// <summary>What narrows the list, as links that take it away.</summary>
    public IReadOnlyList<Link> Applied(Reader reader)
    {
        var colon = reader.Language is Language.English ? ": " : "：";
        var links = Finding.Facets.Where(pair => Asked.Chosen.ContainsKey(pair.Facet)).Select(pair => new Link(
            Labels.Of(pair.Facet).In(reader.Language) + colon + Labels.Of(pair.Facet, Asked.Chosen[pair.Facet]).In(reader.Language),
            Asked.With(pair.Facet, null).Href)).ToList();
        if (Asked.From is { } from)
            links.Add(new(new Words($"{Dates.Machine(from)}起", $"From {Dates.Machine(from)}").In(reader.Language), (Asked with { From = null, Page = 1 }).Href));
        if (Asked.To is { } to)
            links.Add(new(new Words($"到{Dates.Machine(to)}", $"To {Dates.Machine(to)}").In(reader.Language), (Asked with { To = null, Page = 1 }).Href));
        return links;
    }

    Web.Facet Group(Daylight.Facet facet, Reader reader)
    {
        var chosen = Asked.Chosen.GetValueOrDefault(facet);
        // The root has all records; as a choice it would say nothing.
        var counts = Result.Facets.GetValueOrDefault(facet, [])
            .Where(count => count.Value.Length > 0 && (facet is not Daylight.Facet.Body || count.Value != Labels.Bodies.Root?.Code)).ToList();
        var shown = counts.Take(MostChoices).Concat(counts.Skip(MostChoices).Where(count => count.Value == chosen)).ToList();
        if (chosen is not null && shown.TrueForAll(count => count.Value != chosen)) shown.Add(new(chosen, 0));
        return new(Labels.Of(facet).In(reader.Language), [.. shown.Select(count => new FacetChoice(
            Labels.Of(facet, count.Value).In(reader.Language), count.Count,
            Asked.With(facet, count.Value == chosen ? null : count.Value).Href) { Chosen = count.Value == chosen })]);
    }
}

/// <summary>A record in a list, made of what the index keeps.</summary>
/// <param name="Hit">What was found.</param>
/// <param name="Labels">What codes are called.</param>
public sealed record FoundRecord(SearchHit Hit, Labels Labels)
{
    const string Gap = "……";

    /// <summary>What was indexed.</summary>
    public SearchDocument Document => Hit.Document;

    /// <summary>Where its page is.</summary>
    public string Href => HrefOf(Document.IndexNumber);

    /// <summary>Where in the title the words are.</summary>
    public IReadOnlyList<Hit> TitleHits => Hits(Hit.Title, 0);

    /// <summary>A place of the text, with dots where it was cut.</summary>
    public string? Snippet => Hit.Snippet is { } snippet
        ? (snippet.CutBefore ? Gap : "") + string.Concat(snippet.Segments.Select(segment => segment.Text)).Replace('\n', ' ').Replace('\u3000', ' ') + (snippet.CutAfter ? Gap : "")
        : null;

    /// <summary>Where in the snippet the words are.</summary>
    public IReadOnlyList<Hit> SnippetHits => Hit.Snippet is { } snippet ? Hits(snippet.Segments, snippet.CutBefore ? Gap.Length : 0) : [];

    /// <summary>How it stands.</summary>
    public Validity Validity => Enum.TryParse<Validity>(Document.Validity, out var validity) ? validity : Validity.Valid;

    /// <summary>How it stands in words; null where nobody would ask whether it is in force, as of news.</summary>
    public Words? State => Validity switch
    {
        Validity.Valid when Document.DocumentNumber.Length == 0 && !Document.Shown.ContainsKey(SearchFollower.Effective) => null,
        Validity.Expired when Day(SearchFollower.Expires) is { } last => new($"{Said(last.AddDays(1))}起失效", $"Expired on {SaidEn(last.AddDays(1))}"),
        Validity.NotYet when Day(SearchFollower.Effective) is { } first => new($"{Said(first)}起施行", $"In force from {SaidEn(first)}"),
        var validity => Labels.Of(validity),
    };

    /// <summary>Kind, number and body.</summary>
    public IEnumerable<string> Facts(Language language)
    {
        yield return Labels.Of(Daylight.Facet.Kind, Document.Kind).In(language);
        if (Document.DocumentNumber.Length > 0) yield return Document.DocumentNumber;
        // An issuer that is no body here is named as the record names it.
        yield return Document.BodyName == Labels.Bodies.Find(Document.Body)?.Name
            ? Labels.NameOf(Document.Body).In(language) : Document.BodyName;
    }

    /// <summary>The language of the record, where it is another than the page's default.</summary>
    public string? Lang(Language language) =>
        Document.LanguageTag != Language.Hans.Tag && Document.LanguageTag != language.Tag ? Document.LanguageTag : null;

    /// <summary>When its current edition was published (UTC).</summary>
    public DateTime Updated => DateTime.Parse(Document.Shown[SearchFollower.Updated], CultureInfo.InvariantCulture, DateTimeStyles.AdjustToUniversal | DateTimeStyles.AssumeUniversal);

    /// <summary>Where the page of a record is.</summary>
    public static string HrefOf(string index) => "/records/" + index;

    DateOnly? Day(string key) => Document.Shown.TryGetValue(key, out var day) ? DateOnly.ParseExact(day, "yyyy-MM-dd", CultureInfo.InvariantCulture) : null;

    static string Said(DateOnly day) => Dates.DayYear(day, Language.Hans);

    static string SaidEn(DateOnly day) => Dates.DayYear(day, Language.English);

    static List<Hit> Hits(IReadOnlyList<Segment> segments, int at)
    {
        var hits = new List<Hit>();
        foreach (var segment in segments)
        {
            if (segment.IsMatch) hits.Add(new(at, segment.Text.Length));
            at += segment.Text.Length;
        }
        return hits;
    }
}
