using System.Globalization;

namespace Daylight.Web;

/// <summary>
/// A point chosen on the map of a form. The map is a picture that sends the form with the place that was clicked on, as forms
/// have done since there are pictures: it needs no script, and the page comes again with all that was typed.
/// </summary>
public static class MapChoice
{
    /// <summary>The question; its parts are <c>point.x</c> and <c>point.y</c>.</summary>
    public const string Field = "point";

    /// <summary>What is sent to take a point back.</summary>
    public const string Nowhere = "none";

    /// <summary>Dots across: where it was clicked on counts from its corner, so a map of a form has one width on every screen.</summary>
    public const int Width = 320;

    /// <summary>The map of the streets as they are on a day; null where the installation has none.</summary>
    public static AreaSheet? Sheet(AreaMap areas, DateOnly day) => areas.Sheet(AreaKind.Street, day, Width);

    /// <summary>Whether the form was sent by the map.</summary>
    public static bool IsIn(IFormCollection sent) => sent.ContainsKey(Field) || sent.ContainsKey(Field + ".x");

    /// <summary>The point that was chosen, as it stands in a form; two empty answers where it was taken back.</summary>
    /// <param name="sent">A form that was sent by the map.</param>
    /// <param name="sheet">The map; null where there is none.</param>
    /// <param name="latitude">What the form had before.</param>
    /// <param name="longitude">What the form had before.</param>
    public static (string Latitude, string Longitude) Of(IFormCollection sent, AreaSheet? sheet, string latitude, string longitude)
    {
        if (sent[Field] == Nowhere) return ("", "");
        // Whoever presses the map with a key chose no place on it: browsers say its corner then.
        if (sheet is null || Dots(sent, ".x", sheet.Width) is not { } x || Dots(sent, ".y", sheet.Height) is not { } y || (x, y) is (0, 0)) return (latitude, longitude);
        var (north, east) = sheet.At(x, y);
        return (north.ToString(CultureInfo.InvariantCulture), east.ToString(CultureInfo.InvariantCulture));
    }

    static int? Dots(IFormCollection sent, string part, int most) =>
        int.TryParse(sent[Field + part], NumberStyles.None, CultureInfo.InvariantCulture, out var dots) && dots <= most ? dots : null;
}
