using System.Globalization;

namespace Daylight.Petitions;

/// <summary>
/// The table by which petitions are assigned, kept by who supervises or administers (派单表): rows are added and ended, and a
/// dry run shows what the table would have done with the petitions of the last months, and where people did otherwise. A rule can
/// be tried before it is added.
/// </summary>
public static class Rules
{
    public const string Url = "/desk/petitions/rules";

    const int Line = 200, DryDays = 90, MostDry = 2_000, MostShown = 30;

    /// <summary>What was typed of a new row.</summary>
    public sealed record Typing(string Place, string Class, string Words, string Area, string Source, string From, string To, string Body, string Because, string Instead)
    {
        public static readonly Typing Blank = new("", "", "", "", "", "", "", "", "", "");

        public static Typing Read(IFormCollection sent) => new(
            Typed.Text(sent, "place"), Typed.Text(sent, "class"), Typed.Text(sent, "words"), Typed.Text(sent, "area"), Typed.Text(sent, "source"),
            Typed.Text(sent, "from"), Typed.Text(sent, "to"), Typed.Text(sent, "body"), Typed.Text(sent, "because"),
            Typed.Text(sent, "instead"));
    }

    /// <summary>A row with how often it held in the dry run, and how often people assigned the same.</summary>
    public sealed record Row(Guid Id, int Place, Words Conditions, Body Body, string Because, int Held, int Same);

    /// <summary>A petition that people assigned otherwise than the table would.</summary>
    public sealed record Otherwise(string Code, string Title, Body By, Body Table, Words Because);

    /// <summary>The page.</summary>
    public sealed record Model(
        IReadOnlyList<Row> Rows, IReadOnlyList<Otherwise> Others, int Looked, int None, Typing Typed, Problems Problems, IReadOnlyList<Body> Bodies, TopicTree Classes)
    {
        /// <summary>What the rule that was typed would have done; null while nobody tried it.</summary>
        public RuleTrial? Trial { get; init; }
    }

    public static void Map(IEndpointRouteBuilder routes)
    {
        var desk = routes.MapGroup(Url).AddEndpointFilter(OnDuty.Only);
        desk.MapGet("", async (RuleTable table, CurrentActor who, CancellationToken stop) =>
            table.May(await who.Officer(stop)) ? Page.Of<RulesView>(await table.Show(Typing.Blank, [], stop)) : NotYours);
        desk.MapPost("", Add);
        desk.MapPost("{id:guid}/end", End);
    }

    static IResult NotYours => Page.Of<NotYoursView>(status: StatusCodes.Status403Forbidden);

    static async Task<IResult> Add(IFormCollection sent, RuleTable table, CurrentActor who, CancellationToken stop)
    {
        var officer = await who.Officer(stop);
        if (!table.May(officer)) return NotYours;
        var typed = Typing.Read(sent);
        if (Typed.Text(sent, "try") == "true")
        {
            var tried = await table.Try(typed, officer, stop);
            return Page.Of<RulesView>(tried, tried.Problems.None ? StatusCodes.Status200OK : StatusCodes.Status422UnprocessableEntity);
        }
        var problems = await table.Add(typed, officer, stop);
        return problems.None ? See.Other(Url) : Page.Of<RulesView>(await table.Show(typed, problems, stop), StatusCodes.Status422UnprocessableEntity);
    }

    static async Task<IResult> End(Guid id, IFormCollection sent, RuleTable table, CurrentActor who, CancellationToken stop)
    {
        _ = sent;
        var officer = await who.Officer(stop);
        if (!table.May(officer)) return NotYours;
        await table.End(id, officer, stop);
        return See.Other(Url);
    }

    /// <summary>Keeps the table.</summary>
    internal sealed class RuleTable(CaseOffice office, Ledger ledger, TopicTree classes, AreaMap areas)
    {
        Db Db => office.Db;

        BodyTree Bodies => office.Bodies;

        public bool May(Actor officer) => (officer.RolesIn(Bodies.Root!.Code, Bodies) & (Role.Supervisor | Role.Administrator)) != 0;

