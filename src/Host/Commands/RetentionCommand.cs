using System.CommandLine;
using Daylight.Web;

namespace Daylight.Host.Commands;

/// <summary><c>retention</c>: anonymises the cases whose time is over, as the server does every night; or only says which.</summary>
static class RetentionCommand
{
    public static Command Create()
    {
        var data = Where.Data();
        var database = Where.Database();
        var dry = new Option<bool>("--dry-run") { Description = "Only says what would be erased." };
        var rewrite = new Option<bool>("--rewrite") { Description = "Writes the embedded database anew however large it is; stop the server first, or writers wait." };
        var command = new Command("retention", "Anonymises cases whose time is over by the rules that are in force.") { data, database, dry, rewrite };
        command.SetAction(async (asked, stop) =>
        {
            var problems = new Problems();
            return Where.Open(asked, data, database, problems) is { } installation
                ? await Run(installation, asked.GetValue(dry), asked.GetValue(rewrite) ? long.MaxValue : RetentionRun.Moment, stop)
                : Exit.With(problems);
        });
        return command;
    }

    /// <summary>Says how each rule stands, then does what those in force say.</summary>
    static async Task<int> Run(Installation installation, bool dry, long rewrites, CancellationToken stop)
    {
        await using var services = Where.Services(installation);
        await Installation.Migrate(services, stop);
        await using (var scope = services.CreateAsyncScope())
        {
            var keeping = scope.ServiceProvider.GetRequiredService<Keeping>();
            foreach (var rule in await keeping.Rules(stop)) Console.WriteLine(Line(rule, await keeping.Count(rule, stop)));
        }
        if (dry) return Exit.Done;
        var done = await services.GetRequiredService<RetentionRun>().Go(rewrites, stop);
        Console.WriteLine($"{done.Cases:n0} cases anonymised, {done.Letters:n0} letters removed, {done.Files + done.Others:n0} leftovers cleared.");
        foreach (var fault in done.Faults) Exit.Say([new($"有一件没能删除：{fault.Message}", $"One could not be erased: {fault.Message}")]);
        if (!done.Rewritten)
            Console.WriteLine("The database is large: its file may hold traces of what was erased. Stop the server and run this again with --rewrite.");
        return done.Faults.Count == 0 ? Exit.Done : Exit.DoesNotHold;
    }

    static string Line(KeepingRule rule, KeepingCounts counts) =>
        $"{rule.Rule.Of,-16} {rule.Months,5} months  {(rule.InForce ? "in force    " : "not in force")}  {counts.Over:n0} over, {counts.Due:n0} due, "
        + $"{counts.Over - counts.Due:n0} held, {counts.Done ?? 0:n0} anonymised";
}
