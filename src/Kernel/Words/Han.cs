using System.Collections.Concurrent;
using System.Collections.Frozen;
using System.Globalization;
using ICU4N.Text;

namespace Daylight;

/// <summary>
/// Conversions of Chinese characters: simplified ↔ traditional, and to pinyin. ICU decides;
/// where it decides against official usage, the override lists here win.
/// </summary>
public static class Han
{
    // Phrases that ICU's character-wise rules get wrong for government texts: 发布 is 發布, 埔 in place names is pǔ.
    static readonly (string From, string To)[] TraditionalOverrides =
    [
        ("發佈", "發布"), ("公佈", "公布"), ("頒佈", "頒布"), ("佈告", "布告"), ("賬", "帳"), ("裏", "裡"),
    ];

    // Place names of the district that ICU reads with the wrong sound.
    internal static readonly (string From, string To)[] Readings = [("黄埔", "黄普"), ("重庆", "虫庆"), ("银行", "银杭"), ("行业", "杭业")];

    // A small river in Guangdong (涌) is chōng; elsewhere the character is yǒng. Both are searched for.
    internal static readonly FrozenDictionary<char, string> AlsoRead = new Dictionary<char, string> { ['涌'] = "chong" }.ToFrozenDictionary();

    // ICU transliterators are not thread-safe and cost a second to build: one each, behind a lock, on first use.
    static readonly Lazy<Transliterator> ToHant = new(() => Transliterator.GetInstance("Simplified-Traditional"));
    static readonly Lazy<Transliterator> ToHans = new(() => Transliterator.GetInstance("Traditional-Simplified"));
    static readonly Lazy<Transliterator> ToLatin = new(() => Transliterator.GetInstance("Han-Latin; Latin-ASCII"));
    static readonly Lock Gate = new();

    // Phrases of the interface come again and again; a document comes once and is not worth keeping.
    const int LongestRemembered = 120;
    const int MostRemembered = 20_000;
    static readonly ConcurrentDictionary<string, string> Remembered = new();

    /// <summary>The text in traditional characters. Text that is already traditional stays as it is.</summary>
    public static string Traditional(string text)
    {
        if (text.Length > LongestRemembered) return Convert(text);
        if (Remembered.TryGetValue(text, out var known)) return known;
        var converted = Convert(text);
        if (Remembered.Count < MostRemembered) Remembered[text] = converted;
        return converted;

        static string Convert(string text)
        {
            string converted;
            lock (Gate) converted = ToHant.Value.Transliterate(text);
            foreach (var (from, to) in TraditionalOverrides) converted = converted.Replace(from, to, StringComparison.Ordinal);
            return converted;
        }
    }

    /// <summary>The text in simplified characters: the form in which it is compared and searched.</summary>
    public static string Simplified(string text)
    {
        lock (Gate) return ToHans.Value.Transliterate(text);
    }

    /// <summary>The syllables of the text in pinyin without tones; what is not Chinese comes out as it is, in lower case.</summary>
    public static IReadOnlyList<string> Pinyin(string text)
    {
        var simplified = Simplified(text);
        foreach (var (from, to) in Readings) simplified = simplified.Replace(from, to, StringComparison.Ordinal);
        string latin;
        lock (Gate) latin = ToLatin.Value.Transliterate(simplified);
        return latin.ToLower(CultureInfo.InvariantCulture)
            .Split([' ', '-', '·', '，', '。', '、', '《', '》', '〔', '〕', '（', '）', '“', '”', '：'], StringSplitOptions.RemoveEmptyEntries);
    }
}