        // What was typed as a rule; null with what is wrong.
        RoutingRule? Read(Typing typed, Actor by, IReadOnlyList<RoutingRule> rules, Problems problems)
        {
            var place = int.TryParse(typed.Place, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number is >= 1 and <= 9999 ? number : (int?)null;
            problems.When(place is null, "place", "写出次序，1到9999，小的在前", "Give its place, 1 to 9999: smaller comes first")
                .When(typed.Class.Length > 0 && !classes.Has(typed.Class), "class", "选择表里有的分类", "Choose a class that exists")
                .Sound("words", typed.Words, Line).Sound("area", typed.Area, Line)
                .When(typed.Source.Length > 0 && PetitionWords.Find<PetitionSource>(typed.Source) is null, "source", "选择来源", "Choose a source")
                .When(Bodies.Find(typed.Body)?.ExistsOn(office.Today) is not true, "body", "选择由哪个单位办", "Choose the body")
                .Sound("because", typed.Because, Line)
                .When(typed.Instead.Length > 0 && rules.All(rule => $"{rule.Id}" != typed.Instead), "instead", "选择现有的一条", "Choose a rule that exists");
            var (from, to) = (problems.Optional("from", typed.From), problems.Optional("to", typed.To));
            problems.When(from > to, "to", "结束日期不能早于开始日期", "The last day can't be before the first");
            return problems.Any ? null : new()
            {
                Place = place!.Value, Class = Given(typed.Class), Words = Given(typed.Words), Area = Given(typed.Area),
                Source = PetitionWords.Find<PetitionSource>(typed.Source), From = from, To = to, Body = typed.Body, Because = typed.Because,
                By = by.Account, At = ledger.Now,
            };
        }

        public async Task<Problems> Add(Typing typed, Actor by, CancellationToken stop)
        {
            var routing = await Routing.Read(Db, classes, stop);
            var problems = new Problems().When(typed.Because.Length == 0, "because", "写出依据：职责清单、文件、会议", "Say by what: a catalogue of duties, a document, a meeting");
            if (Read(typed, by, routing.Rules, problems) is not { } rule) return problems;
            Db.Add(rule);
            ledger.Write(by, "add-routing-rule", $"routing:{rule.Id}", typed.Body).Covers(rule);
            if (typed.Instead.Length > 0) await MarkEnded(Guid.Parse(typed.Instead), by, stop);
            await Db.SaveChangesAsync(stop);
            return problems;
        }

        /// <summary>What a rule would have done; it is not saved, and need not say yet by what it is right.</summary>
        public async Task<Model> Try(Typing typed, Actor by, CancellationToken stop)
        {
            var (routing, past, problems) = (await Routing.Read(Db, classes, stop), await Past(stop), new Problems());
            var draft = Read(typed, by, routing.Rules, problems);
            return Show(typed, problems, routing, past) with
            {
                Trial = draft is null ? null : RuleTrial.Of(draft, typed.Instead.Length > 0 ? Guid.Parse(typed.Instead) : null, routing, past, Bodies, MostShown),
            };
        }

        public async Task End(Guid id, Actor by, CancellationToken stop)
        {
            await MarkEnded(id, by, stop);
            await Db.SaveChangesAsync(stop);
        }

        async Task MarkEnded(Guid id, Actor by, CancellationToken stop)
        {
            if (await Db.Set<RoutingRule>().SingleOrDefaultAsync(rule => rule.Id == id && rule.EndedAt == null, stop) is not { } rule) return;
            rule.EndedAt = ledger.Now;
            ledger.Write(by, "end-routing-rule", $"routing:{rule.Id}", rule.Body).Covers(rule);
        }

        /// <summary>The table with what it would have done with what was assigned in the last months.</summary>
        public async Task<Model> Show(Typing typed, Problems problems, CancellationToken stop) =>
            Show(typed, problems, await Routing.Read(Db, classes, stop), await Past(stop));

        async Task<IReadOnlyList<PastPetition>> Past(CancellationToken stop)
        {
            var since = office.Today.AddDays(-DryDays);
            return [.. (await (from petition in Db.Petitions.AsNoTracking()
                               join matter in Db.Cases.AsNoTracking() on petition.CaseId equals matter.Id
                               where matter.ReceivedOn >= since && matter.Steps.Any(step => step.ToBody != null)
                               orderby matter.ReceivedOn descending, matter.Code descending
                               select new { petition, matter.Code, matter.Title, matter.BodyCode, matter.ReceivedOn }).Take(MostDry).ToListAsync(stop))
                .Select(one => new PastPetition(one.Code, one.Title, one.BodyCode, Raised.Of(one.Title, one.petition, one.ReceivedOn!.Value, areas)))];
        }

        Model Show(Typing typed, Problems problems, Routing routing, IReadOnlyList<PastPetition> past)
        {
            var (held, same, none, others) = (new Dictionary<Guid, int>(), new Dictionary<Guid, int>(), 0, new List<Otherwise>());
            foreach (var one in past)
            {
                var first = routing.First(one.Raised);
                if (first is null)
                {
                    none++;
                    continue;
                }
                held[first.Rule.Id] = held.GetValueOrDefault(first.Rule.Id) + 1;
                if (first.Rule.Body == one.Body) same[first.Rule.Id] = same.GetValueOrDefault(first.Rule.Id) + 1;
                else if (others.Count < MostShown) others.Add(new(one.Code, one.Title, Bodies[one.Body], Bodies[first.Rule.Body], Routing.Say(first)));
            }
            return new([.. routing.Rules.Select(rule => new Row(rule.Id, rule.Place, Conditions(rule), Bodies[rule.Body], rule.Because,
                held.GetValueOrDefault(rule.Id), same.GetValueOrDefault(rule.Id)))], others, past.Count, none, typed, problems,
                [.. Bodies.All.Where(body => body.ExistsOn(office.Today))], classes);
        }

        Words Conditions(RoutingRule rule)
        {
            var parts = new List<Words>();
            if (rule.Class is not null) parts.Add(Routing.SayClass(rule, classes));
            if (rule.Words is { } words) parts.Add(new($"有“{words}”之一", $"one of “{words}”"));
            if (rule.Area is { } area) parts.Add(new($"地点有“{area}”之一", $"place with one of “{area}”"));
            if (rule.Source is { } source) parts.Add(PetitionWords.Say(source));
            if (rule.From is { } from) parts.Add(new($"{from:yyyy-MM-dd}起", $"from {from:yyyy-MM-dd}"));
            if (rule.To is { } to) parts.Add(new($"到{to:yyyy-MM-dd}", $"until {to:yyyy-MM-dd}"));
            return parts.Count == 0 ? new("全部", "all") : new(string.Join("；", parts.Select(part => part.Zh)), string.Join("; ", parts.Select(part => part.En)));
        }

        static string? Given(string typed) => typed.Length > 0 ? typed : null;
    }
}
