using static Daylight.Petitions.PetitionStates;

namespace Daylight.Petitions;

/// <summary>
/// An order of the hotline (12345热线工单), also for what comes through the interaction page and Open311: its class says how
/// long it may take, counted from the day it was received. Guangdong Measures of 2022.
/// </summary>
static class HotlineProcedure
{
    /// <summary>Steps by which an order gets its class, and with it its period.</summary>
    public const string Consult = "class-consult", Help = "class-help", Complaint = "class-complaint";

    static readonly string[] Results = ["solved", "answered", "unsolved"];

    const string Basis = "CN-44-HOTLINE-2022";

    /// <summary>The procedure.</summary>
    public static readonly Procedure Procedure = new()
    {
        Name = "hotline",
        Title = new("热线工单", "Hotline order"),
        CodePrefix = "RX",
        Subject = LawSubject.Hotline,
        Rule = "complaint",
        Rated = true,
        Dissatisfied = PetitionSteps.AskReopen,
        Starts = [Registered],
        States =
        [
            Registered, Dispatched, Signed, ReturnAsked, Handling, Asking, ExtensionAsked, Drafted, Approved, Joined, Replied, ReopenAsked, Refused,
            Withdrawn, Closed,
        ],
        Steps =
        [
            Classed(Consult, new("定为咨询", "Class: enquiry"), new("作为咨询办理", "It is handled as an enquiry"), "consult"),
            Classed(Help, new("定为求助、建议", "Class: help or suggestion"), new("作为求助、建议办理", "It is handled as a call for help or a suggestion"), "help"),
            Classed(Complaint, new("定为投诉、举报", "Class: complaint or report"), new("作为投诉、举报办理", "It is handled as a complaint or report"), "complaint"),
            new(PetitionSteps.AnswerNow, new("当场答复", "Answer on the spot"), new("当场答复了您", "You were answered on the spot"))
            {
                From = [Registered], To = Closed, By = Role.Clerk, Clock = ClockEffect.Stop, Needs = Needs.Text | Needs.Outcome, Decides = true, Among = Results,
                Channels = [Channel.Telephone, Channel.Counter], Basis = Basis,
            },
            .. PetitionSteps.Assigning(null, Basis),
            new("refuse", new("不予受理", "Do not take it"), new("不属于受理范围，已告知途径", "It is not taken here; you were told where it belongs"))
            {
                From = [Registered, Signed], To = Refused, By = Role.Clerk | Role.Head, Needs = Needs.Text | Needs.Outcome, Decides = true, Clock = ClockEffect.Stop,
                Among = ["statutory-route", "not-ours", "malicious"], Basis = Basis,
            },
            new("take", new("开始办理", "Begin"), new("办理的单位开始办理", "The body began to handle it"))
            {
                From = [Registered, Signed], To = Handling, By = Role.Clerk, Basis = Basis,
            },
            .. PetitionSteps.Handling(Results, Basis),
            new(PetitionSteps.Deliver, new("回复诉求人", "Tell the caller"), new("已回复您", "You were told the result"))
            {
                From = [Approved], To = Replied, By = Role.Clerk, Clock = ClockEffect.Stop, Needs = Needs.Delivery | Needs.Until, Grants = "rate", Basis = Basis,
            },
            new(PetitionSteps.ReplyAlong, new("随主件回复", "Tell it with the first"), new("同一件事已经回复", "It was answered together with the one raised first"))
            {
                From = [Joined], To = Replied, By = Role.Machine, Clock = ClockEffect.Stop, Needs = Needs.Text | Needs.Outcome | Needs.Delivery | Needs.Until,
                Decides = true, Along = true, Among = Results, Grants = "rate",
            },
            .. PetitionSteps.AfterTheAnswer("rate"),
            new("close", new("期满办结", "Close: the time has passed"), new("期限内没有提出不满意，办结", "No dissatisfaction was told in time: it is closed"))
            {
                From = [Replied], To = Closed, By = Role.Clerk | Role.Machine, InSilence = true,
            },
            .. PetitionSteps.TakingBack(null),
            .. PetitionSteps.LeavingOff.Select(step => step with { From = [.. step.From.Where(state => state != Unidentified && state != Suspended)] }),
            new(PetitionProcedure.CarryOver, new("迁入回复", "Take over the answer"), new("原来的系统里已回复", "It was answered in the system before this one"))
            {
                From = [Registered], To = Closed, By = Role.Machine, Clock = ClockEffect.Stop, Needs = Needs.Text, Decides = true,
            },
        ],
    };

    // The days count from receipt, whatever day the class is given or put right.
    static Step Classed(string name, Words title, Words happened, string rule) => new(name, title, happened)
    {
        From = [Registered], To = Registered, By = Role.Clerk | Role.Machine, Rule = rule, Basis = Basis,
    };
}
