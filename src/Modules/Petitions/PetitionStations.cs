namespace Daylight.Petitions;

/// <summary>
/// What everybody may know of the way of a letter that was published (办理过程): that it came, who had it, when it was taken and
/// answered. What anybody wrote, and what the office asked the person or among itself, is not in it.
/// </summary>
static class PetitionStations
{
    static readonly Dictionary<string, Words> Known = new()
    {
        ["open"] = new("收到", "Received"),
        [PetitionSteps.Dispatch] = new("交给办理的单位", "Assigned"),
        [PetitionSteps.Redispatch] = new("改由别的单位办理", "Assigned to another body"),
        [PetitionSteps.AssignForGood] = new("协调后指定办理的单位", "Assigned after a meeting"),
        [PetitionProcedure.Accept] = new("受理", "Accepted"),
        [PetitionProcedure.AcceptSimple] = new("受理，简易办理", "Accepted for simple handling"),
        [PetitionProcedure.AcceptSuggestion] = new("建议转研究", "The suggestion is weighed"),
        ["take"] = new("开始办理", "Handling began"),
        [PetitionSteps.Extend] = new("延长办理期限", "The period was extended"),
        [PetitionSteps.Join] = new("和同一件事合并办理", "Handled together with the same matter"),
        [PetitionSteps.Deliver] = new("答复", "Answered"),
        [PetitionSteps.ReplyAlong] = new("答复", "Answered"),
        [PetitionSteps.AnswerNow] = new("当场答复", "Answered on the spot"),
        [PetitionProcedure.CarryOver] = new("答复", "Answered"),
        [PetitionSteps.AskReopen] = new("写信人不满意，要求重办", "The writer asked for it to be taken up again"),
        [PetitionSteps.Reopen] = new("决定重新办理", "Taken up again"),
        [PetitionSteps.RefuseReopen] = new("决定不再重办", "Not taken up again"),
        ["ask-review"] = new("请求复查", "A review was asked for"),
        ["decide-review"] = new("作出复查意见", "The review was decided"),
        ["ask-recheck"] = new("请求复核", "A re-review was asked for"),
        ["decide-recheck"] = new("作出复核意见", "The re-review was decided"),
        ["close"] = new("办结", "Closed"),
        ["accept-answer"] = new("写信人认可，办结", "The writer accepted the answer: closed"),
    };

    /// <summary>The station that a step is; null where it is none for everybody.</summary>
    public static Station? Of(Case matter, CaseStep taken) => Known.TryGetValue(taken.Step, out var what) ? new(what, taken.On, taken.ToBody ?? matter.BodyAt(taken)) : null;
}
