using System.Runtime.CompilerServices;
using System.Text.Json;

namespace Daylight.Petitions;

/// <summary>
/// What a body did with petitions in a period (考核得分). It is counted from the steps of its cases, or replayed from the
/// ledger alone: both give the same numbers, to the last digit.
/// </summary>
public sealed record Score
{
    /// <summary>Decided on acceptance.</summary>
    public long Accepted { get; set; }

    /// <summary>Of these, by the last day for it.</summary>
    public long AcceptedInTime { get; set; }

    /// <summary>Answered.</summary>
    public long Answered { get; set; }

    /// <summary>Of these, by the last day.</summary>
    public long AnsweredInTime { get; set; }

    /// <summary>Of those answered, taken up again or brought to review since.</summary>
    public long Contested { get; set; }

    /// <summary>Of those answered, raised before by the same person.</summary>
    public long Repeated { get; set; }

    /// <summary>Rated by the people.</summary>
    public long Rated { get; set; }

    /// <summary>Of these, with 4 or 5 of 5.</summary>
    public long Satisfied { get; set; }

    /// <summary>The parts in percent, each with its weight; a part with nothing to count is left out of the whole.</summary>
    public IEnumerable<(Words Name, double Percent, int Weight)> Parts(ScoreWeights weights)
    {
        if (Accepted > 0) yield return (new("按期受理", "Accepted in time"), 100.0 * AcceptedInTime / Accepted, weights.Accepted);
        if (Answered > 0) yield return (new("按期答复", "Answered in time"), 100.0 * AnsweredInTime / Answered, weights.Answered);
        if (Answered > 0) yield return (new("一次化解", "Settled at the first answer"), 100.0 * (Answered - Contested) / Answered, weights.Settled);
        if (Answered > 0) yield return (new("没有重复反映", "Not raised again"), 100.0 * (Answered - Repeated) / Answered, weights.Fresh);
        if (Rated > 0) yield return (new("群众满意", "Satisfied"), 100.0 * Satisfied / Rated, weights.Satisfied);
    }

    /// <summary>The whole, 0 to 100; null when nothing was counted.</summary>
    public double? Whole(ScoreWeights weights)
    {
        var parts = Parts(weights).ToList();
        return parts.Count == 0 ? null : parts.Sum(part => part.Percent * part.Weight) / parts.Sum(part => part.Weight);
    }
}

/// <summary>That a case counts in no score (不计入考核): a recorded decision, with who took it and why, until another ends it.</summary>
[InLedger]
sealed class ScoreExclusion
{
    /// <summary>The case.</summary>
    public required Guid CaseId { get; init; }

    [Personal]
    public required string Because { get; set; }

    public Guid? By { get; set; }

    /// <summary>When (UTC).</summary>
    public required DateTime At { get; set; }

    /// <summary>When it was decided that it counts again (UTC); null while it is left out.</summary>
    public DateTime? EndedAt { get; set; }

    public Guid? EndedBy { get; set; }

    [Personal]
    public string? EndedBecause { get; set; }

    public static void Model(ModelBuilder model) => model.Entity<ScoreExclusion>(exclusion =>
    {
        exclusion.HasKey(e => e.CaseId);
        exclusion.HasOne<Case>().WithOne().HasForeignKey<ScoreExclusion>(e => e.CaseId);
    });
}

/// <summary>Counts scores, from the cases and from the ledger.</summary>
sealed class Scores(Db db)
{
    /// <summary>The verbs of the entries by which a case is excluded, and counts again.</summary>
    public const string Exclude = "exclude-from-scores", Include = "count-in-scores";

    /// <summary>What the entry says of a petition that the same person had raised before.</summary>
    public const string Repeats = "repeats";

    const string Rate = "rate", Opened = "open", Classed = "class";

    // What was answered in the system before this one is no merit of anybody here.
    static readonly HashSet<string> Accepting = [.. PetitionMeasures.Accepting],
        Answering = [.. PetitionMeasures.Answering.Where(step => step != PetitionProcedure.CarryOver)];

    static readonly string[] Contesting = [PetitionSteps.Reopen, PetitionProcedure.AskReview];

    /// <summary>The scores of a period by body, from the steps of the cases.</summary>
    public async Task<IReadOnlyDictionary<string, Score>> Count(DateOnly first, DateOnly last, CancellationToken stop)
    {
        var scores = new Dictionary<string, Score>();
        await foreach (var one in Counting(first, last, stop)) Add(Of(scores, one.Body), one);
        return scores;
    }

