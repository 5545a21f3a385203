using Daylight.Web;
using Microsoft.AspNetCore.Mvc;

namespace Daylight.Host.Shell.People;

/// <summary>
/// An officer says when they are away and who covers, and sees for whom they cover. A head does it for somebody of the own
/// bodies who can't: <c>for</c> in the address.
/// </summary>
static class OwnAbsence
{
    public const string Href = "/account/absence";

    public static void Map(IEndpointRouteBuilder app)
    {
        var absence = app.MapGroup(Href).RequireAuthorization();
        absence.MapGet("", Show);
        absence.MapPost("", Enter);
        absence.MapPost("/{id:guid}/take-back", TakeBack);
    }

    /// <summary>The address of an officer's page, as somebody else opens it.</summary>
    public static string HrefFor(Guid account) => $"{Href}?for={account}";

    static async Task<IResult> Show(
        [FromQuery(Name = "for")] string? whose, CurrentActor current, Absences absences, Colleagues colleagues, Db db, CancellationToken stop)
    {
        if (await current.Find(stop) is not { } actor) return Results.Challenge();
        return await Whose(whose, actor, absences, colleagues, db, stop) is { } of
            ? Page.Of<AbsenceView>(await Of(of, actor, absences, colleagues, new("", "", ""), [], stop))
            : Results.NotFound();
    }

    // Nobody else's page is opened by chance.
    static async Task<Actor?> Whose(string? whose, Actor actor, Absences absences, Colleagues colleagues, Db db, CancellationToken stop)
    {
        if (string.IsNullOrEmpty(whose)) return actor;
        return Guid.TryParse(whose, out var account) && await Actor.Officer(db, account, colleagues.Today, stop) is { } of && absences.MayEnter(of, actor) ? of : null;
    }

    static async Task<IResult> Enter(
        IFormCollection form, CurrentActor current, Absences absences, Colleagues colleagues, Db db, CancellationToken stop)
    {
        if (await current.Find(stop) is not { } actor) return Results.Challenge();
        if (await Whose(Typed.Text(form, "for"), actor, absences, colleagues, db, stop) is not { } of) return Results.NotFound();
        var typed = new AbsenceTyped(Typed.Text(form, "from"), Typed.Text(form, "to"), Typed.Text(form, "cover"));
        var problems = new Problems();
        var (from, to) = (problems.Needed("from", typed.From), problems.Needed("to", typed.To));
        Guid? cover = Guid.TryParse(typed.Cover, out var account) ? account : null;
        if (from is { } first && to is { } last) problems.And(await absences.Enter(of, first, last, cover, actor, stop));
        return problems.None
            ? See.Other(of == actor ? Href : HrefFor(of.Account!.Value))
            : Page.Of<AbsenceView>(await Of(of, actor, absences, colleagues, typed, problems, stop), StatusCodes.Status422UnprocessableEntity);
    }

    static async Task<IResult> TakeBack(Guid id, IFormCollection form, CurrentActor current, Absences absences, CancellationToken stop)
    {
        if (await current.Find(stop) is not { } actor) return Results.Challenge();
        // Taken back already, or over: the page shows it.
        await absences.TakeBack(actor, id, stop);
        return See.Other(Guid.TryParse(form["for"], out var whose) ? HrefFor(whose) : Href);
    }

    static async Task<AbsenceModel> Of(
        Actor of, Actor actor, Absences absences, Colleagues colleagues, AbsenceTyped typed, Problems problems, CancellationToken stop)
    {
        var all = await absences.Of(of.Account!.Value, stop);
        return new(
            [.. all.Where(absence => absence.AccountId == of.Account)], [.. all.Where(absence => absence.CoverId == of.Account)],
            await absences.Choices(of, stop), await colleagues.Names(all.SelectMany(one => (Guid[])[one.AccountId, one.CoverId]), stop), typed, problems)
        {
            For = of.Account == actor.Account ? null : new(of.Account.Value, of.Name),
            Team = of.Account == actor.Account ? await absences.Team(actor, stop) : [],
        };
    }
}

/// <summary>An absence as typed.</summary>
public sealed record AbsenceTyped(string From, string To, string Cover);

/// <summary>What the page of absences shows.</summary>
/// <param name="Own">Days on which the officer is away.</param>
/// <param name="Covering">Days on which the officer covers for another.</param>
/// <param name="Choices">Colleagues who can cover.</param>
/// <param name="Names">Names of all of them.</param>
/// <param name="Typed">What was typed.</param>
/// <param name="Problems">What was wrong with it.</param>
public sealed record AbsenceModel(
    IReadOnlyList<Absence> Own, IReadOnlyList<Absence> Covering, IReadOnlyList<Colleague> Choices, IReadOnlyDictionary<Guid, string> Names,
    AbsenceTyped Typed, Problems Problems)
{
    /// <summary>Whose absence it is, where somebody else enters it; null for one's own.</summary>
    public Colleague? For { get; init; }

    /// <summary>For whom the one who looks can enter it as well.</summary>
    public IReadOnlyList<Colleague> Team { get; init; } = [];
}
