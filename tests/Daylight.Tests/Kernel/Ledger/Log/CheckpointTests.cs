using Xunit;

namespace Daylight.Tests.Kernel;

public class CheckpointTests
{
    const string Root = "dDU2No5WPXQSRUCYiEeFpUXMpzKudEx63atbelrCnC8=";

    // Signed by another implementation with the known key.
    internal const string Signed = "huangpu.example/log\n3\n" + Root + "\n\n— huangpu.example/log "
        + "5ma90xivun1m/XwOvQGko8InZj9JEdIGgOvwUucYTlqxj63wzDR+15kzVkW36rtzivvScWCh4Dnfc0jivDDc1nvsuwM=\n";

    [Fact]
    public void A_checkpoint_is_signed_as_others_sign_it()
    {
        Assert.True(Hash.TryParse(Root, out var root));
        Assert.Equal(Signed, new Checkpoint("huangpu.example/log", 3, root).Sign(SigningKeyTests.Known).ToString());
    }

    [Fact]
    public void A_signed_checkpoint_is_read_and_verified()
    {
        var note = SignedNote.Read(Signed, [])!;
        Assert.Empty(note.Verify([SigningKeyTests.Known.Verifier]));
        var checkpoint = Checkpoint.Read(note.Text, [])!;
        Assert.Equal(("huangpu.example/log", 3, Root), (checkpoint.Origin, checkpoint.Size, checkpoint.Root.Base64));
    }

    [Fact]
    public void Extension_lines_are_kept()
    {
        var text = $"log\n3\n{Root}\none\ntwo\n";
        var checkpoint = Checkpoint.Read(text, [])!;
        Assert.Equal(["one", "two"], checkpoint.Extensions);
        Assert.Equal(text, checkpoint.Text);
    }

    [Fact]
    public void An_empty_log_has_the_empty_root()
    {
        Assert.NotNull(Checkpoint.Read(new Checkpoint("log", 0, Merkle.Empty).Text, []));
        Assert.Null(Checkpoint.Read($"log\n0\n{Root}\n", []));
    }

    [Theory]
    [InlineData("")]
    [InlineData("log\n3\n")]
    [InlineData("log\n3\n" + Root)]
    [InlineData("\n3\n" + Root + "\n")]
    [InlineData("log\n03\n" + Root + "\n")]
    [InlineData("log\n+3\n" + Root + "\n")]
    [InlineData("log\n-3\n" + Root + "\n")]
    [InlineData("log\n3 \n" + Root + "\n")]
    [InlineData("log\n9223372036854775808\n" + Root + "\n")]
    [InlineData("log\n3\nAAAA\n")]
    [InlineData("log\n3\n" + Root + "\n\nmore\n")]
    public void Any_other_text_is_no_checkpoint(string text)
    {
        var problems = new Problems();
        Assert.Null(Checkpoint.Read(text, problems));
        Assert.Single(problems);
    }

    [Fact]
    public void All_that_is_wrong_is_said_at_once()
    {
        var problems = new Problems();
        Checkpoint.Read("\nmany\nAAAA\n\n", problems);
        Assert.Equal(3, problems.Count);
    }

    [Theory]
    [InlineData("")]
    [InlineData("evil\n999")]
    public void An_origin_that_would_read_otherwise_is_not_signed(string origin) =>
        Assert.Throws<ArgumentException>(() => new Checkpoint(origin, 0, Merkle.Empty).Sign(SigningKeyTests.Known));
}
