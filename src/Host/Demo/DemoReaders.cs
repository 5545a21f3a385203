using Daylight.Host.Shell.Public;
using Microsoft.EntityFrameworkCore;

namespace Daylight.Host.Demo;

/// <summary>What the demonstration's readers opened and searched for in the last weeks.</summary>
internal static class DemoReaders
{
    const int Opened = 24, Weeks = 3;

    static readonly string[] Words = ["河涌水质", "高龄津贴", "招标公告", "招聘会", "行政处罚", "征地补偿"];

    /// <summary>Counts them. Nothing here is in the ledger, as in a real installation.</summary>
    public static async Task Count(Db db, DateOnly today, Dice dice, CancellationToken stop)
    {
        var newest = await db.Records.AsNoTracking().Published().NewestFirst().Take(10 * Opened).Select(record => record.Id).ToListAsync(stop);
        for (var week = 0; week < Weeks; week++)
        {
            var day = today.AddDays(-1 - 7 * week);
            for (var i = 0; i < Math.Min(Opened, newest.Count); i++)
            {
                // The first are read much more than the rest, as everywhere.
                db.Add(new RecordView { RecordId = newest[i * newest.Count / Opened], Day = day, Count = 400 / (i + 2) + dice.Below(9) });
            }
            for (var i = 0; i < Words.Length; i++)
                db.Add(new SearchedWord { Word = Words[i], Day = day, Readers = 30 / (i + 1) + dice.Below(4) });
        }
        await db.SaveChangesAsync(stop);
    }
}
