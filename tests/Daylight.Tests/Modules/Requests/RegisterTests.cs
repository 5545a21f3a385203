using System.Net;
using System.Text.RegularExpressions;
using Xunit;

namespace Daylight.Tests.Modules.Requests;

/// <summary>The day of receipt by channel (CN-OGI-2019 Art. 31; before it, State Council General Office letter 2015 No. 207).</summary>
public sealed class RegisterTests : RequestTown
{
    [Theory]
    [InlineData("counter", "", "2026-10-09", "", "", "2026-10-09")]
    [InlineData("post", "true", "2026-10-08", "2026-10-10", "", "2026-10-10")]
    [InlineData("post", "", "2026-10-08", "2026-10-10", "2026-10-12", "2026-10-12")]
    [InlineData("post", "", "2026-10-08", "2026-10-10", "", null)]
    [InlineData("fax", "", "2026-10-09", "", "2026-10-12", "2026-10-12")]
    [InlineData("email", "", "2026-10-09", "", "", null)]
    [InlineData("telephone", "", "2026-10-09", "", "", "2026-10-09")]
    [InlineData("email", "", "2018-12-28", "", "", "2018-12-28")]
    [InlineData("fax", "", "2018-12-28", "", "", null)]
    public async Task The_day_of_receipt_follows_from_the_channel(
        string channel, string receipted, string submitted, string arrived, string confirmed, string? received)
    {
        var (code, _) = await Register(("channel", channel), ("signed", receipted), ("submitted", submitted),
            ("arrived", arrived), ("confirmed", confirmed));

        var matter = await CaseOf(code);
        Assert.Equal(received is null ? null : DateOnly.Parse(received), matter.ReceivedOn);
        Assert.Equal(received is null ? "unconfirmed" : "in-hand", matter.State);
    }

    [Theory]
    [InlineData("2019-05-14", "cn-ogi-2008")]
    [InlineData("2019-05-15", "cn-ogi-2019")]
    public async Task The_regime_follows_from_the_day_of_receipt(string received, string regime)
    {
        var (code, _) = await Register(("submitted", received));

        Assert.Equal(regime, (await CaseOf(code)).Regime);
    }

    [Fact]
    public async Task Confirming_starts_the_clock_on_that_day()
    {
        var (code, _) = await Register(("channel", "email"), ("submitted", "2026-10-12"));
        await Taken(Clerk, code, "confirm");

        var matter = await CaseOf(code);
        Assert.Equal(FirstDay, matter.ReceivedOn);
        Assert.Equal(new DateOnly(2026, 11, 10), matter.DueOn);
    }

    [Fact]
    public async Task Days_that_can_not_be_are_refused_beside_their_fields()
    {
        var answer = await Clerk.Submit("/desk/requests/new", "/desk/requests/new",
            ("body", Bureau), ("channel", "post"), ("submitted", "2026-10-14"), ("arrived", "2026-10-12"), ("confirmed", "2026-10-11"));

        var page = await answer.Says(HttpStatusCode.UnprocessableEntity);
        foreach (var field in (string[])["arrived", "confirmed", "name", "feature", "form", "way"])
            Assert.Contains($"href=\"#{field}\"", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_missing_is_said_to_the_officer_and_nothing_needed_is_called_optional()
    {
        var answer = await Clerk.Submit("/desk/requests/new", "/desk/requests/new",
            ("body", Bureau), ("channel", "counter"), ("submitted", "2026-10-13"), ("way", "post"));

        var page = await answer.Says(HttpStatusCode.UnprocessableEntity);
        var said = Regex.Match(page, "<div class=\"problems\".*?</div>", RegexOptions.Singleline).Value;
        foreach (var field in (string[])["kind", "identity", "phone", "address"])
            Assert.Contains($"href=\"#{field}\"", said, StringComparison.Ordinal);
        Assert.DoesNotContain("您", said, StringComparison.Ordinal);
        Assert.DoesNotMatch("for=\"identity(Number)?\">[^<]*<span class=\"optional\"", page);
    }

    [Fact]
    public async Task A_clerk_registers_only_for_the_own_body()
    {
        var answers = With(("channel", "counter"), ("submitted", "2026-10-13"), ("body", "440112201"));
        var sent = await Clerk.Submit("/desk/requests/new", "/desk/requests/new", [.. answers.Select(pair => (pair.Key, pair.Value))]);

        Assert.Contains("href=\"#body\"", await sent.Says(HttpStatusCode.UnprocessableEntity), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_receipt_is_shown_once_to_the_officer_who_registered()
    {
        var (code, secret) = await Register();
        using var visitor = Visitor();

        Assert.Contains(code, await Follow(visitor, code, secret), StringComparison.Ordinal);
        using var other = await Head.GetAsync($"/desk/requests/{code}/receipt", Stop);
        Assert.Equal($"/desk/cases/{code}", other.LeadsTo);
    }
}
