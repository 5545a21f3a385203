using System.Globalization;
using System.Text;

namespace Daylight.Host.Shell.People;

/// <summary>The authenticator app's part of signing in: what people type and what the app reads.</summary>
static class SecondFactor
{
    public const int RecoveryCodes = 10;

    /// <summary>A code as it is checked: people type the spaces and hyphens they see.</summary>
    public static string Plain(string? typed) => (typed ?? "").Replace(" ", "").Replace("-", "").Trim();

    /// <summary>A recovery code as it was given out: two groups of five capitals and digits.</summary>
    public static string Recovery(string? typed) =>
        Plain(typed).ToUpperInvariant() is { Length: 10 } code ? $"{code[..5]}-{code[5..]}" : Plain(typed);

    /// <summary>The key in groups of four, to be typed by hand.</summary>
    public static string Grouped(string key) =>
        string.Join(' ', key.Chunk(4).Select(group => new string(group))).ToLower(CultureInfo.InvariantCulture);

    /// <summary>The address that authenticator apps read from the picture (RFC 6238 as in the key URI format).</summary>
    public static string Address(string issuer, string name, string key) => new StringBuilder("otpauth://totp/")
        .Append(Uri.EscapeDataString(issuer)).Append(':').Append(Uri.EscapeDataString(name))
        .Append("?secret=").Append(key).Append("&issuer=").Append(Uri.EscapeDataString(issuer))
        .Append("&digits=6").ToString();
}
