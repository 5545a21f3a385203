using System.Diagnostics;
using Daylight.Host;
using Daylight.Host.Commands;
using Daylight.Host.Demo;
using Daylight.Petitions;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Daylight.Bench;

/// <summary>
/// Scores of bodies over many petitions: counted from the cases, and replayed from the ledger entry by entry, beside reading
/// the same entries and doing nothing with them. Both must give the same numbers.
/// </summary>
static class ScoreBench
{
    const string Name = "scores";
    static readonly Target Promised = Target.Most(30);

    public static async Task<IReadOnlyList<Figure>> Run(Sizes sizes, CancellationToken stop)
    {
        var installation = await Prepared.Empty(sizes, Name, stop);
        await using var services = Where.Services(installation);
        var today = TimeProvider.System.Today();
        await new DemoPetitions(services, new(services.GetRequiredService<LawBook>().Calendars["cn"].Works, today.AddYears(1)), today).Handle(_ => { }, stop);
        await using var scope = services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<Db>();
        var petitions = await Multiply(installation, await db.Cases.CountAsync(stop), sizes.Scored, stop);
        var scores = scope.ServiceProvider.GetRequiredService<Scores>();
        var (first, last) = (today.AddYears(-1), today);
        var (counted, counting) = await Timed(() => scores.Count(first, last, stop));
        var (replayed, replaying) = await Timed(() => scores.Replay(first, last, stop));
        var (entries, reading) = await Timed(() => Read(db, stop));
        var differing = counted.Keys.Union(replayed.Keys).Count(body => counted.GetValueOrDefault(body) != replayed.GetValueOrDefault(body));
        SqliteConnection.ClearAllPools();
        return
        [
            new(Name, $"counted from the cases of {petitions:n0} petitions", "s") { Ours = counting, Target = Promised },
            new(Name, $"replayed from {entries:n0} entries, beside reading them", "s")
            {
                Ours = replaying, Reference = reading, Ratio = replaying / reading,
            },
            new(Name, "replayed", "s") { Ours = replaying, Target = Promised },
            new(Name, $"bodies of {counted.Count} whose numbers differ", "") { Ours = differing, Target = Target.Most(0) },
        ];
    }

    static async Task<int> Read(Db db, CancellationToken stop)
    {
        var count = 0;
        await foreach (var leaf in db.Entries.AsNoTracking().OrderBy(entry => entry.Arrival).Select(entry => entry.Leaf).AsAsyncEnumerable().WithCancellation(stop))
            count += leaf.Length > 0 ? 1 : 0;
        return count;
    }

    static async Task<(T Result, double Seconds)> Timed<T>(Func<Task<T>> work)
    {
        var start = Stopwatch.GetTimestamp();
        var result = await work();
        return (result, Stopwatch.GetElapsedTime(start).TotalSeconds);
    }

    // Cases that went every way are copied under other codes, with their steps and entries: making each anew would take an hour.
    static async Task<int> Multiply(Installation installation, int there, int wanted, CancellationToken stop)
    {
        var times = (wanted - 1) / there;
        await using var connection = new SqliteConnection($"Data Source={Path.Combine(installation.Folder, "daylight.db")}");
        await connection.OpenAsync(stop);
        await using var transaction = connection.BeginTransaction();
        await Do(connection, $"""
            CREATE TEMP TABLE copy AS WITH RECURSIVE copies(number) AS (SELECT 1 UNION ALL SELECT number + 1 FROM copies WHERE number < {times})
            SELECT number, "Id" AS was, {Identity} AS becomes, "Code" AS had, "Code" || '-' || number AS gets FROM "case", copies;
            CREATE INDEX temp.copied ON copy(was);
            CREATE INDEX temp.had ON copy(had)
            """, stop);
        await Copy(connection, "case", """copy.was = "Id" """, [("Id", "copy.becomes"), ("Code", "copy.gets")], stop);
        await Copy(connection, "case_step", """copy.was = "CaseId" """, [("Id", Identity), ("CaseId", "copy.becomes")], stop);
        await Copy(connection, "petition", """copy.was = "CaseId" """, [("CaseId", "copy.becomes"), ("Once", Identity)], stop);
        await Copy(connection, "satisfaction", """copy.was = "CaseId" """, [("CaseId", "copy.becomes")], stop);
        await Copy(connection, "entry", """ "Subject" = 'case:' || copy.had ORDER BY copy.number, "Arrival" """,
            [("Arrival", "NULL"), ("Index", "NULL"), ("Subject", "'case:' || copy.gets"), ("Leaf", """replace("Leaf", 'case:' || copy.had || '"', 'case:' || copy.gets || '"')""")], stop);
        await transaction.CommitAsync(stop);
        return there * (times + 1);
    }

    // As the library writes one.
    const string Identity = "upper(hex(randomblob(4)) || '-' || hex(randomblob(2)) || '-' || hex(randomblob(2)) || '-' || hex(randomblob(2)) || '-' || hex(randomblob(6)))";

    static async Task Copy(SqliteConnection connection, string table, string where, IReadOnlyList<(string Column, string Value)> other, CancellationToken stop)
    {
        var columns = new List<string>();
        await using (var asked = connection.CreateCommand())
        {
            asked.CommandText = $"SELECT name FROM pragma_table_info('{table}')";
            await using var told = await asked.ExecuteReaderAsync(stop);
            while (await told.ReadAsync(stop)) columns.Add(told.GetString(0));
        }
        var values = columns.Select(column => other.FirstOrDefault(one => one.Column == column).Value ?? $"\"{table}\".\"{column}\"");
        await Do(connection, $"""
            INSERT INTO "{table}" ({string.Join(", ", columns.Select(column => $"\"{column}\""))})
            SELECT {string.Join(", ", values)} FROM "{table}" JOIN copy ON {where}
            """, stop);
    }

    static async Task Do(SqliteConnection connection, string sql, CancellationToken stop)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        await command.ExecuteNonQueryAsync(stop);
    }
}
