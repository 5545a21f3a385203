namespace Daylight.Petitions;

/// <summary>
/// An officer sees that a petition accuses a body or a colleague, though whoever wrote it did not say so (对被检举控告的保密):
/// from then on they find it nowhere, and where they had it it is taken back. Who supervises can end it.
/// </summary>
public static class KeepFrom
{
    public const int Longest = 500;

    /// <summary>From whom it is kept, or was.</summary>
    public sealed record Line(Guid Id, Words Whom, string Because, DateTime At, bool ByWriter, DateTime? EndedAt, string? EndedBecause, bool MayEnd);

    /// <summary>The page.</summary>
    public sealed record Model(Case Matter, IReadOnlyList<Line> Lines, BodyTree Bodies, string Body, string Person, string Because, Problems Problems);

    /// <summary>Where it is said from whom a petition is kept.</summary>
    public static string HrefOf(Case matter) => $"/desk/petitions/{matter.Code}/kept-from";

    public static void Map(IEndpointRouteBuilder routes)
    {
        var desk = routes.MapGroup("/desk/petitions").AddEndpointFilter(OnDuty.Only);
        desk.MapGet("{code}/kept-from", async (string code, Secrecy secrecy, CurrentActor who, CancellationToken stop) =>
            await secrecy.Show(code, await who.Officer(stop), stop) is { } model ? Page.Of<KeepFromView>(model) : Results.NotFound());
        desk.MapPost("{code}/kept-from", (string code, IFormCollection sent, Secrecy secrecy, CurrentActor who, CancellationToken stop) =>
            Do(code, sent, (matter, said, officer) => secrecy.Keep(matter, said, officer, stop), secrecy, who, stop));
        desk.MapPost("{code}/kept-from/{id:guid}/end", (string code, Guid id, IFormCollection sent, Secrecy secrecy, CurrentActor who, CancellationToken stop) =>
            Do(code, sent, (matter, said, officer) => secrecy.End(matter, id, said.Because, officer, stop), secrecy, who, stop));
    }

    static async Task<IResult> Do(
        string code, IFormCollection sent, Func<Case, Accusal, Actor, Task<Problems>> act, Secrecy secrecy, CurrentActor who, CancellationToken stop)
    {
        var officer = await who.Officer(stop);
        if (await secrecy.Find(code, officer, stop) is not { } matter) return Results.NotFound();
        var said = new Accusal(Typed.Text(sent, "body"), Typed.Text(sent, "person"), Typed.Text(sent, "because"));
        var problems = await act(matter, said, officer);
        // Who said it may be among those from whom it is kept now.
        if (problems.None) return See.Other(await secrecy.Sees(matter, officer, stop) ? HrefOf(matter) : "/desk");
        return await secrecy.Show(code, officer, stop) is { } model
            ? Page.Of<KeepFromView>(model with { Body = said.Body, Person = said.Person, Because = said.Because, Problems = problems }, StatusCodes.Status422UnprocessableEntity)
            : Results.NotFound();
    }
}

/// <summary>Keeps petitions from those they accuse.</summary>
sealed class Secrecy(CaseOffice office, CaseSteps steps, Alongside alongside, Ledger ledger)
{
    Db Db => office.Db;

    BodyTree Bodies => office.Bodies;

    /// <summary>A petition that the officer sees; else null.</summary>
    public async Task<Case?> Find(string code, Actor officer, CancellationToken stop)
    {
        Db.ChangeTracker.Clear();
        return await office.Find(CaseCode.Tidy(code), officer, stop) is { AnonymisedAt: null } matter && PetitionsModule.IsPetition(matter) ? matter : null;
    }

    /// <summary>True while the officer still finds it.</summary>
    public async Task<bool> Sees(Case matter, Actor officer, CancellationToken stop) =>
        (officer.RolesIn(matter.BodyCode, Bodies) & CaseOffice.AtDesk) != 0 && !(await Db.HiddenFrom(officer, Bodies, stop)).Contains(matter.Id);

