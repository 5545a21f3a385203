namespace Daylight.Bench;

/// <summary>A measured figure: ours, where there is one the reference of the same run, and what was promised.</summary>
sealed record Figure(string Benchmark, string Name, string Unit)
{
    /// <summary>Ours: the median, or the value where there is one only.</summary>
    public required double Ours { get; init; }

    /// <summary>Ours at the 99th percentile.</summary>
    public double? OursP99 { get; init; }

    /// <summary>The reference.</summary>
    public double? Reference { get; init; }

    /// <summary>The reference at the 99th percentile.</summary>
    public double? ReferenceP99 { get; init; }

    /// <summary>Ours to the reference.</summary>
    public double? Ratio { get; init; }

    /// <summary>The most or the least that was promised, of the ratio where there is one.</summary>
    public Target? Target { get; init; }

    /// <summary>Whether the promise is held; null where nothing was promised.</summary>
    public bool? Held => Target?.HeldBy(Ratio ?? Ours);

    /// <summary>A figure of a pair of times.</summary>
    public static Figure Times(string benchmark, string name, Paired pair, Target? target) => new(benchmark, name, "µs")
    {
        Ours = pair.Ours.P50, OursP99 = pair.Ours.P99, Reference = pair.Reference.P50, ReferenceP99 = pair.Reference.P99,
        Ratio = pair.Ratio, Target = target,
    };
}

/// <summary>A promise.</summary>
sealed record Target(double Bound, bool AtMost)
{
    public static Target Most(double bound) => new(bound, AtMost: true);

    public static Target Least(double bound) => new(bound, AtMost: false);

    public bool HeldBy(double value) => AtMost ? value <= Bound : value >= Bound;

    public override string ToString() => $"{(AtMost ? '≤' : '≥')} {Bound:0.##}";
}
