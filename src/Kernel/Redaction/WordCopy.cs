using System.Text;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Wordprocessing;
using WordBody = DocumentFormat.OpenXml.Wordprocessing.Body;

namespace Daylight;

/// <summary>
/// Copies a Word document by writing a new one: only paragraphs, tables, words that are seen and a few measures of how they
/// are set are taken over. Comments, deleted and hidden words, properties, pictures, embedded files and whatever else a
/// document can carry are not on the list, so they are not in the copy.
/// </summary>
sealed class WordCopy
{
    // Half points: smaller is not meant to be read.
    const int Smallest = 6;

    static readonly HashSet<string> Fonts =
    [
        "宋体", "仿宋", "仿宋_GB2312", "黑体", "楷体", "楷体_GB2312", "方正小标宋简体", "方正小标宋_GBK", "微软雅黑", "等线",
        "SimSun", "SimHei", "FangSong", "KaiTi", "Times New Roman", "Arial", "Calibri",
    ];

    readonly WordStyles styles;
    readonly List<OpenXmlElement> notes = [];
    readonly MainDocumentPart from;

    WordCopy(MainDocumentPart from)
    {
        this.from = from;
        styles = new(from);
    }

    /// <summary>The copy's body and header, to be masked and saved.</summary>
    public static (WordBody Body, Styles Styles, Numbering? Numbering) Of(MainDocumentPart from)
    {
        var copy = new WordCopy(from);
        var body = new WordBody();
        foreach (var header in from.HeaderParts.Select(part => part.Header).OfType<Header>()) copy.Blocks(header, body);
        if (from.Document?.Body is { } old) copy.Blocks(old, body);
        foreach (var footer in from.FooterParts.Select(part => part.Footer).OfType<Footer>()) copy.Blocks(footer, body);
        foreach (var note in copy.notes) body.Append(note);
        body.Append(Section(from.Document?.Body?.Descendants<SectionProperties>().LastOrDefault()));
        return (body, copy.styles.Written(), copy.styles.Numbering());
    }

    /// <summary>How many runs of a document hold words that are not seen.</summary>
    public static int Unseen(MainDocumentPart from)
    {
        var copy = new WordCopy(from);
        return from.Document?.Body?.Descendants<Run>().Count(run => run.Elements<Text>().Any(text => text.Text.Trim().Length > 0)
            && run.Ancestors<Paragraph>().FirstOrDefault() is { } paragraph && copy.Hidden(run, paragraph)) ?? 0;
    }

    void Blocks(OpenXmlElement old, OpenXmlElement into)
    {
        foreach (var child in old.ChildElements)
        {
            if (child is Paragraph paragraph)
            {
                into.Append(Copied(paragraph));
                // What stands in text boxes comes after the paragraph they are fastened to.
                foreach (var box in paragraph.Descendants<TextBoxContent>().Where(box => !InFallback(box) && Outermost(box, paragraph))) Blocks(box, into);
            }
            else if (child is Table table) into.Append(Copied(table));
            else if (child.HasChildren && child is not SectionProperties and not DeletedRun and not MoveFromRun) Blocks(child, into);
        }
    }

    Table Copied(Table old)
    {
        var table = new Table(new TableProperties(new TableWidth { Type = TableWidthUnitValues.Pct, Width = "5000" }, Borders()));
        foreach (var row in old.Descendants<TableRow>().Where(row => row.Ancestors<Table>().First() == old))
        {
            if (row.TableRowProperties?.GetFirstChild<Deleted>() is not null) continue;
            var copied = new TableRow();
            foreach (var cell in row.Descendants<TableCell>().Where(cell => cell.Ancestors<TableRow>().First() == row))
            {
                var to = new TableCell(new TableCellProperties());
                if (cell.TableCellProperties?.GridSpan?.Val?.Value is { } span) to.TableCellProperties!.Append(new GridSpan { Val = span });
                if (cell.TableCellProperties?.VerticalMerge is { } merge)
                    to.TableCellProperties!.Append(new VerticalMerge { Val = merge.Val?.Value ?? MergedCellValues.Continue });
                Blocks(cell, to);
                // A cell ends with a paragraph.
                if (to.LastChild is not Paragraph) to.Append(new Paragraph());
                copied.Append(to);
            }
            if (copied.HasChildren) table.Append(copied);
        }
        return table;
    }

    Paragraph Copied(Paragraph old)
    {
        var paragraph = new Paragraph(styles.Of(old.ParagraphProperties));
        foreach (var piece in old.Descendants())
        {
            if (!Seen(piece, old)) continue;
            var text = piece switch
            {
                Text words => words.Text,
                DocumentFormat.OpenXml.Math.Text words => words.Text,
                TabChar => "\t",
                Break or CarriageReturn => "\n",
                NoBreakHyphen => "-",
                FootnoteReference note => Note(note.Id?.Value, from.FootnotesPart?.Footnotes),
                EndnoteReference note => Note(note.Id?.Value, from.EndnotesPart?.Endnotes),
                Drawing or Picture or EmbeddedObject when !piece.Descendants<TextBoxContent>().Any() => "〔图略〕",
                _ => "",
            };
            if (text.Length > 0) paragraph.Append(RunOf(text, piece.Ancestors<Run>().FirstOrDefault()?.RunProperties));
        }
        return paragraph;
    }

