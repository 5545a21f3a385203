namespace Daylight.Host.Shell.Public;

/// <summary>At midnight, and once at the start, lets documents take effect and expire in the search index.</summary>
sealed partial class NewDay(IServiceScopeFactory scopes, SearchFollower search, TimeProvider time, ILogger<NewDay> log) : BackgroundService
{
    // Longer than any installation stands still; the index is made again sooner than that.
    const int DaysBack = 366;

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var from = time.Today().AddDays(-DaysBack);
        while (!stoppingToken.IsCancellationRequested)
        {
            var today = time.Today();
            try
            {
                await using var scope = scopes.CreateAsyncScope();
                await search.DaysPassed(scope.ServiceProvider.GetRequiredService<Db>(), from, today, stoppingToken);
                from = today;
            }
            catch (Exception fault) when (!stoppingToken.IsCancellationRequested)
            {
                Failed(log, fault);
            }
            var midnight = Instants.At(today.AddDays(1), TimeOnly.MinValue);
            var wait = midnight - time.GetUtcNow().UtcDateTime;
            await Task.Delay(wait > TimeSpan.Zero ? wait : TimeSpan.FromSeconds(1), time, stoppingToken)
                .ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "The search index did not take up the new day; it is tried again tomorrow.")]
    static partial void Failed(ILogger log, Exception fault);
}
