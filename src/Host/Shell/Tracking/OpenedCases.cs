using System.Globalization;
using System.Security.Cryptography;
using Microsoft.AspNetCore.DataProtection;

namespace Daylight.Host.Shell;

/// <summary>
/// Remembers in the browser, sealed, that the secret of a case was given: the secret itself is in no address and in no
/// cookie. One cookie for each case, so that nobody is sent the others; it ends with the browser, or after two hours.
/// </summary>
sealed class OpenedCases(IDataProtectionProvider protection, TimeProvider time)
{
    const string Cookie = "case";
    static readonly TimeSpan Lasts = TimeSpan.FromHours(2);

    public static string PathOf(string code) => $"/cases/{code}";

    /// <summary>Lets this browser see a case.</summary>
    public void Open(HttpContext http, Case matter)
    {
        var until = time.Now().Add(Lasts).Ticks.ToString(CultureInfo.InvariantCulture);
        http.Response.Cookies.Append(Cookie, Protector(matter.Code).Protect(until), new()
        {
            Path = PathOf(matter.Code), HttpOnly = true, SameSite = SameSiteMode.Lax, Secure = http.Request.IsHttps, IsEssential = true,
        });
    }

    /// <summary>True when this browser has given the secret of the case.</summary>
    public bool Has(HttpContext http, string code)
    {
        if (http.Request.Cookies[Cookie] is not { Length: > 0 } given) return false;
        try
        {
            return long.TryParse(Protector(code).Unprotect(given), out var until) && time.Now().Ticks < until;
        }
        catch (CryptographicException)
        {
            return false;
        }
    }

    /// <summary>Forgets it.</summary>
    public static void Close(HttpContext http, string code) => http.Response.Cookies.Delete(Cookie, new() { Path = PathOf(code) });

    IDataProtector Protector(string code) => protection.CreateProtector("opened-case", code);
}
