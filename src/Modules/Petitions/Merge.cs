namespace Daylight.Petitions;

/// <summary>
/// A petition about the same as an earlier one is put together with it (重复并单): the earlier one leads and is answered, and
/// whoever raised it again is answered with it, in their own case.
/// </summary>
public static class Merge
{
    public const int LongestReason = 2_000;

    /// <summary>The page.</summary>
    public sealed record Model(Case Matter, IReadOnlyList<AlikeCase> Alike, string Chosen, string Reason, int Version, bool Open, Problems Problems);

    /// <summary>Where a petition is put together with another.</summary>
    public static string HrefOf(Case matter) => $"/desk/petitions/{matter.Code}/join";

    public static void Map(IEndpointRouteBuilder routes)
    {
        var desk = routes.MapGroup("/desk/petitions").AddEndpointFilter(OnDuty.Only);
        desk.MapGet("{code}/join", Show);
        desk.MapPost("{code}/join", Do);
    }

    static async Task<IResult> Show(string code, Merging merging, CurrentActor who, CancellationToken stop)
    {
        var officer = await who.Officer(stop);
        if (await merging.Find(code, officer, stop) is not { } matter) return Results.NotFound();
        if (!merging.May(matter, officer)) return See.Other($"/desk/cases/{matter.Code}");
        return Page.Of<MergeView>(new Model(matter, await merging.Alike.To(matter, officer, stop), "", "", matter.Version, true, []));
    }

    static async Task<IResult> Do(string code, IFormCollection sent, Merging merging, CurrentActor who, CancellationToken stop)
    {
        var officer = await who.Officer(stop);
        if (await merging.Find(code, officer, stop) is not { } matter) return Results.NotFound();
        var typed = CaseCode.Tidy(Typed.Text(sent, "code"));
        var chosen = typed.Length > 0 ? typed : CaseCode.Tidy(sent["with"]);
        var (reason, version) = (Typed.Text(sent, "reason"), int.TryParse(sent["version"], out var seen) ? seen : -1);
        var problems = new Problems().When(reason.Length == 0, "reason", "写出为什么是同一件事", "Say why it is the same").Sound("reason", reason, LongestReason);
        var (leads, wrong) = await merging.Lead(matter, chosen, officer, stop);
        problems.And(wrong);
        if (problems.None) problems = await merging.Join(matter, leads!, reason, version, officer, stop);
        if (problems.None) return See.Other($"/desk/cases/{matter.Code}");
        if (await merging.Find(code, officer, stop) is not { } latest) return Results.NotFound();
        return Page.Of<MergeView>(new Model(latest, await merging.Alike.To(latest, officer, stop), chosen, reason, version, merging.May(latest, officer), problems),
            StatusCodes.Status422UnprocessableEntity);
    }
}

/// <summary>Puts petitions together.</summary>
sealed class Merging(CaseOffice office, CaseSteps steps, Alongside alongside, Proposing proposing, AlikeCases alike)
{
    /// <summary>Finds those that seem to be the same.</summary>
    public AlikeCases Alike => alike;

    Db Db => office.Db;

    /// <summary>A petition as it is now, if the officer has to do with its body; else null.</summary>
    public async Task<Case?> Find(string code, Actor officer, CancellationToken stop)
    {
        Db.ChangeTracker.Clear();
        return await office.Find(code, officer, stop) is { } matter && PetitionsModule.IsPetition(matter) ? matter : null;
    }

    public bool May(Case matter, Actor officer) =>
        Desk.StepsFor(matter, office.ProcedureOf(matter), officer, office.Bodies).Any(step => step.Name == PetitionSteps.Join);

    /// <summary>The case that leads, or what is wrong with the one that was named.</summary>
    public async Task<(Case?, Problems)> Lead(Case follows, string code, Actor officer, CancellationToken stop)
    {
        if (code.Length == 0) return (null, Problems.Of("code", "选择或者写出是哪一件", "Choose or name the other one"));
        if (await office.Find(code, officer, stop) is not { } leads || !PetitionsModule.IsPetition(leads))
            return (null, Problems.Of("code", $"{code}：没有这一件，或者不归您看", $"{code}: there is none, or it is not yours to see"));
        var (mine, theirs) = (await Db.Petitions.AsNoTracking().Of(follows, stop), await Db.Petitions.AsNoTracking().Of(leads, stop));
        return (leads, new Problems()
            // Whoever is accused would see that it is there, and answer it.
            .When(await proposing.Reaches(mine, leads.BodyCode, stop) || await proposing.Reaches(theirs, follows.BodyCode, stop), "code",
                "其中一件检举控告的单位正在办理另一件，不能合并", "The body that one of them accuses handles the other: they can't be put together")
            .When(leads.Id == follows.Id, "code", "就是这一件", "It is this one")
            .When(leads.ClosedOn is not null || leads.DoneOn is not null, "code", "已经答复或者办结，不能再并入", "It was answered or closed: nothing more can be put with it")
            .When(leads.State == PetitionStates.Joined.Name, "code", "它自己已经并入别的事项，请并到那一件", "It follows another itself: put this one with that"));
    }

    /// <summary>Puts one with another, and tells whoever raised it. Returns what is wrong; empty when it was done.</summary>
    public Task<Problems> Join(Case follows, Case leads, string reason, int version, Actor by, CancellationToken stop) => steps.Take(
        follows, office.ProcedureOf(follows).Step(PetitionSteps.Join)!, new() { On = office.Today, Version = version, Reason = $"{leads.Code}　{reason}" }, by,
        async input => (input with { Text = Told(follows) }, await alongside.Link(follows, leads, by, stop)), stop);

    // Of the other one nothing is said but that it came first.
    static string Told(Case follows) =>
        $"您反映的“{follows.Title}”，先有人反映了同一件事，现在合并办理。您的编号和期限不变；答复那一件的时候，同时答复您。";
}
