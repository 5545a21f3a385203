namespace Daylight;

/// <summary>What became of a paragraph.</summary>
public enum Fate
{
    /// <summary>It stands in both texts.</summary>
    Kept,

    /// <summary>It stands only in the old text.</summary>
    Removed,

    /// <summary>It stands only in the new text.</summary>
    Added,
}

/// <summary>A paragraph of two compared texts.</summary>
/// <param name="Fate">What became of it.</param>
/// <param name="Text">The paragraph.</param>
public sealed record ComparedParagraph(Fate Fate, string Text);

/// <summary>Two texts compared paragraph by paragraph: the fewest removals and additions that lead from one to the other.</summary>
public static class Comparison
{
    // Beyond this the table of common paragraphs would take more memory than the answer is worth.
    const long MostCells = 4_000_000;

    /// <summary>The paragraphs of both, in order. Texts too long to compare are told as replaced whole between what they share at both ends.</summary>
    public static IReadOnlyList<ComparedParagraph> Of(string before, string after)
    {
        var (old, now) = (Paragraphs(before), Paragraphs(after));
        var shortest = Math.Min(old.Length, now.Length);
        var head = 0;
        while (head < shortest && old[head] == now[head]) head++;
        var tail = 0;
        while (tail < shortest - head && old[^(tail + 1)] == now[^(tail + 1)]) tail++;
        return
        [
            .. old[..head].Select(Kept),
            .. Middle(old[head..^tail], now[head..^tail]),
            .. old[^tail..].Select(Kept),
        ];
    }

    static IEnumerable<ComparedParagraph> Middle(string[] old, string[] now)
    {
        if ((long)old.Length * now.Length > MostCells) return [.. old.Select(Removed), .. now.Select(Added)];
        var common = new int[old.Length + 1, now.Length + 1];
        for (var i = old.Length - 1; i >= 0; i--)
            for (var j = now.Length - 1; j >= 0; j--)
                common[i, j] = old[i] == now[j] ? common[i + 1, j + 1] + 1 : Math.Max(common[i + 1, j], common[i, j + 1]);
        return Walk(old, now, common);
    }

    static IEnumerable<ComparedParagraph> Walk(string[] old, string[] now, int[,] common)
    {
        var (i, j) = (0, 0);
        while (i < old.Length || j < now.Length)
        {
            if (i < old.Length && j < now.Length && old[i] == now[j])
            {
                yield return Kept(old[i]);
                (i, j) = (i + 1, j + 1);
            }
            else if (i < old.Length && (j == now.Length || common[i + 1, j] >= common[i, j + 1]))
            {
                yield return Removed(old[i++]);
            }
            else
            {
                yield return Added(now[j++]);
            }
        }
    }

    static ComparedParagraph Kept(string text) => new(Fate.Kept, text);

    static ComparedParagraph Removed(string text) => new(Fate.Removed, text);

    static ComparedParagraph Added(string text) => new(Fate.Added, text);

    static string[] Paragraphs(string text) =>
        text.Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
}
