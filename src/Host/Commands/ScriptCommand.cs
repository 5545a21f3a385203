using System.CommandLine;

namespace Daylight.Host.Commands;

/// <summary>
/// What the script in the repository runs itself (<c>test</c>, <c>bench</c>): named among the commands, since whoever asks for help asks the script.
/// </summary>
static class ScriptCommand
{
    public static Command Of(string name, string description)
    {
        var command = new Command(name, description) { TreatUnmatchedTokensAsErrors = false };
        command.SetAction(_ => Exit.With(Problems.Of("command", $"请在代码库里运行 ./daylight {name}。", $"Run ./daylight {name} in the repository.")));
        return command;
    }
}
