namespace Daylight.Web;

/// <summary>A case in an officer's list.</summary>
/// <param name="Code">Its code.</param>
/// <param name="Title">What it is about.</param>
/// <param name="Href">Its page.</param>
public sealed record CaseLine(string Code, string Title, string Href)
{
    /// <summary>The legal date, or null while the clock is paused or when there is none.</summary>
    public DateOnly? Due { get; init; }

    /// <summary>How much time is left, or null when the case has no clock.</summary>
    public TimeLeft? Left { get; init; }

    /// <summary>Procedure and channel: 申请公开 · 网上.</summary>
    public string Kind { get; init; } = "";

    /// <summary>The state in a word, in the reader's language.</summary>
    public required string State { get; init; }

    /// <summary>How the state is marked.</summary>
    public Tone Tone { get; init; }

    /// <summary>How much of the legal time has passed, in words, where it is to be said.</summary>
    public (string Words, Tone Tone)? Used { get; init; }

    /// <summary>Remarks: 热点, 退回1次.</summary>
    public IReadOnlyList<string> Tags { get; init; } = [];

    /// <summary>Whether its box is ticked.</summary>
    public bool Chosen { get; init; }
}

/// <summary>Cases that are due about the same time.</summary>
/// <param name="Title">已逾期3件, 今天到期3件.</param>
/// <param name="Cases">The cases, earliest first.</param>
public sealed record CaseGroup(string Title, IReadOnlyList<CaseLine> Cases);

/// <summary>What is left of a legal time.</summary>
/// <param name="Days">Days of the rule's unit until the due date; negative when it is past.</param>
/// <param name="Used">The share of the time that is used, 0 to 1.</param>
public readonly record struct TimeLeft(int Days, double Used)
{
    /// <summary>What is counted; whatever is not working days is said in days.</summary>
    public TimeUnit Unit { get; init; }

    /// <summary>The last day has passed, also where no further day of the unit has: a day off is late and no working day.</summary>
    public bool Past { get; init; }

    /// <summary>How many days it is until the last day or since, in the unit of the rule: 3个工作日, 3 days.</summary>
    public Words Said => (Unit, Math.Abs(Days)) switch
    {
        (TimeUnit.WorkingDay, 0) => new("不到1个工作日", "less than a working day"),
        (TimeUnit.WorkingDay, 1) => new("1个工作日", "1 working day"),
        (TimeUnit.WorkingDay, var days) => new($"{days}个工作日", $"{days} working days"),
        (_, var days) => new($"{days}天", days == 1 ? "1 day" : $"{days} days"),
    };

    /// <summary>The clock is paused.</summary>
    public bool Paused { get; init; }

    /// <summary>The case is answered: nothing runs any more.</summary>
    public bool Done { get; init; }
}
