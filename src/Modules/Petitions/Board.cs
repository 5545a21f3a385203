using System.Globalization;

namespace Daylight.Petitions;

/// <summary>
/// What is late and what is under supervision (督办台), by body, by street, by class, by source and by kind, as of now: every figure
/// opens its cases.
/// </summary>
public static class Board
{
    public const string Url = "/desk/petitions/board";

    const int SoonDays = 3, MostCases = 100, MapWidth = 480;

    /// <summary>A row: open petitions of one body, source or kind, and how many different people raised them.</summary>
    public sealed record Row(string Key, Words Name, int Open, int People, int Soon, int Late, int Cards);

    /// <summary>A petition with what stands against it.</summary>
    public sealed record Line(Case Matter, Words Body, IReadOnlyList<CardKind> Cards, bool Unanswered);

    /// <summary>Which of the cases behind a row: those due soon, late, or under supervision.</summary>
    public const string DueSoon = "soon", PastDue = "late", Supervised = "cards";

    /// <summary>Where the cases behind a figure are.</summary>
    public static string HrefOf(string by, string key, string which, int page = 1) =>
        $"{Url}?by={by}&key={Uri.EscapeDataString(key)}{(which.Length > 0 ? $"&which={which}" : "")}{(page > 1 ? $"&page={page}" : "")}#cases";

    /// <summary>The page.</summary>
    public sealed record Model(
        IReadOnlyList<Row> Bodies, IReadOnlyList<Row> Areas, IReadOnlyList<Row> Classes, IReadOnlyList<Row> Sources, IReadOnlyList<Row> Kinds, Row All, IReadOnlyList<Line> Lines, string By, string Key, string Which, int Found, int Page)
    {
        /// <summary>The map of the streets; null where the installation has none.</summary>
        public AreaSheet? Map { get; init; }

        public int Pages => PagesOf(Found);
    }

    public static void Map(IEndpointRouteBuilder routes) => routes.MapGet(Url, Show).AddEndpointFilter(OnDuty.Only);

