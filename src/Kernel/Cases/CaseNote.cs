using Microsoft.EntityFrameworkCore;

namespace Daylight;

/// <summary>
/// What an officer notes on a case for colleagues (内部备注): written once, never changed, never read by anyone outside the
/// office. It is no part of the answer and in no copy of the case.
/// </summary>
[InLedger, Personal]
public sealed class CaseNote
{
    /// <summary>The most characters: a note is short, what is long is a paper.</summary>
    public const int Longest = 500;

    /// <summary>Key.</summary>
    public Guid Id { get; init; } = Ids.Next();

    /// <summary>The case.</summary>
    public required Guid CaseId { get; init; }

    /// <summary>What was noted.</summary>
    public required string Text { get; init; }

    /// <summary>The officer.</summary>
    public required Guid? By { get; init; }

    /// <summary>When (UTC).</summary>
    public required DateTime At { get; init; }

    internal static void Model(ModelBuilder model) => model.Entity<CaseNote>(note =>
    {
        note.HasIndex(n => n.CaseId);
        note.HasOne<Case>().WithMany().HasForeignKey(n => n.CaseId);
    });
}

/// <summary>Where officers note things on a case.</summary>
public sealed class CaseNotes(Db db, Ledger ledger)
{
    /// <summary>The notes of a case, the newest first.</summary>
    public IQueryable<CaseNote> Of(Case matter) => db.Set<CaseNote>().AsNoTracking()
        .Where(note => note.CaseId == matter.Id).OrderByDescending(note => note.At).ThenByDescending(note => note.Id);

    /// <summary>Keeps a note, once, whatever is sent again; none on a case that was anonymised.</summary>
    /// <param name="matter">The case.</param>
    /// <param name="once">The key that the form was given.</param>
    /// <param name="text">What is noted.</param>
    /// <param name="by">Who notes it.</param>
    /// <param name="stop">Ends the work.</param>
    public async Task Add(Case matter, Guid once, string text, Actor by, CancellationToken stop)
    {
        if (matter.AnonymisedAt is not null || await db.Set<CaseNote>().AnyAsync(kept => kept.Id == once, stop)) return;
        var note = new CaseNote { Id = once, CaseId = matter.Id, Text = text, By = by.Account, At = ledger.Now };
        db.Add(note);
        ledger.Write(by, "note", matter.Address, matter.BodyCode, privatePart: new Dictionary<string, object?> { ["note"] = text }).Covers(note);
        try
        {
            await db.SaveChangesAsync(stop);
        }
        catch (DbUpdateException failed) when (failed.IsDuplicate<CaseNote>(db))
        {
            // The same form, twice at once: then it is there.
            db.ChangeTracker.Clear();
        }
    }
}
