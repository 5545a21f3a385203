namespace Daylight.Petitions;

/// <summary>
/// An officer says of which class a petition is, and which earlier one of the same person it repeats (分类、认定重复). What was
/// learned suggests a class and says why; nothing is applied by itself.
/// </summary>
public static class Classify
{
    const int MostEarlier = 20;

    /// <summary>The page.</summary>
    public sealed record Model(
        Case Matter, string Class, string Repeats, Words? Suggested, string? SuggestedCode, IReadOnlyList<Case> Earlier, TopicTree Classes, Problems Problems);

    /// <summary>Where a petition is classed.</summary>
    public static string HrefOf(Case matter) => $"/desk/petitions/{matter.Code}/class";

    public static void Map(IEndpointRouteBuilder routes)
    {
        var desk = routes.MapGroup("/desk/petitions").AddEndpointFilter(OnDuty.Only);
        desk.MapGet("{code}/class", async (string code, Classing classing, CurrentActor who, CancellationToken stop) =>
            await classing.Find(code, await who.Officer(stop), stop) is var (matter, petition)
                ? Page.Of<ClassifyView>(await classing.Show(matter, petition, petition.Class ?? "", null, [], await who.Officer(stop), stop)) : Results.NotFound());
        desk.MapPost("{code}/class", Do);
    }

    static async Task<IResult> Do(string code, IFormCollection sent, Classing classing, CurrentActor who, CancellationToken stop)
    {
        var officer = await who.Officer(stop);
        if (await classing.Find(code, officer, stop) is not var (matter, petition)) return Results.NotFound();
        var (chosen, repeats) = (Typed.Text(sent, "class"), Typed.Text(sent, "repeats"));
        var problems = await classing.Set(matter, petition, chosen, repeats, officer, stop);
        return problems.None
            ? See.Other($"/desk/cases/{matter.Code}")
            : Page.Of<ClassifyView>(await classing.Show(matter, petition, chosen, repeats, problems, officer, stop), StatusCodes.Status422UnprocessableEntity);
    }

    /// <summary>Classes petitions.</summary>
    internal sealed class Classing(CaseOffice office, Proposing proposing, Ledger ledger)
    {
        Db Db => office.Db;

        /// <summary>An open petition that the officer works on or supervises; else null.</summary>
        public async Task<(Case Matter, Petition Petition)?> Find(string code, Actor officer, CancellationToken stop) =>
            await office.Find(CaseCode.Tidy(code), officer, stop) is { ClosedOn: null } matter && PetitionsModule.IsPetition(matter)
                && (officer.RolesIn(matter.BodyCode, office.Bodies) & (Role.Clerk | Role.Supervisor)) != 0
                && await Db.Petitions.Of(matter, stop) is { } petition ? (matter, petition) : null;

        public async Task<Model> Show(
            Case matter, Petition petition, string chosen, string? repeats, Problems problems, Actor officer, CancellationToken stop)
        {
            var earlier = await Earlier(matter, petition, officer).Take(MostEarlier).ToListAsync(stop);
            var suggested = proposing.Class(matter.Title, petition.Story);
            return new(matter, chosen, repeats ?? earlier.Find(one => one.Id == petition.RepeatOf)?.Code ?? "", suggested?.Say, suggested?.Code, earlier, proposing.Classes, problems);
        }

        // Among those that the officer may open.
        IQueryable<Case> Earlier(Case matter, Petition petition, Actor officer)
        {
            var bodies = office.BodiesOf(officer);
            return Db.RaisedBy(petition.Unnamed ? null : petition.Reporter)
                .Where(before => before.Id != matter.Id && before.OpenedAt <= matter.OpenedAt && bodies.Any(body => body.Code == before.BodyCode));
        }

        public async Task<Problems> Set(Case matter, Petition petition, string chosen, string repeats, Actor by, CancellationToken stop)
        {
            var first = repeats.Length == 0 ? null : await Earlier(matter, petition, by).SingleOrDefaultAsync(other => other.Code == repeats, stop);
            var problems = new Problems()
                .When(chosen.Length > 0 && chosen != petition.Class && !proposing.Classes.Has(chosen), "class", "选择表里有的分类", "Choose a class that exists")
                .When(repeats.Length > 0 && first is null, "repeats", "选择同一个人以前反映的一件", "Choose one that the same person raised before");
            if (problems.Any) return problems;
            // What this officer was not shown, another one has said: it stays.
            var hidden = petition.RepeatOf is { } said && (await Earlier(matter, petition, by).Take(MostEarlier).ToListAsync(stop)).TrueForAll(one => one.Id != said);
            (petition.Class, petition.RepeatOf) = (chosen.Length > 0 ? chosen : null, first?.Id ?? (hidden ? petition.RepeatOf : null));
            // Which two cases are one person's is for the file, not for the log.
            ledger.Write(by, "class", matter.Address, matter.BodyCode, new Dictionary<string, object?> { ["class"] = petition.Class, [Scores.Repeats] = petition.RepeatOf is not null },
                new Dictionary<string, object?> { ["repeats"] = first?.Code }).Covers(petition);
            await Db.SaveChangesAsync(stop);
            return problems;
        }
    }
}
