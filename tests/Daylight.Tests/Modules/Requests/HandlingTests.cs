using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace Daylight.Tests.Modules.Requests;

public sealed class HandlingTests : RequestTown
{
    // Received 21 September 2012: the first of the vectors that cross a long holiday.
    const string In2012 = "2012-09-21";

    [Theory]
    [InlineData(In2012, "cn-ogi-2008")]
    [InlineData("2026-10-13", "cn-ogi-2019")]
    public async Task Every_outcome_of_the_law_can_be_decided_and_is_counted_once(string received, string regime)
    {
        var outcomes = Services.GetRequiredService<LawBook>().Outcomes(regime);
        var prefix = regime == "cn-ogi-2008" ? "requests.decided-2008/" : "requests.decided/";
        foreach (var outcome in outcomes)
        {
            var (code, _) = await Register(("submitted", received));
            // Without one an answer that there is nothing is stopped.
            await Searched(code);
            await Answer(code, outcome.Code);

            var matter = await CaseOf(code);
            Assert.Equal((outcome.Code, "delivered"), (matter.Outcome, matter.State));
            Assert.NotNull(matter.DoneOn);
        }

        foreach (var outcome in outcomes) Assert.Equal(1, await Count(prefix + outcome.Code, 2026));
        Assert.Equal(outcomes.Count, await Count("requests.decided", 2026));
    }

