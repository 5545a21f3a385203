using Daylight.Web;

namespace Daylight.Host;

/// <summary>
/// What is done once a day, in the small hours: steps by which the law answers a silence, letters that put officers in mind,
/// then what the rules of retention say, and what the modules do by themselves. Two nodes at once do the same work once.
/// </summary>
sealed partial class NightRound(
    Silences silences, Reminding reminding, RetentionRun retention, IServiceScopeFactory scopes, TimeProvider time, ILogger<NightRound> log) : BackgroundService
{
    static readonly TimeOnly Hour = new(3, 0);

    // On one night of the week the file of the database is written anew, if that is soon done.
    const DayOfWeek Rewriting = DayOfWeek.Sunday;

    readonly SemaphoreSlim turn = new(1, 1);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            await Task.Delay(UntilNext(), time, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            if (stoppingToken.IsCancellationRequested) return;
            try
            {
                await Go(stoppingToken);
            }
            catch (Exception fault) when (!stoppingToken.IsCancellationRequested)
            {
                // What was due is due tomorrow.
                Failed(log, fault);
            }
            catch (OperationCanceledException)
            {
                return;
            }
        }
    }

    /// <summary>Does all of it, each part whatever becomes of the others.</summary>
    /// <exception cref="AggregateException">What went wrong, when all is done.</exception>
    public async Task Go(CancellationToken stop)
    {
        await turn.WaitAsync(stop);
        try
        {
            await EachOf.All<Func<CancellationToken, Task>>([silences.Go, reminding.Go, Forget, Works], part => part(stop), stop);
        }
        finally
        {
            turn.Release();
        }
    }

    async Task Forget(CancellationToken stop)
    {
        var rewrites = time.Today().DayOfWeek is Rewriting;
        var done = await retention.Go(rewrites ? RetentionRun.Moment : 0, stop);
        if (done.Cases + done.Letters > 0) Erased(log, done.Cases, done.Letters);
        if (rewrites && !done.Rewritten) TooLarge(log);
    }

    // Each in a scope of its own: what one leaves half done in memory, the next does not save.
    async Task Works(CancellationToken stop)
    {
        int count;
        await using (var scope = scopes.CreateAsyncScope()) count = scope.ServiceProvider.GetServices<NightWork>().Count();
        await EachOf.All(Enumerable.Range(0, count), async at =>
        {
            await using var scope = scopes.CreateAsyncScope();
            await scope.ServiceProvider.GetServices<NightWork>().ElementAt(at).Go(stop);
        }, stop);
    }

    TimeSpan UntilNext()
    {
        var now = time.Now();
        var next = Instants.At(Instants.DayOf(now), Hour);
        return (next > now ? next : next.AddDays(1)) - now;
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "Anonymised {cases} cases and removed {letters} letters by the rules of retention.")]
    static partial void Erased(ILogger log, int cases, int letters);

    [LoggerMessage(Level = LogLevel.Warning, Message = "The database is too large to be written anew while people work; its file may hold traces of what was erased. Stop the server and run retention --rewrite.")]
    static partial void TooLarge(ILogger log);

    [LoggerMessage(Level = LogLevel.Error, Message = "Some of the round of the night failed; the rest is done, and this is tried again tomorrow.")]
    static partial void Failed(ILogger log, Exception fault);
}
