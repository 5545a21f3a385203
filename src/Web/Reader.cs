using System.Security.Claims;

namespace Daylight.Web;

/// <summary>An officer who is signed in, as the header names them.</summary>
/// <param name="Name">The officer's name.</param>
/// <param name="Post">Body and post: 区住房和城乡建设局 · 公开岗.</param>
/// <param name="Roles">The roles of all posts, for what is shown; what may be done is asked of the posts themselves.</param>
public sealed record Officer(string Name, Words Post, Role Roles)
{
    /// <summary>The claim that holds the post in Chinese; the English form has the suffix <c>-en</c>.</summary>
    public const string PostClaim = "post";

    /// <summary>The claim that holds the roles, as a number.</summary>
    public const string RolesClaim = "roles";

    /// <summary>Reads an officer from the claims of a signed-in person, or null.</summary>
    public static Officer? Of(ClaimsPrincipal user)
    {
        if (user.Identity is not { IsAuthenticated: true, Name: { } name }) return null;
        var zh = user.FindFirst(PostClaim)?.Value ?? "";
        return new(name, new(zh, user.FindFirst(PostClaim + "-en")?.Value ?? zh),
            Enum.TryParse<Role>(user.FindFirst(RolesClaim)?.Value, out var roles) ? roles : Role.None);
    }
}

/// <summary>Whom a page is made for: language, address, day, site. Every view gets one.</summary>
public sealed record Reader
{
    /// <summary>The language the page is in.</summary>
    public required Language Language { get; init; }

    /// <summary>Whose site it is.</summary>
    public required Site Site { get; init; }

    /// <summary>The body's today.</summary>
    public required DateOnly Today { get; init; }

    /// <summary>The path of the page.</summary>
    public string Path { get; init; } = "/";

    /// <summary>The query of the page with its question mark, without the choice of language; or empty.</summary>
    public string Query { get; init; } = "";

    /// <summary>Whether the page came by GET, so that its address can be opened again.</summary>
    public bool Reopens { get; init; } = true;

    /// <summary>Whether nothing is in its address and nothing was sent: everybody gets the same form, and may find it by a search engine.</summary>
    public bool Blank => Reopens && Query.Length == 0;

    /// <summary>The officer who is signed in, or null.</summary>
    public Officer? Officer { get; init; }

    /// <summary>The same page in another language.</summary>
    public string In(Language language)
    {
        var query = Reopens ? Query : "";
        return $"{Path}{query}{(query.Length == 0 ? '?' : '&')}{LanguageChoice.Name}={language.Tag}";
    }

    /// <summary>The site's name as it stands in window titles.</summary>
    public string SiteTitle => Language is Language.English
        ? $"{Site.Product.En}, {Site.Place.En}"
        : Site.Place.In(Language) + Site.Product.In(Language);

    /// <summary>The entries of one place, in order; of the desk those that are the officer's.</summary>
    public IEnumerable<NavigationItem> Entries(NavigationPlace place) => Site.Navigation
        .Where(item => item.Place == place && (place is not NavigationPlace.Desk || (item.For & Officer?.Roles) is not (null or Role.None)))
        .OrderBy(item => item.Order);

    /// <summary>The reader of a request.</summary>
    public static Reader Of(HttpContext http)
    {
        if (http.Features.Get<Reader>() is { } known) return known;
        var services = http.RequestServices;
        var site = services.GetRequiredService<Site>();
        var clock = services.GetRequiredService<TimeProvider>();
        return new()
        {
            Language = LanguageChoice.Of(http),
            Site = site,
            Today = Dates.Local(clock.GetUtcNow().UtcDateTime, site.Zone).Date,
            Path = http.Request.PathBase + http.Request.Path,
            Query = http.Request.QueryString.Value ?? "",
            Reopens = HttpMethods.IsGet(http.Request.Method) || HttpMethods.IsHead(http.Request.Method),
            Officer = Officer.Of(http.User),
        };
    }
}
