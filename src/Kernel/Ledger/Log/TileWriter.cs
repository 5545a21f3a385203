namespace Daylight;

/// <summary>A tile and its hashes side by side, 32 bytes each.</summary>
public sealed record TileContent(Tile Tile, ReadOnlyMemory<byte> Hashes);

/// <summary>A tree after appending.</summary>
/// <param name="Size">How many entries it has now.</param>
/// <param name="Root">Its root.</param>
/// <param name="Tiles">Every tile that is new or has become wider; each replaces the narrower one of its place.</param>
public sealed record Growth(long Size, Hash Root, IReadOnlyList<TileContent> Tiles);

/// <summary>Appends to a tree kept as tiles, without keeping anything in memory between two times.</summary>
public static class TileWriter
{
    /// <summary>
    /// Appends <paramref name="leaves"/> to the tree of <paramref name="size"/> entries. Costs as much as the new
    /// leaves and one path to the root; reads no tiles but those of <see cref="Tile.Edge"/> of the old size.
    /// </summary>
    public static Growth Append(long size, ReadOnlySpan<Hash> leaves, TileReader read)
    {
        var tiles = new List<TileContent>();
        var added = new byte[leaves.Length * Hash.Length];
        for (var i = 0; i < leaves.Length; i++) leaves[i].CopyTo(added.AsSpan(i * Hash.Length));

        var hashes = size;
        for (var level = 0; added.Length > 0; level++, hashes /= Tile.FullWidth)
            added = Extend(level, hashes, added, read, tiles);

        var grown = size + leaves.Length;
        return new(grown, Root(grown, read, tiles), tiles);
    }

    /// <summary>Lays hashes after those of a level; returns the roots of the tiles it filled.</summary>
    static byte[] Extend(
        int level, long hashes, ReadOnlySpan<byte> added, TileReader read, List<TileContent> tiles)
    {
        var (index, width) = (hashes / Tile.FullWidth, (int)(hashes % Tile.FullWidth));
        var roots = new byte[(width + added.Length / Hash.Length) / Tile.FullWidth * Hash.Length];
        for (var filled = 0; !added.IsEmpty; index++, width = 0)
        {
            var take = Math.Min(Tile.FullWidth - width, added.Length / Hash.Length);
            var content = new byte[(width + take) * Hash.Length];
            if (width > 0) read(new(level, index, width)).Span[..(width * Hash.Length)].CopyTo(content);
            added[..(take * Hash.Length)].CopyTo(content.AsSpan(width * Hash.Length));
            added = added[(take * Hash.Length)..];

            tiles.Add(new(new(level, index, width + take), content));
            if (width + take == Tile.FullWidth) Merkle.Full(content).CopyTo(roots.AsSpan(filled++ * Hash.Length));
        }
        return roots;
    }

    static Hash Root(long size, TileReader read, List<TileContent> tiles)
    {
        if (size == 0) return Merkle.Empty;
        var written = tiles.ToDictionary(content => content.Tile, content => content.Hashes);
        return ProofPlan.Root(size).Hashes(tile => written.TryGetValue(tile, out var fresh) ? fresh : read(tile))[0];
    }
}
