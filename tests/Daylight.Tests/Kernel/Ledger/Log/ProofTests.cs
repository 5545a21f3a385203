using System.Text;
using CsCheck;
using Xunit;

namespace Daylight.Tests.Kernel;

public class ProofTests
{
    const string Origin = "huangpu.example/log";

    // Made with another implementation: the second of the entries 日, 光, 公开.
    const string Known = "c2sp.org/tlog-proof@v1\nindex 1\n38jkHz1q826CvQgLOWVmmiU97b2IsJZpKPrbSWt9u/g=\n"
        + "9AJksLH80AWD2tURLlIPprfHrij3wCUXGAOifcnNqfc=\n\n" + CheckpointTests.Signed;

    static readonly VerifierKey[] Trusted = [SigningKeyTests.Known.Verifier];
    static readonly byte[] Entry = "光"u8.ToArray();

    static bool Holds(string text, byte[] entry) =>
        Proof.Read(text, []) is { } proof && proof.Verify(entry, Origin, Trusted).None;

    static string Flip(string text, int bit)
    {
        var bytes = Encoding.UTF8.GetBytes(text);
        bytes[bit / 8 % bytes.Length] ^= (byte)(1 << bit % 8);
        return Encoding.UTF8.GetString(bytes);
    }

    [Fact]
    public void A_proof_made_elsewhere_holds() => Assert.True(Holds(Known, Entry));

    [Fact]
    public void A_proof_is_written_as_it_was_read() => Assert.Equal(Known, Proof.Read(Known, [])!.ToString());

    [Fact]
    public void No_changed_bit_of_the_proof_passes()
    {
        for (var bit = 0; bit < Encoding.UTF8.GetByteCount(Known) * 8; bit++)
            Assert.False(Holds(Flip(Known, bit), Entry), $"bit {bit}");
    }

    [Fact]
    public void No_other_entry_passes()
    {
        Assert.False(Holds(Known, "日"u8.ToArray()));
        Assert.False(Holds(Known, []));
        Assert.False(Holds(Known, new byte[100_000]));
    }

    [Fact]
    public void The_reason_is_said()
    {
        var proof = Proof.Read(Known, [])!;
        Assert.Equal("entry", Assert.Single(proof.Verify("日"u8, Origin, Trusted)).Field);
        Assert.Equal("checkpoint", Assert.Single(proof.Verify(Entry, "other.example", Trusted)).Field);
        Assert.Equal("note", Assert.Single(proof.Verify(Entry, Origin, [])).Field);
    }

    [Fact]
    public void Proofs_of_any_log_hold_as_text_and_as_JSON() =>
        (from size in Gen.Int[1, 2000] from index in Gen.Int[0, size - 1] select (size, index)).Sample(given =>
        {
            var tree = LogTree.Of(given.size);
            var note = new Checkpoint(Origin, tree.Size, tree.Root).Sign(SigningKeyTests.Known);
            var proof = new Proof(given.index, tree.Inclusion(given.index, tree.Size), note);
            var entry = BitConverter.GetBytes(given.index);
            return Holds(proof.ToString(), entry)
                && Proof.ReadJson(proof.ToJson(), [])!.ToString() == proof.ToString()
                && !Holds(proof.ToString(), BitConverter.GetBytes(given.index + 1));
        }, iter: 60);

    [Fact]
    public void Extra_data_comes_back()
    {
        var proof = Proof.Read(Known, [])! with { Extra = "record:2012-118"u8.ToArray() };
        Assert.Equal("record:2012-118"u8, Proof.Read(proof.ToString(), [])!.Extra!);
        Assert.Equal("record:2012-118"u8, Proof.ReadJson(proof.ToJson(), [])!.Extra!);
        Assert.True(Holds(proof.ToString(), Entry));
    }

    [Theory]
    [InlineData("")]
    [InlineData("c2sp.org/tlog-proof@v2\nindex 1\n\n" + CheckpointTests.Signed)]
    [InlineData("c2sp.org/tlog-proof@v1\n\n" + CheckpointTests.Signed)]
    [InlineData("c2sp.org/tlog-proof@v1\nindex 01\n\n" + CheckpointTests.Signed)]
    [InlineData("c2sp.org/tlog-proof@v1\nindex -1\n\n" + CheckpointTests.Signed)]
    [InlineData("c2sp.org/tlog-proof@v1\nextra ?\nindex 1\n\n" + CheckpointTests.Signed)]
    [InlineData("c2sp.org/tlog-proof@v1\nindex 1\nAAAA\n\n" + CheckpointTests.Signed)]
    [InlineData("c2sp.org/tlog-proof@v1\nindex 1\n" + CheckpointTests.Signed)]
    [InlineData("c2sp.org/tlog-proof@v1\nindex 1\n\n")]
    public void Any_other_text_is_no_proof(string text)
    {
        var problems = new Problems();
        Assert.Null(Proof.Read(text, problems));
        Assert.Single(problems);
    }

    [Theory]
    [InlineData("")]
    [InlineData("[]")]
    [InlineData("""{"index":1}""")]
    [InlineData("""{"index":"1","path":[],"checkpoint":""}""")]
    [InlineData("""{"index":1,"path":7,"checkpoint":""}""")]
    [InlineData("""{"index":1.5,"path":[],"checkpoint":""}""")]
    [InlineData("""{"index":1,"path":[null],"checkpoint":null}""")]
    public void Any_other_JSON_is_no_proof(string json)
    {
        var problems = new Problems();
        Assert.Null(Proof.ReadJson(Encoding.UTF8.GetBytes(json), problems));
        Assert.Single(problems);
    }
}
