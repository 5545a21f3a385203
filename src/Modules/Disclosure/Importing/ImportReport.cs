using System.Globalization;
using System.Text;

namespace Daylight.Disclosure.Importing;

/// <summary>
/// The refused rows as a table for a person: RFC 4180 with a byte order mark, so that spreadsheets show Chinese.
/// </summary>
sealed class ImportReport : IAsyncDisposable
{
    static readonly Words File = new("文件", "File");
    static readonly Words Row = new("行", "Row");
    static readonly Words Reason = new("原因", "Reason");

    readonly StreamWriter writer;
    readonly Language language;

    public ImportReport(Stream target, Language language)
    {
        this.language = language;
        var marked = new UTF8Encoding(encoderShouldEmitUTF8Identifier: true);
        writer = new(target, marked, leaveOpen: true) { NewLine = "\r\n" };
        writer.WriteLine($"{File.In(language)},{Row.In(language)},{Reason.In(language)}");
    }

    /// <summary>Rows written so far.</summary>
    public int Refused { get; private set; }

    public void Add(ReadItem.Refused refused)
    {
        Refused++;
        var row = refused.Origin.Row == 0 ? "" : refused.Origin.Row.ToString(CultureInfo.InvariantCulture);
        writer.WriteLine($"{Cell(refused.Origin.File)},{row},{Cell(refused.Reason.In(language))}");
    }

    public ValueTask DisposeAsync() => writer.DisposeAsync();

    // A spreadsheet would run a cell that begins like a formula: the file names are not ours.
    static string Cell(string text)
    {
        if (text is ['=' or '+' or '-' or '@' or '\t' or '\r', ..]) text = "'" + text;
        if (!text.AsSpan().ContainsAny(",\"\r\n")) return text;
        return $"\"{text.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
    }
}
