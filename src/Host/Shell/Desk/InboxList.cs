using Daylight.Web;
using Microsoft.EntityFrameworkCore;

namespace Daylight.Host.Shell;

/// <summary>
/// What an officer narrows the inbox by, as the address has it: with the least share of the legal time that has passed, in
/// percent, 0 for any; and whether what has used most of its time comes first, instead of what is due first.
/// </summary>
public sealed record InboxFilter(string Queue, string Search, string Kind, string State, string Body, int Used, bool ByUse, int Page)
{
    public const string Open = "open", Mine = "mine", Unconfirmed = "unconfirmed", Paused = "paused", Late = "late", Done = "done";

    /// <summary>How the address says <see cref="ByUse"/>.</summary>
    public const string UsedFirst = "used";

    /// <summary>Whose cases, as <see cref="Who"/> has it: one's own and those of whom one covers, those of others, those of nobody.</summary>
    public const string Me = "me", Colleagues = "colleagues", Nobody = "nobody";

    /// <summary>Who works on them; empty for anybody.</summary>
    public string Who { get; init; } = "";

    /// <summary>The language in which states are read: those that read the same in it are one.</summary>
    public required Language Language { get; init; }

    /// <summary>True when every case of the page is ticked, for what is to be done with all of them.</summary>
    public bool Ticked { get; init; }

    /// <summary>The address of a list: this one with something changed.</summary>
    public string Href(string? queue = null, int page = 1)
    {
        var parts = new (string Name, string Value)[]
        {
            ("queue", queue ?? Queue), ("who", Who), ("q", Search), ("kind", Kind), ("state", State), ("body", Body),
            ("used", Used == 0 ? "" : Used.ToString()), ("sort", ByUse ? UsedFirst : ""), ("page", page == 1 ? "" : page.ToString()), ("ticked", Ticked ? "all" : ""),
        };
        var given = parts.Where(part => part.Value.Length > 0 && (part.Name, part.Value) is not ("queue", Open))
            .Select(part => $"{part.Name}={Uri.EscapeDataString(part.Value)}");
        return string.Join('&', given) is { Length: > 0 } query ? $"/desk?{query}" : "/desk";
    }
}

/// <summary>When a case has to be dealt with: the groups of the inbox, in their order.</summary>
public enum Urgency
{
    Late,
    Today,

    /// <summary>Somebody outside let their day pass: it is to be entered.</summary>
    Silent,
    Soon,
    Unconfirmed,
    Later,
    Paused,
    Undated,
    Done,
}

/// <summary>A line of the inbox.</summary>
public sealed class InboxLine
{
    public required Case Matter { get; init; }

    public required Urgency Urgency { get; init; }

    /// <summary>The share of the legal time that has passed, as <see cref="Reminded.Percent"/>.</summary>
    public required int Used { get; init; }

    /// <summary>By how much the time was made longer, as <see cref="Reminded.Extended"/>.</summary>
    public required int? Extended { get; init; }

    public required bool Restarted { get; init; }

    /// <summary>Day on which it arrived.</summary>
    public DateOnly Arrived { get; init; }

    /// <summary>Who works on it; null for nobody.</summary>
    public Guid? Officer { get; init; }

    /// <summary>The last step that chose a rule; null for the procedure's own.</summary>
    public string? ChosenBy { get; init; }
}

/// <summary>A page of the inbox, with how many cases there are in each of its groups.</summary>
public sealed record InboxShown(
    InboxFilter Filter, IReadOnlyList<InboxLine> Lines, IReadOnlyDictionary<int, int> Groups, QueueCounts Queues, int Total,
    IReadOnlyList<InboxState> States)
{
    public const int Size = 50;

    /// <summary>The account of the one who looks.</summary>
    public required Guid? Me { get; init; }

    /// <summary>For whom the one who looks stands in today.</summary>
    public required IReadOnlySet<Guid> Covered { get; init; }

    /// <summary>Names of the officers who work on the lines.</summary>
    public required IReadOnlyDictionary<Guid, string> Names { get; init; }

    /// <summary>The group of a line: by how urgent it is, or by the share of its time that has passed.</summary>
    public int GroupOf(InboxLine line) => Filter.ByUse ? line.Used : (int)line.Urgency;

    public int Pages => Math.Max(1, (Total + Size - 1) / Size);
}

