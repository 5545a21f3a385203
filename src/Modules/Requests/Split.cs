namespace Daylight.Requests;

/// <summary>
/// A request that is about several matters becomes as many requests (拆分, 一事一申请): all of them on one page, with the
/// day of receipt and the period of the one they come from.
/// </summary>
public static class Split
{
    /// <summary>The page.</summary>
    public sealed record Model(Case Matter, IReadOnlyList<CaseFact> Facts, SplitForm Form, int Version, bool Open, Problems Problems);

    /// <summary>Where a request is split.</summary>
    public static string HrefOf(Case matter) => $"/desk/requests/{matter.Code}/split";

    public static void Map(IEndpointRouteBuilder routes)
    {
        var desk = routes.MapGroup("/desk/requests").AddEndpointFilter(OnDuty.Only);
        desk.MapGet("{code}/split", Show);
        desk.MapPost("{code}/split", Do);
    }

    static async Task<IResult> Show(string code, Splitting splitting, CurrentActor who, CancellationToken stop)
    {
        var officer = await who.Officer(stop);
        if (await splitting.Find(code, officer, stop) is not { } matter) return Results.NotFound();
        if (!splitting.May(matter, officer)) return See.Other($"/desk/cases/{matter.Code}");
        return Page.Of<SplitView>(new Model(matter, await splitting.Facts(matter, stop), await splitting.Begun(matter, stop), matter.Version, true, []));
    }

    static async Task<IResult> Do(string code, IFormCollection sent, Splitting splitting, CurrentActor who, CancellationToken stop)
    {
        var officer = await who.Officer(stop);
        if (await splitting.Find(code, officer, stop) is not { } matter) return Results.NotFound();
        var (form, version) = (SplitForm.Read(sent), int.TryParse(sent["version"], out var seen) ? seen : -1);
        if (sent.ContainsKey("more")) return await Again(matter, form.WithMore(), version, [], StatusCodes.Status200OK);
        var problems = form.Check();
        if (problems.None) problems = await splitting.Split(matter, form, version, officer, stop);
        if (problems.None) return See.Other($"/desk/cases/{matter.Code}");

        if (await splitting.Find(code, officer, stop) is not { } latest) return Results.NotFound();
        return Splitting.WasDone(latest, version, officer)
            // The same form, sent twice: it was split once.
            ? See.Other($"/desk/cases/{latest.Code}")
            : await Again(latest, form, version, problems, StatusCodes.Status422UnprocessableEntity);

        async Task<IResult> Again(Case now, SplitForm typed, int version, Problems wrong, int status) => Page.Of<SplitView>(
            new Model(now, await splitting.Facts(now, stop), typed, version, splitting.May(now, officer), wrong), status);
    }
}

/// <summary>Splits requests.</summary>
sealed class Splitting(CaseFiles files, CaseSteps steps, Desk desk)
{
    static readonly Step Step = RequestProcedure.Procedure.Step(RequestProcedure.SplitUp)!;

    CaseOffice Office => files.Office;

    /// <summary>A request as it is now, if the officer has to do with its body; else null.</summary>
    public async Task<Case?> Find(string code, Actor officer, CancellationToken stop)
    {
        Office.Db.ChangeTracker.Clear();
        return await Office.Find(code, officer, stop) is { } matter && matter.Procedure == RequestProcedure.Procedure.Name ? matter : null;
    }

    public bool May(Case matter, Actor officer) => Desk.StepsFor(matter, RequestProcedure.Procedure, officer, Office.Bodies).Contains(Step);

    /// <summary>True when what the officer saw as this version was split by that officer and nothing else.</summary>
    public static bool WasDone(Case matter, int version, Actor officer) => matter.Version == version + 1
        && matter.Steps is [.., { Step: RequestProcedure.SplitUp } last] && last.By == officer.Account;

    public Task<IReadOnlyList<CaseFact>> Facts(Case matter, CancellationToken stop) => files.DetailOf(matter)!.Facts(matter, stop);

    public async Task<SplitForm> Begun(Case matter, CancellationToken stop) => SplitForm.Begun(matter, await RequestOf(matter, stop));

    /// <summary>Splits a request by a form in which nothing is wrong. Returns what is wrong; empty when it was split.</summary>
    public Task<Problems> Split(Case whole, SplitForm form, int version, Actor by, CancellationToken stop) => steps.Take(
        whole, Step, new() { On = Office.Today, Version = version, Reason = form.Reason }, by, async input =>
        {
            await Open(whole, form.Written, by, stop);
            // The notice names the requests that have just been opened.
            return (input with { Text = (await files.DetailOf(whole)!.Letter(whole, Step, null, stop))?.Text }, []);
        }, stop);

    // Each goes on with the officer who had the whole.
    async Task Open(Case whole, IReadOnlyList<SplitMatter> matters, Actor by, CancellationToken stop)
    {
        var request = await RequestOf(whole, stop);
        var parties = await Office.Db.ThirdParties.AsNoTracking().Of(whole).ToListAsync(stop);
        var officer = await Office.Db.Assignments.AsNoTracking().Of(whole).LastOrDefaultAsync(stop);
        foreach (var matter in matters)
            await desk.Part(RequestProcedure.Procedure, whole, matter.Feature, by, Office.Bodies, part => Own(part, matter), stop);
        await Office.Db.SaveChangesAsync(stop);

        IEnumerable<object> Own(Case part, SplitMatter matter)
        {
            if (request is not null) yield return request.Part(part, matter);
            foreach (var party in parties) yield return party.For(part);
            if (officer?.To is { } to) yield return new Assignment { CaseId = part.Id, Number = 1, To = to, By = by.Account, At = part.OpenedAt };
        }
    }

    Task<DisclosureRequest?> RequestOf(Case matter, CancellationToken stop) =>
        Office.Db.DisclosureRequests.AsNoTracking().SingleOrDefaultAsync(request => request.CaseId == matter.Id, stop);
}