    /// <summary>The scores of a month as they were when it was closed, by body; empty while it is open, and for a year.</summary>
    public async Task<IReadOnlyDictionary<string, ScoreClosing>> Closed(int year, int? month, CancellationToken stop) =>
        month is null ? new Dictionary<string, ScoreClosing>()
            : await db.Set<ScoreClosing>().AsNoTracking().Where(one => one.Year == year && one.Month == month).ToDictionaryAsync(one => one.BodyCode, stop);

    /// <summary>What stands behind one figure of one body, in the order of the days.</summary>
    public async Task<IReadOnlyList<ScoreLine>> Behind(string body, ScorePart part, DateOnly first, DateOnly last, CancellationToken stop)
    {
        var lines = new List<ScoreLine>();
        await foreach (var one in Counting(first, last, stop))
            if (one.Body == body && (one.Part == part || (one.Part is ScorePart.Answered && (part is ScorePart.Contested ? one.Contested : part is ScorePart.Repeated && one.Repeated)))) lines.Add(one);
        return [.. lines.OrderBy(line => line.On).ThenBy(line => line.Code, StringComparer.Ordinal)];
    }

    // Everything that counts, once each: figures and what stands behind them can't be two things.
    async IAsyncEnumerable<ScoreLine> Counting(DateOnly first, DateOnly last, [EnumeratorCancellation] CancellationToken stop)
    {
        string[] wanted = [.. Accepting, .. Answering];
        // The score is the same whoever looks at it.
        var excluded = db.Set<ScoreExclusion>().Where(exclusion => exclusion.EndedAt == null);
        var taken = from step in db.Set<CaseStep>().AsNoTracking()
                    join matter in db.Cases.AsNoTracking().Petitions() on step.CaseId equals matter.Id
                    where wanted.Contains(step.Step) && first <= step.On && step.On <= last
                        && !excluded.Any(exclusion => exclusion.CaseId == matter.Id)
                    select new
                    {
                        matter.Code, step.Step, step.On, step.DueOn,
                        Before = matter.Steps.Where(other => other.Number == step.Number - 1).Select(other => other.DueOn).FirstOrDefault(),
                        Body = matter.Steps.Where(other => other.Number >= step.Number && other.FromBody != null).OrderBy(other => other.Number)
                            .Select(other => other.FromBody).FirstOrDefault() ?? matter.BodyCode,
                        Contested = matter.Steps.Any(other => other.Number > step.Number && Contesting.Contains(other.Step)),
                        Repeated = db.Set<Petition>().Any(petition => petition.CaseId == matter.Id && petition.RepeatOf != null),
                    };
        await foreach (var one in taken.IgnoreQueryFilters().AsAsyncEnumerable().WithCancellation(stop))
        {
            yield return Accepting.Contains(one.Step)
                ? new(ScorePart.Accepted, one.Body, one.Code, one.On, PetitionMeasures.WasInTime(one.On, one.Before))
                : new(ScorePart.Answered, one.Body, one.Code, one.On, PetitionMeasures.WasInTime(one.On, one.DueOn)) { Contested = one.Contested, Repeated = one.Repeated };
        }
        var (begin, end) = (Instants.At(first, TimeOnly.MinValue), Instants.At(last.AddDays(1), TimeOnly.MinValue));
        var rated = from said in db.Set<Satisfaction>().AsNoTracking()
                    join matter in db.Cases.AsNoTracking().Petitions() on said.CaseId equals matter.Id
                    where begin <= said.At && said.At < end
                        && !excluded.Any(exclusion => exclusion.CaseId == matter.Id)
                    select new
                    {
                        matter.Code, said.At, said.Stars,
                        // The body whose answer it was: it may have been taken back and assigned to another since.
                        Body = matter.Steps.Where(other => other.At > said.At && other.FromBody != null).OrderBy(other => other.Number)
                            .Select(other => other.FromBody).FirstOrDefault() ?? matter.BodyCode,
                    };
        await foreach (var one in rated.IgnoreQueryFilters().AsAsyncEnumerable().WithCancellation(stop))
            yield return new(ScorePart.Rated, one.Body, one.Code, Instants.DayOf(one.At), one.Stars >= SatisfactionMeasures.Satisfied);
    }

