using Xunit;

namespace Daylight.Tests.Kernel;

public class ProofPlanTests
{
    const int Million = 1_000_000;
    static readonly Lazy<LogTree> Large = new(() => LogTree.Of(Million));

    [Theory]
    [InlineData(0)]
    [InlineData(255)]
    [InlineData(256)]
    [InlineData(524_287)]
    [InlineData(524_288)]
    [InlineData(999_999)]
    public void A_million_entries_need_a_few_tiles(int index)
    {
        var plan = ProofPlan.Inclusion(index, Million);
        Assert.InRange(plan.Tiles.Count, 1, 6);
        var leaf = Merkle.Leaf(BitConverter.GetBytes(index));
        Assert.True(Merkle.Includes(Large.Value.Root, Million, index, leaf, plan.Hashes(Large.Value.Read)));
    }

    [Fact]
    public void Growth_to_a_million_needs_a_few_tiles()
    {
        var plan = ProofPlan.Consistency(123_456, Million);
        Assert.InRange(plan.Tiles.Count, 1, 9);
        var old = ProofPlan.Root(123_456).Hashes(Large.Value.Read)[0];
        Assert.True(Merkle.Extends(Large.Value.Root, Million, old, 123_456, plan.Hashes(Large.Value.Read)));
    }

    [Fact]
    public void A_tile_is_read_once_and_only_if_announced()
    {
        var tree = LogTree.Of(5000);
        tree.Reads.Clear();
        var plan = ProofPlan.Inclusion(1234, 5000);
        plan.Hashes(tree.Read);
        Assert.Equal(plan.Tiles, tree.Reads);
        Assert.Distinct(tree.Reads);
    }

    [Fact]
    public void Proofs_about_an_earlier_size_can_be_made_from_the_grown_tiles()
    {
        var (tree, leaves) = (LogTree.Of(2000), LogTree.Leaves(2000));
        Assert.True(Merkle.Includes(
            Merkle.Root(leaves.AsSpan(0, 777)), 777, 770, leaves[770], tree.Inclusion(770, 777)));
    }

    [Fact]
    public void A_tile_that_is_too_short_is_named()
    {
        var damage = Assert.Throws<InvalidDataException>(() =>
            ProofPlan.Inclusion(3, 300).Hashes(_ => new byte[32]));
        Assert.Contains("tile/0/000 needs 8192 bytes, not 32", damage.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void An_entry_beyond_the_tree_has_no_proof()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => ProofPlan.Inclusion(5, 5));
        Assert.Throws<ArgumentOutOfRangeException>(() => ProofPlan.Inclusion(-1, 5));
        Assert.Throws<ArgumentOutOfRangeException>(() => ProofPlan.Consistency(6, 5));
    }
}
