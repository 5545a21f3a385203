using Microsoft.EntityFrameworkCore;

namespace Daylight;

/// <summary>What a public body is in the tree.</summary>
public enum BodyKind
{
    /// <summary>A people's government (人民政府).</summary>
    Government,

    /// <summary>A department of a government (职能部门).</summary>
    Department,

    /// <summary>A street office (街道办事处) or township.</summary>
    Street,
}

/// <summary>
/// A public body (行政机关): a node of the tree to which every case and every record belongs exactly once.
/// Bodies come and go, so each has validity dates; figures roll up the tree by <see cref="Path"/>.
/// </summary>
[InLedger]
public sealed class Body
{
    /// <summary>The code by which everything refers to it: a division code such as <c>440112</c>, or one below it.</summary>
    public required string Code { get; init; }

    /// <summary>Full official name.</summary>
    public required string Name { get; set; }

    /// <summary>Name in English.</summary>
    public required string NameEn { get; set; }

    /// <summary>Name as used inside the district, such as 区教育局.</summary>
    public required string ShortName { get; set; }

    /// <summary>Place in the tree's kinds.</summary>
    public BodyKind Kind { get; set; }

    /// <summary>Code of the superior body; null at the root.</summary>
    public string? ParentCode { get; set; }

    /// <summary>Codes from the root down to this body, each followed by a slash: <c>440112/440112003/</c>.</summary>
    public required string Path { get; set; }

    /// <summary>Organisation code (组织机构代码, GB 11714) without hyphen; the front part of index numbers.</summary>
    public required string OrganisationCode { get; set; }

    /// <summary>Prefix of its document numbers (机关代字), such as 穗埔府.</summary>
    public string? DocumentPrefix { get; set; }

    /// <summary>First day on which the body exists, when known.</summary>
    public DateOnly? ValidFrom { get; set; }

    /// <summary>Last day on which the body exists; null while it does.</summary>
    public DateOnly? ValidTo { get; set; }

    /// <summary>Postal address.</summary>
    public string? Address { get; set; }

    /// <summary>Telephone of the disclosure office.</summary>
    public string? Phone { get; set; }

    /// <summary>Office hours in words.</summary>
    public string? Hours { get; set; }

    /// <summary>
    /// Full name of the organ that reconsiders its decisions (行政复议机关), where it is another than the government above it in
    /// the tree; null where that is it.
    /// </summary>
    public string? ReconsiderationOrgan { get; set; }

    /// <summary>Full name of the court that hears suits against it (管辖法院); null where it is that of the body above.</summary>
    public string? Court { get; set; }

    /// <summary>The name in both languages.</summary>
    public Words Words => new(Name, NameEn);

    /// <summary>The short name (简称), for lists and charts within the site of its own government.</summary>
    public Words Brief => new(ShortName, NameEn);

    /// <summary>True when the body exists on <paramref name="day"/>.</summary>
    public bool ExistsOn(DateOnly day) => (ValidFrom is null || ValidFrom <= day) && (ValidTo is null || day <= ValidTo);

    internal static void Model(ModelBuilder model) => model.Entity<Body>(body =>
    {
        body.HasKey(b => b.Code);
        body.HasIndex(b => b.Path).IsUnique();
        body.Ignore(b => b.Words);
        body.Ignore(b => b.Brief);
    });
}

/// <summary>Named queries on bodies.</summary>
public static class BodyQueries
{
    extension(Db db)
    {
        /// <summary>All bodies.</summary>
        public DbSet<Body> Bodies => db.Set<Body>();
    }

    extension(IQueryable<Body> bodies)
    {
        /// <summary>The body of <paramref name="path"/> and all below it.</summary>
        public IQueryable<Body> Under(string path) => bodies.Where(body => body.Path.StartsWith(path));

        /// <summary>Bodies that exist on a day.</summary>
        public IQueryable<Body> Existing(DateOnly day) =>
            bodies.Where(b => (b.ValidFrom == null || b.ValidFrom <= day) && (b.ValidTo == null || day <= b.ValidTo));
    }
}