    string Note(long? id, OpenXmlPartRootElement? part)
    {
        var note = part?.ChildElements.OfType<FootnoteEndnoteType>().FirstOrDefault(note => note.Id?.Value == id);
        if (note is null) return "";
        var mark = $"[{notes.Count + 1}]";
        var copied = new Paragraph(RunOf(mark + " ", null));
        foreach (var old in note.Elements<Paragraph>())
            foreach (var run in Copied(old).Elements<Run>()) copied.Append(run.CloneNode(true));
        notes.Add(copied);
        return mark;
    }

    bool Seen(OpenXmlElement piece, Paragraph paragraph)
    {
        foreach (var above in piece.Ancestors())
        {
            if (above == paragraph) break;
            if (above is DeletedRun or MoveFromRun or AlternateContentFallback or TextBoxContent) return false;
        }
        return piece.Ancestors<Run>().FirstOrDefault() is not { } run || !Hidden(run, paragraph);
    }

    bool Hidden(Run run, Paragraph paragraph)
    {
        var own = run.RunProperties;
        var style = styles.Hides(own?.RunStyle?.Val?.Value) || styles.Hides(paragraph.ParagraphProperties?.ParagraphStyleId?.Val?.Value);
        if (own?.Vanish is { } vanish ? vanish.Val?.Value ?? true : style) return true;
        if (int.TryParse(own?.FontSize?.Val?.Value, out var size) && size < Smallest) return true;
        return IsWhite(own?.Color?.Val?.Value) && !run.Ancestors().Prepend(run).SelectMany(above => above.ChildElements)
            .SelectMany(properties => properties.Elements<Shading>()).Any(shading => !IsWhite(shading.Fill?.Value) && shading.Fill?.Value != "auto");
    }

    internal static bool IsWhite(string? colour) =>
        colour is { Length: 6 } && int.TryParse(colour, System.Globalization.NumberStyles.HexNumber, null, out var value)
        && (value >> 16) >= 0xF0 && (value >> 8 & 0xFF) >= 0xF0 && (value & 0xFF) >= 0xF0;

    static bool InFallback(OpenXmlElement box) => box.Ancestors<AlternateContentFallback>().Any();

    static bool Outermost(OpenXmlElement box, Paragraph paragraph) =>
        box.Ancestors().TakeWhile(above => above != paragraph).All(above => above is not TextBoxContent);

    /// <summary>A run of plain text, with what of its old setting may be taken over.</summary>
    public static Run RunOf(string text, RunProperties? old)
    {
        var run = new Run();
        if (old is not null && Setting(old) is { HasChildren: true } setting) run.Append(setting);
        var line = new StringBuilder();
        void End()
        {
            if (line.Length > 0) run.Append(new Text(line.ToString()) { Space = SpaceProcessingModeValues.Preserve });
            line.Clear();
        }
        foreach (var letter in text)
        {
            if (letter is not ('\t' or '\n')) line.Append(letter);
            else
            {
                End();
                run.Append(letter == '\t' ? new TabChar() : new Break());
            }
        }
        End();
        return run;
    }

    // In the order in which the schema wants them.
    internal static RunProperties Setting(OpenXmlElement old)
    {
        var setting = new RunProperties();
        if (old.GetFirstChild<RunFonts>() is { } fonts && Known(fonts.EastAsia?.Value, fonts.Ascii?.Value) is { } font)
            setting.Append(new RunFonts { EastAsia = font, Ascii = font, HighAnsi = font });
        if (old.GetFirstChild<Bold>() is { } bold) setting.Append(new Bold { Val = bold.Val?.Value ?? true });
        if (old.GetFirstChild<Italic>() is { } italic) setting.Append(new Italic { Val = italic.Val?.Value ?? true });
        if (int.TryParse(old.GetFirstChild<FontSize>()?.Val?.Value, out var size)) setting.Append(new FontSize { Val = $"{size}" });
        if (old.GetFirstChild<Underline>()?.Val?.Value is { } line) setting.Append(new Underline { Val = line });
        return setting;
    }

    static string? Known(params string?[] names) => names.FirstOrDefault(name => name is not null && Fonts.Contains(name));

    static TableBorders Borders() => new(
        new TopBorder { Val = BorderValues.Single, Size = 4 }, new LeftBorder { Val = BorderValues.Single, Size = 4 },
        new BottomBorder { Val = BorderValues.Single, Size = 4 }, new RightBorder { Val = BorderValues.Single, Size = 4 },
        new InsideHorizontalBorder { Val = BorderValues.Single, Size = 4 }, new InsideVerticalBorder { Val = BorderValues.Single, Size = 4 });

    static SectionProperties Section(SectionProperties? old)
    {
        var section = new SectionProperties();
        if (old?.GetFirstChild<PageSize>() is { } size)
            section.Append(new PageSize { Width = size.Width?.Value, Height = size.Height?.Value, Orient = size.Orient?.Value });
        if (old?.GetFirstChild<PageMargin>() is { } margin)
        {
            section.Append(new PageMargin
            {
                Top = margin.Top?.Value, Bottom = margin.Bottom?.Value, Left = margin.Left?.Value, Right = margin.Right?.Value,
                Header = margin.Header?.Value, Footer = margin.Footer?.Value, Gutter = margin.Gutter?.Value,
            });
        }
        return section;
    }
}
