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
    readonly List<Wanted> all = [];
    readonly List<Bonus> more = [];

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

    /// <summary>A term and its worth in the index.</summary>
    abstract class Source(Term term, float boost)
    {
        BlockTermState?[] found = [];

        public string Field => term.Field;

        public int Frequency { get; private set; }

        /// <summary>What the term can be worth at most: more and more of it in a text gives less and less.</summary>
        public float Most { get; private set; }

        protected Lexicon Lexicon { get; private set; } = null!;

        /// <summary>The lengths of the field in the current segment; null for fields whose length does not count.</summary>
        protected byte[]? Norms { get; private set; }

        public void Weigh(Lexicon lexicon)
        {
            Lexicon = lexicon;
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
            var columns = Lexicon.Columns[leaf.Ord];
            Norms = columns.NormsOf(leaf.AtomicReader, term.Field);
            Enter(columns, place, leaf, scored);
            return true;
        }

        protected abstract void Enter(Columns columns, BlockTermState place, AtomicReaderContext leaf, bool scored);

        protected DocsEnum Open(BlockTermState place, AtomicReaderContext leaf, IBits? among, bool scored)
        {
            var terms = Lexicon.Open(leaf.Ord)!;
            terms.SeekExact(term.Bytes, place);
            return terms.Docs(among, null, scored ? DocsFlags.FREQS : DocsFlags.NONE);
        }

        protected DocList Listed(Columns columns, BlockTermState place, AtomicReaderContext leaf) =>
            columns.Lists.Of(term, place.DocFreq, () => Open(place, leaf, null, scored: true));

        protected float Worth(float frequency, int doc) => Most * frequency / (frequency + (Norms is { } norms ? Lexicon.ByNorm[norms[doc]] : Saturation));
    }

    /// <summary>A term that every hit has: in the current segment, its documents one after the other.</summary>
    sealed class Wanted(Term term, float boost) : Source(term, boost)
    {
        readonly int[] frequencies = new int[Block];

        public DocsEnum Docs { get; private set; } = null!;

        protected override void Enter(Columns columns, BlockTermState place, AtomicReaderContext leaf, bool scored) =>
            Docs = Open(place, leaf, leaf.AtomicReader.LiveDocs, scored);

        /// <summary>Keeps how often the current document has the term, until the block is scored.</summary>
        public void Remember(int at) => frequencies[at] = Docs.Freq;

        /// <summary>Adds the term's worth to the scores of the hits, which all have it.</summary>
        public void Score(int[] block, ReadOnlySpan<int> hits, float[] scores)
        {
            if (Norms is null)
            {
                for (var i = 0; i < hits.Length; i++) scores[i] += Worth(frequencies[hits[i]], block[hits[i]]);
                return;
            }
            // In hand before the loop: the compiler can't know that writing scores leaves them as they are.
            var (often, lengths, byNorm, most) = (frequencies, Norms, Lexicon.ByNorm, Most);
            for (var i = 0; i < hits.Length; i++)
            {
                float frequency = often[hits[i]];
                scores[i] += most * frequency / (frequency + byNorm[lengths[block[hits[i]]]]);
            }
        }
    }

    /// <summary>A term that makes a hit better: in the current segment, the list of the documents that have it.</summary>
    sealed class Bonus(Term term, float boost) : Source(term, boost)
    {
        DocList list = DocList.None;
        int at;

        protected override void Enter(Columns columns, BlockTermState place, AtomicReaderContext leaf, bool scored) =>
            (list, at) = (Listed(columns, place, leaf), 0);

        /// <summary>Adds the term's worth to the scores of the hits that have it.</summary>
        public void Score(int[] block, ReadOnlySpan<int> hits, float[] scores)
        {
            var docs = list.Docs;
            if (hits.Length == 0 || at == docs.Length || docs[at] > block[hits[^1]]) return;
            for (var i = 0; i < hits.Length; i++)
            {
                var doc = block[hits[i]];
                at = list.Seek(at, doc);
                if (at == docs.Length) return;
                if (docs[at] == doc) scores[i] += Worth(list.Times[at], doc);
            }
        }
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
            if (occur == Occur.MUST) all.Add(new(term.Term, query.Boost));
            else more.Add(new(term.Term, query.Boost));
            return true;
        }
        return query is BooleanQuery { Boost: 1, MinimumNumberShouldMatch: 0 } both && occur == Occur.MUST
            && both.Clauses.Any(clause => clause.Occur == Occur.MUST)
            && both.Clauses.All(clause => clause.Occur != Occur.MUST_NOT && Add(clause.Query, clause.Occur));
    }

    /// <summary>Hands everything that matches to <paramref name="counting"/>.</summary>
    public void Run(IndexSearcher searcher, Counting counting)
    {
        foreach (var field in all.Concat<Source>(more).GroupBy(source => source.Field))
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
    void Run(Counting counting, Wanted[] all, Bonus[] bonus)
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
    static int Meet(Wanted[] all, int doc)
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
    int Score(int hits, Wanted[] all, Bonus[] bonus, bool without)
    {
        Array.Clear(scores, 0, hits);
        foreach (var source in bonus) source.Score(block, admitted.AsSpan(0, hits), scores);
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
