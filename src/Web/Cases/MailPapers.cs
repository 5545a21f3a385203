using Microsoft.EntityFrameworkCore;

namespace Daylight.Web;

/// <summary>Makes what is enclosed in an e-mail papers of its case, through the same checks as every file.</summary>
public sealed class MailPapers(CaseOffice office, FileIntake intake, Ledger ledger)
{
    /// <summary>More of one letter are not taken in: somebody would wait for hours until they are read.</summary>
    public const int Most = 20;

    /// <summary>What is enclosed, with its paper or with the reason why there is none.</summary>
    public sealed record Taken(int Number, CasePaper? Paper, Words? Why);

    /// <summary>The letter as it came; null when the store has lost it.</summary>
    public Task<byte[]?> Raw(IncomingMail mail, CancellationToken stop) => intake.Content(mail.Hash, stop);

    /// <summary>What is enclosed, by name, while the letter is in the file of no case.</summary>
    public static IEnumerable<MailEnclosure> Named(IncomingMail mail, ReceivedMail read) => read.Parts.Select((part, i) => new MailEnclosure
    {
        MailId = mail.Id, Number = i + 1, Name = NameOf(part), Size = part.Content?.Length ?? 0, Why = part.Why?.Zh, WhyEn = part.Why?.En,
    });

    /// <summary>Takes in what is enclosed. It may take minutes, since pictures are read: not inside a transaction.</summary>
    public async Task<IReadOnlyList<Taken>> Take(IncomingMail mail, Case matter, ReceivedMail read, CancellationToken stop)
    {
        var names = await office.Db.CasePapers.Of(matter).Select(paper => paper.Name).ToListAsync(stop);
        var taken = new List<Taken>();
        for (var i = 0; i < read.Parts.Count; i++)
        {
            var (paper, why) = taken.Count(one => one.Paper is not null) < Most
                ? await Take(mail, matter, read.Parts[i], names, stop)
                : (null, new($"没有收进案卷：一封邮件最多收{Most}份。", $"was not taken in: at most {Most} of one letter are."));
            taken.Add(new(i + 1, paper, why));
        }
        return taken;
    }

    async Task<(CasePaper?, Words?)> Take(IncomingMail mail, Case matter, MailPart part, List<string> names, CancellationToken stop)
    {
        if (part.Content is not { } content) return (null, part.Why);
        var name = FileIntake.Unique(NameOf(part), names);
        var (file, why) = await intake.Take(content, name, stop);
        if (file is null) return (null, why);
        names.Add(file.Name);
        return (new()
        {
            CaseId = matter.Id, Name = file.Name, MediaType = file.MediaType, Size = file.Size, Hash = file.Hash,
            Text = await intake.TextOf(file, stop), Recognised = file.Recognised, AddedAt = ledger.Now, MailId = mail.Id,
        }, null);
    }

    static string NameOf(MailPart part) => FileIntake.Safe(part.Name);
}
