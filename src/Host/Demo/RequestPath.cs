namespace Daylight.Host.Demo;

/// <summary>The way of one request: adds step after step in time and keeps the day by which to answer.</summary>
internal sealed class RequestPath
{
    readonly DemoDays days;
    readonly Dice dice;
    readonly Draft draft;
    readonly int reply;
    readonly int extension;
    readonly List<DemoStep> steps = [];
    DateOnly asked;
    int minute;

    public RequestPath(DemoDays days, Dice dice, Draft draft, (int Reply, int Extension) pace)
    {
        (this.days, this.dice, this.draft) = (days, dice, draft);
        (reply, extension) = pace;
    }

    public IReadOnlyList<DemoStep> Steps => steps;

    public DateOnly Day { get; private set; }

    public DateOnly? ReceivedOn { get; private set; }

    public DateOnly Due { get; private set; }

    public RequestPath Submit(DateOnly day, string channel)
    {
        (Day, minute) = (day, dice.Below(150));
        return Add("submit", 0, "requester", channel switch
        {
            "counter" => "到受理窗口当面提交。",
            "fax" => "传真提交。",
            "e-mail" => "电子邮件提交。",
            "web" => "网上提交。",
            "letter" => "邮政特快专递寄来，公开办公室签收。",
            _ => "口头提出，由工作人员代填申请表。",
        });
    }

    public RequestPath Confirm(int after) => Add("confirm", after, "officer", "公开办公室与申请人电话确认收到。");

    public RequestPath Receive()
    {
        (ReceivedOn, Due) = (Day, days.Add(Day, reply));
        return this;
    }

    public RequestPath Register(int after) => Add("register", after, "officer", "登记编号，交业务科室。");

    public RequestPath AskCorrection(int after) => Add("ask-correction", after, "officer", draft.Say("correction"));

    public RequestPath Correct(int after)
    {
        Add("correct", after, "requester", draft.Say("corrected"));
        Due = days.Add(Day, reply);
        return this;
    }

    public RequestPath AskThirdParty(int after)
    {
        var firm = draft.Say("requester-business");
        draft.Bind("third-party", firm);
        Add("consult-third-party", after, "officer", draft.Say("third-out"));
        steps[^1] = steps[^1] with { ThirdParty = firm };
        asked = Day;
        return this;
    }

    public RequestPath HearThirdParty(int after, bool objects = false)
    {
        Add("third-party-replied", after, "third-party", draft.Say(objects ? "third-objects" : "third-consents"));
        Due = days.Add(Due, days.Between(asked, Day));
        return this;
    }

    public RequestPath Extend(int after)
    {
        Add("extend", after, "head", draft.Say("extension"));
        Due = days.Add(Due, extension);
        return this;
    }

    public RequestPath Draft(int after) => Add("draft", after, "officer", draft.Say("say-draft"));

    public RequestPath Approve(int after) => Add("approve", after, "reviewer", "已审核，同意送出。");

    public RequestPath Reply(int after, string outcome)
    {
        var text = draft.Say(Outcomes.Says(outcome));
        return Add("reply", after, "head", "答复书已签发。", outcome, text);
    }

    public RequestPath Withdraw(int after, string outcome) =>
        Add("withdraw", after, "requester", draft.Say("say-" + outcome), outcome);

    public RequestPath Deliver(int after, string delivery) => Add("deliver", after, "officer", delivery switch
    {
        "e-mail" => "已发送到申请人邮箱。",
        "counter" => "申请人当面领取并签收。",
        _ => "已通过邮政企业寄出。",
    });

    public RequestPath Close(int after) => Add("close", after, "officer", "材料归档，办结。");

    RequestPath Add(string step, int after, string by, string note, string? outcome = null, string? text = null)
    {
        if (after > 0) (Day, minute) = (days.Add(Day, after), dice.Below(150));
        else minute += steps.Count == 0 ? 0 : dice.Between(5, 30);
        steps.Add(new(step, PaperPlan.At(Day, minute, dice.Below(60)), by, note, outcome, text));
        return this;
    }
}
