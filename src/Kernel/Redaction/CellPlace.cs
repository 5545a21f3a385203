using System.Globalization;
using System.Text.RegularExpressions;

namespace Daylight;

/// <summary>References to cells: <c>B2</c>, <c>B2:C9</c>, <c>B:C</c>.</summary>
static partial class CellPlace
{
    const int MostRows = 1_048_576;

    /// <summary>The number of the column of a reference, from 1; null when it is none.</summary>
    public static int? Column(string? reference) => Range().Match(reference ?? "") is { Success: true } match ? Number(match.Groups[1].Value) : null;

    public static bool IsRange(string reference) => Read(reference) is not null;

    /// <summary>Columns and rows of a range, each from 1; null when it is none.</summary>
    public static (int Left, int Top, int Right, int Bottom)? Read(string? range)
    {
        if (Range().Match((range ?? "").Trim().ToUpperInvariant()) is not { Success: true } match) return null;
        var (left, right) = (Number(match.Groups[1].Value), match.Groups[3].Success ? Number(match.Groups[3].Value) : Number(match.Groups[1].Value));
        var top = match.Groups[2].Length > 0 ? int.Parse(match.Groups[2].Value, CultureInfo.InvariantCulture) : 1;
        var bottom = match.Groups[4].Length > 0 ? int.Parse(match.Groups[4].Value, CultureInfo.InvariantCulture)
            : match.Groups[2].Length > 0 && !match.Groups[3].Success ? top : MostRows;
        return left <= right && top <= bottom ? (left, top, right, bottom) : null;
    }

    /// <summary>The letters of a column.</summary>
    public static string Letters(int column)
    {
        var letters = "";
        for (; column > 0; column = (column - 1) / 26) letters = (char)('A' + (column - 1) % 26) + letters;
        return letters;
    }

    static int Number(string letters) => letters.Aggregate(0, (number, letter) => number * 26 + letter - 'A' + 1);

    [GeneratedRegex(@"^\$?([A-Z]{1,3})\$?([0-9]{0,7})(?::\$?([A-Z]{1,3})\$?([0-9]{0,7}))?$", RegexOptions.CultureInvariant)]
    private static partial Regex Range();
}
