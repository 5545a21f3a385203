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
        if (command.Subcommands.Count == 0) return Missing(asked, command);
        var known = string.Join(", ", command.Subcommands.Select(one => one.Name));
        return
        [
            (asked.UnmatchedTokens is [var unknown, ..]
                ? new Words($"没有“{unknown}”这个命令，可用的有：{known}。", $"There is no command \"{unknown}\"; there are {known}.")
                : new Words($"请写明要做什么：{known}。--help有说明。", $"Say what to do: {known}. With --help they are explained."))
            .In(Terminal.Language),
        ];
    }

    static IEnumerable<string> Missing(ParseResult asked, Command command)
    {
        var data = command.Options.FirstOrDefault(option => option is { Name: "--data", Required: true });
        var isMissing = data is not null && asked.GetResult(data) is null or { Tokens.Count: 0 };
        if (isMissing) yield return NoData.In(Terminal.Language);
        foreach (var error in asked.Errors.Where(error => !isMissing || !error.Message.Contains($"'{data!.Name}'", StringComparison.Ordinal)))
            yield return error.Message;
    }

    static readonly Words NoData = new(
        $"请用 --data 写出系统所在的文件夹；演示的是 {DemoCommand.DefaultFolder}。",
        $"Name the folder of the installation with --data; that of the demonstration is {DemoCommand.DefaultFolder}.");
}
