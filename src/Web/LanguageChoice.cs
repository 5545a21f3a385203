using Microsoft.AspNetCore.Http.Extensions;
using Microsoft.AspNetCore.WebUtilities;

namespace Daylight.Web;

/// <summary>
/// Which language a page is in: what the address asks for, else what the person chose before,
/// else what the browser says, else simplified Chinese.
/// </summary>
public static class LanguageChoice
{
    /// <summary>The name of the query parameter and of the cookie.</summary>
    public const string Name = "lang";

    /// <summary>The language of a request.</summary>
    public static Language Of(HttpContext http) =>
        http.Features.Get<Chosen>()?.Language
        ?? From(http.Request.Query[Name], http.Request.Cookies[Name], http.Request.Headers.AcceptLanguage);

    /// <summary>The language that follows from the three places where one can be named.</summary>
    public static Language From(string? query, string? cookie, string? accepted) =>
        Languages.Parse(query) ?? Languages.Parse(cookie) ?? Preferred(accepted) ?? Language.Hans;

    // Accept-Language in order of weight; tags Daylight doesn't speak are passed over.
    static Language? Preferred(string? accepted)
    {
        Language? best = null;
        var bestWeight = 0.0;
        foreach (var range in (accepted ?? "").Split(',', 16, StringSplitOptions.TrimEntries))
        {
            var at = range.IndexOf(';');
            var weight = at < 0 ? 1 : Weight(range.AsSpan(at + 1));
            if (weight <= bestWeight || Languages.Parse(at < 0 ? range : range.AsSpan(0, at)) is not { } language) continue;
            (best, bestWeight) = (language, weight);
        }
        return best;
    }

    static double Weight(ReadOnlySpan<char> parameter)
    {
        var text = parameter.Trim();
        return text.StartsWith("q=") && double.TryParse(text[2..], out var weight) ? weight : 0;
    }

    // Takes the choice out of the address, so that no page has to know the parameter, and remembers it.
    internal static Task Use(HttpContext http, RequestDelegate next)
    {
        var asked = Languages.Parse(http.Request.Query[Name]);
        http.Features.Set(new Chosen(Of(http)));
        if (http.Request.Query.ContainsKey(Name)) http.Request.QueryString = Without(http.Request);
        if (asked is { } language)
        {
            http.Response.Cookies.Append(Name, language.Tag, new()
            {
                Path = "/", MaxAge = TimeSpan.FromDays(365), SameSite = SameSiteMode.Lax, HttpOnly = true,
                Secure = http.Request.IsHttps, IsEssential = true,
            });
        }
        return next(http);
    }

    static QueryString Without(HttpRequest request)
    {
        var rest = QueryHelpers.ParseQuery(request.QueryString.Value).Where(pair => pair.Key != Name);
        return new QueryBuilder(rest).ToQueryString();
    }

    sealed record Chosen(Language Language);
}
