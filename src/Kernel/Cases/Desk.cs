using Microsoft.EntityFrameworkCore;

namespace Daylight;

/// <summary>
/// Where cases are opened and moved. A step is taken whole or not at all: the state, the clock, the text as sent
/// and the ledger's entry are one transaction; what the procedure does not declare cannot happen.
/// </summary>
public sealed class Desk(Db db, Ledger ledger, LawBook law, Jurisdiction where, TimeProvider time)
{
    /// <summary>
    /// Opens a case and adds it to the unit of work together with the caller's own rows; the caller saves.
    /// Must run inside a transaction (it takes a case number).
    /// </summary>
    public async Task<Case> Open(Procedure procedure, Opening opening, Actor by, CancellationToken stop)
    {
        if (!procedure.Starts.Contains(opening.State))
            throw new InvalidOperationException($"{procedure.Name} does not start in {opening.State.Name}.");
        var matter = new Case
        {
            Code = await NextCode(procedure, opening.ReceivedOn ?? opening.On, stop),
            Procedure = procedure.Name,
            BodyCode = opening.BodyCode,
            State = opening.State.Name,
            Title = opening.Title,
            Channel = opening.Channel,
            OpenedAt = time.Now(),
            SecretHash = opening.Secret is null ? null : CaseSecret.HashOf(opening.Secret),
        };
        var effect = opening.ReceivedOn is null ? ClockEffect.None : ClockEffect.Start;
        if (opening.ReceivedOn is { } received) Receive(matter, procedure, received);
        Record(matter, procedure, "open", effect, new() { On = opening.ReceivedOn ?? opening.On }, by, by.RolesIn(opening.BodyCode, BodyTree.Empty));
        db.Add(matter);
        Tell(matter, by, "open", matter.Steps[^1], opening.Told);
        return matter;
    }

    /// <summary>The name of the step with which a part begins on its own.</summary>
    public const string Parted = "part";

    /// <summary>
    /// Opens a case that goes on with a part of another (拆分) where that stands: body, law, dates and what happened so far
    /// are the same, and the same secret opens it. Added to the unit of work as with <see cref="Open"/>, with an entry that
    /// covers it and <paramref name="own"/>: the rows that the caller keeps of it.
    /// </summary>
    public async Task<Case> Part(
        Procedure procedure, Case whole, string title, Actor by, BodyTree bodies, Func<Case, IEnumerable<object>> own, CancellationToken stop)
    {
        var part = new Case
        {
            Code = await NextCode(procedure, whole.ReceivedOn ?? whole.Steps[0].On, stop), Procedure = whole.Procedure, Regime = whole.Regime,
            BodyCode = whole.BodyCode, State = whole.State, Title = title, Channel = whole.Channel, OpenedAt = time.Now(),
            ReceivedOn = whole.ReceivedOn, DueOn = whole.DueOn, DueProvisional = whole.DueProvisional, PausedOn = whole.PausedOn,
            WaitsUntil = whole.WaitsUntil, SecretHash = whole.SecretHash, Version = whole.Steps.Count,
        };
        part.Steps.AddRange(whole.Steps.OrderBy(step => step.Number).Select(step => step.For(part)));
        Record(part, procedure, Parted, ClockEffect.None, new() { On = time.Today() }, by, by.RolesIn(part.BodyCode, bodies) & procedure.Officers);
        var link = new CaseLink { CaseId = part.Id, ToId = whole.Id, Kind = CaseLinkKind.SplitFrom, By = by.Account, At = time.Now() };
        object[] rows = [link, .. own(part)];
        db.Add(part);
        db.AddRange(rows);
        Tell(part, by, Parted, part.Steps[^1]).Covers([part, .. part.Steps, .. rows]);
        return part;
    }

    async Task<string> NextCode(Procedure procedure, DateOnly on, CancellationToken stop) =>
        CaseCode.Of(procedure.CodePrefix, on.Year, await db.NextNumber($"case/{procedure.CodePrefix}/{on.Year}", stop));

