namespace Daylight.Petitions;

/// <summary>
/// A row of the table by which petitions are assigned (派单规则): the first row all of whose conditions hold names the body.
/// A row is never changed: it ends, and another takes its place, so that every assignment can be explained later.
/// </summary>
[InLedger]
sealed class RoutingRule
{
    /// <summary>Key.</summary>
    public Guid Id { get; init; } = Ids.Next();

    /// <summary>Its place: smaller comes first.</summary>
    public required int Place { get; init; }

    /// <summary>Code of the class, or what it begins with; null for any.</summary>
    public string? Class { get; init; }

    /// <summary>Words of which one must stand in title, text or place, with blanks between them; null for any.</summary>
    public string? Words { get; init; }

    /// <summary>Words of which one must stand in the place, such as names of streets and estates; a point on the map stands for the street it lies in. Null for any.</summary>
    public string? Area { get; init; }

    /// <summary>Where it came in; null for any.</summary>
    public PetitionSource? Source { get; init; }

    /// <summary>First day of receipt to which it applies; null from the beginning.</summary>
    public DateOnly? From { get; init; }

    /// <summary>Last day of receipt; null without end.</summary>
    public DateOnly? To { get; init; }

    /// <summary>Code of the body that handles it.</summary>
    public required string Body { get; init; }

    /// <summary>By what it is this body's: a catalogue of duties, a decision.</summary>
    public required string Because { get; init; }

    /// <summary>Who wrote it.</summary>
    public Guid? By { get; init; }

    /// <summary>When (UTC).</summary>
    public required DateTime At { get; init; }

    /// <summary>When it ended (UTC); null while it holds.</summary>
    public DateTime? EndedAt { get; set; }

    public static void Model(ModelBuilder model) => model.Entity<RoutingRule>(rule => rule.HasIndex(r => r.EndedAt));
}

/// <summary>What a rule looks at: a petition, without who raised it.</summary>
/// <param name="Title">Its title.</param>
/// <param name="Story">What it says.</param>
/// <param name="Place">Where it is, in the words of the person.</param>
/// <param name="Area">The name of the street in which the place was found, by its point or its words; null when in none.</param>
/// <param name="Class">Its class, when it has one.</param>
/// <param name="Source">Where it came in.</param>
/// <param name="ReceivedOn">Day of receipt.</param>
sealed record Raised(string Title, string Story, string Place, string? Area, string? Class, PetitionSource Source, DateOnly ReceivedOn)
{
    public static Raised Of(string title, Petition petition, DateOnly receivedOn, AreaMap areas) =>
        new(title, petition.Story, petition.Place ?? "", areas.Find(petition.AreaId)?.Name, petition.Class, petition.Source, receivedOn);

    /// <summary>Where it is: place and street; where neither is known, whatever it says.</summary>
    public string Where => Place.Length > 0 || Area is not null ? $"{Place}\n{Area}" : $"{Title}\n{Story}";
}

/// <summary>A rule that was looked at for a petition.</summary>
/// <param name="Rule">The rule.</param>
/// <param name="Hits">What of it was found, condition by condition.</param>
/// <param name="Holds">True when every condition holds.</param>
sealed record RuleTried(RoutingRule Rule, IReadOnlyList<Words> Hits, bool Holds);

/// <summary>The table of rules (派单表): the first that holds decides, and every one that was tried says why it does or does not.</summary>
sealed class Routing(IReadOnlyList<RoutingRule> rules, TopicTree classes)
{
    /// <summary>The rules that hold, in their order.</summary>
    public static async Task<Routing> Read(Db db, TopicTree classes, CancellationToken stop) =>
        new(await db.Set<RoutingRule>().AsNoTracking().Where(rule => rule.EndedAt == null).OrderBy(rule => rule.Place).ThenBy(rule => rule.At).ToListAsync(stop), classes);

    public IReadOnlyList<RoutingRule> Rules => rules;

    /// <summary>The table with one rule more, and one less where it takes the place of that.</summary>
    public Routing With(RoutingRule more, Guid? instead) =>
        new([.. rules.Where(rule => rule.Id != instead).Append(more).OrderBy(rule => rule.Place).ThenBy(rule => rule.At)], classes);

    /// <summary>The rules up to the first that holds; when none does, all of them.</summary>
    public IReadOnlyList<RuleTried> Try(Raised petition)
    {
        var tried = new List<RuleTried>();
        foreach (var rule in rules)
        {
            tried.Add(Tried(rule, petition));
            if (tried[^1].Holds) break;
        }
        return tried;
    }

    /// <summary>The first rule that holds, with what of it was found; null when none does.</summary>
    public RuleTried? First(Raised petition) => Try(petition) is [.., { Holds: true } last] ? last : null;

    RuleTried Tried(RoutingRule rule, Raised petition)
    {
        var (hits, holds) = (new List<Words>(), true);
        Condition(rule.Class is null, petition.Class is { } code && classes.PathTo(code).Any(one => one.Code == rule.Class), SayClass(rule, classes));
        var word = One(rule.Words, $"{petition.Title}\n{petition.Story}\n{petition.Place}");
        Condition(rule.Words is null, word is not null, new($"有“{word ?? rule.Words}”", $"says “{word ?? rule.Words}”"));
        var area = One(rule.Area, petition.Where);
        Condition(rule.Area is null, area is not null, new($"地点有“{area ?? rule.Area}”", $"place “{area ?? rule.Area}”"));
        var source = rule.Source is { } asked ? PetitionWords.Say(asked) : new Words("", "");
        Condition(rule.Source is null, rule.Source == petition.Source, new($"来自{source.Zh}", $"from {source.En}"));
        Condition(rule is { From: null, To: null }, (rule.From ?? DateOnly.MinValue) <= petition.ReceivedOn && petition.ReceivedOn <= (rule.To ?? DateOnly.MaxValue),
            new("在生效的日期内", "within its days"));
        return new(rule, hits, holds);

        void Condition(bool any, bool found, Words hit)
        {
            if (any) return;
            if (found) hits.Add(hit);
            else
            {
                hits.Add(new($"不符：{hit.Zh}", $"not met: {hit.En}"));
                holds = false;
            }
        }
    }

    /// <summary>The class of a rule by its name.</summary>
    public static Words SayClass(RoutingRule rule, TopicTree classes) => ClassChoices.Say(classes, rule.Class ?? "") is { } name
        ? new($"分类“{name.Zh}”", $"class “{name.En}”") : new($"分类{rule.Class}", $"class {rule.Class}");

    static string? One(string? words, string text) => words?.Split([' ', '　', '，', ',', '、'], StringSplitOptions.RemoveEmptyEntries)
        .FirstOrDefault(word => text.Contains(word, StringComparison.OrdinalIgnoreCase));

    /// <summary>What was found, in a sentence.</summary>
    public static Words Say(RuleTried tried) => new(
        $"规则{tried.Rule.Place}：{(tried.Hits.Count == 0 ? "没有条件" : string.Join("、", tried.Hits.Select(hit => hit.Zh)))}；依据：{tried.Rule.Because}",
        $"Rule {tried.Rule.Place}: {(tried.Hits.Count == 0 ? "no condition" : string.Join(", ", tried.Hits.Select(hit => hit.En)))}; by: {tried.Rule.Because}");
}
