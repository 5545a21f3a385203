namespace Daylight.Requests;

/// <summary>
/// What leads out of a request that has ended: an answer that did not arrive, one that was wrong (有错必纠), and what was closed as
/// abandoned or withdrawn by mistake.
/// </summary>
static class AfterTheAnswer
{
    /// <summary>Takes up again what was withdrawn by mistake: on its own, whatever it followed.</summary>
    public const string TakeUpWithdrawn = "take-up-withdrawn";

    /// <summary>Lets an answer stand that was looked at again.</summary>
    public const string KeepAnswer = "keep-answer";

    const string ByOrder = "reopen-by-order";

    /// <summary>The step by which the answer is being worked out anew because organ or court ordered it; null where it was taken up for another reason, or not at all.</summary>
    public static CaseStep? Order(Case matter) =>
        matter.Steps.Where(taken => taken.Step is ByOrder or "reopen").MaxBy(taken => taken.Number) is { Step: ByOrder } order ? order : null;

    /// <summary>The steps, in the order of the procedure. Made anew each time: a field would have to wait for the states.</summary>
    public static IEnumerable<Step> Steps =>
    [
        new("reopen", new("更正答复", "Put the answer right"), new("发现答复有误，重新办理", "The answer was found to be wrong and is taken up again"))
        {
            From = [RequestProcedure.Delivered], To = RequestProcedure.Reopened, By = Role.Head, Needs = Needs.Reason | Needs.Text, Reopens = true,
            Letter = "reopened", Asks = new("哪里错了，怎样发现的", "What is wrong, and how it was found"),
        },
        new(ByOrder, new("依复议决定、裁判重新答复", "Answer anew by order"), new("复议机关或者法院责令重新答复，已恢复办理", "A reconsideration organ or court ordered a new answer; it is being worked out"))
        {
            From = [RequestProcedure.Delivered], To = RequestProcedure.Reopened, By = Role.Machine, Needs = Needs.Reason | Needs.Text, Reopens = true, ByOrder = true,
            Basis = "CN-RECON-2023 Arts 64, 66, 77; CN-RECON-1999 Arts 28, 32; CN-ALL-2014 Arts 70, 72, 94; CN-ALL-1989 Arts 54, 65",
            Asks = new("哪个机关、哪份决定或者裁判", "Which organ, by which decision or judgment"),
        },
        new("not-delivered", new("登记没有送达", "Enter that it did not arrive"), new("答复没有送达，另行送达", "The reply did not arrive and is delivered again"))
        {
            // Whatever comes back was not delivered: the office has still to do it, and its days run on.
            From = [RequestProcedure.Delivered], To = RequestProcedure.Decided, By = Role.Clerk | Role.Machine, Clock = ClockEffect.Undo, Needs = Needs.Reason, Reopens = true,
            After = ["deliver"], Basis = "国办公开办函〔2016〕235号", Asks = new("怎样知道没有送达：退信、退件的说明", "How it is known: what the returned letter says"),
        },
        new("take-up", new("恢复办理", "Take up again"), new("此前误按放弃处理，已恢复办理，期限重新计算", "It had been closed as abandoned by mistake and is taken up again; the period starts anew"))
        {
            From = [RequestProcedure.Abandoned], To = RequestProcedure.InHand, By = Role.Head, Clock = ClockEffect.Restart, Needs = Needs.Reason | Needs.Text, Reopens = true,
            Letter = "taken-up", Regimes = ["cn-ogi-2019"], Basis = "CN-OGI-2019 Art. 30; 国办函〔2020〕109号",
            Counted = new("补正、缴费实际已经收到，恢复办理，从次日起重新计算", "The correction or payment had come: taken up again, the full period runs from the next day"),
            Asks = new("哪里弄错了：补正、缴费是哪天收到的，或者有什么正当理由", "What was wrong: when the correction or payment came, or which good reason there was"),
        },
        new(TakeUpWithdrawn, new("恢复办理", "Take up again"), new("撤回有误，已恢复办理，期限接着原来的算", "It had been withdrawn by mistake and is taken up again; the period runs on as before"))
        {
            From = [RequestProcedure.Withdrawn], To = RequestProcedure.InHand, By = Role.Head, Clock = ClockEffect.Undo, Needs = Needs.Reason | Needs.Text, Reopens = true,
            Letter = "taken-up-withdrawn", Asks = new("哪里弄错了，申请人怎么说的", "What was wrong, and what the requester says"),
        },
        new("redraft", new("拟写更正的答复", "Draft the corrected answer"), new("更正的答复已拟好，等签发", "The corrected answer is drafted"))
        {
            From = [RequestProcedure.Reopened], To = RequestProcedure.Redrafted, By = Role.Clerk, Needs = Needs.Text | Needs.Outcome, Draft = true, Letter = "reply-corrected",
        },
        new("return-redraft", new("退回修改", "Return the draft"), new("更正的答复退回修改", "The corrected answer was returned for changes"))
        {
            From = [RequestProcedure.Redrafted], To = RequestProcedure.Reopened, By = Role.Head, Needs = Needs.Reason,
        },
        new("sign-correction", new("签发更正", "Sign the correction"), new("更正的答复已签发", "The corrected answer was signed"))
        {
            From = [RequestProcedure.Redrafted], To = RequestProcedure.Redecided, By = Role.Head, Needs = Needs.Text | Needs.Outcome, Decides = true, Replaces = true,
            Letter = "reply-corrected", ByAnotherThan = ["redraft"], Basis = "CN-OGI-2019 Art. 36; CN-OGI-2008 Art. 21",
        },
        new("deliver-correction", new("登记更正的送达", "Enter the delivery of the correction"), new("更正的答复已送达，以它为准", "The corrected answer was delivered and stands"))
        {
            From = [RequestProcedure.Redecided], To = RequestProcedure.Delivered, By = Role.Clerk, Needs = Needs.Delivery,
            Basis = "国办公开办函〔2016〕235号",
        },
        new("correction-not-delivered", new("登记更正没有送达", "Enter that the correction did not arrive"),
            new("更正的答复没有送达，另行送达；送达之前，原来的答复仍然有效", "The corrected answer did not arrive and is delivered again; until then the first answer stands"))
        {
            // The duty was done with the first answer: no clock runs on.
            From = [RequestProcedure.Delivered], To = RequestProcedure.Redecided, By = Role.Clerk | Role.Machine, Needs = Needs.Reason, Reopens = true,
            After = ["deliver-correction"], Basis = "国办公开办函〔2016〕235号", Asks = new("怎样知道没有送达：退信、退件的说明", "How it is known: what the returned letter says"),
        },
        new(KeepAnswer, new("维持原答复", "Let the answer stand"), new("经复查，原答复不变", "After another look the answer stands"))
        {
            From = [RequestProcedure.Reopened], To = RequestProcedure.Delivered, By = Role.Head, Needs = Needs.Reason | Needs.Text, Letter = "answer-kept",
        },
    ];
}
