namespace Daylight.Web;

/// <summary>The words of e-mail.</summary>
public static class MailWords
{
    /// <summary>What an e-mail is.</summary>
    public static Words Say(MailKind kind) => kind switch
    {
        MailKind.Automatic => new("自动回复", "Written by a program"),
        MailKind.Returned => new("退信", "Returned"),
        _ => new("来信", "Letter"),
    };

    /// <summary>Why it waits for an officer.</summary>
    public static Words Say(HeldBecause because) => because switch
    {
        HeldBecause.NoCase => new("没有写明是哪一件事", "It names the address of no case"),
        HeldBecause.UnknownSender => new("寄信人不是这件事的申请人", "Its sender is not the requester of the case"),
        HeldBecause.NoOneSender => new("没有写寄信人，或者写了几个", "It is from nobody, or from several"),
        HeldBecause.Disowned => new("寄信人的邮件服务器说不是它寄的，可能是冒名", "The sender's server says it is not from there: it may be forged"),
        HeldBecause.Split => new("这件事已经拆分，请看它说的是哪一件", "Its case was split: see which of the matters it is about"),
        _ => new("退回的不是我们寄出的邮件", "What is returned is no letter of ours"),
    };

    /// <summary>What became of a letter of the office, and how it is marked.</summary>
    public static (Words Words, Tone Tone) Fate(CaseMail mail) => mail.Went switch
    {
        { ReturnedAt: not null } => (new("没有送达：被退回", "Not delivered: returned"), Tone.Late),
        { FailedAt: not null } => (new("没有送达：寄不出去", "Not delivered: could not be sent"), Tone.Late),
        { UncertainAt: not null } => (new("不知道是否寄出", "Not known whether it was sent"), Tone.Late),
        { SentAt: not null } when mail.IntoFolder => (new("已放进发件文件夹，没有邮件服务器", "Put into the outgoing folder; there is no mail server"), Tone.Idle),
        { SentAt: not null } => (new("已寄出", "Sent"), Tone.Ok),
        _ when mail.Unsent is { Tries: > 0, HandedSince: null } => (new("还没寄出，会再试", "Not sent yet; it is tried again"), Tone.Soon),
        _ => (new("等待寄出", "Waiting to be sent"), Tone.Idle),
    };
}
