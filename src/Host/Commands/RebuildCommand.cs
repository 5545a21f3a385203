using System.CommandLine;
using Microsoft.EntityFrameworkCore;

namespace Daylight.Host.Commands;

/// <summary><c>rebuild</c>: throws away what a follower of the ledger made and makes it again from the first entry.</summary>
static class RebuildCommand
{
    const string Everything = "all";

    public static Command Create()
    {
        var name = new Argument<string>("name") { Description = "search, or all: everything that is made from the ledger and kept." };
        var data = Where.Data();
        var database = Where.Database();
        var command = new Command("rebuild", "Makes again what is made from the ledger; the server must not run.") { name, data, database };
        command.SetAction(async (asked, stop) =>
        {
            var problems = new Problems();
            return Where.Open(asked, data, database, problems) is { } installation
                ? await Run(installation, asked.GetValue(name)!, stop)
                : Exit.With(problems);
        });
        return command;
    }

    static async Task<int> Run(Installation installation, string name, CancellationToken stop)
    {
        await using var services = Where.Services(installation);
        try
        {
            var known = services.GetServices<Follower>().Where(follower => follower.IsKept).ToList();
            var followers = known.Where(follower => name is Everything || follower.Name == name).ToList();
            if (followers.Count == 0)
                return Exit.With(Problems.Of("name",
                    $"没有“{name}”。可以重建：{string.Join("、", known.Select(one => one.Name))}、{Everything}。",
                    $"There is no “{name}”. Can be made again: {string.Join(", ", known.Select(one => one.Name))}, {Everything}."));
            foreach (var follower in followers)
            {
                var entries = await Shown.While(follower.Name, share => Rebuild(services, follower, share, stop));
                Console.WriteLine($"{follower.Name}: made again from {entries:n0} entries.");
            }
            return Exit.Done;
        }
        // The index lets in one process only.
        catch (IOException busy)
        {
            return Exit.With(Problems.Of("data", $"正在使用，请先停止服务。（{busy.Message}）", $"It is in use: stop the server first. ({busy.Message})"));
        }
    }

    static async Task<long> Rebuild(ServiceProvider services, Follower follower, Action<double> share, CancellationToken stop)
    {
        long total, done = 0;
        await using (var scope = services.CreateAsyncScope())
        {
            var db = scope.ServiceProvider.GetRequiredService<Db>();
            await services.GetRequiredService<Sequencer>().PlaceAll(db, stop);
            total = await db.Entries.LongCountAsync(stop);
            await follower.Forget(db, stop);
        }
        await Following.BringUp(services.GetRequiredService<IServiceScopeFactory>(), follower,
            seen => share((double)(done += seen) / total), stop);
        return done;
    }
}
