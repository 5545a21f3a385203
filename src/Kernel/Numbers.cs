using Microsoft.EntityFrameworkCore;

namespace Daylight;

/// <summary>
/// Running numbers without gaps inside a transaction: case codes and index numbers. The row of the counter is
/// locked until the transaction ends, so two nodes never give the same number.
/// </summary>
public static class Numbers
{
    extension(Db db)
    {
        /// <summary>The next number of a series, from 1. Must run inside the transaction that uses it.</summary>
        public async Task<long> NextNumber(string series, CancellationToken stop) =>
            await db.TakeNumbers(series, 1, stop);

        /// <summary>Takes <paramref name="count"/> numbers of a series at once; returns the first.</summary>
        public async Task<long> TakeNumbers(string series, int count, CancellationToken stop)
        {
            var last = await db.Database.SqlQuery<long>($"""
                INSERT INTO counter ("Series", "Value") VALUES ({series}, {count})
                ON CONFLICT ("Series") DO UPDATE SET "Value" = counter."Value" + {count}
                RETURNING "Value"
                """).ToListAsync(stop);
            return last[0] - count + 1;
        }

        /// <summary>Marks a number as taken that was given elsewhere, so that the series goes on after it.</summary>
        public Task PassNumber(string series, long number, CancellationToken stop) =>
            db.Database.ExecuteSqlAsync($"""
                INSERT INTO counter ("Series", "Value") VALUES ({series}, {number})
                ON CONFLICT ("Series") DO UPDATE
                SET "Value" = CASE WHEN counter."Value" < {number} THEN {number} ELSE counter."Value" END
                """, stop);
    }
}

/// <summary>A running number. Not a fact of its own: the codes given from it are in the ledger.</summary>
public sealed class Counter
{
    /// <summary>What is numbered, such as <c>case/GK/2026</c>.</summary>
    public required string Series { get; init; }

    /// <summary>The last number given.</summary>
    public long Value { get; set; }
}
