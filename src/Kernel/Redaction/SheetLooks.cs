using DocumentFormat.OpenXml.Spreadsheet;

namespace Daylight;

/// <summary>How cells of a workbook look, as far as it decides whether and as what they are seen.</summary>
sealed class SheetLooks(Stylesheet? styles)
{
    // Points: smaller is not meant to be read.
    const double Smallest = 3;

    readonly List<CellFormat> formats = [.. styles?.CellFormats?.Elements<CellFormat>() ?? []];
    readonly List<Font> fonts = [.. styles?.Fonts?.Elements<Font>() ?? []];
    readonly List<Fill> fills = [.. styles?.Fills?.Elements<Fill>() ?? []];
    readonly Dictionary<uint, string> own = styles?.NumberingFormats?.Elements<NumberingFormat>()
        .Where(format => format is { NumberFormatId: not null, FormatCode: not null }).DistinctBy(format => format.NumberFormatId!.Value)
        .ToDictionary(format => format.NumberFormatId!.Value, format => format.FormatCode!.Value ?? "") ?? [];

    /// <summary>True when nothing of a cell is seen: a format that shows nothing, white on white, too small.</summary>
    public bool Hides(uint? style)
    {
        if (Of(style) is not { } format) return false;
        if (own.TryGetValue(format.NumberFormatId?.Value ?? 0, out var code) && code.Trim(';', '"').Length == 0 && code.Contains(';')) return true;
        var font = fonts.ElementAtOrDefault((int)(format.FontId?.Value ?? 0));
        if (font?.FontSize?.Val?.Value < Smallest) return true;
        var fill = fills.ElementAtOrDefault((int)(format.FillId?.Value ?? 0))?.PatternFill;
        var filled = fill?.PatternType?.Value is { } pattern && pattern != PatternValues.None && !IsWhite(fill.ForegroundColor);
        return font?.Color is { } colour && IsWhite(colour) && !filled;
    }

    /// <summary>The number of a built-in format.</summary>
    // Formats somebody wrote are text: of them only that they are dates is taken over.
    public uint Format(uint? style)
    {
        var number = Of(style)?.NumberFormatId?.Value ?? 0;
        if (!own.TryGetValue(number, out var code)) return number < 50 ? number : 14;
        return code.Contains('y') || code.Contains('年') ? 14u : 0;
    }

    CellFormat? Of(uint? style) => formats.ElementAtOrDefault((int)(style ?? 0));

    // Theme colour 0 is that of the paper.
    static bool IsWhite(ColorType? colour) => colour?.Theme?.Value == 0 || WordCopy.IsWhite(colour?.Rgb?.Value is { Length: 8 } rgb ? rgb[2..] : colour?.Rgb?.Value);
}
