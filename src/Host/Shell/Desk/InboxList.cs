using Daylight.Web;
using Microsoft.EntityFrameworkCore;

namespace Daylight.Host.Shell;

/// <summary>What an officer narrows the inbox by, as the address has it.</summary>
public sealed record InboxFilter(string Queue, string Search, string Kind, string State, string Body, int Page)
{
    public const string Open = "open", Mine = "mine", Unconfirmed = "unconfirmed", Paused = "paused", Late = "late", Done = "done";

    /// <summary>The address of a list: this one with something changed.</summary>
    public string Href(string? queue = null, int page = 1)
    {
        var parts = new (string Name, string Value)[]
        {
            ("queue", queue ?? Queue), ("q", Search), ("kind", Kind), ("state", State), ("body", Body),
            ("page", page == 1 ? "" : page.ToString()),
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

    public required bool Extended { get; init; }

    public required bool Restarted { get; init; }
}

/// <summary>A page of the inbox.</summary>
public sealed record InboxShown(
    InboxFilter Filter, IReadOnlyList<InboxLine> Lines, IReadOnlyDictionary<Urgency, int> Groups, QueueCounts Queues, int Total)
{
    public const int Size = 50;

    public int Pages => Math.Max(1, (Total + Size - 1) / Size);
}

/// <summary>How many cases are in each queue.</summary>
public sealed record QueueCounts(int Open, int Mine, int Unconfirmed, int Paused, int Late, int Done);

/// <summary>The inbox of an officer: the cases of all procedures, what is due first, first.</summary>
sealed class InboxList(CaseOffice office)
{
    /// <summary>Cases that are due within so many working days are marked.</summary>
    const int SoonDays = 3;

    public async Task<InboxShown> Read(InboxFilter filter, Actor officer, CancellationToken stop)
    {
        var visible = office.Db.Cases.AsNoTracking().Of(office.BodiesOf(officer));
        var narrowed = Narrow(visible, filter, officer);
        var counts = await Ranked(narrowed).GroupBy(line => line.Urgency)
            .Select(group => new { group.Key, Count = group.Count() })
            .ToDictionaryAsync(group => group.Key, group => group.Count, stop);
        var lines = await Sorted(narrowed, filter).Skip((filter.Page - 1) * InboxShown.Size).Take(InboxShown.Size).ToListAsync(stop);
        return new(filter, lines, counts, await Count(visible, officer, stop), counts.Values.Sum());
    }

    /// <summary>States that a filter can ask for: those of one procedure, or of all.</summary>
    public IEnumerable<State> States(string kind) =>
        office.Procedures.All.Where(procedure => kind.Length == 0 || procedure.Name == kind)
            .SelectMany(procedure => procedure.States).DistinctBy(state => state.Name);

    IQueryable<InboxLine> Sorted(IQueryable<Case> cases, InboxFilter filter)
    {
        var ranked = Ranked(cases);
        return filter.Queue == InboxFilter.Done
            ? ranked.OrderByDescending(line => line.Matter.ClosedOn ?? line.Matter.DoneOn).ThenBy(line => line.Matter.Code)
            : ranked.OrderBy(line => line.Urgency).ThenBy(line => line.Matter.DueOn).ThenBy(line => line.Matter.Code);
    }

    IQueryable<Case> Narrow(IQueryable<Case> cases, InboxFilter filter, Actor officer)
    {
        cases = InQueue(cases, filter.Queue, officer);
        if (filter.Kind.Length > 0) cases = cases.Where(c => c.Procedure == filter.Kind);
        if (filter.State.Length > 0) cases = cases.Where(c => c.State == filter.State);
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
        var open = cases.Where(c => c.ClosedOn == null && c.DoneOn == null);
        var (mine, awaiting) = (StatesFor(officer), Awaiting);
        return queue switch
        {
            InboxFilter.Mine => open.Where(c => mine.Contains(c.Procedure + "/" + c.State)),
            InboxFilter.Unconfirmed => open.Where(c => awaiting.Contains(c.Procedure + "/" + c.State)),
            InboxFilter.Paused => open.Where(c => c.PausedOn != null),
            InboxFilter.Late => open.Where(c => c.PausedOn == null && c.DueOn < today),
            InboxFilter.Done => cases.Where(c => c.ClosedOn >= firstDay || (c.ClosedOn == null && c.DoneOn >= firstDay)),
            _ => open,
        };
    }

    async Task<QueueCounts> Count(IQueryable<Case> cases, Actor officer, CancellationToken stop)
    {
        var today = office.Today;
        var (mine, awaiting) = (StatesFor(officer), Awaiting);
        var open = await cases.Where(c => c.ClosedOn == null && c.DoneOn == null).GroupBy(c => 1).Select(all => new
        {
            Open = all.Count(),
            Mine = all.Count(c => mine.Contains(c.Procedure + "/" + c.State)),
            Unconfirmed = all.Count(c => awaiting.Contains(c.Procedure + "/" + c.State)),
            Paused = all.Count(c => c.PausedOn != null),
            Late = all.Count(c => c.PausedOn == null && c.DueOn < today),
        }).SingleOrDefaultAsync(stop);
        var done = await InQueue(cases, InboxFilter.Done, officer).CountAsync(stop);
        return open is null ? new(0, 0, 0, 0, 0, done) : new(open.Open, open.Mine, open.Unconfirmed, open.Paused, open.Late, done);
    }

    IQueryable<InboxLine> Ranked(IQueryable<Case> cases)
    {
        var (today, soon, awaiting) = (office.Today, Soon, Awaiting);
        return cases.Select(c => new InboxLine
        {
            Matter = c,
            Urgency = c.ClosedOn != null || c.DoneOn != null ? Urgency.Done
                : c.PausedOn != null ? Urgency.Paused
                : awaiting.Contains(c.Procedure + "/" + c.State) ? Urgency.Unconfirmed
                : c.DueOn == null ? Urgency.Undated
                : c.DueOn < today ? Urgency.Late
                : c.DueOn == today ? Urgency.Today
                : c.DueOn <= soon ? Urgency.Soon
                : Urgency.Later,
            Extended = c.Steps.Any(step => step.Clock == ClockEffect.Extend),
            Restarted = c.Steps.Any(step => step.Clock == ClockEffect.Restart),
        });
    }

    // The third working day from today, on the calendar of the law that counts most of the cases.
    DateOnly Soon => office.RuleToday() is { } rule
        ? office.Law.CalendarOf(rule).Add(office.Today, SoonDays)
        : office.Today.AddDays(SoonDays);

    /// <summary>States in which receipt awaits confirmation: an office that never confirms must be seen.</summary>
    string[] Awaiting => [.. Pairs(step => step.Clock is ClockEffect.Start)];

    // Where the officer's next step is wanted, whatever body: the desk checks body and person again.
    string[] StatesFor(Actor officer)
    {
        var roles = officer.Posts.Aggregate(Role.None, (all, post) => all | post.Roles);
        return [.. Pairs(step => (step.By & roles) != 0 && (step.By & Role.Requester) == 0)];
    }

    // What waits for somebody outside is nobody's work.
    IEnumerable<string> Pairs(Func<Step, bool> which) =>
        (from procedure in office.Procedures.All
         from step in procedure.Steps.Where(which)
         from state in step.From
         where state.Kind is StateKind.Working
         select $"{procedure.Name}/{state.Name}").Distinct();
}
