using System.Text;
using System.Text.Json;
using Daylight.Host;
using Daylight.Tests.Modules.Reports;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace Daylight.Tests.Host.Commands;

/// <summary><c>./daylight report annual</c> as an operator runs it: the same figures in every format.</summary>
public sealed class ReportCommandTests : ReportTown
{
    [Fact]
    public async Task The_annual_report_is_written_in_each_format()
    {
        await Publish("办法一", new(2012, 3, 1));
        await Publish("办法二", new(2012, 4, 1));
        using var json = JsonDocument.Parse(await Written("json"));
        var cell = json.RootElement.GetProperty("cells").EnumerateArray().First(cell => cell.GetProperty("key").GetString() == "01");
        Assert.Equal(2, cell.GetProperty("value").GetDecimal());
        Assert.Contains("主动公开信息数", Encoding.UTF8.GetString(await Written("html")));
        Assert.Matches("主动公开信息数.*2", Encoding.UTF8.GetString(await Written("csv")));
        // A workbook is a ZIP archive.
        Assert.Equal("PK", Encoding.ASCII.GetString(await Written("xlsx"), 0, 2));
    }

    [Theory]
    [InlineData("pdf", "440112", "2012")]
    [InlineData("json", "nobody", "2012")]
    [InlineData("json", "440112", "soon")]
    public async Task Wrong_use_gets_a_sentence_and_status_2(string format, string body, string year)
    {
        var (exit, said) = await Report(format, body, year);
        Assert.Equal(2, exit);
        Assert.StartsWith("daylight: ", said);
    }

    async Task<byte[]> Written(string format)
    {
        var file = Path.Combine(Folder, $"report.{format}");
        var (exit, said) = await Report(format, District, "2012", "--out", file);
        Assert.True(exit == 0, said);
        return await File.ReadAllBytesAsync(file, Stop);
    }

    Task<(int Exit, string Said)> Report(string format, string body, string year, params string[] options)
    {
        string[] database = Services.GetRequiredService<Installation>().Postgres is { } server ? ["--database", server] : [];
        return Child.Run(["report", "annual", "--body", body, "--year", year, "--format", format, "--data", Folder, .. options, .. database]);
    }
}
