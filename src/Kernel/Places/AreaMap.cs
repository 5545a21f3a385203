using Microsoft.EntityFrameworkCore;
using NetTopologySuite.Geometries;
using NetTopologySuite.Geometries.Prepared;
using NetTopologySuite.Index.Strtree;

namespace Daylight;

/// <summary>All areas in memory, as they are and as they were: where a point is, which area a text names, how they are drawn.</summary>
public sealed class AreaMap
{
    readonly Dictionary<Guid, Placed> byId;
    readonly STRtree<Placed> index = new();

    AreaMap(IEnumerable<Area> areas)
    {
        byId = areas.Select(area => new Placed(area, AreaBorder.Of(area.Border))).ToDictionary(placed => placed.Area.Id);
        foreach (var placed in byId.Values) index.Insert(placed.Border.EnvelopeInternal, placed);
        index.Build();
    }

    /// <summary>An installation without areas.</summary>
    public static AreaMap Empty { get; } = new([]);

    /// <summary>A map of given areas, for tools and tests.</summary>
    public static AreaMap Of(IEnumerable<Area> areas) => new(areas);

    /// <summary>Reads it.</summary>
    public static async Task<AreaMap> Read(Db db, CancellationToken stop) => new(await db.Areas.AsNoTracking().ToListAsync(stop));

    /// <summary>One drawing of an area, or null.</summary>
    public Area? Find(Guid? id) => id is { } key && byId.TryGetValue(key, out var placed) ? placed.Area : null;

    /// <summary>The areas of a kind on a day, by code.</summary>
    public IReadOnlyList<Area> On(DateOnly day, AreaKind kind) =>
        [.. byId.Values.Select(placed => placed.Area).Where(area => area.Kind == kind && area.HoldsOn(day)).OrderBy(area => area.Code, StringComparer.Ordinal)];

    /// <summary>The area in which a point lies; on the border of two, the one with the smaller code. Null where none is.</summary>
    /// <param name="latitude">Degrees, WGS 84.</param>
    /// <param name="longitude">Degrees, WGS 84.</param>
    /// <param name="kind">Of which kind.</param>
    /// <param name="day">On which day.</param>
    public Area? At(double latitude, double longitude, AreaKind kind, DateOnly day)
    {
        if (byId.Count == 0) return null;
        var point = new Point(longitude, latitude);
        return index.Query(point.EnvelopeInternal)
            .Where(placed => placed.Area.Kind == kind && placed.Area.HoldsOn(day) && placed.Prepared.Covers(point))
            .Select(placed => placed.Area).MinBy(area => area.Code, StringComparer.Ordinal);
    }

    /// <summary>The area that a place in words names: of several, the one with the longest name. Null when it names none.</summary>
    public Area? Named(string? place, AreaKind kind, DateOnly day) => string.IsNullOrEmpty(place) ? null
        : On(day, kind).Where(area => place.Contains(Core(area.Name), StringComparison.Ordinal)).MaxBy(area => area.Name.Length);

    // People write 大沙街 for 大沙街道, and 大沙街道 for 大沙街.
    static string Core(string name) => name.EndsWith("街道", StringComparison.Ordinal) ? name[..^1] : name;

    /// <summary>How the areas of a kind are drawn on a sheet of a width; null when there are none.</summary>
    public AreaSheet? Sheet(AreaKind kind, DateOnly day, int width)
    {
        var drawn = On(day, kind).Select(area => byId[area.Id]).ToList();
        return drawn.Count == 0 ? null : new(drawn, width);
    }

    /// <summary>An area with its border as it is computed with.</summary>
    internal sealed record Placed(Area Area, Geometry Border)
    {
        public IPreparedGeometry Prepared { get; } = PreparedGeometryFactory.Prepare(Border);
    }
}
