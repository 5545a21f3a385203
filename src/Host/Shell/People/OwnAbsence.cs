using Daylight.Web;

namespace Daylight.Host.Shell.People;

/// <summary>An officer says when they are away and who covers, and sees for whom they cover.</summary>
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

    static async Task<IResult> Show(CurrentActor current, Absences absences, Colleagues colleagues, CancellationToken stop) =>
        await current.Find(stop) is { } actor
            ? Page.Of<AbsenceView>(await Of(actor, absences, colleagues, new("", "", ""), [], stop))
            : Results.Challenge();

    static async Task<IResult> Enter(
        IFormCollection form, CurrentActor current, Absences absences, Colleagues colleagues, CancellationToken stop)
    {
        if (await current.Find(stop) is not { } actor) return Results.Challenge();
        var typed = new AbsenceTyped(Typed.Text(form, "from"), Typed.Text(form, "to"), Typed.Text(form, "cover"));
        var problems = new Problems();
        var (from, to) = (problems.Needed("from", typed.From), problems.Needed("to", typed.To));
        Guid? cover = Guid.TryParse(typed.Cover, out var account) ? account : null;
        if (from is { } first && to is { } last) problems.And(await absences.Enter(actor, first, last, cover, stop));
        return problems.None
            ? See.Other(Href)
            : Page.Of<AbsenceView>(await Of(actor, absences, colleagues, typed, problems, stop), StatusCodes.Status422UnprocessableEntity);
    }

    static async Task<IResult> TakeBack(Guid id, IFormCollection form, CurrentActor current, Absences absences, CancellationToken stop)
    {
        _ = form;
        if (await current.Find(stop) is not { } actor) return Results.Challenge();
        // Taken back already, or over: the page shows it.
        await absences.TakeBack(actor, id, stop);
        return See.Other(Href);
    }

    static async Task<AbsenceModel> Of(
        Actor actor, Absences absences, Colleagues colleagues, AbsenceTyped typed, Problems problems, CancellationToken stop)
    {
        var all = await absences.Of(actor.Account!.Value, stop);
        return new(
            [.. all.Where(absence => absence.AccountId == actor.Account)], [.. all.Where(absence => absence.CoverId == actor.Account)],
            await absences.Choices(actor, stop), await colleagues.Names(all.SelectMany(one => (Guid[])[one.AccountId, one.CoverId]), stop), typed, problems);
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
    AbsenceTyped Typed, Problems Problems);
