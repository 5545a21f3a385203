using System.Collections.Concurrent;
using System.Net;
using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;

namespace Daylight.Host.Shell.Public;

/// <summary>
/// Counts openings of records and words searched for in memory and writes them down once a minute, not once a reader.
/// </summary>
sealed partial class Readership(IServiceScopeFactory scopes, TimeProvider time, ILogger<Readership> log) : BackgroundService
{
    const int ShortestWord = 2, LongestWord = 12;

    // Beyond that a day's readers are not told apart any more; they are then not counted.
    const int MostReaders = 100_000;

    static readonly TimeSpan Every = TimeSpan.FromMinutes(1);

    readonly ConcurrentDictionary<(string Record, DateOnly Day), long> opened = new();
    readonly ConcurrentDictionary<(string Word, DateOnly Day), long> searched = new();

    // Who searched for what today, by a hash that nobody can compute tomorrow: the salt is in memory only.
    readonly ConcurrentDictionary<UInt128, byte> readers = new();
    readonly byte[] salt = RandomNumberGenerator.GetBytes(16);
    DateOnly readersOf;

    /// <summary>Marks the addresses whose opening counts.</summary>
    public sealed class Counts;

    /// <summary>Counts an answer after it was given, whether made or kept; stands outside the page cache.</summary>
    public async Task Watch(HttpContext http, RequestDelegate next)
    {
        await next(http);
        if (http.GetEndpoint()?.Metadata.GetMetadata<Counts>() is null || !HttpMethods.IsGet(http.Request.Method)) return;
        if (http.Response.StatusCode is StatusCodes.Status200OK or StatusCodes.Status304NotModified && PublicPages.RecordOf(http) is { } record)
            opened.AddOrUpdate((record, time.Today()), 1, (_, known) => known + 1);
    }

    /// <summary>Counts a search that found something, once for a reader and a day.</summary>
    /// <param name="text">What was typed.</param>
    /// <param name="title">The title of the first record found.</param>
    /// <param name="reader">The address the reader comes from.</param>
    public void Searched(string text, string title, IPAddress? reader)
    {
        var word = Han.Simplified(text.Trim());
        if (word.Length is < ShortestWord or > LongestWord || !word.All(char.IsLetter)) return;
        if (!Han.Simplified(title).Contains(word, StringComparison.OrdinalIgnoreCase)) return;
        var today = time.Today();
        if (readersOf != today)
        {
            readersOf = today;
            readers.Clear();
        }
        if (readers.Count < MostReaders && readers.TryAdd(Mark(word, reader), 0))
            searched.AddOrUpdate((word, today), 1, (_, known) => known + 1);
    }

    /// <summary>Writes down what was counted.</summary>
    public async Task Flush(CancellationToken stop)
    {
        if (opened.IsEmpty && searched.IsEmpty) return;
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<Db>();
        await using var transaction = await db.Database.BeginTransactionAsync(stop);
        foreach (var key in opened.Keys)
        {
            if (!opened.TryRemove(key, out var count)) continue;
            await db.Database.ExecuteSqlAsync($"""
                INSERT INTO record_view ("RecordId", "Day", "Count")
                SELECT "Id", {key.Day}, {count} FROM record WHERE "Index" = {key.Record}
                ON CONFLICT ("RecordId", "Day") DO UPDATE SET "Count" = record_view."Count" + {count}
                """, stop);
        }
        foreach (var key in searched.Keys)
        {
            if (!searched.TryRemove(key, out var count)) continue;
            await db.Database.ExecuteSqlAsync($"""
                INSERT INTO searched_word ("Word", "Day", "Readers") VALUES ({key.Word}, {key.Day}, {count})
                ON CONFLICT ("Word", "Day") DO UPDATE SET "Readers" = searched_word."Readers" + {count}
                """, stop);
        }
        await transaction.CommitAsync(stop);
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            await Task.Delay(Every, time, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            try
            {
                // The last minute is written down on the way out.
                await Flush(CancellationToken.None);
            }
            catch (Exception fault)
            {
                NotCounted(log, fault);
            }
        }
    }

    UInt128 Mark(string word, IPAddress? reader)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData(salt);
        hash.AppendData(reader?.GetAddressBytes() ?? []);
        hash.AppendData(System.Text.Encoding.UTF8.GetBytes(word));
        return BitConverter.ToUInt128(hash.GetHashAndReset());
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "Openings of records could not be written down; some are not counted.")]
    static partial void NotCounted(ILogger log, Exception fault);
}
