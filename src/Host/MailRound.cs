using Daylight.Web;

namespace Daylight.Host;

/// <summary>
/// The loop that takes in what a mail server has put into the folder, and hands over what is written. A letter leaves the
/// folder when it is kept; one that makes trouble waits, and keeps no other waiting.
/// </summary>
sealed partial class MailRound(
    IServiceScopeFactory scopes, FolderOfArrivals folder, Reminding reminding, TimeProvider time, ILogger<MailRound> log) : BackgroundService
{
    static readonly TimeSpan Pause = TimeSpan.FromSeconds(2), AfterTrouble = TimeSpan.FromMinutes(1);

    readonly SemaphoreSlim turn = new(1, 1);
    readonly Dictionary<string, DateTime> troubled = [];

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                await Go(stoppingToken);
            }
            catch (Exception fault) when (!stoppingToken.IsCancellationRequested)
            {
                // What waits in folder and outbox waits on.
                Failed(log, fault);
            }
            catch (OperationCanceledException)
            {
                return;
            }
            await Task.Delay(Pause, time, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    /// <summary>Takes in what lies in the folder and sends what is due.</summary>
    public async Task Go(CancellationToken stop)
    {
        await turn.WaitAsync(stop);
        try
        {
            foreach (var file in folder.Waiting()) await Receive(file, stop);
            await Send(stop);
        }
        finally
        {
            turn.Release();
        }
    }

    async Task Receive(string file, CancellationToken stop)
    {
        var name = Path.GetFileName(file);
        if (troubled.TryGetValue(name, out var until) && time.Now() < until) return;
        try
        {
            await using var scope = scopes.CreateAsyncScope();
            var arrival = scope.ServiceProvider.GetRequiredService<MailArrival>();
            await using (var raw = File.OpenRead(file))
                await arrival.Receive(raw, scope.ServiceProvider.GetRequiredService<CaseMailbox>(), stop);
            // Kept under its hash: a second copy here would outlive an erasure.
            File.Delete(file);
            troubled.Remove(name);
        }
        catch (Exception fault) when (fault is not OperationCanceledException || !stop.IsCancellationRequested)
        {
            troubled[name] = time.Now() + AfterTrouble;
            NotTaken(log, name, fault);
        }
    }

    async Task Tell(CancellationToken stop)
    {
        for (var more = true; more;)
        {
            await using var scope = scopes.CreateAsyncScope();
            more = await scope.ServiceProvider.GetRequiredService<CaseFollowing>().Tell(stop);
        }
    }

    async Task Send(CancellationToken stop)
    {
        while (await reminding.SendNext(stop)) { }
        await Tell(stop);
        while (true)
        {
            await using var scope = scopes.CreateAsyncScope();
            var undelivered = scope.ServiceProvider.GetRequiredService<Undelivered>();
            if (!await scope.ServiceProvider.GetRequiredService<Posting>().SendNext(letter => undelivered.GiveBack(letter, stop), stop)) return;
        }
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "The round of the mail failed; it goes on.")]
    static partial void Failed(ILogger log, Exception fault);

    [LoggerMessage(Level = LogLevel.Error, Message = "The letter {name} could not be taken in; it waits in the folder.")]
    static partial void NotTaken(ILogger log, string name, Exception fault);
}
