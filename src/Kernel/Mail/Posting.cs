using Microsoft.EntityFrameworkCore;

namespace Daylight;

/// <summary>
/// Sends what was written (寄发): each letter is taken by one node, handed over, and then its fate is told in the ledger.
/// What a server can't take now is tried again with growing pauses; a letter of which nobody knows whether the server has
/// it is not sent a second time, but shown to the officers.
/// </summary>
public sealed class Posting(Db db, Ledger ledger, IMail mail, MessageWriting writing)
{
    /// <summary>Minutes until the next trial, after the first, the second, …; then always the last.</summary>
    static readonly int[] Pauses = [1, 5, 15, 60, 240];

    /// <summary>After this it is given up.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromDays(3);

    // Whoever has taken a letter and not said in this time what became of it has died over it.
    static readonly TimeSpan LongestHanding = TimeSpan.FromMinutes(15);

    /// <summary>Sends the letter that waits longest; false when none is due.</summary>
    /// <param name="givenUp">
    /// Done for a letter that is given up, before that is told: whoever dies between the two leaves a letter that somebody looks at.
    /// </param>
    /// <param name="stop">Ends the work.</param>
    public async Task<bool> SendNext(Func<OutgoingMail, Task> givenUp, CancellationToken stop)
    {
        if (await Claim(stop) is not (var letter, var lost)) return false;
        // Its last bearer told nothing of it: unless a second letter is the same as one, nobody may know.
        var handing = lost ? new(Handed.Uncertain)
            : await writing.Of(letter, stop) is { } message ? await mail.Send(message, stop)
            : new(Handed.NotYet, "The store has lost a paper that goes with it.");
        if (handing.How is Handed.NotYet && ledger.Now - letter.WrittenAt > Patience) handing = handing with { How = Handed.Refused };
        if (handing.How is Handed.Refused)
        {
            letter.Said = Short(handing.Said);
            await givenUp(letter);
            db.ChangeTracker.Clear();
        }
        await Settle(letter.Id, handing, stop);
        return true;
    }

    // Committed before anything is sent: two nodes never hand over the same letter.
    async Task<(OutgoingMail Letter, bool Lost)?> Claim(CancellationToken stop)
    {
        var now = ledger.Now;
        if (!await db.UnsentMail.AnyAsync(one => one.NextAt <= now, stop)) return null;
        await using var transaction = await db.Database.BeginTransactionAsync(stop);
        await db.Lock("mail-out", stop);
        var due = db.UnsentMail.Where(one => one.NextAt <= now).OrderBy(one => one.NextAt);
        if (await due.FirstOrDefaultAsync(stop) is not { } unsent) return null;
        var letter = await db.OutgoingMail.AsNoTracking().SingleAsync(one => one.Id == unsent.MailId, stop);
        var lost = unsent.HandedSince is not null && !mail.TakesTwiceAsOnce;
        (unsent.HandedSince, unsent.NextAt) = (now, now + LongestHanding);
        unsent.Tries++;
        await db.SaveChangesAsync(stop);
        await transaction.CommitAsync(stop);
        db.ChangeTracker.Clear();
        return (letter, lost);
    }

    async Task Settle(Guid id, Handing handing, CancellationToken stop)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(stop);
        await db.Lock("mail-out", stop);
        var letter = await db.OutgoingMail.SingleAsync(one => one.Id == id, stop);
        var unsent = await db.UnsentMail.SingleAsync(one => one.MailId == id, stop);
        var (now, how) = (ledger.Now, handing.How);
        if (how is Handed.NotYet)
        {
            (unsent.HandedSince, unsent.Said) = (null, Short(handing.Said));
            unsent.NextAt = now.AddMinutes(Pauses[Math.Min(unsent.Tries, Pauses.Length) - 1]);
        }
        else
        {
            if (how is Handed.Over) letter.SentAt = now;
            else if (how is Handed.Refused) (letter.FailedAt, letter.Said) = (now, Short(handing.Said));
            else (letter.UncertainAt, letter.Said) = (now, Short(handing.Said));
            db.Remove(unsent);
            var matter = await db.Cases.AsNoTracking().SingleAsync(one => one.Id == letter.CaseId, stop);
            var facts = new Dictionary<string, object?> { ["mail"] = letter.Number };
            ledger.Write(Actor.Machine, VerbOf(how), matter.Address, matter.BodyCode, facts);
        }
        await db.SaveChangesAsync(stop);
        await transaction.CommitAsync(stop);
        db.ChangeTracker.Clear();
    }

    static string VerbOf(Handed how) => how switch
    {
        Handed.Over => "send-mail",
        Handed.Refused => "give-up-mail",
        _ => "lose-sight-of-mail",
    };

    static string? Short(string? said) => said is null ? null : PlainText.OneLine(said.Length > 300 ? said[..300] : said);
}
