using System.Diagnostics;
using Daylight.Disclosure.Importing;
using Spectre.Console;

namespace Daylight.Host.Commands;

/// <summary>Shows how far an import is: a bar on a terminal, a line now and then elsewhere.</summary>
static class ImportProgress
{
    static readonly TimeSpan Between = TimeSpan.FromSeconds(5);

    public static Task<ImportTotals> Shown(ReadingGauge gauge, Func<ReadingGauge, Action<ImportTotals>, Task<ImportTotals>> work) =>
        AnsiConsole.Profile.Out.IsTerminal ? Bar(gauge, work) : Lines(gauge, work);

    static Task<ImportTotals> Bar(ReadingGauge gauge, Func<ReadingGauge, Action<ImportTotals>, Task<ImportTotals>> work) =>
        AnsiConsole.Progress()
            .Columns(new TaskDescriptionColumn(), new ProgressBarColumn(), new PercentageColumn(), new ElapsedTimeColumn())
            .StartAsync(async progress =>
            {
                var task = progress.AddTask("0", maxValue: Math.Max(gauge.Total, 1));
                var totals = await work(gauge, so =>
                {
                    task.Description = Told(so);
                    task.Value = gauge.Read;
                });
                task.Value = task.MaxValue;
                return totals;
            });

    static async Task<ImportTotals> Lines(ReadingGauge gauge, Func<ReadingGauge, Action<ImportTotals>, Task<ImportTotals>> work)
    {
        var since = Stopwatch.StartNew();
        return await work(gauge, so =>
        {
            if (since.Elapsed < Between) return;
            since.Restart();
            Console.WriteLine($"{gauge.Read * 100 / Math.Max(gauge.Total, 1)} % · {Told(so)}");
        });
    }

    static string Told(ImportTotals so) => new Words($"{so.Read:n0} 条", $"{so.Read:n0} records").In(Terminal.Language);
}
