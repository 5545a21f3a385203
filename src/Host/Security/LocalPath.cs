namespace Daylight.Host.Security;

/// <summary>Where to go on to, as an address says it: only ever a path of this site.</summary>
static class LocalPath
{
    const int Longest = 2000;

    /// <summary>The path, or the desk when it is none or leads elsewhere.</summary>
    public static string Of(string? to) =>
        to is ['/', ..] and not ['/', '/' or '\\', ..] && to.Length <= Longest
        && !to.Contains('\\') && !to.Any(char.IsControl)
            ? to
            : "/desk";
}
