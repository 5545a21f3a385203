using System.Globalization;

namespace Daylight;

/// <summary>E-mail addresses as they are compared.</summary>
public static class MailAddresses
{
    static readonly IdnMapping Idn = new();

    /// <summary>
    /// An address in the one form in which two of the same are equal: half-width, lower case, without brackets and blanks,
    /// the domain in ASCII.
    /// </summary>
    public static string Tidy(string address)
    {
        var tidy = PlainText.HalfWidthDigits(PlainText.OneLine(address)).Replace('＠', '@').Trim(' ', '<', '>', '"', '\'').ToLowerInvariant();
        var at = tidy.LastIndexOf('@');
        if (at < 0) return tidy;
        try
        {
            return $"{tidy[..at].Trim('"', ' ')}@{Idn.GetAscii(tidy[(at + 1)..].Trim('.', ' '))}";
        }
        catch (ArgumentException)
        {
            // No domain there could be: it is equal to itself only.
            return tidy;
        }
    }
}
