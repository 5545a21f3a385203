using System.Security.Cryptography;
using Microsoft.AspNetCore.DataProtection;

namespace Daylight.Web;

/// <summary>
/// The secret of a case, shown once to the browser that filed it (回执): sealed in a cookie of that page alone for half
/// an hour, and nowhere else; afterwards only the requester has it.
/// </summary>
public sealed class Receipts(IDataProtectionProvider protection, IHttpContextAccessor accessor)
{
    const string Cookie = "receipt";
    static readonly TimeSpan Lasts = TimeSpan.FromMinutes(30);

    HttpContext Http => accessor.HttpContext!;

    /// <summary>Gives the secret to the browser for the page on <paramref name="path"/>.</summary>
    public void Give(string code, string secret, string path) => Http.Response.Cookies.Append(Cookie, Protector(code).Protect(secret), new()
    {
        Path = path, HttpOnly = true, SameSite = SameSiteMode.Lax, Secure = Http.Request.IsHttps, MaxAge = Lasts, IsEssential = true,
    });

    /// <summary>The secret this browser was given; null when it was given none.</summary>
    public string? Secret(string code)
    {
        try
        {
            var secret = Protector(code).Unprotect(Http.Request.Cookies[Cookie] ?? "");
            Http.Response.Headers.CacheControl = "no-store";
            return secret;
        }
        catch (CryptographicException)
        {
            return null;
        }
    }

    IDataProtector Protector(string code) => protection.CreateProtector("receipt", code);
}
