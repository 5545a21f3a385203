namespace Daylight.Petitions;

/// <summary>
/// The body that leads asks others to assist (协办): each gets a case of its own with a day, and the petition is answered once
/// all have said their part. What they read is what was asked, never who raised it.
/// </summary>
public static class Assist
{
    public const int LongestAsked = 2_000;

    /// <summary>The page: whom it was asked of already, and what is asked now.</summary>
    public sealed record Model(Case Matter, IReadOnlyList<Case> Before, IReadOnlyList<string> Bodies, string Asked, Problems Problems, BodyTree All);

    /// <summary>Where assistance with a petition is asked for.</summary>
    public static string HrefOf(Case matter) => $"/desk/petitions/{matter.Code}/assist";

    public static void Map(IEndpointRouteBuilder routes)
    {
        var desk = routes.MapGroup("/desk/petitions").AddEndpointFilter(OnDuty.Only);
        desk.MapGet("{code}/assist", Show);
        desk.MapPost("{code}/assist", Do);
    }

    static async Task<IResult> Show(string code, Assisting assisting, Alongside alongside, CurrentActor who, CancellationToken stop) =>
        await assisting.Find(code, await who.Officer(stop), stop) is { } matter
            ? Page.Of<AssistView>(new Model(matter, await alongside.AssistanceOf(matter, stop), [], "", [], assisting.Bodies))
            : Results.NotFound();

    static async Task<IResult> Do(string code, IFormCollection sent, Assisting assisting, Alongside alongside, CurrentActor who, CancellationToken stop)
    {
        var officer = await who.Officer(stop);
        if (await assisting.Find(code, officer, stop) is not { } matter) return Results.NotFound();
        var (bodies, asked) = (sent["bodies"].OfType<string>().Distinct().ToList(), Typed.Text(sent, "asked"));
        var problems = await assisting.Ask(matter, bodies, asked, officer, stop);
        return problems.None
            ? See.Other(HrefOf(matter))
            : Page.Of<AssistView>(new Model(matter, await alongside.AssistanceOf(matter, stop), bodies, asked, problems, assisting.Bodies), StatusCodes.Status422UnprocessableEntity);
    }
}

/// <summary>Asks bodies to assist.</summary>
sealed class Assisting(CaseOffice office, Desk desk, Alongside alongside)
{
    public BodyTree Bodies => office.Bodies;

    /// <summary>A petition that is being handled, if the officer works on it as a clerk or decides on it; else null.</summary>
    public async Task<Case?> Find(string code, Actor officer, CancellationToken stop) =>
        await office.Find(code, officer, stop) is { ClosedOn: null } matter && PetitionsModule.IsPetition(matter)
            && (officer.RolesIn(matter.BodyCode, office.Bodies) & (Role.Clerk | Role.Head)) != 0 ? matter : null;

    /// <summary>Asks. Returns what is wrong; empty when every body got its case.</summary>
    public async Task<Problems> Ask(Case matter, IReadOnlyList<string> bodies, string asked, Actor by, CancellationToken stop)
    {
        var accused = await office.Db.Petitions.AsNoTracking().Of(matter, stop) is { } petition ? await office.Db.AccusedIn(petition, stop) : [];
        var problems = new Problems()
            .When(bodies.Count == 0, "bodies", "选择请哪些单位协办", "Choose whom you ask")
            .When(bodies.Any(code => office.Bodies.Find(code)?.ExistsOn(office.Today) is not true), "bodies", "选择现有的单位", "Choose bodies that exist")
            .When(bodies.Contains(matter.BodyCode), "bodies", "主办单位不用请自己协办", "The body in charge does not ask itself")
            .When(bodies.Any(code => office.Bodies.Reach(accused, code)),
                "bodies", "不能请被检举控告的单位协办", "The body that is accused can't be asked")
            .When(asked.Length == 0, "asked", "写出请协办什么", "Say what is asked")
            .Sound("asked", asked, Assist.LongestAsked);
        if (problems.Any) return problems;
        await using var transaction = await office.Db.Database.BeginTransactionAsync(stop);
        await office.Db.Lock($"assist/{matter.Id}", stop);
        var open = (await alongside.AssistanceOf(matter, stop)).Where(other => other.ClosedOn is null).Select(other => other.BodyCode).ToHashSet();
        foreach (var body in bodies.Where(body => !open.Contains(body)))
        {
            var assistance = await desk.Open(AssistProcedure.Procedure, new()
            {
                BodyCode = body, State = AssistProcedure.Asked, Channel = Channel.Other, Title = matter.Title, On = office.Today, ReceivedOn = office.Today,
            }, by, stop);
            office.Db.Add(new Assistance { CaseId = assistance.Id, LeadId = matter.Id, AskedBy = matter.BodyCode, Asked = asked });
            // Whoever must not know of the petition must not know of what is asked about it.
            office.Db.AddRange((await office.Db.KeptFrom.AsNoTracking().Where(kept => kept.CaseId == matter.Id).ToListAsync(stop)).Select(kept => kept.Also(assistance.Id)));
            // Each case with its own entry.
            await office.Db.SaveChangesAsync(stop);
        }
        await transaction.CommitAsync(stop);
        return [];
    }
}
