namespace Daylight.Tests.Kernel.Law;

/// <summary>The law as shipped, read once for all tests.</summary>
static class TheLaw
{
    public static readonly string Folder = Path.Combine(AppContext.BaseDirectory, "law");
    public static readonly LawBook Book = LawBook.Load(Folder);

    public static Calendar China => Book.Calendars["cn"];

    public static DateOnly Day(string text) => DateOnly.ParseExact(text, "yyyy-MM-dd");

    public static Rule Rule(string key) => Book.Rule(key, Day("2024-06-01")) ?? throw new ArgumentException(key);
}
