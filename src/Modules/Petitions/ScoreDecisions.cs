namespace Daylight.Petitions;

/// <summary>
/// What is decided about scores (考核申诉): a body says that a case should not count, whoever supervises decides, and what was
/// decided can be taken back. Each is an entry of the ledger, and the scores are counted anew with it.
/// </summary>
public static class ScoreDecisions
{
    internal const int Longest = 500;

    /// <summary>A case that is left out.</summary>
    public sealed record LeftOut(string Code, string Because, DateTime At);

    /// <summary>What a body asked, and what was decided of it.</summary>
    public sealed record Asked(Guid Id, string Code, Words Body, string Because, DateTime At, bool? Granted, string? DecidedBecause, DateTime? DecidedAt);

    /// <summary>What was typed into one of the forms.</summary>
    public sealed record Typing(string Code = "", string Because = "", string Disputed = "", string Grounds = "", string Dispute = "", string Decision = "", string Decided = "", string Back = "", string Why = "");

    /// <summary>What the page of scores shows of it.</summary>
    public sealed record Shown(IReadOnlyList<LeftOut> Out, IReadOnlyList<Asked> Disputes, bool Decides, bool Asks, Typing Typed);

    public static void Map(IEndpointRouteBuilder routes)
    {
        var desk = routes.MapGroup(ScorePage.Url).AddEndpointFilter(OnDuty.Only);
        Do(desk, "", (scores, typed, officer, stop) => scores.LeaveOut(typed.Code, typed.Because, officer, stop));
        Do(desk, "back", (scores, typed, officer, stop) => scores.CountAgain(typed.Back, typed.Why, officer, stop));
        Do(desk, "dispute", (scores, typed, officer, stop) => scores.Dispute(typed.Disputed, typed.Grounds, officer, stop));
        Do(desk, "decide", (scores, typed, officer, stop) => scores.Decide(typed.Dispute, typed.Decision, typed.Decided, officer, stop));
    }

    static void Do(RouteGroupBuilder desk, string address, Func<ScoreDesk, Typing, Actor, CancellationToken, Task<Problems>> act) =>
        desk.MapPost(address, async (IFormCollection sent, CaseOffice office, Scores scores, ScoreDesk decisions, CurrentActor who, CancellationToken stop) =>
        {
            var officer = await who.Officer(stop);
            string Text(string name) => Typed.Text(sent, name);
            var typed = new Typing(CaseCode.Tidy(Text("code")), Text("because"), CaseCode.Tidy(Text("disputed")), Text("grounds"), Text("dispute"), Text("decision"), Text("decided"), Text("back"), Text("why"));
            var problems = await act(decisions, typed, officer, stop);
            return problems.None ? See.Other(ScorePage.Url)
                : Page.Of<ScoresView>(await ScorePage.Show(null, null, false, office, scores, decisions, officer, typed, problems, stop), StatusCodes.Status422UnprocessableEntity);
        });
}

/// <summary>Decides about scores.</summary>
sealed class ScoreDesk(CaseOffice office, Ledger ledger)
{
    const int MostOut = 100, MostAsked = 50;

    Db Db => office.Db;

    bool Decides(Actor officer) => officer.RolesIn(office.Bodies.Root!.Code, office.Bodies).HasFlag(Role.Supervisor);

    /// <summary>What the officer sees of it: of the bodies that are theirs to see.</summary>
    public async Task<ScoreDecisions.Shown> Show(Actor officer, ScoreDecisions.Typing typed, CancellationToken stop)
    {
        var bodies = office.BodiesOf(officer);
        var left = await (from exclusion in Db.Set<ScoreExclusion>().AsNoTracking()
                          join matter in Db.Cases.AsNoTracking() on exclusion.CaseId equals matter.Id
                          where exclusion.EndedAt == null && bodies.Any(body => body.Code == matter.BodyCode)
                          orderby exclusion.At descending
                          select new ScoreDecisions.LeftOut(matter.Code, exclusion.Because, exclusion.At)).Take(MostOut).ToListAsync(stop);
        var asked = await (from dispute in Db.Set<ScoreDispute>().AsNoTracking()
                           join matter in Db.Cases.AsNoTracking() on dispute.CaseId equals matter.Id
                           where bodies.Any(body => body.Code == dispute.BodyCode)
                           orderby dispute.DecidedAt != null, dispute.At descending
                           select new { dispute, matter.Code }).Take(MostAsked).ToListAsync(stop);
        return new(left, [.. asked.Select(one => new ScoreDecisions.Asked(one.dispute.Id, one.Code, office.Bodies[one.dispute.BodyCode].Words, one.dispute.Because, one.dispute.At,
            one.dispute.Granted, one.dispute.DecidedBecause, one.dispute.DecidedAt))], Decides(officer), officer.HasAny(Role.Clerk | Role.Head), typed);
    }

    async Task<Case?> Find(string code, Actor officer, CancellationToken stop) =>
        await office.Find(code, officer, stop) is { } found && PetitionsModule.IsPetition(found) ? found : null;

    Task<ScoreExclusion?> Exclusion(Guid matter, CancellationToken stop) => Db.Set<ScoreExclusion>().SingleOrDefaultAsync(one => one.CaseId == matter, stop);

    static Problems Unless(bool decides) => new Problems().When(!decides, "", "监督岗才能决定。", "Only who supervises the district can decide.");

