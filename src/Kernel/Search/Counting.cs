using Lucene.Net.Index;
using Lucene.Net.Search;

namespace Daylight;

/// <summary>
/// One pass over what matches: leaves out what the viewer may not see, keeps the best, and counts the facets, each
/// without its own filter (a document that fails just one filter counts for that facet alone).
/// </summary>
sealed class Counting : ICollector
{
    const float VoidWeight = 0.75f;
    const float NewestBonus = 0.25f;
    const int DaysToHalf = 1000;

    readonly SearchQuery query;
    readonly bool[] audience;
    readonly (int Facet, bool[] Accepts)[] filters;
    readonly int[][] counts;
    readonly Best best;
    readonly int from;
    readonly int to;
    readonly int today;
    readonly bool dated;
    readonly int[] one = new int[1];
    readonly int[] place = new int[1];
    int[] rows = [];
    int touched;
    Scorer scorer = null!;
    int docBase;

    public Counting(IndexReader reader, ColumnStore store, SearchQuery query, bool byScore, DateOnly today)
    {
        // All columns first: reading one may add values to the vocabularies that the arrays below are sized by.
        foreach (var leaf in reader.Leaves) store.Of(leaf.AtomicReader);
        Store = store;
        this.query = query;
        ByScore = byScore;
        this.today = today.DayNumber;
        audience = store.Audiences.Accept(query.Audience.Admits);
        filters = [.. query.Filters.Where(filter => filter.Value.Count > 0).Select(filter =>
            ((int)filter.Key, store.Facets[(int)filter.Key].Accept(filter.Value.Contains)))];
        counts = query.WithFacets ? [.. store.Facets.Select(facet => new int[facet.Snapshot().Values.Length])] : [];
        dated = query.From is not null || query.To is not null;
        from = query.From?.DayNumber ?? 1;
        to = query.To?.DayNumber ?? int.MaxValue;
        best = new((int)Math.Min(Math.Max(query.Page, 1) * (long)query.Size, SearchQuery.DeepestHit));
    }

    /// <summary>What is kept in memory of each segment.</summary>
    public ColumnStore Store { get; }

    /// <summary>Whether hits are ordered by their score.</summary>
    public bool ByScore { get; }

    /// <summary>What matches with all filters.</summary>
    public int Total { get; private set; }

    /// <summary>What matches and may be seen, whatever the filters.</summary>
    public bool FoundAny { get; private set; }

    public bool AcceptsDocsOutOfOrder => true;

    public void SetScorer(Scorer scorer) => this.scorer = scorer;

    public void SetNextReader(AtomicReaderContext context)
    {
        rows = Store.Of(context.AtomicReader).Rows;
        docBase = context.DocBase;
    }

    public void Collect(int doc)
    {
        one[0] = doc;
        if (Admit(one, place) == 0) return;
        if (ByScore) Keep(doc, scorer.GetScore());
        else Keep(doc);
    }

    /// <summary>Counts documents that match; tells the places in <paramref name="docs"/> of the hits.</summary>
    public int Admit(ReadOnlySpan<int> docs, Span<int> admitted)
    {
        // Asks memory for all rows of the block at once; the loop after it finds them in the cache.
        foreach (var doc in docs) touched += rows[doc * Columns.Width];
        var count = 0;
        for (var i = 0; i < docs.Length; i++)
        {
            var row = rows.AsSpan(docs[i] * Columns.Width, Columns.Width);
            if (!audience[row[Columns.Audience]]) continue;
            FoundAny = true;
            if (dated && Columns.DayOf(row[Columns.Day]) is var day && (day < from || day > to)) continue;
            if (filters.Length > 0 && !Passes(row)) continue;
            admitted[count++] = i;
        }
        for (var facet = 0; facet < counts.Length; facet++) CountValues(facet, docs, admitted[..count]);
        Total += count;
        return best.Room > 0 ? count : 0;
    }

    // Facet by facet: the rows are near by now, and the counts of one facet stay in hand.
    void CountValues(int facet, ReadOnlySpan<int> docs, ReadOnlySpan<int> admitted)
    {
        var (ofFacet, all) = (counts[facet], rows);
        foreach (var i in admitted) ofFacet[all[(docs[i] * Columns.Width) + facet]]++;
    }

    /// <summary>False when no hit of this score, however new, would be kept any more.</summary>
    public bool Wants(float score) => best.Wants(score * (1 + NewestBonus));

    /// <summary>Keeps a hit if its score is among the best.</summary>
    public void Keep(int doc, float score)
    {
        if (Wants(score)) best.Add(score * Weight(doc), docBase + doc);
    }

    /// <summary>Keeps a hit if its day is among the first in the order asked for.</summary>
    public void Keep(int doc)
    {
        var day = Columns.DayOf(rows[(doc * Columns.Width) + Columns.Day]);
        best.Add(query.Sort == SearchSort.Oldest ? day == 0 ? 0 : int.MaxValue - day : day, docBase + doc);
    }

    /// <summary>The hits of the page asked for, best first: document and score.</summary>
    public IReadOnlyList<(int Doc, float Score)> Page()
    {
        var skip = (Math.Max(query.Page, 1) - 1L) * query.Size;
        if (skip >= SearchQuery.DeepestHit) return [];
        return [.. best.Sorted().Skip((int)skip).Take(query.Size)
            .Select(key => (Best.Doc(key), ByScore ? Best.Score(key) : 0))];
    }

    /// <summary>The counts by value.</summary>
    public IReadOnlyDictionary<Facet, IReadOnlyList<FacetCount>> FacetCounts()
    {
        var all = new Dictionary<Facet, IReadOnlyList<FacetCount>>();
        for (var i = 0; i < counts.Length; i++) all[(Facet)i] = Values((Facet)i, counts[i]);
        return all;
    }

    List<FacetCount> Values(Facet facet, int[] counted)
    {
        var (values, parts) = Store.Facets[(int)facet].Snapshot();
        var byPart = new int[parts.Length];
        for (var number = 0; number < counted.Length; number++)
            if (counted[number] > 0)
                foreach (var part in values[number]) byPart[part] += counted[number];
        var found = new List<FacetCount>();
        for (var part = 0; part < parts.Length; part++)
            if (byPart[part] > 0) found.Add(new(parts[part], byPart[part]));
        found.Sort(facet == Facet.Year
            ? (a, b) => string.CompareOrdinal(b.Value, a.Value)
            : (a, b) => a.Count != b.Count ? b.Count - a.Count : string.CompareOrdinal(a.Value, b.Value));
        return found;
    }

    bool Passes(ReadOnlySpan<int> row)
    {
        var failed = -1;
        foreach (var (facet, accepts) in filters)
        {
            if (accepts[row[facet]]) continue;
            if (failed >= 0) return false;
            failed = facet;
        }
        if (failed < 0) return true;
        if (counts.Length > 0) counts[failed][row[failed]]++;
        return false;
    }

    float Weight(int doc)
    {
        var day = rows[(doc * Columns.Width) + Columns.Day];
        var age = Columns.DayOf(day) == 0 ? float.MaxValue : Math.Max(0, today - Columns.DayOf(day));
        return (Columns.InForce(day) ? 1 : VoidWeight) * (1 + (NewestBonus * DaysToHalf / (DaysToHalf + age)));
    }
}