    public async Task<KeepFrom.Model?> Show(string code, Actor officer, CancellationToken stop)
    {
        if (await Find(code, officer, stop) is not { } matter) return null;
        var rows = await Db.Set<KeptFrom>().AsNoTracking().Where(kept => kept.CaseId == matter.Id).OrderByDescending(kept => kept.At).ToListAsync(stop);
        var accounts = rows.Select(kept => kept.AccountId).OfType<Guid>().ToArray();
        var names = await Db.Users.AsNoTracking().Where(user => accounts.Contains(user.Id)).ToDictionaryAsync(user => user.Id, user => user.DisplayName, stop);
        var ends = officer.RolesIn(matter.BodyCode, Bodies).HasFlag(Role.Supervisor);
        return new(matter, [.. rows.Select(kept => new KeepFrom.Line(kept.Id, kept.BodyCode is { } body ? Bodies[body].Words : new(names[kept.AccountId!.Value], names[kept.AccountId!.Value]),
            kept.Because, kept.At, kept.By is null, kept.EndedAt, kept.EndedBecause, ends && MayBeEnded(kept)))], Bodies, "", "", "", []);
    }

    // The body that the person named themselves stays accused; of a name it may turn out to be another's.
    static bool MayBeEnded(KeptFrom kept) => kept is { EndedAt: null } && (kept.By is not null || kept.BodyCode is null);

    /// <summary>Keeps a petition from a body or an officer. Returns what is wrong; empty when it was done.</summary>
    public async Task<Problems> Keep(Case matter, Accusal said, Actor by, CancellationToken stop)
    {
        var problems = new Problems()
            .When(said is { Body: "", Person: "" }, "body", "选择被检举控告的单位，或者写出人员的姓名", "Choose the body that is accused, or name the officer")
            .When(said.Body.Length > 0 && Bodies.Find(said.Body) is null, "body", "选择现有的单位", "Choose a body that exists")
            .When(said.Body == Bodies.Root!.Code, "body", "反映本级的问题，要由上一级机关办理，这里没有能办的单位", "What is told of the topmost body is for the body above it: nobody here can handle it")
            .When(said.Because.Length == 0, "because", "写出信里检举控告了什么、为什么要保密", "Say what is told of them and why it is kept from them").Sound("because", said.Because, KeepFrom.Longest);
        if (problems.Any) return problems;
        var kept = await Accused.Kept(Db, Bodies, matter, said, by, ledger.Now, stop);
        problems.When(said.Person.Length > 0 && kept.All(one => one.AccountId is null), "person", "没有这个姓名或者账号的人员", "No officer has this name or account");
        var before = await Db.KeptFrom.AsNoTracking().Where(one => one.CaseId == matter.Id).ToListAsync(stop);
        kept = [.. kept.Where(one => !before.Exists(other => other.BodyCode == one.BodyCode && other.AccountId == one.AccountId))];
        problems.When(problems.None && kept.Count == 0, "body", "已经对其保密", "It is kept from them already");
        if (problems.Any) return problems;
        await using var transaction = await Db.Database.BeginTransactionAsync(stop);
        await Write(by, matter, kept, stop);
        problems = await TakeAway(matter, kept, by, stop);
        if (problems.None) await transaction.CommitAsync(stop);
        return problems;
    }

    // The log says that it is kept from somebody, under a body that is not accused, and not from whom.
    async Task Write(Actor by, Case matter, IReadOnlyList<KeptFrom> kept, CancellationToken stop)
    {
        Db.AddRange(kept);
        ledger.Write(by, "keep-from", matter.Address, Outside(matter.BodyCode, kept)).Covers([.. kept]);
        await Db.SaveChangesAsync(stop);
    }

