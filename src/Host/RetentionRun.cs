using Daylight.Web;
using Microsoft.EntityFrameworkCore;

namespace Daylight.Host;

/// <summary>What a run did.</summary>
/// <param name="Cases">Cases that were anonymised.</param>
/// <param name="Letters">Letters of no case that were removed.</param>
/// <param name="Files">Files that nothing names any more.</param>
/// <param name="Others">Forms, unfinished files, copies of letters, reports of imports.</param>
/// <param name="Rewritten">False when the file of the database may still hold traces of what was erased.</param>
sealed record RetentionDone(int Cases, int Letters, int Files, int Others, bool Rewritten);

/// <summary>
/// Does what the rules of retention say (定期清理): anonymises the cases whose time is over, then throws away what nobody
/// needs: files that no row names, forms, copies. First the rows, each case whole, then the files: whoever is interrupted
/// leaves files that nothing names, and the next run takes them.
/// </summary>
sealed class RetentionRun(IServiceScopeFactory scopes, Installation installation, LawBook law, IFiles files, TimeProvider time)
{
    /// <summary>Bytes of a database that is written anew in a few seconds: longer no writer is to wait while people work.</summary>
    public const long Moment = 256L * 1024 * 1024;

    const int Batch = 200;

    // How far the erasures of the log are wiped from the files of the database, too.
    const string Wiped = "wiped";

    TimeSpan Abandoned => TimeSpan.FromDays(law.Retention.AbandonedDays);

    /// <summary>Runs.</summary>
    /// <param name="most">The largest database, in bytes, whose file is written anew for what was erased.</param>
    /// <param name="stop">Ends the work between two cases.</param>
    /// <exception cref="AggregateException">What could not be erased, when everything else is done.</exception>
    public async Task<RetentionDone> Go(long most, CancellationToken stop)
    {
        var (cases, letters, faults) = (0, 0, new List<Exception>());
        foreach (var rule in await InForce(stop))
            if (rule.Rule.Of == RetentionRule.Mail) letters += await Erase(keeping => keeping.DueMail(rule).OrderBy(mail => mail.ArrivedAt).Select(mail => mail.Id),
                (erasing, keeping, id) => erasing.Of(keeping.DueMail(rule), id, rule.Because, stop), faults, stop);
            else cases += await Erase(keeping => keeping.Due(rule).OrderBy(matter => matter.ClosedOn).Select(matter => matter.Id),
                (erasing, keeping, id) => erasing.Of(keeping.Due(rule), id, matter => keeping.Forget(matter, stop), rule.Because, stop), faults, stop);
        var swept = await SweepFiles(stop);
        var others = files.ForgetUnfinished(Abandoned) + await ClearLeftovers(stop) + await ForgetCopies(stop) + ForgetReports();
        var wiped = await Wipe(most, stop);
        return faults.Count == 0 ? new(cases, letters, swept, others, wiped) : throw new AggregateException(faults);
    }

    async Task<IReadOnlyList<KeepingRule>> InForce(CancellationToken stop)
    {
        await using var scope = scopes.CreateAsyncScope();
        return [.. (await scope.ServiceProvider.GetRequiredService<Keeping>().Rules(stop)).Where(rule => rule.InForce)];
    }

    async Task<int> Erase(
        Func<Keeping, IQueryable<Guid>> due, Func<Anonymisation, Keeping, Guid, Task<bool>> erase, List<Exception> faults, CancellationToken stop)
    {
        var (erased, before, failed) = (0, -1, new List<Guid>());
        // What is refused, since somebody changed it at the same moment, waits for tomorrow; so does what fails.
        while (erased + failed.Count > before)
        {
            before = erased + failed.Count;
            await using var scope = scopes.CreateAsyncScope();
            var (keeping, erasing) = (scope.ServiceProvider.GetRequiredService<Keeping>(), scope.ServiceProvider.GetRequiredService<Anonymisation>());
            foreach (var id in await due(keeping).Where(id => !failed.Contains(id)).Take(Batch).ToListAsync(stop))
            {
                try
                {
                    if (await erase(erasing, keeping, id)) erased++;
                }
                catch (Exception fault) when (!stop.IsCancellationRequested)
                {
                    faults.Add(fault);
                    failed.Add(id);
                    // What it left half done is not saved with the next.
                    break;
                }
            }
        }
        return erased;
    }

    // Asked once of all, then again of those that are to go: whatever was named meanwhile stays. What is kept again is young,
    // and the store itself looks at that in the moment in which it forgets.
    async Task<int> SweepFiles(CancellationToken stop)
    {
        await using var scope = scopes.CreateAsyncScope();
        var rows = new NamedFiles(scope.ServiceProvider.GetRequiredService<Db>());
        var named = await rows.All(stop);
        var swept = 0;
        foreach (var some in files.Older(Abandoned).Where(hash => !named.Contains(hash)).ToList().Chunk(Batch))
        {
            var still = await rows.Among(some, stop);
            swept += some.Count(hash => !still.Contains(hash) && files.Forget(hash, Abandoned));
        }
        return swept;
    }

    async Task<int> ClearLeftovers(CancellationToken stop)
    {
        await using var scope = scopes.CreateAsyncScope();
        var cleared = 0;
        foreach (var leftovers in scope.ServiceProvider.GetServices<Leftovers>()) cleared += await leftovers.Clear(stop);
        return cleared;
    }

    // A letter that is in no file any more has no copy in the folder either.
    async Task<int> ForgetCopies(CancellationToken stop)
    {
        await using var scope = scopes.CreateAsyncScope();
        if (scope.ServiceProvider.GetService<IMail>() is not { } mail) return 0;
        var copies = mail.Copies.Where(MessageWriting.IsOfCase).ToList();
        var db = scope.ServiceProvider.GetRequiredService<Db>();
        var known = await (from sent in db.OutgoingMail
                           join matter in db.Cases on sent.CaseId equals matter.Id
                           select new { matter.Code, sent.Number }).ToListAsync(stop);
        var gone = copies.Except(known.Select(one => MessageWriting.KeyOf(one.Code, one.Number))).ToList();
        foreach (var key in gone) mail.Forget(key);
        return gone.Count;
    }

    int ForgetReports()
    {
        var before = time.Now().AddDays(-law.Retention.ReportDays);
        var old = Directory.EnumerateFiles(installation.Folder, "import-*").Where(path => File.GetLastWriteTimeUtc(path) < before).ToList();
        foreach (var path in old) File.Delete(path);
        return old.Count;
    }

    async Task<bool> Wipe(long most, CancellationToken stop)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<Db>();
        var last = await db.Entries.Where(entry => entry.Verb == Ledger.Erasure).MaxAsync(entry => (long?)entry.Arrival, stop) ?? 0;
        var wiped = await db.Set<FollowerPosition>().FindAsync([Wiped], stop);
        if (last <= (wiped?.Position ?? 0)) return true;
        if (!await db.ForgetDeleted(most, stop)) return false;
        if (wiped is null) db.Add(new FollowerPosition { Name = Wiped, Position = last });
        else wiped.Position = last;
        await db.SaveChangesAsync(stop);
        return true;
    }
}
