using System.Diagnostics;
using System.Security.Cryptography;
using System.Text.Json;
using Xunit;
using static Daylight.Tests.Kernel.Law.TheLaw;

namespace Daylight.Tests.Kernel.Law;

/// <summary>The Chinese calendar, day by day, against two data sets that others made from the same notices.</summary>
public sealed class ChinaAgainstOthersTests
{
    // Of the file in the release that is named below: what a registry hands out is nothing to lean on unseen.
    const string Known = "f3fa629113ef1e3118a12f411ae1307e6dd7d7142dbf39ac6b98ad35091afc54";

    static readonly DateOnly From = new(2007, 12, 29), Through = new(2026, 12, 31);

    [Fact]
    public void It_agrees_with_the_shared_calendar_files()
    {
        var folder = RealData.At("calendar");
        var days = new Dictionary<DateOnly, bool>();
        for (var year = 2008; year <= 2026; year++)
        {
            using var file = JsonDocument.Parse(File.ReadAllText(Path.Combine(folder, $"{year}.json")));
            foreach (var day in file.RootElement.GetProperty("days").EnumerateArray())
            {
                days[Day(day.GetProperty("date").GetString()!)] = !day.GetProperty("isOffDay").GetBoolean();
            }
        }
        Agree(days);
    }

    [Fact]
    public async Task It_agrees_with_an_independent_package()
    {
        var folder = Path.Combine(Path.GetTempPath(), "daylight-calendar-check");
        var file = Path.Combine(folder, "node_modules", "chinese-days", "dist", "chinese-days.json");
        if (!File.Exists(file)) await Install(folder, TestContext.Current.CancellationToken);
        if (!File.Exists(file)) Assert.Skip("npm cannot be run or reached, so chinese-days is not here.");
        var content = await File.ReadAllBytesAsync(file, TestContext.Current.CancellationToken);
        Assert.Equal(Known, Convert.ToHexStringLower(SHA256.HashData(content)));
        using var package = JsonDocument.Parse(content);
        var days = new Dictionary<DateOnly, bool>();
        Read("holidays", false);
        Read("workdays", true);
        Agree(days);

        void Read(string list, bool works)
        {
            foreach (var day in package.RootElement.GetProperty(list).EnumerateObject()) days[Day(day.Name)] = works;
        }
    }

    static void Agree(Dictionary<DateOnly, bool> special)
    {
        Assert.True(special.Count > 500, $"Only {special.Count} days: that is no calendar of nineteen years.");
        var different = new List<string>();
        for (var day = From; day <= Through; day = day.AddDays(1))
        {
            var weekday = day.DayOfWeek is not (DayOfWeek.Saturday or DayOfWeek.Sunday);
            if (China.Works(day) != special.GetValueOrDefault(day, weekday)) different.Add($"{day:O}");
        }
        Assert.Empty(different);
    }

    static async Task Install(string folder, CancellationToken stop)
    {
        Directory.CreateDirectory(folder);
        await File.WriteAllTextAsync(Path.Combine(folder, "package.json"), """{ "private": true }""", stop);
        try
        {
            using var npm = Process.Start(
                new ProcessStartInfo("npm", "install --no-audit --no-fund --ignore-scripts chinese-days@1.5.7")
            {
                WorkingDirectory = folder, RedirectStandardOutput = true, RedirectStandardError = true,
            });
            if (npm is null) return;
            var read = Task.WhenAll(npm.StandardOutput.ReadToEndAsync(stop), npm.StandardError.ReadToEndAsync(stop));
            await npm.WaitForExitAsync(stop).WaitAsync(TimeSpan.FromMinutes(2), stop);
            await read;
        }
        catch (Exception fault) when (fault is System.ComponentModel.Win32Exception or TimeoutException)
        {
            // No npm, or no way to its packages: the test says so and is skipped.
        }
    }
}
