namespace Daylight.Requests;

/// <summary>
/// Requests by different people for the same information are handled together (合并办理): the one on whose page this is
/// leads, the others follow. Each keeps its code, its period and its own answer.
/// </summary>
public static class Join
{
    public const int LongestReason = 2_000;

    /// <summary>The most that can be put together at a time.</summary>
    public const int Most = 50;

    /// <summary>The most that are compared for what reads alike, those that are due first.</summary>
    public const int MostSeen = 2_000;

    /// <summary>What was typed.</summary>
    /// <param name="With">Codes of the suggested requests that were ticked.</param>
    /// <param name="Codes">Codes of others.</param>
    /// <param name="Reason">Why.</param>
    public sealed record Typing(IReadOnlyList<string> With, string Codes, string Reason)
    {
        public static Typing Read(IFormCollection sent) =>
            new([.. sent["with"].Select(CaseCode.Tidy)], Typed.Text(sent, "codes"), Typed.Text(sent, "reason"));

        /// <summary>Every code with the question it answers.</summary>
        public IReadOnlyList<(string Code, string Field)> All =>
        [
            .. With.Select(code => (code, "with"))
                .Concat(Codes.Split([' ', '\n', '\t', ',', ';', '，', '；', '、', '　'], StringSplitOptions.RemoveEmptyEntries)
                    .Select(code => (CaseCode.Tidy(code), "codes")))
                .Where(one => one.Item1.Length > 0).DistinctBy(one => one.Item1),
        ];
    }

    /// <summary>The page.</summary>
    public sealed record Model(Case Matter, IReadOnlyList<Case> Alike, Typing Typed, int Version, bool Open, Problems Problems);

    /// <summary>Where others are put together with a request.</summary>
    public static string HrefOf(Case matter) => $"/desk/requests/{matter.Code}/join";

    public static void Map(IEndpointRouteBuilder routes)
    {
        var desk = routes.MapGroup("/desk/requests").AddEndpointFilter(OnDuty.Only);
        desk.MapGet("{code}/join", Show);
        desk.MapPost("{code}/join", Do);
    }

    static async Task<IResult> Show(string code, Joining joining, CurrentActor who, CancellationToken stop)
    {
        var officer = await who.Officer(stop);
        if (await joining.Find(code, officer, stop) is not { } matter) return Results.NotFound();
        if (!joining.May(matter, officer)) return See.Other($"/desk/cases/{matter.Code}");
        return Page.Of<JoinView>(new Model(matter, await joining.Alike(matter, stop), new([], "", ""), matter.Version, true, []));
    }

    static async Task<IResult> Do(string code, IFormCollection sent, Joining joining, CurrentActor who, CancellationToken stop)
    {
        var officer = await who.Officer(stop);
        if (await joining.Find(code, officer, stop) is not { } matter) return Results.NotFound();
        var (typed, version) = (Typing.Read(sent), int.TryParse(sent["version"], out var seen) ? seen : -1);
        var problems = new Problems().When(typed.Reason.Length == 0, "reason", "写出理由", "Give the reason").Sound("reason", typed.Reason, LongestReason);
        problems.And(await joining.Check(matter, typed.All, officer, stop));
        if (problems.None) problems = await joining.Join(matter, typed, version, officer, stop);
        if (problems.None) return See.Other($"/desk/cases/{matter.Code}");

        if (await joining.Find(code, officer, stop) is not { } latest) return Results.NotFound();
        // The same form, sent twice: they were put together once.
        if (await joining.WasDone(latest, typed, version, officer, stop)) return See.Other($"/desk/cases/{latest.Code}");
        return Page.Of<JoinView>(new Model(latest, await joining.Alike(latest, stop), typed, version, joining.May(latest, officer), problems),
            StatusCodes.Status422UnprocessableEntity);
    }
}

/// <summary>Puts requests together.</summary>
sealed class Joining(CaseOffice office, CaseSteps steps, Together together)
{
    static readonly Step Step = RequestProcedure.Procedure.Step(RequestProcedure.Join)!;

    Db Db => office.Db;

    /// <summary>A request as it is now, if the officer has to do with its body; else null.</summary>
    public async Task<Case?> Find(string code, Actor officer, CancellationToken stop)
    {
        Db.ChangeTracker.Clear();
        return await office.Find(code, officer, stop) is { } matter && matter.Procedure == RequestProcedure.Procedure.Name ? matter : null;
    }

    public bool May(Case matter, Actor officer) => Desk.StepsFor(matter, RequestProcedure.Procedure, officer, office.Bodies).Contains(Step);

