using System.Globalization;
using System.Text.RegularExpressions;

namespace Daylight;

/// <summary>The forms a document number takes.</summary>
public enum DocumentNumberForm
{
    /// <summary>Code, year, serial: 穗府办〔2011〕32号 (GB/T 9704-2012).</summary>
    Standard,

    /// <summary>An order: 国务院令第711号.</summary>
    Order,

    /// <summary>An announcement: 公告2013年第5号.</summary>
    Announcement,

    /// <summary>Another form that names the document all the same, such as 院授主預字第1040102877A號, 臺教技(一)字第1040173784B號.</summary>
    Other,
}

/// <summary>
/// A document number (发文字号, 文号), read from the many ways it is typed and written in one: brackets 〔〕,
/// half-width digits, no spaces, no 第 and no leading zero where the standard form has none.
/// </summary>
public sealed partial record DocumentNumber
{
    /// <summary>The form.</summary>
    public required DocumentNumberForm Form { get; init; }

    /// <summary>The body's code (机关代字), 穗府办; for an order the body and 令.</summary>
    public required string Code { get; init; }

    /// <summary>The year; null where the form has none.</summary>
    public int? Year { get; init; }

    /// <summary>The serial number; null where it is not a plain number.</summary>
    public int? Serial { get; init; }

    /// <summary>The number in its one form: equal numbers have equal text.</summary>
    public required string Text { get; init; }

    /// <summary>True when it was already written as the standard asks.</summary>
    public required bool Exact { get; init; }

    /// <summary>True for a code that marks a normative document (规), practice in Guangdong since about 2017.</summary>
    public bool IsNormative => Form is DocumentNumberForm.Standard && Code.EndsWith('规');

    /// <summary>Reads a number. Null when the text is not one.</summary>
    public static DocumentNumber? Parse(string? text)
    {
        if (string.IsNullOrWhiteSpace(text) || text.Length > 80) return null;
        var clean = Clean(text);
        return ReadStandard(clean, text) ?? ReadOrder(clean, text) ?? ReadAnnouncement(clean, text)
            ?? ReadOther(clean, text);
    }

    /// <inheritdoc/>
    public override string ToString() => Text;

    static DocumentNumber? ReadStandard(string clean, string typed)
    {
        if (Standard().Match(clean) is not { Success: true } match) return null;
        var (code, year, serial) = (match.Groups["code"].Value, Number(match, "year"), Number(match, "serial"));
        var text = $"{code}〔{year}〕{serial}{Sign(match)}";
        return serial == 0 || code.EndsWith('令') || code.EndsWith("公告", StringComparison.Ordinal) ? null : new()
        {
            Form = DocumentNumberForm.Standard, Code = code, Year = year, Serial = serial,
            Text = text, Exact = text == typed,
        };
    }

    static DocumentNumber? ReadOrder(string clean, string typed)
    {
        if (Order().Match(clean) is not { Success: true } match) return null;
        var serial = ChineseNumber.Read(match.Groups["serial"].ValueSpan);
        if (serial is not > 0) return null;
        int? year = match.Groups["year"].Success ? Number(match, "year") : null;
        var code = match.Groups["code"].Value + "令";
        var text = year is null ? $"{code}第{serial}{Sign(match)}" : $"{code}〔{year}〕第{serial}{Sign(match)}";
        return new()
        {
            Form = DocumentNumberForm.Order, Code = code, Year = year, Serial = serial,
            Text = text, Exact = text == typed,
        };
    }

    static DocumentNumber? ReadAnnouncement(string clean, string typed)
    {
        if (Announcement().Match(clean) is not { Success: true } match) return null;
        var (code, year) = (match.Groups["code"].Value, Number(match, "year"));
        var serial = ChineseNumber.Read(match.Groups["serial"].ValueSpan);
        var text = $"{code}{year}年第{serial}{Sign(match)}";
        return serial is not > 0 ? null : new()
        {
            Form = DocumentNumberForm.Announcement, Code = code, Year = year, Serial = serial,
            Text = text, Exact = text == typed,
        };
    }

    static DocumentNumber? ReadOther(string clean, string typed) =>
        Other().Match(clean) is not { Success: true } match ? null : new()
        {
            Form = DocumentNumberForm.Other, Code = match.Groups["code"].Value, Text = clean, Exact = clean == typed,
        };

    static string Clean(string text)
    {
        var clean = Spaces().Replace(Checks.HalfWidth(text), "");
        return Brackets().Replace(clean, match => $"〔{match.Groups["year"].Value}〕");
    }

    // Numbers of other places keep their own characters: 號 is part of the number as it was given.
    static string Sign(Match match) => match.Groups["sign"].Value;

    static int Number(Match match, string group) =>
        int.Parse(match.Groups[group].ValueSpan, CultureInfo.InvariantCulture);

    [GeneratedRegex(@"[\s\u200b\ufeff]+")]
    private static partial Regex Spaces();

    [GeneratedRegex(@"[\[\(\{〔【〈《<「『﹝](?<year>[0-9]{4})年?[\]\)\}〕】〉》>」』﹞]")]
    private static partial Regex Brackets();

    [GeneratedRegex(@"^(?<code>[\u4e00-\u9fff]{1,18})〔(?<year>(19|20)[0-9]{2})〕第?0*(?<serial>[0-9]{1,5})(?<sign>[号號])\z")]
    private static partial Regex Standard();

    const string AnySerial = "(?<serial>[0-9]{1,5}|[〇○零一二三四五六七八九十百千]{1,9})";

    [GeneratedRegex(@"^(?<code>[\u4e00-\u9fff]{0,30}?)令(〔(?<year>(19|20)[0-9]{2})〕)?\(?第?" + AnySerial + @"(?<sign>[号號])\)?\z")]
    private static partial Regex Order();

    [GeneratedRegex(@"^(?<code>[\u4e00-\u9fff]{1,30})〔?(?<year>(19|20)[0-9]{2})〕?年?第" + AnySerial + @"(?<sign>[号號])\z")]
    private static partial Regex Announcement();

    // Divisions of a body have a digit or a bracket in its code: 臺教技(一)字, 勞動保1字.
    [GeneratedRegex(@"^(?<code>[\u4e00-\u9fff0-9()]{1,20}字)第?[0-9A-Za-z〇一二三四五六七八九十百千零]{1,20}([-之][0-9A-Za-z]{1,6})?[号號]\z")]
    private static partial Regex Other();
}
