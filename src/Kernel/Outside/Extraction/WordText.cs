using System.Text;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Wordprocessing;

namespace Daylight;

/// <summary>
/// The text of a Word document: paragraphs as lines, table rows with the cells side by side, notes at the end.
/// </summary>
static class WordText
{
    // A packed file can unfold to thousands of times its size.
    public static readonly OpenSettings Limits = new() { MaxCharactersInPart = 200_000_000 };

    public static string Of(string path, CancellationToken stop)
    {
        using var document = WordprocessingDocument.Open(path, isEditable: false, Limits);
        var text = new StringBuilder();
        if (document.MainDocumentPart is not { } main) return "";
        if (main.Document?.Body is { } body) Write(body, text, stop);
        if (main.FootnotesPart?.Footnotes is { } footnotes) Write(footnotes, text, stop);
        return text.ToString();
    }

    static void Write(OpenXmlElement container, StringBuilder text, CancellationToken stop)
    {
        foreach (var child in container.ChildElements)
        {
            stop.ThrowIfCancellationRequested();
            if (child is Paragraph paragraph) text.Append(Line(paragraph)).Append('\n');
            else if (child is Table table) Rows(table, text);
            else if (child.HasChildren) Write(child, text, stop);
        }
    }

    static void Rows(Table table, StringBuilder text)
    {
        foreach (var row in table.Elements<TableRow>())
        {
            var cells = row.Elements<TableCell>()
                .Select(cell => PlainText.OneLine(string.Join(' ', cell.Descendants<Paragraph>().Select(Line))));
            text.AppendJoin(HtmlText.CellSeparator, cells).Append('\n');
        }
    }

    static string Line(Paragraph paragraph)
    {
        var line = new StringBuilder();
        foreach (var piece in paragraph.Descendants())
        {
            // A text box stands twice in the file, once for old readers.
            if (piece.Ancestors<AlternateContentFallback>().Any()) continue;
            switch (piece)
            {
                case Text words: line.Append(words.Text); break;
                case TabChar: line.Append(' '); break;
                case Break or CarriageReturn: line.Append('\n'); break;
            }
        }
        return line.ToString();
    }
}