/// <summary>States that read the same, whatever procedure they are of, and how many cases stand in them.</summary>
/// <param name="Place">One of them, as <see cref="InboxFilter.State"/> has it: procedure and name with a stroke between.</param>
/// <param name="Title">How they read, in the language of the filter.</param>
/// <param name="Count">Cases in them.</param>
public sealed record InboxState(string Place, string Title, int Count);

/// <summary>How many cases are in each queue.</summary>
public sealed record QueueCounts(int Open, int Mine, int Unconfirmed, int Paused, int Late, int Done);

/// <summary>The inbox of an officer: the cases of all procedures, what is due first, first.</summary>
sealed class InboxList(CaseOffice office, Reminders reminders, Absences absences, Colleagues colleagues)
{
    /// <summary>Cases that are due within so many working days are marked.</summary>
    const int SoonDays = 3;

    public async Task<InboxShown> Read(InboxFilter filter, Actor officer, CancellationToken stop)
    {
        var covered = await absences.For(officer.Account!.Value, stop);
        var visible = By(office.Db.Cases.AsNoTracking().Of(office.BodiesOf(officer)), filter.Who, [officer.Account.Value, .. covered]);
        var lengths = await Daylight.Reminders.Lengths(visible, stop);
        var narrowed = Narrow(visible, filter, officer, lengths);
        var ranked = Ranked(narrowed, lengths);
        var groups = filter.ByUse ? ranked.GroupBy(line => line.Used) : ranked.GroupBy(line => (int)line.Urgency);
        var counts = await groups.Select(group => new { group.Key, Count = group.Count() })
            .ToDictionaryAsync(group => group.Key, group => group.Count, stop);
        var lines = await Sorted(ranked, filter).Skip((filter.Page - 1) * InboxShown.Size).Take(InboxShown.Size).ToListAsync(stop);
        return new(filter, lines, counts, await Count(visible, officer, stop), counts.Values.Sum(),
            await States(Narrow(visible, filter with { State = "" }, officer, lengths), filter, stop))
        {
            Me = officer.Account, Covered = covered, Names = await colleagues.Names(lines.Select(line => line.Officer).OfType<Guid>(), stop),
        };
    }

    // Mine are those of whom I cover as well: whoever is away still works on them, but cannot see to them.
    IQueryable<Case> By(IQueryable<Case> cases, string who, Guid[] mine)
    {
        var holding = office.Db.Assignments.Holding();
        return who switch
        {
            InboxFilter.Me => cases.Where(c => holding.Any(a => a.CaseId == c.Id && mine.Contains(a.To!.Value))),
            InboxFilter.Colleagues => cases.Where(c => holding.Any(a => a.CaseId == c.Id && !mine.Contains(a.To!.Value))),
            InboxFilter.Nobody => cases.Where(c => !holding.Any(a => a.CaseId == c.Id)),
            _ => cases,
        };
    }

    /// <summary>The reminders that a filter can ask for.</summary>
    public IReadOnlyList<Reminder> Reminders => reminders.All;

    // Those in which something stands, and the one that was asked for.
    async Task<IReadOnlyList<InboxState>> States(IQueryable<Case> cases, InboxFilter filter, CancellationToken stop)
    {
        var filled = await cases.GroupBy(c => c.Procedure + "/" + c.State).Select(group => new { group.Key, Count = group.Count() })
            .ToDictionaryAsync(group => group.Key, group => group.Count, stop);
        return
        [
            .. from place in Places
               group place by place.Title.In(filter.Language) into same
               let places = same.Select(one => one.Name).ToList()
               let asked = places.Contains(filter.State)
               let count = places.Sum(filled.GetValueOrDefault)
               where asked || count > 0
               select new InboxState(asked ? filter.State : places[0], same.Key, count),
        ];
    }

    IEnumerable<(string Name, Words Title)> Places =>
        office.Procedures.All.SelectMany(procedure => procedure.States, (procedure, state) => ($"{procedure.Name}/{state.Name}", state.Title));

