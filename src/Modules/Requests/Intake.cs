namespace Daylight.Requests;

/// <summary>
/// How an application came in, and from that the day on which it counts as received (收到申请之日), the anchor of the
/// clock. CN-OGI-2019 Art. 31; before it State Council General Office letter 2015 No. 207.
/// </summary>
sealed record Intake
{
    public required Channel Channel { get; init; }

    /// <summary>
    /// A letter that the office for disclosure signed for. What another unit or person of the body signed for is ordinary mail.
    /// </summary>
    public bool Signed { get; init; }

    /// <summary>Number of the letter, fax or call.</summary>
    public string? Number { get; init; }

    public required DateOnly SubmittedOn { get; init; }

    public required DateOnly ArrivedOn { get; init; }

    /// <summary>Day on which both sides confirmed; null while that has not happened.</summary>
    public DateOnly? ConfirmedOn { get; init; }

    /// <summary>Adds what comes with it to the case, before it is saved.</summary>
    public Func<Case, Task>? With { get; init; }

    /// <summary>True when it arrived under the rules of 2008.</summary>
    public bool Before2019 { get; init; }

    /// <summary>True when receipt waits for both sides to confirm.</summary>
    public bool NeedsConfirmation => Channel switch
    {
        Channel.Fax => true,
        Channel.Web or Channel.Email => !Before2019,
        Channel.Post => !Signed,
        _ => false,
    };

    /// <summary>The day of receipt; null while it awaits confirmation.</summary>
    public DateOnly? ReceivedOn => NeedsConfirmation ? ConfirmedOn : Channel switch
    {
        Channel.Counter or Channel.Telephone or Channel.Other => SubmittedOn,
        _ => ArrivedOn,
    };

    /// <summary>The rule in a sentence, for the officer who registers it.</summary>
    public static Words Why(Channel channel) => channel switch
    {
        Channel.Counter => new("当面提交的，提交那天算收到。", "Handed in: received on the day it is submitted."),
        Channel.Post => new("信息公开机构签收的信函，签收那天算收到；平常信函、由别人签收转来的，到件当天与申请人确认，确认那天算收到。",
            "A letter that the office signs for is received on that day; an ordinary one, or one that others signed for, is confirmed with the requester on the day it arrives, and that day counts."),
        Channel.Fax => new("传真，双方确认那天算收到。", "Fax: received on the day both sides confirm."),
        Channel.Web or Channel.Email => new("网上和邮件，双方确认那天算收到；2019年5月15日之前，进入系统那天算收到。",
            "Web and e-mail: received on the day both sides confirm; before 15 May 2019 on the day it entered the system."),
        _ => new("电话和其他方式由工作人员填写，填写那天算收到。", "Taken down by an officer: received on that day."),
    };

    /// <summary>What is wrong with the days.</summary>
    public Problems Check(DateOnly today) => new Problems()
        .When(SubmittedOn > ArrivedOn, "arrived", "到达不能早于提交", "It can't arrive before it was submitted")
        .When(ArrivedOn > today, "arrived", "到达日期不能晚于今天", "The day of arrival can't be after today")
        .When(ConfirmedOn < ArrivedOn, "confirmed", "确认不能早于到达", "It can't be confirmed before it arrived")
        .When(ConfirmedOn > today, "confirmed", "确认日期不能晚于今天", "The day of confirmation can't be after today");
}
