using System.Globalization;

namespace Daylight;

/// <summary>Gives the bytes of a tile; a wider one of the same place will do, for it begins the same.</summary>
public delegate ReadOnlyMemory<byte> TileReader(Tile tile);

/// <summary>
/// The place of up to 256 neighbouring hashes of the tree, as C2SP tlog-tiles cuts it: level 0 holds leaf hashes,
/// each hash of a higher level is the root of a full tile below. Level −1 stands for the bundles of entries.
/// </summary>
/// <param name="Level">−1 for entries, else 0–63.</param>
/// <param name="Index">The tile's number within its level, from 0.</param>
/// <param name="Width">How many hashes or entries it has: 1–256; below 256 the tile is partial and still grows.</param>
public readonly record struct Tile(int Level, long Index, int Width)
{
    /// <summary>The width of a full tile.</summary>
    public const int FullWidth = 256;

    const int LevelBits = 8, TopLevel = 63, Entries = -1;

    /// <summary>True when the tile is a bundle of entries, not of hashes.</summary>
    public bool IsEntries => Level == Entries;

    /// <summary>The path below the log's address: <c>tile/0/x001/x234/067</c>, <c>tile/entries/012.p/7</c>.</summary>
    public string Path
    {
        get
        {
            var path = (Index % 1000).ToString("d3", CultureInfo.InvariantCulture);
            for (var rest = Index / 1000; rest > 0; rest /= 1000) path = $"x{rest % 1000:d3}/{path}";
            return $"tile/{(IsEntries ? "entries" : Level)}/{path}{(Width < FullWidth ? $".p/{Width}" : "")}";
        }
    }

    /// <summary>The tile as a tree of <paramref name="size"/> entries has it; width 0 when it has not begun.</summary>
    public static Tile At(int level, long index, long size) =>
        new(level, index, (int)Math.Clamp(Hashes(level, size) - index * FullWidth, 0, FullWidth));

    /// <summary>A bundle of entries in a log of <paramref name="size"/> entries; the first has index 0.</summary>
    public static Tile Bundle(long index, long size) => At(Entries, index, size);

    /// <summary>The partial tiles at the growing edge of a tree: all that must be known to append to it.</summary>
    public static IReadOnlyList<Tile> Edge(long size)
    {
        var edge = new List<Tile>();
        for (var level = 0; Hashes(level, size) is > 0 and var hashes; level++)
            if (hashes % FullWidth > 0) edge.Add(At(level, hashes / FullWidth, size));
        return edge;
    }

    /// <summary>Reads a <see cref="Path"/>; false for any other text, so that each tile has one address.</summary>
    public static bool TryParse(string? path, out Tile tile)
    {
        tile = default;
        if (path?.Split('/') is not ["tile", var level, .. var number] || number.Length is 0 or > 9) return false;
        var width = FullWidth;
        if (number is [.. var front, var before, var after] && before.EndsWith(".p", StringComparison.Ordinal))
        {
            if (!int.TryParse(after, NumberStyles.None, null, out width) || width is < 1 or >= FullWidth) return false;
            number = [.. front, before[..^2]];
        }
        if (!TryLevel(level, out var at) || !TryNumber(number, out var index)) return false;
        tile = new(at, index, width);
        return tile.Path == path;
    }

    /// <inheritdoc cref="Path"/>
    public override string ToString() => Path;

    static long Hashes(int level, long size) => level <= 0 ? size : level >= 8 ? 0 : size >> (level * LevelBits);

    static bool TryLevel(string text, out int level)
    {
        level = Entries;
        return text == "entries" || (int.TryParse(text, NumberStyles.None, null, out level) && level <= TopLevel);
    }

    static bool TryNumber(string[] parts, out long number)
    {
        number = 0;
        if (parts.Length > 6) return false;     // beyond 18 digits no index fits a 64-bit size
        foreach (var part in parts)
        {
            if (!int.TryParse(part.AsSpan().TrimStart('x'), NumberStyles.None, null, out var three)) return false;
            number = number * 1000 + three % 1000;
        }
        return true;
    }
}
