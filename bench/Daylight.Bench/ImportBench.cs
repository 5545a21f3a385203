using System.Diagnostics;
using System.Text.Json;
using Daylight.Disclosure.Importing;
using Daylight.Host.Commands;
using Daylight.Host.Demo;
using Microsoft.Extensions.DependencyInjection;

namespace Daylight.Bench;

/// <summary>JSON lines imported as the command does it: read, checked, saved batch by batch with their ledger entries.</summary>
static class ImportBench
{
    public static async Task<IReadOnlyList<Figure>> Run(Sizes sizes, CancellationToken stop)
    {
        var installation = await Prepared.Empty(sizes, "import", stop);
        await using var services = Where.Services(installation);
        var file = Path.Combine(installation.Folder, "records.jsonl");
        await File.WriteAllLinesAsync(file, Prepared.Records(sizes.Imported).Select(Line), stop);
        await using var report = new ImportReport(Stream.Null, Language.English);
        var start = Stopwatch.GetTimestamp();
        var totals = await services.GetRequiredService<RecordImport>()
            .Run([file], null, report, ReadingGauge.Of([file]), _ => { }, stop);
        return [new("import", "records", "a second") { Ours = totals.Added / Stopwatch.GetElapsedTime(start).TotalSeconds }];
    }

    static string Line(DemoRecord record, int number) => JsonSerializer.Serialize(new
    {
        sourceId = $"{number}",
        record.Title,
        record.Text,
        record.DocumentNumber,
        record.FormedOn,
        publishedOn = Instants.DayOf(record.PublishedAt),
        body = DemoBody.All.First(body => body.Code == record.Body).Name.Zh,
        record.Description,
        keywords = string.Join(' ', record.Keywords),
    }, JsonSerializerOptions.Web);
}
