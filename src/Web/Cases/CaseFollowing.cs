using System.Security.Cryptography;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.EntityFrameworkCore;

namespace Daylight.Web;

/// <summary>
/// Tells the person whose case it is of each change, where they asked for it (关注进度): steps and dates, never what was
/// written, and in each letter a link that ends it. What they are told beside that stands on the page of the case.
/// </summary>
public sealed class CaseFollowing(CaseOffice office, Ledger ledger, Site site, IDataProtectionProvider protection, CaseMailbox? mailbox = null)
{
    const int Batch = 50;

    Db Db => office.Db;

    /// <summary>True where the installation sends e-mail.</summary>
    public bool Mails => mailbox is not null;

    /// <summary>In which ways a case is followed.</summary>
    public Task<List<CaseFollower>> Of(Case matter, CancellationToken stop) => Db.CaseFollowers.AsNoTracking()
        .Where(follower => follower.CaseId == matter.Id).OrderBy(follower => follower.AskedAt).Take(CaseFollower.Most).ToListAsync(stop);

    /// <summary>
    /// The key of a way to follow, for links: it opens that and nothing else, and ends with the secret of the case.
    /// </summary>
    public string KeyOf(Case matter, CaseFollower follower) => Keys(matter.Code, matter.SecretHash).Protect(follower.Id.ToString("N"));

    /// <summary>The way to follow that a key belongs to, with its case; null for any other key.</summary>
    public async Task<(Case Matter, CaseFollower Follower)?> Find(string code, string? key, CancellationToken stop)
    {
        if (key is null) return null;
        // A case that is not there and a wrong key take the same work: whether there is such a case is not said.
        var secret = await Db.Cases.Where(matter => matter.Code == code).Select(matter => matter.SecretHash).SingleOrDefaultAsync(stop);
        if (IdOf(code, secret, key) is not { } id || await Db.Cases.AsNoTracking().WithSteps(code, stop) is not { } matter) return null;
        return await Db.CaseFollowers.SingleOrDefaultAsync(one => one.Id == id && one.CaseId == matter.Id, stop) is { } follower ? (matter, follower) : null;
    }

    /// <summary>Begins to follow by feed.</summary>
    public Task<Problems> Feed(Case matter, CancellationToken stop) => Begin(matter, null, stop);

    /// <summary>Asks whoever reads an address whether they want to follow.</summary>
    public async Task<Problems> Mail(Case matter, string address, CancellationToken stop)
    {
        var problems = new Problems()
            .When(!Mails, "email", "没有开通邮件", "E-mail is not set up here")
            .When(address.Length == 0, "email", "写出邮箱", "Give the e-mail address")
            .Mailbox("email", address);
        return problems.Any ? problems : await Begin(matter, address, stop);
    }

    async Task<Problems> Begin(Case matter, string? address, CancellationToken stop)
    {
        await using var transaction = await Db.Database.BeginTransactionAsync(stop);
        await Db.LockMail(matter, stop);
        var all = await Of(matter, stop);
        // Asked for twice is asked for once.
        if (all.Exists(one => one.Email == address)) return [];
        var problems = new Problems().When(all.Count >= CaseFollower.Most, "email", "已经有好几种了，先关掉一种", "There are several already: switch one off first");
        if (problems.Any) return problems;
        var follower = new CaseFollower { CaseId = matter.Id, Email = address, AskedAt = ledger.Now, Told = matter.Steps[^1].Number };
        Db.Add(follower);
        if (address is not null) await Write(matter, follower, Asking(matter), stop);
        await Db.SaveChangesAsync(stop);
        await transaction.CommitAsync(stop);
        return problems;
    }

    /// <summary>Whoever reads the address says yes.</summary>
    public async Task Confirm(CaseFollower follower, CancellationToken stop)
    {
        follower.ConfirmedAt ??= ledger.Now;
        await Db.SaveChangesAsync(stop);
    }

    /// <summary>Ends a way to follow; nothing of it is kept.</summary>
    public Task End(Case matter, Guid id, CancellationToken stop) =>
        Db.CaseFollowers.Where(follower => follower.Id == id && follower.CaseId == matter.Id).ExecuteDeleteAsync(stop);

