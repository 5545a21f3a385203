using System.Text;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;
using Microsoft.Extensions.Logging;

namespace Daylight.Reports;

/// <summary>A form in which a report can be taken away.</summary>
/// <param name="Format">Ending of the file's name.</param>
/// <param name="Label">What the button says.</param>
/// <param name="MediaType">Media type.</param>
/// <param name="Bytes">Makes the file.</param>
sealed record ReportFile(
    string Format, Words Label, string MediaType, Func<AnnualReport, IServiceProvider, ValueTask<byte[]>> Bytes)
{
    public static IReadOnlyList<ReportFile> All { get; } =
    [
        new("xlsx", new("Excel", "Excel"), ReportWorkbook.MediaType, (report, _) => ValueTask.FromResult(ReportWorkbook.Bytes(report))),
        new("csv", new("CSV", "CSV"), "text/csv; charset=utf-8", (report, _) => ValueTask.FromResult(ReportCsv.Bytes(report))),
        new("json", new("JSON", "JSON"), "application/json; charset=utf-8", (report, _) => ValueTask.FromResult(ReportJson.Bytes(report))),
        new("html", new("打印版", "For printing"), "text/html; charset=utf-8", Print),
    ];

    public static ReportFile? Find(string format) => All.FirstOrDefault(file => file.Format == format);

    /// <summary>What is said of a form that is not there.</summary>
    public static Problems Unknown(string format)
    {
        var known = string.Join(", ", All.Select(file => file.Format));
        return format is "docx" or "pdf"
            ? Problems.Of("format", $"还不能导出{format}，可用：{known}。", $"Reports can't be written as {format} yet; use one of: {known}.")
            : Problems.Of("format", $"不认识格式“{format}”，可用：{known}。", $"The format \"{format}\" is not known; use one of: {known}.");
    }

    static async ValueTask<byte[]> Print(AnnualReport report, IServiceProvider services)
    {
        await using var renderer = new HtmlRenderer(services, services.GetRequiredService<ILoggerFactory>());
        var html = await renderer.Dispatcher.InvokeAsync(async () =>
        {
            var page = await renderer.RenderComponentAsync<ReportPrint>(
                ParameterView.FromDictionary(new Dictionary<string, object?> { [nameof(ReportPrint.Report)] = report }));
            return page.ToHtmlString();
        });
        return Encoding.UTF8.GetBytes(html);
    }
}
