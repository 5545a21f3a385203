using System.Buffers;
using CsCheck;
using Xunit;

namespace Daylight.Tests.Kernel;

public class EntryBundleTests
{
    static byte[] Bundle(params byte[][] entries)
    {
        var bundle = new ArrayBufferWriter<byte>();
        foreach (var entry in entries) EntryBundle.Append(bundle, entry);
        return bundle.WrittenSpan.ToArray();
    }

    [Fact]
    public void Each_entry_is_preceded_by_its_length_high_byte_first() =>
        Assert.Equal([0, 2, 7, 8, 0, 0, 0, 1, 9], Bundle([7, 8], [], [9]));

    [Fact]
    public void Entries_come_back() => Gen.Byte.Array[0, 400].Array[0, 256].Sample(entries =>
        EntryBundle.Read(Bundle(entries), []) is { } read
        && read.Count == entries.Length && read.Zip(entries).All(pair => pair.First.Span.SequenceEqual(pair.Second)));

    [Fact]
    public void The_longest_entry_fits_and_a_longer_one_is_refused()
    {
        Assert.Equal(2 + 65535, Bundle(new byte[65535]).Length);
        Assert.Throws<ArgumentException>(() => Bundle(new byte[65536]));
        Assert.Throws<ArgumentException>(() => Merkle.Leaf(new byte[65536]));
    }

    [Fact]
    public void A_bundle_cut_off_anywhere_inside_an_entry_is_a_problem()
    {
        var bundle = Bundle([1, 2, 3]);
        for (var length = 1; length < bundle.Length; length++)
        {
            var problems = new Problems();
            Assert.Null(EntryBundle.Read(bundle.AsMemory(0, length), problems));
            Assert.Single(problems);
        }
    }
}
