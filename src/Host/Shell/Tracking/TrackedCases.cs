using Daylight.Web;
using Microsoft.EntityFrameworkCore;

namespace Daylight.Host.Shell;

/// <summary>A case as the person sees it whose case it is.</summary>
public sealed record TrackedCase
{
    public required Case Matter { get; init; }

    public required Procedure Procedure { get; init; }

    public required Body Body { get; init; }

    public Explained? Explained { get; init; }

    public TimeLeft? Left { get; init; }

    /// <summary>What the procedure leaves to the requester now.</summary>
    public required IReadOnlyList<Step> Steps { get; init; }

    public required IReadOnlyList<CaseFact> Facts { get; init; }

    /// <summary>The outcome, once the answer was delivered.</summary>
    public Outcome? Outcome { get; init; }

    /// <summary>Last day to ask for reconsideration, counted from the delivery; null where no law sets one.</summary>
    public Explained? Reconsideration { get; init; }

    /// <summary>The papers that went out with the answer.</summary>
    public IReadOnlyList<CasePaper> Papers { get; init; } = [];

    public State State => Procedure.State(Matter.State);

    bool Told => Matter.DoneOn is not null;

    /// <summary>The answer as it was sent; only once it was delivered.</summary>
    public CaseStep? Reply => Told ? Matter.Steps.LastOrDefault(step => step.Outcome is not null && step.Text is not null && Sent(step)) : null;

    /// <summary>Letters that went to the requester before the answer: correction, extension.</summary>
    public IEnumerable<CaseStep> Letters => Matter.Steps.Where(step => step.Text is not null && step.Outcome is null && Sent(step));

    // A draft is the office's own until it is signed.
    bool Sent(CaseStep taken) => Procedure.Step(taken.Step) is { } step
        && (!step.Needs.HasFlag(Needs.Outcome) || step.Decides);
}

/// <summary>Finds the cases a browser has opened.</summary>
sealed class TrackedCases(CaseOffice office, CaseFiles files, OpenedCases opened)
{
    public CaseOffice Office => office;

    /// <summary>The case, if this browser has given its secret; else null.</summary>
    public async Task<TrackedCase?> Find(HttpContext http, string code, CancellationToken stop)
    {
        if (!opened.Has(http, code) || await office.Db.Cases.WithSteps(code, stop) is not { SecretHash: not null } matter) return null;
        http.Response.Headers.CacheControl = "no-store";
        var procedure = office.ProcedureOf(matter);
        return new()
        {
            Matter = matter,
            Procedure = procedure,
            Body = office.Bodies[matter.BodyCode],
            Explained = office.Explain(matter),
            Left = office.Left(matter),
            Steps = [.. Desk.StepsFor(matter, procedure, Actor.Requester, office.Bodies)],
            Facts = files.DetailOf(matter) is { } detail ? await detail.Facts(matter, stop) : [],
            Outcome = matter.DoneOn is null ? null : files.OutcomeOf(matter, matter.Outcome),
            Reconsideration = Remedy(matter),
            Papers = matter.DoneOn is null ? [] : await office.Db.CasePapers.AsNoTracking().Of(matter).GoingOut().ToListAsync(stop),
        };
    }

    // Counted from the day the person got the answer (Administrative Reconsideration Law).
    Explained? Remedy(Case matter) =>
        matter is { Regime: { } regime, DoneOn: { } done, DecidedOn: not null }
        && office.Law.Rule($"{regime}/reconsideration-apply", done) is { Value: not null } rule
            ? Explained.Of(office.Law, Clock.Due(rule, office.Law.CalendarOf(rule), [ClockEvent.Start(done)]))
            : null;
}
