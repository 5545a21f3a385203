using System.Text;
using Daylight.Tests.Kernel.Mail;

namespace Daylight.Tests.Host.Fuzz;

/// <summary>One letter of thousands, made from a sound one by what happens to letters on their way, or is done to them.</summary>
sealed class BadMail(int number, int seed)
{
    static readonly byte[][] Sound = [.. AwkwardAddresses.All.Concat(AwkwardParts.All).Concat(AwkwardTexts.All).Select(letter => letter.Raw)];

    static readonly string[] Charsets = ["utf-7", "x-unknown", "utf-8\0", "us-ascii; charset=gb2312", "ISO-2022-CN-EXT", "\u202e", "utf-16", ""];

    readonly Random random = new(unchecked(seed * 1_000_003 + number));

    public byte[] Write()
    {
        var letter = (byte[])Sound[random.Next(Sound.Length)].Clone();
        for (var i = random.Next(1, 4); i > 0; i--) letter = Worse(letter);
        // So that no two are the same letter.
        return [.. Encoding.ASCII.GetBytes($"X-Number: {number}\r\n"), .. letter];
    }

    byte[] Worse(byte[] letter) => random.Next(16) switch
    {
        0 or 1 => Flipped(letter),
        2 => letter[..random.Next(letter.Length + 1)],
        3 => Twice(letter),
        4 => Into(letter, random.Next(letter.Length + 1), Bytes(random.Next(1, 2000))),
        5 => Headed(letter, string.Concat(Enumerable.Range(0, random.Next(100, 5000)).Select(i => $"X-Flood-{i}: {i}\r\n"))),
        6 => Headed(letter, $"Subject: {new string('A', random.Next(1000, 200_000))}\r\n"),
        7 => Headed(letter, $"From: {Nasty.Short(random)} <{Nasty.Short(random)}@example.com>\r\nTo: {AwkwardMail.A}\r\n"),
        8 => Replaced(letter, "charset=utf-8", $"charset={Charsets[random.Next(Charsets.Length)]}"),
        9 => Replaced(letter, "boundary=b", "boundary="),
        10 => Replaced(letter, "base64", random.Next(2) == 0 ? "x-uuencode" : "quoted-printable"),
        11 => [.. letter.Select(part => part == '\r' ? (byte)'\n' : part)],
        12 => Nested(letter),
        13 => Enclosing(letter),
        14 => Headed(letter, $"Content-Disposition: attachment; filename*=utf-8''{Uri.EscapeDataString(BadFiles.Name(random))}\r\nDate: {Nasty.Short(random)}\r\n"),
        _ => Into(letter, Math.Max(0, letter.Length - 100), [0, 0xFF, 0xFE, 0, .. "\r\n.\r\n"u8]),
    };

    byte[] Flipped(byte[] letter)
    {
        for (var i = random.Next(1, 40); i > 0 && letter.Length > 0; i--) letter[random.Next(letter.Length)] = (byte)random.Next(256);
        return letter;
    }

    byte[] Twice(byte[] letter)
    {
        var (from, to) = (random.Next(letter.Length + 1), random.Next(letter.Length + 1));
        return Into(letter, random.Next(letter.Length + 1), letter[Math.Min(from, to)..Math.Max(from, to)]);
    }

    byte[] Nested(byte[] letter)
    {
        var deep = random.Next(10, 300);
        var head = string.Concat(Enumerable.Range(0, deep).Select(i => $"Content-Type: multipart/mixed; boundary=n{i}\r\n\r\n--n{i}\r\n"));
        return [.. Encoding.ASCII.GetBytes(AwkwardMail.Head() + head), .. letter];
    }

    // Something that is no good, in one line without end or in none that anything could decode; also as a damaged winmail.dat.
    byte[] Enclosing(byte[] letter)
    {
        var (content, type) = (BadFiles.Content(random), random.Next(3) == 0 ? "application/ms-tnef; name=winmail.dat" : "application/octet-stream");
        var coded = Convert.ToBase64String(content);
        if (random.Next(4) == 0) coded = coded.Replace('A', '!');
        var name = Uri.EscapeDataString(BadFiles.Name(random));
        return
        [
            .. Encoding.UTF8.GetBytes(AwkwardMail.Head(id: $"<{number}-{random.Next()}@example.com>") + "Content-Type: multipart/mixed; boundary=z\r\n\r\n--z\r\n"
                + $"Content-Type: {type}\r\nContent-Disposition: attachment; filename*=utf-8''{name}\r\nContent-Transfer-Encoding: base64\r\n\r\n{coded}\r\n--z\r\n"),
            .. letter,
        ];
    }

    static byte[] Headed(byte[] letter, string head) => [.. Encoding.UTF8.GetBytes(head), .. letter];

    static byte[] Into(byte[] letter, int at, byte[] more) => [.. letter[..at], .. more, .. letter[at..]];

    byte[] Replaced(byte[] letter, string what, string by)
    {
        var at = letter.AsSpan().IndexOf(Encoding.ASCII.GetBytes(what));
        return at < 0 ? Flipped(letter) : [.. letter[..at], .. Encoding.UTF8.GetBytes(by), .. letter[(at + what.Length)..]];
    }

    byte[] Bytes(int length)
    {
        var bytes = new byte[length];
        random.NextBytes(bytes);
        return bytes;
    }
}
