using System.Globalization;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Wordprocessing;
using WordBody = DocumentFormat.OpenXml.Wordprocessing.Body;

namespace Daylight;

/// <summary>
/// Writes a letter as a Word file. The fonts are named and not brought along; what stands in for one that a machine
/// does not have is named in the file as well.
/// </summary>
static class LetterDocx
{
    const int TwipsInPoint = 20;

    static readonly Dictionary<Face, (string Name, string Else)> Faces = new()
    {
        [Face.Song] = ("方正小标宋简体", "小标宋;宋体;Noto Serif CJK SC"),
        [Face.FangSong] = ("仿宋_GB2312", "仿宋;FangSong;Noto Serif CJK SC"),
        [Face.Hei] = ("黑体", "SimHei;Noto Sans CJK SC"),
        [Face.Kai] = ("楷体_GB2312", "楷体;KaiTi;Noto Serif CJK SC"),
    };

    // 7.5: page numbers are in 宋体.
    const string NumberFont = "宋体";

    // What brings a size 3 character to its place in the line. A grid of the document would say the same to Word alone:
    // LibreOffice gives a character that is larger than its cell two of them.
    static readonly int Closer = (int)Math.Floor((LetterForm.TypeWidth * LetterForm.PointsPerMm / LetterForm.Characters - LetterForm.BodyPoints) * TwipsInPoint);

    public static byte[] Of(OfficialLetter letter)
    {
        using var file = new MemoryStream();
        using (var word = WordprocessingDocument.Create(file, WordprocessingDocumentType.Document))
        {
            var main = word.AddMainDocumentPart();
            main.AddNewPart<StyleDefinitionsPart>().Styles = Styles();
            main.AddNewPart<FontTablePart>().Fonts = FontTable();
            main.AddNewPart<DocumentSettingsPart>().Settings = new(new EvenAndOddHeaders(),
                new CharacterSpacingControl { Val = CharacterSpacingValues.CompressPunctuation });
            var body = new WordBody(LetterBlock.Of(letter).Select(Written));
            body.Append(Section(main, letter));
            main.Document = new Document(body);
        }
        return file.ToArray();
    }

    static Paragraph Written(LetterBlock block)
    {
        var indents = new Indentation
        {
            LeftChars = Hundredths(block.Hang), Left = Twips(block.Hang),
            RightChars = Hundredths(block.Right), Right = Twips(block.Right),
        };
        if (block.First < 0) (indents.HangingChars, indents.Hanging) = (Hundredths(-block.First), Twips(-block.First));
        else (indents.FirstLineChars, indents.FirstLine) = (Hundredths(block.First), Twips(block.First));
        var set = new ParagraphProperties();
        if (block.WithNext) set.Append(new KeepNext());
        // The document number hangs from the line above it, so its own line is no higher than it is.
        var high = Whole(block.Points * TwipsInPoint);
        set.Append(block.Hangs ? Exactly(high, Pitch - high) : Exactly(Pitch), indents, new Justification
        {
            Val = block.Lie switch
            {
                Lie.Centred => JustificationValues.Center,
                Lie.Right => JustificationValues.Right,
                _ => JustificationValues.Both,
            },
        });
        return new(block.Pieces.Select(piece => (OpenXmlElement)Run(piece.Text, piece.Face, block.Points)).Prepend(set));
    }

    static SpacingBetweenLines Exactly(int twips, int after = 0) =>
        new() { After = Text(after), Line = Text(twips), LineRule = LineSpacingRuleValues.Exact };

    static Run Run(string text, Face face, double points, string? colour = null)
    {
        var set = new RunProperties(Named(Faces[face].Name));
        if (colour is not null) set.Append(new Color { Val = colour });
        if (points is LetterForm.BodyPoints) set.Append(new Spacing { Val = Closer });
        set.Append(new FontSize { Val = Text(Whole(points * 2)) }, new FontSizeComplexScript { Val = Text(Whole(points * 2)) });
        return new(set, new Text(text) { Space = SpaceProcessingModeValues.Preserve });
    }

