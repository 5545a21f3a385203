using Daylight.Web;
using Microsoft.EntityFrameworkCore;

namespace Daylight.Host.Shell.Public;

/// <summary>How the case went of which a record came (办理过程), where its module tells that to everybody.</summary>
sealed class RecordCourse(Db db, CaseFiles files, IEnumerable<CaseTies> ties)
{
    /// <summary>Marks an answer that shows it: whatever happens in a case makes it wrong.</summary>
    public sealed class Shown;

    /// <summary>The stations in the order of their days; empty for most records.</summary>
    public async Task<IReadOnlyList<Station>> Of(Record record, CancellationToken stop)
    {
        foreach (var from in ties.Select(tie => tie.CaseOf(record.Id)).OfType<IQueryable<string>>())
        {
            if (await from.FirstOrDefaultAsync(stop) is not { } address) continue;
            return await db.Cases.WithSteps(address[(address.IndexOf(':', StringComparison.Ordinal) + 1)..], stop) is { } matter && files.DetailOf(matter) is { } detail
                ? await detail.Course(matter, stop) : [];
        }
        return [];
    }
}
