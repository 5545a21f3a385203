using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Wordprocessing;
using WordBody = DocumentFormat.OpenXml.Wordprocessing.Body;

namespace Daylight;

/// <summary>Redacts a Word document: writes a new one, then masks words and paragraphs in it.</summary>
static class WordRedaction
{
    public static (RedactedFile? File, Problems Problems) Of(byte[] content, Masks masks)
    {
        using var from = WordprocessingDocument.Open(new MemoryStream(content), isEditable: false, WordText.Limits);
        if (from.MainDocumentPart is not { } main) return (null, Problems.Of("", "这份文件里没有正文", "There is no text in this file"));
        var (body, styles, numbering) = WordCopy.Of(main);
        var paragraphs = Paragraphs(body);
        foreach (var mark in masks.Of<PassageMark>())
        {
            for (var number = Math.Max(1, mark.First); number <= Math.Min(mark.Last, paragraphs.Count); number++)
            {
                masks.Cover(TextOf(paragraphs[number - 1]));
                Replace(paragraphs[number - 1], [(0, TextOf(paragraphs[number - 1]).Length, mark.Code)]);
                masks.Note(mark);
            }
        }
        foreach (var paragraph in body.Descendants<Paragraph>())
        {
            var text = TextOf(paragraph);
            var found = masks.In(text);
            foreach (var (start, end, mark) in found) masks.Note(mark, text[start..end]);
            Replace(paragraph, [.. found.Select(one => (one.Start, one.End, one.Mark.Code))]);
        }
        // The words around a number are text, too: what holds a masked word is no longer numbered.
        foreach (var level in numbering?.Descendants<LevelText>() ?? [])
            if (masks.In(level.Val?.Value ?? "").Count > 0) level.Val = "";
        var text2 = string.Join('\n', body.Descendants<Paragraph>().Select(TextOf));
        return (new(FileType.Docx, Saved(body, styles, numbering), PlainText.Clean(text2), Recognised: false), []);
    }

    /// <summary>The paragraphs as they are counted: those that say something.</summary>
    public static IEnumerable<Passage> Passages(byte[] content)
    {
        using var from = WordprocessingDocument.Open(new MemoryStream(content), isEditable: false, WordText.Limits);
        if (from.MainDocumentPart is not { } main) return [];
        return [.. Paragraphs(WordCopy.Of(main).Body).Select((paragraph, i) => new Passage(i + 1, TextOf(paragraph)))];
    }

    static List<Paragraph> Paragraphs(WordBody body) => [.. body.Descendants<Paragraph>().Where(paragraph => TextOf(paragraph).Trim().Length > 0)];

    static string TextOf(Paragraph paragraph) => string.Concat(paragraph.Elements<Run>().Select(TextOf));

    static string TextOf(Run run) => string.Concat(run.ChildElements.Select(piece => piece switch
    {
        Text text => text.Text,
        TabChar => "\t",
        Break => "\n",
        _ => "",
    }));

    // Masks run across the borders of runs; what is not masked keeps its setting.
    static void Replace(Paragraph paragraph, List<(int Start, int End, string Code)> masked)
    {
        if (masked.Count == 0) return;
        var at = 0;
        foreach (var run in paragraph.Elements<Run>().ToList())
        {
            var text = TextOf(run);
            var (begin, end) = (at, at + text.Length);
            at = end;
            var pieces = new List<Run>();
            var done = begin;
            foreach (var (start, stop, code) in masked.Where(one => one.Start < end && begin < one.End))
            {
                if (start > done) pieces.Add(WordCopy.RunOf(text[(done - begin)..(start - begin)], run.RunProperties));
                if (start >= begin) pieces.Add(WordCopy.RunOf(Masks.Block(code), run.RunProperties));
                done = Math.Min(end, stop);
            }
            if (done == begin && pieces.Count == 0) continue;
            if (done < end) pieces.Add(WordCopy.RunOf(text[(done - begin)..], run.RunProperties));
            foreach (var piece in pieces) paragraph.InsertBefore(piece, run);
            run.Remove();
        }
    }

    static byte[] Saved(WordBody body, Styles styles, Numbering? numbering)
    {
        var file = new MemoryStream();
        using (var document = WordprocessingDocument.Create(file, WordprocessingDocumentType.Document))
        {
            var main = document.AddMainDocumentPart();
            main.Document = new(body);
            main.AddNewPart<StyleDefinitionsPart>().Styles = styles;
            if (numbering is not null) main.AddNewPart<NumberingDefinitionsPart>().Numbering = numbering;
        }
        return file.ToArray();
    }
}
