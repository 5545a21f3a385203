using System.Globalization;

namespace Daylight.Petitions;

/// <summary>
/// The score of a body for a month as it was when the month was closed (考核结账). It stays as it is: what is entered or decided
/// later shows beside it.
/// </summary>
[InLedger]
sealed class ScoreClosing
{
    /// <summary>Key.</summary>
    public Guid Id { get; init; } = Ids.Next();

    public required int Year { get; init; }

    public required int Month { get; init; }

    public required string BodyCode { get; init; }

    public required long Accepted { get; init; }

    public required long AcceptedInTime { get; init; }

    public required long Answered { get; init; }

    public required long AnsweredInTime { get; init; }

    public required long Contested { get; init; }

    public required long Repeated { get; init; }

    public required long Rated { get; init; }

    public required long Satisfied { get; init; }

    /// <summary>When it was closed (UTC).</summary>
    public required DateTime At { get; init; }

    /// <summary>The numbers.</summary>
    public Score Score => new()
    {
        Accepted = Accepted, AcceptedInTime = AcceptedInTime, Answered = Answered, AnsweredInTime = AnsweredInTime, Contested = Contested, Repeated = Repeated, Rated = Rated,
        Satisfied = Satisfied,
    };

    public static ScoreClosing Of(DateOnly month, string body, Score score, DateTime at) => new()
    {
        Year = month.Year, Month = month.Month, BodyCode = body, Accepted = score.Accepted, AcceptedInTime = score.AcceptedInTime, Answered = score.Answered,
        AnsweredInTime = score.AnsweredInTime, Contested = score.Contested, Repeated = score.Repeated, Rated = score.Rated, Satisfied = score.Satisfied, At = at,
    };

    public static void Model(ModelBuilder model) => model.Entity<ScoreClosing>(closing =>
    {
        closing.HasIndex(c => new { c.Year, c.Month, c.BodyCode }).IsUnique();
        closing.Ignore(c => c.Score);
    });
}

/// <summary>Closes, at night, each month so many days after it ended (结账), once; nobody changes it after that.</summary>
sealed class MonthsClosed(Db db, Scores scores, LawBook law, BodyTree bodies, Ledger ledger, TimeProvider time) : NightWork
{
    public override async Task Go(CancellationToken stop)
    {
        if (bodies.Root is not { } root) return;
        await using var transaction = await db.Database.BeginTransactionAsync(stop);
        await db.Lock("score-months", stop);
        var newest = First(time.Today().AddDays(-law.PetitionScores.ClosedAfter)).AddMonths(-1);
        var last = await db.Set<ScoreClosing>().OrderByDescending(one => one.Year).ThenByDescending(one => one.Month).Select(one => new { one.Year, one.Month }).FirstOrDefaultAsync(stop);
        // What lies before the first month that is closed was never counted while it was fresh.
        for (var month = last is null ? newest : new DateOnly(last.Year, last.Month, 1).AddMonths(1); month <= newest; month = month.AddMonths(1)) await Close(month, root, stop);
        await transaction.CommitAsync(stop);
    }

    async Task Close(DateOnly month, Body root, CancellationToken stop)
    {
        var counted = await scores.Count(month, month.AddMonths(1).AddDays(-1), stop);
        // A month in which nothing happened is closed as well, with the topmost body's nothing.
        var closed = counted.Append(new(root.Code, counted.GetValueOrDefault(root.Code) ?? new())).DistinctBy(pair => pair.Key)
            .Select(pair => ScoreClosing.Of(month, pair.Key, pair.Value, ledger.Now)).ToList();
        db.AddRange(closed);
        ledger.Write(Actor.Machine, "close-score-month", $"body:{root.Code}", root.Code, new Dictionary<string, object?>
        {
            ["month"] = month.ToString("yyyy-MM", CultureInfo.InvariantCulture), ["bodies"] = closed.Count,
        }).Covers([.. closed]);
        await db.SaveChangesAsync(stop);
    }

    static DateOnly First(DateOnly day) => new(day.Year, day.Month, 1);
}