    /// <summary>Writes the letters that are due; the round of the mail sends them. True when there may be more.</summary>
    public async Task<bool> Tell(CancellationToken stop)
    {
        if (!Mails) return false;
        var behind = from follower in Db.CaseFollowers
                     join matter in Db.Cases on follower.CaseId equals matter.Id
                     where follower.ConfirmedAt != null && follower.Email != null && matter.AnonymisedAt == null
                         && matter.Steps.Any(step => step.Number > follower.Told)
                     orderby follower.Id
                     select follower;
        if (!await behind.AnyAsync(stop)) return false;
        await using var transaction = await Db.Database.BeginTransactionAsync(stop);
        await Db.Lock("following", stop);
        var due = await behind.Take(Batch).ToListAsync(stop);
        var ids = due.Select(follower => follower.CaseId).ToList();
        var cases = await Db.Cases.AsNoTracking().Where(matter => ids.Contains(matter.Id))
            .Include(matter => matter.Steps.OrderBy(step => step.Number)).AsSplitQuery().ToDictionaryAsync(matter => matter.Id, stop);
        foreach (var follower in due.OrderBy(follower => cases[follower.CaseId].Code, StringComparer.Ordinal))
        {
            var matter = cases[follower.CaseId];
            var news = matter.Steps.Where(step => step.Number > follower.Told).ToList();
            await Write(matter, follower, Telling(matter, news), stop);
            follower.Told = news[^1].Number;
            await Db.SaveChangesAsync(stop);
        }
        await transaction.CommitAsync(stop);
        Db.ChangeTracker.Clear();
        return due.Count == Batch;
    }

    async Task Write(Case matter, CaseFollower follower, string text, CancellationToken stop)
    {
        var subject = $"{office.Bodies[matter.BodyCode].ShortName}：{office.ProcedureOf(matter).Title.Zh}{matter.Code}，办理进度";
        var letter = await Db.WriteMail(matter, OutgoingMail.OfNoStep, follower.Email!, subject, $"{text}\n\n{Links(matter, follower)}", ledger.Now, stop);
        ledger.Write(Actor.Machine, "write-mail", matter.Address, matter.BodyCode, new Dictionary<string, object?> { ["mail"] = letter.Number });
    }

    static string Asking(Case matter) => $"""
        有人用{matter.Code}的查询密码，要求把这件事的每一步办理进度寄到这个邮箱。是您就请打开下面的页面确认；不是您，不用理会，什么也不会再寄。
        Somebody who has the secret of {matter.Code} asked for its progress to be sent to this address. If that was you, confirm on the page below. If not, do nothing, and nothing more is sent.
        """.ReplaceLineEndings("\n");

    // What happened and when, in the words of the procedure; of people nothing.
    string Telling(Case matter, IReadOnlyList<CaseStep> news)
    {
        var procedure = office.ProcedureOf(matter);
        var lines = news.Select(step => CaseWords.Happened(procedure, step) is var said ? $"{step.On:yyyy-MM-dd} {said.Zh}\n{said.En}" : "").ToList();
        var state = procedure.State(matter.State);
        lines.Add($"\n{state.Title.Zh}：{state.Meaning.Zh}\n{state.Title.En}: {state.Meaning.En}");
        if (matter is { ClosedOn: null, DoneOn: null, PausedOn: null, DueOn: { } due }) lines.Add($"最迟{due:yyyy-MM-dd}答复。 Due by {due:yyyy-MM-dd}.");
        return string.Join('\n', lines);
    }

    string Links(Case matter, CaseFollower follower) => $"""
        ————————
        {(follower.ConfirmedAt is null ? "确认 Confirm" : "不再寄 Stop these letters")}：{site.AddressOf($"/cases/{matter.Code}/following/{KeyOf(matter, follower)}")}
        办理进度 Progress：{site.AddressOf($"/cases?code={matter.Code}")}
        """.ReplaceLineEndings("\n");

    Guid? IdOf(string code, string? secret, string key)
    {
        try
        {
            return Guid.TryParseExact(Keys(code, secret).Unprotect(key), "N", out var id) ? id : null;
        }
        catch (CryptographicException)
        {
            return null;
        }
    }

    IDataProtector Keys(string code, string? secret) => protection.CreateProtector("follow-case", code, secret ?? "");
}

/// <summary>Throws away addresses that nobody confirmed.</summary>
sealed class UnansweredFollowers(Db db, TimeProvider time) : Leftovers
{
    public override Task<int> Clear(CancellationToken stop) => db.CaseFollowers.Unanswered(time.Now()).ExecuteDeleteAsync(stop);
}
