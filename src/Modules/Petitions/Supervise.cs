namespace Daylight.Petitions;

/// <summary>
/// Who supervises gives a card or an order in a petition (督办); its body sees it at once, says what it did, and the supervisor
/// settles it. Each is an entry of the ledger.
/// </summary>
public static class Supervise
{
    public const int Longest = 2_000;

    /// <summary>A card as the page shows it.</summary>
    public sealed record Line(Guid Id, CardKind Kind, Body Body, string Because, DateOnly AnswerBy, DateTime At, string? Answer, DateTime? AnsweredAt, DateTime? SettledAt,
        bool ByRule);

    /// <summary>The page.</summary>
    public sealed record Model(
        Case Matter, IReadOnlyList<Line> Cards, bool MayGive, bool MayAnswer, string Kind, string Because, string AnswerBy, string Answer, Problems Problems);

    /// <summary>Where cards of a petition are.</summary>
    public static string HrefOf(Case matter) => $"/desk/petitions/{matter.Code}/supervision";

    public static void Map(IEndpointRouteBuilder routes)
    {
        var desk = routes.MapGroup("/desk/petitions").AddEndpointFilter(OnDuty.Only);
        desk.MapGet("{code}/supervision", async (string code, Cards cards, CurrentActor who, CancellationToken stop) =>
            await cards.Show(code, await who.Officer(stop), stop) is { } model ? Page.Of<SuperviseView>(model) : Results.NotFound());
        desk.MapPost("{code}/supervision", (string code, IFormCollection sent, Cards cards, CurrentActor who, CancellationToken stop) =>
            Do(code, sent, (matter, officer) => cards.Give(matter, sent, officer, stop), cards, who, stop));
        desk.MapPost("{code}/supervision/{card:guid}/answer", (string code, Guid card, IFormCollection sent, Cards cards, CurrentActor who, CancellationToken stop) =>
            Do(code, sent, (matter, officer) => cards.Answer(matter, card, Typed.Text(sent, "answer"), officer, stop), cards, who, stop));
        desk.MapPost("{code}/supervision/{card:guid}/settle", (string code, Guid card, IFormCollection sent, Cards cards, CurrentActor who, CancellationToken stop) =>
            Do(code, sent, (matter, officer) => cards.Settle(matter, card, officer, stop), cards, who, stop));
    }

    static async Task<IResult> Do(
        string code, IFormCollection sent, Func<Case, Actor, Task<Problems>> act, Cards cards, CurrentActor who, CancellationToken stop)
    {
        var officer = await who.Officer(stop);
        if (await cards.Find(code, officer, stop) is not { } matter) return Results.NotFound();
        var problems = await act(matter, officer);
        if (problems.None) return See.Other(HrefOf(matter));
        return await cards.Show(code, officer, stop) is { } model
            ? Page.Of<SuperviseView>(model with
            {
                Kind = Typed.Text(sent, "kind"), Because = Typed.Text(sent, "because"), AnswerBy = Typed.Text(sent, "by"), Answer = Typed.Text(sent, "answer"), Problems = problems,
            }, StatusCodes.Status422UnprocessableEntity)
            : Results.NotFound();
    }

    /// <summary>Keeps the cards.</summary>
    internal sealed class Cards(CaseOffice office, Ledger ledger)
    {
        Db Db => office.Db;

        public async Task<Case?> Find(string code, Actor officer, CancellationToken stop) =>
            await office.Find(CaseCode.Tidy(code), officer, stop) is { } matter && PetitionsModule.IsPetition(matter) ? matter : null;

        public Task<List<SupervisionCard>> Of(Case matter, CancellationToken stop) =>
            Db.Set<SupervisionCard>().AsNoTracking().Where(card => card.CaseId == matter.Id).OrderBy(card => card.At).ToListAsync(stop);

        public async Task<Model?> Show(string code, Actor officer, CancellationToken stop)
        {
            Db.ChangeTracker.Clear();
            if (await Find(code, officer, stop) is not { } matter) return null;
            var roles = officer.RolesIn(matter.BodyCode, office.Bodies);
            var lines = (await Of(matter, stop)).Select(card => new Line(card.Id, card.Kind, office.Bodies[card.BodyCode], card.Because, card.AnswerBy, card.At, card.Answer, card.AnsweredAt, card.SettledAt,
                card.DueOn is not null));
            return new(matter, [.. lines], roles.HasFlag(Role.Supervisor), (roles & (Role.Clerk | Role.Head)) != 0, "", "", Dates.Machine(AnswerBy(matter, office)), "", []);
        }