    public async Task<Problems> LeaveOut(string code, string because, Actor by, CancellationToken stop)
    {
        var matter = await Find(code, by, stop);
        var problems = Unless(Decides(by))
            .When(matter is null, "code", "没有这一件，或者不归您看", "There is none, or it is not yours to see")
            .When(because.Length == 0, "because", "写出为什么不计入考核", "Say why it does not count").Sound("because", because, ScoreDecisions.Longest)
            .When(matter is not null && await Exclusion(matter.Id, stop) is { EndedAt: null }, "code", "这一件已经不计入考核", "It is left out already");
        if (problems.Any) return problems;
        await Exclude(matter!, because, by, stop);
        await Db.SaveChangesAsync(stop);
        return problems;
    }

    // One row for a case: what was decided before it stands in the ledger, and in what the body asked.
    async Task Exclude(Case matter, string because, Actor by, CancellationToken stop)
    {
        var exclusion = await Exclusion(matter.Id, stop);
        if (exclusion is null) Db.Add(exclusion = new() { CaseId = matter.Id, Because = because, By = by.Account, At = ledger.Now });
        else (exclusion.Because, exclusion.By, exclusion.At, exclusion.EndedAt, exclusion.EndedBy, exclusion.EndedBecause) = (because, by.Account, ledger.Now, null, null, null);
        ledger.Write(by, Scores.Exclude, matter.Address, matter.BodyCode).Covers(exclusion);
    }

    public async Task<Problems> CountAgain(string code, string why, Actor by, CancellationToken stop)
    {
        var matter = await Find(CaseCode.Tidy(code), by, stop);
        var exclusion = matter is null ? null : await Exclusion(matter.Id, stop);
        var problems = Unless(Decides(by))
            .When(exclusion is null or { EndedAt: not null }, "back", "选择不计入考核的一件", "Choose one that is left out")
            .When(why.Length == 0, "why", "写出为什么重新计入", "Say why it counts again").Sound("why", why, ScoreDecisions.Longest);
        if (problems.Any) return problems;
        (exclusion!.EndedAt, exclusion.EndedBy, exclusion.EndedBecause) = (ledger.Now, by.Account, why);
        ledger.Write(by, Scores.Include, matter!.Address, matter.BodyCode).Covers(exclusion);
        await Db.SaveChangesAsync(stop);
        return problems;
    }

    public async Task<Problems> Dispute(string code, string grounds, Actor by, CancellationToken stop)
    {
        var matter = await Find(code, by, stop);
        var problems = new Problems()
            .When(matter is null || (by.RolesIn(matter.BodyCode, office.Bodies) & (Role.Clerk | Role.Head)) == 0, "disputed", "没有这一件，或者不是您的单位办理的", "There is none, or your body does not handle it")
            .When(grounds.Length == 0, "grounds", "写出为什么不应当计入考核", "Say why it should not count").Sound("grounds", grounds, ScoreDecisions.Longest);
        if (problems.Any) return problems;
        problems.When(await Db.Set<ScoreDispute>().AnyAsync(one => one.CaseId == matter!.Id && one.DecidedAt == null, stop), "disputed", "已经提出，等监督岗决定", "It was asked already: the supervisor decides")
            .When(await Exclusion(matter!.Id, stop) is { EndedAt: null }, "disputed", "这一件已经不计入考核", "It is left out already");
        if (problems.Any) return problems;
        var dispute = new ScoreDispute { CaseId = matter.Id, BodyCode = matter.BodyCode, Because = grounds, By = by.Account, At = ledger.Now };
        Db.Add(dispute);
        ledger.Write(by, "dispute-score", matter.Address, matter.BodyCode).Covers(dispute);
        await Db.SaveChangesAsync(stop);
        return problems;
    }

    public async Task<Problems> Decide(string id, string decision, string because, Actor by, CancellationToken stop)
    {
        var dispute = Guid.TryParse(id, out var key) ? await Db.Set<ScoreDispute>().SingleOrDefaultAsync(one => one.Id == key, stop) : null;
        var matter = dispute is null ? null : await Db.Cases.SingleOrDefaultAsync(one => one.Id == dispute.CaseId, stop);
        var problems = Unless(Decides(by))
            .When(matter is null || dispute is { DecidedAt: not null }, "dispute", "选择还没有决定的一件", "Choose one that is not decided yet")
            .When(decision is not (Granting or Refusing), "decision", "选择成立还是不成立", "Choose whether it is granted")
            .When(because.Length == 0, "decided", "写出理由", "Give the reason").Sound("decided", because, ScoreDecisions.Longest);
        if (problems.Any) return problems;
        (dispute!.Granted, dispute.DecidedBecause, dispute.DecidedBy, dispute.DecidedAt) = (decision == Granting, because, by.Account, ledger.Now);
        ledger.Write(by, "decide-dispute", matter!.Address, dispute.BodyCode, new Dictionary<string, object?> { ["granted"] = dispute.Granted }).Covers(dispute);
        if (dispute.Granted is true && await Exclusion(matter.Id, stop) is null or { EndedAt: not null }) await Exclude(matter, because, by, stop);
        await Db.SaveChangesAsync(stop);
        return problems;
    }

    /// <summary>What is chosen in the form.</summary>
    internal const string Granting = "grant", Refusing = "refuse";
}
