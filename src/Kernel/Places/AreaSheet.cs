using System.Globalization;
using System.Text;
using NetTopologySuite.Geometries;

namespace Daylight;

/// <summary>An area on a sheet.</summary>
/// <param name="Area">The area.</param>
/// <param name="Path">Its border as the path of a drawing (SVG).</param>
/// <param name="X">Where its name stands.</param>
/// <param name="Y">Where its name stands, from above.</param>
public sealed record DrawnArea(Area Area, string Path, double X, double Y)
{
    const string OfAll = " Street";

    /// <summary>Its name as it stands on the sheet: in English without the word that all of them end with, for which there is no room.</summary>
    public Words Name => new(Area.Name, Area.NameEn.EndsWith(OfAll, StringComparison.Ordinal) ? Area.NameEn[..^OfAll.Length] : Area.NameEn);
}

/// <summary>
/// Areas as they are drawn: north is up, and a district is small enough for degrees of longitude to be equally long in all of it.
/// </summary>
public sealed class AreaSheet
{
    const int Margin = 8;

    readonly Envelope all = new();
    readonly double eastward;
    readonly double scale;

    internal AreaSheet(IReadOnlyList<AreaMap.Placed> areas, int width)
    {
        foreach (var placed in areas) all.ExpandToInclude(placed.Border.EnvelopeInternal);
        eastward = Math.Cos(all.Centre.Y * Math.PI / 180);
        scale = (width - (2 * Margin)) / (all.Width * eastward);
        (Width, Height) = (width, (int)Math.Ceiling((all.Height * scale) + (2 * Margin)));
        Areas = [.. areas.Select(Drawn)];
    }

    /// <summary>Dots across.</summary>
    public int Width { get; }

    /// <summary>Dots down.</summary>
    public int Height { get; }

    /// <summary>What is drawn.</summary>
    public IReadOnlyList<DrawnArea> Areas { get; }

    /// <summary>Where on the sheet a point is, from the left and from above.</summary>
    public (double X, double Y) Of(double latitude, double longitude) =>
        (Margin + ((longitude - all.MinX) * eastward * scale), Margin + ((all.MaxY - latitude) * scale));

    /// <summary>Which point is at a place of the sheet, to a millionth of a degree.</summary>
    public (double Latitude, double Longitude) At(double x, double y) =>
        (Math.Round(all.MaxY - ((y - Margin) / scale), 6), Math.Round(all.MinX + ((x - Margin) / (eastward * scale)), 6));

    DrawnArea Drawn(AreaMap.Placed placed)
    {
        var path = new StringBuilder();
        for (var i = 0; i < placed.Border.NumGeometries; i++)
        {
            var polygon = (Polygon)placed.Border.GetGeometryN(i);
            Ring(polygon.ExteriorRing, path);
            foreach (var hole in polygon.InteriorRings) Ring(hole, path);
        }
        var name = placed.Border.InteriorPoint;
        var (x, y) = Of(name.Y, name.X);
        return new(placed.Area, path.ToString(), x, y);
    }

    void Ring(LineString ring, StringBuilder path)
    {
        var begin = 'M';
        foreach (var corner in ring.Coordinates)
        {
            var (x, y) = Of(corner.Y, corner.X);
            path.Append(CultureInfo.InvariantCulture, $"{begin}{x:0.#} {y:0.#}");
            begin = 'L';
        }
        path.Append('Z');
    }
}
