using CsCheck;
using Xunit;

namespace Daylight.Tests.Kernel;

public class SealedValueTests
{
    [Fact]
    public void The_commitment_is_the_hash_of_mark_salt_and_data()
    {
        var salt = Enumerable.Repeat((byte)7, 32).ToArray();
        Assert.Equal("679fc671c0d1353c1a2fb2679d05b113788a41d78ff624e9b59c32db63161513",
            SealedValue.Commit(salt, "张三"u8).Hex);
    }

    [Fact]
    public void What_was_sealed_is_recognised_and_nothing_else() =>
        (from data in Gen.Byte.Array[1, 300] from bit in Gen.Int[0, 300 * 8] select (data, bit)).Sample(given =>
        {
            var sealedValue = SealedValue.Seal(given.data);
            var changed = (byte[])given.data.Clone();
            changed[given.bit / 8 % changed.Length] ^= (byte)(1 << given.bit % 8);
            return sealedValue.Holds(given.data)
                && !sealedValue.Holds(changed) && !sealedValue.Holds([.. given.data, 0]);
        });

    [Fact]
    public void The_same_data_sealed_twice_cannot_be_recognised_as_the_same() =>
        Assert.NotEqual(SealedValue.Seal("张三"u8).Commitment, SealedValue.Seal("张三"u8).Commitment);

    [Fact]
    public async Task A_file_is_sealed_like_bytes()
    {
        var data = new byte[200_000];
        Random.Shared.NextBytes(data);
        var sealedValue = await SealedValue.Seal(new MemoryStream(data), TestContext.Current.CancellationToken);
        Assert.True(sealedValue.Holds(data));
    }

    [Fact]
    public void With_the_salt_erased_nothing_is_recognised() =>
        Assert.False((SealedValue.Seal("张三"u8) with { Salt = default }).Holds("张三"u8));

    [Fact]
    public void A_commitment_is_never_a_leaf_or_a_node()
    {
        var (left, right) = (Hash.Of("left"u8), Hash.Of("right"u8));
        Assert.NotEqual(Merkle.Node(left, right), SealedValue.Commit(left.ToArray(), right.ToArray()));
        Assert.NotEqual(
            Merkle.Leaf([.. left.ToArray(), .. right.ToArray()]), SealedValue.Commit(left.ToArray(), right.ToArray()));
    }

    [Fact]
    public void A_short_salt_is_refused() =>
        Assert.Throws<ArgumentException>(() => SealedValue.Commit(new byte[31], []));
}
