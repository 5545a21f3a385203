using System.Numerics;

namespace Daylight;

/// <summary>
/// What has to be read to answer a question about the tree. A plan first names its <see cref="Tiles"/>, a few even
/// for a million entries, so that they can be fetched in one go; then it makes its <see cref="Hashes"/> from them.
/// </summary>
public sealed class ProofPlan
{
    readonly long size;
    readonly List<Subtree[]> parts = [];    // a hash of the answer each

    ProofPlan(long size) => this.size = size;

    /// <summary>Plans the proof that entry <paramref name="index"/> is in the tree of that size.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The tree has no such entry.</exception>
    public static ProofPlan Inclusion(long index, long size)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(index);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(index, size);
        var plan = new ProofPlan(size);
        plan.Include(index, 0, size);
        return plan;
    }

    /// <summary>Plans the proof that the tree of the new size only added to that of the old size.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The old tree is the larger one.</exception>
    public static ProofPlan Consistency(long oldSize, long newSize)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(oldSize);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(oldSize, newSize);
        var plan = new ProofPlan(newSize);
        if (oldSize > 0) plan.Extend(oldSize, 0, newSize);
        return plan;
    }

    /// <summary>Plans the root, the only hash of the answer, of a tree with at least one entry.</summary>
    public static ProofPlan Root(long size)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(size);
        var plan = new ProofPlan(size);
        plan.Add(0, size);
        return plan;
    }

    /// <summary>The tiles to read, each once.</summary>
    public IReadOnlyList<Tile> Tiles =>
        [.. parts.SelectMany(part => part).Select(tree => tree.Tile(size)).Distinct()];

    /// <summary>The hashes of the answer, in the order of RFC 6962.</summary>
    /// <exception cref="InvalidDataException">A tile is too short: the store is damaged.</exception>
    public Hash[] Hashes(TileReader read)
    {
        var tiles = Tiles.ToDictionary(tile => tile, tile => Checked(tile, read(tile)));
        Hash Of(Subtree tree) => tree.Hash(tiles[tree.Tile(size)].Span);

        return [.. parts.Select(part =>
            part.Reverse().Select(Of).Aggregate((right, left) => Merkle.Node(left, right)))];
    }

    void Include(long index, long start, long end)
    {
        if (end - start == 1) return;
        var split = start + Merkle.Split(end - start);
        if (index < split)
        {
            Include(index, start, split);
            Add(split, end);
        }
        else
        {
            Include(index, split, end);
            Add(start, split);
        }
    }

    void Extend(long oldSize, long start, long end)
    {
        if (oldSize == end)
        {
            if (start > 0) Add(start, end);     // the checker has the old root, not the roots within it
            return;
        }
        var split = start + Merkle.Split(end - start);
        if (oldSize <= split)
        {
            Extend(oldSize, start, split);
            Add(split, end);
        }
        else
        {
            Extend(oldSize, split, end);
            Add(start, split);
        }
    }

    /// <summary>Adds the root over the entries from start to end as full subtrees, the largest first.</summary>
    void Add(long start, long end)
    {
        var trees = new List<Subtree>();
        while (start < end)
        {
            var height = BitOperations.Log2((ulong)(end - start));
            trees.Add(new(height, start >> height));
            start += 1L << height;
        }
        parts.Add([.. trees]);
    }

    static ReadOnlyMemory<byte> Checked(Tile tile, ReadOnlyMemory<byte> bytes) =>
        bytes.Length >= tile.Width * Hash.Length ? bytes
            : throw new InvalidDataException($"{tile} needs {tile.Width * Hash.Length} bytes, not {bytes.Length}.");

    /// <summary>A full subtree of 2^Height leaves; its root is made from at most 128 hashes of a single tile.</summary>
    readonly record struct Subtree(int Height, long Index)
    {
        int Width => 1 << (Height % 8);

        public Tile Tile(long size) => Daylight.Tile.At(Height / 8, Index * Width / Daylight.Tile.FullWidth, size);

        public Hash Hash(ReadOnlySpan<byte> tile)
        {
            var first = (int)(Index * Width % Daylight.Tile.FullWidth);
            return Merkle.Full(tile.Slice(first * Daylight.Hash.Length, Width * Daylight.Hash.Length));
        }
    }
}
