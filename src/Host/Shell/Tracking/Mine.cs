using Daylight.Web;
using Microsoft.EntityFrameworkCore;

namespace Daylight.Host.Shell;

/// <summary>All cases whose secrets a person has given, on one page: how each stands, its next date, what they have not read.</summary>
public static class Mine
{
    /// <summary>The address of the list.</summary>
    public const string Url = "/cases/mine";

    const int Size = 20;

    /// <summary>A case of the list.</summary>
    /// <param name="Matter">The case.</param>
    /// <param name="Procedure">Its procedure.</param>
    /// <param name="Body">Who handles it.</param>
    /// <param name="Unread">How many letters the person has not seen.</param>
    public sealed record Line(Case Matter, Procedure Procedure, Body Body, int Unread)
    {
        public State State => Procedure.State(Matter.State);

        /// <summary>True when the person has to act by <see cref="Next"/>.</summary>
        public bool Theirs => Matter.WaitsUntil is not null && State.Kind is StateKind.Waiting
            && Procedure.StepsFrom(Matter.State, Matter.Regime).Any(step => step.By.HasFlag(Role.Requester) && step.To.Kind is not StateKind.Ended);

        /// <summary>The next legal date; null where none runs.</summary>
        public DateOnly? Next => Matter.ClosedOn is not null ? null : Theirs ? Matter.WaitsUntil
            : Matter is { PausedOn: null, DoneOn: null } ? Matter.DueOn : null;
    }

    /// <summary>A page of the list.</summary>
    public sealed record Model(IReadOnlyList<Line> Lines, int Total, int Page)
    {
        public int Pages => (Total + Size - 1) / Size;
    }

    public static void Map(IEndpointRouteBuilder routes) => routes.MapGet(Url, Show);

    static async Task<IResult> Show(int? page, OwnCases own, OpenedCases opened, CaseOffice office, HttpContext http, CancellationToken stop)
    {
        http.Response.Headers.CacheControl = "no-store";
        var read = (await Opened(office.Db, own.Of(http), stop)).ToDictionary(known => known.Code, known => known.Read);
        var all = Of(office.Db, [.. read.Keys]);
        var total = await all.CountAsync(stop);
        var number = Math.Clamp(page ?? 1, 1, Math.Max((total + Size - 1) / Size, 1));
        var cases = await all.OrderBy(matter => matter.ClosedOn != null).ThenBy(matter => matter.DueOn == null).ThenBy(matter => matter.WaitsUntil ?? matter.DueOn)
            .ThenByDescending(matter => matter.OpenedAt).ThenBy(matter => matter.Code)
            .Skip((number - 1) * Size).Take(Size).Include(matter => matter.Steps.OrderBy(step => step.Number)).AsSplitQuery().ToListAsync(stop);
        // Whoever has given the secret of what was split has given that of its parts.
        foreach (var part in cases.Where(matter => !read.ContainsKey(matter.Code))) opened.Open(http, part);
        return Page.Of<MineView>(new Model([.. cases.Select(matter => LineOf(matter, read.GetValueOrDefault(matter.Code, -1), office))], total, number));
    }

    static async Task<IEnumerable<OwnCases.Known>> Opened(Db db, IReadOnlyList<OwnCases.Known> known, CancellationToken stop)
    {
        var codes = known.Select(one => one.Code).ToArray();
        var secrets = await db.Cases.AsNoTracking().Where(matter => codes.Contains(matter.Code)).ToDictionaryAsync(matter => matter.Code, matter => matter.SecretHash, stop);
        return known.Where(one => one.Opens(secrets.GetValueOrDefault(one.Code)));
    }

    // Those that were opened, and those that one of them was split into.
    static IQueryable<Case> Of(Db db, string[] codes)
    {
        var known = db.Cases.Where(matter => codes.Contains(matter.Code));
        var parts = from link in db.CaseLinks.Holding(CaseLinkKind.SplitFrom)
                    join whole in known on link.ToId equals whole.Id
                    join part in db.Cases on link.CaseId equals part.Id
                    where part.SecretHash == whole.SecretHash
                    select part.Id;
        return db.Cases.AsNoTracking().Where(matter => matter.SecretHash != null && (codes.Contains(matter.Code) || parts.Contains(matter.Id)));
    }

    static Line LineOf(Case matter, int read, CaseOffice office)
    {
        var procedure = office.ProcedureOf(matter);
        return new(matter, procedure, office.Bodies[matter.BodyCode], CaseNotices.Told(matter, procedure).Count(number => number > read));
    }
}
