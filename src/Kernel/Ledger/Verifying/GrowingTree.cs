namespace Daylight;

/// <summary>
/// A hash tree that is told its leaves one by one and keeps of them only what a root and the tiles above level 0 need.
/// </summary>
sealed class GrowingTree
{
    // The roots of the full subtrees that the leaves make up, by height; like the ones of a binary number.
    readonly Hash?[] peaks = new Hash?[64];
    readonly List<List<Hash>> upper = [];

    /// <summary>Number of leaves.</summary>
    public long Size { get; private set; }

    /// <summary>Number of levels of tiles above level 0.</summary>
    public int Levels => upper.Count;

    /// <summary>The hashes that make up the tiles of a level; the lowest that is kept is 1.</summary>
    public IReadOnlyList<Hash> Level(int level) => upper[level - 1];

    /// <summary>The root over all leaves told so far.</summary>
    public Hash Root
    {
        get
        {
            Hash? root = null;
            foreach (var peak in peaks)
                if (peak is { } left) root = root is { } right ? Merkle.Node(left, right) : left;
            return root ?? Merkle.Empty;
        }
    }

    /// <summary>Adds a leaf.</summary>
    public void Add(Hash node)
    {
        var height = 0;
        for (; peaks[height] is { } left; height++)
        {
            peaks[height] = null;
            node = Merkle.Node(left, node);
            if ((height + 1) % 8 == 0) Keep((height + 1) / 8, node);
        }
        peaks[height] = node;
        Size++;
    }

    void Keep(int level, Hash node)
    {
        if (level > upper.Count) upper.Add([]);
        upper[level - 1].Add(node);
    }
}
