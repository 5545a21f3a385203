using System.Collections.Concurrent;
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

    /// <summary>The tables of the public side.</summary>
    public static void Model(ModelBuilder model)
    {
        model.Entity<RecordView>(view =>
        {
            view.HasKey(v => new { v.RecordId, v.Day });
            view.HasIndex(v => v.Day);
            view.HasOne<Record>().WithMany().HasForeignKey(v => v.RecordId);
        });
        // Files are asked for by their hash.
        model.Entity<Attachment>().HasIndex(file => file.Hash);
    }
}

/// <summary>Counts openings of records in memory and writes them down once a minute, not once a reader.</summary>
sealed partial class Readership(IServiceScopeFactory scopes, TimeProvider time, ILogger<Readership> log) : BackgroundService
{
    static readonly TimeSpan Every = TimeSpan.FromMinutes(1);

    readonly ConcurrentDictionary<(string Record, DateOnly Day), long> counted = new();

    /// <summary>Marks the addresses whose opening counts.</summary>
    public sealed class Counts;

    /// <summary>Counts an answer after it was given, whether made or kept; stands outside the page cache.</summary>
    public async Task Watch(HttpContext http, RequestDelegate next)
    {
        await next(http);
        if (http.GetEndpoint()?.Metadata.GetMetadata<Counts>() is null || !HttpMethods.IsGet(http.Request.Method)) return;
        if (http.Response.StatusCode is StatusCodes.Status200OK or StatusCodes.Status304NotModified && PublicPages.RecordOf(http) is { } record)
            counted.AddOrUpdate((record, time.Today()), 1, (_, known) => known + 1);
    }

    /// <summary>Writes down what was counted.</summary>
    public async Task Flush(CancellationToken stop)
    {
        if (counted.IsEmpty) return;
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<Db>();
        await using var transaction = await db.Database.BeginTransactionAsync(stop);
        foreach (var key in counted.Keys)
        {
            if (!counted.TryRemove(key, out var count)) continue;
            await db.Database.ExecuteSqlAsync($"""
                INSERT INTO record_view ("RecordId", "Day", "Count")
                SELECT "Id", {key.Day}, {count} FROM record WHERE "Index" = {key.Record}
                ON CONFLICT ("RecordId", "Day") DO UPDATE SET "Count" = record_view."Count" + {count}
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

    [LoggerMessage(Level = LogLevel.Warning, Message = "Openings of records could not be written down; some are not counted.")]
    static partial void NotCounted(ILogger log, Exception fault);
}
