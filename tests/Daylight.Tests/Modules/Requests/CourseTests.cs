using System.Net;
using System.Text.RegularExpressions;
using Xunit;

namespace Daylight.Tests.Modules.Requests;

/// <summary>A letter says of no step that it was taken, unless it stands in the file, and then with its day.</summary>
public sealed partial class CourseTests : RequestTown
{
    public static TheoryData<string, string> Sentences()
    {
        var all = new TheoryData<string, string>();
        foreach (var file in Directory.EnumerateFiles(Path.Combine(AppContext.BaseDirectory, "law", "letters"), "*.json"))
        foreach (var text in TownPlan.Law.Wordings(Path.GetFileNameWithoutExtension(file))!.All)
        foreach (var sentence in text.Lines.SelectMany(line => Bracketed().Matches(line)).Select(match => match.Value))
            all.Add($"{Path.GetFileNameWithoutExtension(file)} {text.Key}", sentence);
        return all;
    }

    [Theory]
    [MemberData(nameof(Sentences))]
    public void Every_sentence_about_a_step_stands_with_its_day_and_not_without(string text, string sentence)
    {
        var wording = new Wording { Id = text, Version = 1, From = FirstDay, Lines = [$"前{sentence}后"] };
        Assert.Equal("前后", Assert.Single(wording.Filled(_ => null)));
        var told = Assert.Single(wording.Filled(_ => "2026年10月13日"));
        Assert.Contains("2026年10月13日", told, StringComparison.Ordinal);
        Assert.DoesNotContain("________", told, StringComparison.Ordinal);
        // With one fact of several there is no day for the other.
        if (wording.Facts.Count() > 1) Assert.Equal("前后", Assert.Single(wording.Filled(name => name == wording.Facts.First() ? "2026年10月13日" : null)));
    }

    [Fact]
    public void No_text_in_force_says_outside_such_a_sentence_that_a_step_was_taken()
    {
        foreach (var regime in (string[])["cn-ogi-2008", "cn-ogi-2019"])
        foreach (var text in TownPlan.Law.Wordings(regime)!.All.GroupBy(one => one.Id).Select(same => same.MaxBy(one => one.From)!))
        foreach (var line in text.Lines.Select(line => Bracketed().Replace(line, "")))
            Assert.False(Asserts().IsMatch(line), $"{regime} {text.Key}: {line}");
    }

    [Theory]
    [InlineData("C4", "征求第三方意见")]
    [InlineData("D3", "补正之后")]
    [InlineData("E4", "请您说明理由")]
    [InlineData("F1", "补正")]
    [InlineData("F2", "缴费")]
    [InlineData("D1", "检索")]
    [InlineData("A2", "第三方")]
    public async Task An_answer_to_a_request_with_which_nothing_was_done_says_of_nothing_that_it_was(string outcome, string said)
    {
        var (code, _) = await Register();
        var letter = Written(await Clerk.Read($"/desk/cases/{code}/draft?outcome={outcome}"));
        Assert.DoesNotContain(said, letter, StringComparison.Ordinal);
        Assert.Contains("申请公开“2026年加装电梯补贴审核意见”。\n", letter, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_correction_that_was_asked_for_and_came_is_told_with_its_days()
    {
        var (code, _) = await Register();
        await Taken(Clerk, code, "ask-correction", ("until", "2026-10-28"));
        DaysPass(3);
        await Clerk.SignedIn("clerk");
        await Taken(Clerk, code, "correct", ("reason", "大沙东小区3栋"));
        var letter = Written(await Clerk.Read($"/desk/cases/{code}/draft?outcome=D3"));
        Assert.Contains("本机关于2026年10月13日请您补正，于2026年10月16日收到您的补正；补正之后仍不明确。", letter, StringComparison.Ordinal);
        Assert.DoesNotContain("延长", letter, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_correction_that_never_came_is_told_with_the_day_that_passed()
    {
        var (code, _) = await Register();
        await Taken(Clerk, code, "ask-correction", ("until", "2026-10-23"));
        DaysPass(11);
        await Clerk.SignedIn("clerk");
        Assert.Contains("我机关于2026年10月13日通知您补正，您没有在2026年10月23日前补正，也没有说明理由。", Written(await Clerk.Read($"/desk/cases/{code}/abandon")), StringComparison.Ordinal);
        await Taken(Clerk, code, "abandon");
    }

    [Fact]
    public async Task An_extension_is_told_with_the_day_to_which_it_went()
    {
        var (code, _) = await Register();
        await Taken(Clerk, code, "propose-extension", ("reason", "需要调阅档案"));
        await Taken(Head, code, "extend");
        var due = OfficialLetter.DayOf((await CaseOf(code)).DueOn!.Value);
        Assert.Contains($"经批准，答复期限延长至{due}。", Written(await Clerk.Read($"/desk/cases/{code}/draft?outcome=A2")), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Reasons_that_were_asked_for_are_told_as_they_came_or_did_not()
    {
        var (given, _) = await Register();
        await Taken(Clerk, given, "ask-reasons", ("until", "2026-10-20"));
        await Taken(Clerk, given, "give-reasons", ("reason", "用于学术研究"));
        await Taken(Clerk, given, "keep-date", ("reason", "理由不合理"));
        Assert.Contains("本机关于2026年10月13日请您说明理由。您于2026年10月13日说明了理由。", Written(await Clerk.Read($"/desk/cases/{given}/draft?outcome=E4")), StringComparison.Ordinal);
        var (silent, _) = await Register();
        await Taken(Clerk, silent, "ask-reasons", ("until", "2026-10-20"));
        DaysPass(8);
        await Clerk.SignedIn("clerk");
        await Taken(Clerk, silent, "no-reasons");
        Assert.Contains("您没有在2026年10月20日前说明理由。", Written(await Clerk.Read($"/desk/cases/{silent}/draft?outcome=E4")), StringComparison.Ordinal);
    }

    static string Written(string page) => WebUtility.HtmlDecode(Text().Match(page).Groups[1].Value);

    [GeneratedRegex(@"\[[^\[\]]*\]")]
    private static partial Regex Bracketed();

    [GeneratedRegex("已(书面)?征求|已通知您|已请您|没有在|收到您(的补正|说明的理由)|补正之后|已向您发出|不同意公开，本机关|延长至|说明了理由")]
    private static partial Regex Asserts();

    [GeneratedRegex("<textarea[^>]* name=\"text\"[^>]*>([^<]*)</textarea>")]
    private static partial Regex Text();
}
