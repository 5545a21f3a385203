using Xunit;

namespace Daylight.Tests.Host.Commands;

/// <summary>A command line with something wrong in it gets a sentence that says what to type instead, and status 2.</summary>
public sealed class WrongUseTests
{
    [Theory]
    [InlineData("srve", "There is no command \"srve\"; there are serve, demo")]
    [InlineData("", "Say what to do: serve, demo")]
    [InlineData("report", "Say what to do: annual")]
    [InlineData("serve --data x --port abc", "\"abc\" is no port")]
    [InlineData("serve --data x --port 99999", "\"99999\" is no port")]
    [InlineData("serve --data no-such-folder", "There is no installation")]
    [InlineData("topics", "Give the folder of an installation with --data, or a file of letters")]
    [InlineData("topics --file no-such-file.csv", "The file can't be read")]
    [InlineData("topics --file x.csv --from tomorrow", "--from \"tomorrow\" is no date")]
    public async Task It_is_said_in_a_sentence(string line, string said)
    {
        var (exit, everything) = await Child.Run(line.Split(' ', StringSplitOptions.RemoveEmptyEntries));
        Assert.Equal(2, exit);
        Assert.StartsWith("daylight: ", everything, StringComparison.Ordinal);
        Assert.Contains(said, everything, StringComparison.Ordinal);
        Assert.Single(everything.Split('\n', StringSplitOptions.RemoveEmptyEntries));
    }
}
