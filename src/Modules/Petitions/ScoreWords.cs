namespace Daylight.Petitions;

/// <summary>What the figures of a score are called, and what each means.</summary>
static class ScoreWords
{
    /// <summary>All of them, in the order of the table.</summary>
    public static readonly IReadOnlyList<ScorePart> Parts = [ScorePart.Accepted, ScorePart.Answered, ScorePart.Contested, ScorePart.Repeated, ScorePart.Rated];

    /// <summary>The head of its column.</summary>
    public static Words Say(ScorePart part) => part switch
    {
        ScorePart.Accepted => new("按期受理", "Accepted in time"),
        ScorePart.Answered => new("按期答复", "Answered in time"),
        ScorePart.Contested => new("答复后有争议", "Contested"),
        ScorePart.Repeated => new("重复反映", "Raised again"),
        _ => new("满意", "Satisfied"),
    };

    /// <summary>What it counts, in a sentence.</summary>
    public static Words Means(ScorePart part) => part switch
    {
        ScorePart.Accepted => new("决定是否受理的件数；前面的数是在期限内决定的。", "Decided on acceptance; the first number is those decided by the last day for it."),
        ScorePart.Answered => new("答复的件数；前面的数是在期限内答复的。", "Answered; the first number is those answered by the last day."),
        ScorePart.Contested => new("答复之后重新办理或者请求复查的件数；其余的算一次化解。", "Taken up again or brought to review after the answer; the others count as settled at the first answer."),
        ScorePart.Repeated => new("答复的当中，同一个人以前反映过同一件事的件数。", "Of those answered, the ones that the same person had raised before."),
        _ => new("作了评价的件数；前面的数是评为满意和非常满意的。", "Rated by the people; the first number is those who said satisfied or very satisfied."),
    };

    /// <summary>The figure of a score: how many of how many, or one number.</summary>
    public static (long Good, long? Of) Figure(Score score, ScorePart part) => part switch
    {
        ScorePart.Accepted => (score.AcceptedInTime, score.Accepted),
        ScorePart.Answered => (score.AnsweredInTime, score.Answered),
        ScorePart.Contested => (score.Contested, null),
        ScorePart.Repeated => (score.Repeated, null),
        _ => (score.Satisfied, score.Rated),
    };

    /// <summary>The head of the list of its cases.</summary>
    public static Words Title(ScorePart part) => part switch
    {
        ScorePart.Accepted => new("决定是否受理的", "Decided on acceptance"),
        ScorePart.Answered => new("答复的", "Answered"),
        ScorePart.Contested => new("答复后有争议的", "Contested after the answer"),
        ScorePart.Repeated => new("同一个人重复反映的", "Raised again by the same person"),
        _ => new("评价过的", "Rated"),
    };

    /// <summary>How a case counts in it.</summary>
    public static Words Say(ScoreLine line) => (line.Part, line.Good) switch
    {
        (ScorePart.Rated, true) => new("满意", "Satisfied"),
        (ScorePart.Rated, false) => new("没有满意", "Not satisfied"),
        (_, true) => new("按期", "In time"),
        _ => new("超期", "Late"),
    };
}
