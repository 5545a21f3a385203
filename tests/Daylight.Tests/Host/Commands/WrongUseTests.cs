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
    [InlineData("topics --file no-such-file.csv", "There is no file no-such-file.csv.")]
    [InlineData("topics --data x --from tomorrow", "--from \"tomorrow\" is no date")]
    [InlineData("serve", "Name the folder of the installation with --data; that of the demonstration is data")]
    [InlineData("report annual --body 440112 --year 2012", "Name the folder of the installation with --data; that of the demonstration is data")]
    [InlineData("due --from 2026-09-14", "Name the rule, such as cn-ogi-2019/reply.")]
    [InlineData("bench scores --json", "Run ./daylight bench in the repository.")]
    public async Task It_is_said_in_a_sentence(string line, string said)
    {
        var (exit, everything) = await Child.Run(line.Split(' ', StringSplitOptions.RemoveEmptyEntries));
        Assert.Equal(2, exit);
        Assert.StartsWith("daylight: ", everything, StringComparison.Ordinal);
        Assert.Contains(said, everything, StringComparison.Ordinal);
        Assert.Single(everything.Split('\n', StringSplitOptions.RemoveEmptyEntries));
    }

    [Fact]
    public async Task A_demonstration_is_made_by_one_program_at_a_time()
    {
        var place = Directory.CreateTempSubdirectory("daylight-demo-");
        try
        {
            var folder = Path.Combine(place.FullName, "demo");
            await using var other = new FileStream(folder + ".part.lock", FileMode.CreateNew, FileAccess.ReadWrite, FileShare.None);
            var (exit, said) = await Child.Run("demo", "--data", folder);
            Assert.Equal(2, exit);
            Assert.Contains($"Another program is creating {folder}; wait for it.", said, StringComparison.Ordinal);
            Assert.False(Directory.Exists(folder) || Directory.Exists(folder + ".part"));
        }
        finally
        {
            place.Delete(recursive: true);
        }
    }

    [Fact]
    public async Task Help_names_the_script_and_all_that_it_runs()
    {
        var (exit, said) = await Child.Run("--help");
        Assert.Equal(0, exit);
        Assert.Contains("./daylight [command]", said, StringComparison.Ordinal);
        Assert.DoesNotContain("Daylight.Host", said, StringComparison.Ordinal);
        foreach (var command in (string[])["init", "test", "bench"]) Assert.Contains($"\n  {command} ", said, StringComparison.Ordinal);
    }
}
