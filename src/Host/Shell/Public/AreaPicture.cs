using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using Daylight.Web;

namespace Daylight.Host.Shell.Public;

/// <summary>
/// The map of the streets as a picture, for forms on which a place is chosen. A picture has no style sheet: its colours are
/// those of paper, on which a map is printed.
/// </summary>
static class AreaPicture
{
    const string Ground = "#fffefa", Line = "#837d6b", Ink = "#1b2320", Mark = "#b3261b";

    // Names are short; a place on the map is not smaller than a fingertip.
    const int MarkSize = 7;

    public static void Map(IEndpointRouteBuilder app) => app.MapGet("/areas.svg", Draw);

    static IResult Draw(string? at, AreaMap areas, HttpContext http)
    {
        var reader = Reader.Of(http);
        if (MapChoice.Sheet(areas, reader.Today) is not { } sheet) return Results.NotFound();
        http.Response.Headers.CacheControl = "private, max-age=300";
        return Results.Text(Drawn(sheet, Point(at), reader.Language), "image/svg+xml", Encoding.UTF8);
    }

    static (double North, double East)? Point(string? at)
    {
        var parts = (at ?? "").Split(',');
        return parts.Length == 2 && Degrees(parts[0]) is { } north && Degrees(parts[1]) is { } east ? (north, east) : null;

        static double? Degrees(string text) =>
            double.TryParse(text, NumberStyles.AllowDecimalPoint | NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var degrees) && Math.Abs(degrees) <= 180 ? degrees : null;
    }

    static string Drawn(AreaSheet sheet, (double North, double East)? point, Language language)
    {
        var svg = new StringBuilder(FormattableString.Invariant(
            $"<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {sheet.Width} {sheet.Height}\" width=\"{sheet.Width}\" height=\"{sheet.Height}\" font-family=\"sans-serif\" font-size=\"{(language is Language.English ? 11 : 12)}\" text-anchor=\"middle\">"));
        foreach (var area in sheet.Areas) svg.Append($"<path d=\"{area.Path}\" fill=\"{Ground}\" stroke=\"{Line}\"/>");
        // English names are longer than some streets are wide: they are set off from the borders they cross.
        foreach (var area in sheet.Areas)
            svg.Append(CultureInfo.InvariantCulture, $"<text x=\"{area.X:0.#}\" y=\"{area.Y:0.#}\" fill=\"{Ink}\" stroke=\"{Ground}\" stroke-width=\"3\" stroke-linejoin=\"round\" paint-order=\"stroke\">{HtmlEncoder.Default.Encode(area.Name.In(language))}</text>");
        if (point is { } chosen && sheet.Of(chosen.North, chosen.East) is var (x, y))
            svg.Append(CultureInfo.InvariantCulture, $"<circle cx=\"{x:0.#}\" cy=\"{y:0.#}\" r=\"{MarkSize}\" fill=\"none\" stroke=\"{Mark}\" stroke-width=\"3\"/><circle cx=\"{x:0.#}\" cy=\"{y:0.#}\" r=\"2\" fill=\"{Mark}\"/>");
        return svg.Append("</svg>").ToString();
    }
}
