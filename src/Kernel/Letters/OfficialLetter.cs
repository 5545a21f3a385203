using System.Text;
using System.Text.RegularExpressions;

namespace Daylight;

/// <summary>
/// An official letter (公函) in its parts. Officers write it as plain text: addressee, paragraphs, attachments, name of
/// the body, day; <see cref="Of"/> finds the parts in what was sent, so that the text stays the one thing that is
/// kept.
/// </summary>
public sealed partial record OfficialLetter
{
    const string Space = "　　";

    const string Note = "附件：";

    const int LongestAddressee = 60;

    /// <summary>Full name of the body above the line.</summary>
    public required string Issuer { get; init; }

    /// <summary>The document number (发文字号); null where it has none.</summary>
    public string? Number { get; init; }

    /// <summary>The title.</summary>
    public required string Title { get; init; }

    /// <summary>To whom (主送), without the colon.</summary>
    public required string Addressee { get; init; }

    /// <summary>The paragraphs, without the blanks before them.</summary>
    public required IReadOnlyList<string> Paragraphs { get; init; }

    /// <summary>Names of the attachments.</summary>
    public IReadOnlyList<string> Attachments { get; init; } = [];

    /// <summary>Name of the body below the text (署名).</summary>
    public required string Signature { get; init; }

    /// <summary>The day of the letter (成文日期), as written.</summary>
    public required string Date { get; init; }

    /// <summary>A letter from its text and, for what the text does not say, its head.</summary>
    public static OfficialLetter Of(Letterhead head, string text, string? number = null)
    {
        var lines = text.ReplaceLineEndings("\n").Split('\n').Select(line => line.Trim(Blanks)).Where(line => line.Length > 0).ToList();
        var addressed = lines.Count > 1 && lines[0] is { Length: <= LongestAddressee } first && first.EndsWith('：');
        var addressee = addressed ? Cut(lines, 0).TrimEnd('：') : head.Addressee;
        var date = lines.Count > 0 && Day().IsMatch(lines[^1]) ? Cut(lines, lines.Count - 1) : DayOf(head.On);
        var signature = lines.Count > 1 && lines[^1] == head.Issuer ? Cut(lines, lines.Count - 1) : head.Issuer;
        var at = lines.FindLastIndex(line => line.StartsWith(Note, StringComparison.Ordinal));
        string[] noted = at < 0 ? [] : [.. lines[at..]];
        if (at >= 0) lines.RemoveRange(at, lines.Count - at);
        return new()
        {
            Issuer = head.Issuer, Number = number, Title = head.Title, Addressee = addressee, Paragraphs = lines,
            Attachments = [.. noted.Select((line, i) => Serial().Replace(i == 0 ? line[Note.Length..].Trim(Blanks) : line, ""))
                .Where(name => name.Length > 0)],
            Signature = signature, Date = date,
        };
    }

    /// <summary>The text as officers write it.</summary>
    public string Text
    {
        get
        {
            var text = new StringBuilder().Append(Addressee).Append("：\n");
            foreach (var paragraph in Paragraphs) text.Append(Space).Append(paragraph).Append('\n');
            foreach (var (i, line) in AttachmentLines.Index())
                text.Append(i == 0 ? '\n' + Space + Note : Space + Space).Append(line).Append('\n');
            return text.Append('\n').Append(Signature).Append('\n').Append(Date).ToString();
        }
    }

    /// <summary>The attachments as their note lists them: with a number where there are several.</summary>
    public IEnumerable<string> AttachmentLines => Attachments.Select((name, i) => Attachments.Count == 1 ? name : $"{i + 1}. {name}");

    /// <summary>The letter as a Word file.</summary>
    public byte[] Docx() => LetterDocx.Of(this);

    /// <summary>The letter as a PDF.</summary>
    public byte[] Pdf(LetterFonts fonts) => LetterPdf.Of(this, fonts);

    /// <summary>
    /// A day as letters write it: Arabic figures, year, month and day, no leading zero (GB/T 9704-2012, 7.3.5.4).
    /// </summary>
    public static string DayOf(DateOnly day) => $"{day.Year}年{day.Month}月{day.Day}日";

    static string Cut(List<string> lines, int at)
    {
        var line = lines[at];
        lines.RemoveAt(at);
        return line;
    }

    static readonly char[] Blanks = [' ', '\t', '　', ' '];

    [GeneratedRegex(@"^\d{4}年\d{1,2}月\d{1,2}日$")]
    private static partial Regex Day();

    [GeneratedRegex(@"^\d{1,2}[.．、]\s*")]
    private static partial Regex Serial();
}
