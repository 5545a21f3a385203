using System.Text.Json;

namespace Daylight.Host.Demo;

/// <summary>Phrases that may stand in for one another.</summary>
internal sealed class Stock(Phrase[] phrases)
{
    public ReadOnlySpan<Phrase> Phrases => phrases;

    public static Stock Read(JsonElement list) => list.ValueKind == JsonValueKind.String
        ? new([Phrase.Parse(list.GetString()!)])
        : new([.. list.EnumerateArray().Select(phrase => Phrase.Parse(phrase.GetString()!))]);
}

/// <summary>A matter that offices deal with all year: what it is for, what is done, what was found.</summary>
internal sealed record Subject(
    string Category, IReadOnlyList<string> Topics, IReadOnlyList<string> By, bool Streets, int Months, int Era,
    int Weight, IReadOnlyList<string> Keywords, IReadOnlyDictionary<string, Stock> Stocks);

/// <summary>A kind of document: how its title and its paragraphs are made.</summary>
internal sealed record Form(
    string Id, string Kind, string? Category, IReadOnlyList<string> Topics, IReadOnlyList<string> By,
    int Months, int Era, int Weight, bool Numbered, bool Signed, bool Prompt, bool Local, IReadOnlyList<string> For,
    NormativeLevel Level, int ValidYears, DateOnly? FormedOn, bool OfSubjects,
    Stock Titles, IReadOnlyList<Paragraph> Text, Stock? Summaries, IReadOnlyList<string> Keywords);

/// <summary>Everything the stock files hold, read once.</summary>
internal sealed class StockRoom
{
    readonly Dictionary<string, Stock> stocks = [];
    readonly Dictionary<string, Dictionary<string, Stock>> places = [];
    readonly List<Form> forms = [];
    readonly List<Subject> subjects = [];

    StockRoom()
    {
        foreach (var name in DemoFiles.Names.Where(name => name.EndsWith(".json", StringComparison.Ordinal)))
        {
            using var file = DemoFiles.Json(name);
            var root = file.RootElement;
            if (root.TryGetProperty("stocks", out var lists))
            {
                foreach (var list in lists.EnumerateObject()) stocks.Add(list.Name, Stock.Read(list.Value));
            }
            if (root.TryGetProperty("places", out var streets))
            {
                foreach (var street in streets.EnumerateObject())
                {
                    var local = street.Value.EnumerateObject();
                    places.Add(street.Name, local.ToDictionary(place => place.Name, place => Stock.Read(place.Value)));
                }
            }
            if (root.TryGetProperty("subjects", out var matters))
                subjects.AddRange(matters.EnumerateArray().Select(FormFile.ReadSubject));
            if (root.TryGetProperty("forms", out var kinds))
                forms.AddRange(kinds.EnumerateArray().Select(FormFile.ReadForm));
        }
    }

    public static StockRoom Open { get; } = new();

    public IReadOnlyList<Form> Forms => forms;

    public IReadOnlyList<Subject> Subjects => subjects;

    /// <summary>The roads, communities or rivers of a street.</summary>
    public Stock Local(string name, string street) => places[street][name];

    /// <summary>The stock of a name as the body has it, or its group of bodies, or everybody.</summary>
    public Stock? Find(string name, DemoBody body) =>
        stocks.GetValueOrDefault($"{name}@{body.Code}")
        ?? (body.Kind == DemoBodyKind.Street ? stocks.GetValueOrDefault(name + "@streets") : null)
        ?? stocks.GetValueOrDefault(name);

    public bool IsLocal(string name) => places.Values.First().ContainsKey(name);
}
