using System.Globalization;
using System.Text;

namespace Daylight.Web;

/// <summary>Lines for a spreadsheet or a statistics program.</summary>
public static class Csv
{
    /// <summary>Media type.</summary>
    public const string MediaType = "text/csv; charset=utf-8";

    /// <summary>The lines as a file.</summary>
    public static byte[] Bytes(IEnumerable<IEnumerable<string>> lines)
    {
        var text = new StringBuilder();
        foreach (var line in lines) text.AppendJoin(',', line.Select(Cell)).Append("\r\n");
        // Without the mark spreadsheets read Chinese in the encoding of the machine.
        return [.. Encoding.UTF8.Preamble, .. Encoding.UTF8.GetBytes(text.ToString())];
    }

    /// <summary>A text as a cell. A spreadsheet takes what begins like a formula for one and runs it: an apostrophe keeps it a text.</summary>
    public static string Cell(string text)
    {
        if (text is ['=' or '+' or '-' or '@' or '\t' or '\r', ..] && !IsNumber(text)) text = "'" + text;
        return text.AsSpan().ContainsAny(",\"\r\n\t") ? $"\"{text.Replace("\"", "\"\"")}\"" : text;
    }

    static bool IsNumber(string text) =>
        decimal.TryParse(text, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out _);
}
