using System.Text;
using Daylight.Web;
using Microsoft.EntityFrameworkCore;

namespace Daylight.Host;

/// <summary>
/// Puts officers in mind by e-mail (邮件提醒): one letter a day to each, with every case that has come to a point of its time,
/// each once. It goes to whoever works on the case or covers for them, or else to the clerks of the body; nothing in it is
/// about anybody. Whoever gave no address, or declined, has the inbox.
/// </summary>
sealed class Reminding(IServiceScopeFactory scopes, TimeProvider time)
{
    const string Silent = "silent", Unconfirmed = "unconfirmed";
    static readonly TimeSpan Pause = TimeSpan.FromMinutes(15), Patience = TimeSpan.FromDays(3);

    /// <summary>An occasion to put somebody in mind of a case.</summary>
    sealed record Occasion(Case Matter, string What, DateOnly On, Words Say);

    /// <summary>Writes the letters of today; they are sent by the round of the mail.</summary>
    public async Task Go(CancellationToken stop)
    {
        await using var scope = scopes.CreateAsyncScope();
        if (scope.ServiceProvider.GetService<CaseMailbox>() is null) return;
        var (office, addressees) = (scope.ServiceProvider.GetRequiredService<CaseOffice>(), scope.ServiceProvider.GetRequiredService<Addressees>());
        var db = office.Db;
        await using var transaction = await db.Database.BeginTransactionAsync(stop);
        await db.Lock("digests", stop);
        var letters = new Dictionary<Guid, List<Occasion>>();
        foreach (var occasion in await Occasions(office, scope.ServiceProvider.GetRequiredService<Reminders>(), scope.ServiceProvider.GetRequiredService<OwedAnswers>(), stop))
        {
            var told = await addressees.Of(occasion.Matter, stop);
            if (told.Count == 0) continue;
            db.Add(new ToldReminder { CaseId = occasion.Matter.Id, What = occasion.What, On = occasion.On, At = time.Now() });
            foreach (var account in told) (letters.TryGetValue(account, out var all) ? all : letters[account] = []).Add(occasion);
        }
        var domain = scope.ServiceProvider.GetRequiredService<Site>().Domain;
        foreach (var (account, occasions) in letters)
            db.Add(new Digest { AccountId = account, Text = TextOf(occasions, office, domain), WrittenAt = time.Now(), NextAt = time.Now() });
        await db.SaveChangesAsync(stop);
        await transaction.CommitAsync(stop);
    }

    static async Task<List<Occasion>> Occasions(CaseOffice office, Reminders reminders, OwedAnswers answers, CancellationToken stop)
    {
        var (db, today, risk) = (office.Db, office.Today, office.RiskSince);
        // What the program takes by itself it has taken before; where it did not, somebody has to.
        var (silent, unconfirmed) = (office.Silent(), office.Unconfirmed);
        var used = await reminders.Of(db.Cases.AsNoTracking().Open(), today, await Reminders.Lengths(db.Cases.Open(), stop)).Where(one => one.Percent > 0 && one.Matter.DueOn != null).ToListAsync(stop);
        var open = db.Cases.AsNoTracking().Open();
        var waiting = await open.Where(c => c.WaitsUntil < today && silent.Contains(c.Procedure + "/" + c.State)).ToListAsync(stop);
        var unread = await open.Include(c => c.Steps).Where(c => unconfirmed.Contains(c.Procedure + "/" + c.State)
            && c.Steps.Any(step => step.Number == 0 && step.On <= risk)).ToListAsync(stop);
        var owed = await answers.Of(db.Cases, stop);
        var all = used.Select(one => Used(one, reminders.Find(one.Percent)!, today))
            .Concat(waiting.Select(c => new Occasion(c, Silent, c.WaitsUntil!.Value, new("对方的时间已经过了，请登记", "their day has passed: enter it"))))
            .Concat(unread.Select(c => new Occasion(c, Unconfirmed, CaseOffice.ArrivedOn(c), new("还没有与申请人确认收到", "receipt is not confirmed"))))
            .Concat(owed.Select(one => Owes(one.Owed, one.Matter, today)));
        var told = (await db.Set<ToldReminder>().AsNoTracking().Select(one => new { one.CaseId, one.What, one.On }).ToListAsync(stop))
            .Select(one => (one.CaseId, one.What, one.On)).ToHashSet();
        return [.. all.Where(one => !told.Contains((one.Matter.Id, one.What, one.On))).OrderBy(one => one.On).ThenBy(one => one.Matter.Code, StringComparer.Ordinal)];
    }

