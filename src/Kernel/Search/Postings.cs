using Lucene.Net.Codecs;
using Lucene.Net.Index;
using Lucene.Net.Search;
using Lucene.Net.Util;

namespace Daylight;

/// <summary>
/// The common question, a few words, read straight from the postings: documents with all of some terms, and more
/// worth to those that also have some others. The scores are those of Lucene's BM25; only the layers between are
/// left out, which pays for the facets.
/// </summary>
sealed class Postings
{
    const int Block = 128;
    const float Saturation = 1.2f;
    const float LengthShare = 0.75f;

    // Arrays, not the stack: a method with stack arrays is never compiled by its profile, and this one is the hottest.
    readonly int[] block = new int[Block];
    readonly int[] admitted = new int[Block];
    readonly float[] scores = new float[Block];
    readonly List<Source> all = [];
    readonly List<Source> more = [];

    /// <summary>A field as all its terms see it: the dictionary of each segment, opened once, and what a length is worth.</summary>
    sealed class Lexicon
    {
        readonly TermsEnum?[] opened;
        readonly string name;

        public Lexicon(IndexSearcher searcher, ColumnStore store, string name)
        {
            this.name = name;
            Leaves = searcher.TopReaderContext.Leaves;
            Columns = [.. Leaves.Select(leaf => store.Of(leaf.AtomicReader))];
            opened = new TermsEnum?[Leaves.Count];
            var field = searcher.CollectionStatistics(name);
            Documents = field.MaxDoc;
            var length = field.SumTotalTermFreq <= 0 ? 1f : (float)(field.SumTotalTermFreq / (double)field.MaxDoc);
            for (var i = 0; i < ByNorm.Length; i++)
            {
                var norm = SmallSingle.SByte315ToSingle((sbyte)i);
                ByNorm[i] = Saturation * (1 - LengthShare + (LengthShare / (norm * norm) / length));
            }
        }

        public IList<AtomicReaderContext> Leaves { get; }

        public Columns[] Columns { get; }

        public double Documents { get; }

        public float[] ByNorm { get; } = new float[256];

        public TermsEnum? Open(int leaf) => opened[leaf] ??= Leaves[leaf].AtomicReader.GetTerms(name)?.GetEnumerator();
    }

    /// <summary>A term: its worth in the index and, in the current segment, its documents.</summary>
    sealed class Source(Term term, float boost)
    {
        readonly int[] frequencies = new int[Block];
        BlockTermState?[] found = [];
        Lexicon lexicon = null!;
        byte[]? norms;

        public string Field => term.Field;

        public DocsEnum Docs { get; private set; } = null!;

        public int Frequency { get; private set; }

        /// <summary>What the term can be worth at most: more and more of it in a text gives less and less.</summary>
        public float Most { get; private set; }

        public void Weigh(Lexicon lexicon)
        {
            this.lexicon = lexicon;
            found = new BlockTermState?[lexicon.Leaves.Count];
            for (var i = 0; i < found.Length; i++)
            {
                found[i] = lexicon.Columns[i].Places.Of(term, i, lexicon.Open);
                Frequency += found[i]?.DocFreq ?? 0;
            }
            var rarity = (float)Math.Log(1 + ((lexicon.Documents - Frequency + 0.5) / (Frequency + 0.5)));
            Most = rarity * boost * (Saturation + 1);
        }

        /// <summary>False when the segment does not have the term.</summary>
        public bool Enter(AtomicReaderContext leaf, bool scored)
        {
            if (found[leaf.Ord] is not { } place) return false;
            var terms = lexicon.Open(leaf.Ord)!;
            terms.SeekExact(term.Bytes, place);
            Docs = terms.Docs(leaf.AtomicReader.LiveDocs, null, scored ? DocsFlags.FREQS : DocsFlags.NONE);
            norms = lexicon.Columns[leaf.Ord].NormsOf(leaf.AtomicReader, term.Field);
            return true;
        }

        /// <summary>Keeps how often the current document has the term, until the block is scored.</summary>
        public void Remember(int at) => frequencies[at] = Docs.Freq;

        /// <summary>Adds the term's worth to the scores of the hits, which all have it.</summary>
        public void Score(int[] block, ReadOnlySpan<int> hits, float[] scores)
        {
            if (norms is null)
            {
                for (var i = 0; i < hits.Length; i++) scores[i] += Worth(frequencies[hits[i]], Saturation);
                return;
            }
            // In hand before the loop: the compiler can't know that writing scores leaves them as they are.
            var (often, lengths, byNorm, most) = (frequencies, norms, lexicon.ByNorm, Most);
            for (var i = 0; i < hits.Length; i++)
            {
                float frequency = often[hits[i]];
                scores[i] += most * frequency / (frequency + byNorm[lengths[block[hits[i]]]]);
            }
        }

