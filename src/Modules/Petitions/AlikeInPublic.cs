namespace Daylight.Petitions;

/// <summary>Something public that seems to be about the same as a letter that is about to be sent.</summary>
/// <param name="Href">Its page; null for what has none.</param>
/// <param name="Title">What it is.</param>
/// <param name="On">Its day; null for none.</param>
/// <param name="Because">Why it is shown, and how it stands.</param>
public sealed record AlikeThing(string? Href, string Title, DateOnly? On, Words Because);

/// <summary>
/// What everybody may know of that is like a letter (先看看): letters that were published with their answers, listed topics, and
/// open requests that the office released. Where one of them was published is decided where it is decided for all; of what is
/// not public nothing is told, however alike it is.
/// </summary>
sealed class AlikeInPublic(Db db, SearchIndex index, TopicShelf topics, AreaMap areas, LawBook law, TimeProvider time)
{
    const int Most = 5, LookedAt = 200, Alikeness = 45, Common = 30;

    public async Task<IReadOnlyList<AlikeThing>> To(PetitionForm form, CancellationToken stop)
    {
        var (words, spot) = (new Likeness(law.AskedOften.Ignored, Alikeness), Whereabouts.Of(form, areas, time.Today()));
        return [.. Published(form, words), .. await Topics(form, words, stop), .. await Requests(form, words, spot, stop)];
    }

    // By its words; and by its place, where the words have something in common.
    IEnumerable<AlikeThing> Published(PetitionForm form, Likeness words)
    {
        var said = PublishedList.Find(Letters.Kind, form.Title, index, 1, Most).Hits;
        var placed = form.Place.Length == 0 ? [] : PublishedList.Find(Letters.Kind, form.Place, index, 1, Most).Hits
            .Where(hit => words.Covered(form.Title, hit.Document.Title) >= Common && said.All(one => one.Document.IndexNumber != hit.Document.IndexNumber));
        return said.Select(hit => Of(hit, new("已经公开答复", "answered in public"))).Concat(placed.Select(hit => Of(hit, new("同一个地方，已经公开答复", "the same place, answered in public"))));
    }

    static AlikeThing Of(SearchHit hit, Words because) => new($"/records/{hit.Document.IndexNumber}", hit.Document.Title, hit.Document.Date, because);

    async Task<IEnumerable<AlikeThing>> Topics(PetitionForm form, Likeness words, CancellationToken stop) =>
        from topic in await topics.All(stop)
        where topic.Issue.Place is not { Length: > 0 } place || $"{form.Place}{form.Title}{form.Story}".Contains(place, StringComparison.Ordinal)
        where words.Covered(topic.Issue.Title!, form.Title + form.Story) >= Alikeness
        select new AlikeThing(PublicTopics.HrefOf(topic.Issue.Number), topic.Issue.Title!, Instants.DayOf(topic.Issue.ListedAt!.Value), new("很多人反映的热点", "a topic that many raise"));

    // By place, as far as the place itself was released.
    async Task<IEnumerable<AlikeThing>> Requests(PetitionForm form, Likeness words, Whereabouts spot, CancellationToken stop)
    {
        if (spot.Areas.Count == 0) return [];
        var rows = await Open311Public.Of(db).Standing(open: true)
            .Where(row => row.Petition.AreaId != null && spot.Areas.Contains(row.Petition.AreaId.Value) && row.Request.ReleasedAt != null && row.Request.Description != null)
            .NewestFirst().Take(LookedAt).ToListAsync(stop);
        return (from row in rows
                let place = spot.SameAs(row.Request.Address, row.Request.WithPoint ? row.Petition.Point : null)
                where place is not null && (form.Class.Length == 0 || row.Petition.Class is null || form.Class == row.Petition.Class || words.Alike(form.Title, row.Request.Description!))
                select new AlikeThing(null, row.Request.Description!, Instants.DayOf(row.Request.At),
                    new($"{place.Zh}，{Open311Public.StateOf(row.Matter.State).Title.Zh}", $"{place.En}; {Open311Public.StateOf(row.Matter.State).Title.En}"))).Take(Most);
    }
}
