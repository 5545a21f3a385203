using Daylight.Web;
using Microsoft.EntityFrameworkCore;

namespace Daylight.Host.Shell;

/// <summary>
/// What went from one body to another (转办), for heads and supervisors of either: whoever gave a case away no longer sees
/// it, and still has to answer for having given it away.
/// </summary>
public static class HandedOverPage
{
    public const string Href = "/desk/handed-over";

    /// <summary>Who reads it.</summary>
    const Role Readers = Role.Head | Role.Supervisor;

    /// <summary>A case that went from a body to another.</summary>
    /// <param name="Matter">The case as it is now.</param>
    /// <param name="Procedure">Its procedure.</param>
    /// <param name="Taken">The step with which it went.</param>
    /// <param name="From">The body that had it.</param>
    /// <param name="To">The body it went to.</param>
    /// <param name="Mine">True when the reader sees the case itself.</param>
    public sealed record Line(Case Matter, Procedure Procedure, CaseStep Taken, Body From, Body To, bool Mine);

    /// <summary>The page.</summary>
    /// <param name="Lines">What went over, the latest first.</param>
    /// <param name="Cut">True when there are more than a page holds.</param>
    public sealed record Model(IReadOnlyList<Line> Lines, bool Cut)
    {
        public const int Most = 200;
    }

    public static void Map(IEndpointRouteBuilder desk) => desk.MapGet("handed-over", Show);

    static async Task<IResult> Show(CaseOffice office, CurrentActor who, CancellationToken stop)
    {
        var officer = await who.Officer(stop);
        var codes = office.Bodies.All.Where(body => (officer.RolesIn(body.Code, office.Bodies) & Readers) != 0).Select(body => body.Code).ToArray();
        // What a case went through before it was split off stands in the file of the one it comes from.
        var rows = await (from taken in office.Db.Set<CaseStep>().AsNoTracking()
                          join matter in office.Db.Cases on taken.CaseId equals matter.Id
                          where taken.ToBody != null && taken.ToBody != taken.FromBody && taken.At >= matter.OpenedAt
                              && (codes.Contains(taken.FromBody!) || codes.Contains(taken.ToBody!))
                          orderby taken.At descending, taken.Id descending
                          select new { taken, matter }).Take(Model.Most + 1).ToListAsync(stop);
        return Page.Of<HandedOverView>(new Model([.. rows.Take(Model.Most).Select(row => new Line(
            row.matter, office.ProcedureOf(row.matter), row.taken, office.Bodies[row.taken.FromBody!], office.Bodies[row.taken.ToBody!],
            (officer.RolesIn(row.matter.BodyCode, office.Bodies) & CaseOffice.AtDesk) != 0))], rows.Count > Model.Most));
    }
}
