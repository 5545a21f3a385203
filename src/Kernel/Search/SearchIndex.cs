using System.Diagnostics;
using Lucene.Net.Index;
using Lucene.Net.Search;
using Lucene.Net.Search.Similarities;
using Lucene.Net.Store;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;

namespace Daylight;

/// <summary>
/// The full-text index of a node. One follower of the ledger writes it, everyone reads it. It holds nothing that
/// cannot be made again: when it is damaged or was written by another analysis, it starts empty at position 0.
/// </summary>
/// <remarks>
/// A follower opens it, continues from <see cref="Position"/> and calls <see cref="Apply"/>. What was applied is found
/// within a second (ten while batch follows batch), and is on disk as soon as <see cref="SearchSettings"/> says.
/// After a kill the position is that of the last commit; applying again what came after gives the same state.
/// </remarks>
public sealed class SearchIndex : IDisposable
{
    // Raise when the same text would give other terms, or a stored form changes.
    const string Analysis = "5";
    const string PositionKey = "position";
    const string AnalysisKey = "analysis";

    static readonly TimeSpan RefreshEvery = TimeSpan.FromSeconds(1);

    // Each refresh writes a small segment: while batch follows batch, seldom is better.
    static readonly TimeSpan RefreshWhenBusy = TimeSpan.FromSeconds(10);

    readonly System.Threading.Lock gate = new();
    readonly FileSwitchDirectory directory;
    readonly IndexWriter writer;
    readonly SearcherManager searchers;
    readonly ColumnStore columns;
    readonly DocumentForm form = new();
    readonly SearchSettings settings;
    readonly TimeProvider clock;
    readonly ITimer timer;
    readonly ILogger log;
    DateTimeOffset refreshed;
    DateTimeOffset committed;
    int uncommitted;
    bool stale;
    bool closed;

    static SearchIndex() => Shelf.Register();

    SearchIndex(
        FileSwitchDirectory directory, IndexWriter writer, long position, SearchSettings settings, TimeProvider clock,
        ILogger log)
    {
        (this.directory, this.writer, this.settings, this.clock, this.log) = (directory, writer, settings, clock, log);
        columns = new();
        Position = CommittedPosition = position;
        refreshed = committed = UpdatedAt = clock.GetUtcNow();
        searchers = new(writer, true, new Warm(columns));
        timer = clock.CreateTimer(_ => Tick(), null, RefreshEvery, RefreshEvery);
    }

    /// <summary>The follower's position after the last batch applied.</summary>
    public long Position { get; private set; }

    /// <summary>The position that is safely on disk: where a killed process continues.</summary>
    public long CommittedPosition { get; private set; }

    /// <summary>When the last batch was applied, or the index opened.</summary>
    public DateTimeOffset UpdatedAt { get; private set; }

    /// <summary>Documents in the index, whoever may see them.</summary>
    public int Count => writer.NumDocs;

    /// <summary>Opens the index as <paramref name="open"/> does, and again while another process has it: that it was
    /// free a moment ago says nothing.</summary>
    /// <returns>False when another still has it after <paramref name="patience"/>.</returns>
    public static async Task<bool> OpensWhenFree(Func<SearchIndex> open, TimeSpan patience, ILogger log, CancellationToken stop)
    {
        var since = Stopwatch.GetTimestamp();
        for (var told = false; ; told = true)
        {
            try
            {
                open();
                return true;
            }
            catch (LockObtainFailedException)
            {
                if (Stopwatch.GetElapsedTime(since) >= patience) return false;
            }
            if (!told) SearchLog.Waiting(log);
            await Task.Delay(TimeSpan.FromMilliseconds(100), stop);
        }
    }

