using Xunit;

namespace Daylight.Tests;

/// <summary>
/// Real documents and letters that stand beside the repository and are no part of it: the folder <c>shared</c> next to it,
/// or the one that <c>DAYLIGHT_SHARED</c> names.
/// </summary>
static class RealData
{
    static readonly string? Shared = Environment.GetEnvironmentVariable("DAYLIGHT_SHARED") is { Length: > 0 } told ? told : BesideTheRepository();

    /// <summary>A file or folder of it; skips the test on a machine without.</summary>
    public static string At(params string[] path)
    {
        var found = Path.Combine([Shared ?? "", "data", .. path]);
        Assert.SkipUnless(Shared is not null && Path.Exists(found), $"The real data is not here ({string.Join('/', path)}); set DAYLIGHT_SHARED to its folder.");
        return found;
    }

    static string? BesideTheRepository()
    {
        for (var at = new DirectoryInfo(AppContext.BaseDirectory); at is not null; at = at.Parent)
        {
            if (File.Exists(Path.Combine(at.FullName, "Daylight.slnx"))) return Path.Combine(at.Parent?.FullName ?? "/", "shared");
        }
        return null;
    }
}
