using System.Globalization;
using System.Text.RegularExpressions;

namespace Daylight;

/// <summary>What stands before the slash of an index number.</summary>
public enum IndexFront
{
    /// <summary>A nine-character organisation code, as the catalogue guideline asks.</summary>
    OrganisationCode,

    /// <summary>An eighteen-character credit code, as later catalogues have it.</summary>
    CreditCode,

    /// <summary>Something older or local.</summary>
    Legacy,
}

/// <summary>
/// The index number of a record (索引号): body before the slash, year (or year and month) and serial after it.
/// It is never changed, not even when the publisher changes.
/// </summary>
/// <param name="Front">The body's code.</param>
/// <param name="Year">The year of the record.</param>
/// <param name="Month">The month, where the catalogue numbers by month.</param>
/// <param name="Serial">The number within the year or month.</param>
public sealed partial record IndexNumber(string Front, int Year, int? Month, int Serial)
{
    /// <summary>What kind of code the front is.</summary>
    public IndexFront Kind => Front.Length switch
    {
        9 => IndexFront.OrganisationCode,
        18 => IndexFront.CreditCode,
        _ => IndexFront.Legacy,
    };

    /// <summary>True when the check character of the front fits. Legacy fronts have none.</summary>
    public bool CheckHolds => Kind switch
    {
        IndexFront.OrganisationCode => OrganisationCode.Holds(Front),
        IndexFront.CreditCode => CreditCode.Holds(Front),
        _ => false,
    };

    /// <summary>The part after the slash: what a page may show alone.</summary>
    public string Back => Month is { } month ? $"{Year}{month:00}-{Serial:00000}" : $"{Year}-{Serial:00000}";

    /// <summary>
    /// Reads an index number; brackets around and full-width forms are mended. A front whose check does not fit is
    /// read all the same (<see cref="CheckHolds"/>): catalogues hold such numbers and they are the record's name.
    /// </summary>
    public static IndexNumber? Parse(string? text)
    {
        var match = Form().Match(Checks.HalfWidth(text).Replace(" ", "", StringComparison.Ordinal).ToUpperInvariant());
        if (!match.Success) return null;
        var front = match.Groups["front"].Value;
        if (front.Length == 10 && front[8] == '-') front = front.Remove(8, 1);
        int? month = match.Groups["month"] is { Success: true } group ? Number(group) : null;
        return month is < 1 or > 12
            ? null
            : new(front, Number(match.Groups["year"]), month, Number(match.Groups["serial"]));
    }

    /// <inheritdoc/>
    public override string ToString() => $"{Front}/{Back}";

    static int Number(Group group) => int.Parse(group.ValueSpan, CultureInfo.InvariantCulture);

    [GeneratedRegex(@"^(?<front>[0-9A-Z-]{4,18})/(?<year>(19|20)[0-9]{2})(?<month>[0-9]{2})?-(?<serial>[0-9]{5})\z")]
    private static partial Regex Form();
}
