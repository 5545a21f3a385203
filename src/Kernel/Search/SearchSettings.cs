namespace Daylight;

/// <summary>What the index may use.</summary>
public sealed record SearchSettings
{
    /// <summary>Memory for documents not yet written to a segment, in megabytes.</summary>
    public double BufferMegabytes { get; init; } = 24;

    /// <summary>Changes after which a commit is made at once.</summary>
    public int CommitEvery { get; init; } = 10_000;

    /// <summary>How long a change may wait for its commit.</summary>
    public TimeSpan CommitAfter { get; init; } = TimeSpan.FromSeconds(10);
}