    static SectionProperties Section(MainDocumentPart main, OfficialLetter letter)
    {
        var width = Whole(LetterForm.PageWidth * TwipsInMm);
        var (left, top) = (Whole(LetterForm.Left * TwipsInMm), Whole(LetterForm.Top * TwipsInMm));
        var (wide, high) = ((int)(LetterForm.TypeWidth * TwipsInMm), (int)(LetterForm.TypeHeight * TwipsInMm));
        var foot = LetterForm.PageHeight - LetterForm.Top - LetterForm.TypeHeight - LetterForm.PageNumberBelow
            - LetterForm.PageNumberPoints / LetterForm.PointsPerMm / 2;
        return new(
            Header(main, HeaderFooterValues.First, Name(letter.Issuer), Between(letter.Issuer)),
            Header(main, HeaderFooterValues.Default, Nothing()),
            Header(main, HeaderFooterValues.Even, Nothing()),
            Footer(main, HeaderFooterValues.First, Nothing()),
            Footer(main, HeaderFooterValues.Default, PageNumber(JustificationValues.Right)),
            Footer(main, HeaderFooterValues.Even, PageNumber(JustificationValues.Left)),
            new PageSize { Width = (uint)width, Height = (uint)Whole(LetterForm.PageHeight * TwipsInMm) },
            new PageMargin
            {
                Top = top, Bottom = Whole(LetterForm.PageHeight * TwipsInMm) - top - high,
                Left = (uint)left, Right = (uint)(width - left - wide), Gutter = 0,
                Header = (uint)Whole(LetterForm.NameTop * TwipsInMm), Footer = (uint)Whole(foot * TwipsInMm),
            },
            new TitlePage());
    }

    // As low as can be: a head that needs more than the white above the text pushes the text down.
    static Paragraph Nothing() => new(new ParagraphProperties(Exactly(TwipsInPoint)));

    static Paragraph Name(string issuer)
    {
        var points = LetterForm.NamePoints(issuer);
        return new(
            new ParagraphProperties(Exactly(Whole(points * TwipsInPoint)), new Justification { Val = JustificationValues.Center }),
            Run(issuer, Face.Song, points, LetterForm.Red));
    }

    // From the name to the document number; the four lines are fastened to it and lie where the page says.
    static Paragraph Between(string issuer)
    {
        var name = LetterForm.NamePoints(issuer) / LetterForm.PointsPerMm;
        var high = LetterForm.FirstText(issuer) - LetterForm.NameTop - name;
        return new(LetterForm.Bars(issuer).Select((bar, i) => (OpenXmlElement)new Run(Bar(i + 1, bar.Top, bar.High)))
            .Prepend(new ParagraphProperties(Exactly(Whole(high * TwipsInMm)))));
    }

    static Drawing Bar(int id, double top, double high)
    {
        var (left, wide) = (Emu((LetterForm.PageWidth - LetterForm.LineLength) / 2), Emu(LetterForm.LineLength));
        return new Drawing($"""
            <w:drawing xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"
              xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"
              xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"
              xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"><wp:anchor
              distT="0" distB="0" distL="0" distR="0" simplePos="0" relativeHeight="{id}" behindDoc="1" locked="1"
              layoutInCell="0" allowOverlap="1"><wp:simplePos x="0" y="0"/><wp:positionH
              relativeFrom="page"><wp:posOffset>{left}</wp:posOffset></wp:positionH><wp:positionV
              relativeFrom="page"><wp:posOffset>{Emu(top)}</wp:posOffset></wp:positionV><wp:extent
              cx="{wide}" cy="{Emu(high)}"/><wp:wrapNone/><wp:docPr id="{id}" name="line {id}"/><wp:cNvGraphicFramePr/><a:graphic><a:graphicData
              uri="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"><wps:wsp><wps:cNvSpPr/><wps:spPr><a:xfrm><a:off
              x="0" y="0"/><a:ext cx="{wide}" cy="{Emu(high)}"/></a:xfrm><a:prstGeom
              prst="rect"><a:avLst/></a:prstGeom><a:solidFill><a:srgbClr
              val="{LetterForm.Red}"/></a:solidFill><a:ln><a:noFill/></a:ln></wps:spPr><wps:bodyPr/></wps:wsp></a:graphicData></a:graphic></wp:anchor></w:drawing>
            """);
    }

