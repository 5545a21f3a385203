using System.Text;
using Daylight.Host.Shell.Public;
using Daylight.Web;
using Microsoft.EntityFrameworkCore;

namespace Daylight.Host.Shell.Log;

/// <summary>What the page of the log shows.</summary>
/// <param name="Size">Entries in the log.</param>
/// <param name="Newest">The newest checkpoint; null before the first entry.</param>
/// <param name="Key">The key that checks its signature.</param>
/// <param name="Last">The newest entries.</param>
public sealed record LogModel(long Size, LogCheckpoint? Newest, string Key, IReadOnlyList<EntryLine> Last);

/// <summary>An entry in a list.</summary>
public sealed record EntryLine(long Index, DateTime At, string Verb, string Subject);

/// <summary>What the page of an entry shows.</summary>
/// <param name="Index">Its place.</param>
/// <param name="At">When it happened.</param>
/// <param name="Verb">What was done.</param>
/// <param name="Subject">To what.</param>
/// <param name="Leaf">The text that the log hashes.</param>
/// <param name="Fingerprint">The leaf's hash.</param>
/// <param name="Size">Entries in the log.</param>
public sealed record EntryModel(long Index, DateTime At, string Verb, string Subject, string Leaf, string Fingerprint, long Size);

/// <summary>The log explained, and its entries one by one.</summary>
static class Overview
{
    const int MostLast = 10;

    public static async Task<IResult> Show(Db db, SigningKey key, CancellationToken stop)
    {
        var newest = await db.NewestCheckpoint(stop);
        var last = await db.Entries.AsNoTracking().Where(entry => entry.Index != null).OrderByDescending(entry => entry.Index)
            .Take(MostLast).Select(entry => new EntryLine(entry.Index!.Value, entry.At, entry.Verb, entry.Subject)).ToListAsync(stop);
        return Page.Of<LogPage>(new LogModel(newest?.Size ?? 0, newest, key.Verifier.ToString(), last));
    }

    public static async Task<IResult> One(long place, Db db, CancellationToken stop)
    {
        var entry = await db.Entries.AsNoTracking().SingleOrDefaultAsync(e => e.Index == place, stop);
        if (entry is null || await db.NewestCheckpoint(stop) is not { } newest) return Wrong.NotFound;
        var fingerprint = Merkle.Leaf(Encoding.UTF8.GetBytes(entry.Leaf)).Hex;
        return Page.Of<EntryPage>(new EntryModel(place, entry.At, entry.Verb, entry.Subject, entry.Leaf, fingerprint, newest.Size));
    }

    /// <summary>The page of what an entry is about, where it has one.</summary>
    public static string? HrefOf(string subject) => subject.Split(':', 2) switch
    {
        ["record", var index] => FoundRecord.HrefOf(index),
        ["body", var code] => $"/bodies/{code}",
        _ => null,
    };

    /// <summary>What was done, in words; the verb itself where it is not one of the common ones.</summary>
    public static Words Said(string verb) => verb switch
    {
        "publish" => new("公布", "published"),
        "correct" => new("更正", "corrected"),
        "withdraw" => new("撤回", "withdrawn"),
        "found" => new("设立", "founded"),
        "change" => new("变更", "changed"),
        "open" => new("收件", "opened"),
        "reply" => new("答复", "answered"),
        "extend" => new("延期", "extended"),
        MailArrival.Filed => new("来件归档", "e-mail filed"),
        MailArrival.Held => new("来件待归档", "e-mail waits"),
        "send-mail" => new("寄出邮件", "e-mail sent"),
        _ => new(verb, verb),
    };
}
