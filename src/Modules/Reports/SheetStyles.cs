using DocumentFormat.OpenXml.Spreadsheet;

namespace Daylight.Reports;

/// <summary>How a field of the workbook looks; the number is its place in the stylesheet.</summary>
enum SheetStyle
{
    Plain,
    Title,
    Heading,
    Note,
    Head,
    Label,
    LabelIn,
    LabelDeeper,
    Code,
    Figure,
    Total,
    Amount,
}

/// <summary>The stylesheet of the workbook: Song for titles, Hei for heads, thin lines, as official tables are set.</summary>
static class SheetStyles
{
    const uint NoFont = 0, BoldFont = 1, TitleFont = 2;
    const uint NoFill = 0, HeadFill = 2;
    const uint NoBorder = 0, ThinBorder = 1;
    const uint Grouped = 3; // #,##0: built in
    const uint General = 0;
    const uint Money = 164; // the first number that is free for formats of one's own

    public static Stylesheet Make() => new(
        new NumberingFormats(new NumberingFormat { NumberFormatId = Money, FormatCode = "#,##0.00####" }),
        new Fonts(Font("宋体", 11, false), Font("宋体", 11, true), Font("宋体", 16, true)),
        // The first two fills are given by the file format.
        new Fills(Fill(PatternValues.None, null), Fill(PatternValues.Gray125, null), Fill(PatternValues.Solid, "FFF2ECDD")),
        new Borders(new Border(), Thin()),
        new CellStyleFormats(new CellFormat()),
        new CellFormats(
            Format(NoFont, NoFill, NoBorder, General, HorizontalAlignmentValues.General),
            Format(TitleFont, NoFill, NoBorder, General, HorizontalAlignmentValues.Center),
            Format(BoldFont, NoFill, NoBorder, General, HorizontalAlignmentValues.Left),
            Format(NoFont, NoFill, NoBorder, General, HorizontalAlignmentValues.Left),
            Format(BoldFont, HeadFill, ThinBorder, General, HorizontalAlignmentValues.Center),
            Format(NoFont, NoFill, ThinBorder, General, HorizontalAlignmentValues.Left),
            Format(NoFont, NoFill, ThinBorder, General, HorizontalAlignmentValues.Left, indent: 2),
            Format(NoFont, NoFill, ThinBorder, General, HorizontalAlignmentValues.Left, indent: 4),
            Format(NoFont, NoFill, ThinBorder, General, HorizontalAlignmentValues.Center),
            Format(NoFont, NoFill, ThinBorder, Grouped, HorizontalAlignmentValues.Right),
            Format(BoldFont, NoFill, ThinBorder, Grouped, HorizontalAlignmentValues.Right),
            Format(BoldFont, NoFill, ThinBorder, Money, HorizontalAlignmentValues.Right)));

    static Font Font(string name, double size, bool bold)
    {
        var font = new Font();
        if (bold) font.Append(new Bold());
        font.Append(new FontSize { Val = size }, new FontName { Val = name });
        return font;
    }

    static Fill Fill(PatternValues pattern, string? colour)
    {
        var fill = new PatternFill { PatternType = pattern };
        if (colour is not null) fill.Append(new ForegroundColor { Rgb = colour });
        return new(fill);
    }

    static Border Thin() => new(
        new LeftBorder { Style = BorderStyleValues.Thin }, new RightBorder { Style = BorderStyleValues.Thin },
        new TopBorder { Style = BorderStyleValues.Thin }, new BottomBorder { Style = BorderStyleValues.Thin },
        new DiagonalBorder());

    static CellFormat Format(
        uint font, uint fill, uint border, uint number, HorizontalAlignmentValues align, uint indent = 0) =>
        new(new Alignment
        {
            Horizontal = align, Vertical = VerticalAlignmentValues.Center, WrapText = true, Indent = indent,
        })
        {
            FontId = font, FillId = fill, BorderId = border, NumberFormatId = number, FormatId = 0,
            ApplyFont = true, ApplyFill = true, ApplyBorder = true, ApplyNumberFormat = true, ApplyAlignment = true,
        };
}