    // What they had of it: the case itself, what they were asked to assist in, what is handled with it, and the work on it.
    async Task<Problems> TakeAway(Case matter, IReadOnlyList<KeptFrom> kept, Actor by, CancellationToken stop)
    {
        var accused = kept.Select(one => one.BodyCode).OfType<string>().ToList();
        var problems = new Problems();
        foreach (var assists in await alongside.AssistanceOf(matter, stop))
        {
            await Write(by, assists, [.. kept.Select(one => one.Also(assists.Id))], stop);
            if (assists.ClosedOn is null && Bodies.Reach(accused, assists.BodyCode)) problems.And(await Take(assists, "release", null, stop));
        }
        foreach (var follows in await alongside.Of(matter, stop))
            if (Bodies.Reach(accused, follows.BodyCode)) problems.And(await Take(follows, PetitionSteps.Separate, null, stop));
        var theirs = Bodies.Reach(accused, matter.BodyCode);
        if (matter.State == PetitionStates.Joined.Name && (theirs || Bodies.Reach(accused, await alongside.BodyOfLead(matter, stop))))
            problems.And(await Take(matter, PetitionSteps.Separate, null, stop));
        if (theirs && office.ProcedureOf(matter).StepsFrom(matter.State, matter.Regime).Any(step => step.Name == PetitionSteps.TakeBack))
            problems.And(await Take(matter, PetitionSteps.TakeBack, Outside(matter.BodyCode, kept), stop));
        if (problems.None && await Db.Assignments.AsNoTracking().Of(matter).LastOrDefaultAsync(stop) is { To: { } officer } last && kept.Any(one => one.AccountId == officer))
        {
            var laid = new Assignment { CaseId = matter.Id, Number = last.Number + 1, By = by.Account, At = ledger.Now };
            Db.Add(laid);
            ledger.Write(by, "lay-down", matter.Address, matter.BodyCode, privatePart: new Dictionary<string, object?> { ["before"] = officer }).Covers(laid);
            await Db.SaveChangesAsync(stop);
        }
        return problems;
    }

    async Task<Problems> Take(Case matter, string step, string? to, CancellationToken stop)
    {
        var whole = matter.Steps.Count > 0 ? matter : await Db.Cases.WithSteps(matter.Code, stop) ?? matter;
        return await steps.TakeAlong(whole, office.ProcedureOf(whole).Step(step)!, new()
        {
            On = office.Today, Version = whole.Version, Body = to, Reason = "由登记的单位另行安排",
        }, Actor.Machine, stop);
    }

    // The nearest body above that is not accused; the topmost never is.
    string Outside(string body, IReadOnlyList<KeptFrom> kept)
    {
        var accused = kept.Select(one => one.BodyCode).OfType<string>().ToList();
        while (Bodies.Reach(accused, body) && Bodies.Find(body)?.ParentCode is { } above) body = above;
        return body;
    }

    /// <summary>Ends that it is kept from one of them. Returns what is wrong; empty when it was done.</summary>
    public async Task<Problems> End(Case matter, Guid id, string because, Actor by, CancellationToken stop)
    {
        var kept = await Db.KeptFrom.SingleOrDefaultAsync(one => one.Id == id && one.CaseId == matter.Id, stop);
        var problems = new Problems()
            .When(!by.RolesIn(matter.BodyCode, Bodies).HasFlag(Role.Supervisor), "", "监督岗才能解除保密。", "Only who supervises can end it.")
            .When(kept is null, "", "已经解除。", "It was ended.")
            .When(kept is not null && !MayBeEnded(kept), "", "写信人自己检举控告的单位，一直对其保密。", "What the writer told of a body is kept from it for good.")
            .When(because.Length == 0, "because", "写出为什么解除", "Say why it is ended").Sound("because", because, KeepFrom.Longest);
        if (problems.Any) return problems;
        var assisting = (await alongside.AssistanceOf(matter, stop)).ConvertAll(one => one.Id);
        var ended = await Db.KeptFrom.Where(one => one.Id == id || (assisting.Contains(one.CaseId) && one.BodyCode == kept!.BodyCode && one.AccountId == kept.AccountId)).ToListAsync(stop);
        foreach (var one in ended) (one.EndedAt, one.EndedBy, one.EndedBecause) = (ledger.Now, by.Account, because);
        ledger.Write(by, "end-keep-from", matter.Address, matter.BodyCode).Covers([.. ended]);
        await Db.SaveChangesAsync(stop);
        return problems;
    }
}
