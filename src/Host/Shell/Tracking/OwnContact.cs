using Daylight.Web;

namespace Daylight.Host.Shell;

/// <summary>
/// The person whose case it is changes how they are reached and how the answer comes (更改联系方式): what they leave empty stays.
/// Who they are they can't change here: that was proved with the application.
/// </summary>
public static class OwnContact
{
    /// <summary>The page.</summary>
    /// <param name="Matter">The case.</param>
    /// <param name="Now">How they are reached, to be shown masked.</param>
    /// <param name="Typed">What was typed.</param>
    /// <param name="Seen">How often it had been corrected.</param>
    /// <param name="Problems">What is wrong.</param>
    public sealed record Model(Case Matter, Reached Now, Reached Typed, int Seen, Problems Problems);

    /// <summary>Where it is done.</summary>
    public static string HrefOf(Case matter) => $"{OpenedCases.PathOf(matter.Code)}/contact";

    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/cases/{code}/contact", Show);
        routes.MapPost("/cases/{code}/contact", Change).RequireRateLimiting("file");
    }

    static async Task<IResult> Show(string code, TrackedCases cases, CaseFiles files, Registration registration, HttpContext http, CancellationToken stop)
    {
        if (await cases.Find(http, code, stop) is not { Matter: var matter }) return Track.Closed(code);
        return await Now(matter, files, stop) is { } now
            ? Page.Of<OwnContactView>(new Model(matter, now, new(null, null, null, now.Way), await registration.Times(matter, stop), []))
            : See.Other(OpenedCases.PathOf(matter.Code));
    }

    static async Task<IResult> Change(
        string code, IFormCollection form, TrackedCases cases, CaseFiles files, Registration registration, HttpContext http, CancellationToken stop)
    {
        if (await cases.Find(http, code, stop) is not { Matter: var matter }) return Track.Closed(code);
        if (await Now(matter, files, stop) is not { } now) return See.Other(OpenedCases.PathOf(matter.Code));
        var typed = new Reached(Given(form, "phone"), Given(form, "email"), Given(form, "address"), Given(form, "way"));
        var reached = new Reached(typed.Phone ?? now.Phone, typed.Email ?? now.Email, typed.Address ?? now.Address, now.Way is null ? null : typed.Way ?? now.Way);
        var detail = files.DetailOf(matter)!;
        var problems = Registration.NewFaults(detail.Check(reached), detail.Check(now), field => form[field].ToString().Length > 0);
        var seen = int.TryParse(form["seen"], out var number) ? number : -1;
        if (problems.None) problems = await registration.ByPerson(matter, seen, () => detail.Reach(matter, reached, stop), stop);
        if (problems.None) return See.Other(OpenedCases.PathOf(matter.Code));

        cases.Office.Db.ChangeTracker.Clear();
        return await cases.Find(http, code, stop) is { Matter: var latest }
            ? Page.Of<OwnContactView>(new Model(latest, await Now(latest, files, stop) ?? now, typed, await registration.Times(latest, stop), problems), StatusCodes.Status422UnprocessableEntity)
            : Track.Closed(code);
    }

    /// <summary>True when the person may change it now.</summary>
    internal static async Task<bool> May(Case matter, CaseFiles files, CancellationToken stop) => await Now(matter, files, stop) is not null;

    static async Task<Reached?> Now(Case matter, CaseFiles files, CancellationToken stop) =>
        Registration.IsOpen(matter) && files.DetailOf(matter) is { } detail ? await detail.Reached(matter, stop) : null;

    static string? Given(IFormCollection form, string field) => Typed.Text(form, field) is { Length: > 0 } typed ? typed : null;
}
