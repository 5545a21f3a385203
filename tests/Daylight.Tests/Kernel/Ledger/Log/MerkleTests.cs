using CsCheck;
using Xunit;

namespace Daylight.Tests.Kernel;

public class MerkleTests
{
    // The entries with which implementations of RFC 6962 are compared, and the roots of the trees they form.
    static readonly string[] Entries =
        ["", "00", "10", "2021", "3031", "40414243", "5051525354555657", "606162636465666768696a6b6c6d6e6f"];

    static Hash[] Known(int count) => [.. Entries.Take(count).Select(hex => Merkle.Leaf(Convert.FromHexString(hex)))];

    static Hash Flip(Hash hash, int bit)
    {
        var bytes = hash.ToArray();
        bytes[bit / 8] ^= (byte)(1 << bit % 8);
        return new(bytes);
    }

    static Hash[] Flip(Hash[] path, int bit) =>
        [.. path.Select((hash, i) => i == bit / 256 % path.Length ? Flip(hash, bit % 256) : hash)];

    [Theory]
    [InlineData(0, "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855")]
    [InlineData(1, "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d")]
    [InlineData(2, "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125")]
    [InlineData(3, "aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77")]
    [InlineData(4, "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7")]
    [InlineData(5, "4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4")]
    [InlineData(6, "76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef")]
    [InlineData(7, "ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c")]
    [InlineData(8, "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328")]
    public void Roots_are_those_of_RFC_6962(int size, string root) => Assert.Equal(root, Merkle.Root(Known(size)).Hex);

    [Fact]
    public void The_proof_of_the_first_of_eight_is_its_three_siblings()
    {
        var leaves = Known(8);
        var tree = new LogTree().Append(leaves);
        Assert.Equal(
            [leaves[1], Merkle.Node(leaves[2], leaves[3]), Merkle.Root(leaves.AsSpan(4))], tree.Inclusion(0, 8));
    }

    [Fact]
    public void Every_entry_of_every_small_tree_is_proved()
    {
        for (var size = 1; size <= 70; size++)
        {
            var (tree, leaves) = (LogTree.Of(size), LogTree.Leaves(size));
            for (var index = 0; index < size; index++)
                Assert.True(Merkle.Includes(tree.Root, size, index, leaves[index], tree.Inclusion(index, size)));
        }
    }

    [Fact]
    public void Every_small_tree_is_proved_to_extend_every_smaller_one()
    {
        var tree = LogTree.Of(70);
        var roots = Enumerable.Range(0, 71).Select(size => Merkle.Root(LogTree.Leaves(size))).ToArray();
        for (var newer = 0; newer <= 70; newer++)
            for (var older = 0; older <= newer; older++)
                Assert.True(Merkle.Extends(
                    roots[newer], newer, roots[older], older, tree.Consistency(older, newer)), $"{older} to {newer}");
    }

    [Fact]
    public void Entries_of_large_trees_are_proved_and_no_changed_bit_passes() =>
        (from size in Gen.Int[1, 2000] from index in Gen.Int[0, size - 1] from bit in Gen.Int[0, 1 << 20]
         select (size, index, bit)).Sample(given =>
         {
             var (size, index, bit) = given;
             var (tree, leaf) = (LogTree.Of(size), LogTree.Leaves(size)[index]);
             var path = tree.Inclusion(index, size);
             return Merkle.Includes(tree.Root, size, index, leaf, path)
                 && !Merkle.Includes(Flip(tree.Root, bit % 256), size, index, leaf, path)
                 && !Merkle.Includes(tree.Root, size, index, Flip(leaf, bit % 256), path)
                 && !Merkle.Includes(tree.Root, size, index ^ (1 << bit % 11), leaf, path)
                 && !Merkle.Includes(tree.Root, size, index, leaf, [.. path, leaf])
                 && (path.Length == 0 || !Merkle.Includes(tree.Root, size, index, leaf, path[..^1]))
                 && (path.Length == 0 || !Merkle.Includes(tree.Root, size, index, leaf, Flip(path, bit)));
         }, iter: 200);

    [Fact]
    public void Growth_of_large_trees_is_proved_and_no_changed_bit_passes() =>
        (from newer in Gen.Int[1, 2000] from older in Gen.Int[1, newer] from bit in Gen.Int[0, 1 << 20]
         select (older, newer, bit)).Sample(given =>
         {
             var (older, newer, bit) = given;
             var (tree, old) = (LogTree.Of(newer), Merkle.Root(LogTree.Leaves(older)));
             var path = tree.Consistency(older, newer);
             return Merkle.Extends(tree.Root, newer, old, older, path)
                 && !Merkle.Extends(Flip(tree.Root, bit % 256), newer, old, older, path)
                 && !Merkle.Extends(tree.Root, newer, Flip(old, bit % 256), older, path)
                 && !Merkle.Extends(tree.Root, newer, old, older, [.. path, old])
                 && (path.Length == 0 || !Merkle.Extends(tree.Root, newer, old, older, path[..^1]))
                 && (path.Length == 0 || !Merkle.Extends(tree.Root, newer, old, older, Flip(path, bit)));
         }, iter: 200);

    [Fact]
    public void A_tree_that_changed_an_old_entry_cannot_be_proved_to_extend_the_old_tree()
    {
        var changed = LogTree.Leaves(300);
        changed[5] = Merkle.Leaf("changed afterwards"u8);
        var tree = new LogTree().Append(changed);
        Assert.False(Merkle.Extends(
            tree.Root, 300, Merkle.Root(LogTree.Leaves(200)), 200, tree.Consistency(200, 300)));
    }

    [Fact]
    public void Every_tree_extends_the_empty_one_and_the_empty_one_only_itself()
    {
        var one = LogTree.Of(1).Root;
        Assert.True(Merkle.Extends(one, 1, Merkle.Empty, 0, []));
        Assert.True(Merkle.Extends(Merkle.Empty, 0, Merkle.Empty, 0, []));
        Assert.False(Merkle.Extends(one, 0, Merkle.Empty, 0, []));
        Assert.False(Merkle.Extends(one, 1, one, 0, []));
        Assert.False(Merkle.Extends(Merkle.Empty, 0, one, 1, []));
    }

    [Fact]
    public void Leaves_of_any_length_are_marked_and_hashed_whole() => Gen.Int[0, EntryBundle.MaxEntry].Sample(length =>
    {
        var entry = new byte[length];
        Random.Shared.NextBytes(entry);
        return Merkle.Leaf(entry) == Hash.Of([0, .. entry]);
    }, iter: 100);
}
