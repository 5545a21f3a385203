using System.Globalization;
using System.Security.Cryptography;
using Microsoft.AspNetCore.DataProtection;

namespace Daylight.Host.Shell;

/// <summary>
/// The cases whose secrets a browser has given, in one sealed cookie: their numbers, and how far each was read. Who somebody is
/// proves nothing here: anybody can write the name of another into a form, and only the secret opens a case. It ends with the
/// browser, or two hours after the last case was opened.
/// </summary>
sealed class OwnCases(IDataProtectionProvider protection, TimeProvider time)
{
    // More than any person has open at once, and no more than a cookie holds.
    const int Most = 60;
    const int SecretLength = 12;
    const string Cookie = "cases";
    static readonly TimeSpan Lasts = TimeSpan.FromHours(2);

    /// <summary>A case of the list.</summary>
    /// <param name="Code">Its number.</param>
    /// <param name="Read">Number of the last step that the person saw; -1 for none.</param>
    /// <param name="Secret">The beginning of the hash of the secret that was given: a new secret ends this too.</param>
    public sealed record Known(string Code, int Read, string Secret)
    {
        /// <summary>True while the secret that was given is that of the case.</summary>
        public bool Opens(string? secretHash) => secretHash is not null && Begin(secretHash) == Secret;

        internal static string Begin(string secretHash) => secretHash[..Math.Min(SecretLength, secretHash.Length)];
    }

    IDataProtector Protector => protection.CreateProtector("own-cases");

    /// <summary>The cases, the one that was opened last first.</summary>
    public IReadOnlyList<Known> Of(HttpContext http)
    {
        if (http.Request.Cookies[Cookie] is not { Length: > 0 } given) return [];
        try
        {
            var parts = Protector.Unprotect(given).Split(' ');
            return long.TryParse(parts[0], out var until) && time.Now().Ticks < until
                ? [.. parts.Skip(1).Select(part => part.Split('/')).Select(part => new Known(part[0], int.Parse(part[1], CultureInfo.InvariantCulture), part[2]))]
                : [];
        }
        catch (CryptographicException)
        {
            return [];
        }
    }

    /// <summary>Notes that a case was opened, or read as far as it is now.</summary>
    public void Note(HttpContext http, Case matter, int read) => Keep(http,
        [new(matter.Code, read, Known.Begin(matter.SecretHash ?? "")), .. Of(http).Where(known => known.Code != matter.Code)]);

    /// <summary>Takes a case out of the list.</summary>
    public void Forget(HttpContext http, string code) => Keep(http, [.. Of(http).Where(known => known.Code != code)]);

    void Keep(HttpContext http, IReadOnlyList<Known> all)
    {
        var until = time.Now().Add(Lasts).Ticks.ToString(CultureInfo.InvariantCulture);
        var text = string.Join(' ', all.Take(Most).Select(known => $"{known.Code}/{known.Read.ToString(CultureInfo.InvariantCulture)}/{known.Secret}").Prepend(until));
        http.Response.Cookies.Append(Cookie, Protector.Protect(text), new()
        {
            Path = "/cases", HttpOnly = true, SameSite = SameSiteMode.Lax, Secure = http.Request.IsHttps, IsEssential = true,
        });
    }
}
