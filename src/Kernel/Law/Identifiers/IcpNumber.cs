using System.Text.RegularExpressions;

namespace Daylight;

/// <summary>The number under which a site is on record with the ministry (ICP备案号): 粤ICP备05000001号, with -2 for a further site.</summary>
public static partial class IcpNumber
{
    /// <summary>True when the text has its form.</summary>
    public static bool IsOne(string? text) => text is not null && Form().IsMatch(text);

    [GeneratedRegex(@"^[\u4e00-\u9fff]ICP备[0-9]{6,12}号(-[0-9]{1,4})?\z")]
    private static partial Regex Form();
}
