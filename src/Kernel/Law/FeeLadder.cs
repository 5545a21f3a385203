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
    public long Of(int count)
    {
        var (fee, done) = (0L, 0);
        foreach (var band in Bands)
        {
            var here = Math.Clamp(count - done, 0, band.To - done);
            (fee, done) = (fee + (here * band.Each), done + here);
        }
        for (var each = Bands[^1].Each + More; done < count; each += More)
        {
            var here = Every == 0 ? count - done : Math.Min(count - done, Every);
            (fee, done) = (fee + (here * each), done + here);
        }
        return fee;
    }
}
