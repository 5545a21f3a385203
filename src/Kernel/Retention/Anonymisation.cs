using Microsoft.EntityFrameworkCore;

namespace Daylight;

/// <summary>
/// Takes the people out of a case whose time is over (匿名化): who they are, what they and the office wrote, papers and
/// letters. Kind, days, steps, outcome and marks stay, and with them every figure. One transaction for each case: whoever is
/// interrupted has done some of them whole, and goes on. CN-PIPL Arts 19, 47.
/// </summary>
public sealed class Anonymisation(Db db, Ledger ledger)
{
    /// <summary>The lock under which it is decided whether a case is kept.</summary>
    public const string Turn = "retention";

    /// <summary>Anonymises a case if it is still among those that are due; false when it is not.</summary>
    /// <param name="due">The cases that are due, asked again under the lock.</param>
    /// <param name="id">The case.</param>
    /// <param name="elsewhere">Erases what other cases keep of it; saved with the rest.</param>
    /// <param name="because">The rule, for everyone.</param>
    /// <param name="stop">Stops between two cases.</param>
    public async Task<bool> Of(IQueryable<Case> due, Guid id, Func<Case, Task> elsewhere, string because, CancellationToken stop)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(stop);
        await db.Lock(Turn, stop);
        if (await due.SingleOrDefaultAsync(matter => matter.Id == id, stop) is not { } matter) return false;
        var letters = await db.IncomingMail.Where(mail => mail.CaseId == id).Select(mail => mail.Id)
            .Concat(db.OutgoingMail.Where(mail => mail.CaseId == id).Select(mail => mail.Id)).ToListAsync(stop);
        db.RemoveRange(await db.MailEnclosures.Where(enclosure => letters.Contains(enclosure.MailId)).ToListAsync(stop));
        await CaseRows.Anonymise(db, matter, ledger.Now, stop);
        await elsewhere(matter);
        return await Save(matter.Address, matter.BodyCode, because, async () => await transaction.CommitAsync(stop), stop);
    }

    /// <summary>Removes a letter that belongs to no case, if it is still among those that are due.</summary>
    public async Task<bool> Of(IQueryable<IncomingMail> due, Guid id, string because, CancellationToken stop)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(stop);
        await db.Lock("mail", stop);
        if (await due.SingleOrDefaultAsync(mail => mail.Id == id, stop) is not { } mail) return false;
        db.RemoveRange(await db.MailEnclosures.Where(enclosure => enclosure.MailId == id).ToListAsync(stop));
        db.Remove(mail);
        return await Save(mail.Address, mail.BodyCode, because, async () => await transaction.CommitAsync(stop), stop);
    }

    async Task<bool> Save(string address, string body, string because, Func<Task> commit, CancellationToken stop)
    {
        try
        {
            await ledger.Erase(Actor.Machine, address, body, because, stop);
            await db.SaveChangesAsync(stop);
            await commit();
            return true;
        }
        catch (DbUpdateConcurrencyException)
        {
            // Somebody changed it at the same moment: its turn comes again.
            return false;
        }
        finally
        {
            db.ChangeTracker.Clear();
        }
    }
}
