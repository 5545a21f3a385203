using CsCheck;
using Xunit;
using static Daylight.Tests.Kernel.Mail.AwkwardMail;

namespace Daylight.Tests.Kernel.Mail;

/// <summary>E-mail is filed by the address it was sent to and by its sender, whatever else is wrong with it.</summary>
public sealed class MailFilingTests
{
    static readonly Dictionary<string, IReadOnlySet<string>> Known = new()
    {
        [CodeA] = new HashSet<string> { Chen }, [CodeB] = new HashSet<string> { Wang },
    };

    static readonly IReadOnlyList<AwkwardMail> All = [.. AwkwardAddresses.All, .. AwkwardTexts.All, .. AwkwardParts.All];

    public static TheoryData<string> Abouts => [.. All.Select(mail => mail.About)];

    [Theory]
    [MemberData(nameof(Abouts))]
    public void An_awkward_letter_goes_where_it_belongs_and_is_read(string about)
    {
        var mail = All.Single(mail => mail.About == about);
        var read = MailReading.Of(mail.Raw);
        Assert.Equal(mail.Goes, string.Join(' ', MailFiling.Of(read, Mailbox, Known).Select(Shown)));
        Assert.Equal(mail.Kind, read.Kind);
        if (mail.Text is { } text) Assert.Contains(text, read.Text);
        if (mail.Parts is { } parts) Assert.Equal(parts, read.Parts.Select(part => part.Name));
        // Whoever opens it finds something to read, or is told why not.
        Assert.True(read.Text.Length > 0 || read.Why is not null || read.Parts.Count > 0 || mail.Raw.Length < 2000);
    }

    [Fact]
    public void More_enclosures_than_are_taken_out_are_said()
    {
        static ReceivedMail Read(int count) => MailReading.Of(Of(Head(), "Content-Type: multipart/mixed; boundary=b\r\n\r\n"u8.ToArray(),
            string.Concat(Enumerable.Range(1, count).Select(i => $"--b\r\nContent-Type: application/octet-stream\r\nContent-Disposition: attachment; filename={i}.bin\r\n\r\nx\r\n")) + "--b--\r\n"));
        Assert.All(Read(100).Parts, part => Assert.Null(part.Why));
        var more = Read(130).Parts;
        Assert.Equal(101, more.Count);
        Assert.Contains("多于100个", more[^1].Why!.Zh, StringComparison.Ordinal);
    }

    [Fact]
    public void There_are_more_than_sixty_of_them() => Assert.InRange(All.Count, 60, 200);

    [Fact]
    public void What_was_cut_or_changed_anywhere_is_read_without_a_fault_and_never_filed_to_a_stranger() =>
        Gen.Select(Gen.Int[0, All.Count - 1], Gen.Int[0, 100_000], Gen.Byte.Array[0, 12], Gen.Int[0, 40], Gen.Bool).Sample((which, at, more, less, cut) =>
        {
            var raw = All[which].Raw;
            at %= raw.Length + 1;
            byte[] changed = cut ? raw[..at] : [.. raw[..at], .. more, .. raw[Math.Min(at + less, raw.Length)..]];
            var read = MailReading.Of(changed);
            Assert.Equal(64, read.Fingerprint.Length);
            foreach (var place in MailFiling.Of(read, Mailbox, Known))
                Assert.True(place.Held is not null || place.Letter is not null || Known[place.Case!].Contains(read.Senders.Single()));
        }, iter: Pace.Thorough ? 4_000 : 2_000);

    [Fact]
    public void Noise_is_read_without_a_fault() =>
        Gen.Byte.Array[0, 3_000].Sample(raw => Assert.NotEmpty(MailFiling.Of(MailReading.Of(raw), Mailbox, Known)), iter: 2_000);

    [Fact]
    public void The_same_letter_that_comes_by_two_ways_has_one_fingerprint_and_another_letter_has_another()
    {
        var body = "Content-Type: text/plain\r\n\r\n"u8.ToArray();
        var once = MailReading.Of(Of(Head(), body, "x\r\n")).Fingerprint;
        Assert.Equal(once, MailReading.Of(Of("Received: from a by b;\r\n Tue\r\nDelivered-To: c\r\n", Head().Replace("\r\n", "\n"), "Content-Type: text/plain\n\nx\n\n")).Fingerprint);
        Assert.NotEqual(once, MailReading.Of(Of(Head(), body, "y\r\n")).Fingerprint);
        Assert.NotEqual(once, MailReading.Of(Of(Head(id: "<2@example.com>"), body, "x\r\n")).Fingerprint);
        Assert.NotEqual(once, MailReading.Of(Of(Head(from: "li@example.com"), body, "x\r\n")).Fingerprint);
    }

    [Fact]
    public void What_a_server_says_of_a_letter_is_told_and_whether_it_gives_up()
    {
        MailReturn Said(string about) => MailReading.Of(All.Single(mail => mail.About == about).Raw).Return!;
        Assert.Equal(new(true, "smtp; 550 5.1.1 no such user"), Said("a report that names our letter"));
        Assert.False(Said("a report that it will try again").Final);
        Assert.Equal(new(true, "550 5.1.1 no such user"), Said("a report in words"));
    }

    static string Shown(MailPlace place) => $"{place.Case switch { CodeA => "A", CodeB => "B", null => "-", var other => other }}"
        + (place.Held is { } held ? $":{held}" : "") + (place.Letter is { } letter ? $"#{letter}" : "");
}
