namespace Daylight;

/// <summary>An outcome for whoever asked, who knows no law.</summary>
/// <param name="Says">What it means.</param>
/// <param name="Next">What they can do about it without disputing it: ask differently, ask whom.</param>
/// <param name="Asks">
/// What organ, court or the body above should look at when it is disputed, as a letter to them names it; null where nothing is.
/// Always in Chinese.
/// </param>
public sealed record OutcomeExplained(Words Says, Words Next, string? Asks);

/// <summary>A way in which a request can end, as the law and its report form name it.</summary>
public sealed record Outcome
{
    /// <summary>The code officers pick, such as <c>C4</c>.</summary>
    public required string Code { get; init; }

    /// <summary>What it means, in a word that lasts across regimes, such as <c>state-secret</c>.</summary>
    public required string Meaning { get; init; }

    /// <summary>The words officers and applicants read.</summary>
    public required Words Name { get; init; }

    /// <summary>The official label of the report row it is counted in.</summary>
    public required string Label { get; init; }

    /// <summary>The article.</summary>
    public required Words Article { get; init; }

    /// <summary>The report form whose row <see cref="Row"/> is, such as <c>cn-2021</c>.</summary>
    public required string Form { get; init; }

    /// <summary>The row of the form: <c>3.3.4</c> is 三、(三)4; <c>25</c> a code of the 2012 form.</summary>
    public required string Row { get; init; }

    /// <summary>
    /// The first decision date from which reconsideration must come before a suit (复议前置); null when it need not.
    /// Administrative Reconsideration Law 2023, Art. 23(1)(4).
    /// </summary>
    public DateOnly? ReconsiderationFirst { get; init; }

    /// <summary>Sub-reasons kept apart because their letters differ.</summary>
    public IReadOnlyList<string> Reasons { get; init; } = [];

    /// <summary>True when it is a reason to withhold information, and so to mask a part of it (2019 Art. 37, 2008 Art. 22).</summary>
    public bool Withholds { get; init; }

    /// <summary>True when it gave the requester information that was not public, whole or in part.</summary>
    public bool Discloses => Meaning is "granted" or "partial";

    /// <summary>
    /// True when whoever asked got what they asked for, whole or in part, or was told where it is for everybody to see; of
    /// everything else a page says how it ended and does not tick it off as a success.
    /// </summary>
    public bool Gives => Discloses || Meaning is "public-already" or "corrected" or "answered" or "solved" or "supported" or "suggestion-taken";

    /// <summary>What else an officer should know.</summary>
    public Words? Note { get; init; }

    /// <summary>What it means for whoever asked, in plain words; null where the law's file explains none.</summary>
    public OutcomeExplained? Explained { get; init; }

    /// <summary>How well the row is founded.</summary>
    public Evidence Evidence { get; init; }

    /// <summary>True when the letter has to tell of reconsideration as the necessary first step.</summary>
    public bool NeedsReconsiderationFirst(DateOnly decidedOn) =>
        ReconsiderationFirst is { } first && first <= decidedOn;
}
