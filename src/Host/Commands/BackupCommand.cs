using System.CommandLine;
using Daylight.Host.Backups;
using Daylight.Host.Data;

namespace Daylight.Host.Commands;

/// <summary><c>backup</c>: writes an installation into one file, also while it serves.</summary>
static class BackupCommand
{
    public static Command Create()
    {
        var file = new Argument<string>("file") { Description = "The backup to write; must not exist." };
        var data = Where.Data();
        var database = Where.Database();
        var command = new Command("backup", "Writes an installation into one file, also while it serves.") { file, data, database };
        command.SetAction(async (asked, stop) =>
        {
            var problems = new Problems();
            return Where.Open(asked, data, database, problems) is { } installation
                ? await Run(installation, asked.GetValue(file)!, stop)
                : Exit.With(problems);
        });
        return command;
    }

    static async Task<int> Run(Installation installation, string file, CancellationToken stop)
    {
        var backup = new Backup(installation, DatabaseCopy.Of(installation.DatabaseFile, installation.Postgres), TimeProvider.System);
        var problems = await Shown.While("Backing up", share => backup.Write(file, share, stop));
        if (problems.Any) return Exit.With(problems);
        Console.WriteLine($"{file}: {backup.Members:n0} members, {new FileInfo(file).Length / 1e6:n1} MB; " +
            (backup.Log is { } log ? $"the log has {log.Size:n0} entries, root {log.Root.Base64}." : "the log is empty."));
        foreach (var damaged in backup.Damaged)
            await Console.Error.WriteLineAsync($"daylight: {damaged} is not what its name says and was damaged before this backup. Run verify.");
        return backup.Damaged.Count == 0 ? Exit.Done : Exit.DoesNotHold;
    }
}
