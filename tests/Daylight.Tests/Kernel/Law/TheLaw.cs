namespace Daylight.Tests.Kernel.Law;

/// <summary>The law as shipped, read once for all tests.</summary>
static class TheLaw
{
    public static readonly string Folder = Path.Combine(AppContext.BaseDirectory, "law");
    public static readonly LawBook Book = LawBook.Load(Folder);

    public static Calendar China => Book.Calendars["cn"];

    public static DateOnly Day(string text) => DateOnly.ParseExact(text, "yyyy-MM-dd");

    public static Rule Rule(string key) => Book.Rule(key, Day("2024-06-01")) ?? throw new ArgumentException(key);

    /// <summary>The data the session shares with its reviewers; null on machines without it.</summary>
    public static string? Shared()
    {
        var told = Environment.GetEnvironmentVariable("DAYLIGHT_SHARED");
        if (!string.IsNullOrEmpty(told)) return Directory.Exists(told) ? told : null;
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (!File.Exists(Path.Combine(folder.FullName, "Daylight.slnx"))) continue;
            var shared = Path.Combine(folder.Parent?.FullName ?? "/", "shared");
            return Directory.Exists(shared) ? shared : null;
        }
        return null;
    }
}
