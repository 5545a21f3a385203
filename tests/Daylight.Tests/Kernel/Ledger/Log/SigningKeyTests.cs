using Xunit;

namespace Daylight.Tests.Kernel;

public class SigningKeyTests
{
    // Made with another implementation from the seed 00 01 … 1f.
    internal const string Secret =
        "PRIVATE+KEY+huangpu.example/log+e666bdd3+AQABAgMEBQYHCAkKCwwNDg8QERITFBUWFxgZGhscHR4f";
    internal const string Public = "huangpu.example/log+e666bdd3+AQOhB7/zzhC+HXDdGOdLwJln5NYwm6UNXx3chmQSVTG4";

    internal static SigningKey Known => SigningKey.Read(Secret, [])!;

    [Fact]
    public void The_public_half_is_computed_from_the_private() => Assert.Equal(Public, Known.Verifier.ToString());

    [Fact]
    public void The_key_of_a_well_known_log_is_read()
    {
        const string Text = "sum.golang.org+033de0ae+Ac4zctda0e5eza+HJyk9SxEdh+s3Ux18htTTAD8OuAn8";
        var key = VerifierKey.Read(Text, []);
        Assert.Equal(0x033de0aeu, key?.Id);
        Assert.Equal(Text, key?.ToString());
    }

    [Theory]
    [InlineData("")]
    [InlineData("huangpu.example/log")]
    [InlineData("+e666bdd3+AQOhB7/zzhC+HXDdGOdLwJln5NYwm6UNXx3chmQSVTG4")]
    [InlineData("huangpu.example/log+E666BDD3+AQOhB7/zzhC+HXDdGOdLwJln5NYwm6UNXx3chmQSVTG4")]
    [InlineData("huangpu.example/log+e666bdd4+AQOhB7/zzhC+HXDdGOdLwJln5NYwm6UNXx3chmQSVTG4")]
    [InlineData("huangpu.example/lag+e666bdd3+AQOhB7/zzhC+HXDdGOdLwJln5NYwm6UNXx3chmQSVTG4")]
    [InlineData("huangpu.example/log+e666bdd3+AgOhB7/zzhC+HXDdGOdLwJln5NYwm6UNXx3chmQSVTG4")]
    [InlineData("huangpu.example/log+e666bdd3+AQOhB7/zzhC+HXDdGOdLwJln5NYwm6UNXx3chmQSVTG4\n")]
    [InlineData("huang pu+e666bdd3+AQOhB7/zzhC+HXDdGOdLwJln5NYwm6UNXx3chmQSVTG4")]
    public void Any_other_verifier_key_is_refused(string text)
    {
        var problems = new Problems();
        Assert.Null(VerifierKey.Read(text, problems));
        Assert.Single(problems);
    }

    [Theory]
    [InlineData("")]
    [InlineData(Public)]
    [InlineData("PRIVATE+KEY+huangpu.example/log+e666bdd3+AQABAgMEBQYHCAkKCwwNDg8QERITFBUWFxgZGhscHR4g")]
    [InlineData("PRIVATE+KEY+huangpu.example/log+e666bdd3+AQABAgMEBQYH")]
    public void A_damaged_private_key_is_refused(string text)
    {
        var problems = new Problems();
        Assert.Null(SigningKey.Read(text, problems));
        Assert.Single(problems);
    }

    [Fact]
    public void Two_new_keys_differ_and_each_verifies_only_its_own()
    {
        var (one, other) = (SigningKey.New("one.example"), SigningKey.New("one.example"));
        var signature = one.Sign("text"u8);
        Assert.True(one.Verifier.Verify("text"u8, signature));
        Assert.False(other.Verifier.Verify("text"u8, signature));
        Assert.False(one.Verifier.Verify("test"u8, signature));
        Assert.False(one.Verifier.Verify("text"u8, signature.AsSpan(1)));
    }

    [Theory]
    [InlineData("")]
    [InlineData("two words")]
    [InlineData("a+b")]
    [InlineData("全角　空格")]
    public void A_key_needs_a_proper_name(string name) => Assert.Throws<ArgumentException>(() => SigningKey.New(name));

    [Fact]
    public void A_private_key_does_not_print_itself() =>
        Assert.DoesNotContain("PRIVATE", Known.ToString(), StringComparison.Ordinal);

    [Fact]
    public void The_key_file_is_for_one_account_only_and_never_overwritten()
    {
        var file = Path.Combine(Directory.CreateTempSubdirectory().FullName, "log.key");
        Known.Save(file);
        Assert.Equal(Secret + "\n", File.ReadAllText(file));
        Assert.Equal(Public, SigningKey.Load(file, [])?.ToString());
        Assert.Throws<IOException>(() => Known.Save(file));
        if (OperatingSystem.IsWindows()) return;

        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(file));
        File.SetUnixFileMode(file, UnixFileMode.UserRead | UnixFileMode.OtherRead);
        var problems = new Problems();
        Assert.Null(SigningKey.Load(file, problems));
        Assert.Contains("chmod 600", problems[0].Say.En, StringComparison.Ordinal);
    }
}
