using System.Text;
using CsCheck;
using Xunit;

namespace Daylight.Tests.Kernel;

public class HashTests
{
    static readonly Gen<byte[]> ThirtyTwo = Gen.Byte.Array[Hash.Length];

    [Fact]
    public void The_hash_of_abc_is_that_of_the_standard() => Assert.Equal(
        "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad", Hash.Of("abc"u8).Hex);

    [Fact]
    public void Hashes_are_equal_when_all_bytes_are() => (from bytes in ThirtyTwo from bit in Gen.Int[0, 255]
                                                          select (bytes, bit)).Sample(given =>
    {
        var changed = (byte[])given.bytes.Clone();
        changed[given.bit / 8] ^= (byte)(1 << given.bit % 8);
        return new Hash(given.bytes) == new Hash([.. given.bytes])
            && new Hash(given.bytes).GetHashCode() == new Hash([.. given.bytes]).GetHashCode()
            && new Hash(given.bytes) != new Hash(changed);
    });

    [Fact]
    public void Base64_comes_back() => ThirtyTwo.Sample(bytes =>
        Hash.TryParse(new Hash(bytes).Base64, out var hash) && hash.ToArray().AsSpan().SequenceEqual(bytes));

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("AAAA")]
    [InlineData(" AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=")]
    [InlineData("AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAB=")]
    [InlineData("AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA")]
    public void Anything_but_the_one_base64_form_is_refused(string? text) => Assert.False(Hash.TryParse(text, out _));

    [Fact]
    public void A_hash_of_another_length_is_refused() =>
        Assert.Throws<ArgumentException>(() => new Hash(Encoding.ASCII.GetBytes("short")));
}
