using System.Text.RegularExpressions;

namespace Daylight.Disclosure.Importing;

/// <summary>Names of issuing bodies, where sources give them and where texts do.</summary>
static partial class Offices
{
    /// <summary>The bodies named in a field: “內政部;國防部”, “广州市民政局 广州市财政局”, “某局、某局”.</summary>
    public static IReadOnlyList<string> Split(string? names)
    {
        if (string.IsNullOrWhiteSpace(names)) return [];
        return [.. Terms.Split(names).SelectMany(name => BetweenOffices().Split(name)).Select(name => name.Trim())
            .Where(name => name.Length > 0 && !IsNoName(name)).Distinct()];
    }

    /// <summary>本网, 本站 and the like name nobody.</summary>
    public static bool IsNoName(string name) => name is "本网" or "本站" or "本網" or "本站原创" or "网络" or "互联网" or "-" or "未知";

    /// <summary>“广州市财政局关于印发……的通知”: the bodies before 关于, when they are bodies by their ending.</summary>
    public static string? FromTitle(string title)
    {
        var match = BeforeAbout().Match(title);
        return match.Success && match.Groups["who"].Value.Split(' ').All(name => OfficeEnding().IsMatch(name))
            ? match.Groups["who"].Value
            : null;
    }

    /// <summary>The assembly that adopted a regulation, from its line of adoption.</summary>
    public static string? FromAdoption(string line)
    {
        var match = Assembly().Match(line);
        if (!match.Success) return null;
        var standing = match.Groups["standing"].Success ? "常务委员会" : "";
        return $"{match.Groups["place"].Value}人民代表大会{standing}";
    }

    /// <summary>The body behind a site: “广州市人力资源和社会保障局网站” without 网站.</summary>
    public static string? FromSite(string site) =>
        SiteEnding().Replace(PlainText.OneLine(site), "") is { Length: > 2 } name ? name : null;

    [GeneratedRegex(@"(?<=[局厅委会院部署府办处室社中心司校队所市区县省镇）)]) +(?=[\u4e00-\u9fff]{2})")]
    private static partial Regex BetweenOffices();

    [GeneratedRegex(@"^(?<who>[\u4e00-\u9fff（）、 ]{3,120}?) ?(?:关于|印发|發布|转发|令：|公告：|公告|令(?=[：:]))")]
    private static partial Regex BeforeAbout();

    [GeneratedRegex(@"(?:局|厅|廳|委|委员会|委員會|院|部|署|府|办公厅|办公室|办|处|處|联合会|法院|检察院|银行|会|公司|中心|大学|学院|站|队|社|司)$")]
    private static partial Regex OfficeEnding();

    [GeneratedRegex(@"(?<place>[\u4e00-\u9fff]{2,12}?)第[一二三四五六七八九十]{1,4}届人民代表大会(?<standing>常务?委员会)?第[一二三四五六七八九十]{1,4}次会议")]
    private static partial Regex Assembly();

    [GeneratedRegex(@"(?:门户网站|官方网站|政府网站|网站|门户|网)$")]
    private static partial Regex SiteEnding();
}