    /// <summary>
    /// Opens the index in <paramref name="folder"/>, creating it if there is none, and reads all of it once to be sure
    /// that it is whole. An index that cannot be used is thrown away, with a line in the log.
    /// </summary>
    /// <exception cref="LockObtainFailedException">Another process has it open.</exception>
    public static SearchIndex Open(
        string folder, TimeProvider clock, ILogger<SearchIndex>? log = null, SearchSettings? settings = null)
    {
        var told = (ILogger?)log ?? NullLogger.Instance;
        settings ??= new();
        System.IO.Directory.CreateDirectory(folder);
        var directory = Files(folder);
        if (IndexWriter.IsLocked(directory))
        {
            directory.Dispose();
            throw new LockObtainFailedException($"Another process writes the search index in {folder}.");
        }
        var position = PositionOf(directory, told);
        if (position is null)
            foreach (var file in directory.ListAll()) directory.DeleteFile(file);
        // The tables take a second or two; whoever comes first waits, but nobody waits for this.
        _ = Task.Run(() =>
        {
            Folding.Warm();
            Pinyin.Warm();
        });
        return new(directory, Writer(directory, settings), position ?? 0, settings, clock, told);
    }

    /// <summary>
    /// Puts documents in, replacing those with the same address, and takes addresses out; both are wholly done or, if
    /// the process dies, wholly undone. Later entries of <paramref name="upserts"/> win over earlier ones.
    /// </summary>
    /// <param name="upserts">What is to be found from now on.</param>
    /// <param name="deletes">Addresses no longer to be found; applied before <paramref name="upserts"/>.</param>
    /// <param name="position">The follower's position when this is done.</param>
    public void Apply(IEnumerable<SearchDocument> upserts, IEnumerable<string> deletes, long position)
    {
        lock (gate)
        {
            foreach (var address in deletes) Changed(() => writer.DeleteDocuments(new Term(Fields.Address, address)));
            foreach (var it in upserts)
                Changed(() => writer.UpdateDocument(new(Fields.Address, it.Address), form.Of(it)));
            Position = position;
            UpdatedAt = clock.GetUtcNow();
            stale = true;
            if (uncommitted >= settings.CommitEvery) CommitNow();
        }

        void Changed(Action change)
        {
            change();
            uncommitted++;
        }
    }

    /// <summary>Makes what was applied visible to the next search; a follower calls it when it has caught up.</summary>
    public void Refresh()
    {
        lock (gate) RefreshNow();
    }

    /// <summary>Puts everything applied so far on disk.</summary>
    public void Commit()
    {
        lock (gate) CommitNow();
    }

    /// <summary>Empties the index, so that a follower starts again at 0.</summary>
    public void Clear()
    {
        lock (gate)
        {
            writer.DeleteAll();
            Position = 0;
            stale = true;
            CommitNow();
            RefreshNow();
        }
    }

    /// <summary>Answers a question.</summary>
    public SearchResult Search(SearchQuery query)
    {
        query = query with { Size = Math.Clamp(query.Size, 0, 100) };
        var searcher = searchers.Acquire();
        try
        {
            return new Searching(searcher, columns, query, clock.Today()).Answer();
        }
        finally
        {
            searchers.Release(searcher);
        }
    }

    /// <summary>
    /// What a bare Lucene query of the same terms finds: no rights, facets, order but the score, snippets or titles.
    /// The measure that <see cref="Search"/> is benchmarked against.
    /// </summary>
    public int Bare(string text, int take)
    {
        var searcher = searchers.Acquire();
        try
        {
            return searcher.Search(new SearchPlan(Asked.Read(text), searcher.IndexReader).Bare(), take).TotalHits;
        }
        finally
        {
            searchers.Release(searcher);
        }
    }

    /// <summary>Commits and closes.</summary>
    public void Dispose()
    {
        lock (gate)
        {
            if (closed) return;
            timer.Dispose();
            CommitNow();
            closed = true;
            searchers.Dispose();
            writer.Dispose();
            form.Dispose();
            directory.Dispose();
        }
    }

