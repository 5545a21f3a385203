using System.Collections.Frozen;
using System.Security.Cryptography;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace Daylight;

/// <summary>
/// The law as data: regimes with their rules, calendars and outcomes. Read once at start, immutable since.
/// <see cref="Version"/> names the exact content, so that a case can keep what it began under.
/// </summary>
public sealed class LawBook
{
    readonly FrozenDictionary<string, Regime> regimes;
    readonly FrozenDictionary<string, Calendar> calendars;
    readonly FrozenDictionary<string, IReadOnlyList<Outcome>> outcomes;
    readonly FrozenDictionary<string, Wordings> wordings;

    LawBook(List<Regime> regimes, Dictionary<string, Calendar> calendars,
        Dictionary<string, IReadOnlyList<Outcome>> outcomes, Dictionary<string, Wordings> wordings,
        IReadOnlyList<Reminder> reminders, int unconfirmed, AskedOften asked, TopicRules topics, Retention retention, ScoreWeights scores, string version)
    {
        Regimes = [.. regimes.OrderBy(regime => regime.Id, StringComparer.Ordinal)];
        this.regimes = regimes.SelectMany(regime => regime.Aliases.Prepend(regime.Id).Select(id => (id, regime)))
            .ToFrozenDictionary(pair => pair.id, pair => pair.regime);
        this.calendars = calendars.ToFrozenDictionary();
        this.outcomes = outcomes.ToFrozenDictionary();
        this.wordings = wordings.ToFrozenDictionary();
        Reminders = reminders;
        UnconfirmedDays = unconfirmed;
        AskedOften = asked;
        Topics = topics;
        Retention = retention;
        PetitionScores = scores;
        Version = version;
    }

    /// <summary>All regimes, by id.</summary>
    public IReadOnlyList<Regime> Regimes { get; }

    /// <summary>All calendars, by id.</summary>
    public IReadOnlyDictionary<string, Calendar> Calendars => calendars;

    /// <summary>The shares of a legal time at which officers are reminded, from the smallest.</summary>
    public IReadOnlyList<Reminder> Reminders { get; }

    /// <summary>When the program gives a card in a petition that is late, the soonest first.</summary>
    public IReadOnlyList<CardRule> Cards { get; private init; } = [];

    /// <summary>
    /// Working days after its arrival from which a request whose receipt nobody has confirmed is a risk; 0 for at once: a
    /// letter is confirmed on the day it arrives (CN-OGI-2019 Art. 31(2)), and no law says how long the web may wait.
    /// </summary>
    public int UnconfirmedDays { get; }

    /// <summary>When an item counts as asked for by several people.</summary>
    public AskedOften AskedOften { get; }

    /// <summary>How hot a topic of letters is.</summary>
    public TopicRules Topics { get; }

    /// <summary>For how long what is known of people is kept.</summary>
    public Retention Retention { get; }

    /// <summary>How much each part of a score for handling petitions weighs.</summary>
    public ScoreWeights PetitionScores { get; }

    /// <summary>A fingerprint of all files read.</summary>
    public string Version { get; }

    /// <summary>Reads the folder.</summary>
    /// <exception cref="InvalidDataException">Something is wrong; the message says all that is.</exception>
    public static LawBook Load(string folder) => TryLoad(folder, out var problems)
        ?? throw new InvalidDataException(
            string.Join(Environment.NewLine, problems.Select(p => $"{p.Field}: {p.Say.En} {p.Say.Zh}")));

