using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;

namespace Daylight;

/// <summary>A letter of the office that a text names.</summary>
/// <param name="Code">The case it belongs to.</param>
/// <param name="Number">Its number among the letters sent in the case, from 1.</param>
public sealed record NamedLetter(string Code, int Number);

/// <summary>
/// The e-mail addresses of cases (案件信箱), one for each: <c>gk-2026-00214-k7m3qz9x@mail.example.gov.cn</c>. The last part is
/// a check made with a key of the installation, so that nobody guesses the address of a case from its number, and so that
/// an address is known again however a server on the way has changed it.
/// </summary>
public sealed partial class CaseMailbox
{
    // No letter that is mistaken for a digit or for another letter when an address is copied from paper.
    const string Alphabet = "0123456789abcdefghjkmnpqrstvwxyz";

    // 40 bits of a keyed hash.
    const int CheckBytes = 5;

    // What is longer was written to keep this program busy.
    const int LongestText = 256 * 1024;

    readonly string before;
    readonly byte[] key;

    /// <summary>The addresses of an installation.</summary>
    /// <param name="address">
    /// A domain whose whole mail comes here (<c>mail.example.gov.cn</c>), or a mailbox whose server takes plus-addresses
    /// (<c>cases@example.gov.cn</c>).
    /// </param>
    /// <param name="key">The key of the check; whoever has it can find out addresses.</param>
    public CaseMailbox(string address, byte[] key)
    {
        var at = address.LastIndexOf('@');
        before = at > 0 ? address[..at] + "+" : "";
        Domain = address[(at + 1)..];
        this.key = key;
    }

    /// <summary>What stands after the at sign.</summary>
    public string Domain { get; }

    /// <summary>The key of an installation.</summary>
    public static byte[] KeyOf(SigningKey log) => log.KeyFor("addresses of cases");

    /// <summary>What is wrong with an address in the settings; empty when it can be used.</summary>
    public static Problems Check(string address) => new Problems().When(!Setting().IsMatch(address), "mail",
        $"“{address}”不能用作收信地址，应当像mail.example.gov.cn或者cases@example.gov.cn",
        $"“{address}” can't receive mail: give a domain or a mailbox, such as mail.example.gov.cn or cases@example.gov.cn");

    /// <summary>The address of a case.</summary>
    public string Of(string code) => $"{before}{Local(code)}@{Domain}";

    /// <summary>The address of letters to officers: it belongs to no case, and what comes there waits for an officer.</summary>
    public string Office => $"{before}office@{Domain}";

    /// <summary>
    /// The address that a server sends a letter of the case back to when it can't deliver it: that of the case, and which
    /// letter it was.
    /// </summary>
    public string ReturnOf(NamedLetter letter) => $"{before}{Named(letter)}@{Domain}";

    /// <summary>The Message-Id of a letter, without brackets.</summary>
    public string IdOf(NamedLetter letter) => $"{Named(letter)}@{Domain}";

    /// <summary>The cases whose addresses stand in a text, in any form: bare, in brackets, tagged, wrapped by a gateway.</summary>
    public IReadOnlyList<string> CasesIn(string text) => [.. Found(text).Select(found => found.Code).Distinct()];

    /// <summary>The letters of the office that a text names, by Message-Id or by the address they are returned to.</summary>
    public IReadOnlyList<NamedLetter> LettersIn(string text) =>
        [.. Found(text).Where(found => found.Number > 0).Select(found => new NamedLetter(found.Code, found.Number)).Distinct()];

    IEnumerable<(string Code, int Number)> Found(string text)
    {
        text = PlainText.HalfWidthDigits(text.Length > LongestText ? text[..LongestText] : text).ToLowerInvariant().Replace("%2b", "+");
        foreach (Match match in Written().Matches(text))
        {
            var (code, check) = (match.Groups["code"].Value.ToUpperInvariant(), Read(match.Groups["check"].Value));
            if (!Same(CheckOf(code), check)) continue;
            var numbered = int.TryParse(match.Groups["number"].Value, NumberStyles.None, CultureInfo.InvariantCulture, out var number);
            yield return (code, numbered ? number : 0);
        }
    }

    string Named(NamedLetter letter) => $"{Local(letter.Code)}.{letter.Number}";

    string Local(string code) => $"{code.ToLowerInvariant()}-{CheckOf(code)}";

    string CheckOf(string code)
    {
        var hash = HMACSHA256.HashData(key, Encoding.ASCII.GetBytes(code));
        var bits = hash.Take(CheckBytes).Aggregate(0L, (sum, part) => (sum << 8) | part);
        return string.Concat(Enumerable.Range(1, CheckBytes * 8 / 5).Select(i => Alphabet[(int)((bits >> ((CheckBytes * 8) - (i * 5))) & 31)]));
    }

    static bool Same(string check, string given) =>
        CryptographicOperations.FixedTimeEquals(Encoding.ASCII.GetBytes(check), Encoding.ASCII.GetBytes(given));

    // As people type it from paper.
    static string Read(string check) => check.Replace('o', '0').Replace('i', '1').Replace('l', '1');

    // What a gateway writes around it, as in SRS and BATV, is parted from it by a sign that is neither letter nor digit.
    [GeneratedRegex(@"(?<![a-z0-9])(?<code>[a-z]{1,6}-[0-9]{4}-[0-9]{5,9})-(?<check>[a-z0-9]{8})(?:\.(?<number>[0-9]{1,6}))?(?![a-z0-9])")]
    private static partial Regex Written();

    [GeneratedRegex(@"^(?:[a-z0-9._-]{1,20}@)?[a-z0-9-]+(?:\.[a-z0-9-]+)+$", RegexOptions.IgnoreCase)]
    private static partial Regex Setting();
}