    void Tick()
    {
        lock (gate)
        {
            if (closed) return;
            var now = clock.GetUtcNow();
            try
            {
                if (stale && (now - UpdatedAt >= RefreshEvery / 4 || now - refreshed >= RefreshWhenBusy)) RefreshNow();
                if (Position != CommittedPosition && now - committed >= settings.CommitAfter) CommitNow();
            }
            // A full disk must not end the process; the follower's next batch meets it as well.
            catch (IOException reason)
            {
                SearchLog.NotWritten(log, reason);
            }
        }
    }

    void RefreshNow()
    {
        searchers.MaybeRefreshBlocking();
        refreshed = clock.GetUtcNow();
        stale = false;
    }

    void CommitNow()
    {
        if (Position != CommittedPosition || uncommitted > 0)
        {
            writer.SetCommitData(new Dictionary<string, string>
            {
                [AnalysisKey] = Analysis,
                [PositionKey] = Position.ToString(),
            });
            writer.Commit();
        }
        CommittedPosition = Position;
        committed = clock.GetUtcNow();
        uncommitted = 0;
    }

    // Texts of hits are read from mapped memory. Terms and postings are not: there every question opens dozens of
    // views, and the library remembers each mapped one until it is collected, which made collecting take a third of
    // the time and the slowest questions fifty times as slow.
    static FileSwitchDirectory Files(string folder)
    {
        var where = new System.IO.DirectoryInfo(folder);
        return new(new HashSet<string> { "fdt", "fdx" }, new MMapDirectory(where), new NIOFSDirectory(where), doClose: true);
    }

    // Null when there is no usable index.
    static long? PositionOf(FileSwitchDirectory directory, ILogger log)
    {
        if (!DirectoryReader.IndexExists(directory))
        {
            SearchLog.None(log);
            return null;
        }
        try
        {
            using var reader = DirectoryReader.Open(directory);
            foreach (var leaf in reader.Leaves) leaf.AtomicReader.CheckIntegrity();
            var data = reader.IndexCommit.UserData;
            if (data.TryGetValue(AnalysisKey, out var analysis) && analysis == Analysis
                && data.TryGetValue(PositionKey, out var position)) return long.Parse(position);
            SearchLog.OtherVersion(log);
        }
        // A damaged file can make its reader fail in any way; whichever it is, the index is made again.
        catch (Exception damage) when (damage is not OutOfMemoryException)
        {
            SearchLog.Damaged(log, damage);
        }
        return null;
    }

    static IndexWriter Writer(FileSwitchDirectory directory, SearchSettings settings)
    {
        var config = new IndexWriterConfig(Lucene.Net.Util.LuceneVersion.LUCENE_48, null)
        {
            RAMBufferSizeMB = settings.BufferMegabytes,
            MaxThreadStates = 1,
            Similarity = new BM25Similarity(),
            OpenMode = OpenMode.CREATE_OR_APPEND,
            Codec = new Shelf(),
            // Every word is looked up in every segment: fewer segments are worth more merging.
            // Texts and postings are read in different ways (see Files), so they stay in files of their own.
            MergePolicy = new TieredMergePolicy { SegmentsPerTier = 4, MaxMergeAtOnce = 4, NoCFSRatio = 0 },
            UseCompoundFile = false,
        };
        // One thread for merging: the machine is there for those who ask.
        var merging = new ConcurrentMergeScheduler();
        merging.SetMaxMergesAndThreads(3, 1);
        config.MergeScheduler = merging;
        return new(directory, config);
    }

    /// <summary>Reads the columns of new segments before anyone waits for them.</summary>
    sealed class Warm(ColumnStore columns) : SearcherFactory
    {
        public override IndexSearcher NewSearcher(IndexReader reader)
        {
            foreach (var leaf in reader.Leaves) columns.Of(leaf.AtomicReader);
            return new(reader) { Similarity = new BM25Similarity() };
        }
    }
}
