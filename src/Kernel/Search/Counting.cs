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

    readonly ColumnStore store;
    readonly SearchQuery query;
    readonly bool[] audience;
    readonly (int Facet, bool[] Accepts)[] filters;
    readonly int[][] counts;
    readonly Best best;
    readonly int from;
    readonly int to;
    readonly int today;
    readonly bool dated;
    readonly bool byScore;
    readonly int[] buffer = new int[1024];
    int buffered;
    Columns columns = null!;
    Scorer scorer = null!;
    int docBase;

    public Counting(IndexReader reader, ColumnStore store, SearchQuery query, bool byScore, DateOnly today)
    {
        // All columns first: reading one may add values to the vocabularies that the arrays below are sized by.
        foreach (var leaf in reader.Leaves) store.Of(leaf.AtomicReader);
        this.store = store;
        this.query = query;
        this.byScore = byScore;
        this.today = today.DayNumber;
        audience = store.Audiences.Accept(query.Audience.Admits);
        filters = [.. query.Filters.Where(filter => filter.Value.Count > 0).Select(filter =>
            ((int)filter.Key, store.Facets[(int)filter.Key].Accept(filter.Value.Contains)))];
        counts = query.WithFacets ? [.. store.Facets.Select(vocabulary => new int[vocabulary.Count])] : [];
        dated = query.From is not null || query.To is not null;
        from = query.From?.DayNumber ?? 1;
        to = query.To?.DayNumber ?? int.MaxValue;
        best = new(Math.Min(Math.Max(query.Page, 1) * (long)query.Size, SearchQuery.DeepestHit) is var kept ? (int)kept : 0);
    }

    /// <summary>What matches with all filters.</summary>
    public int Total { get; private set; }

    /// <summary>What matches and may be seen, whatever the filters.</summary>
    public bool FoundAny { get; private set; }

    public bool AcceptsDocsOutOfOrder => true;

    public void SetScorer(Scorer scorer) => this.scorer = scorer;

    public void SetNextReader(AtomicReaderContext context)
    {
        Flush();
        columns = store.Of(context.AtomicReader);
        docBase = context.DocBase;
    }

    public void Collect(int doc)
    {
        if (!audience[columns.Audiences[doc]]) return;
        FoundAny = true;
        if (dated && (columns.Days[doc] < from || columns.Days[doc] > to)) return;
        if (filters.Length > 0 && !Passes(doc)) return;
        Total++;
        if (counts.Length > 0)
        {
            if (buffered == buffer.Length) Flush();
            buffer[buffered++] = doc;
        }
        if (best.Room > 0) Keep(doc);
    }

    /// <summary>The hits of the page asked for, best first: document and score.</summary>
    public IReadOnlyList<(int Doc, float Score)> Page()
    {
        var skip = (Math.Max(query.Page, 1) - 1L) * query.Size;
        return skip >= SearchQuery.DeepestHit ? []
            : [.. best.Sorted().Skip((int)skip).Take(query.Size).Select(key => (Best.Doc(key), byScore ? Best.Score(key) : 0))];
    }

    /// <summary>The counts by value.</summary>
    public IReadOnlyDictionary<Facet, IReadOnlyList<FacetCount>> FacetCounts()
    {
        Flush();
        var all = new Dictionary<Facet, IReadOnlyList<FacetCount>>();
        for (var i = 0; i < counts.Length; i++) all[Columns.Facets[i]] = Values(Columns.Facets[i], counts[i]);
        return all;
    }

    IReadOnlyList<FacetCount> Values(Facet facet, int[] counted)
    {
        var parts = store.Facets[(int)facet].Parts();
        var byPart = new Dictionary<string, int>();
        for (var number = 0; number < counted.Length; number++)
        {
            if (counted[number] == 0) continue;
            foreach (var part in parts[number]) byPart[part] = byPart.GetValueOrDefault(part) + counted[number];
        }
        var values = byPart.Select(pair => new FacetCount(pair.Key, pair.Value));
        return facet == Facet.Year
            ? [.. values.OrderByDescending(value => value.Value, StringComparer.Ordinal)]
            : [.. values.OrderByDescending(value => value.Count).ThenBy(value => value.Value, StringComparer.Ordinal)];
    }

    bool Passes(int doc)
    {
        var failed = -1;
        foreach (var (facet, accepts) in filters)
        {
            if (accepts[columns.Values[facet][doc]]) continue;
            if (failed >= 0) return false;
            failed = facet;
        }
        if (failed < 0) return true;
        if (counts.Length > 0) counts[failed][columns.Values[failed][doc]]++;
        return false;
    }

    void Keep(int doc)
    {
        if (byScore)
        {
            var score = scorer.GetScore();
            if (!best.Wants(score * (1 + NewestBonus))) return;
            best.Add(score * Weight(doc), docBase + doc);
            return;
        }
        var day = columns.Days[doc];
        best.Add(query.Sort == SearchSort.Oldest ? day == 0 ? 0 : int.MaxValue - day : day, docBase + doc);
    }

    float Weight(int doc)
    {
        var day = columns.Days[doc];
        var age = day == 0 ? float.MaxValue : Math.Max(0, today - day);
        return (columns.InForce[doc] ? 1 : VoidWeight) * (1 + (NewestBonus * DaysToHalf / (DaysToHalf + age)));
    }

    // Column by column: each count array stays in the nearest cache.
    void Flush()
    {
        for (var i = 0; i < counts.Length; i++)
        {
            var counted = counts[i];
            var values = columns?.Values[i];
            foreach (var doc in buffer.AsSpan(0, buffered)) counted[values![doc]]++;
        }
        buffered = 0;
    }
}

/// <summary>The best of many, as a heap of keys: rank above, document below, so that one comparison orders both.</summary>
sealed class Best(int room)
{
    long[] kept = new long[Math.Max(0, Math.Min(room, 64))];
    int count;

    public int Room => room;

    public static int Doc(long key) => int.MaxValue - (int)(key & int.MaxValue);

    public static float Score(long key) => BitConverter.Int32BitsToSingle((int)(key >> 32));

    /// <summary>False when nothing of this score would be kept.</summary>
    public bool Wants(float score) => count < room || BitConverter.SingleToInt32Bits(score) >= (int)(kept[0] >> 32);

    public void Add(float score, int doc) => Add(BitConverter.SingleToInt32Bits(score), doc);

    public void Add(int rank, int doc)
    {
        var key = ((long)rank << 32) | (uint)(int.MaxValue - doc);
        if (count < room)
        {
            if (count == kept.Length) Array.Resize(ref kept, Math.Min(room, kept.Length * 2));
            Up(count++, key);
        }
        else if (key > kept[0]) Down(key);
    }

    public IEnumerable<long> Sorted()
    {
        var sorted = kept[..count];
        Array.Sort(sorted);
        Array.Reverse(sorted);
        return sorted;
    }

    void Up(int at, long key)
    {
        for (var parent = (at - 1) / 2; at > 0 && kept[parent] > key; at = parent, parent = (at - 1) / 2) kept[at] = kept[parent];
        kept[at] = key;
    }

    void Down(long key)
    {
        var at = 0;
        for (var child = 1; child < count; child = (2 * at) + 1)
        {
            if (child + 1 < count && kept[child + 1] < kept[child]) child++;
            if (kept[child] >= key) break;
            kept[at] = kept[child];
            at = child;
        }
        kept[at] = key;
    }
}
