using System.Globalization;

namespace Daylight;

/// <summary>Numbers as documents and dates write them: 711, 四十九, 七一一, 二〇一二, 廿五, 元.</summary>
public static class ChineseNumber
{
    const string Digits = "〇一二三四五六七八九", Places = "十廿卅百千";

    const int Longest = 9;

    /// <summary>A number from 1 to 99 as headings write it: 三, 十, 十二, 二十.</summary>
    public static string Of(int number)
    {
        var (tens, ones) = Math.DivRem(number, 10);
        var first = tens switch { 0 => "", 1 => "十", _ => $"{Digits[tens]}十" };
        return ones == 0 ? first : first + Digits[ones];
    }

    /// <summary>The number that is written, or null.</summary>
    public static int? Read(ReadOnlySpan<char> text)
    {
        if (text.Length is 0 or > Longest) return null;
        if (int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number)) return number;
        // 元 is the first year of an era and the first month of a year.
        if (text is "元") return 1;
        return text.ContainsAny(Places) ? ReadPlaces(text) : ReadDigits(text);
    }

    static int? ReadDigits(ReadOnlySpan<char> text)
    {
        var number = 0;
        foreach (var character in text)
        {
            if (ValueOf(character) is not { } digit || number > 9999) return null;
            number = number * 10 + digit;
        }
        return number;
    }

    // 十 alone is ten: a place without a digit before it counts once.
    static int? ReadPlaces(ReadOnlySpan<char> text)
    {
        var (number, digit, seen) = (0, 0, false);
        foreach (var character in text)
        {
            var place = character switch { '十' => 10, '廿' => 20, '卅' => 30, '百' => 100, '千' => 1000, _ => 0 };
            if (place > 0)
            {
                number += (seen ? digit : 1) * place;
                (digit, seen) = (0, false);
            }
            else if (ValueOf(character) is { } value) (digit, seen) = (value, value > 0);
            else return null;
        }
        return number + digit;
    }

    // Documents write nought in many ways, some of them letters that look like it.
    static int? ValueOf(char character) => character switch
    {
        '零' or '○' or '◯' or 'O' or 'o' => 0,
        >= '0' and <= '9' => character - '0',
        _ => Digits.IndexOf(character, StringComparison.Ordinal) is >= 0 and var value ? value : null,
    };
}