    /// <summary>What is wrong with taking a step now; empty when it may be taken.</summary>
    public Problems Check(Case matter, Procedure procedure, string name, StepInput input, Actor by, BodyTree bodies)
    {
        if (procedure.Step(name) is not { } step) return Problems.Of("", "没有这一步。", "There is no such step.");
        if (input.Version is { } seen && seen != matter.Version)
            return Problems.Of("", "您打开之后，有人先办了一步。请看过最新情况再办。",
                "Someone took a step after you opened this page. Look at the latest state first.");
        var problems = CheckRight(matter, procedure, step, by, bodies);
        return problems.Any ? problems : problems.And(CheckInput(matter, procedure, step, input)).And(Handover.Check(matter, step, input, bodies, time.Today()));
    }

    /// <summary>The steps this person may take now: the buttons of the case.</summary>
    public static IEnumerable<Step> StepsFor(Case matter, Procedure procedure, Actor by, BodyTree bodies) =>
        procedure.Steps.Where(step => !step.Along && CheckRight(matter, procedure, step, by, bodies).None);

    static Problems CheckRight(Case matter, Procedure procedure, Step step, Actor by, BodyTree bodies)
    {
        var problems = new Problems();
        if (matter.AnonymisedAt is not null)
            return problems.Add("", "这件事的个人信息已经按规定删除，不能再办。", "What was known of its people was erased by rule: nothing can be done in it.");
        if (!procedure.StepsFrom(matter.State, matter.Regime).Contains(step))
            return problems.Add("", $"现在是“{procedure.State(matter.State).Title.Zh}”，不能{step.Title.Zh}。",
                $"The case is “{procedure.State(matter.State).Title.En}”: “{step.Title.En}” can't be done now.");
        if (step.After.Count > 0 && !step.After.Contains(matter.Steps.MaxBy(taken => taken.Number)?.Step ?? ""))
            return problems.Add("", $"现在不能{step.Title.Zh}：前一步不是它的前一步。", $"“{step.Title.En}” does not follow the step that was taken last.");
        if (!step.HasItsGround(matter.Steps))
            return problems.Add("", $"现在不能{step.Title.Zh}：没有办过它之前应有的一步。", $"“{step.Title.En}” has no ground in this case: what comes before it was never taken.");
        if (step.TakesBack && matter.ReceivedOn is null)
            return problems.Add("", "这件事在法律上没有收到过，请重新登记。", "It was never received in law: register it anew.");
        if (step.Redates && CaseClock.SinceBegun(matter).Any(taken => taken.Clock is not ClockEffect.None))
            return problems.Add("", "收到以后，期限已经暂停、延长或者重新计算过，收到日期不能再改。", "The period was paused, extended or begun anew since: the day of receipt can't be changed any more.");
        if (step.Channels.Count > 0 && !step.Channels.Contains(matter.Channel))
            return problems.Add("", $"这样来的事项不能{step.Title.Zh}。", $"“{step.Title.En}” is not for what came in this way.");
        if ((by.RolesIn(matter.BodyCode, bodies) & step.By) == 0)
            return problems.Add("", $"您在这个单位没有{step.Title.Zh}的权限。", $"You may not do “{step.Title.En}” for this body.");
        if (step.Above > 0 && bodies.SuperiorOf(matter.BodyCode, step.Above) is var above && (by.RolesIn(above, bodies) & step.By) == 0)
            return problems.Add("", $"{step.Title.Zh}由上级机关办理（{bodies.Find(above)?.Name}）：办理的单位不能复查自己的答复。",
                $"“{step.Title.En}” is for the body above ({bodies.Find(above)?.NameEn}): nobody reviews their own answer.");
        if (TakenBySame(matter, step, by))
            return problems.Add("", $"{step.Title.Zh}要由另一个人办。", $"“{step.Title.En}” needs another person.");
        if (step.IsSpent(matter.Steps))
        {
            return step.AtMost == 1
                ? problems.Add("", $"{step.Title.Zh}已经办过，依法只能办一次。", $"“{step.Title.En}” was done before; the law allows it once.")
                : problems.Add("", $"{step.Title.Zh}最多办{step.AtMost}次，已经办满。", $"“{step.Title.En}” can be done {step.AtMost} times, and was.");
        }
        return Handover.Check(matter, procedure, step);
    }

