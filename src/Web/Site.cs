namespace Daylight.Web;

/// <summary>What an installation is: whose it is, what it is called, where its day begins.</summary>
public sealed record Site
{
    /// <summary>The public body, in full: 广州市黄埔区人民政府.</summary>
    public required Words Body { get; init; }

    /// <summary>The place as it stands in titles: 广州市黄埔区.</summary>
    public required Words Place { get; init; }

    /// <summary>The product's name.</summary>
    public Words Product { get; init; } = new("阳光政务", "Daylight");

    /// <summary>The office that runs the site (主办单位).</summary>
    public required Words Office { get; init; }

    /// <summary>Where and when the office can be reached; a line each.</summary>
    public IReadOnlyList<Words> Contact { get; init; } = [];

    /// <summary>The host name, for the page tag SiteDomain.</summary>
    public string Domain { get; init; } = "";

    /// <summary>The whole address of a path, for what is read away from here.</summary>
    public string AddressOf(string path) => $"https://{Domain}{path}";

    /// <summary>The code of the government site (政府网站标识码), <c>bm</c> and 8 digits or 10 digits; empty when there is none.</summary>
    public string IdCode { get; init; } = "";

    /// <summary>The number of the site's record with the ministry (备案号); empty when there is none.</summary>
    public string IcpNumber { get; init; } = "";

    /// <summary>True when everything on the site is made up to show the product.</summary>
    public bool Demo { get; init; }

    /// <summary>The time zone in which the body's days begin and end.</summary>
    public TimeZoneInfo Zone { get; init; } = ChinaTime;

    /// <summary>All entries of header and footer, in order.</summary>
    public IReadOnlyList<NavigationItem> Navigation { get; init; } = [];

    /// <summary>Chinese standard time, also on machines that have no time zone data.</summary>
    public static TimeZoneInfo ChinaTime { get; } = TimeZoneInfo.TryFindSystemTimeZoneById("Asia/Shanghai", out var zone)
        ? zone
        : TimeZoneInfo.CreateCustomTimeZone("Asia/Shanghai", TimeSpan.FromHours(8), "UTC+8", "UTC+8");
}
