using System.Text.Json;
using Xunit;

namespace Daylight.Tests.Host.Demo;

/// <summary>The demonstration as somebody makes it who tries the program: whole, with the report of 2012 and a log that verifies.</summary>
[Trait("db", "sqlite"), Trait("kind", "demo")]
public sealed class FoundedTests : IDisposable
{
    readonly string place = Directory.CreateTempSubdirectory("daylight-demo-").FullName;

    public void Dispose() => Directory.Delete(place, recursive: true);

    [Fact]
    public async Task Its_report_of_2012_shows_the_figures_of_the_district_and_its_log_verifies()
    {
        var (data, file) = (Path.Combine(place, "demo"), Path.Combine(place, "report.json"));
        await Done("demo", "--prepare", "--data", data);
        await Done("report", "annual", "--body", "440112", "--year", "2012", "--form", "cn-2012", "--format", "json", "--data", data, "--out", file);
        using var report = JsonDocument.Parse(await File.ReadAllBytesAsync(file, TestContext.Current.CancellationToken));
        var cells = report.RootElement.GetProperty("cells").EnumerateArray().ToLookup(cell => cell.GetProperty("key").GetString(), cell => cell.GetProperty("value").GetDecimal());
        Assert.Equal((4260m, 4260m, 9m), (cells["01"].First(), cells["02"].First(), cells["03"].First()));
        Assert.All(report.RootElement.GetProperty("checks").EnumerateArray(), check => Assert.True(check.GetProperty("holds").GetBoolean(), check.GetRawText()));
        await Done("verify", "--data", data);
    }

    static async Task Done(params string[] arguments)
    {
        var (exit, said) = await Child.Run(arguments);
        Assert.True(exit == 0, said);
    }
}
