namespace Daylight;

/// <summary>A step of a ladder: what each one costs up to a number.</summary>
/// <param name="To">The last number of the step.</param>
/// <param name="Each">What each one of it costs, in fen.</param>
public readonly record struct FeeBand(int To, long Each);

/// <summary>
/// A fee in steps (超额累进): the more is asked for, the more each further one costs. CN-OGI-2019 Art. 42 and the
/// information processing fee measures (国办函〔2020〕109号).
/// </summary>
public sealed record FeeLadder
{
    /// <summary>Its name within the regime: <c>case</c> or <c>page</c>.</summary>
    public required string Key { get; init; }

    /// <summary>What is counted.</summary>
    public required Words Name { get; init; }

    /// <summary>The instrument that sets it.</summary>
    public required Words Instrument { get; init; }

    /// <summary>The first day it applies.</summary>
    public required DateOnly From { get; init; }

    /// <summary>The steps, in order.</summary>
    public required IReadOnlyList<FeeBand> Bands { get; init; }

    /// <summary>After the last band every so many form a further step; 0 when one price holds for all that is beyond.</summary>
    public int Every { get; init; }

    /// <summary>By how much each costs more in each further step than in the one before, in fen.</summary>
    public long More { get; init; }

    /// <summary>How well it is founded.</summary>
    public Evidence Evidence { get; init; }

    /// <summary>What so many cost together, in fen.</summary>
    public long Of(int count) => Lines(count).Sum(line => line.Fen);

    /// <summary>The calculation line by line: what those after <paramref name="before"/> and up to a number cost, step by step.</summary>
    /// <param name="count">The last number that is asked for.</param>
    /// <param name="before">The last number that was asked for before, and is not charged now.</param>
    public IEnumerable<FeeLine> Lines(int count, int before = 0)
    {
        var done = before;
        foreach (var step in Steps(count))
        {
            var to = Math.Min(step.To, count);
            if (to <= done) continue;
            yield return new(done + 1, to, step.Each);
            done = to;
        }
    }

    IEnumerable<FeeBand> Steps(int count)
    {
        foreach (var band in Bands) yield return band;
        var (to, each) = Bands[^1];
        while (to < count)
        {
            (to, each) = (Every == 0 ? count : to + Every, each + More);
            yield return new(to, each);
        }
    }
}

/// <summary>A line of a fee's calculation.</summary>
/// <param name="From">The first number it is about.</param>
/// <param name="To">The last.</param>
/// <param name="Each">What each of them costs, in fen.</param>
public readonly record struct FeeLine(int From, int To, long Each)
{
    /// <summary>How many they are.</summary>
    public int Count => To - From + 1;

    /// <summary>What they cost together, in fen.</summary>
    public long Fen => Count * Each;
}