    /// <summary>
    /// Takes a step and saves it together with the caller's own changes. Returns what is wrong; empty when it was taken.
    /// </summary>
    public async Task<Problems> Take(
        Case matter, Procedure procedure, string name, StepInput input, Actor by, BodyTree bodies, CancellationToken stop)
    {
        var problems = Check(matter, procedure, name, input, by, bodies);
        if (problems.Any) return problems;
        Move(matter, procedure, procedure.Step(name)!, input, by, bodies);
        var taken = matter.Steps[^1];
        Tell(matter, by, name, taken);
        if (taken.ToBody != taken.FromBody) await LetGo(matter, by, stop);
        try
        {
            await db.SaveChangesAsync(stop);
        }
        catch (DbUpdateException failed) when (failed is DbUpdateConcurrencyException || failed.IsDuplicate<CaseStep>(db))
        {
            // PostgreSQL tells of a second step with the same number before it tells of the version.
            db.ChangeTracker.Clear();
            return Problems.Of("", "同一时刻有人先办了一步。请看过最新情况再办。",
                "Someone took a step at the same moment. Look at the latest state first.");
        }
        return problems;
    }

    // Whoever worked on it works for the body that had it, and so does whoever reads the e-mail of that body.
    async Task LetGo(Case matter, Actor by, CancellationToken stop)
    {
        if (await db.Assignments.AsNoTracking().Of(matter).LastOrDefaultAsync(stop) is { To: not null } last)
            db.Add(new Assignment { CaseId = matter.Id, Number = last.Number + 1, By = by.Account, At = time.Now() });
        foreach (var mail in await db.IncomingMail.Where(mail => mail.CaseId == matter.Id || mail.NamesCase == matter.Id).ToListAsync(stop))
            mail.BodyCode = matter.BodyCode;
    }

    /// <summary>
    /// What a step that was checked does to its case: state, clock, what is kept of it. Nothing is told or saved, and a
    /// case moved by this alone cannot be saved: the ledger knows of no step.
    /// </summary>
    public void Move(Case matter, Procedure procedure, Step step, StepInput input, Actor by, BodyTree bodies)
    {
        // What ended by itself and is taken back was never decided; a decision that was not delivered stands.
        if (step.TakesBack && procedure.Step(matter.Steps.MaxBy(taken => taken.Number)?.Step ?? "")?.Outcome is not null)
            (matter.Outcome, matter.DecidedOn) = (null, null);
        // What only adds to a wait, as that a notice was delivered, does not end it.
        matter.WaitsUntil = step.UntilIsOurs ? null : input.Until ?? (step.To.Name == matter.State ? matter.WaitsUntil : null);
        matter.State = step.To.Name;
        matter.Version++;
        if (step.Clock is ClockEffect.Start or ClockEffect.Date) Receive(matter, procedure, input.On);
        input = Decide(matter, step, input);
        matter.ClosedOn = step.To.Kind is StateKind.Ended ? input.On : null;
        // A duty that begins anew has its own clock: it is no answer that is only put right.
        if (step is { Reopens: true, TakesBack: false, Clock: not ClockEffect.Start }) matter.ReopenedOn = input.On;
        else if (matter.ClosedOn is not null) matter.ReopenedOn = null;
        var (role, from) = (by.RolesIn(matter.BodyCode, bodies) & step.By, matter.BodyCode);
        var to = Handover.To(matter, step, input);
        if (to is not null) matter.BodyCode = to;
        Record(matter, procedure, step.Name, step.Clock, input, by, role, to is null ? null : (from, to));
    }

    Problems CheckInput(Case matter, Procedure procedure, Step step, StepInput input)
    {
        var problems = new Problems()
            .When(step.Needs.HasFlag(Needs.Reason) && string.IsNullOrWhiteSpace(input.Reason), "reason", "写出理由", "Give the reason")
            .When(step.Needs.HasFlag(Needs.Text) && string.IsNullOrWhiteSpace(input.Text), "text",
                $"写出{(step.Writes ?? RequesterReads).Zh}", $"Write {(step.Writes ?? RequesterReads).En}")
            .When(step.Needs.HasFlag(Needs.Delivery) && string.IsNullOrWhiteSpace(input.Delivery), "delivery", "选择送达方式", "Choose how it was delivered")
            .And(StepDays.Check(law, procedure, matter, step, input, time.Today()));
        if (!step.Needs.HasFlag(Needs.Outcome)) return problems;
        var known = matter.Regime is { } regime && law.Outcome(regime, input.Outcome ?? "") is { } outcome && step.Offers(outcome);
        return problems.When(!known, "outcome", "选择答复结果", "Choose the outcome");
    }

