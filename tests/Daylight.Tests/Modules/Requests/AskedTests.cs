using System.Net;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace Daylight.Tests.Modules.Requests;

/// <summary>What several people ask for is suggested for publication (CN-OGI-2019 Art. 44).</summary>
public sealed class AskedTests : RequestTown
{
    const string Item = "关于2026年加装电梯补贴的审核意见";

    [Fact]
    public async Task What_two_people_asked_for_and_one_was_given_is_suggested_with_what_each_was_told()
    {
        var first = await AskFor(Item, "陈晓岚");
        var second = await AskFor("2026年加裝電梯補貼審核意見（全文）", "欧阳修竹");
        await AskFor("农贸市场卫生检查结果", "陈晓岚");
        Assert.Contains("现在没有要研究的", await Clerk.Read("/desk/asked"));
        Assert.Contains("href=\"/desk/asked\"", await Clerk.Read("/desk/publications"));
        await Answer(first, "A2");
        await Answer(second, "C6");

        var page = WebUtility.HtmlDecode(await Clerk.Read("/desk/asked"));
        Assert.Contains("2人申请2次", page);
        foreach (var code in (string[])[first, second]) Assert.Contains($"/desk/cases/{code}", page);
        Assert.Contains("属于四类过程性信息", page);
        Assert.Contains($"/desk/publications/new?from={first}", page);
        Assert.DoesNotContain($"from={second}", page);
        Assert.DoesNotContain("农贸市场", page);
        // Who asked is nobody's business here.
        foreach (var name in (string[])["陈晓岚", "欧阳修竹"]) Assert.DoesNotContain(name, page);
    }

    [Fact]
    public async Task One_person_who_asks_twice_and_what_was_asked_long_ago_suggest_nothing()
    {
        await Answer(await AskFor(Item, "陈晓岚"), "A2");
        await AskFor(Item, "陈晓岚");
        await AskFor(Item, "欧阳修竹", ("submitted", "2025-10-10"));
        Assert.Contains("现在没有要研究的", await Clerk.Read("/desk/asked"));
        await AskFor(Item, "欧阳修竹");
        Assert.Contains("2人申请3次", await Clerk.Read("/desk/asked"));
        await Officer("street", Role.Clerk, "440112201");
        using var street = await Visitor().SignedIn("street");
        Assert.Contains("现在没有要研究的", await street.Read("/desk/asked"));
    }

    [Fact]
    public async Task What_is_not_to_be_published_is_not_suggested_again_until_somebody_else_asks()
    {
        var (first, second) = (await AskFor(Item, "陈晓岚"), await AskFor(Item, "欧阳修竹"));
        await Answer(first, "B");
        Assert.Contains("写出为什么不公开", await (await Decline("", first, second)).Says(HttpStatusCode.UnprocessableEntity));
        Assert.Equal("/desk/asked", (await Decline("其余部分涉及评标过程", first, second)).LeadsTo);
        var page = await Clerk.Read("/desk/asked");
        Assert.Contains("现在没有要研究的", page);
        Assert.Contains("其余部分涉及评标过程", page);
        var told = await Ask(db => db.Entries.SingleAsync(entry => entry.Verb == "decline-publication", Stop));
        Assert.DoesNotContain("评标", told.Leaf);

        await AskFor(Item, "司马青");
        page = await Clerk.Read("/desk/asked");
        Assert.Contains("3人申请3次", page);
        Assert.Contains("之前决定不公开，理由：", page);
        await Officer("street", Role.Clerk, "440112201");
        using var street = await Visitor().SignedIn("street");
        Assert.Contains("您在这个单位不能决定", await (await Decline(street, "不公开", first)).Says(HttpStatusCode.UnprocessableEntity));
        await CatchUp();
    }

    [Fact]
    public async Task A_requester_suggests_it_once_after_the_answer_and_the_officers_read_why()
    {
        var (code, secret) = await Register();
        using var visitor = Visitor();
        var wish = $"/cases/{code}/publication-wish";
        Assert.DoesNotContain(wish, await Follow(visitor, code, secret));
        await Answer(code, "A2");
        var page = $"/cases/{code}";
        Assert.Contains("请写短一些", await (await visitor.Submit(page, wish, ("because", new string('长', 1001)))).Says(HttpStatusCode.UnprocessableEntity));
        var token = ("__RequestVerificationToken", await visitor.TokenFor(page, wish));
        Assert.Equal(page, (await visitor.Submit(page, wish, ("because", "邻居们都想知道"))).LeadsTo);
        Assert.Contains("您建议过把这件信息向所有人公开", await visitor.Read(page));
        var again = await visitor.PostAsync(wish, new FormUrlEncodedContent([KeyValuePair.Create(token.Item1, token.Item2)]), Stop);
        Assert.Contains("您已经建议过了", await again.Says(HttpStatusCode.UnprocessableEntity));

        var listed = await Clerk.Read("/desk/asked");
        Assert.Contains("1人建议公开", listed);
        Assert.Contains("邻居们都想知道", listed);
        Assert.DoesNotContain("邻居们", (await Ask(db => db.Entries.SingleAsync(entry => entry.Verb == "wish-publication", Stop))).Leaf);
    }

    [Fact]
    public async Task A_suggestion_is_read_however_old_the_request_is_and_also_after_the_item_was_declined()
    {
        var (code, secret) = await Register(("feature", Item), ("submitted", "2024-03-05"));
        await Answer(code, "A2");
        await AskFor(Item, "欧阳修竹");
        Time.Advance(TimeSpan.FromMinutes(1));
        Assert.Equal("/desk/asked", (await Decline("涉及评标过程", code)).LeadsTo);
        Time.Advance(TimeSpan.FromMinutes(1));
        using var visitor = Visitor();
        await Follow(visitor, code, secret);
        Assert.Equal($"/cases/{code}", (await visitor.Submit($"/cases/{code}", $"/cases/{code}/publication-wish", ("because", "评标早就结束了"))).LeadsTo);
        var page = await Clerk.Read("/desk/asked");
        Assert.Contains("评标早就结束了", page);
        Assert.Contains("之前决定不公开，理由：", page);
    }

    [Fact]
    public async Task What_was_refused_can_not_be_suggested()
    {
        var (code, secret) = await Register();
        await Answer(code, "C6");
        using var visitor = Visitor();
        Assert.DoesNotContain("publication-wish", await Follow(visitor, code, secret));
    }

    async Task<string> AskFor(string feature, string name, params (string Field, string Answer)[] changes) => (await Register(
        [("feature", feature), ("name", name), ("identity", "passport"), ("identityNumber", $"E{(int)name[0]:00000}"), .. changes])).Code;

    Task<HttpResponseMessage> Decline(string because, params string[] codes) => Decline(Clerk, because, codes);

    static async Task<HttpResponseMessage> Decline(HttpClient officer, string because, params string[] codes)
    {
        var token = await officer.TokenFor("/account/password", "/account/password");
        return await officer.PostAsync("/desk/asked", new FormUrlEncodedContent(
            [.. codes.Select(code => KeyValuePair.Create("case", code)), KeyValuePair.Create($"because-{codes.Min(StringComparer.Ordinal)}", because), KeyValuePair.Create("__RequestVerificationToken", token)]), Stop);
    }
}
