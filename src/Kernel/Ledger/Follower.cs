namespace Daylight;

/// <summary>
/// Something that is made from the ledger and can be thrown away and made again: search index, cached pages,
/// mail, feeds. It sees every entry once, in order, and keeps its own position together with what it makes.
/// </summary>
public abstract class Follower
{
    /// <summary>Name, for the health page and for <c>rebuild</c>.</summary>
    public abstract string Name { get; }

    /// <summary>False for one that keeps what it makes in memory only: with the program it is made anew.</summary>
    public virtual bool IsKept => true;

    /// <summary>Index of the next entry it has not seen.</summary>
    public abstract Task<long> Position(Db db, CancellationToken stop);

    /// <summary>Takes the next entries, in order, and remembers having done so.</summary>
    public abstract Task Follow(Db db, IReadOnlyList<Entry> entries, CancellationToken stop);

    /// <summary>Throws away what was made, so that it is made again from the first entry.</summary>
    public abstract Task Forget(Db db, CancellationToken stop);
}

/// <summary>
/// Tells the loop that runs sequencer and followers that something was committed on this node. Other nodes'
/// commits are found by looking again after <see cref="Patience"/>.
/// </summary>
public sealed class Pulse : IDisposable
{
    /// <summary>The longest time until a commit of another node is noticed.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromSeconds(1);

    readonly SemaphoreSlim beats = new(0);

    /// <summary>Something was committed.</summary>
    public void Beat()
    {
        if (beats.CurrentCount == 0) beats.Release();
    }

    /// <summary>Waits for the next beat, at the longest <see cref="Patience"/>.</summary>
    public async Task Wait(CancellationToken stop) => await beats.WaitAsync(Patience, stop);

    /// <inheritdoc/>
    public void Dispose() => beats.Dispose();
}
