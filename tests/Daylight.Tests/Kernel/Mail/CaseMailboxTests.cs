using CsCheck;
using Xunit;
using static Daylight.Tests.Kernel.Mail.AwkwardMail;

namespace Daylight.Tests.Kernel.Mail;

public sealed class CaseMailboxTests
{
    static readonly Gen<string> Codes = Gen.Select(Gen.OneOf(Gen.Const("GK"), Gen.Const("ZX"), Gen.Const("FY"), Gen.Const("TS")), Gen.Int[1991, 2100], Gen.Int[1, 999_999],
        (prefix, year, number) => $"{prefix}-{year}-{number:00000}");

    [Fact]
    public void Every_case_is_known_again_by_its_address_and_every_letter_by_its_id() => Gen.Select(Codes, Gen.Int[1, 9_999]).Sample((code, number) =>
    {
        var letter = new NamedLetter(code, number);
        Assert.Equal([code], Mailbox.CasesIn($"To: <{Mailbox.Of(code)}>"));
        Assert.Empty(Mailbox.LettersIn(Mailbox.Of(code)));
        Assert.Equal([letter], Mailbox.LettersIn($"Message-Id: <{Mailbox.IdOf(letter)}>"));
        Assert.Equal([letter], Mailbox.LettersIn(Mailbox.ReturnOf(letter)));
        Assert.Equal([code], Mailbox.CasesIn(Mailbox.ReturnOf(letter)));
        // RFC 5321 allows 64 characters before the at sign.
        Assert.InRange(new CaseMailbox("a-box-of-20-letters1@huangpu.test", [1]).ReturnOf(letter).IndexOf('@'), 1, 64);
    });

    [Fact]
    public void The_address_of_a_case_is_not_found_out_from_its_number()
    {
        var checks = Gen.Char["0123456789abcdefghjkmnpqrstvwxyz"].Array[8].Select(letters => new string(letters));
        var guesses = Gen.Select(Codes, checks, (code, check) => $"{code.ToLowerInvariant()}-{check}@mail.huangpu.test");
        guesses.Sample(guess => Assert.Empty(Mailbox.CasesIn(guess)));
        Assert.Empty(new CaseMailbox("mail.huangpu.test", [2]).CasesIn(A));
        Assert.Empty(Mailbox.CasesIn(A.Replace("00001", "00003")));
    }

    [Fact]
    public void A_mailbox_with_plus_addresses_serves_as_well_as_a_domain()
    {
        var plus = new CaseMailbox("cases@huangpu.test", [1]);
        Assert.StartsWith("cases+gk-2026-00001-", plus.Of(CodeA));
        Assert.EndsWith("@huangpu.test", plus.Of(CodeA));
        Assert.Equal([CodeA], plus.CasesIn(plus.Of(CodeA)));
    }

    [Theory]
    [InlineData("mail.example.gov.cn", true)]
    [InlineData("cases@example.gov.cn", true)]
    [InlineData("a very long box name@example.gov.cn", false)]
    [InlineData("localhost", false)]
    [InlineData("", false)]
    public void What_can_be_no_address_is_refused_at_the_start(string address, bool good) => Assert.Equal(good, CaseMailbox.Check(address).None);

    [Fact]
    public void The_key_of_an_installation_stays_the_same_and_is_its_own()
    {
        var (one, other) = (SigningKey.New("a.test"), SigningKey.New("a.test"));
        Assert.Equal(CaseMailbox.KeyOf(one), CaseMailbox.KeyOf(one));
        Assert.NotEqual(CaseMailbox.KeyOf(one), CaseMailbox.KeyOf(other));
    }
}
