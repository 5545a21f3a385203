using System.Text.RegularExpressions;

namespace Daylight;

/// <summary>
/// The identification code of a government site (网站标识码): <c>bm</c> and eight digits for departments of the
/// State Council, ten digits — division and serial — for local governments.
/// </summary>
public static partial class SiteCode
{
    /// <summary>True when the text has one of the two forms.</summary>
    public static bool IsOne(string? text) => text is not null && Form().IsMatch(text);

    [GeneratedRegex(@"^(bm[0-9]{8}|[0-9]{10})\z")]
    private static partial Regex Form();
}
