using System.Globalization;
using System.Text.RegularExpressions;

namespace Daylight;

/// <summary>
/// The legal basis of a step (依据) as people read it. Procedures write it short, with the codes of the regimes:
/// <c>CN-OGI-2019 Arts 33(3), 34; CN-OGI-2008 Art. 21[4]</c>: paragraphs (款) in round brackets, items (项) in square ones.
/// </summary>
public static partial class Basis
{
    /// <summary>The instruments by name, with their articles; what names no regime stands as it is.</summary>
    /// <param name="law">The law.</param>
    /// <param name="basis">As the procedure writes it.</param>
    /// <param name="regime">Where it is the basis in one case: its regime. What holds under another is left out.</param>
    public static Words Of(LawBook law, string basis, string? regime = null)
    {
        var parts = basis.Split("; ").Select(part => Read(law, part)).ToList();
        if (regime is not null && parts.Exists(part => part.Regime == regime)) parts.RemoveAll(part => part.Regime is { } other && other != regime);
        return new(string.Join('；', parts.Select(part => part.Say.Zh)), string.Join("; ", parts.Select(part => part.Say.En)));
    }

    static (string? Regime, Words Say) Read(LawBook law, string part)
    {
        var written = Written().Match(part);
        if (!written.Success || law.Regime(written.Groups["regime"].Value.ToLowerInvariant()) is not { } regime) return (null, new(part, part));
        var articles = written.Groups["articles"].Value;
        if (articles.Length == 0) return (regime.Id, regime.Instrument);
        return (regime.Id, new($"{regime.Instrument.Zh}{string.Join('、', articles.Split(", ").Select(InChinese))}",
            $"{regime.Instrument.En}, {written.Groups["which"].Value} {articles.Replace('[', '(').Replace(']', ')')}"));
    }

    // 33(2) is 第三十三条第二款, 21[4] is 第二十一条第四项, 90–92 is 第九十条至第九十二条.
    static string InChinese(string article) => string.Join('至', article.Split('–').Select(one => Article().Replace(one, found =>
        $"第{Number(found, "number")}条" + (found.Groups["paragraph"].Success ? $"第{Number(found, "paragraph")}款" : "")
            + (found.Groups["item"].Success ? $"第{Number(found, "item")}项" : ""))));

    static string Number(Match found, string group) => ChineseNumber.Of(int.Parse(found.Groups[group].ValueSpan, CultureInfo.InvariantCulture));

    [GeneratedRegex(@"^(?<number>[0-9]{1,2})(\((?<paragraph>[0-9]{1,2})\))?(\[(?<item>[0-9]{1,2})\])?$")]
    private static partial Regex Article();

    [GeneratedRegex(@"^(?<regime>[A-Z]+(?:-[A-Z0-9]+)*-[0-9]{4})(?: (?<which>Arts?\.?) (?<articles>[0-9].*))?$")]
    private static partial Regex Written();
}
