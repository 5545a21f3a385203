namespace Daylight.Web;

/// <summary>
/// Cases that begin with an e-mail (来件登记): what waits for an officer is registered as a new case and goes into its file,
/// with all that is enclosed. The case is entered under the key of the letter, so that one letter becomes one case.
/// </summary>
public sealed class FromMail(HoldingPen pen)
{
    /// <summary>The question of addresses and forms.</summary>
    public const string Field = "mail";

    /// <summary>The letter, if it waits and the officer works with it; else null.</summary>
    public async Task<IncomingMail?> Waiting(string? id, Actor officer, CancellationToken stop) =>
        Guid.TryParse(id, out var key) && await pen.Find(key, officer, stop) is { FiledAt: null, Kind: MailKind.Letter } mail && pen.MayWork(mail.BodyCode, officer)
            ? mail : null;

    /// <summary>Its subject as a line of a form.</summary>
    public static string Title(IncomingMail mail) => Typed.Taken(mail.Subject, Typed.Line);

    /// <summary>The name of its sender as an answer of a form.</summary>
    public static string Name(IncomingMail mail, int most) => Typed.Taken(mail.SenderName, most);

    /// <summary>Its text as an answer of a form; what is longer can be read in the letter.</summary>
    public static string Text(IncomingMail mail, int most) => Typed.Taken(mail.Text, most);

    /// <summary>Code of the body it came to, if that is one of the officer's; else of their first.</summary>
    public static string Body(IncomingMail mail, IReadOnlyList<Body> own) => (own.FirstOrDefault(one => one.Code == mail.BodyCode) ?? own[0]).Code;

    /// <summary>The day it came.</summary>
    public static DateOnly Day(IncomingMail mail) => Instants.DayOf(mail.ArrivedAt);

    /// <summary>Puts it into the file of the case that it became. Who else filed it meanwhile was right too.</summary>
    public async Task File(IncomingMail? mail, string code, Actor officer, CancellationToken stop)
    {
        if (mail is not null) await pen.File(mail, code, officer, stop);
    }
}
