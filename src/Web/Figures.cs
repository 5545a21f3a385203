using System.Globalization;

namespace Daylight.Web;

/// <summary>Figures as people read them.</summary>
public static class Figures
{
    /// <summary>3,486.</summary>
    public static string Number(long number) => number.ToString("#,0", CultureInfo.InvariantCulture);

    /// <summary>3,486 or 99.1: at most <paramref name="decimals"/> places, none that are zero.</summary>
    public static string Number(double number, int decimals = 1) =>
        number.ToString("#,0." + new string('#', decimals), CultureInfo.InvariantCulture);

    /// <summary>
    /// A share of one as 99.1%. What is not quite all never reads 100%, what is not quite nothing never 0%:
    /// a board that says 100% while a case is late would be lying.
    /// </summary>
    public static string Percent(double share, int decimals = 1)
    {
        var step = Math.Pow(10, -decimals);
        var percent = Math.Round(share * 100, decimals, MidpointRounding.AwayFromZero);
        if (share < 1 && percent >= 100) percent = 100 - step;
        if (share > 0 && percent <= 0) percent = step;
        return percent.ToString("0." + new string('0', decimals), CultureInfo.InvariantCulture) + "%";
    }

    /// <summary>Fen as yuan: 1,234.50元 · CNY 1,234.50; without places when there are no fen.</summary>
    public static string Money(long fen, Language language)
    {
        var yuan = (fen / 100m).ToString(fen % 100 == 0 ? "#,0" : "#,0.00", CultureInfo.InvariantCulture);
        return language is Language.English ? $"CNY {yuan}" : $"{yuan}元";
    }

    /// <summary>A file's size: 46 KB, 1.2 MB.</summary>
    public static string Size(long bytes) => bytes switch
    {
        < 1_000 => $"{bytes} B",
        < 1_000_000 => $"{Number((bytes + 500) / 1_000)} KB",
        < 1_000_000_000 => $"{Number(bytes / 1e6)} MB",
        _ => $"{Number(bytes / 1e9)} GB",
    };

    /// <summary>One to ten as a Chinese word, as sentences want it; other numbers in digits.</summary>
    public static string Spoken(int number) =>
        number is > 0 and <= 10 && number != 2 ? "零一二三四五六七八九十"[number].ToString()
        : number == 2 ? "两"
        : Number(number);
}
