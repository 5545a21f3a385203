using System.Text.RegularExpressions;

namespace Daylight.Web;

/// <summary>
/// Office hours as bodies write them (工作日9:00–12:00、14:00–17:00), in English too where they are written in the usual way.
/// </summary>
public static partial class OfficeHours
{
    /// <summary>The hours in a language; null in English where they are written in a way of their own, which is then shown as it is.</summary>
    public static string? In(string hours, Language language)
    {
        if (language is not Language.English) return new Words(hours, hours).In(language);
        if (Usual().Match(hours) is not { Success: true } usual) return null;
        var spans = usual.Groups["span"].Captures.Select(span => Dash().Replace(span.Value, "–").Replace('：', ':'));
        return $"{Days(usual.Groups["days"].Value)} {string.Join(" and ", spans)}";
    }

    static string Days(string days) => days is "工作日" ? "Working days" : "Monday to Friday";

    [GeneratedRegex("^(?<days>工作日|周一至周五|星期一至星期五)[:：，,]? ?(?<span>[0-9]{1,2}[:：][0-9]{2} ?[-–—~～至] ?[0-9]{1,2}[:：][0-9]{2})([、，,；; ]+(?<span>[0-9]{1,2}[:：][0-9]{2} ?[-–—~～至] ?[0-9]{1,2}[:：][0-9]{2}))?$")]
    private static partial Regex Usual();

    [GeneratedRegex(" ?[-–—~～至] ?")]
    private static partial Regex Dash();
}
