using Microsoft.EntityFrameworkCore;

namespace Daylight;

/// <summary>
/// The whole tree of bodies in memory, read once and again after every change: pages name a body on
/// every line, and a tree of a district has tens of nodes, of a province thousands.
/// </summary>
public sealed class BodyTree
{
    readonly Dictionary<string, Body> byCode;

    BodyTree(IReadOnlyList<Body> bodies)
    {
        All = bodies;
        byCode = bodies.ToDictionary(body => body.Code);
        Root = bodies.FirstOrDefault(body => body.ParentCode is null);
    }

    /// <summary>A tree without bodies: an installation before its first body is entered.</summary>
    public static BodyTree Empty { get; } = new([]);

    /// <summary>All bodies, superiors before inferiors.</summary>
    public IReadOnlyList<Body> All { get; }

    /// <summary>The topmost body, whose name the site bears.</summary>
    public Body? Root { get; }

    /// <summary>The body with this code, or null.</summary>
    public Body? Find(string? code) => code is not null && byCode.TryGetValue(code, out var body) ? body : null;

    /// <summary>A body by its code, or by the name that one body has; null where there is none, or several.</summary>
    public Body? Named(string text) =>
        Find(text) ?? (All.Where(body => body.Name == text || body.ShortName == text).Take(2).ToList() is [var only] ? only : null);

    /// <summary>The body with this code.</summary>
    /// <exception cref="KeyNotFoundException">A row refers to a body that is not there: a bug, bodies are never deleted.</exception>
    public Body this[string code] => byCode[code];

    /// <summary>True when <paramref name="code"/> is <paramref name="ancestor"/> or below it.</summary>
    public bool IsUnder(string code, string ancestor) =>
        byCode.TryGetValue(code, out var body) && byCode.TryGetValue(ancestor, out var above)
        && body.Path.StartsWith(above.Path, StringComparison.Ordinal);

    /// <summary>
    /// The organ to which a person applies for reconsideration of a body's decision: as set for the body, else the government
    /// above it, which decides for its departments and offices. Reconsideration Law 2023 Art. 24. Null where the tree does
    /// not know: the body at its root has its superior outside.
    /// </summary>
    public string? ReconsiderationOrganOf(Body body) =>
        body.ReconsiderationOrgan ?? Above(body).FirstOrDefault(above => above.Kind is BodyKind.Government)?.Name;

    /// <summary>The court that hears suits against a body: as set for it or for the nearest body above it. Null where none is set.</summary>
    public string? CourtOf(Body body) => body.Court ?? Above(body).Select(above => above.Court).FirstOrDefault(court => court is not null);

    /// <summary>
    /// The body so many levels above one, or the topmost where the tree ends before; at the root the body itself. Bodies that
    /// have ended are passed over.
    /// </summary>
    public string SuperiorOf(string code, int levels) =>
        Find(code) is { } body ? Above(body).Where(above => above.ValidTo is null).Take(levels).LastOrDefault()?.Code ?? code : code;

    IEnumerable<Body> Above(Body body)
    {
        for (var above = Find(body.ParentCode); above is not null; above = Find(above.ParentCode)) yield return above;
    }

    /// <summary>Reads the tree.</summary>
    public static async Task<BodyTree> Read(Db db, CancellationToken stop) =>
        new(await db.Bodies.AsNoTracking().OrderBy(body => body.Path).ToListAsync(stop));

    /// <summary>A tree of given bodies, for tools and tests.</summary>
    public static BodyTree Of(IEnumerable<Body> bodies) => new([.. bodies.OrderBy(b => b.Path, StringComparer.Ordinal)]);
}
