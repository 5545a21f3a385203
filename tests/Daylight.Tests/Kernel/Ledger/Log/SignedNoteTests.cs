using Xunit;

namespace Daylight.Tests.Kernel;

public class SignedNoteTests
{
    static readonly SigningKey Log = SigningKeyTests.Known, Other = SigningKey.New("witness.example");

    static void Refused(string note)
    {
        var problems = new Problems();
        Assert.Null(SignedNote.Read(note, problems));
        Assert.Single(problems);
    }

    [Fact]
    public void A_note_is_the_text_an_empty_line_and_signature_lines()
    {
        var note = SignedNote.Sign("公开\n\nis the rule\n", Log, Other).ToString().Split('\n');
        Assert.Equal(["公开", "", "is the rule", ""], note[..4]);
        Assert.StartsWith("— huangpu.example/log 5ma90", note[4], StringComparison.Ordinal);
        Assert.StartsWith("— witness.example ", note[5], StringComparison.Ordinal);
        Assert.Equal([""], note[6..]);
    }

    [Fact]
    public void A_note_is_read_as_it_was_written()
    {
        var note = SignedNote.Sign("公开\n\nis the rule\n", Log, Other);
        var read = SignedNote.Read(note.ToString(), [])!;
        Assert.Equal(note.Text, read.Text);
        Assert.Equal(["huangpu.example/log", "witness.example"], read.Signatures.Select(signature => signature.Name));
        Assert.Equal(note.ToString(), read.ToString());
    }

    [Fact]
    public void One_trusted_signature_is_enough_and_unknown_ones_are_passed_over()
    {
        var note = SignedNote.Sign("text\n", Log, Other);
        Assert.Empty(note.Verify([Log.Verifier]));
        Assert.Empty(note.Verify([Other.Verifier, SigningKey.New("third.example").Verifier]));
        Assert.Empty(note.Verify([Log.Verifier, Other.Verifier]));
    }

    [Fact]
    public void Without_a_trusted_signature_the_note_is_not_believed()
    {
        var note = SignedNote.Sign("text\n", Log);
        Assert.Equal("No trusted key has signed this.", note.Verify([Other.Verifier])[0].Say.En);
        Assert.Single(note.Verify([SigningKey.New(Log.Verifier.Name).Verifier]));
        Assert.Single(note.Verify([]));
    }

    [Fact]
    public void One_wrong_signature_of_a_trusted_key_spoils_the_note()
    {
        var note = SignedNote.Sign("text\n", Log, Other).ToString();
        var mixed = note[..note.LastIndexOf('—')] + SignedNote.Sign("test\n", Other).ToString()[6..];
        var problems = SignedNote.Read(mixed, [])!.Verify([Log.Verifier, Other.Verifier]);
        Assert.Equal("The signature of witness.example is wrong.", Assert.Single(problems).Say.En);
    }

    [Theory]
    [InlineData("")]
    [InlineData("text\n")]
    [InlineData("text\n\n")]
    [InlineData("text\n— a AAAAAAA=\n")]
    [InlineData("text\n\n— a AAAAAAA=")]
    [InlineData("text\n\n- a AAAAAAA=\n")]
    [InlineData("text\n\n— a AAAA\n")]
    [InlineData("text\n\n— a AAAAAAB=\n")]
    [InlineData("text\n\n— a  AAAAAAA=\n")]
    [InlineData("text\n\n— a+b AAAAAAA=\n")]
    [InlineData("text\n\n— a AAAAAAA= \n")]
    [InlineData("text\n\n— a AAAAAAA=\nmore\n")]
    [InlineData("te\txt\n\n— a AAAAAAA=\n")]
    [InlineData("text\r\n\n— a AAAAAAA=\n")]
    public void A_text_of_any_other_form_is_no_note(string text) => Refused(text);

    [Fact]
    public void A_note_has_at_most_sixty_four_signatures()
    {
        static string Note(int count) => "text\n\n" + string.Concat(Enumerable.Repeat("— a AAAAAAA=\n", count));
        Assert.NotNull(SignedNote.Read(Note(64), []));
        Refused(Note(65));
    }

    [Fact]
    public void What_could_not_be_read_back_is_not_signed()
    {
        Assert.Throws<ArgumentException>(() => SignedNote.Sign("no newline", Log));
        Assert.Throws<ArgumentException>(() => SignedNote.Sign("bell\a\n", Log));
        Assert.Throws<ArgumentException>(() => SignedNote.Sign("nobody signs\n"));
    }
}