        /// <summary>By when a body answers: a working standard, unless the supervisor names another day.</summary>
        public static DateOnly AnswerBy(Case matter, CaseOffice office) => matter.Regime is { } regime && office.Law.Rule($"{regime}/card", office.Today) is { Value: not null } rule
            ? Clock.DueOn(rule, office.Law.CalendarOf(rule), office.Today) : office.Today.AddDays(7);

        public async Task<Problems> Give(Case matter, IFormCollection sent, Actor by, CancellationToken stop)
        {
            var (kind, because) = (PetitionWords.Find<CardKind>(Typed.Text(sent, "kind")), Typed.Text(sent, "because"));
            var problems = new Problems()
                .When(!by.RolesIn(matter.BodyCode, office.Bodies).HasFlag(Role.Supervisor), "", "监督岗才能督办。", "Only who supervises can do this.")
                .When(kind is null, "kind", "选择黄牌、红牌还是督办通知", "Choose what it is")
                .When(because.Length == 0, "because", "写出哪里不对、要求做什么", "Say what is wrong and what is asked for").Sound("because", because, Longest);
            var until = problems.Needed("by", Typed.Text(sent, "by"));
            problems.When(until <= office.Today, "by", "回应的日期要在今天之后", "The day lies after today");
            if (problems.Any) return problems;
            var card = new SupervisionCard
            {
                CaseId = matter.Id, Kind = kind!.Value, BodyCode = matter.BodyCode, Because = because, AnswerBy = until!.Value, By = by.Account, At = ledger.Now,
            };
            Db.Add(card);
            Write(by, "supervise", matter, card);
            await Db.SaveChangesAsync(stop);
            return problems;
        }

        public async Task<Problems> Answer(Case matter, Guid id, string answer, Actor by, CancellationToken stop)
        {
            var card = await Db.Set<SupervisionCard>().SingleOrDefaultAsync(one => one.Id == id && one.CaseId == matter.Id, stop);
            var problems = new Problems()
                .When(card is null or { SettledAt: not null }, "", "这张牌已经了结。", "It was settled.")
                .When((by.RolesIn(matter.BodyCode, office.Bodies) & (Role.Clerk | Role.Head)) == 0, "", "由办理的单位回应。", "The body that handles it answers.")
                .When(answer.Length == 0, "answer", "写出做了什么、何时办完", "Say what was done and when it will be finished").Sound("answer", answer, Longest);
            if (problems.Any) return problems;
            (card!.Answer, card.AnsweredBy, card.AnsweredAt) = (answer, by.Account, ledger.Now);
            Write(by, "answer-supervision", matter, card);
            await Db.SaveChangesAsync(stop);
            return problems;
        }

        public async Task<Problems> Settle(Case matter, Guid id, Actor by, CancellationToken stop)
        {
            var card = await Db.Set<SupervisionCard>().SingleOrDefaultAsync(one => one.Id == id && one.CaseId == matter.Id, stop);
            var problems = new Problems()
                .When(card is null or { SettledAt: not null }, "", "这张牌已经了结。", "It was settled.")
                .When(!by.RolesIn(matter.BodyCode, office.Bodies).HasFlag(Role.Supervisor), "", "监督岗才能了结。", "Only who supervises can settle it.");
            if (problems.Any) return problems;
            (card!.SettledAt, card.SettledBy) = (ledger.Now, by.Account);
            Write(by, "settle-supervision", matter, card);
            await Db.SaveChangesAsync(stop);
            return problems;
        }

        void Write(Actor by, string verb, Case matter, SupervisionCard card) => Write(ledger, by, verb, matter, card);

        /// <summary>The entry of what was done with a card.</summary>
        public static void Write(Ledger ledger, Actor by, string verb, Case matter, SupervisionCard card) => ledger.Write(by, verb, matter.Address, matter.BodyCode,
            new Dictionary<string, object?> { ["card"] = PetitionWords.Code(card.Kind), ["answer-by"] = card.AnswerBy }).Covers(card);
    }
}
