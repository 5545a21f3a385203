using System.Buffers;
using System.Numerics;

namespace Daylight;

/// <summary>
/// The hash tree of RFC 6962 §2.1 over SHA-256: how entries become one root, and how a proof about that root is
/// checked. Everything here needs only the hashes it is given; <see cref="ProofPlan"/> makes proofs from stored tiles.
/// </summary>
public static class Merkle
{
    const byte LeafMark = 0x00, NodeMark = 0x01;    // 0x02 marks a SealedValue

    /// <summary>The root of a tree without entries: the SHA-256 of nothing.</summary>
    public static Hash Empty { get; } = Hash.Of([]);

    /// <summary>The leaf hash of an entry: SHA-256(0x00 ‖ entry).</summary>
    /// <exception cref="ArgumentException">It has more than <see cref="EntryBundle.MaxEntry"/> bytes.</exception>
    public static Hash Leaf(ReadOnlySpan<byte> entry)
    {
        EntryBundle.RefuseTooLong(entry);
        const int Small = 1024;
        var rented = entry.Length < Small ? null : ArrayPool<byte>.Shared.Rent(entry.Length + 1);
        var marked = (rented ?? stackalloc byte[Small])[..(entry.Length + 1)];
        marked[0] = LeafMark;
        entry.CopyTo(marked[1..]);
        var hash = Hash.Of(marked);
        if (rented is not null) ArrayPool<byte>.Shared.Return(rented);
        return hash;
    }

    /// <summary>The hash of an inner node: SHA-256(0x01 ‖ left ‖ right).</summary>
    public static Hash Node(Hash left, Hash right)
    {
        Span<byte> pair = stackalloc byte[2 * Hash.Length];
        left.CopyTo(pair);
        right.CopyTo(pair[Hash.Length..]);
        return Node(pair);
    }

    /// <summary>The root of the tree over <paramref name="leaves"/>, which are leaf hashes in order.</summary>
    public static Hash Root(ReadOnlySpan<Hash> leaves)
    {
        if (leaves.IsEmpty) return Empty;
        if (leaves.Length == 1) return leaves[0];
        var split = (int)Split(leaves.Length);
        return Node(Root(leaves[..split]), Root(leaves[split..]));
    }

    /// <summary>
    /// True when <paramref name="path"/> (from the leaf's sibling up) proves that the tree of <paramref name="size"/>
    /// entries under <paramref name="root"/> has <paramref name="leaf"/> at <paramref name="index"/>, counted from 0.
    /// </summary>
    public static bool Includes(Hash root, long size, long index, Hash leaf, IReadOnlyList<Hash> path)
    {
        if (index < 0 || index >= size) return false;
        var (place, last, climbed) = (index, size - 1, leaf);
        foreach (var sibling in path)
        {
            if (last == 0) return false;
            climbed = Climb(climbed, sibling, ref place, ref last);
        }
        return last == 0 && climbed == root;
    }

    /// <summary>
    /// True when <paramref name="path"/> proves that the tree of <paramref name="newSize"/> entries begins with all
    /// entries of the tree of <paramref name="oldSize"/>, unchanged and in order: nothing was altered or taken out.
    /// </summary>
    public static bool Extends(Hash newRoot, long newSize, Hash oldRoot, long oldSize, IReadOnlyList<Hash> path)
    {
        if (oldSize < 0 || newSize < oldSize) return false;
        if (oldSize == 0) return path.Count == 0 && oldRoot == Empty && (newSize > 0 || newRoot == Empty);
        if (oldSize == newSize) return path.Count == 0 && oldRoot == newRoot;

        // The walk begins at the largest full subtree that ends where the old tree ends. When that subtree is the
        // whole old tree its hash is the old root, which the path leaves out.
        var whole = BitOperations.IsPow2(oldSize);
        if (!whole && path.Count == 0) return false;
        var height = BitOperations.TrailingZeroCount(oldSize);
        var (place, last) = ((oldSize - 1) >> height, (newSize - 1) >> height);
        var older = whole ? oldRoot : path[0];
        var newer = older;
        foreach (var sibling in path.Skip(whole ? 0 : 1))
        {
            if (last == 0) return false;
            if (OnRight(place, last)) older = Node(sibling, older);     // what stands on the left is in both trees
            newer = Climb(newer, sibling, ref place, ref last);
        }
        return last == 0 && older == oldRoot && newer == newRoot;
    }

    /// <summary>The root of a full subtree, from its 1, 2, 4 … 256 hashes laid side by side.</summary>
    internal static Hash Full(ReadOnlySpan<byte> hashes)
    {
        Span<byte> work = stackalloc byte[Tile.FullWidth * Hash.Length];
        hashes.CopyTo(work);
        for (var width = hashes.Length / Hash.Length; width > 1; width /= 2)
            for (var i = 0; i < width / 2; i++)
                Node(work.Slice(2 * i * Hash.Length, 2 * Hash.Length)).CopyTo(work[(i * Hash.Length)..]);
        return new(work[..Hash.Length]);
    }

    /// <summary>Where a tree of two or more leaves divides: the largest power of two below its size.</summary>
    internal static long Split(long size) => 1L << BitOperations.Log2((ulong)(size - 1));

    static Hash Node(ReadOnlySpan<byte> pair)
    {
        Span<byte> marked = stackalloc byte[1 + 2 * Hash.Length];
        marked[0] = NodeMark;
        pair.CopyTo(marked[1..]);
        return Hash.Of(marked);
    }

    // A node has its sibling on the left when its place is odd, and also when it is the last of its row: then
    // it has been carried up unpaired until something stood on its left.
    static bool OnRight(long place, long last) => place % 2 == 1 || place == last;

    static Hash Climb(Hash node, Hash sibling, ref long place, ref long last)
    {
        var right = OnRight(place, last);
        if (right)
        {
            var carried = BitOperations.TrailingZeroCount(place);
            place >>= carried;
            last >>= carried;
        }
        place >>= 1;
        last >>= 1;
        return right ? Node(sibling, node) : Node(node, sibling);
    }
}
