using Microsoft.EntityFrameworkCore;

namespace Daylight;

/// <summary>What an area is, from wide to narrow.</summary>
public enum AreaKind
{
    /// <summary>All that the installation is about (辖区).</summary>
    District,

    /// <summary>A street or township (镇街).</summary>
    Street,

    /// <summary>A community or village (村社).</summary>
    Community,

    /// <summary>A unit grid cell (单元网格, GB/T 47678.3).</summary>
    Grid,
}

/// <summary>
/// A piece of ground with a border (区划). A border that is drawn anew is another row with the same code: what was placed in
/// the old one stays there.
/// </summary>
[InLedger]
public sealed class Area
{
    /// <summary>The most characters of a code.</summary>
    public const int LongestCode = 20;

    /// <summary>The most characters of a name.</summary>
    public const int LongestName = 60;

    /// <summary>Key of this drawing of it.</summary>
    public Guid Id { get; init; } = Ids.Next();

    /// <summary>The code that stays when the border moves: a division code (GB/T 2260, 10114), or that of a cell.</summary>
    public required string Code { get; init; }

    /// <summary>What it is.</summary>
    public required AreaKind Kind { get; init; }

    /// <summary>Its name.</summary>
    public required string Name { get; init; }

    /// <summary>Its name in English.</summary>
    public required string NameEn { get; init; }

    /// <summary>Code of the body that looks after it; null when none does.</summary>
    public string? BodyCode { get; init; }

    /// <summary>Its border: polygon or polygons as a GeoJSON geometry (RFC 7946), longitude first, in degrees.</summary>
    public required string Border { get; init; }

    /// <summary>In which system its degrees are, such as CGCS2000 (国家大地坐标系), which is WGS 84 to within a metre.</summary>
    public required string Datum { get; init; }

    /// <summary>First day on which the border is this one.</summary>
    public required DateOnly ValidFrom { get; init; }

    /// <summary>The last; null while it is. A day before the first: it was replaced on the day it was drawn.</summary>
    public DateOnly? ValidTo { get; set; }

    /// <summary>The name in both languages.</summary>
    public Words Words => new(Name, NameEn);

    /// <summary>Kernel address.</summary>
    public string Address => $"area:{Code}";

    /// <summary>True when the border is this one on <paramref name="day"/>.</summary>
    public bool HoldsOn(DateOnly day) => ValidFrom <= day && (ValidTo is null || day <= ValidTo);

    internal static void Model(ModelBuilder model) => model.Entity<Area>(area =>
    {
        area.HasIndex(a => new { a.Code, a.ValidFrom });
        area.HasOne<Body>().WithMany().HasForeignKey(a => a.BodyCode);
        area.Ignore(a => a.Words);
        area.Ignore(a => a.Address);
    });
}

/// <summary>Named queries on areas.</summary>
public static class AreaQueries
{
    extension(Db db)
    {
        /// <summary>All areas, as they are and as they were.</summary>
        public DbSet<Area> Areas => db.Set<Area>();
    }
}
