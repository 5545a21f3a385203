using System.CommandLine;
using System.Diagnostics;
using Daylight.Host.Demo;

namespace Daylight.Host.Commands;

/// <summary><c>demo</c>: creates the demonstration district when its folder is empty, then serves it.</summary>
static class DemoCommand
{
    /// <summary>Where the demonstration is unless another folder is named.</summary>
    public static string DefaultFolder { get; } = Path.Combine("data", "demo");

    public static Command Create()
    {
        var data = new Option<string>("--data")
        {
            Description = "Folder of the demonstration.",
            DefaultValueFactory = _ => DefaultFolder,
        };
        var database = Where.Database();
        var port = ServeCommand.Port();
        var prepare = new Option<bool>("--prepare") { Description = "Create the district and stop." };
        var command = new Command("demo", "Creates the demonstration district and serves it.") { data, database, port, prepare };
        command.SetAction((asked, stop) => Run(
            asked.GetValue(data)!, asked.GetValue(database), asked.GetValue(port), asked.GetValue(prepare), stop));
        return command;
    }

    static async Task<int> Run(string folder, string? database, int port, bool prepare, CancellationToken stop)
    {
        var problems = new Problems();
        if (Installation.Open(folder, database, []) is { } made) return prepare ? Exit.Done : await Serve(made, port, stop);
        if (Directory.Exists(folder) && Directory.EnumerateFileSystemEntries(folder).Any())
            return Exit.With(Problems.Of("data", $"{folder} 不是空的，里面也没有演示数据。", $"{folder} is not empty and holds no demonstration."));
        if (prepare) return await Found(folder, database, problems, stop) ? Exit.Done : Exit.With(problems);
        // What founding takes in memory, most of it code that never runs again, goes with its process.
        var founded = await OwnProgram.Run(["demo", "--prepare", "--data", folder, .. database is null ? (string[])[] : ["--database", database]], stop);
        return founded == Exit.Done ? await Serve(Installation.Open(folder, database, [])!, port, stop) : founded;
    }

    static Task<int> Serve(Installation installation, int port, CancellationToken stop) => ServeCommand.Run(installation, port, Accounts(), stop);

    // The folder gets its name only when it is whole: a demonstration that was interrupted is made again.
    static async Task<bool> Found(string folder, string? database, Problems problems, CancellationToken stop)
    {
        var watch = Stopwatch.StartNew();
        var draft = folder.TrimEnd(Path.DirectorySeparatorChar) + ".part";
        Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(folder))!);
        // A lock of the operating system, which ends with its process.
        FileStream turn;
        try
        {
            turn = new(draft + ".lock", FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None, bufferSize: 1, FileOptions.DeleteOnClose);
        }
        catch (IOException) when (File.Exists(draft + ".lock"))
        {
            problems.Add("data", $"另一个程序正在创建 {folder}，请等它结束。", $"Another program is creating {folder}; wait for it.");
            return false;
        }
        await using var held = turn;
        if (Directory.Exists(draft)) Directory.Delete(draft, recursive: true);
        var installation = Installation.Create(draft, database, DemoFounding.Settings);
        await using (var services = Where.Services(installation))
        {
            await Installation.Migrate(services, stop);
            if (await Founding.IsTaken(services, problems, stop)) return false;
            await new DemoFounding(services, TimeProvider.System.Today()).Run(stop);
        }
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        if (Directory.Exists(folder)) Directory.Delete(folder);
        Directory.Move(draft, folder);
        Console.WriteLine($"Created the demonstration district in {folder} in {watch.Elapsed.TotalSeconds:0.0} s.");
        Console.WriteLine("Lists and search fill when it is first served; all is there after a few seconds.");
        return true;
    }

    static IEnumerable<string> Accounts() =>
    [
        "Everything in it is made up. Officers sign in at /sign-in with the password " + DemoOfficer.Password + ":",
        .. DemoOfficer.All.Select(officer => $"  {officer.Name,-11} {officer.Title.En} ({officer.Title.Zh})"),
        $"Residents follow a request at /cases with its number, such as GK-2012-00001, and the secret {DemoRequests.Secret}.",
    ];
}
