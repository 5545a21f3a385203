using Microsoft.EntityFrameworkCore;

namespace Daylight.Web;

/// <summary>
/// Takes in e-mail (收件): keeps it as it came, reads it, and files it by the rule of <see cref="MailFiling"/>. The one entry
/// of the ledger says that it came and what it is, and nothing of its content.
/// </summary>
public sealed class MailArrival(CaseFiles files, FileIntake intake, MailPapers papers, Undelivered undelivered, Ledger ledger)
{
    /// <summary>What is larger is kept and not read.</summary>
    public const long Largest = 64L * 1024 * 1024;

    /// <summary>Entries of the ledger that a letter came: in the file of a case, or to the officers.</summary>
    public const string Filed = "file-mail", Held = "hold-mail";

    Db Db => files.Office.Db;

    /// <summary>Takes in a letter; when this returns it can be thrown away where it lay. The same letter again changes nothing.</summary>
    public async Task Receive(Stream raw, CaseMailbox mailbox, CancellationToken stop)
    {
        var (hash, size) = await intake.Keep(raw, stop);
        var read = await Read(hash, size, stop);
        var codes = MailFiling.Cases(read, mailbox);
        var cases = await Db.Cases.AsNoTracking().Where(matter => codes.Contains(matter.Code)).ToDictionaryAsync(matter => matter.Code, stop);
        var known = new Dictionary<string, IReadOnlySet<string>>();
        foreach (var (code, matter) in cases) known[code] = await KnownTo(matter, stop);
        foreach (var place in MailFiling.Of(read, mailbox, known))
        {
            var matter = place.Case is { } code ? cases[code] : null;
            var open = matter is null ? place : await Open(place, matter, read.Kind, stop);
            await Receive(MailOf(read, open, matter, hash, size), read, open, matter, stop);
            Db.ChangeTracker.Clear();
        }
    }

    // A case that was anonymised takes in nobody's letters any more, and into the file of one that was split nobody looks:
    // they wait for an officer.
    async Task<MailPlace> Open(MailPlace place, Case matter, MailKind kind, CancellationToken stop)
    {
        if (matter.AnonymisedAt is not null) return place with { Held = place.Held ?? HeldBecause.NotOurs, Letter = null };
        if (kind is not MailKind.Letter || place.Held is not null) return place;
        var split = await Db.CaseLinks.Holding(CaseLinkKind.SplitFrom).AnyAsync(link => link.ToId == matter.Id, stop);
        return split ? place with { Held = HeldBecause.Split } : place;
    }

    async Task<ReceivedMail> Read(string hash, long size, CancellationToken stop)
    {
        if (size > Largest) return new() { Fingerprint = hash, Why = TooLarge };
        return MailReading.Of(await intake.Content(hash, stop) ?? throw new FileNotFoundException("What was just kept is gone.", hash));
    }

    static readonly Words TooLarge = new("这封邮件太大，没有读；原件已保存。", "This e-mail is too large to be read; it is kept as it came.");

    // Whoever wrote a letter that an officer put into the file belongs to the case from then on.
    async Task<IReadOnlySet<string>> KnownTo(Case matter, CancellationToken stop)
    {
        var known = (await Db.IncomingMail.Where(mail => mail.CaseId == matter.Id && mail.FiledBy != null && mail.Kind == MailKind.Letter)
            .Select(mail => mail.Sender).ToListAsync(stop)).Where(sender => sender.Length > 0).ToHashSet();
        if (files.DetailOf(matter) is { } detail && await detail.Mailbox(matter, stop) is { } mailbox)
            known.Add(MailAddresses.Tidy(mailbox.Address));
        return known;
    }

    IncomingMail MailOf(ReceivedMail read, MailPlace place, Case? matter, string hash, long size)
    {
        var filed = matter is not null && place.Held is null;
        return new()
        {
            Once = OnceOf(read, place), Hash = hash, Size = size, Kind = read.Kind,
            Sender = read.Senders is [var sender] ? sender : "", SenderName = read.SenderName, Subject = read.Subject, Text = read.Text,
            Why = read.Why?.Zh, WhyEn = read.Why?.En, ReturnSaid = read.Return?.Said, SentAt = read.SentAt, ArrivedAt = ledger.Now,
            BodyCode = matter?.BodyCode ?? files.Office.Bodies.Root!.Code, NamesCase = matter?.Id, Held = place.Held,
            CaseId = filed ? matter!.Id : null, FiledAt = filed ? ledger.Now : null,
        };
    }

    // Servers give letters back in the same words: what differs is which letter.
    static string OnceOf(ReceivedMail read, MailPlace place) =>
        $"{read.Fingerprint}/{place.Case ?? "-"}{(place.Letter is { } letter ? $"/{letter}" : "")}";

    async Task Receive(IncomingMail mail, ReceivedMail read, MailPlace place, Case? matter, CancellationToken stop)
    {
        if (await Db.IncomingMail.AnyAsync(known => known.Once == mail.Once, stop)) return;
        var enclosures = MailPapers.Named(mail, read).ToList();
        var taken = mail.CaseId is null ? [] : await papers.Take(mail, matter!, read, stop);
        await using var transaction = await Db.Database.BeginTransactionAsync(stop);
        await Db.Lock("mail", stop);
        // Another node may have been faster.
        if (await Db.IncomingMail.AnyAsync(known => known.Once == mail.Once, stop)) return;
        Db.Add(mail);
        Db.AddRange(enclosures);
        Enclose(Db, enclosures, taken);
        var back = place.Letter is { } number ? await GiveBack(matter!, number, read.Return!, stop) : null;
        var facts = new Dictionary<string, object?> { ["kind"] = mail.Kind.ToString() };
        if (mail.Held is { } held) facts["held"] = held.ToString();
        var (verb, subject) = mail.CaseId is null ? (Held, mail.Address) : (Filed, matter!.Address);
        ledger.Write(Actor.Machine, verb, subject, mail.BodyCode, facts);
        await Db.SaveChangesAsync(stop);
        if (back is not null) await undelivered.GiveBackAlong(back, stop);
        await transaction.CommitAsync(stop);
    }

    /// <summary>Puts what was taken in among the papers, and says of each enclosure which paper it is or why it is none.</summary>
    internal static void Enclose(Db db, IReadOnlyList<MailEnclosure> enclosures, IReadOnlyList<MailPapers.Taken> taken)
    {
        foreach (var one in taken)
        {
            var enclosure = enclosures.Single(enclosure => enclosure.Number == one.Number);
            if (one.Paper is not null) db.Add(one.Paper);
            (enclosure.PaperId, enclosure.Why, enclosure.WhyEn) = (one.Paper?.Id, one.Why?.Zh, one.Why?.En);
        }
    }

    // A server that will try again has given nothing back yet.
    async Task<OutgoingMail?> GiveBack(Case matter, int number, MailReturn said, CancellationToken stop)
    {
        if (!said.Final) return null;
        var sent = Db.OutgoingMail.Where(mail => mail.CaseId == matter.Id);
        if (await sent.SingleOrDefaultAsync(mail => mail.Number == number, stop) is not { } letter) return null;
        (letter.ReturnedAt, letter.Said) = (ledger.Now, said.Said);
        return letter;
    }
}
