namespace Daylight.Tests.Kernel;

/// <summary>A log kept in memory as tiles, which counts what is read of it.</summary>
sealed class LogTree
{
    readonly Dictionary<(int Level, long Index), ReadOnlyMemory<byte>> stored = [];

    public long Size { get; private set; }
    public Hash Root { get; private set; } = Merkle.Empty;
    public List<Tile> Reads { get; } = [];
    public IReadOnlyList<TileContent> LastWritten { get; private set; } = [];

    public static Hash[] Leaves(int count, int from = 0) =>
        [.. Enumerable.Range(from, count).Select(n => Merkle.Leaf(BitConverter.GetBytes(n)))];

    public static LogTree Of(int size) => new LogTree().Append(Leaves(size));

    public LogTree Append(ReadOnlySpan<Hash> leaves)
    {
        Reads.Clear();
        var growth = TileWriter.Append(Size, leaves, Read);
        foreach (var (tile, hashes) in growth.Tiles) stored[(tile.Level, tile.Index)] = hashes;
        (Size, Root, LastWritten) = (growth.Size, growth.Root, growth.Tiles);
        return this;
    }

    public ReadOnlyMemory<byte> Read(Tile tile)
    {
        Reads.Add(tile);
        return stored[(tile.Level, tile.Index)];
    }

    public Hash[] Inclusion(long index, long size) => ProofPlan.Inclusion(index, size).Hashes(Read);

    public Hash[] Consistency(long older, long newer) => ProofPlan.Consistency(older, newer).Hashes(Read);
}