    // — 2 —, a character from the outer edge.
    static Paragraph PageNumber(JustificationValues side)
    {
        Run Of(params OpenXmlElement[] what) => new([new RunProperties(Named(NumberFont),
            new FontSize { Val = Text(Whole(LetterForm.PageNumberPoints * 2)) }), .. what]);
        var free = Twips(LetterForm.PageNumberIndent);
        var left = side == JustificationValues.Left;
        return new(new ParagraphProperties(Exactly(Whole(LetterForm.PageNumberPoints * TwipsInPoint)),
                new Indentation { Left = left ? free : "0", Right = left ? "0" : free }, new Justification { Val = side }),
            Of(new Text("— ") { Space = SpaceProcessingModeValues.Preserve }),
            Of(new FieldChar { FieldCharType = FieldCharValues.Begin }),
            Of(new FieldCode(" PAGE ") { Space = SpaceProcessingModeValues.Preserve }),
            Of(new FieldChar { FieldCharType = FieldCharValues.End }),
            Of(new Text(" —") { Space = SpaceProcessingModeValues.Preserve }));
    }

    static HeaderReference Header(MainDocumentPart main, HeaderFooterValues where, params OpenXmlElement[] what)
    {
        var part = main.AddNewPart<HeaderPart>();
        part.Header = new(what);
        return new() { Type = where, Id = main.GetIdOfPart(part) };
    }

    static FooterReference Footer(MainDocumentPart main, HeaderFooterValues where, params OpenXmlElement[] what)
    {
        var part = main.AddNewPart<FooterPart>();
        part.Footer = new(what);
        return new() { Type = where, Id = main.GetIdOfPart(part) };
    }

    static Styles Styles() => new(
        new DocDefaults(
            new RunPropertiesDefault(new RunPropertiesBaseStyle(Named(Faces[Face.FangSong].Name),
                new FontSize { Val = Text(Whole(LetterForm.BodyPoints * 2)) },
                new FontSizeComplexScript { Val = Text(Whole(LetterForm.BodyPoints * 2)) },
                new DocumentFormat.OpenXml.Wordprocessing.Languages { Val = "zh-CN", EastAsia = "zh-CN" })),
            new ParagraphPropertiesDefault(new ParagraphPropertiesBaseStyle(
                new WidowControl { Val = false }, new SpacingBetweenLines { Before = "0", After = "0" }))),
        new Style(new StyleName { Val = "Normal" }) { Type = StyleValues.Paragraph, StyleId = "Normal", Default = true });

    static Fonts FontTable() => new(Faces.Values.Append((NumberFont, "SimSun;Noto Serif CJK SC")).Select(font =>
        new Font(new AltName { Val = font.Item2 }) { Name = font.Item1 }));

    static RunFonts Named(string font) => new() { Ascii = font, HighAnsi = font, EastAsia = font, ComplexScript = font };

    const double TwipsInMm = LetterForm.PointsPerMm * TwipsInPoint;

    static readonly int Pitch = (int)(LetterForm.LinePitch * TwipsInMm);

    static string Twips(double characters) => Text(Whole(characters * LetterForm.CharacterPitch * TwipsInMm));

    static int Hundredths(double characters) => Whole(characters * 100);

    static long Emu(double mm) => (long)Math.Round(mm * 36000);

    static int Whole(double number) => (int)Math.Round(number, MidpointRounding.AwayFromZero);

    static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