    string[] SameAs(string state, Language language)
    {
        var title = Places.First(place => place.Name == state).Title.In(language);
        return [.. Places.Where(place => place.Title.In(language) == title).Select(place => place.Name)];
    }

    static IQueryable<InboxLine> Sorted(IQueryable<InboxLine> ranked, InboxFilter filter)
    {
        if (filter.Queue == InboxFilter.Done)
            return ranked.OrderByDescending(line => line.Matter.ClosedOn ?? line.Matter.DoneOn).ThenBy(line => line.Matter.Code);
        return filter.ByUse
            ? ranked.OrderByDescending(line => line.Used).ThenBy(line => line.Matter.DueOn == null).ThenBy(line => line.Matter.DueOn).ThenBy(line => line.Matter.Code)
            : ranked.OrderBy(line => line.Urgency).ThenBy(line => line.Matter.DueOn).ThenBy(line => line.Matter.Code);
    }

    IQueryable<Case> Narrow(IQueryable<Case> cases, InboxFilter filter, Actor officer, IReadOnlyList<int> lengths)
    {
        cases = InQueue(cases, filter.Queue, officer);
        if (filter.Kind.Length > 0) cases = cases.Where(c => c.Procedure == filter.Kind);
        if (filter.State.Length > 0)
        {
            var same = SameAs(filter.State, filter.Language);
            cases = cases.Where(c => same.Contains(c.Procedure + "/" + c.State));
        }
        if (filter.Used > 0) cases = reminders.Of(cases, office.Today, lengths).Where(reminded => reminded.Percent >= filter.Used).Select(reminded => reminded.Matter);
        if (office.Bodies.Find(filter.Body) is { } body) cases = cases.Of(office.Db.Bodies.Under(body.Path));
        if (filter.Search.Length > 0)
        {
            var code = filter.Search.ToUpperInvariant();
            cases = cases.Where(c => c.Code.Contains(code) || c.Title.Contains(filter.Search));
        }
        return cases;
    }

    IQueryable<Case> InQueue(IQueryable<Case> cases, string queue, Actor officer)
    {
        var today = office.Today;
        var firstDay = new DateOnly(today.Year, 1, 1);
        var open = Open(cases);
        var (mine, silent, awaiting, ordering, resting) = (StatesFor(officer), SilentFor(officer), office.Unconfirmed, office.ToBeOrdered, office.Resting);
        return queue switch
        {
            InboxFilter.Mine => open.Where(c => mine.Contains(c.Procedure + "/" + c.State)
                || (c.WaitsUntil < today && silent.Contains(c.Procedure + "/" + c.State))),
            InboxFilter.Unconfirmed => open.Where(c => awaiting.Contains(c.Procedure + "/" + c.State)),
            InboxFilter.Paused => open.Where(c => c.PausedOn != null || resting.Contains(c.Procedure + "/" + c.State)),
            InboxFilter.Late => open.Where(c => c.PausedOn == null && c.DoneOn == null && c.DueOn < today && !resting.Contains(c.Procedure + "/" + c.State)),
            InboxFilter.Done => cases.Where(c => c.ClosedOn >= firstDay || (c.ClosedOn == null && c.ReopenedOn == null && c.DoneOn >= firstDay && !ordering.Contains(c.Procedure + "/" + c.State))),
            _ => open,
        };
    }

    // What was answered is done, unless the answer is being put right or what was decided of it may have to be carried out.
    IQueryable<Case> Open(IQueryable<Case> cases)
    {
        var ordering = office.ToBeOrdered;
        return cases.Where(c => c.ClosedOn == null && (c.DoneOn == null || c.ReopenedOn != null || ordering.Contains(c.Procedure + "/" + c.State)));
    }