    static async Task<IResult> Show(string? by, string? key, string? which, string? page, CaseOffice office, TopicTree classes, AreaMap areas, CurrentActor who, CancellationToken stop)
    {
        var officer = await who.Officer(stop);
        var (today, soon) = (office.Today, office.Today.AddDays(SoonDays));
        var bodies = office.BodiesOf(officer);
        var (late, resting) = (office.Db.Cases.Late(today), PetitionQueries.Resting);
        var open = await (from petition in office.Db.Petitions.AsNoTracking()
                          join matter in office.Db.Cases.AsNoTracking().Open() on petition.CaseId equals matter.Id
                          where bodies.Any(body => body.Code == matter.BodyCode) && matter.DoneOn == null
                          select new Seen(matter.Id, matter.Code, matter.DueOn, matter.BodyCode, petition.AreaId, petition.Class, petition.Source, petition.Kind, petition.Reporter ?? matter.Code, petition.People, late.Any(one => one.Id == matter.Id),
                              matter.DueOn != null && matter.PausedOn == null && !resting.Contains(matter.State) && matter.DueOn >= today && matter.DueOn <= soon)).ToListAsync(stop);
        var cards = await office.Db.Set<SupervisionCard>().AsNoTracking()
            .Where(card => card.SettledAt == null && bodies.Any(body => body.Code == card.BodyCode)).ToListAsync(stop);
        var carded = cards.ToLookup(card => card.CaseId, card => card.Kind);
        var unanswered = cards.Where(card => card.AnsweredAt is null && card.AnswerBy < today).Select(card => card.CaseId).ToHashSet();

        Row Of(string name, Words words, IEnumerable<Seen> some)
        {
            var all = some.ToList();
            return new(name, words, all.Count, all.GroupBy(one => one.Who).Sum(letters => letters.Max(one => one.People)), all.Count(one => one.Soon), all.Count(one => one.Late), all.Sum(one => carded[one.Id].Count()));
        }

        IReadOnlyList<TopicClass> Path(Seen one) => one.Class is { } code ? classes.PathTo(code) : [];

        string Street(Seen one) => areas.Find(one.Area)?.Code ?? "";

        var chosen = open.Where(one => by switch
        {
            "body" => one.Body == key,
            "area" => Street(one) == (key ?? ""),
            "class" => key is { Length: > 0 } ? Path(one).Any(part => part.Code == key) : Path(one).Count == 0,
            "source" => PetitionWords.Code(one.Source) == key,
            "kind" => PetitionWords.Code(one.Kind) == key,
            "all" => true,
            _ => one.Late || carded[one.Id].Any(),
        }).Where(one => which switch
        {
            DueSoon => one.Soon,
            PastDue => one.Late,
            Supervised => carded[one.Id].Any(),
            _ => true,
        }).ToList();
        // A class that was chosen is opened: those below it take the place of the widest.
        var depth = by == "class" && classes.Below(key).Any() && key is { Length: > 0 } ? classes.PathTo(key).Count : 0;
        var classed = (depth == 0 ? open : chosen).GroupBy(one => Path(one).ElementAtOrDefault(depth)).OrderByDescending(group => group.Count());
        var shown = int.TryParse(page, NumberStyles.None, CultureInfo.InvariantCulture, out var asked) ? Math.Clamp(asked, 1, PagesOf(chosen.Count)) : 1;
        var ids = chosen.OrderByDescending(one => carded[one.Id].Any()).ThenByDescending(one => one.Late).ThenBy(one => one.Due ?? DateOnly.MaxValue).ThenBy(one => one.Code, StringComparer.Ordinal)
            .Skip((shown - 1) * MostCases).Take(MostCases).Select(one => one.Id).ToList();
        var cases = await office.Db.Cases.AsNoTracking().Where(matter => ids.Contains(matter.Id)).ByDueDate().ToListAsync(stop);
        return Page.Of<BoardView>(new Model(
            [.. open.GroupBy(one => one.Body).Select(group => Of(group.Key, office.Bodies[group.Key].Brief, group)).OrderByDescending(row => row.Late).ThenByDescending(row => row.Open)],
            [.. open.GroupBy(Street).Select(group => Of(group.Key, areas.Find(group.First().Area)?.Words ?? Nowhere, group)).OrderByDescending(row => row.Late).ThenByDescending(row => row.Open)],
            [.. classed.Select(group => Of(group.Key?.Code ?? (depth == 0 ? "" : key!), group.Key?.Name ?? (depth == 0 ? Unclassed : Wide), group))],
            [.. open.GroupBy(one => one.Source).OrderBy(group => group.Key).Select(group => Of(PetitionWords.Code(group.Key), PetitionWords.Say(group.Key), group))],
            [.. open.GroupBy(one => one.Kind).OrderBy(group => group.Key).Select(group => Of(PetitionWords.Code(group.Key), PetitionWords.Say(group.Key), group))],
            Of("", new("全部", "All"), open),
            [.. cases.Select(matter => new Line(matter, office.Bodies[matter.BodyCode].Brief, [.. carded[matter.Id]], unanswered.Contains(matter.Id)))],
            by ?? "", key ?? "", which ?? "", chosen.Count, shown)
        {
            Map = areas.Sheet(AreaKind.Street, today, MapWidth),
        });
    }

    static int PagesOf(int cases) => Math.Max(1, (cases + MostCases - 1) / MostCases);

    static readonly Words Unclassed = new("还没有分类", "Not classed yet"), Wide = new("没有细分", "Not classed more closely"), Nowhere = new("地点不明", "Place not known");

    sealed record Seen(Guid Id, string Code, DateOnly? Due, string Body, Guid? Area, string? Class, PetitionSource Source, PetitionKind Kind, string Who, int People, bool Late, bool Soon);
}
