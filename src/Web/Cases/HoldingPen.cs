using Microsoft.EntityFrameworkCore;

namespace Daylight.Web;

/// <summary>E-mail that waits for an officer (待归档邮件): put into the file of a case, or set aside with a reason.</summary>
public sealed class HoldingPen(CaseOffice office, MailPapers papers, Ledger ledger)
{
    public const int LongestReason = 1_000, Most = 200;

    /// <summary>Days for which what was settled is still shown.</summary>
    public const int Shown = 30;

    Db Db => office.Db;

    /// <summary>What waits for the officers of a person's bodies.</summary>
    public Task<List<IncomingMail>> Waiting(Actor officer, CancellationToken stop) =>
        Db.IncomingMail.AsNoTracking().Of(office.BodiesOf(officer)).Waiting().NewestFirst().Take(Most).ToListAsync(stop);

    /// <summary>What came lately and is filed or set aside.</summary>
    public Task<List<IncomingMail>> Settled(Actor officer, CancellationToken stop)
    {
        var since = ledger.Now.AddDays(-Shown);
        return Db.IncomingMail.AsNoTracking().Of(office.BodiesOf(officer))
            .Where(mail => mail.ArrivedAt > since && (mail.FiledAt != null || mail.SetAsideAt != null))
            .NewestFirst().Take(Most).ToListAsync(stop);
    }

    /// <summary>A letter, if the officer's bodies look after it; else null.</summary>
    public Task<IncomingMail?> Find(Guid id, Actor officer, CancellationToken stop) =>
        Db.IncomingMail.AsNoTracking().Of(office.BodiesOf(officer)).SingleOrDefaultAsync(mail => mail.Id == id, stop);

    /// <summary>Whether the officer works with the letters of a body.</summary>
    public bool MayWork(string body, Actor officer) => (officer.RolesIn(body, office.Bodies) & CasePapers.Work) != 0;

    /// <summary>Puts a letter into the file of a case; what is enclosed becomes papers of it.</summary>
    public async Task<Problems> File(IncomingMail mail, string code, Actor by, CancellationToken stop)
    {
        var matter = code.Length == 0 ? null : await Db.Cases.AsNoTracking().SingleOrDefaultAsync(known => known.Code == code, stop);
        var problems = Open(mail, by)
            .When(code.Length == 0, "case", "写出归到哪一件，比如GK-2026-00214", "Give the number of the case, such as GK-2026-00214");
        problems.When(matter?.AnonymisedAt is not null, "case", "这件事的个人信息已经按规定删除，不能再归入", "What was known of the people of this case was erased by rule: nothing can be filed to it");
        if (code.Length > 0 && (matter is null || !MayWork(matter.BodyCode, by)))
            problems.Add("case", "您经办的事项里没有这个编号", "There is no case with this number among yours");
        if (problems.Any) return problems;
        var read = await papers.Raw(mail, stop) is { } raw && mail.Size <= MailArrival.Largest ? MailReading.Of(raw) : null;
        var taken = read is null ? [] : await papers.Take(mail, matter!, read, stop);

        return await Settle(mail, kept =>
        {
            (kept.CaseId, kept.FiledAt, kept.FiledBy, kept.BodyCode) = (matter!.Id, ledger.Now, by.Account, matter.BodyCode);
            (kept.SetAsideAt, kept.SetAsideBy, kept.SetAsideBecause) = (null, null, null);
            var facts = new Dictionary<string, object?> { ["kind"] = kept.Kind.ToString() };
            ledger.Write(by, MailArrival.Filed, matter.Address, matter.BodyCode, facts);
        }, taken, stop);
    }

    /// <summary>Sets a letter aside: it is about no case here. It stays, and can still be filed.</summary>
    public async Task<Problems> SetAside(IncomingMail mail, string because, Actor by, CancellationToken stop)
    {
        var problems = Open(mail, by).When(because.Length == 0, "because", "写出为什么不归档", "Say why it is filed nowhere")
            .When(mail.SetAsideAt is not null, "", "这封邮件已经搁置", "This e-mail was set aside already").Sound("because", because, LongestReason);
        if (problems.Any) return problems;
        return await Settle(mail, kept =>
        {
            (kept.SetAsideAt, kept.SetAsideBy, kept.SetAsideBecause) = (ledger.Now, by.Account, because);
            ledger.Write(by, "set-mail-aside", kept.Address, kept.BodyCode);
        }, [], stop);
    }

    Problems Open(IncomingMail mail, Actor by) => new Problems()
        .When(!MayWork(mail.BodyCode, by), "", "您在这个单位不能处理来件", "You may not work with the e-mail of this body")
        .When(mail.FiledAt is not null, "", "这封邮件已经归档", "This e-mail was filed already");

    async Task<Problems> Settle(IncomingMail seen, Action<IncomingMail> decide, IReadOnlyList<MailPapers.Taken> taken, CancellationToken stop)
    {
        await using var transaction = await Db.Database.BeginTransactionAsync(stop);
        await Db.Lock("mail", stop);
        var kept = await Db.IncomingMail.SingleAsync(mail => mail.Id == seen.Id, stop);
        if (kept.FiledAt is not null || kept.SetAsideAt != seen.SetAsideAt)
            return Problems.Of("", "同一时刻有人先处理了这封邮件", "Someone settled this e-mail at the same moment");
        decide(kept);
        var enclosures = await Db.MailEnclosures.Where(enclosure => enclosure.MailId == kept.Id).ToListAsync(stop);
        MailArrival.Enclose(Db, enclosures, taken);
        await Db.SaveChangesAsync(stop);
        await transaction.CommitAsync(stop);
        return [];
    }
}
