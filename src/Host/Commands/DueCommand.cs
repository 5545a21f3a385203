using System.CommandLine;

namespace Daylight.Host.Commands;

/// <summary><c>due</c>: a legal date and why, day by day; needs no installation.</summary>
static class DueCommand
{
    public static Command Create()
    {
        var rule = new Argument<string?>("rule") { Description = "The rule, such as cn-ogi-2019/reply.", Arity = ArgumentArity.ZeroOrOne };
        var from = new Option<string?>("--from") { Description = "Day of the event, YYYY-MM-DD." };
        var extended = new Option<bool>("--extended") { Description = "With the usual extension." };
        var pause = new Option<string[]>("--pause") { Description = "FROM..TO: both days and all between are not counted; may be repeated." };
        var list = new Option<bool>("--list") { Description = "Lists all rules with length, article and source." };
        var json = new Option<bool>("--json") { Description = "Prints JSON alone." };
        var command = new Command("due", "A legal date and its explanation.") { rule, from, extended, pause, list, json };
        command.SetAction(asked => asked.GetValue(list)
            ? List(asked.GetValue(json))
            : Answer(new(asked.GetValue(rule) ?? "", asked.GetValue(from) ?? "", asked.GetValue(extended), asked.GetValue(pause)), asked.GetValue(json)));
        return command;
    }

    static LawBook Law => LawBook.Load(Path.Combine(AppContext.BaseDirectory, "law"));

    static int List(bool json)
    {
        Console.WriteLine(json ? DueRule.ToJson(DueRule.All(Law, Terminal.Language)) : DueText.List(Law, Terminal.Language).TrimEnd());
        return Exit.Done;
    }

    static int Answer(DueQuestion question, bool json)
    {
        if (!DueAnswer.TryOf(Law, question, Terminal.Language, out var answer, out var problems)) return Exit.With(problems);
        Console.WriteLine(json ? answer.ToJson() : DueText.Of(answer, Terminal.Language).TrimEnd());
        return Exit.Done;
    }
}
