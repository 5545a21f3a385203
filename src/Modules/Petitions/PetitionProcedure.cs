using static Daylight.Petitions.PetitionStates;

namespace Daylight.Petitions;

/// <summary>
/// A petition (信访事项), whatever way it came: registered and assigned by the petition office, accepted or sent the right
/// way by the body that handles it, answered after review by another person, and reviewed twice at most by the bodies above.
/// Regulation on Petitions of 2005 and Regulation on Petition Work of 2022.
/// </summary>
static class PetitionProcedure
{
    /// <summary>Steps that choose which way a petition goes.</summary>
    public const string Accept = "accept", AcceptSimple = "accept-simple", AcceptSuggestion = "accept-suggestion", Refuse = "refuse", Route = "route",
        CarryOver = "carry-over", AskReview = "ask-review";

    static readonly string[] Results =
        ["supported", "explained", "not-supported", "suggestion-taken", "suggestion-noted", "report-verified", "report-unverified"];

    static readonly string[] Routes = ["route-judicial", "route-arbitration", "route-party", "route-administrative", "route-duty"];

    static readonly string[] Reviews = ["review-upheld", "review-changed"];

    static readonly Words Opinion = new("给信访人的意见书", "the opinion to the petitioner");

    const string Registering = "CN-PET-2022 Arts 22, 23; CN-PET-2005 Arts 21, 22";

    const string Reviewing = "CN-PET-2022 Art. 35; CN-PET-2005 Art. 34", Rechecking = "CN-PET-2022 Art. 36; CN-PET-2005 Art. 35";

