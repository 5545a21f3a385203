using System.CommandLine;
using Daylight.Host.Backups;

namespace Daylight.Host.Commands;

/// <summary><c>restore</c>: makes an installation from a backup and verifies it.</summary>
static class RestoreCommand
{
    public static Command Create()
    {
        var file = new Argument<string>("file") { Description = "The backup." };
        var data = Where.Data();
        var database = Where.Database();
        var command = new Command("restore", "Makes an installation from a backup in an empty folder, and verifies it.") { file, data, database };
        command.SetAction((asked, stop) => Run(asked.GetValue(file)!, asked.GetValue(data)!, asked.GetValue(database), stop));
        return command;
    }

    static async Task<int> Run(string file, string folder, string? postgres, CancellationToken stop)
    {
        var restore = new Restore(file, folder);
        var problems = await Shown.While("Restoring", share => restore.Run(postgres, share, stop));
        if (problems.Any || Installation.Open(folder, postgres, problems) is not { } installation) return Exit.With(problems);
        await using (var services = Where.Services(installation))
        {
            // A backup may be older than the program.
            await Installation.Migrate(services, stop);
            await using var scope = services.CreateAsyncScope();
            var newest = await scope.ServiceProvider.GetRequiredService<Db>().NewestCheckpoint(stop);
            if (newest?.Size is var size && (size ?? 0) != restore.Manifest!.Size)
                problems.Add("", $"备份时日志有{restore.Manifest.Size}条，恢复后是{size ?? 0}条。",
                    $"The log had {restore.Manifest.Size} entries when it was backed up and has {size ?? 0} now.");
        }
        if (problems.Any)
        {
            Exit.With(problems);
            return Exit.DoesNotHold;
        }
        Console.WriteLine($"Restored the state of {restore.Manifest!.At:yyyy-MM-dd HH:mm:ss} UTC into {folder}. The search index is made when it is first served.");
        return await VerifyCommand.Run(installation, stop);
    }
}
