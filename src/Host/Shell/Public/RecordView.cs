using Microsoft.EntityFrameworkCore;

namespace Daylight.Host.Shell.Public;

/// <summary>
/// How often a record's page was opened on a day. A count and nothing about who opened it; made from no ledger entry,
/// so it proves nothing and may be lost.
/// </summary>
sealed class RecordView
{
    /// <summary>The record.</summary>
    public Guid RecordId { get; init; }

    /// <summary>The day, where the body is.</summary>
    public DateOnly Day { get; init; }

    /// <summary>How often.</summary>
    public long Count { get; set; }
}

/// <summary>
/// How many readers searched for a word on a day. Only words that stand in the title of a published record are
/// counted: what people type about themselves is kept nowhere.
/// </summary>
sealed class SearchedWord
{
    /// <summary>The word, in simplified characters.</summary>
    public required string Word { get; init; }

    /// <summary>The day, where the body is.</summary>
    public DateOnly Day { get; init; }

    /// <summary>How many readers; one who asks often counts once.</summary>
    public long Readers { get; set; }
}

/// <summary>The tables of the public side.</summary>
static class PublicTables
{
    public static void Model(ModelBuilder model)
    {
        model.Entity<RecordView>(view =>
        {
            view.HasKey(v => new { v.RecordId, v.Day });
            view.HasIndex(v => v.Day);
            view.HasOne<Record>().WithMany().HasForeignKey(v => v.RecordId);
        });
        model.Entity<SearchedWord>(word =>
        {
            word.HasKey(w => new { w.Word, w.Day });
            word.HasIndex(w => w.Day);
        });
        // Files are asked for by their hash.
        model.Entity<Attachment>().HasIndex(file => file.Hash);
    }
}