    /// <summary>Reads the folder, or says all that is wrong with it; the field of a problem is the file.</summary>
    /// <param name="folder">
    /// The folder with <c>calendars</c>, <c>regimes</c>, <c>letters</c>, <c>outcomes.json</c>, <c>reminders.json</c>,
    /// <c>asked-often.json</c>, <c>hot-topics.json</c> and <c>retention.json</c>.
    /// </param>
    /// <param name="problems">What is wrong; none when a book is returned.</param>
    public static LawBook? TryLoad(string folder, out Problems problems)
    {
        problems = [];
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var calendars = ReadCalendars(
            Files(folder, "calendars", LawFilesContext.Default.CalendarFile, hash, problems), problems);
        var regimes = new List<Regime>();
        foreach (var (name, file) in Files(folder, "regimes", LawFilesContext.Default.RegimeFile, hash, problems))
        {
            if (RegimeReading.Read(file, calendars, new(name, problems)) is { } regime) regimes.Add(regime);
        }
        var outcomes = new Dictionary<string, IReadOnlyList<Outcome>>();
        if (ReadFile(folder, "outcomes.json", LawFilesContext.Default.OutcomesFile, hash, problems) is { } lists)
        {
            outcomes = OutcomeReading.Read(lists, new("outcomes.json", problems));
        }
        var wordings = new Dictionary<string, Wordings>();
        foreach (var (name, file) in Files(folder, "letters", LawFilesContext.Default.WordingsFile, hash, problems))
        {
            var faults = new Faults(name, problems);
            if (!faults.Missing(file.Regime, "regime")) wordings[file.Regime] = WordingReading.Read(file, faults);
        }
        var (reminders, unconfirmed, cards) = (new List<Reminder>(), 0, new List<CardRule>());
        if (ReadFile(folder, "reminders.json", LawFilesContext.Default.RemindersFile, hash, problems) is { } shares)
        {
            reminders = ReminderReading.Read(shares, new("reminders.json", problems));
            unconfirmed = shares.UnconfirmedDays ?? 0;
            cards = ReminderReading.ReadCards(shares, new("reminders.json", problems));
        }
        AskedOften? asked = null;
        if (ReadFile(folder, "asked-often.json", LawFilesContext.Default.AskedOftenFile, hash, problems) is { } often)
        {
            asked = AskedOftenReading.Read(often, new("asked-often.json", problems));
        }
        TopicRules? topics = null;
        if (ReadFile(folder, "hot-topics.json", LawFilesContext.Default.TopicRulesFile, hash, problems) is { } heat)
        {
            topics = TopicRulesReading.Read(heat, new("hot-topics.json", problems));
        }
        Retention? retention = null;
        if (ReadFile(folder, "retention.json", LawFilesContext.Default.RetentionFile, hash, problems) is { } kept)
        {
            retention = RetentionReading.Read(kept, new("retention.json", problems));
        }
        ScoreWeights? scores = null;
        if (ReadFile(folder, "petition-scores.json", LawFilesContext.Default.ScoreWeightsFile, hash, problems) is { } weights)
        {
            scores = ScoreWeightsReading.Read(weights, new("petition-scores.json", problems));
        }
        CheckTogether(regimes, outcomes.Keys.Concat(wordings.Keys), problems);
        if (problems.Any || asked is null || topics is null || retention is null || scores is null) return null;
        return new(regimes, calendars, outcomes, wordings, reminders, unconfirmed, asked, topics, retention, scores,
            Convert.ToHexStringLower(hash.GetHashAndReset())[..12]) { Cards = cards };
    }

    /// <summary>The regime with this id or alias; null when there is none.</summary>
    public Regime? Regime(string id) => regimes.GetValueOrDefault(id);

    /// <summary>
    /// The regime that governs a matter received on <paramref name="receivedOn"/>. A part of a jurisdiction
    /// (<c>cn-44</c>) without its own regime falls under the whole (<c>cn</c>). Null when none was in force.
    /// </summary>
    public Regime? For(string jurisdiction, string subject, DateOnly receivedOn)
    {
        for (var place = jurisdiction; ; place = place[..place.LastIndexOf('-')])
        {
            foreach (var regime in Regimes)
            {
                if (regime.Jurisdiction != place || regime.Subject != subject) continue;
                if (regime.InForceOn(receivedOn)) return regime;
            }
            if (!place.Contains('-', StringComparison.Ordinal)) return null;
        }
    }

    /// <summary>The row of <c>regime/rule</c> for an event on <paramref name="on"/>; null when there is none.</summary>
    public Rule? Rule(string key, DateOnly on)
    {
        var cut = key.IndexOf('/', StringComparison.Ordinal);
        return cut > 0 && Regime(key[..cut]) is { } regime ? regime.Rule(key[(cut + 1)..], on) : null;
    }

    /// <summary>The calendar a rule is counted on.</summary>
    public Calendar CalendarOf(Rule rule) => calendars[rule.CalendarId];

    /// <summary>The outcomes officers of a regime choose from; empty when it has no list.</summary>
    public IReadOnlyList<Outcome> Outcomes(string regimeId) => outcomes.GetValueOrDefault(regimeId) ?? [];

    /// <summary>The texts of a regime's letters; null when it has none.</summary>
    public Wordings? Wordings(string regimeId) => wordings.GetValueOrDefault(regimeId);

