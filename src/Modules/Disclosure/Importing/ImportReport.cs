using System.Globalization;
using System.Text;

namespace Daylight.Disclosure.Importing;

/// <summary>
/// The refused rows, and what to look at in the others, as a table for a person: RFC 4180 with a byte order mark, so
/// that spreadsheets show Chinese.
/// </summary>
sealed class ImportReport : IAsyncDisposable
{
    static readonly Words[] Columns = [new("文件", "File"), new("行", "Row"), new("结果", "Outcome"), new("说明", "Reason")];
    static readonly Words Refusal = new("拒绝", "refused");
    static readonly Words Warning = new("提示", "warning");

    readonly StreamWriter writer;
    readonly Language language;

    public ImportReport(Stream target, Language language)
    {
        this.language = language;
        var marked = new UTF8Encoding(encoderShouldEmitUTF8Identifier: true);
        writer = new(target, marked) { NewLine = "\r\n" };
        writer.WriteLine(string.Join(',', Columns.Select(column => column.In(language))));
    }

    /// <summary>Lines written so far, without the head.</summary>
    public int Lines { get; private set; }

    public void Refuse(Origin origin, Words reason) => Write(origin, Refusal, reason);

    public void Warn(Origin origin, IEnumerable<Words> warnings)
    {
        foreach (var warning in warnings) Write(origin, Warning, warning);
    }

    /// <summary>Puts what was written where a crash of the program doesn't reach it.</summary>
    public Task Flush() => writer.FlushAsync();

    public ValueTask DisposeAsync() => writer.DisposeAsync();

    void Write(Origin origin, Words outcome, Words reason)
    {
        Lines++;
        var row = origin.Row == 0 ? "" : origin.Row.ToString(CultureInfo.InvariantCulture);
        writer.WriteLine($"{Cell(origin.File)},{row},{outcome.In(language)},{Cell(reason.In(language))}");
    }

    // A spreadsheet would run a cell that begins like a formula: the file names are not ours.
    static string Cell(string text)
    {
        if (text is ['=' or '+' or '-' or '@' or '\t' or '\r', ..]) text = "'" + text;
        if (!text.AsSpan().ContainsAny(",\"\r\n")) return text;
        return $"\"{text.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
    }
}
