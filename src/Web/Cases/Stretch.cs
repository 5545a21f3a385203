namespace Daylight.Web;

/// <summary>
/// A stretch of what only grows in the file of a case, its notes or its e-mail: the first is the newest, and within it what
/// came first stands first. Somebody can write to a case ten thousand times; a page holds what a person reads.
/// </summary>
/// <param name="Page">Which one, from 1.</param>
/// <param name="Total">How many there are in all.</param>
public sealed record Stretch(int Page, int Total)
{
    /// <summary>The most on one page.</summary>
    public const int Size = 50;

    /// <summary>How many pages there are.</summary>
    public int Pages => Math.Max((Total + Size - 1) / Size, 1);

    /// <summary>How many newer ones are left out.</summary>
    public int Skipped => (Page - 1) * Size;

    /// <summary>The stretch that was asked for, or the nearest there is.</summary>
    public static Stretch Of(int? asked, int total)
    {
        var first = new Stretch(1, total);
        return first with { Page = Math.Clamp(asked ?? 1, 1, first.Pages) };
    }
}
