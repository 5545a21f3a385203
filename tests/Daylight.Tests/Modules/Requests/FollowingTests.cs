using System.Net;
using Xunit;

namespace Daylight.Tests.Modules.Requests;

/// <summary>What requesters do with their number and secret.</summary>
public sealed class FollowingTests : RequestTown
{
    [Fact]
    public async Task A_wrong_number_and_a_wrong_secret_get_the_same_answer()
    {
        var (code, _) = await Register();
        using var visitor = Visitor();
        var wrongSecret = await visitor.Submit("/cases", "/cases", ("code", code), ("secret", "000000000000"));
        var wrongCode = await visitor.Submit("/cases", "/cases", ("code", "GK-2026-99999"), ("secret", "000000000000"));

        Assert.Equal(Blank(await wrongSecret.Says(HttpStatusCode.UnprocessableEntity), code),
            Blank(await wrongCode.Says(HttpStatusCode.UnprocessableEntity), "GK-2026-99999"));
    }

    [Fact]
    public async Task Number_and_secret_are_taken_as_people_type_them()
    {
        var (code, secret) = await Register();
        using var visitor = Visitor();
        var opened = await visitor.Submit("/cases", "/cases", ("code", $" {code.ToLowerInvariant()} "), ("secret", secret.ToLowerInvariant()));

        Assert.Equal($"/cases/{code}", opened.LeadsTo);
    }

    [Fact]
    public async Task A_case_that_was_not_opened_here_leads_to_the_question_whether_it_is_there_or_not()
    {
        var (code, _) = await Register();
        using var visitor = Visitor();
        using var there = await visitor.GetAsync($"/cases/{code}", Stop);
        using var nowhere = await visitor.GetAsync("/cases/GK-2026-99999", Stop);

        Assert.Equal($"/cases?code={code}", there.LeadsTo);
        Assert.Equal("/cases?code=GK-2026-99999", nowhere.LeadsTo);
    }

    [Fact]
    public async Task The_requester_withdraws_and_it_is_counted_as_another_outcome()
    {
        var (code, secret) = await Register();
        using var visitor = Visitor();
        await Follow(visitor, code, secret);
        var page = $"/cases/{code}/withdraw";
        var sent = await visitor.Submit(page, page, ("reason", "已经找到了"), ("version", "0"));

        Assert.Equal($"/cases/{code}", sent.LeadsTo);
        var matter = await CaseOf(code);
        Assert.Equal(("withdrawn", "F3"), (matter.State, matter.Outcome));
    }

    [Fact]
    public async Task The_page_opens_for_two_hours_and_is_kept_nowhere()
    {
        var (code, secret) = await Register();
        using var visitor = Visitor();
        await Follow(visitor, code, secret);
        using var open = await visitor.GetAsync($"/cases/{code}", Stop);
        Assert.True(open.Headers.CacheControl!.NoStore);

        Time.Advance(TimeSpan.FromHours(3));
        using var closed = await visitor.GetAsync($"/cases/{code}", Stop);
        Assert.Equal($"/cases?code={code}", closed.LeadsTo);
    }

    [Fact]
    public async Task A_late_request_says_so_in_plain_words()
    {
        var (code, secret) = await Register(("submitted", "2026-08-03"));
        using var visitor = Visitor();

        Assert.Contains("已经超过", await Follow(visitor, code, secret), StringComparison.Ordinal);
    }

    // The token differs on every page, the number is what was typed.
    static string Blank(string page, string code) => System.Text.RegularExpressions.Regex.Replace(
        page.Replace(code, "", StringComparison.Ordinal), "name=\"__RequestVerificationToken\" value=\"[^\"]+\"", "");
}
