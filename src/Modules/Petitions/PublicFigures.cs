using System.Globalization;

namespace Daylight.Petitions;

/// <summary>
/// What came in and how it was handled, by body, class, source and street, for everybody (信访热线统计), with how many people stand
/// behind it. Figures of a body open the cases behind them, by code and without what people wrote; those of a street do not,
/// for place and code together could tell who it is.
/// </summary>
public static class PublicFigures
{
    public const string Url = "/petitions/figures";

    /// <summary>A body with its figures, in the order of <see cref="Names"/>, and the people behind what it received.</summary>
    public sealed record Row(Body Body, IReadOnlyList<long> Figures, long People);

    /// <summary>What came in of one kind.</summary>
    /// <param name="Key">Code of the class, the source or the street; empty for what has none.</param>
    /// <param name="Name">What it is called.</param>
    /// <param name="Count">Letters and people.</param>
    public sealed record Part(string Key, Words Name, Raisings Count);

    /// <summary>The page.</summary>
    public sealed record Model(int Year, int First, int Last, Body Root, IReadOnlyList<Measure> Measures, IReadOnlyList<Row> Rows, long People,
        IReadOnlyList<Part> Sources, IReadOnlyList<Part> Classes, IReadOnlyList<Part> Streets, int Fewest)
    {
        public long Total(int figure) => Rows.Sum(row => row.Figures[figure]);
    }

    /// <summary>The measure of what came in by class, and that of the people behind it.</summary>
    public const string Classed = "petitions.classed", People = "petitions.people";

    /// <summary>The measure of what came in by a source.</summary>
    public static string Through(string source) => $"petitions.received/{source}";

    static readonly Words Unclassed = new("还没有分类", "Not classed yet"), Elsewhere = new("其他街道和地点不明", "Other streets, and place not known");

    // Received, answered, answered in time, taken up again, past their day.
    static readonly string[] Names = ["petitions.received", "petitions.answered", "petitions.answered/in-time", "petitions.reopened", "petitions.late"];

    public static void Map(IEndpointRouteBuilder routes) => routes.MapGet(Url, async (string? year, Counting counting, CancellationToken stop) =>
        Page.Of<PublicFiguresView>(await counting.Year(year, stop)));

    /// <summary>
    /// Streets from which enough people wrote, the most letters first; the others are one line, and so many of the next that
    /// nobody can be known by it. None where no street has enough.
    /// </summary>
    internal static IReadOnlyList<Part> Told(IEnumerable<Part> streets, int fewest)
    {
        var all = streets.OrderByDescending(street => street.Count.People).ThenByDescending(street => street.Count.Letters).ThenBy(street => street.Key, StringComparer.Ordinal).ToList();
        var told = all.TakeWhile(street => street.Count.People >= fewest).Where(street => street.Key.Length > 0).ToList();
        while (told.Count > 0 && Rest() is { Letters: > 0 } rest && rest.People < fewest) told.RemoveAt(told.Count - 1);
        if (told.Count == 0) return [];
        var others = Rest();
        return [.. told.OrderByDescending(street => street.Count.Letters).ThenBy(street => street.Key, StringComparer.Ordinal), .. others.Letters > 0 ? [new Part("", Elsewhere, others)] : (Part[])[]];

        Raisings Rest() => all.Except(told).Aggregate(new Raisings(0, 0), (sum, street) => new(sum.Letters + street.Count.Letters, sum.People + street.Count.People));
    }

    /// <summary>Counts a year.</summary>
    internal sealed class Counting(CaseOffice office, TopicTree classes, AreaMap areas, Measures measures)
    {
        Db Db => office.Db;

        /// <param name="year">As it was asked for; what is no year with letters is this one.</param>
        /// <param name="stop">Stops.</param>
        public async Task<Model> Year(string? year, CancellationToken stop)
        {
            var (today, bodies) = (office.Today, office.Bodies);
            var first = (await Db.Petitions.Join(Db.Cases.IgnoreQueryFilters(), petition => petition.CaseId, matter => matter.Id, (_, matter) => matter.ReceivedOn).MinAsync(stop))?.Year ?? today.Year;
            var chosen = int.TryParse(year, NumberStyles.None, CultureInfo.InvariantCulture, out var given) ? Math.Clamp(given, first, today.Year) : today.Year;
            var scope = Scope.Year(bodies.Root!, chosen) with { Today = today };
            await using var snapshot = await Db.Snapshot(stop);
            var all = Names.Select(name => measures[name]).ToList();
            var figures = new Dictionary<string, long[]>();
            for (var i = 0; i < all.Count; i++)
            {
                foreach (var part in await all[i].Rows(Db, scope).GroupBy(row => row.BodyCode).Select(group => new { group.Key, Sum = group.Sum(row => row.Quantity) }).ToListAsync(stop))
                {
                    if (!figures.TryGetValue(part.Key, out var row)) figures[part.Key] = row = new long[all.Count];
                    row[i] = part.Sum;
                }
            }
            var voices = PeopleCounted.Received(Db, scope);
            var people = await PeopleCounted.By(voices.Select(voice => new Voice<string> { Key = voice.Body, Who = voice.Who, People = voice.People }), stop);
            var sources = await PeopleCounted.By(voices.Select(voice => new Voice<PetitionSource> { Key = voice.Source, Who = voice.Who, People = voice.People }), stop);
            var classed = await PeopleCounted.By(voices.Select(voice => new Voice<string> { Key = voice.Class, Who = voice.Who, People = voice.People }), stop);
            return new(chosen, first, today.Year, bodies.Root!, all,
                [.. figures.Select(pair => new Row(bodies[pair.Key], pair.Value, people.GetValueOrDefault(pair.Key)?.People ?? 0)).OrderByDescending(row => row.Figures[0]).ThenBy(row => row.Body.Code, StringComparer.Ordinal)],
                await Measures.Total(measures[People], Db, scope, stop),
                [.. sources.OrderBy(one => one.Key).Select(one => new Part(PetitionWords.Code(one.Key), PetitionWords.Say(one.Key), one.Value))],
                [.. classed.Select(one => new Part(one.Key, classes.Find(one.Key)?.Name ?? Unclassed, one.Value)).OrderByDescending(one => one.Count.Letters).ThenBy(one => one.Key, StringComparer.Ordinal)],
                await Streets(voices, scope, stop), office.Law.Topics.Reporters);
        }

        // By the code, which a street keeps when its border is drawn anew; one that has gone has no line of its own.
        async Task<IReadOnlyList<Part>> Streets(IQueryable<Voice> voices, Scope scope, CancellationToken stop)
        {
            var found = await PeopleCounted.By(
                from voice in voices
                join area in Db.Areas on voice.Area equals area.Id into drawn
                from area in drawn.DefaultIfEmpty()
                select new Voice<string> { Key = area == null ? "" : area.Code, Who = voice.Who, People = voice.People }, stop);
            var names = areas.On(scope.To < scope.Today ? scope.To : scope.Today, AreaKind.Street).ToDictionary(area => area.Code, area => area.Words);
            return names.Count == 0 ? [] : Told(found.Select(one => names.TryGetValue(one.Key, out var name) ? new Part(one.Key, name, one.Value) : new Part("", Elsewhere, one.Value)), office.Law.Topics.Reporters);
        }
    }
}