    static Occasion Used(Reminded one, Reminder reminder, DateOnly today) => new(one.Matter, $"{reminder.Percent}", one.Matter.DueOn!.Value,
        one.Matter.DueOn < today ? reminder.Past ?? reminder.Words : reminder.Words);

    // Told when it is given, on its last day and once that has passed.
    static Occasion Owes(Owed owed, Case matter, DateOnly today)
    {
        var (when, zh, en) = owed.By < today ? ("past", "已过回应的最后一天", "the last day to answer has passed") : owed.By == today ? ("due", "今天最迟要回应", "to be answered today") : ("given", "要回应", "to be answered");
        return new(matter, $"owed-{when}-{owed.Key}", owed.By, new($"{owed.What.Zh}{zh}", $"{owed.What.En} {en}"));
    }

    // Codes and days; titles are what people wrote.
    static string TextOf(List<Occasion> occasions, CaseOffice office, string domain)
    {
        var text = new StringBuilder($"您好：有{occasions.Count}件事请您看一看。 {occasions.Count} cases for you.\n");
        foreach (var one in occasions)
        {
            var (kind, on) = (office.ProcedureOf(one.Matter).Title, Dates.Machine(one.On));
            text.Append($"\n{one.Matter.Code} {kind.Zh}：{one.Say.Zh}（{on}）\n{kind.En}: {one.Say.En} ({on})\nhttps://{domain}/desk/cases/{one.Matter.Code}\n");
        }
        return text.Append($"\n每件每次只提醒一回。不想收到，请到 https://{domain}/account 关掉。 Each is told once. To stop these letters: https://{domain}/account\n").ToString();
    }

    /// <summary>Sends the letter that waits longest; false when none is due. Better one less than one twice.</summary>
    public async Task<bool> SendNext(CancellationToken stop)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<Db>();
        if (await Claim(db, stop) is not { } digest) return false;
        var account = await db.Users.AsNoTracking().SingleAsync(user => user.Id == digest.AccountId, stop);
        // Who declined since is sent nothing any more.
        var handing = account is { Email: { } address, RemindersDeclinedAt: null, ClosedAt: null }
            ? await scope.ServiceProvider.GetRequiredService<IMail>().Send(MessageOf(digest, address, scope.ServiceProvider), stop)
            : new(Handed.Over);
        if (handing.How is not Handed.NotYet || digest.WrittenAt + Patience < time.Now()) db.Remove(digest);
        await db.SaveChangesAsync(stop);
        return true;
    }

    async Task<Digest?> Claim(Db db, CancellationToken stop)
    {
        var now = time.Now();
        if (!await db.Set<Digest>().AnyAsync(one => one.NextAt <= now, stop)) return null;
        await using var transaction = await db.Database.BeginTransactionAsync(stop);
        await db.Lock("digests", stop);
        if (await db.Set<Digest>().Where(one => one.NextAt <= now).OrderBy(one => one.NextAt).FirstOrDefaultAsync(stop) is not { } digest) return null;
        digest.NextAt = now + Pause;
        await db.SaveChangesAsync(stop);
        await transaction.CommitAsync(stop);
        return digest;
    }

    static Message MessageOf(Digest digest, string address, IServiceProvider services)
    {
        var (mailbox, site) = (services.GetRequiredService<CaseMailbox>(), services.GetRequiredService<Site>());
        return new()
        {
            Key = $"digest-{digest.Id:N}", Id = $"digest-{digest.Id:N}@{mailbox.Domain}", From = mailbox.Office, FromName = site.Product.Zh,
            ReturnTo = mailbox.Office, To = address, Subject = "事项提醒 Cases for you", Text = digest.Text, At = digest.WrittenAt,
        };
    }
}
