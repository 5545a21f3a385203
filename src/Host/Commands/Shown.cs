using Spectre.Console;

namespace Daylight.Host.Commands;

/// <summary>Shows how far a long work is.</summary>
static class Shown
{
    /// <summary>Shows a bar while the work lasts; the work tells its share from 0 to 1.</summary>
    public static Task<T> While<T>(string title, Func<Action<double>, Task<T>> work) => AnsiConsole.Progress()
        .Columns(new TaskDescriptionColumn(), new ProgressBarColumn(), new PercentageColumn(), new ElapsedTimeColumn())
        .StartAsync(async progress =>
        {
            var task = progress.AddTask(title, maxValue: 1);
            var outcome = await work(share => task.Value = share);
            task.StopTask();
            return outcome;
        });
}
