using Daylight.Web;

namespace Daylight.Host.Shell;

/// <summary>
/// An officer gives a person at the counter a new secret in place of one that was lost, and prints it for them. It is shown
/// once, to the browser that gave it.
/// </summary>
public static class SecretPage
{
    const int LongestReason = 500;

    /// <summary>The form.</summary>
    /// <param name="Matter">The case.</param>
    /// <param name="Reason">How it was made sure who the person is.</param>
    /// <param name="Seen">How often a secret had been given.</param>
    /// <param name="Problems">What is wrong.</param>
    public sealed record Model(Case Matter, string Reason, int Seen, Problems Problems);

    /// <summary>What is handed over.</summary>
    public sealed record Handout(string Code, string Secret);

    public static void Map(IEndpointRouteBuilder desk)
    {
        desk.MapGet("cases/{code}/secret", Show);
        desk.MapPost("cases/{code}/secret", Give);
        desk.MapGet("cases/{code}/secret/given", Given);
    }

    /// <summary>Where it is given.</summary>
    public static string HrefOf(Case matter) => $"{CaseAddress.Of(matter)}/secret";

    static async Task<IResult> Show(string code, CaseOffice office, NewSecrets secrets, CurrentActor who, CancellationToken stop)
    {
        var officer = await who.Officer(stop);
        if (await office.Find(code, officer, stop) is not { SecretHash: not null } matter) return Results.NotFound();
        if (!NewSecrets.May(matter, officer, office.Bodies)) return See.Other(CaseAddress.Of(matter));
        return Page.Of<SecretView>(new Model(matter, "", await secrets.Given(matter, stop), []));
    }

    static async Task<IResult> Give(
        string code, IFormCollection form, CaseOffice office, NewSecrets secrets, Receipts receipts, CurrentActor who, CancellationToken stop)
    {
        var officer = await who.Officer(stop);
        if (await office.Find(code, officer, stop) is not { SecretHash: not null } matter) return Results.NotFound();
        var (reason, seen) = (Typed.Text(form, "reason"), int.TryParse(form["seen"], out var number) ? number : -1);
        var problems = new Problems().Sound("reason", reason, LongestReason);
        var secret = (string?)null;
        if (problems.None) (secret, problems) = await secrets.Give(matter, reason, seen, officer, stop);
        if (secret is null)
        {
            office.Db.ChangeTracker.Clear();
            return Page.Of<SecretView>(new Model(matter, reason, await secrets.Given(matter, stop), problems), StatusCodes.Status422UnprocessableEntity);
        }
        receipts.Give(matter.Code, secret, HrefOf(matter));
        return See.Other($"{HrefOf(matter)}/given");
    }

    static async Task<IResult> Given(string code, CaseOffice office, Receipts receipts, CurrentActor who, CancellationToken stop)
    {
        if (await office.Find(code, await who.Officer(stop), stop) is not { } matter) return Results.NotFound();
        return receipts.Secret(matter.Code) is { } secret ? Page.Of<SecretGivenView>(new Handout(matter.Code, secret)) : See.Other(CaseAddress.Of(matter));
    }
}
