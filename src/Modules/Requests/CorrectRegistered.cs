namespace Daylight.Requests;

/// <summary>
/// An officer corrects what was registered of whoever asks (更正登记信息): a slip of the pen, a number that changed, somebody
/// who moved. What stands there is shown in full once it is opened, which the ledger notes.
/// </summary>
public static class CorrectRegistered
{
    const int LongestReason = 500;

    static readonly string[] Fields = [.. FormStep.Who.Fields, "way"];

    /// <summary>The page.</summary>
    /// <param name="Matter">The case.</param>
    /// <param name="Masked">What is registered, with what identifies or reaches them masked.</param>
    /// <param name="Form">The form; null until it is opened.</param>
    /// <param name="Reason">Why it is corrected.</param>
    /// <param name="Seen">How often it had been corrected.</param>
    /// <param name="Problems">What is wrong.</param>
    public sealed record Model(Case Matter, IReadOnlyList<CaseFact> Masked, RequestForm? Form, string Reason, int Seen, Problems Problems);

    /// <summary>Where it is done.</summary>
    public static string HrefOf(Case matter) => $"/desk/requests/{matter.Code}/registration";

    public static void Map(IEndpointRouteBuilder routes)
    {
        var desk = routes.MapGroup("/desk/requests").AddEndpointFilter(OnDuty.Only);
        desk.MapGet("{code}/registration", Show);
        desk.MapPost("{code}/registration/open", Open);
        desk.MapPost("{code}/registration", Correct);
    }

    static async Task<IResult> Show(string code, CorrectingWork work, CurrentActor who, CancellationToken stop)
    {
        var officer = await who.Officer(stop);
        if (await work.Find(code, officer, stop) is not var (matter, application)) return Results.NotFound();
        return work.May(matter, officer)
            ? Page.Of<CorrectRegisteredView>(await work.Of(matter, application, null, "", [], stop))
            : See.Other($"/desk/cases/{matter.Code}");
    }

    // Whoever looks at a person's numbers leaves a trace, for whatever they look.
    static async Task<IResult> Open(
        string code, IFormCollection sent, CorrectingWork work, Ledger ledger, CurrentActor who, HttpContext http, CancellationToken stop)
    {
        _ = sent;
        var officer = await who.Officer(stop);
        if (await work.Find(code, officer, stop) is not var (matter, application)) return Results.NotFound();
        if (!work.May(matter, officer)) return See.Other($"/desk/cases/{matter.Code}");
        ledger.Write(officer, "open-contact", matter.Address, matter.BodyCode);
        await work.Office.Db.SaveChangesAsync(stop);
        http.Response.Headers.CacheControl = "no-store";
        return Page.Of<CorrectRegisteredView>(await work.Of(matter, application, application.AsForm(), "", [], stop));
    }

    static async Task<IResult> Correct(
        string code, IFormCollection sent, CorrectingWork work, CurrentActor who, HttpContext http, CancellationToken stop)
    {
        var officer = await who.Officer(stop);
        if (await work.Find(code, officer, stop) is not var (matter, application)) return Results.NotFound();
        var (form, reason) = (RequestForm.Blank.With(sent, Fields), Typed.Text(sent, "reason"));
        var seen = int.TryParse(sent["seen"], out var number) ? number : -1;
        var problems = work.Check(matter, application, form).Sound("reason", reason, LongestReason).When(reason.Length == 0, "reason", "写出为什么更正", "Say why it is corrected");
        if (problems.None) problems = await work.Correct(matter, application, form, reason, seen, officer, stop);
        if (problems.None) return See.Other($"/desk/cases/{matter.Code}");
        http.Response.Headers.CacheControl = "no-store";
        work.Office.Db.ChangeTracker.Clear();
        return await work.Find(code, officer, stop) is var (latest, now)
            ? Page.Of<CorrectRegisteredView>(await work.Of(latest, now, form, reason, problems, stop), StatusCodes.Status422UnprocessableEntity)
            : Results.NotFound();
    }
}

/// <summary>What correcting needs.</summary>
sealed class CorrectingWork(CaseOffice office, Registration registration, RequestCheck check)
{
    public CaseOffice Office => office;

    public bool May(Case matter, Actor officer) => Registration.May(matter, officer, office.Bodies);

    /// <summary>A case with the application behind it, if the officer has to do with its body; else null.</summary>
    public async Task<(Case Matter, Application Application)?> Find(string code, Actor officer, CancellationToken stop) =>
        await office.Find(code, officer, stop) is { } matter && await office.Db.ApplicationOf(matter, stop) is { } application ? (matter, application) : null;

    public async Task<CorrectRegistered.Model> Of(
        Case matter, Application application, RequestForm? form, string reason, Problems problems, CancellationToken stop) =>
        new(matter, [.. application.Masked().Append((new("取得的途径", "Way"), DeliveryWays.Say(application.Way), false))
                .Where(fact => !fact.Item2.IsEmpty).Select(fact => new CaseFact(fact.Item1, fact.Item2, fact.Item3))],
            form, reason, await registration.Times(matter, stop), problems);

    /// <summary>All that is wrong with a form, by the law of the day the application came.</summary>
    public Problems Check(Case matter, Application application, RequestForm form)
    {
        var (day, before) = (matter.ReceivedOn ?? CaseOffice.ArrivedOn(matter), application.AsForm());
        return Registration.NewFaults(check.Corrected(form, day), check.Corrected(before, day), field => form[field] != before[field]);
    }

    public Task<Problems> Correct(Case matter, Application application, RequestForm form, string reason, int seen, Actor by, CancellationToken stop) =>
        registration.By(matter, reason, seen, by, () =>
        {
            application.Correct(form);
            return Task.FromResult<object>(application);
        }, stop);
}
