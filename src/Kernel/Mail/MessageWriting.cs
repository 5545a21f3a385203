using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;

namespace Daylight;

/// <summary>Makes the letter that is kept the message that goes out: the same text, with its address and its papers.</summary>
public sealed partial class MessageWriting(Db db, IFiles files, CaseMailbox mailbox, BodyTree bodies)
{
    /// <summary>The message; null when the store has lost a paper that goes with it: no letter goes without what it speaks of.</summary>
    public async Task<Message?> Of(OutgoingMail mail, CancellationToken stop)
    {
        var matter = await db.Cases.AsNoTracking().Include(one => one.Steps).SingleAsync(one => one.Id == mail.CaseId, stop);
        var named = new NamedLetter(matter.Code, mail.Number);
        if (await Enclosed(mail, stop) is not { } enclosed) return null;
        return new()
        {
            Key = KeyOf(matter.Code, mail.Number), Id = mailbox.IdOf(named), From = mailbox.Of(matter.Code),
            ReturnTo = mailbox.ReturnOf(named), FromName = bodies[matter.Steps.SingleOrDefault(step => step.Number == mail.Step) is { } told ? matter.BodyAt(told) : matter.BodyCode].Name,
            To = mail.To, Subject = mail.Subject, Text = mail.Text, At = mail.WrittenAt,
            Thread = await Thread(mail, stop), Files = enclosed,
        };
    }

    async Task<IReadOnlyList<string>> Thread(OutgoingMail mail, CancellationToken stop)
    {
        if (mail.Answers is not { } answered || await db.IncomingMail.AsNoTracking().SingleOrDefaultAsync(one => one.Id == answered, stop) is not { } came) return [];
        if (files.Open(came.Hash) is not { } stream) return [];
        await using var kept = stream;
        using var raw = new MemoryStream();
        await stream.CopyToAsync(raw, stop);
        return MailReading.ThreadOf(raw.ToArray());
    }

    /// <summary>The key of a letter: <see cref="Message.Key"/>.</summary>
    public static string KeyOf(string code, int number) => $"{code}.{number}";

    /// <summary>True for the key of a letter of a case.</summary>
    public static bool IsOfCase(string key) => OfCase().IsMatch(key);

    [GeneratedRegex(@"^[A-Z]{1,6}-[0-9]{4}-[0-9]{5,9}\.[0-9]+$")]
    private static partial Regex OfCase();

    async Task<List<MessageFile>?> Enclosed(OutgoingMail mail, CancellationToken stop)
    {
        var enclosed = new List<MessageFile>();
        var papers = await (
            from enclosure in db.MailEnclosures.AsNoTracking()
            where enclosure.MailId == mail.Id
            join paper in db.CasePapers on enclosure.PaperId equals paper.Id
            // Taken back since the letter was written: it goes out no more.
            where paper.TakenBackAt == null
            orderby enclosure.Number
            select paper).ToListAsync(stop);
        foreach (var paper in papers)
        {
            if (files.Open(paper.Hash) is not { } stream) return null;
            await using var kept = stream;
            using var content = new MemoryStream();
            await stream.CopyToAsync(content, stop);
            enclosed.Add(new(paper.Name, paper.MediaType, content.ToArray()));
        }
        return enclosed;
    }
}
