using System.Net;
using System.Text;

namespace Daylight.Tests.Host.Fuzz;

/// <summary>Values that have broken programs before.</summary>
static class Nasty
{
    /// <summary>Would run, if any page gave it back as it came.</summary>
    public const string Script = "<script>zap(1)</script>";

    /// <summary>Would leave an attribute and run, if any page gave it back as it came.</summary>
    public const string Attribute = "\"'><img src=x onerror=zap(2)>";

    static readonly string Long = new('a', 1_000_000), LongHan = string.Concat(Enumerable.Repeat("阳光政务", 85_000));

    public static readonly IReadOnlyList<string> Values =
    [
        "", " ", "0", "-1", "1", "99999", "2147483648", "-9223372036854775809", "1e309", "NaN", "0x10", "１２", "½",
        "2026-02-30", "0000-01-01", "0001-01-01", "9999-12-31", "10000-01-01", "2026-13-01", "99999", "2026年2月30日", "29.2.2027",
        "true", "null", "undefined", "[]", "{}", "[[[[", "{\"a\":", "00000000-0000-0000-0000-000000000000",
        Script, Attribute, "</textarea>" + Script, "</title>" + Script, "javascript:zap(3)", "]]>" + Script, "<!--", "&lt;script&gt;",
        "=cmd|' /C calc'!A1", "+1+1", "-1+1", "@SUM(A1)", "\t=1+1",
        "' OR '1'='1", "'; DROP TABLE case; --", "%", "_", "%%%", "\\", "a%' ESCAPE 'b", "*", "?", "a*", "\"", "(", "a AND (", "[a TO b]", "~", "^99", "a:b",
        "../../../etc/passwd", "..\\..\\settings.json", "/etc/passwd", "C:\\", "file:///etc/passwd", "//elsewhere.example", "https://elsewhere.example/", ".", "..",
        "\0", "a\0b", "\a\b\u001b[31m", "\r\nX-Zap: 1", "\r\n\r\n" + Script, "\u0085", "\u2028\u2029",
        "\u202etxt.exe", "\u200f\u200f", "\u2066\u2069", "\ufeff", "\ufffd", "\ufffe", "\ud800", "\udc00a", "a\ud83d", "e\u0301\u0301\u0301", "👨‍👩‍👧‍👦", "𠮷野家", "\U000f0000",
        "ﷺ", "İstanbul", "ß", "繁體字", "ＡＢＣ", "zh-Hant-HK-x-", new('9', 400), new('[', 500), new('(', 300), string.Join(' ', Enumerable.Repeat("a", 2000)),
    ];

    /// <summary>Bytes that are no UTF-8, as they stand in addresses and forms.</summary>
    public static readonly IReadOnlyList<string> Encoded = ["%FF%FE", "%C0%AF", "%ED%A0%80", "%", "%zz", "%2e%2e%2f", "%2F%2F", "%5C", "%0d%0aX-Zap:%201", "%25%32%65", "+", "%E4%B8"];

    public static string Of(Random random) => random.Next(400) switch
    {
        0 => Long,
        1 => LongHan,
        _ => Values[random.Next(Values.Count)],
    };

    /// <summary>As <see cref="Of"/>, but short enough for an address or a header.</summary>
    public static string Short(Random random) => Values[random.Next(Values.Count)];

    /// <summary>For an address: escaped as a browser does, or as no browser would.</summary>
    public static string InAddress(Random random) =>
        random.Next(4) == 0 ? Encoded[random.Next(Encoded.Count)] : WebUtility.UrlEncode(Short(random)).Replace("+", "%20");

    /// <summary>JSON that nests, repeats, breaks off or is none.</summary>
    public static string Json(Random random) => random.Next(9) switch
    {
        0 => string.Concat(Enumerable.Repeat("{\"a\":", 2_000)) + "1" + new string('}', 2_000),
        1 => new string('[', 5_000),
        2 => "{\"name\":1,\"name\":2}",
        3 => "{\"name\":\"\\ud800\"}",
        4 => "{\"\\udc00\":[1,{}]}",
        5 => "[1,2,3]",
        6 => "\"text\"",
        7 => "{\"body\":",
        _ => "\ufeff{}",
    };

    public static byte[] Bytes(Random random)
    {
        var bytes = new byte[random.Next(300)];
        random.NextBytes(bytes);
        return random.Next(2) == 0 ? bytes : [.. "%PDF-1.7\n"u8, .. bytes, .. Encoding.UTF8.GetBytes(Script)];
    }
}
