namespace Daylight.Petitions;

/// <summary>
/// What a body is asked for by the one that leads in a petition (协办): its opinion or its share of the work. The petition is
/// answered once every body that was asked has said its part.
/// </summary>
static class AssistProcedure
{
    /// <summary>Steps in which the body says its part.</summary>
    public const string Give = "give", Decline = "decline";

    public static readonly State Asked = new("asked", new("待协办", "To assist"),
        new("主办单位请本单位协办。", "The body in charge asks this body to assist."));

    public static readonly State Given = new("given", new("已提意见", "Done"),
        new("协办意见已经提交给主办单位。", "The opinion was given to the body in charge."), StateKind.Ended);

    public static readonly State Declined = new("declined", new("不属协办范围", "Declined"),
        new("本单位没有可以协办的，理由已经说明。", "This body has nothing to add; it said why."), StateKind.Ended) { InVain = true };

    public static readonly State Released = new("released", new("不再需要", "No longer needed"),
        new("主办单位不再需要协办。", "The body in charge no longer needs it."), StateKind.Ended) { InVain = true };

    /// <summary>The procedure.</summary>
    public static readonly Procedure Procedure = new()
    {
        Name = "assist",
        Title = new("协办", "Assistance"),
        CodePrefix = "XB",
        Subject = LawSubject.Petition,
        Rule = "assist",
        Starts = [Asked],
        States = [Asked, Given, Declined, Released],
        Steps =
        [
            new(Give, new("提交协办意见", "Give the opinion"), new("协办意见已提交", "The opinion was given"))
            {
                From = [Asked], To = Given, By = Role.Clerk | Role.Head, Clock = ClockEffect.Stop, Needs = Needs.Text, ToOthers = true,
                Writes = new("给主办单位的意见", "the opinion to the body in charge"),
            },
            new(Decline, new("说明不属协办范围", "Decline"), new("说明了不属协办范围", "The body declined"))
            {
                From = [Asked], To = Declined, By = Role.Clerk | Role.Head, Clock = ClockEffect.Stop, Needs = Needs.Reason,
            },
            new("release", new("不再需要协办", "No longer needed"), new("不再需要协办", "It is no longer needed"))
            {
                From = [Asked], To = Released, By = Role.Clerk | Role.Supervisor | Role.Machine, Clock = ClockEffect.Stop, Needs = Needs.Reason,
            },
        ],
    };
}