    /// <summary>The procedure.</summary>
    public static readonly Procedure Procedure = new()
    {
        Name = "petition",
        Title = new("信访", "Petition"),
        CodePrefix = "XF",
        Subject = LawSubject.Petition,
        Rule = "register",
        Rated = true,
        Dissatisfied = PetitionSteps.AskReopen,
        Starts = [Registered],
        States =
        [
            Registered, Unidentified, Dispatched, Signed, ReturnAsked, Handling, Asking, Suspended, ExtensionAsked, Drafted, Approved, Joined, Replied,
            ReopenAsked, ReviewAsked, Reviewed, RecheckAsked, Hearing, Refused, Routed, Withdrawn, Closed, Final,
        ],
        Steps =
        [
            new("ask-identity", new("请补充身份", "Ask who it is"), new("请您补充姓名、联系方式", "You were asked for name and contact"))
            {
                From = [Registered], To = Unidentified, By = Role.Clerk, Needs = Needs.Text | Needs.Until, Grants = "identify", AtMost = 1, Basis = Registering,
            },
            new("identify", new("登记身份", "Enter who it is"), new("身份已补充", "Name and contact were added"))
            {
                From = [Unidentified], To = Registered, By = Role.Clerk | Role.Requester, Needs = Needs.Reason, Basis = Registering,
                Asks = new("姓名、住址、联系方式", "Name, address, contact"), Offer = new("补充身份", "Say who you are"),
            },
            new("set-aside", new("身份不清，存档", "Set aside: unidentified"), new("身份一直不清，无法告知，存档", "It stayed unclear who wrote: set aside"))
            {
                From = [Unidentified], To = Refused, By = Role.Clerk, InSilence = true, Clock = ClockEffect.Stop, Outcome = "unidentified", Basis = Registering,
            },
            .. PetitionSteps.Assigning("accept", Registering),
            new(Accept, new("受理", "Accept"), new("已受理", "It was accepted"))
            {
                From = [Registered, Signed], To = Handling, By = Role.Clerk, Needs = Needs.Text, Clock = ClockEffect.Next, Rule = "finish", Basis = Registering,
            },
            new(AcceptSimple, new("简易受理", "Accept for simple handling"), new("已受理，简易办理", "It was accepted for simple handling"))
            {
                From = [Registered, Signed], To = Handling, By = Role.Clerk, Needs = Needs.Text, Clock = ClockEffect.Next, Rule = "simple-finish",
                Regimes = ["cn-pet-2022"], Basis = Registering,
            },
            new(AcceptSuggestion, new("建议，转研究", "A suggestion: to be weighed"), new("您的建议正在研究", "Your suggestion is being weighed"))
            {
                From = [Registered, Signed], To = Handling, By = Role.Clerk, Needs = Needs.Text, Clock = ClockEffect.FromReceipt, Rule = "suggestion",
                Basis = "CN-PET-2022 Art. 29; CN-PET-2005 Art. 29",
            },
            new(Refuse, new("不予受理", "Do not accept"), new("不予受理，已告知理由和途径", "It was not accepted; you were told why and where it belongs"))
            {
                From = [Registered, Signed], To = Refused, By = Role.Clerk | Role.Head, Needs = Needs.Text | Needs.Outcome, Decides = true, Clock = ClockEffect.Stop,
                Among = ["statutory-route", "in-hand-elsewhere", "final", "not-ours"], Basis = Registering,
            },
            new(Route, new("告知法定途径", "Tell which way it goes"), new("应当按法定程序办理，已告知途径", "It goes by another procedure of the law"))
            {
                From = [Registered, Signed], To = Routed, By = Role.Clerk | Role.Head, Needs = Needs.Text | Needs.Outcome, Decides = true, Clock = ClockEffect.Stop,
                Among = Routes, Regimes = ["cn-pet-2022"], Basis = "CN-PET-2022 Art. 31",
            },
            .. PetitionSteps.Handling(Results, "CN-PET-2022 Art. 34; CN-PET-2005 Art. 33"),
            // Neither Regulation lets its period stand still for this, as both do for a hearing: the last day stays. Meanwhile it is
            // not counted as late and gets no card, see PetitionQueries.Late; late it is again once handling goes on.
            new("suspend", new("中止", "Suspend"), new("依法中止办理", "Handling was suspended"))
            {
                From = [Handling], To = Suspended, By = Role.Head, Needs = Needs.Text, Writes = new("中止的法定理由", "the reason of law for the suspension"),
            },
            new("resume", new("恢复办理", "Go on"), new("恢复办理", "Handling goes on"))
            {
                From = [Suspended], To = Handling, By = Role.Head | Role.Clerk, Needs = Needs.Reason,
            },
            new(PetitionSteps.Deliver, new("送达答复", "Deliver the answer"), new("答复已送达", "The answer was delivered"))
            {
                From = [Approved], To = Replied, By = Role.Clerk, Clock = ClockEffect.Stop, Needs = Needs.Delivery | Needs.Until, Grants = "review-apply",
                Basis = "CN-PET-2022 Art. 34; CN-PET-2005 Art. 33",
            },
            new(PetitionSteps.ReplyAlong, new("随主件答复", "Answer with the first"), new("同一件事已经答复", "It was answered together with the one raised first"))
            {
                From = [Joined], To = Replied, By = Role.Machine, Clock = ClockEffect.Stop, Needs = Needs.Text | Needs.Outcome | Needs.Delivery | Needs.Until,
                Decides = true, Along = true, Among = Results, Grants = "review-apply",
                // Whatever way its own had begun, it is answered with what is worked out in the period for that.
                Rule = "finish",
            },
            .. PetitionSteps.AfterTheAnswer("review-apply"),
            new(AskReview, new("登记复查请求", "Enter a request for review"), new("您请求复查", "You asked for a review"))
            {
                From = [Replied], To = ReviewAsked, By = Role.Requester | Role.Clerk, Needs = Needs.Reason, Clock = ClockEffect.Next, Rule = "review-decide", AtMost = 1,
                Basis = Reviewing, Asks = new("为什么不服，请求什么", "Why it is wrong, and what is asked for"), Offer = new("请求复查", "Ask for a review"),
            },
            new("decide-review", new("作出复查意见", "Give the opinion of the review"), new("复查意见已送达", "The opinion of the review was delivered"))
            {
                From = [ReviewAsked], To = Reviewed, By = Role.Supervisor, Above = 1, Needs = Needs.Text | Needs.Outcome | Needs.Delivery | Needs.Until, Decides = true,
                Clock = ClockEffect.Stop, Grants = "recheck-apply", Among = Reviews, ByAnotherThan = [PetitionSteps.Draft, PetitionSteps.Approve], Basis = Reviewing,
                Writes = Opinion,
            },
            new("ask-recheck", new("登记复核请求", "Enter a request for re-review"), new("您请求复核", "You asked for a re-review"))
            {
                From = [Reviewed], To = RecheckAsked, By = Role.Requester | Role.Clerk, Needs = Needs.Reason, Clock = ClockEffect.Next, Rule = "recheck-decide", AtMost = 1,
                Basis = Rechecking, Asks = new("为什么不服，请求什么", "Why it is wrong, and what is asked for"), Offer = new("请求复核", "Ask for a re-review"),
            },
            new("hear", new("举行听证", "Hold a hearing"), new("举行听证，期限暂停", "A hearing is held; the period pauses"))
            {
                From = [RecheckAsked], To = Hearing, By = Role.Supervisor, Above = 2, Needs = Needs.Reason, Clock = ClockEffect.Pause, AtMost = 1, Basis = Rechecking,
                Counted = new("举行听证", "A hearing is held"), Asks = new("时间、地点、参加人", "When, where and who takes part"),
            },
            new("heard", new("听证结束", "The hearing is over"), new("听证结束，期限继续", "The hearing is over; the period goes on"))
            {
                From = [Hearing], To = RecheckAsked, By = Role.Supervisor, Above = 2, Needs = Needs.Reason, Clock = ClockEffect.Resume, Basis = Rechecking,
            },
            new("decide-recheck", new("作出复核意见", "Give the opinion of the re-review"), new("复核意见已送达，信访程序终结", "The opinion of the re-review was delivered; the procedure is over"))
            {
                From = [RecheckAsked], To = Final, By = Role.Supervisor, Above = 2, Needs = Needs.Text | Needs.Outcome | Needs.Delivery, Decides = true, Clock = ClockEffect.Stop,
                Among = Reviews, ByAnotherThan = [PetitionSteps.Draft, PetitionSteps.Approve, "decide-review"], Basis = Rechecking, Writes = Opinion,
            },
            new("withdraw-review", new("撤回复查、复核请求", "Withdraw the request for review"), new("您撤回了复查、复核请求，原来的意见不变", "You withdrew the request for review: the opinion before it stands"))
            {
                From = [ReviewAsked, RecheckAsked], To = Closed, By = Role.Requester | Role.Clerk, Clock = ClockEffect.Stop, Needs = Needs.Reason,
                Asks = new("为什么撤回", "Why it is withdrawn"), Offer = new("撤回复查、复核请求", "Withdraw the request for review"),
            },
            new("close", new("期满办结", "Close: the time has passed"), new("期限内没有请求复查、复核，办结", "No review was asked for in time: it is closed"))
            {
                From = [Replied, Reviewed], To = Closed, By = Role.Clerk | Role.Machine, InSilence = true, Basis = "CN-PET-2022 Arts 35, 36; CN-PET-2005 Arts 34, 35",
            },
            .. PetitionSteps.TakingBack("CN-PET-2022 Art. 30; CN-PET-2005 Art. 23"),
            .. PetitionSteps.LeavingOff,
            new(CarryOver, new("迁入答复", "Take over the answer"), new("原来的系统里已答复", "It was answered in the system before this one"))
            {
                // When it was accepted the old system does not say: the period for answering is counted from receipt.
                From = [Registered], To = Closed, By = Role.Machine, Clock = ClockEffect.Stop, Needs = Needs.Text, Decides = true, Rule = "finish",
            },
        ],
    };
}
