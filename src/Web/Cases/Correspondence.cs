using Microsoft.EntityFrameworkCore;

namespace Daylight.Web;

/// <summary>An e-mail in the file of a case: one that came in or one that went out.</summary>
public sealed record CaseMail(DateTime At, IncomingMail? Came, OutgoingMail? Went)
{
    /// <summary>That it is still to be sent; null for all others.</summary>
    public UnsentMail? Unsent { get; init; }

    /// <summary>True where there is no mail server: what went out lies in a folder.</summary>
    public bool IntoFolder { get; init; }

    public IReadOnlyList<MailEnclosure> Enclosures { get; init; } = [];

    /// <summary>True for the last letter that tells of its step, or answers its letter: it was not sent again.</summary>
    public bool IsLast { get; init; }

    /// <summary>True for a letter that was answered.</summary>
    public bool IsAnswered { get; init; }

    /// <summary>True for a letter of the office that did not arrive.</summary>
    public bool IsLost => Went is { ReturnedAt: not null } or { FailedAt: not null } or { UncertainAt: not null };
}

/// <summary>The e-mail of a case (往来邮件), as its file shows it.</summary>
public sealed class Correspondence(Db db, CaseMailbox? mailbox = null, IMail? way = null)
{
    /// <summary>True when e-mail is set up.</summary>
    public bool IsOpen => mailbox is not null;

    /// <summary>The address of a case; null where e-mail is not set up.</summary>
    public string? AddressOf(Case matter) => mailbox?.Of(matter.Code);

    /// <summary>A page of the e-mail of a case, in the order of its days.</summary>
    /// <param name="matter">The case.</param>
    /// <param name="page">Which page, the newest first; null for the first.</param>
    /// <param name="stop">Ends the reading.</param>
    public async Task<(IReadOnlyList<CaseMail> Mail, Stretch Stretch)> Page(Case matter, int? page, CancellationToken stop)
    {
        var (came, went) = (db.IncomingMail.Where(mail => mail.CaseId == matter.Id), db.OutgoingMail.Where(mail => mail.CaseId == matter.Id));
        var stretch = Stretch.Of(page, await came.CountAsync(stop) + await went.CountAsync(stop));
        if (stretch.Total == 0) return ([], stretch);
        var ids = await came.Select(mail => new { mail.Id, At = mail.ArrivedAt }).Concat(went.Select(mail => new { mail.Id, At = mail.WrittenAt }))
            .OrderByDescending(mail => mail.At).ThenByDescending(mail => mail.Id).Skip(stretch.Skipped).Take(Stretch.Size).Select(mail => mail.Id).ToListAsync(stop);
        return (await Read(came.Where(mail => ids.Contains(mail.Id)), went.Where(mail => ids.Contains(mail.Id)), stop), stretch);
    }

    async Task<IReadOnlyList<CaseMail>> Read(IQueryable<IncomingMail> incoming, IQueryable<OutgoingMail> outgoing, CancellationToken stop)
    {
        var came = await incoming.AsNoTracking().ToListAsync(stop);
        var went = await outgoing.AsNoTracking().ToListAsync(stop);
        var sent = went.Select(mail => mail.Id).ToArray();
        var enclosures = (await EnclosedIn([.. came.Select(mail => mail.Id), .. sent], stop)).ToLookup(enclosure => enclosure.MailId);
        var unsent = await db.UnsentMail.AsNoTracking().Where(mail => sent.Contains(mail.MailId)).ToDictionaryAsync(mail => mail.MailId, stop);
        var all = db.OutgoingMail;
        var last = (await all.Where(mail => sent.Contains(mail.Id) && (mail.Step != OutgoingMail.OfNoStep || mail.Answers != null) && !all.Any(later =>
            later.CaseId == mail.CaseId && later.Step == mail.Step && later.Answers == mail.Answers && later.Number > mail.Number)).Select(mail => mail.Id).ToListAsync(stop)).ToHashSet();
        var letters = came.Select(mail => (Guid?)mail.Id).ToArray();
        var answered = letters.Length == 0 ? [] : (await all.Where(mail => letters.Contains(mail.Answers)).Select(mail => mail.Answers).ToListAsync(stop)).ToHashSet();
        var both = came.Select(mail => new CaseMail(mail.ArrivedAt, mail, null) { Enclosures = [.. enclosures[mail.Id]], IsAnswered = answered.Contains(mail.Id) })
            .Concat(went.Select(mail => new CaseMail(mail.WrittenAt, null, mail)
            {
                Enclosures = [.. enclosures[mail.Id]], Unsent = unsent.GetValueOrDefault(mail.Id), IsLast = last.Contains(mail.Id),
                IntoFolder = way is { Delivers: false },
            }));
        return [.. both.OrderBy(mail => mail.At)];
    }

    /// <summary>
    /// What passed between the office and some addresses, tidied; letters that others wrote about the case are not among it.
    /// </summary>
    public async Task<IReadOnlyList<CaseMail>> With(IReadOnlySet<string> addresses, Case matter, CancellationToken stop)
    {
        if (addresses.Count == 0) return [];
        var senders = addresses.ToArray();
        var all = await Read(db.IncomingMail.Where(mail => mail.CaseId == matter.Id && senders.Contains(mail.Sender)), db.OutgoingMail.Where(mail => mail.CaseId == matter.Id), stop);
        return [.. all.Where(mail => mail.Came is not null || addresses.Contains(MailAddresses.Tidy(mail.Went!.To)))];
    }

    /// <summary>What is enclosed in some e-mail.</summary>
    public Task<List<MailEnclosure>> EnclosedIn(Guid[] ids, CancellationToken stop) => db.MailEnclosures.AsNoTracking()
        .Where(enclosure => ids.Contains(enclosure.MailId)).OrderBy(enclosure => enclosure.Number).ToListAsync(stop);
}
