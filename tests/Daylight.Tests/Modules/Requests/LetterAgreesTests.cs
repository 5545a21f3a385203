using System.Net;
using Xunit;

namespace Daylight.Tests.Modules.Requests;

/// <summary>A letter that was drafted for one outcome does not go out with another.</summary>
public sealed class LetterAgreesTests : RequestTown
{
    [Fact]
    public async Task A_letter_written_for_one_outcome_is_refused_with_another_beside_the_field_and_nothing_typed_is_lost()
    {
        var (code, _) = await Register();
        var text = await Drafted(code, "C6");
        await Refused(await Take(Clerk, code, "draft", ("outcome", "A2"), ("text", text)), "信是按“C6");
        await Taken(Clerk, code, "draft", ("outcome", "C6"), ("text", text));
        // Whoever signs is told as well.
        var page = await Refused(await Take(Head, code, "sign", ("outcome", "C7"), ("text", text)), "信是按“C6");
        Assert.Contains("过程性信息，本机关不予公开", page, StringComparison.Ordinal);
        Assert.Equal("drafted", (await CaseOf(code)).State);
        await Taken(Head, code, "sign", ("outcome", "C6"), ("text", text));
    }

    [Fact]
    public async Task What_a_letter_says_of_the_remedy_agrees_with_the_outcome_too()
    {
        var (code, _) = await Register();
        var (refusal, grant) = (await Drafted(code, "C6"), await Drafted(code, "D2"));
        static string Remedy(string letter) => letter[letter.IndexOf("对本答复不服", StringComparison.Ordinal)..];
        await Refused(await Take(Clerk, code, "draft", ("outcome", "C6"), ("text", $"不予公开。\n{Remedy(grant)}")), "必须写明先复议、再起诉");
        await Refused(await Take(Clerk, code, "draft", ("outcome", "D2"), ("text", $"没有现成的信息。\n{Remedy(refusal)}")), "可以直接起诉");
    }

    [Fact]
    public async Task An_officers_own_words_and_an_answer_in_part_are_not_second_guessed()
    {
        var (own, _) = await Register();
        await Taken(Clerk, own, "draft", ("outcome", "C6"), ("text", "这份过程稿不予公开。"));
        var (part, _) = await Register();
        await Taken(Clerk, part, "draft", ("outcome", "B"), ("text", await Drafted(part, "C6")));
    }

    [Fact]
    public void Every_text_of_a_decision_is_known_by_words_of_its_own()
    {
        foreach (var regime in (string[])["cn-ogi-2008", "cn-ogi-2019", "cn-ogi-own-record-2019"])
        {
            var words = TownPlan.Law.Wordings(regime)!;
            var decisions = words.All.Where(text => text.Id.StartsWith("reply/", StringComparison.Ordinal)).ToList();
            Assert.NotEmpty(decisions);
            Assert.All(decisions, text => Assert.Equal([text.Id], words.In(string.Join('\n', text.Filled(_ => "某处")), "reply/")));
        }
    }

    async Task<string> Drafted(string code, string outcome)
    {
        var page = await Clerk.Read($"/desk/cases/{code}/draft?outcome={outcome}");
        var text = WebUtility.HtmlDecode(page[page.IndexOf("name=\"text\"", StringComparison.Ordinal)..]);
        text = text[(text.IndexOf('>', StringComparison.Ordinal) + 1)..text.IndexOf("</textarea>", StringComparison.Ordinal)];
        return text.Replace("________", "如上", StringComparison.Ordinal);
    }

    static async Task<string> Refused(HttpResponseMessage answer, string because)
    {
        var page = WebUtility.HtmlDecode(await answer.Says(HttpStatusCode.UnprocessableEntity));
        Assert.Contains("href=\"#outcome\"", page, StringComparison.Ordinal);
        Assert.Contains(because, page, StringComparison.Ordinal);
        return page;
    }
}
