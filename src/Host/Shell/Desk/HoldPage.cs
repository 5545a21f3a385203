using Daylight.Web;

namespace Daylight.Host.Shell;

/// <summary>Until when the people's data of a case is kept, as one officer sees it.</summary>
sealed class KeptCases(Keeping keeping, RetentionHolds holds, BodyTree bodies)
{
    public RetentionHolds Holds => holds;

    /// <summary>Null while the case is open, once it was anonymised, and where no rule is about it.</summary>
    public async Task<CaseKept?> Of(Case matter, Actor officer, CancellationToken stop) =>
        matter is { ClosedOn: not null, AnonymisedAt: null } && await keeping.RuleOf(matter, stop) is { } rule
            ? new(rule, await holds.Of(matter, stop), MayHold(matter, officer), [])
            : null;

    public bool MayHold(Case matter, Actor officer) => (officer.RolesIn(matter.BodyCode, bodies) & CasePapers.Work) != 0;
}

/// <summary>An officer holds the data of a case although its time is over, or lets it go again.</summary>
static class HoldPage
{
    public static void Map(IEndpointRouteBuilder desk)
    {
        desk.MapPost("cases/{code}/hold", Hold);
        desk.MapPost("cases/{code}/hold/lift", Lift);
    }

    static async Task<IResult> Hold(
        string code, IFormCollection form, CaseFileReading reading, KeptCases kept, CurrentActor who, CancellationToken stop)
    {
        var (officer, office) = (await who.Officer(stop), reading.Files.Office);
        if (await office.Find(code, officer, stop) is not { } matter || !kept.MayHold(matter, officer)) return Results.NotFound();
        var because = Typed.Text(form, "because");
        var problems = new Problems().Sound("because", because, RetentionHold.Longest);
        if (problems.None) problems = await kept.Holds.Place(matter, because, officer, stop);
        if (problems.None) return See.Other($"{CaseAddress.Of(matter)}#kept");
        office.Db.ChangeTracker.Clear();
        if (await office.Find(code, officer, stop) is not { } latest) return Results.NotFound();
        var file = await reading.Of(latest, officer, contact: false, stop);
        return Page.Of<CaseFileView>(file with { Kept = file.Kept is { } now ? now with { Problems = problems } : null }, StatusCodes.Status422UnprocessableEntity);
    }

    static async Task<IResult> Lift(string code, IFormCollection form, CaseOffice office, KeptCases kept, CurrentActor who, CancellationToken stop)
    {
        _ = form;
        var officer = await who.Officer(stop);
        if (await office.Find(code, officer, stop) is not { } matter || !kept.MayHold(matter, officer)) return Results.NotFound();
        // Lifted already: the page shows it.
        await kept.Holds.Lift(matter, officer, stop);
        return See.Other($"{CaseAddress.Of(matter)}#kept");
    }
}