    /// <summary>The last day that the law gives those outside after a step taken on a day; null where it sets none.</summary>
    public static (DateOnly Day, Rule Rule)? Granted(LawBook law, Case matter, Step step, DateOnly on) =>
        step.Grants is { } name && matter.Regime is { } regime && law.Rule($"{regime}/{name}", on) is { Value: not null } rule
            ? (Clock.DueOn(rule, law.CalendarOf(rule), on), rule)
            : null;

    /// <summary>
    /// The last day on which the law lets a step be taken, counted from receipt, see <see cref="Step.Within"/>; null where it
    /// sets none.
    /// </summary>
    public static (DateOnly Day, Rule Rule)? Latest(LawBook law, Case matter, Step step) =>
        step.Within is { } name && matter is { Regime: { } regime, ReceivedOn: { } received } && law.Rule($"{regime}/{name}", received) is { Value: not null } rule
            ? (Clock.DueOn(rule, law.CalendarOf(rule), received), rule)
            : null;

    /// <summary>What keeps a step from being taken any more, whatever is written in it: its last day has passed. Empty while it has not.</summary>
    public static Problems TooLate(LawBook law, Case matter, Step step, DateOnly today) => StepDays.TooLate(law, matter, step, today);

    // A request that was never received in law is not decided either: it is in no report.
    StepInput Decide(Case matter, Step step, StepInput input)
    {
        if (step.Outcome is { } meaning)
        {
            var code = matter.Regime is { } regime ? law.OutcomeMeaning(regime, meaning)?.Code : null;
            input = input with { Outcome = code };
        }
        var decides = step.Decides || step.Outcome is not null;
        if (decides && input.Outcome is { } outcome) (matter.Outcome, matter.DecidedOn) = (outcome, step.Replaces ? matter.DecidedOn : input.On);
        return input;
    }

    static readonly Words RequesterReads = new("给申请人的内容", "what the requester is told");

    static bool TakenBySame(Case matter, Step step, Actor by) =>
        by.Account is { } person && matter.Steps.Any(taken => taken.By == person && step.ByAnotherThan.Contains(taken.Step));

    // The regime in force on the day of receipt stays with the case, whatever is enacted later.
    void Receive(Case matter, Procedure procedure, DateOnly on)
    {
        matter.ReceivedOn = on;
        if (procedure.Subject is { } subject) matter.Regime = law.For(where.Code, subject, on)?.Id;
    }

    void Record(
        Case matter, Procedure procedure, string name, ClockEffect effect, StepInput input, Actor by, Role role, (string From, string To)? handed = null)
    {
        var step = new CaseStep
        {
            CaseId = matter.Id,
            Number = matter.Steps.Count,
            Step = name,
            To = matter.State,
            Clock = effect,
            On = input.On,
            At = time.Now(),
            By = by.Account,
            As = role,
            Reason = Trimmed(input.Reason),
            Text = Trimmed(input.Text),
            Outcome = input.Outcome,
            Delivery = input.Delivery,
            Until = input.Until,
            Days = input.Days,
            LetPass = input.LetPass,
            DocumentNumber = input.DocumentNumber,
            Wording = input.Wording,
            FromBody = handed?.From,
            ToBody = handed?.To,
        };
        matter.Steps.Add(step);
        CaseClock.Settle(law, procedure, matter, step);
        step.DueOn = matter.DueOn;
    }

    Entry Tell(Case matter, Actor by, string verb, CaseStep step, IReadOnlyDictionary<string, object?>? besides = null)
    {
        var told = new Dictionary<string, object?>
        {
            ["procedure"] = matter.Procedure,
            ["state"] = matter.State,
            ["on"] = step.On,
            ["due"] = matter.DueOn,
            ["until"] = matter.WaitsUntil,
        };
        if (step.ToBody is { } to) told["to"] = to;
        foreach (var (name, value) in besides ?? new Dictionary<string, object?>()) told[name] = value;
        return ledger.Write(by, verb, matter.Address, step.FromBody ?? matter.BodyCode, told);
    }

    static string? Trimmed(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();
}
