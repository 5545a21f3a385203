using static Daylight.Requests.RequestProcedure;

namespace Daylight.Requests;

/// <summary>
/// What is asked before a request is answered: the requester to make it clearer (补正), to pay or to give reasons, third parties
/// and other agencies to agree (征求意见). CN-OGI-2019 Arts 30–35 and 42, CN-OGI-2008 Arts 21, 23, 24.
/// </summary>
static class BeforeTheAnswer
{
    /// <summary>Another agency is asked, got the letter, kept silent.</summary>
    public const string AskAgency = "ask-agency", AgencyServed = "agency-served", AgencySilent = "agency-silent";

    /// <summary>The steps, in the order of the procedure.</summary>
    public static IEnumerable<Step> Steps =>
    [
        new("ask-correction", new("发补正通知", "Ask for correction"), new("请您补充说明，期限到补正后重新计算", "You were asked to make the request clearer"))
        {
            From = [InHand], To = CorrectionAsked, By = Role.Clerk, Clock = ClockEffect.Suspend,
            Needs = Needs.Text | Needs.Until, AtMost = 1, Letter = "correction", Within = "correction-notice", Basis = "CN-OGI-2019 Art. 30; CN-OGI-2008 Art. 21[4]",
        },
        Delivered("correction-delivered", CorrectionAsked, new("登记补正通知送达", "Enter the delivery of the notice"), new("补正通知已送达", "The notice was delivered")) with
        {
            Basis = "CN-OGI-2019 Art. 30; CN-OGI-2008 Art. 21[4]; 国办公开办函〔2016〕235号",
        },
        new("correct", new("登记补正", "Enter the correction"), new("您的补正已收到，期限重新计算", "Your correction was received; the period starts anew"))
        {
            From = [CorrectionAsked], To = InHand, By = Role.Clerk | Role.Requester, Clock = ClockEffect.Restart,
            Needs = Needs.Reason, Basis = "CN-OGI-2019 Art. 30; CN-OGI-2008 Art. 21[4]",
            Asks = new("补正的内容", "What the requester added or changed"),
            Offer = new("提交补正", "Send the correction"), TakesFiles = true,
        },
        new("abandon", new("视为放弃", "Close as abandoned"), new("没有在期限内补正，不再处理", "No correction came in time; the request is no longer processed"))
        {
            From = [CorrectionAsked], To = Abandoned, By = Role.Clerk, Clock = ClockEffect.Stop,
            Needs = Needs.Text, Letter = "abandoned", Outcome = "not-corrected", InSilence = true, Regimes = ["cn-ogi-2019"], Basis = "CN-OGI-2019 Art. 30",
        },
        // The regulation of 2008 deems nothing: the office goes on with what it has.
        new("no-correction", new("登记逾期未更改、补充", "Enter that no correction came"), new("没有在期限内更改、补充，由本机关依法答复，期限继续", "No correction came in time; the office answers by law and the period goes on"))
        {
            From = [CorrectionAsked], To = InHand, By = Role.Clerk, Clock = ClockEffect.Resume, InSilence = true, Regimes = ["cn-ogi-2008"],
            Basis = "CN-OGI-2008 Art. 21[4]",
        },
        new("consult", new("征求第三方意见", "Consult a third party"), new("征求第三方意见，期限暂停", "A third party is consulted; the period pauses"))
        {
            From = [InHand], To = Consulting, By = Role.Clerk, Clock = ClockEffect.Pause,
            Needs = Needs.Reason | Needs.Text | Needs.Until, Letter = "third-party", ToOthers = true, Grants = "third-party", Basis = "CN-OGI-2019 Arts 32, 33(3); CN-OGI-2008 Arts 23, 24",
            Writes = new("给第三方的征求意见书", "the letter to the third party"),
            Asks = new("征求谁的意见，为什么", "Who is consulted, and why"),
        },
        new(ThirdPartyRules.ConsultAnother, new("再征求一个第三方", "Consult another third party"), new("再征求其他第三方的意见，期限仍然暂停", "Another third party is consulted; the period still pauses"))
        {
            From = [Consulting], To = Consulting, By = Role.Clerk, Needs = Needs.Reason | Needs.Text | Needs.Until, Letter = "third-party", ToOthers = true,
            Grants = "third-party", Basis = "CN-OGI-2019 Arts 32, 33(3); CN-OGI-2008 Arts 23, 24",
            Writes = new("给第三方的征求意见书", "the letter to the third party"),
            Asks = new("征求谁的意见，为什么", "Who is consulted, and why"),
        },
        new(ThirdPartyRules.Served, new("登记对方收到", "Enter when they got the letter"), new("第三方收到征求意见书，从次日起有法定的时间答复", "The third party got the letter; the time of the law runs from the next day"))
        {
            From = [Consulting], To = Consulting, By = Role.Clerk, Needs = Needs.Until, UntilFollows = true, Basis = "CN-OGI-2019 Art. 32",
        },
        // The clock stands still until the last of them: it moves when one answers whose time was longer than the others'.
        new(ThirdPartyRules.OneAnswered, new("登记一个第三方的答复", "Enter the answer of one of them"), new("有的第三方已经答复，还在等其他第三方", "One of the third parties has answered; others are still asked"))
        {
            From = [Consulting], To = Consulting, By = Role.Clerk | Role.Head, Needs = Needs.Until, UntilFollows = true, Along = true, Basis = "CN-OGI-2019 Arts 32, 33(3); CN-OGI-2008 Arts 23, 24",
        },
        new("consulted", new("登记回函", "Enter the reply"), new("对方已回函，期限继续", "The third party replied; the period goes on"))
        {
            From = [Consulting], To = InHand, By = Role.Clerk, Clock = ClockEffect.Resume,
            Needs = Needs.Reason, Basis = "CN-OGI-2019 Art. 32; CN-OGI-2008 Art. 23",
            Asks = new("对方怎么答复的", "What they replied"),
        },
        new(ThirdPartyRules.NotAnswered, new("登记第三方逾期未答复", "Enter that no reply came"),
            new("第三方在期限内没有答复，由本机关依法决定，期限继续", "The third party did not reply in time; the office decides by law and the period goes on"))
        {
            // Nobody is asked for longer than the time of the law: once it is known when they got the letter, silence ends the pause
            // by itself, and the office has its days again.
            From = [Consulting], To = InHand, By = Role.Clerk | Role.Machine, Clock = ClockEffect.Resume, InSilence = true,
            Basis = "CN-OGI-2019 Art. 32; CN-OGI-2008 Arts 23, 24",
            Asks = new("怎样征求的，对方何时收到", "How they were asked, and when they received it"),
        },
        TellingThirdParty(ThirdPartyRules.Notify, InHand),
        new(AskAgency, new("征求其他机关意见", "Ask the other agency"), new("征求共同制作机关的意见，期限暂停", "The other agency is asked; the period pauses"))
        {
            From = [InHand], To = AgencyAsked, By = Role.Clerk, Clock = ClockEffect.Pause, Regimes = ["cn-ogi-2019"],
            Needs = Needs.Reason | Needs.Text | Needs.Until, Letter = "joint", ToOthers = true, Grants = "joint", Basis = "CN-OGI-2019 Arts 33(3), 34",
            Counted = new("征求共同制作机关的意见", "Asking the agency it was made with"),
            Writes = new("给其他机关的征求意见函", "the letter to the other agency"),
            Asks = new("征求哪个机关的意见，为什么", "Which agency is asked, and why"),
        },
        new(AgencyServed, new("登记对方收到", "Enter when they got the letter"), new("其他机关收到征求意见函，从次日起有法定的时间答复", "The other agency got the letter; the time of the law runs from the next day"))
        {
            From = [AgencyAsked], To = AgencyAsked, By = Role.Clerk, Needs = Needs.Until, Grants = "joint", Regimes = ["cn-ogi-2019"], Basis = "CN-OGI-2019 Art. 34",
        },
        new("agency-replied", new("登记机关回函", "Enter the agency's reply"), new("其他机关已回函，期限继续", "The other agency replied; the period goes on"))
        {
            From = [AgencyAsked], To = InHand, By = Role.Clerk, Clock = ClockEffect.Resume, Needs = Needs.Reason,
            Regimes = ["cn-ogi-2019"], Basis = "CN-OGI-2019 Art. 34",
            Asks = new("对方怎么答复的", "What they replied"),
        },
        new(AgencySilent, new("登记机关逾期未答复", "Enter that the agency kept silent"),
            new("其他机关在期限内没有提出意见，视为同意公开，期限继续", "The other agency kept silent, which counts as consent; the period goes on"))
        {
            From = [AgencyAsked], To = InHand, By = Role.Clerk | Role.Machine, Clock = ClockEffect.Resume, InSilence = true,
            Regimes = ["cn-ogi-2019"], Basis = "CN-OGI-2019 Art. 34",
        },
        new("ask-fee", new("发收费通知", "Send a fee notice"), new("请您缴纳信息处理费，期限到缴费后重新计算", "You were asked to pay the processing fee; the period starts anew once it is paid"))
        {
            From = [InHand], To = FeeAsked, By = Role.Clerk, Clock = ClockEffect.Suspend, AtMost = 1, Regimes = ["cn-ogi-2019"],
            Needs = Needs.Text | Needs.Until, Letter = "fee", Grants = "fee-payment", Basis = "CN-OGI-2019 Art. 42; 国办函〔2020〕109号",
            Counted = new("已发收费通知，等申请人缴费", "Fee notice sent; waiting for the payment"),
        },
        // The time to pay runs from the day after the notice was received.
        Delivered(FeeWork.FeeDelivered, FeeAsked, new("登记收费通知送达", "Enter the delivery of the fee notice"), new("收费通知已送达，从次日起有法定的时间缴费", "The fee notice was delivered; the time of the law to pay runs from the next day")) with
        {
            Needs = Needs.Delivery | Needs.Until, Grants = "fee-payment", Regimes = ["cn-ogi-2019"], Basis = "国办函〔2020〕109号; 国办公开办函〔2016〕235号",
        },
        new("fee-paid", new("登记缴费", "Enter the payment"), new("您已缴费，期限从次日重新计算", "The fee was paid; the period starts anew on the next day"))
        {
            From = [FeeAsked], To = InHand, By = Role.Clerk, Clock = ClockEffect.Restart, Needs = Needs.Reason,
            Regimes = ["cn-ogi-2019"], Basis = "国办函〔2020〕109号",
            Counted = new("申请人完成缴费，从次日起重新计算", "The fee was paid: the full period runs again from the next day"),
            Asks = new("缴了多少，凭证编号", "How much was paid, and the receipt's number"),
        },
        new(FeeWork.FeeUnpaid, new("逾期未缴费，不再处理", "Close: fee not paid"), new("没有在期限内缴费，不再处理", "The fee was not paid in time; the request is no longer processed"))
        {
            From = [FeeAsked], To = Abandoned, By = Role.Clerk, Clock = ClockEffect.Stop, InSilence = true,
            Needs = Needs.Text, Letter = "fee-unpaid", Outcome = "fee-unpaid", Regimes = ["cn-ogi-2019"], Basis = "国办函〔2020〕109号",
        },
        new("ask-reasons", new("要求说明理由", "Ask for reasons"), new("请您说明大量、反复申请的理由", "You were asked why you request so much or so often"))
        {
            From = [InHand], To = ReasonsAsked, By = Role.Clerk, AtMost = 1, Regimes = ["cn-ogi-2019"],
            Needs = Needs.Text | Needs.Until, Letter = "reasons", Basis = "CN-OGI-2019 Art. 35",
        },
        Delivered("reasons-delivered", ReasonsAsked, new("登记通知送达", "Enter the delivery of the notice"), new("要求说明理由的通知已送达", "The notice that asks for your reasons was delivered")) with
        {
            Regimes = ["cn-ogi-2019"], Basis = "CN-OGI-2019 Art. 35; 国办公开办函〔2016〕235号",
        },
        new("give-reasons", new("登记理由", "Enter the reasons"), new("您说明了理由", "You gave your reasons"))
        {
            From = [ReasonsAsked], To = ReasonsGiven, By = Role.Clerk | Role.Requester, Needs = Needs.Reason,
            Regimes = ["cn-ogi-2019"], Basis = "CN-OGI-2019 Art. 35",
            Asks = new("申请人的理由", "The requester's reasons"), Offer = new("说明理由", "Give the reasons"), TakesFiles = true,
        },
        new("set-later-date", new("确定延迟答复的期限", "Set a later date"), new("您的理由合理，答复推迟到确定的日期", "Your reasons are good; a later date for the answer was set"))
        {
            From = [ReasonsGiven], To = InHand, By = Role.Head, Clock = ClockEffect.Replace, Needs = Needs.Text | Needs.Until,
            Regimes = ["cn-ogi-2019"], Letter = "later-date", Basis = "CN-OGI-2019 Art. 35",
            Counted = new("申请数量、频次过多但理由合理，确定延迟答复的期限", "Very many requests with good reason: a later date was set"),
        },
        new("keep-date", new("按原期限办理", "Keep the date"), new("您的理由已看过，期限不变", "Your reasons were weighed; the period stays"))
        {
            From = [ReasonsGiven], To = InHand, By = Role.Clerk | Role.Head, Needs = Needs.Reason, Regimes = ["cn-ogi-2019"], Basis = "CN-OGI-2019 Art. 35",
            Asks = new("理由是否合理，为什么能按期答复或者不予处理", "Whether the reasons are good, and why the date can be kept or the request is not processed"),
        },
        new("no-reasons", new("登记逾期未说明理由", "Enter that no reasons came"), new("没有在期限内说明理由，由本机关依法决定", "No reasons came in time; the office decides by law"))
        {
            From = [ReasonsAsked], To = InHand, By = Role.Clerk, InSilence = true, Regimes = ["cn-ogi-2019"], Basis = "CN-OGI-2019 Art. 35",
        },
    ];

    // That a notice reached the requester, when and how; what they have to do by then stays as it was told.
    static Step Delivered(string name, State state, Words title, Words happened) => new(name, title, happened)
    {
        From = [state], To = state, By = Role.Clerk, Needs = Needs.Delivery, AtMost = 1,
    };

    /// <summary>Whatever is given against an objection is told before, the first time and when an answer is put right.</summary>
    public static Step TellingThirdParty(string name, State state) => new(
        name, new("书面告知第三方", "Tell the third party"), new("已书面告知第三方公开的内容和理由", "The third party was told in writing what is disclosed and why"))
    {
        From = [state], To = state, By = Role.Clerk, Needs = Needs.Text, Letter = ThirdPartyRules.Notice, ToOthers = true,
        Basis = "CN-OGI-2019 Art. 32; CN-OGI-2008 Art. 23", Writes = new("给第三方的告知书", "the letter to the third party"),
    };
}
