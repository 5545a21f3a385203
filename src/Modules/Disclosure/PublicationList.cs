namespace Daylight.Disclosure;

/// <summary>The publications an officer has to do with: by state, what is due first, first.</summary>
public static class PublicationList
{
    const int Size = 50;

    /// <summary>What the list shows.</summary>
    /// <param name="State">The state that is shown; null for all that is open.</param>
    /// <param name="Counts">How many cases each state has.</param>
    /// <param name="Lines">The cases.</param>
    /// <param name="Page">The page.</param>
    /// <param name="Total">How many cases all pages have.</param>
    /// <param name="Writes">True when the officer may begin a draft.</param>
    public sealed record Model(
        State? State, IReadOnlyDictionary<string, int> Counts, IReadOnlyList<CaseLine> Lines, int Page, int Total, bool Writes)
    {
        public int Pages => Math.Max(1, (Total + Size - 1) / Size);
    }

    public static void Map(IEndpointRouteBuilder desk) => desk.MapGet("publications", Show);

    static async Task<IResult> Show(
        string? state, int? page, CaseOffice office, WriteWork work, CurrentActor who, HttpContext http, CancellationToken stop)
    {
        var officer = await who.Officer(stop);
        var procedure = PublicationProcedure.Procedure;
        var shown = procedure.States.FirstOrDefault(known => known.Name == state);
        var all = office.Db.Cases.AsNoTracking().Of(procedure).Of(office.BodiesOf(officer));
        var counts = await all.GroupBy(matter => matter.State).Select(group => new { group.Key, Count = group.Count() })
            .ToDictionaryAsync(group => group.Key, group => group.Count, stop);
        var these = shown is null ? all.Open() : all.Where(matter => matter.State == shown.Name);
        var total = await these.CountAsync(stop);
        var number = Math.Clamp(page ?? 1, 1, Math.Max(1, (total + Size - 1) / Size));
        var sorted = shown is { Kind: StateKind.Ended }
            ? these.OrderByDescending(matter => matter.ClosedOn).ThenByDescending(matter => matter.Code)
            : these.ByDueDate();
        var cases = await sorted.Skip((number - 1) * Size).Take(Size).ToListAsync(stop);
        var language = LanguageChoice.Of(http);
        return Page.Of<PublicationListView>(new Model(shown, counts, [.. cases.Select(Line)], number, total, work.BodiesOf(officer).Count > 0));

        CaseLine Line(Case matter) => new(matter.Code, matter.Title, OnePublication.HrefOf(matter.Code))
        {
            Due = matter.DueOn, Left = office.Left(matter), Kind = office.Bodies[matter.BodyCode].Words.In(language),
            State = procedure.State(matter.State).Title.In(language), Tone = office.ToneOf(matter),
        };
    }
}
