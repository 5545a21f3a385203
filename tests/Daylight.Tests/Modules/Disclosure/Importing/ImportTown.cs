using System.Text;
using Daylight.Disclosure.Importing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace Daylight.Tests.Modules.Disclosure.Importing;

/// <summary>A town that imports documents from a folder.</summary>
public abstract class ImportTown : Town
{
    protected const string Prose = "为做好有关工作，现将有关事项通知如下，请各单位认真贯彻执行，并及时报告情况。";

    protected InputFolder Input { get; } = new();

    /// <summary>Imports and gives back what was done and what the report says, line by line without its head.</summary>
    internal async Task<(ImportTotals Done, string[] Report)> Import(string? body = null, params string[] paths)
    {
        var bytes = new MemoryStream();
        ImportTotals totals;
        await using (var report = new ImportReport(bytes, Language.English))
        {
            totals = await Services.GetRequiredService<RecordImport>()
                .Run(paths.Length > 0 ? paths : [Input.Path], body, report, new(), _ => { }, Stop);
        }
        Assert.Equal(totals.Read, totals.Added + totals.Present + totals.Refused);
        return (totals, Encoding.UTF8.GetString(bytes.ToArray()).Split("\r\n", StringSplitOptions.RemoveEmptyEntries)[1..]);
    }

    protected Task<List<Record>> Records() => Ask(db => db.Records.AsNoTracking().Include(record => record.Topics)
        .Include(record => record.Editions).ThenInclude(edition => edition.Attachments).OrderBy(record => record.Title).ToListAsync(Stop));

    public override async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        Input.Dispose();
        GC.SuppressFinalize(this);
    }
}
