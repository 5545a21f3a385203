using Daylight.Web;
using Microsoft.AspNetCore.Antiforgery;

namespace Daylight.Host.Security;

/// <summary>A form that has to be sent again, with all that was written on it.</summary>
/// <param name="Action">Where it goes.</param>
/// <param name="Fields">Names and answers.</param>
/// <param name="Files">Names of questions for files, which have to be chosen again.</param>
/// <param name="Ended">True when the officer has to sign in first.</param>
public sealed record Resent(string Action, IReadOnlyList<(string Name, string Value)> Fields, IReadOnlyList<string> Files, bool Ended)
{
    const int Telling = 8;

    /// <summary>What a person wrote: not the short codes of choices, and not what the page itself put in.</summary>
    public IEnumerable<string> Written =>
        Fields.Select(answer => answer.Value).Where(value => value.Length >= Telling && !Guid.TryParse(value, out _));
}

/// <summary>
/// A form that lay open too long: its token is no longer good, or the officer's sign-in has ended. What was written
/// comes back on a page that sends it again with one button. Only for forms of our own pages: a form that another
/// site sends in a reader's name is not offered for sending again.
/// </summary>
static class SendAgain
{
    // Never written onto a page, not even that of the person who typed it.
    static readonly string[] Secrets = ["secret", "password", "current", "again", "app", "recovery", "credential"];

    const string Token = "__RequestVerificationToken";

    /// <summary>Goes after antiforgery.</summary>
    public static async Task Offer(HttpContext http, RequestDelegate next)
    {
        if (http.Features.Get<IAntiforgeryValidationFeature>() is { IsValid: false })
        {
            if (!await Kept(http, ended: false)) http.Response.StatusCode = StatusCodes.Status400BadRequest;
            return;
        }
        await next(http);
    }

    /// <summary>Answers with the page; false when this form can't be kept.</summary>
    public static async Task<bool> Kept(HttpContext http, bool ended)
    {
        // The framework lets nobody read a form without a good token; here it is only shown to who sent it.
        var token = http.Features.Get<IAntiforgeryValidationFeature>();
        http.Features.Set<IAntiforgeryValidationFeature>(null);
        try
        {
            if (!HttpMethods.IsPost(http.Request.Method) || !FromHere(http.Request) || !http.Request.HasFormContentType) return false;
            if (await Read(http) is not { } form || form.Keys.Any(Secrets.Contains)) return false;
            await Page.Of<SendAgainView>(Of(http.Request, form, ended), ended ? StatusCodes.Status403Forbidden : StatusCodes.Status400BadRequest)
                .ExecuteAsync(http);
            return true;
        }
        finally
        {
            http.Features.Set(token);
        }
    }

    static Resent Of(HttpRequest request, IFormCollection form, bool ended)
    {
        var fields = from field in form
                     where field.Key != Token
                     from value in field.Value
                     select (field.Key, value ?? "");
        return new(request.Path + request.QueryString, [.. fields], [.. form.Files.Select(file => file.Name).Distinct()], ended);
    }

    static async Task<IFormCollection?> Read(HttpContext http)
    {
        try
        {
            return await http.Request.ReadFormAsync(http.RequestAborted);
        }
        catch (Exception unreadable) when (unreadable is InvalidDataException or (IOException and not BadHttpRequestException))
        {
            return null;
        }
    }

    static bool FromHere(HttpRequest request)
    {
        if (request.Headers["Sec-Fetch-Site"].ToString() is { Length: > 0 } site) return site == "same-origin";
        var here = $"{request.Scheme}://{request.Host}";
        return request.Headers.Origin.ToString() is { Length: > 0 } origin
            ? origin == here
            : request.Headers.Referer.ToString().StartsWith(here + "/", StringComparison.Ordinal);
    }
}
