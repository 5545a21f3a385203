namespace Daylight;

/// <summary>
/// How wide text is in characters of Chinese (字): letters and figures of half width count as half of one.
/// </summary>
static class Widths
{
    /// <summary>The width of a text.</summary>
    public static double Of(string text) => text.EnumerateRunes().Sum(rune => Of(rune.Value));

    /// <summary>The width of a character.</summary>
    public static double Of(int rune) => IsHalf(rune) ? 0.5 : 1;

    /// <summary>True for what is set in half width.</summary>
    public static bool IsHalf(int rune) => rune is < 0x00B7 or (> 0x00B7 and < 0x0370) or >= 0xFF61 and <= 0xFF9F;
}