    /// <summary>Requests in hand for what reads like the same information, by others.</summary>
    public async Task<IReadOnlyList<Case>> Alike(Case matter, CancellationToken stop)
    {
        var (rule, who) = (office.Law.AskedOften, await AskedBy(matter, stop));
        var open = await (from other in Db.Cases.AsNoTracking().Of(RequestProcedure.Procedure)
                          join request in Db.DisclosureRequests on other.Id equals request.CaseId
                          where other.BodyCode == matter.BodyCode && other.ClosedOn == null && other.Id != matter.Id
                              && other.Regime == matter.Regime && other.State == RequestProcedure.InHand.Name
                          orderby other.DueOn, other.Code
                          select new { other, request }).Take(Requests.Join.MostSeen).ToListAsync(stop);
        if (await RequestOf(matter, stop) is not { } own) return [];
        var alike = new Likeness(rule.Ignored, rule.Alike).Groups(open.Append(new { other = matter, request = own }), one => one.request.Feature)
            .FirstOrDefault(group => group.Any(one => one.other.Id == matter.Id)) ?? [];
        return [.. alike.Where(one => one.other.Id != matter.Id && Requester.Of(one.request) != who).Select(one => one.other).Take(Requests.Join.Most)];
    }

    /// <summary>What keeps requests from being handled together with one, each beside the question that named it.</summary>
    public async Task<Problems> Check(Case leads, IReadOnlyList<(string Code, string Field)> chosen, Actor officer, CancellationToken stop)
    {
        var problems = new Problems()
            .When(chosen.Count == 0, "codes", "勾选或者写出要合并的申请", "Tick or name the requests to handle together")
            .When(chosen.Count > Requests.Join.Most, "codes", $"一次最多合并{Requests.Join.Most}件", $"At most {Requests.Join.Most} at a time");
        if (problems.Any) return problems;
        var who = await AskedBy(leads, stop);
        foreach (var (code, field) in chosen)
        {
            var (zh, en) = await office.Find(code, officer, stop) is { } other && other.Procedure == leads.Procedure
                ? await Why(leads, who, other, stop)
                : ("没有这件申请，或者不归您看", "There is no such request, or it is not yours to see");
            problems.When(zh.Length > 0, field, $"{code}：{zh}", $"{code}: {en}");
        }
        return problems;
    }

    async Task<(string Zh, string En)> Why(Case leads, string? who, Case other, CancellationToken stop)
    {
        if (other.Id == leads.Id) return ("就是这一件", "This is the request itself");
        if (other.BodyCode != leads.BodyCode) return ("不是同一个机关办理的", "Another body handles it");
        if (other.Regime != leads.Regime) return ("适用的条例不同", "It goes by another regulation");
        if (other.State != RequestProcedure.InHand.Name)
        {
            var state = RequestProcedure.Procedure.State(other.State).Title;
            return ($"现在是“{state.Zh}”，办理中的才能合并", $"It is “{state.En}”; only what is in hand can be handled together");
        }
        if ((await together.Following(other, RequestProcedure.Joined, stop)).Count > 0)
            return ("有别的申请并入了它，请打开它，把这一件并过去", "Others follow it; open it and put this one with them");
        return who is not null && await AskedBy(other, stop) == who
            ? ("是同一个人申请的，按重复申请答复", "The same person asked; it is answered as a repeated request")
            : ("", "");
    }

    /// <summary>Puts requests together that were checked. Returns what is wrong; empty when it was done.</summary>
    public Task<Problems> Join(Case leads, Join.Typing typed, int version, Actor by, CancellationToken stop) => steps.Take(
        leads, Step, new() { On = office.Today, Version = version, Reason = typed.Reason }, by, async input =>
            (input, await together.Link(leads, [.. typed.All.Select(one => one.Code)], by, stop)), stop);

    /// <summary>True when what the officer saw as this version was put together with these by that officer and nothing else.</summary>
    public async Task<bool> WasDone(Case leads, Join.Typing typed, int version, Actor officer, CancellationToken stop)
    {
        if (leads.Version != version + 1 || leads.Steps is not [.., { Step: RequestProcedure.Join } last] || last.By != officer.Account) return false;
        var following = await together.Following(leads, RequestProcedure.Joined, stop);
        return typed.All.All(one => following.Any(other => other.Code == one.Code));
    }

    async Task<string?> AskedBy(Case matter, CancellationToken stop) =>
        await RequestOf(matter, stop) is { } request ? Requester.Of(request) : null;

    Task<DisclosureRequest?> RequestOf(Case matter, CancellationToken stop) =>
        Db.DisclosureRequests.AsNoTracking().SingleOrDefaultAsync(request => request.CaseId == matter.Id, stop);
}