    async Task<QueueCounts> Count(IQueryable<Case> cases, Actor officer, CancellationToken stop)
    {
        var today = office.Today;
        var (mine, silent, awaiting, resting) = (StatesFor(officer), SilentFor(officer), office.Unconfirmed, office.Resting);
        var open = await Open(cases).GroupBy(c => 1).Select(all => new
        {
            Open = all.Count(),
            Mine = all.Count(c => mine.Contains(c.Procedure + "/" + c.State) || (c.WaitsUntil < today && silent.Contains(c.Procedure + "/" + c.State))),
            Unconfirmed = all.Count(c => awaiting.Contains(c.Procedure + "/" + c.State)),
            Paused = all.Count(c => c.PausedOn != null || resting.Contains(c.Procedure + "/" + c.State)),
            Late = all.Count(c => c.PausedOn == null && c.DoneOn == null && c.DueOn < today && !resting.Contains(c.Procedure + "/" + c.State)),
        }).SingleOrDefaultAsync(stop);
        var done = await InQueue(cases, InboxFilter.Done, officer).CountAsync(stop);
        return open is null ? new(0, 0, 0, 0, 0, done) : new(open.Open, open.Mine, open.Unconfirmed, open.Paused, open.Late, done);
    }

    IQueryable<InboxLine> Ranked(IQueryable<Case> cases, IReadOnlyList<int> lengths)
    {
        var (today, soon, awaiting, silent, choosing, ordering) = (office.Today, Soon, office.Unconfirmed, office.Silent(), office.Choosing, office.ToBeOrdered);
        var ((passing, ending), resting) = (office.Passing, office.Resting);
        var assignments = office.Db.Assignments.AsNoTracking();
        return reminders.Of(cases, today, lengths).Select(row => new InboxLine
        {
            Matter = row.Matter,
            Used = row.Percent,
            Urgency = row.Matter.ClosedOn == null && (row.Matter.ReopenedOn != null || ordering.Contains(row.Matter.Procedure + "/" + row.Matter.State)) ? Urgency.Undated
                : row.Matter.ClosedOn != null || row.Matter.DoneOn != null ? Urgency.Done
                : row.Matter.WaitsUntil < today && silent.Contains(row.Matter.Procedure + "/" + row.Matter.State) ? Urgency.Silent
                : row.Matter.PausedOn != null || resting.Contains(row.Matter.Procedure + "/" + row.Matter.State) ? Urgency.Paused
                : awaiting.Contains(row.Matter.Procedure + "/" + row.Matter.State) ? Urgency.Unconfirmed
                : row.Matter.DueOn == null ? Urgency.Undated
                : row.Matter.DueOn < today ? Urgency.Late
                : row.Matter.DueOn == today ? Urgency.Today
                : row.Matter.DueOn <= soon ? Urgency.Soon
                : Urgency.Later,
            Arrived = row.Matter.Steps.Where(step => step.Number == 0).Select(step => step.On).FirstOrDefault(),
            Extended = row.Extended,
            Restarted = row.Matter.Steps.Any(step => step.Clock == ClockEffect.Restart),
            Officer = assignments.Where(a => a.CaseId == row.Matter.Id).OrderByDescending(a => a.Number).Select(a => a.To).FirstOrDefault(),
            ChosenBy = row.Matter.Steps.Where(step => choosing.Contains(row.Matter.Procedure + "/" + step.Step) && !(passing.Contains(row.Matter.Procedure + "/" + step.Step)
                    && row.Matter.Steps.Any(later => later.Number > step.Number && ending.Contains(row.Matter.Procedure + "/" + later.Step))))
                .OrderByDescending(step => step.Number).Select(step => step.Step).FirstOrDefault(),
        });
    }

    // The third working day from today, on the calendar of the law that counts most of the cases.
    DateOnly Soon => office.RuleToday() is { } rule
        ? office.Law.CalendarOf(rule).Add(office.Today, SoonDays)
        : office.Today.AddDays(SoonDays);

    // Where the officer's next step is wanted, whatever body: the desk checks body and person again.
    string[] StatesFor(Actor officer)
    {
        var roles = officer.Roles;
        return [.. Pairs(step => (step.By & roles) != 0 && (step.By & Role.Requester) == 0)];
    }

    // Once those outside have let their day pass, it is the officer's turn.
    string[] SilentFor(Actor officer)
    {
        var roles = officer.Roles;
        return office.Silent(step => (step.By & roles) != 0);
    }

    // What waits for somebody outside is nobody's work.
    IEnumerable<string> Pairs(Func<Step, bool> which) =>
        (from procedure in office.Procedures.All
         from step in procedure.Steps.Where(which)
         from state in step.From
         where state.Kind is StateKind.Working
         select $"{procedure.Name}/{state.Name}").Distinct();
}
