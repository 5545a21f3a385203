using System.Net;
using Xunit;

namespace Daylight.Tests.Modules.Petitions;

/// <summary>A review is decided by the body above the one that answered (2022 Arts 35, 36; 2005 Arts 34, 35).</summary>
public sealed class ReviewTests : PetitionTown
{
    const string Sentence = "办理的单位不能复查自己的答复";

    static readonly (string, string)[] Opinion =
        [("on", "2026-10-13"), ("outcome", "V1"), ("text", "维持原处理意见。"), ("delivery", "person"), ("until", "2026-12-31")];

    [Fact]
    public async Task The_body_that_answered_decides_neither_review_nor_re_review_and_is_told_who_does()
    {
        // Somebody of the bureau itself who has answered nothing here.
        await Officer("own", Role.Supervisor, Bureau);
        await Officer("above", Role.Supervisor, "440112");
        using var own = await Visitor().SignedIn("own");
        using var above = await Visitor().SignedIn("above");
        using var visitor = Visitor();
        var (code, secret) = await Written(visitor);
        await Answered(code, "路灯已经修好。");
        await Follow(visitor, code, secret);
        await ByPetitioner(visitor, code, "ask-review", "没有修好。");

        var file = $"/desk/cases/{code}";
        Assert.Contains("由谁决定", await own.Read(file), StringComparison.Ordinal);
        Assert.DoesNotContain($"{file}/decide-review\"", await own.Read(file), StringComparison.Ordinal);
        Assert.Equal(file, (await own.GetAsync($"{file}/decide-review", Stop)).LeadsTo);
        await Refused(own, code, "decide-review");
        Assert.Equal("review-asked", (await CaseOf(code)).State);
        Assert.Contains("由谁决定", WebUtility.HtmlDecode(await Follow(visitor, code, secret)), StringComparison.Ordinal);
        await Taken(supervisor, code, "decide-review", ("outcome", "V1"), ("text", "维持原处理意见。"), ("delivery", "person"));

        await ByPetitioner(visitor, code, "ask-recheck", "不服。");
        foreach (var step in (string[])["decide-recheck", "hear"]) await Refused(own, code, step);
        await Taken(above, code, "decide-recheck", ("outcome", "V1"), ("text", "维持复查意见。"), ("delivery", "person"));
        Assert.Equal("final", (await CaseOf(code)).State);
    }

    [Fact]
    public async Task What_the_topmost_body_answered_is_reviewed_there_by_another_person_for_nobody_is_above()
    {
        await Officer("top-clerk", Role.Clerk | Role.Supervisor, "440112");
        await Officer("top-reviewer", Role.Reviewer, "440112");
        using var clerk = await Visitor().SignedIn("top-clerk");
        using var second = await Visitor().SignedIn("top-reviewer");
        using var visitor = Visitor();
        var (code, secret) = await Written(visitor);
        await Taken(clerk, code, "accept");
        await Taken(clerk, code, "draft", ("outcome", "S1"));
        await Taken(second, code, "approve", ("outcome", "S1"), ("text", "路灯已经修好。"));
        await Taken(clerk, code, "deliver", ("delivery", "person"));
        await Follow(visitor, code, secret);
        await ByPetitioner(visitor, code, "ask-review", "没有修好。");
        Assert.Equal($"/desk/cases/{code}", (await clerk.GetAsync($"/desk/cases/{code}/decide-review", Stop)).LeadsTo);
        await Taken(supervisor, code, "decide-review", ("outcome", "V1"), ("text", "维持原处理意见。"), ("delivery", "person"));
    }

    [Theory]
    [InlineData("1-1-1", 1, "1-1")]
    [InlineData("1-1-1", 2, "1")]
    [InlineData("1-1-1", 3, "1")]
    [InlineData("1-1", 1, "1")]
    [InlineData("1", 1, "1")]
    // The body between has ended.
    [InlineData("1-2-1", 1, "1")]
    public void The_body_above_is_the_next_that_exists_and_at_the_top_the_body_itself(string code, int levels, string above)
    {
        Body Of(string name, string? parent, string path, DateOnly? until = null) =>
            new() { Code = name, ParentCode = parent, Path = path, ValidTo = until, Name = name, NameEn = name, ShortName = name, OrganisationCode = name };
        var tree = BodyTree.Of(
        [
            Of("1", null, "1/"), Of("1-1", "1", "1/1-1/"), Of("1-1-1", "1-1", "1/1-1/1-1-1/"), Of("1-2", "1", "1/1-2/", new(2020, 1, 1)), Of("1-2-1", "1-2", "1/1-2/1-2-1/"),
        ]);
        Assert.Equal(above, tree.SuperiorOf(code, levels));
    }

    // By hand: no form offers it.
    async Task Refused(HttpClient officer, string code, string step)
    {
        var page = $"/desk/petitions/{code}/supervision";
        (string, string)[] typed = [.. Opinion, ("reason", "会议室。"), ("version", $"{(await CaseOf(code)).Version}"), ("__RequestVerificationToken", await officer.TokenFor(page, page))];
        using var answer = await officer.PostAsync($"/desk/cases/{code}/{step}", new FormUrlEncodedContent(typed.Select(field => KeyValuePair.Create(field.Item1, field.Item2))), Stop);
        Assert.Contains(Sentence, WebUtility.HtmlDecode(await answer.Says(HttpStatusCode.UnprocessableEntity)), StringComparison.Ordinal);
    }
}
