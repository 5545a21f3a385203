namespace Daylight.Petitions;

/// <summary>An open petition that seems to be about the same.</summary>
/// <param name="Matter">Its case.</param>
/// <param name="Because">Why it seems so.</param>
public sealed record AlikeCase(Case Matter, Words Because);

/// <summary>
/// Open petitions that seem to be about the same as another, for officers (疑似重复): at the same place and of the same class,
/// or with the same words; among those the officer may open.
/// </summary>
sealed class AlikeCases(CaseOffice office, TopicTree classes, AreaMap areas)
{
    const int Most = 10, LookedAt = 400, Alikeness = 45;

    Db Db => office.Db;

    /// <summary>What is like a letter that is being registered.</summary>
    public Task<IReadOnlyList<AlikeCase>> To(PetitionForm form, Actor officer, CancellationToken stop) =>
        Find(form.Title, form.Class, Whereabouts.Of(form, areas, office.Today), Open(officer), stop);

    /// <summary>Earlier ones like a petition.</summary>
    public async Task<IReadOnlyList<AlikeCase>> To(Case matter, Actor officer, CancellationToken stop) =>
        await Db.Petitions.AsNoTracking().Of(matter, stop) is { } petition
            ? await Find(matter.Title, petition.Class, Whereabouts.Of(petition, areas, matter.ReceivedOn ?? office.Today),
                Open(officer).Where(other => other.Id != matter.Id && other.OpenedAt <= matter.OpenedAt), stop)
            : [];

    IQueryable<Case> Open(Actor officer) => Db.Cases.AsNoTracking().Open().Petitions().Of(office.BodiesOf(officer))
        .Where(other => other.State != PetitionStates.Joined.Name && other.AnonymisedAt == null);

    async Task<IReadOnlyList<AlikeCase>> Find(string title, string? @class, Whereabouts spot, IQueryable<Case> open, CancellationToken stop)
    {
        var all = from matter in open join petition in Db.Petitions.AsNoTracking() on matter.Id equals petition.CaseId orderby matter.OpenedAt descending select new { matter, petition };
        var found = await all.Take(LookedAt).ToListAsync(stop);
        // Of a place that is known also those that came long ago.
        if (spot.Areas.Count > 0) found.AddRange(await all.Where(one => one.petition.AreaId != null && spot.Areas.Contains(one.petition.AreaId.Value)).Take(LookedAt).ToListAsync(stop));
        var words = new Likeness(office.Law.AskedOften.Ignored, Alikeness);
        return [.. (from one in found.DistinctBy(one => one.matter.Id)
                    let place = spot.SameAs(one.petition.Place, one.petition.Point)
                    let said = words.Alike(title, one.matter.Title)
                    let kind = Same(@class, one.petition.Class)
                    where said || (place is not null && kind is not false)
                    orderby place is null, !said, one.matter.OpenedAt descending
                    select new AlikeCase(one.matter, Because(place, said, kind is true))).Take(Most)];
    }

    // Null where one of them has none; whatever is of the same widest class may be the same matter.
    bool? Same(string? one, string? other) => Widest(one) is { } first && Widest(other) is { } second ? first == second : null;

    string? Widest(string? code) => code is { Length: > 0 } && classes.PathTo(code) is [var widest, ..] ? widest.Code : null;

    static Words Because(Words? place, bool said, bool kind)
    {
        List<Words> parts = [.. place is null ? [] : (Words[])[place], .. said ? [new("题目相近", "alike in words")] : (Words[])[], .. kind ? [new("同一类事", "the same class")] : (Words[])[]];
        return new(string.Join("，", parts.Select(part => part.Zh)), string.Join(", ", parts.Select(part => part.En)));
    }
}
