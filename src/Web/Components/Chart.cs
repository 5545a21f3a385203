namespace Daylight.Web;

/// <summary>The form of a chart.</summary>
public enum ChartForm
{
    /// <summary>Values over time, as lines.</summary>
    Lines,

    /// <summary>Values over time, as columns that begin at zero.</summary>
    Columns,

    /// <summary>Named things side by side, as bars whose parts add up.</summary>
    Bars,
}

/// <summary>One row of values of a chart.</summary>
/// <param name="Name">What it is.</param>
/// <param name="Values">A value for each label.</param>
/// <param name="Pane">The colour: pane 1 to 4 of the window, 0 for context.</param>
public sealed record ChartSeries(string Name, IReadOnlyList<double> Values, int Pane = 1);

/// <summary>A chart as the server draws it: for a wide column and for a narrow one, with its table.</summary>
public sealed record Chart
{
    /// <summary>What the chart answers, as a title.</summary>
    public required string Title { get; init; }

    /// <summary>How it was counted; where the axis does not begin at zero, that.</summary>
    public string? Note { get; init; }

    /// <summary>What the chart shows, in a sentence for those who don't see it.</summary>
    public required string Sentence { get; init; }

    /// <summary>The form.</summary>
    public required ChartForm Form { get; init; }

    /// <summary>What the labels are: month, body.</summary>
    public required string LabelsAre { get; init; }

    /// <summary>The labels, in order.</summary>
    public required IReadOnlyList<string> Labels { get; init; }

    /// <summary>The values.</summary>
    public required IReadOnlyList<ChartSeries> Series { get; init; }

    /// <summary>What follows a value: %, 件.</summary>
    public string Unit { get; init; } = "";

    /// <summary>Places after the point.</summary>
    public int Decimals { get; init; }

    /// <summary>Where the axis begins; columns and bars always begin at zero.</summary>
    public double From { get; init; }

    /// <summary>A value to reach, or null.</summary>
    public double? Target { get; init; }

    /// <summary>What is written at the target's line.</summary>
    public string TargetLabel { get; init; } = "";

    /// <summary>Whether the last period is not over yet; it is then drawn as context.</summary>
    public bool Unfinished { get; init; }

    /// <summary>A value as it is written.</summary>
    public string Say(double value) => Figures.Number(value, Decimals) + Unit;
}
