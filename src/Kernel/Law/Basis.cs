using System.Text.RegularExpressions;

namespace Daylight;

/// <summary>
/// The legal basis of a step (依据) as people read it. Procedures write it short, with the codes of the regimes:
/// <c>CN-OGI-2019 Arts 33(3), 34; CN-OGI-2008 Art. 23</c>.
/// </summary>
public static partial class Basis
{
    /// <summary>The instruments by name, with their articles; what names no regime stands as it is.</summary>
    public static Words Of(LawBook law, string basis)
    {
        var parts = basis.Split("; ").Select(part => Read(law, part)).ToList();
        return new(string.Join('；', parts.Select(part => part.Zh)), string.Join("; ", parts.Select(part => part.En)));
    }

    static Words Read(LawBook law, string part)
    {
        var written = Written().Match(part);
        if (!written.Success || law.Regime(written.Groups["regime"].Value.ToLowerInvariant()) is not { } regime) return new(part, part);
        var articles = written.Groups["articles"].Value;
        if (articles.Length == 0) return regime.Instrument;
        return new($"{regime.Instrument.Zh}第{articles.Replace(", ", "、")}条", $"{regime.Instrument.En}, {written.Groups["which"].Value} {articles}");
    }

    [GeneratedRegex(@"^(?<regime>[A-Z]+(?:-[A-Z0-9]+)*-[0-9]{4})(?: (?<which>Arts?\.?) (?<articles>[0-9].*))?$")]
    private static partial Regex Written();
}
