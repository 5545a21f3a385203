using Daylight.Web;
using Microsoft.EntityFrameworkCore;

namespace Daylight.Host.Shell;

/// <summary>
/// The organ of reconsideration and the court that decisions of a body name (救济机关): as the tree knows them, or as an
/// administrator of the body says. Letters that are sent keep what they said.
/// </summary>
public static class OrgansPage
{
    public const string Href = "/desk/organs";

    /// <summary>A body with what its letters say.</summary>
    /// <param name="Body">The body.</param>
    /// <param name="Organ">Set for it; empty where the tree decides.</param>
    /// <param name="Court">Set for it; empty where that of the body above holds.</param>
    public sealed record Line(Body Body, string Organ, string Court);

    /// <summary>What the page shows.</summary>
    public sealed record Model(IReadOnlyList<Line> Lines, BodyTree Bodies, Problems Problems);

    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet(Href, Show);
        routes.MapPost(Href + "/{body}", Settle);
    }

    static async Task<IResult> Show(CaseOffice office, CurrentActor who, CancellationToken stop)
    {
        if (await who.Find(stop) is not { } officer) return NotYours;
        var lines = LinesFor(officer, office);
        return lines.Count == 0 ? NotYours : Page.Of<OrgansView>(new Model(lines, office.Bodies, []));
    }

    static async Task<IResult> Settle(
        string body, IFormCollection form, CaseOffice office, Ledger ledger, CurrentActor who, CancellationToken stop)
    {
        if (await who.Find(stop) is not { } officer || office.Bodies.Find(body) is null || !MaySettle(officer, office, body)) return NotYours;
        var (organ, court) = (Typed.Text(form, $"organ-{body}"), Typed.Text(form, $"court-{body}"));
        var problems = new Problems().Sound($"organ-{body}", organ, Typed.Line).Sound($"court-{body}", court, Typed.Line);
        if (problems.None)
        {
            await Keep(body, organ, court, office.Db, ledger, officer, stop);
            return See.Other(Href);
        }
        var lines = LinesFor(officer, office).Select(line => line.Body.Code == body ? line with { Organ = organ, Court = court } : line);
        return Page.Of<OrgansView>(new Model([.. lines], office.Bodies, problems), StatusCodes.Status422UnprocessableEntity);
    }

    static async Task Keep(string code, string organ, string court, Db db, Ledger ledger, Actor by, CancellationToken stop)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(stop);
        var body = await db.Bodies.SingleAsync(known => known.Code == code, stop);
        (body.ReconsiderationOrgan, body.Court) = (Given(organ), Given(court));
        ledger.Write(by, "settle-organs", $"body:{code}", code, new Dictionary<string, object?> { ["organ"] = organ, ["court"] = court }).Covers(body);
        await db.SaveChangesAsync(stop);
        await transaction.CommitAsync(stop);
    }

    static string? Given(string typed) => typed.Length > 0 ? typed : null;

    static List<Line> LinesFor(Actor officer, CaseOffice office) =>
    [
        .. office.Bodies.All.Where(body => body.ExistsOn(office.Today) && MaySettle(officer, office, body.Code))
            .Select(body => new Line(body, body.ReconsiderationOrgan ?? "", body.Court ?? "")),
    ];

    static bool MaySettle(Actor officer, CaseOffice office, string body) => (officer.RolesIn(body, office.Bodies) & Role.Administrator) != 0;

    static IResult NotYours => Page.Of<NotYoursView>(status: StatusCodes.Status403Forbidden);
}
