namespace Daylight;

/// <summary>Why an e-mail waits for an officer.</summary>
public enum HeldBecause
{
    /// <summary>It names the address of no case.</summary>
    NoCase,

    /// <summary>It names a case, and is from nobody the case knows.</summary>
    UnknownSender,

    /// <summary>It says it is from several, or from nobody.</summary>
    NoOneSender,

    /// <summary>The server that took it in found that it is not from whom it says.</summary>
    Disowned,

    /// <summary>A server returns something that is no letter of ours.</summary>
    NotOurs,

    /// <summary>Its case was split: an officer sees about which of the matters it is.</summary>
    Split,
}

/// <summary>Where an e-mail goes.</summary>
/// <param name="Case">The case it is about; null when it names none.</param>
/// <param name="Held">Why an officer decides; null when it is filed to the case.</param>
/// <param name="Letter">The number of the letter that is returned with it; null for all others.</param>
public sealed record MailPlace(string? Case, HeldBecause? Held = null, int? Letter = null);

/// <summary>
/// The rule by which e-mail is filed: by the address it was sent to and by its sender, never by subject. What does not fit
/// waits for an officer (待归档); nothing is thrown away.
/// </summary>
public static class MailFiling
{
    /// <summary>The places of an e-mail: it may be about several cases. Never empty.</summary>
    /// <param name="mail">The e-mail.</param>
    /// <param name="mailbox">The addresses of cases.</param>
    /// <param name="known">The addresses each case knows, tidied, for all cases the e-mail may be about.</param>
    public static IReadOnlyList<MailPlace> Of(ReceivedMail mail, CaseMailbox mailbox, IReadOnlyDictionary<string, IReadOnlySet<string>> known)
    {
        if (mail.Kind is MailKind.Returned) return Returned(mail, mailbox, known);
        var cases = Cases(mail, mailbox).Where(known.ContainsKey).ToList();
        if (cases.Count == 0) return [new(null, HeldBecause.NoCase)];
        return [.. cases.Select(code => new MailPlace(code, Against(mail, known[code])))];
    }

    /// <summary>The cases an e-mail may be about.</summary>
    public static IReadOnlyList<string> Cases(ReceivedMail mail, CaseMailbox mailbox) =>
        [.. mailbox.CasesIn(mail.Addressed).Union(mailbox.CasesIn(mail.Named))];

    static HeldBecause? Against(ReceivedMail mail, IReadOnlySet<string> known) => mail switch
    {
        { Senders: not [_] } => HeldBecause.NoOneSender,
        { Senders: [var sender] } when !known.Contains(sender) => HeldBecause.UnknownSender,
        { Disowned: true } => HeldBecause.Disowned,
        _ => null,
    };

    // Servers return mail from addresses of their own: what proves it is the letter that is named.
    static IReadOnlyList<MailPlace> Returned(ReceivedMail mail, CaseMailbox mailbox, IReadOnlyDictionary<string, IReadOnlySet<string>> known)
    {
        var letters = mailbox.LettersIn(mail.Named).Where(letter => known.ContainsKey(letter.Code)).ToList();
        if (letters.Count > 0) return [.. letters.Select(letter => new MailPlace(letter.Code, Letter: letter.Number))];
        var cases = Cases(mail, mailbox).Where(known.ContainsKey).ToList();
        return cases.Count == 0
            ? [new(null, HeldBecause.NotOurs)]
            : [.. cases.Select(code => new MailPlace(code, HeldBecause.NotOurs))];
    }
}