        /// <summary>
        /// Adds the term's worth to the scores of the hits that have it. A list that is short beside theirs is read
        /// through: looking for each place in it would take longer.
        /// </summary>
        public void ScoreIfThere(int[] block, ReadOnlySpan<int> hits, float[] scores, bool readThrough)
        {
            var at = Docs.DocID;
            if (hits.Length == 0 || at > block[hits[^1]]) return;
            for (var i = 0; i < hits.Length; i++)
            {
                var doc = block[hits[i]];
                if (readThrough)
                    while (at < doc) at = Docs.NextDoc();
                else if (at < doc) at = Docs.Advance(doc);
                if (at == doc) scores[i] += Worth(Docs.Freq, norms is null ? Saturation : lexicon.ByNorm[norms[doc]]);
            }
        }

        float Worth(float frequency, float length) => Most * frequency / (frequency + length);
    }

    /// <summary>The question as postings, or null when it is more than terms.</summary>
    public static Postings? Of(Query query)
    {
        var postings = new Postings();
        return postings.Add(query, Occur.MUST) && postings.all.Count > 0 ? postings : null;
    }

    bool Add(Query query, Occur occur)
    {
        if (query is TermQuery term)
        {
            (occur == Occur.MUST ? all : more).Add(new(term.Term, query.Boost));
            return true;
        }
        return query is BooleanQuery { Boost: 1, MinimumNumberShouldMatch: 0 } both && occur == Occur.MUST
            && both.Clauses.Any(clause => clause.Occur == Occur.MUST)
            && both.Clauses.All(clause => clause.Occur != Occur.MUST_NOT && Add(clause.Query, clause.Occur));
    }

    /// <summary>Hands everything that matches to <paramref name="counting"/>.</summary>
    public void Run(IndexSearcher searcher, Counting counting)
    {
        foreach (var field in all.Concat(more).GroupBy(source => source.Field))
        {
            var lexicon = new Lexicon(searcher, counting.Store, field.Key);
            foreach (var source in field) source.Weigh(lexicon);
        }
        if (all.Exists(source => source.Frequency == 0)) return;
        all.Sort((a, b) => a.Frequency - b.Frequency);
        more.RemoveAll(source => source.Frequency == 0 || !counting.ByScore);
        var wanted = all.ToArray();
        foreach (var leaf in searcher.TopReaderContext.Leaves)
        {
            if (!all.TrueForAll(source => source.Enter(leaf, counting.ByScore))) continue;
            counting.SetNextReader(leaf);
            var bonus = more.Where(source => source.Enter(leaf, true)).ToArray();
            Run(counting, wanted, bonus);
        }
    }

    // Block by block: the rows of a block's documents lie anywhere in memory, and a short loop over them lets the
    // processor fetch several at a time.
    void Run(Counting counting, Source[] all, Source[] bonus)
    {
        var lead = all[0].Docs;
        var most = all.Sum(source => source.Most);
        var doc = lead.NextDoc();
        while (doc != DocIdSetIterator.NO_MORE_DOCS)
        {
            var count = 0;
            while (count < Block && (doc = Meet(all, doc)) != DocIdSetIterator.NO_MORE_DOCS)
            {
                if (counting.ByScore)
                    foreach (var source in all) source.Remember(count);
                block[count++] = doc;
                doc = lead.NextDoc();
            }
            var hits = counting.Admit(block.AsSpan(0, count), admitted);
            if (counting.ByScore) hits = Score(hits, all, bonus, without: counting.Wants(most));
            for (var i = 0; i < hits; i++)
            {
                if (counting.ByScore) counting.Keep(block[admitted[i]], scores[i]);
                else counting.Keep(block[admitted[i]]);
            }
        }
    }

    // The first document from here that all terms have.
    static int Meet(Source[] all, int doc)
    {
        for (var i = 1; i < all.Length; i++)
        {
            var docs = all[i].Docs;
            var at = docs.DocID;
            if (at < doc) at = docs.Advance(doc);
            if (at == doc) continue;
            if (at == DocIdSetIterator.NO_MORE_DOCS) return at;
            doc = all[0].Docs.Advance(at);
            if (doc == DocIdSetIterator.NO_MORE_DOCS) return doc;
            i = 0;
        }
        return doc;
    }

    // What only some have comes first: soon nothing without it can be among the best any more, and is not scored at all.
    int Score(int hits, Source[] all, Source[] bonus, bool without)
    {
        Array.Clear(scores, 0, hits);
        foreach (var source in bonus)
            source.ScoreIfThere(block, admitted.AsSpan(0, hits), scores, readThrough: source.Frequency <= all[0].Frequency);
        if (!without) hits = WithBonus(hits);
        foreach (var source in all) source.Score(block, admitted.AsSpan(0, hits), scores);
        return hits;
    }

    int WithBonus(int hits)
    {
        var count = 0;
        for (var i = 0; i < hits; i++)
        {
            if (scores[i] == 0) continue;
            (admitted[count], scores[count]) = (admitted[i], scores[i]);
            count++;
        }
        return count;
    }
}
