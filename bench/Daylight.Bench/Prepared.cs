using Daylight.Host;
using Daylight.Host.Commands;
using Daylight.Host.Demo;
using Microsoft.Data.Sqlite;

namespace Daylight.Bench;

/// <summary>The installations that are measured, made when first asked for.</summary>
static class Prepared
{
    const ulong Seed = 440112;

    /// <summary>The demonstration district; a small one where sizes are small.</summary>
    public static async Task<Installation> District(Sizes sizes, CancellationToken stop)
    {
        var folder = Path.Combine(sizes.Folder, "district");
        if (Installation.Open(folder, null, []) is { } made) return made;
        return await Made(folder, founding => sizes.Whole ? founding.Run(stop) : Small(founding, stop));
    }

    /// <summary>The bodies of the district, and nothing published yet.</summary>
    public static Task<Installation> Empty(Sizes sizes, string name, CancellationToken stop)
    {
        var folder = Path.Combine(sizes.Folder, name);
        if (Directory.Exists(folder)) Directory.Delete(folder, recursive: true);
        return Made(folder, founding => founding.Found(stop));
    }

    /// <summary>Records like those of the district.</summary>
    public static IEnumerable<DemoRecord> Records(int count) => DemoText.Records(count, Seed);

    static async Task Small(DemoFounding founding, CancellationToken stop)
    {
        await founding.Found(stop);
        await founding.Publish(Records(40), _ => { }, stop);
        await founding.Sequence(stop);
    }

    // It gets its name only when it is whole.
    static async Task<Installation> Made(string folder, Func<DemoFounding, Task> found)
    {
        var draft = folder + ".part";
        if (Directory.Exists(draft)) Directory.Delete(draft, recursive: true);
        await using (var services = Where.Services(Installation.Create(draft, null, DemoFounding.Settings)))
        {
            await Installation.Migrate(services, default);
            await found(new(services, TimeProvider.System.Today()));
        }
        SqliteConnection.ClearAllPools();
        Directory.Move(draft, folder);
        return Installation.Open(folder, null, [])!;
    }
}
