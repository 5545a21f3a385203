namespace Daylight.Petitions;

/// <summary>What was learned from earlier petitions, about one.</summary>
/// <param name="Code">The class or the body.</param>
/// <param name="Name">Its name.</param>
/// <param name="Share">How likely it is, 0 to 1.</param>
/// <param name="Because">The words that speak for it.</param>
/// <param name="Tried">How well it was found when what was learned was tried; null when nobody knows.</param>
sealed record Suggested(string Code, Words Name, double Share, IReadOnlyList<string> Because, LabelFigures? Tried)
{
    /// <summary>In a sentence: what, how sure, by which words, and how often that was right.</summary>
    public Words Say => new(
        $"{Name.Zh}（把握{Figures.Percent(Share)}{(Because.Count > 0 ? $"，依据“{string.Join("”“", Because)}”" : "")}{(Tried is { } tried ? $"；试算时建议过{tried.Suggested}次，对了{tried.Right}次" : "")}）",
        $"{Name.En} ({Figures.Percent(Share)} sure{(Because.Count > 0 ? $", by “{string.Join("”, “", Because)}”" : "")}{(Tried is { } again ? $"; of {again.Suggested} tried, {again.Right} were right" : "")})");
}

/// <summary>
/// What is proposed for a petition: by the table of rules first, and beside it by what was learned from earlier ones. It is
/// never applied by itself; people decide.
/// </summary>
sealed class Proposing(CaseOffice office, TopicTree classes, AreaMap areas, LearnedModels models, SearchIndex index)
{
    const int MostWords = 4, MostAnswered = 5;

    public TopicTree Classes => classes;

    /// <summary>The class it seems to be of; null when nothing is sure enough.</summary>
    public Suggested? Class(string title, string story) =>
        Ask(PetitionLearning.Class, title, story) is { } found && classes.Has(found.Label) ? Of(PetitionLearning.Class, found, ClassChoices.Say(classes, found.Label)!) : null;

    /// <summary>The body it seems to be for; never one that is accused in it, nor one below that.</summary>
    public Suggested? Body(string title, string story, IReadOnlyList<string> accused) =>
        Ask(PetitionLearning.Body, title, story) is { } found && office.Bodies.Find(found.Label) is { } body && body.ExistsOn(office.Today) && !office.Bodies.Reach(accused, body.Code)
            ? Of(PetitionLearning.Body, found, body.Words) : null;

    /// <summary>What was published about the same (知识库): letters and questions with their answers, documents. None where nothing was typed.</summary>
    public IReadOnlyList<SearchHit> Answered(string title) =>
        title.Length == 0 ? [] : index.Search(new(title, Audience.Public) { Size = MostAnswered, WithFacets = false }).Hits;

    /// <summary>
    /// The body that the table of rules names, and why; where none holds, no body and what was learned. What is told of a body
    /// goes by no table that leads there.
    /// </summary>
    public async Task<(string Body, Words Because)?> Body(Case matter, Petition petition, CancellationToken stop)
    {
        if (matter.ReceivedOn is not { } received) return null;
        var first = (await Routing.Read(office.Db, classes, stop)).First(Raised.Of(matter.Title, petition, received, areas));
        var accused = await office.Db.AccusedIn(petition, stop);
        var rule = first is null || office.Bodies.Reach(accused, first.Rule.Body) ? null : first;
        var learned = Body(matter.Title, petition.Story, accused)?.Say;
        var said = (Words?[])[rule is null ? null : Routing.Say(rule), learned is null ? null : new($"从过去的来信看：{learned.Zh}", $"By earlier letters: {learned.En}")];
        var all = said.OfType<Words>().ToList();
        return all.Count == 0 ? null : (rule?.Rule.Body ?? "", new(string.Join("。", all.Select(one => one.Zh)), string.Join(". ", all.Select(one => one.En))));
    }

    /// <summary>True when what a petition tells of a body would come to it, or to one below it.</summary>
    public async Task<bool> Reaches(Petition? petition, string? to, CancellationToken stop) =>
        petition is not null && office.Bodies.Reach(await office.Db.AccusedIn(petition, stop), to);

    Suggestion? Ask(string model, string title, string story) => models.Find(model)?.Suggest(title, story);

    Suggested Of(string model, Suggestion found, Words name) => new(found.Label, name, found.Share,
        [.. found.Because.Take(MostWords).Select(reason => reason.Word)], models.Find(model)?.Figures.FirstOrDefault(figures => figures.Label == found.Label));
}
