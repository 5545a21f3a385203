using System.Text.Json;
using NetTopologySuite.Geometries;
using NetTopologySuite.IO.Converters;
using NetTopologySuite.Operation.Valid;

namespace Daylight;

/// <summary>Borders of areas as GeoJSON has them.</summary>
public static class AreaBorder
{
    static readonly JsonSerializerOptions Json = new() { Converters = { new GeoJsonConverterFactory() } };

    /// <summary>Reads a border that was checked before.</summary>
    /// <exception cref="JsonException">It is none.</exception>
    public static Geometry Of(string json) => JsonSerializer.Deserialize<Geometry>(json, Json)!;

    /// <summary>Reads a border from outside; null with the reason when it encloses nothing, or crosses itself, or is not on the earth.</summary>
    public static Geometry? Read(string json, out Words? why)
    {
        why = null;
        Geometry? border = null;
        try
        {
            border = JsonSerializer.Deserialize<Geometry>(json, Json);
        }
        // The reader says of a broken geometry whatever its parts say: a bad number, a ring of two points.
        catch (Exception broken) when (broken is JsonException or ArgumentException or NotSupportedException or InvalidOperationException)
        {
            why = new($"边界读不出来：{broken.Message}", $"The border can't be read: {broken.Message}");
            return null;
        }
        why = border switch
        {
            not (Polygon or MultiPolygon) => new("边界应当是面（Polygon或者MultiPolygon）", "The border must be a Polygon or MultiPolygon"),
            { IsEmpty: true } => new("边界是空的", "The border is empty"),
            _ when !IsOnEarth(border) => new("经纬度超出范围：先经度、后纬度，单位是度", "Outside of the earth: longitude first, then latitude, in degrees"),
            _ when new IsValidOp(border) is { IsValid: false } check => new($"边界自相交或者没有围拢（{check.ValidationError.Coordinate.X:0.#####}，{check.ValidationError.Coordinate.Y:0.#####}）",
                $"The border crosses itself or is not closed, near {check.ValidationError.Coordinate.X:0.#####}, {check.ValidationError.Coordinate.Y:0.#####}"),
            _ => null,
        };
        return why is null ? border : null;
    }

    static bool IsOnEarth(Geometry border) =>
        border.EnvelopeInternal is { MinX: >= -180, MaxX: <= 180, MinY: >= -90, MaxY: <= 90 };

    /// <summary>Whether two borders share ground; to share a border is not enough.</summary>
    public static bool Overlap(Geometry one, Geometry other)
    {
        // Neighbours that were digitised apart cover each other by a hair.
        const double Hair = 0.001;
        return one.EnvelopeInternal.Intersects(other.EnvelopeInternal)
            && one.Intersection(other).Area > Hair * Math.Min(one.Area, other.Area);
    }
}
