using CsCheck;
using Xunit;

namespace Daylight.Tests.Kernel;

public class TileWriterTests
{
    [Fact]
    public void Appended_in_any_portions_the_tree_is_the_same() =>
        Gen.Int[0, 700].Array[1, 6].Where(portions => portions.Sum() <= 2000).Sample(portions =>
        {
            var (tree, whole) = (new LogTree(), LogTree.Leaves(portions.Sum()));
            var taken = 0;
            foreach (var portion in portions)
            {
                tree.Append(whole.AsSpan(taken, portion));
                taken += portion;
                if (tree.Root != Merkle.Root(whole.AsSpan(0, taken))) return false;
            }
            return tree.Size == taken && SameTiles(tree, LogTree.Of(taken));
        }, iter: 100);

    [Fact]
    public void One_by_one_up_to_2000_every_root_is_that_of_the_whole_tree()
    {
        var (tree, leaves) = (new LogTree(), LogTree.Leaves(2000));
        for (var size = 1; size <= leaves.Length; size++)
        {
            tree.Append(leaves.AsSpan(size - 1, 1));
            if (size < 600 || size % 64 < 2) Assert.Equal(Merkle.Root(leaves.AsSpan(0, size)), tree.Root);
        }
        Assert.Equal(Merkle.Root(leaves), tree.Root);
    }

    [Fact]
    public void Appending_reads_only_the_edge()
    {
        var tree = LogTree.Of(70_000);
        tree.Append(LogTree.Leaves(300, from: 70_000));
        Assert.Subset(Tile.Edge(70_000).Select(Place).ToHashSet(), tree.Reads.Select(Place).ToHashSet());
        Assert.Equal(["tile/0/273", "tile/0/274.p/156", "tile/1/001.p/18"], tree.LastWritten.Select(c => c.Tile.Path));

        static (int, long) Place(Tile tile) => (tile.Level, tile.Index);
    }

    [Fact]
    public void Appending_nothing_changes_nothing()
    {
        var tree = LogTree.Of(300);
        var root = tree.Root;
        tree.Append([]);
        Assert.Empty(tree.LastWritten);
        Assert.Equal(root, tree.Root);
        Assert.Equal(Merkle.Empty, TileWriter.Append(0, [], tree.Read).Root);
    }

    [Fact]
    public void Each_hash_above_is_the_root_of_a_full_tile_below()
    {
        var (tree, leaves) = (LogTree.Of(1000), LogTree.Leaves(1000));
        var above = tree.Read(new(1, 0, 3)).Span;
        Assert.Equal(3 * Hash.Length, above.Length);
        for (var i = 0; i < 3; i++)
            Assert.Equal(Merkle.Root(leaves.AsSpan(256 * i, 256)), new Hash(above.Slice(i * Hash.Length, Hash.Length)));
    }

    static bool SameTiles(LogTree one, LogTree other) => other.LastWritten.All(content =>
        one.Read(content.Tile).Span.SequenceEqual(content.Hashes.Span));
}