    /// <summary>The same from the ledger alone: every entry is read in its order, and nothing but its leaf.</summary>
    public async Task<IReadOnlyDictionary<string, Score>> Replay(DateOnly first, DateOnly last, CancellationToken stop)
    {
        var cases = new Dictionary<string, Replayed>();
        var entries = db.Entries.AsNoTracking().OrderBy(entry => entry.Arrival).Select(entry => new Told(entry.At, entry.Verb, entry.Subject, entry.Body, entry.Leaf));
        await foreach (var entry in entries.AsAsyncEnumerable().WithCancellation(stop)) Replay(entry, first, last, cases);
        var scores = new Dictionary<string, Score>();
        foreach (var matter in cases.Values.Where(matter => !matter.Excluded))
        {
            foreach (var (body, on, due) in matter.Accepted) Add(Of(scores, body), new(ScorePart.Accepted, body, "", on, PetitionMeasures.WasInTime(on, due)));
            foreach (var (body, on, due, number) in matter.Answered)
                Add(Of(scores, body), new(ScorePart.Answered, body, "", on, PetitionMeasures.WasInTime(on, due)) { Contested = matter.ContestedAfter > number, Repeated = matter.Repeats });
            if (matter.Rated is var (rated, day, stars) && first <= day && day <= last) Add(Of(scores, rated), new(ScorePart.Rated, rated, "", day, stars >= SatisfactionMeasures.Satisfied));
        }
        return scores;
    }

    static void Replay(Told entry, DateOnly first, DateOnly last, Dictionary<string, Replayed> cases)
    {
        if (!entry.Subject.StartsWith("case:", StringComparison.Ordinal)) return;
        cases.TryGetValue(entry.Subject, out var matter);
        if (entry.Verb is Exclude or Include && matter is not null) matter.Excluded = entry.Verb is Exclude;
        using var leaf = JsonDocument.Parse(entry.Leaf);
        var told = leaf.RootElement.GetProperty("public");
        if (entry.Verb == Rate)
        {
            // The rating of a later answer takes the place of the one before.
            if (matter is not null) matter.Rated = (entry.Body, Instants.DayOf(entry.At), told.GetProperty("stars").GetInt32());
            return;
        }
        if (entry.Verb == Classed && matter is not null && told.TryGetProperty(Repeats, out var said)) matter.Repeats = said.GetBoolean();
        // A holiday notice that moved the last day, told without the procedure.
        if (entry.Verb == Recount.StepName && matter is not null) matter.Due = Day(told, "due");
        if (!told.TryGetProperty("procedure", out var procedure) || !PetitionsModule.IsPetition(procedure.GetString())) return;
        if (matter is null) cases[entry.Subject] = matter = new() { Repeats = told.TryGetProperty(Repeats, out var again) && again.GetBoolean() };
        var (on, due) = (Day(told, "on")!.Value, Day(told, "due"));
        matter.Number++;
        if (entry.Verb != Opened && first <= on && on <= last)
        {
            if (Accepting.Contains(entry.Verb)) matter.Accepted.Add((entry.Body, on, matter.Due));
            if (Answering.Contains(entry.Verb)) matter.Answered.Add((entry.Body, on, due, matter.Number));
        }
        if (Contesting.Contains(entry.Verb)) matter.ContestedAfter = matter.Number;
        matter.Due = due;
    }

    static void Add(Score score, ScoreLine one)
    {
        switch (one.Part)
        {
            case ScorePart.Accepted:
                score.Accepted++;
                if (one.Good) score.AcceptedInTime++;
                break;
            case ScorePart.Answered:
                score.Answered++;
                if (one.Good) score.AnsweredInTime++;
                if (one.Contested) score.Contested++;
                if (one.Repeated) score.Repeated++;
                break;
            default:
                score.Rated++;
                if (one.Good) score.Satisfied++;
                break;
        }
    }

    static Score Of(Dictionary<string, Score> scores, string body) =>
        scores.TryGetValue(body, out var score) ? score : scores[body] = new();

    static DateOnly? Day(JsonElement told, string name) =>
        told.TryGetProperty(name, out var value) && value.GetString() is { } day ? DateOnly.Parse(day, System.Globalization.CultureInfo.InvariantCulture) : null;

    sealed record Told(DateTime At, string Verb, string Subject, string Body, string Leaf);

    sealed class Replayed
    {
        public DateOnly? Due { get; set; }

        public int Number { get; set; }

        public int ContestedAfter { get; set; }

        public bool Excluded { get; set; }

        public bool Repeats { get; set; }

        public (string Body, DateOnly On, int Stars)? Rated { get; set; }

        public List<(string Body, DateOnly On, DateOnly? Due)> Accepted { get; } = [];

        public List<(string Body, DateOnly On, DateOnly? Due, int Number)> Answered { get; } = [];
    }
}
