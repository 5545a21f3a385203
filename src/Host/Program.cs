using System.CommandLine;
using Daylight.Host.Commands;

// The table of contents: what the program does is this list; what an installation offers is the list in Modules.cs.
var root = new RootCommand("Daylight: a public body publishes, answers, decides and accounts.")
{
    ServeCommand.Create(),
    DemoCommand.Create(),
    InitCommand.Create(),
    ImportCommand.Create(),
    DueCommand.Create(),
    VerifyCommand.Create(),
    BackupCommand.Create(),
    RestoreCommand.Create(),
    RebuildCommand.Create(),
    ReportCommand.Create(),
    TopicsCommand.Create(),
    RetentionCommand.Create(),
    ScriptCommand.Of("test", "Runs the tests: unit, browser, crash or all."),
    ScriptCommand.Of("bench", "Runs the benchmarks, each beside a reference measured in the same run."),
};
root.HelpName = "./daylight";
var asked = root.Parse(args);
return asked.Errors.Count > 0 ? await WrongUse.Say(asked) : await asked.InvokeAsync();