    [Theory]
    [InlineData("C4", true)]
    [InlineData("A2", false)]
    public async Task The_letter_names_the_remedy_of_its_outcome(string outcome, bool reconsiderationFirst)
    {
        var (code, _) = await Register();
        var letter = await Clerk.Read($"/desk/cases/{code}/draft?outcome={outcome}");

        Assert.Equal(reconsiderationFirst, letter.Contains("应当先", StringComparison.Ordinal));
        Assert.Contains("提起行政诉讼", letter, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Whoever_goes_on_without_an_outcome_is_told()
    {
        var (code, _) = await Register();
        Assert.DoesNotContain("class=\"problems", await Clerk.Read($"/desk/cases/{code}/draft"));
        var told = await Clerk.Read($"/desk/cases/{code}/draft?asked=1");
        Assert.Contains("href=\"#outcome\"", told);
        Assert.Equal(told.IndexOf("class=\"problems\"", StringComparison.Ordinal), told.LastIndexOf("class=\"problems\"", StringComparison.Ordinal));
    }

    [Fact]
    public async Task The_one_who_drafts_does_not_sign()
    {
        await Officer("both", Role.Clerk | Role.Head, Bureau);
        using var both = await Visitor().SignedIn("both");
        var (code, _) = await Register();
        await Taken(both, code, "draft", ("outcome", "A2"));
        using var answer = await both.GetAsync($"/desk/cases/{code}/sign", Stop);

        Assert.Equal($"/desk/cases/{code}", answer.LeadsTo);
        await Taken(Head, code, "sign", ("outcome", "A2"));
    }

    [Fact]
    public async Task A_draft_is_not_shown_to_the_requester_before_it_is_delivered()
    {
        var (code, secret) = await Register();
        await Taken(Clerk, code, "draft", ("outcome", "A2"), ("text", "草稿里的话"));
        await Taken(Head, code, "sign", ("outcome", "A2"), ("text", "签发的话"));
        using var visitor = Visitor();
        var before = await Follow(visitor, code, secret);
        Assert.DoesNotContain("草稿里的话", before, StringComparison.Ordinal);
        Assert.DoesNotContain("签发的话", before, StringComparison.Ordinal);

        await Taken(Clerk, code, "deliver", ("delivery", "post"));
        var after = await Follow(visitor, code, secret);
        Assert.Contains("签发的话", after, StringComparison.Ordinal);
        Assert.DoesNotContain("草稿里的话", after, StringComparison.Ordinal);
        Assert.Contains("签发的话", await visitor.Read($"/cases/{code}/reply.txt"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task In_time_is_judged_by_the_day_of_delivery()
    {
        var (code, _) = await Register(("submitted", "2026-09-08"));
        Assert.Equal(new DateOnly(2026, 10, 12), (await CaseOf(code)).DueOn);
        await Taken(Clerk, code, "draft", ("outcome", "A2"), ("on", "2026-10-10"));
        await Taken(Head, code, "sign", ("outcome", "A2"), ("on", "2026-10-10"));
        await Taken(Clerk, code, "deliver", ("delivery", "post"));

        Assert.True((await CaseOf(code)).LateOn(Time.Today()));
        // What is not due yet is not late, though the year counts it.
        Assert.Equal(new DateOnly(2026, 11, 10), (await CaseOf((await Register()).Code)).DueOn);
        Assert.Equal(1, await Count("requests.late", 2026));
        DaysPass(29);
        Assert.Equal(2, await Count("requests.late", 2026));
    }

    [Fact]
    public async Task Two_officers_at_once_one_step_counts_and_the_other_is_told()
    {
        var (code, _) = await Register();
        var action = $"/desk/cases/{code}/ask-correction";
        var token = await Clerk.TokenFor(action, action);
        var sent = await Task.WhenAll(Enumerable.Range(1, 6).Select(number => Clerk.PostAsync(action, new FormUrlEncodedContent(
        [
            new("__RequestVerificationToken", token), new("version", "0"), new("on", "2026-10-13"), new("until", "2026-10-30"), new("text", $"第{number}份通知"),
        ]), Stop)));

        Assert.Single(sent, answer => answer.StatusCode == HttpStatusCode.SeeOther);
        var refused = sent.Where(answer => answer.StatusCode == HttpStatusCode.UnprocessableEntity).ToList();
        Assert.Equal(5, refused.Count);
        foreach (var answer in refused) Assert.Contains("份通知", await answer.Content.ReadAsStringAsync(Stop), StringComparison.Ordinal);
        Assert.Equal(2, (await CaseOf(code)).Steps.Count);
    }

    [Theory]
    [InlineData("on", "2026-10-14")]
    [InlineData("on", "2026-10-12")]
    [InlineData("on", "13/10/2026")]
    [InlineData("text", "")]
    [InlineData("text", "a\u0001b")]
    [InlineData("until", "")]
    [InlineData("until", "2026-10-13")]
    [InlineData("until", "明天")]
    public async Task A_step_with_a_fault_is_not_taken_and_keeps_what_was_typed(string field, string typed)
    {
        var (code, _) = await Register();
        var answer = await Take(Clerk, code, "ask-correction", ("text", "请补充年份"), (field, typed), ("reason", "写得不清楚"));

        var page = await answer.Says(HttpStatusCode.UnprocessableEntity);
        Assert.Contains($"href=\"#{field}\"", page, StringComparison.Ordinal);
        Assert.Contains("写得不清楚", page, StringComparison.Ordinal);
        Assert.Equal("in-hand", (await CaseOf(code)).State);
    }

    [Fact]
    public async Task Looking_at_the_contact_leaves_a_trace()
    {
        var (code, _) = await Register();
        var before = await Clerk.Read($"/desk/cases/{code}");
        Assert.DoesNotContain("11010519491231002X", before, StringComparison.Ordinal);
        var answer = await Clerk.Submit($"/desk/cases/{code}", $"/desk/cases/{code}/contact");

        Assert.Contains("11010519491231002X", await answer.Says(HttpStatusCode.OK), StringComparison.Ordinal);
        Assert.Contains("open-contact", await Ask(db => db.Entries.About($"case:{code}").Select(entry => entry.Verb).ToListAsync(Stop)));
    }
}

/// <summary>In the last days before the Reconsideration Law of 2023 took effect.</summary>
public sealed class HandlingIn2023Tests() : RequestTown(new(2023, 12, 28))
{
    [Fact]
    public async Task Reconsideration_need_not_come_first_before_2024()
    {
        var (code, _) = await Register();
        var letter = await Clerk.Read($"/desk/cases/{code}/draft?outcome=C4");

        Assert.DoesNotContain("应当先", letter, StringComparison.Ordinal);
        Assert.Contains("提起行政诉讼", letter, StringComparison.Ordinal);
    }
}
