using Daylight.Web;
using Microsoft.EntityFrameworkCore;

namespace Daylight.Host.Shell;

/// <summary>Why a case is on the late list.</summary>
public enum LateKind
{
    /// <summary>Its last day has passed and the duty is not done (逾期).</summary>
    Late,

    /// <summary>Those outside had a day, it has passed, and nobody has taken it up (对方逾期).</summary>
    Waiting,

    /// <summary>Nobody has confirmed receipt: no period runs yet (待确认).</summary>
    Unconfirmed,

    /// <summary>Something besides its steps is owed by today at the latest, such as the answer to a supervision notice (督办待回应).</summary>
    Owed,
}

/// <summary>A case of the late list.</summary>
/// <param name="Kind">Why it is there; a case that is late and waits as well is late.</param>
/// <param name="Matter">The case.</param>
/// <param name="Procedure">Its procedure.</param>
/// <param name="Since">The day that has passed: the last day, theirs, or the one on which it came in.</param>
/// <param name="Days">How many days ago; for what is late in the days of its rule.</param>
public sealed record LateLine(LateKind Kind, Case Matter, Procedure Procedure, DateOnly Since, int Days)
{
    /// <summary>The rule that counts it; null while nothing is counted.</summary>
    public Rule? Rule { get; init; }

    /// <summary>What is owed besides its steps; null for all else.</summary>
    public Owed? Owes { get; init; }

    /// <summary>The state in which it stands.</summary>
    public State State => Procedure.State(Matter.State);

    /// <summary>What can be done about it: the steps that take up a silence, or that confirm receipt.</summary>
    public IEnumerable<Step> Next => Procedure.StepsFrom(Matter.State, Matter.Regime)
        .Where(step => Kind switch { LateKind.Waiting => step.InSilence, LateKind.Unconfirmed => step.Clock is ClockEffect.Start, _ => false });

    /// <summary>By how much: never a bare 逾期.</summary>
    public Words By => (Kind, Rule) switch
    {
        // On a day off no further working day has passed yet.
        (LateKind.Late, { Unit: TimeUnit.WorkingDay }) when Days == 0 => new("不到1个工作日", "less than a working day"),
        (LateKind.Late, { Unit: TimeUnit.WorkingDay } rule) => rule.LengthOf(Days),
        (not LateKind.Late, _) when Days == 0 => new("今天", "today"),
        _ => new($"{Days}天", Days == 1 ? "1 day" : $"{Days} days"),
    };
}

/// <summary>The late cases of a body, by kind and oldest first.</summary>
/// <param name="Body">The body.</param>
/// <param name="Lines">Its cases.</param>
public sealed record LateBody(Body Body, IReadOnlyList<LateLine> Lines)
{
    /// <summary>How many of a kind.</summary>
    public int Count(LateKind kind) => Lines.Count(line => line.Kind == kind);

    /// <summary>The one whose last day is longest past; null when none is late.</summary>
    public LateLine? Worst => Lines.FirstOrDefault(line => line.Kind is LateKind.Late);
}

/// <summary>What is late in the bodies an officer sees: read at once, so that every number counts the rows that are shown.</summary>
sealed class LateList(CaseOffice office, OwedAnswers owed)
{
    /// <summary>The bodies that have any, in the order of the tree.</summary>
    /// <param name="within">Only this body and those below it; null for all.</param>
    /// <param name="officer">Whose bodies.</param>
    /// <param name="stop">Ends the reading.</param>
    public async Task<IReadOnlyList<LateBody>> Read(Body? within, Actor officer, CancellationToken stop)
    {
        var seen = office.BodiesSeenBy(officer).Where(body => within is null || office.Bodies.IsUnder(body.Code, within.Code)).ToList();
        // Named one by one, so that the database looks up the open cases of each and no others.
        var codes = seen.Select(body => body.Code).ToArray();
        var (today, unconfirmed, choosing, risk) = (office.Today, office.Unconfirmed, office.Choosing, office.RiskSince);
        var ((passing, ending), resting) = (office.Passing, office.Resting);
        var rows = await office.Db.Cases.AsNoTracking().Open()
            .Where(c => codes.Contains(c.BodyCode) && c.DoneOn == null && ((c.PausedOn == null && c.DueOn < today && !resting.Contains(c.Procedure + "/" + c.State))
                || c.WaitsUntil < today || (unconfirmed.Contains(c.Procedure + "/" + c.State) && c.Steps.Any(step => step.Number == 0 && step.On <= risk))))
            .Select(c => new
            {
                Matter = c,
                Arrived = c.Steps.Where(step => step.Number == 0).Select(step => step.On).FirstOrDefault(),
                ChosenBy = c.Steps.Where(step => choosing.Contains(c.Procedure + "/" + step.Step) && !(passing.Contains(c.Procedure + "/" + step.Step)
                        && c.Steps.Any(later => later.Number > step.Number && ending.Contains(c.Procedure + "/" + later.Step))))
                    .OrderByDescending(step => step.Number).Select(step => step.Step).FirstOrDefault(),
            }).ToListAsync(stop);
        var answers = (await owed.Of(office.Db.Cases.Where(c => codes.Contains(c.BodyCode)), stop)).Where(one => one.Owed.By <= today)
            .Select(one => new LateLine(LateKind.Owed, one.Matter, office.ProcedureOf(one.Matter), one.Owed.By, today.DayNumber - one.Owed.By.DayNumber) { Owes = one.Owed });
        var lines = rows.Select(row => Line(row.Matter, row.Arrived, row.ChosenBy)).Concat(answers).ToLookup(line => line.Matter.BodyCode);
        return
        [
            .. seen.Where(body => lines.Contains(body.Code)).Select(body => new LateBody(body,
                [.. lines[body.Code].OrderBy(line => line.Kind).ThenBy(line => line.Since).ThenBy(line => line.Matter.Code, StringComparer.Ordinal)])),
        ];
    }

    LateLine Line(Case matter, DateOnly arrived, string? chosenBy)
    {
        var procedure = office.ProcedureOf(matter);
        var rule = CaseClock.RuleOf(office.Law, procedure, matter, chosenBy);
        var (kind, since) = matter switch
        {
            { PausedOn: null, DueOn: { } due } when due < office.Today && !procedure.State(matter.State).Rests => (LateKind.Late, due),
            { WaitsUntil: { } until } when until < office.Today => (LateKind.Waiting, until),
            _ => (LateKind.Unconfirmed, arrived),
        };
        var days = kind is LateKind.Late && rule is not null
            ? -Clock.Left(rule, office.Law.CalendarOf(rule), since, office.Today)
            : office.Today.DayNumber - since.DayNumber;
        return new(kind, matter, procedure, since, days) { Rule = rule };
    }
}