    /// <summary>One outcome by its code; null when the regime's list has none.</summary>
    public Outcome? Outcome(string regimeId, string code) =>
        Outcomes(regimeId).FirstOrDefault(outcome => outcome.Code == code);

    /// <summary>The outcome of a regime with this <see cref="Daylight.Outcome.Meaning"/>; the first, or null.</summary>
    public Outcome? OutcomeMeaning(string regimeId, string meaning) =>
        Outcomes(regimeId).FirstOrDefault(outcome => outcome.Meaning == meaning);

    static Dictionary<string, Calendar> ReadCalendars(List<(string Name, CalendarFile File)> files, Problems problems)
    {
        var sources = new Dictionary<string, CalendarSource>();
        // A calendar without a base comes first, so that those that add to it find it.
        foreach (var (name, file) in files.OrderBy(file => file.File.Base is not null))
        {
            var faults = new Faults(name, problems);
            CalendarSource? onto = null;
            if (file.Base is { } id && !sources.TryGetValue(id, out onto))
            {
                faults.Add($"没有日历“{id}”可以作为基础。", $"There is no calendar \"{id}\" to build on.");
            }
            else if (CalendarReading.Read(file, onto, faults) is { } source) sources[source.Id] = source;
        }
        return sources.ToDictionary(pair => pair.Key, pair => new Calendar(pair.Value));
    }

    static void CheckTogether(List<Regime> regimes, IEnumerable<string> listed, Problems problems)
    {
        var ids = regimes.SelectMany(regime => regime.Aliases.Prepend(regime.Id)).ToArray();
        foreach (var (id, _) in ids.CountBy(id => id).Where(count => count.Value > 1))
        {
            problems.Add("regimes", $"“{id}”出现两次。", $"\"{id}\" is there twice.");
        }
        foreach (var regime in regimes)
        {
            // Two regimes in force for one matter on one day would leave it to chance which is the law.
            var other = regimes.Find(other => other != regime && string.CompareOrdinal(regime.Id, other.Id) < 0
                && (regime.Jurisdiction, regime.Subject) == (other.Jurisdiction, other.Subject)
                && (regime.InForceOn(other.From) || other.InForceOn(regime.From)));
            if (other is null) continue;
            problems.Add("regimes", $"{regime.Id}和{other.Id}在同一天都有效。", $"{regime.Id} and {other.Id} overlap in time.");
        }
        var wanted = regimes.SelectMany(regime => new[] { regime.Succeeds, regime.ReplacedBy }).OfType<string>()
            .Concat(listed);
        foreach (var id in wanted.Except(ids).ToArray())
        {
            problems.Add("regimes", $"有文件提到“{id}”，但没有这个制度。", $"A file names \"{id}\", which does not exist.");
        }
    }

    static List<(string Name, T File)> Files<T>(
        string folder, string kind, JsonTypeInfo<T> type, IncrementalHash hash, Problems problems) where T : class
    {
        var files = new List<(string, T)>();
        var path = Path.Combine(folder, kind);
        if (!Directory.Exists(path))
        {
            problems.Add(kind, $"找不到文件夹{path}。", $"The folder {path} is missing.");
            return files;
        }
        foreach (var file in Directory.EnumerateFiles(path, "*.json").Order(StringComparer.Ordinal))
        {
            var name = $"{kind}/{Path.GetFileName(file)}";
            if (ReadFile(folder, name, type, hash, problems) is { } read) files.Add((name, read));
        }
        return files;
    }

    static T? ReadFile<T>(
        string folder, string name, JsonTypeInfo<T> type, IncrementalHash hash, Problems problems) where T : class
    {
        try
        {
            var bytes = File.ReadAllBytes(Path.Combine(folder, name));
            hash.AppendData(bytes);
            if (JsonSerializer.Deserialize(bytes, type) is { } read) return read;
            problems.Add(name, "文件是空的。", "The file is empty.");
        }
        catch (JsonException fault)
        {
            problems.Add(name, $"第{fault.LineNumber + 1}行读不懂（{fault.Path}）。",
                $"Line {fault.LineNumber + 1} cannot be read ({fault.Path}).");
        }
        catch (IOException fault)
        {
            problems.Add(name, $"打不开：{fault.Message}", $"It cannot be opened: {fault.Message}");
        }
        return null;
    }
}
