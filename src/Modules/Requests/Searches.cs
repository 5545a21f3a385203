namespace Daylight.Requests;

/// <summary>The searches that were made for a request (检索记录): all of them, and a form for the next.</summary>
public static class Searches
{
    /// <summary>The page.</summary>
    public sealed record Model(Case Matter, IReadOnlyList<CaseFact> Made, SearchForm Form, Guid Once, bool Open, Problems Problems);

    /// <summary>Where the searches of a case are.</summary>
    public static string HrefOf(Case matter) => $"/desk/requests/{matter.Code}/searches";

    public static void Map(IEndpointRouteBuilder routes)
    {
        var desk = routes.MapGroup("/desk/requests").AddEndpointFilter(OnDuty.Only);
        desk.MapGet("{code}/searches", Show);
        desk.MapPost("{code}/searches", Add);
    }

    static async Task<IResult> Show(string code, SearchRecord record, CurrentActor who, CancellationToken stop)
    {
        var officer = await who.Officer(stop);
        if (await record.Find(code, officer, stop) is not { } matter) return Results.NotFound();
        return Page.Of<SearchesView>(new Model(matter, await record.Of(matter, stop), SearchForm.Blank(officer.Name, record.Today),
            Ids.Next(), record.May(matter, officer).None, []));
    }

    static async Task<IResult> Add(string code, IFormCollection sent, SearchRecord record, CurrentActor who, CancellationToken stop)
    {
        var officer = await who.Officer(stop);
        if (await record.Find(code, officer, stop) is not { } matter) return Results.NotFound();
        var form = SearchForm.Read(sent);
        var once = Guid.TryParse(sent["once"], out var given) ? given : Ids.Next();
        var problems = await record.Add(matter, form, once, officer, stop);
        return problems.None
            ? See.Other(HrefOf(matter))
            : Page.Of<SearchesView>(new Model(matter, await record.Of(matter, stop), form, once, record.May(matter, officer).None, problems),
                StatusCodes.Status422UnprocessableEntity);
    }
}

/// <summary>Where searches are written down and read.</summary>
sealed class SearchRecord(Db db, Ledger ledger, CaseOffice office)
{
    const Role Writers = Role.Clerk | Role.Head;

    public DateOnly Today => office.Today;

    /// <summary>A request, if the officer has to do with its body; else null.</summary>
    public async Task<Case?> Find(string code, Actor officer, CancellationToken stop) =>
        await office.Find(code, officer, stop) is { } matter && matter.Procedure == RequestProcedure.Procedure.Name ? matter : null;

    /// <summary>The searches of a case as lines of its file.</summary>
    public async Task<IReadOnlyList<CaseFact>> Of(Case matter, CancellationToken stop) =>
        LinesOf(await db.SearchesMade.AsNoTracking().Of(matter).ToListAsync(stop));

    public static IReadOnlyList<CaseFact> LinesOf(IEnumerable<SearchMade> searches) => [.. searches.Select(search =>
    {
        var day = Dates.DayYear(search.On);
        return new CaseFact(new($"{day.Zh} · {search.By}", $"{day.En} · {search.By}"), Sentence(search), Wide: true);
    })];

    /// <summary>What is wrong with writing a search down now.</summary>
    public Problems May(Case matter, Actor by) => new Problems()
        .When(matter.ClosedOn is not null, "", "案件已经办结，不能再补记检索", "The case is closed: no search can be added")
        .When((by.RolesIn(matter.BodyCode, office.Bodies) & Writers) == 0, "", "您在这个单位不能登记检索", "You may not enter searches of this body");

    /// <summary>Writes a search down. The same form sent again, by a reload or two clicks at once, is the same search.</summary>
    public async Task<Problems> Add(Case matter, SearchForm form, Guid once, Actor by, CancellationToken stop)
    {
        var problems = May(matter, by);
        if (form.Check(matter, once, by, ledger.Now, problems) is not { } search) return problems;
        await using var transaction = await db.Database.BeginTransactionAsync(stop);
        await db.Lock($"search-made/{once}", stop);
        if (await db.SearchesMade.AnyAsync(known => known.Id == once, stop)) return problems;
        db.Add(search);
        // That there was a search is for everyone; where, with which words and by whom stays in the file.
        ledger.Write(by, "record-search", matter.Address, matter.BodyCode, new Dictionary<string, object?> { ["on"] = search.On },
            new Dictionary<string, object?> { ["place"] = search.Place, ["terms"] = search.Terms, ["found"] = search.Found }).Covers(search);
        await db.SaveChangesAsync(stop);
        await transaction.CommitAsync(stop);
        return problems;
    }

    static Words Sentence(SearchMade search)
    {
        var (years, found) = (Years(search), Found(search));
        return new($"在{search.Place}，用“{search.Terms}”检索{years.Zh}材料：{found.Zh}",
            $"In {search.Place} the papers {years.En} were searched for “{search.Terms}”: {found.En}");
    }

    static Words Found(SearchMade search) => search.Found == 0
        ? new("没有找到", "nothing found")
        : new($"找到{search.Found}份（{search.Which}）", $"{search.Found} found ({search.Which})");

    static Words Years(SearchMade search) => search switch
    {
        { FromYear: { } from, ToYear: { } to } when from == to => new($"{from}年的", $"of {from}"),
        { FromYear: { } from, ToYear: { } to } => new($"{from}年至{to}年的", $"of {from} to {to}"),
        { FromYear: { } from } => new($"{from}年以来的", $"since {from}"),
        { ToYear: { } to } => new($"{to}年以前的", $"up to {to}"),
        _ => new("全部年份的", "of all years"),
    };
}
