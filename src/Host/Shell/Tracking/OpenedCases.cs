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

    /// <summary>Lets this browser see a case, as long as the secret that opened it is the case's.</summary>
    public void Open(HttpContext http, Case matter)
    {
        var until = time.Now().Add(Lasts).Ticks.ToString(CultureInfo.InvariantCulture);
        http.Response.Cookies.Append(Cookie, Protector(matter.Code).Protect($"{until}/{matter.SecretHash}"), new()
        {
            Path = PathOf(matter.Code), HttpOnly = true, SameSite = SameSiteMode.Lax, Secure = http.Request.IsHttps, IsEssential = true,
        });
    }

    /// <summary>The hash of the secret of the case that this browser has given; null when it gave none, or too long ago.</summary>
    public string? Secret(HttpContext http, string code) =>
        Read(Protector(code), http.Request.Cookies[Cookie])?.Split('/') is [var ends, var secret]
        && long.TryParse(ends, out var until) && time.Now().Ticks < until ? secret : null;

    static string? Read(IDataProtector protector, string? given)
    {
        try
        {
            return given is { Length: > 0 } ? protector.Unprotect(given) : null;
        }
        catch (CryptographicException)
        {
            return null;
        }
    }

    /// <summary>Forgets it.</summary>
    public static void Close(HttpContext http, string code) => http.Response.Cookies.Delete(Cookie, new() { Path = PathOf(code) });

    IDataProtector Protector(string code) => protection.CreateProtector("opened-case", code);
}
