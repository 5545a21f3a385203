using System.CommandLine;

namespace Daylight.Host.Commands;

/// <summary>What is wrong with a command line, in sentences that say what to type instead.</summary>
static class WrongUse
{
    /// <summary>Says it on standard error.</summary>
    public static async Task<int> Say(ParseResult asked)
    {
        foreach (var sentence in Of(asked)) await Console.Error.WriteLineAsync($"daylight: {sentence}");
        return Exit.WrongUse;
    }

    static IEnumerable<string> Of(ParseResult asked)
    {
        var command = asked.CommandResult.Command;
        if (command.Subcommands.Count == 0) return asked.Errors.Select(error => error.Message);
        var known = string.Join(", ", command.Subcommands.Select(one => one.Name));
        return
        [
            (asked.UnmatchedTokens is [var unknown, ..]
                ? new Words($"没有“{unknown}”这个命令，可用的有：{known}。", $"There is no command \"{unknown}\"; there are {known}.")
                : new Words($"请写明要做什么：{known}。--help有说明。", $"Say what to do: {known}. With --help they are explained."))
            .In(Terminal.Language),
        ];
    }
}
