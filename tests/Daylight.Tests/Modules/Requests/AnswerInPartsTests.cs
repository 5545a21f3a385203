using System.Net;
using Daylight.Requests;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace Daylight.Tests.Modules.Requests;

/// <summary>An answer to several things at once takes them up one by one, and reports count it once.</summary>
public sealed class AnswerInPartsTests : RequestTown
{
    [Fact]
    public async Task What_is_given_and_what_is_withheld_stand_in_one_letter_each_with_its_basis()
    {
        var (code, secret) = await Register();
        await Write(code, ("about", "2026年审核意见"), ("outcome", "A2"));
        await Write(code, ("about", "发放名单"), ("outcome", "C4"), ("says", "名单上有个人的住址。"));
        await Write(code, ("about", "内部请示"), ("outcome", "C8"));
        var page = WebUtility.HtmlDecode(await Clerk.Read(PartsOf(code)));
        Assert.Contains("整件的结果：</b>B 部分公开", page);
        Assert.Contains("分项答复", await Clerk.Read($"/desk/cases/{code}"));

        // The letter begins with what the parts come to, without asking.
        var draft = WebUtility.HtmlDecode(await Clerk.Read($"/desk/cases/{code}/draft"));
        Assert.Contains("一、关于“2026年审核意见”。根据《中华人民共和国政府信息公开条例》（2019年修订）第三十六条第二项，您申请的信息予以公开", draft);
        Assert.Contains("二、关于“发放名单”。根据《中华人民共和国政府信息公开条例》（2019年修订）第十五条", draft);
        Assert.Contains("名单上有个人的住址。", draft);
        Assert.Contains("三、关于“内部请示”。", draft);
        // A part of it can only be disputed by reconsideration first.
        Assert.Contains("第十四条至第十六条不予公开的部分不服的，应当先", draft);

        Assert.Contains("和分项的结果合不上，整件应当是：部分公开", await (await Take(Clerk, code, "draft", ("outcome", "A2"))).Says(HttpStatusCode.UnprocessableEntity));
        await Answer(code, "B");
        var matter = await CaseOf(code);
        Assert.Equal("B", matter.Outcome);
        Assert.Contains("part@1", matter.Steps.Single(step => step.Step == "draft").Wording);
        Assert.Equal((1L, 1L, 0L), (await Count("requests.decided", 2026), await Count("requests.decided/B", 2026), await Count("requests.decided/C4", 2026)));
        using var visitor = Visitor();
        Assert.Contains("二、关于“发放名单”", WebUtility.HtmlDecode(await Follow(visitor, code, secret)));
        Assert.Contains("现在不能改分项", await (await Send(code, ("about", "再来一项"), ("outcome", "A2"))).Says(HttpStatusCode.UnprocessableEntity));
        Assert.Empty(await FaultsFound());
    }

    [Fact]
    public async Task A_part_is_written_once_can_be_taken_out_and_the_log_does_not_say_which_it_is()
    {
        var (code, _) = await Register();
        var once = Ids.Next().ToString();
        for (var i = 0; i < 2; i++) Assert.Equal(PartsOf(code), (await Send(code, ("about", "补贴发放底册"), ("outcome", "C6"), ("once", once))).LeadsTo);
        var part = await Ask(db => db.PartsOfAnswers.SingleAsync(Stop));
        Assert.Equal("C6", (await Ask(db => db.PartsOfAnswers.ToListAsync(Stop)))[0].Outcome);
        Assert.Equal(PartsOf(code), (await Clerk.Submit(PartsOf(code), $"{PartsOf(code)}/{part.Id}/out")).LeadsTo);
        Assert.Contains("还没有分项", await Clerk.Read(PartsOf(code)));
        var told = await Ask(db => db.Entries.Select(entry => entry.Leaf).ToListAsync(Stop));
        Assert.All(told, leaf => Assert.DoesNotContain("底册", leaf));
        Assert.Contains(told, leaf => leaf.Contains("take-out-part", StringComparison.Ordinal));
        await Answer(code, "A2");
        Assert.Empty(await FaultsFound());
    }

    [Fact]
    public async Task Each_fault_is_said_at_its_field_and_what_was_typed_stays()
    {
        var (code, _) = await Register();
        var page = await (await Send(code, ("about", ""), ("outcome", "B"), ("says", "理由如下"))).Says(HttpStatusCode.UnprocessableEntity);
        Assert.Contains("写出是哪一项信息", page);
        Assert.Contains("选择这一项的结果", page);
        Assert.Contains("理由如下", page);
        await Officer("street", Role.Clerk, "440112201");
        using var street = await Visitor().SignedIn("street");
        Assert.Equal(HttpStatusCode.NotFound, (await street.GetAsync(PartsOf(code), Stop)).StatusCode);
    }

    [Theory]
    [InlineData("A2", "A2")]
    [InlineData("B", "A2 C4")]
    [InlineData("B", "A1 D1")]
    [InlineData("C4 C6", "C4 C6 C4")]
    [InlineData("A1 A2", "A1 A2")]
    [InlineData("", "")]
    public void Several_parts_come_to_one_result(string whole, string parts)
    {
        var all = TownPlan.Law.Outcomes("cn-ogi-2019");
        AnswerPart[] written = [.. parts.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(code => new AnswerPart
        {
            Id = Ids.Next(), CaseId = default, About = "一项", Outcome = code, EnteredAt = default,
        })];
        Assert.Equal(whole, string.Join(' ', AnswerParts.Whole(written, all).Select(outcome => outcome.Code)));
    }

    static string PartsOf(string code) => $"/desk/requests/{code}/parts";

    async Task Write(string code, params (string Name, string Value)[] fields)
    {
        Assert.Equal(PartsOf(code), (await Send(code, fields)).LeadsTo);
        Time.Advance(TimeSpan.FromSeconds(1));
    }

    // Once the answer is drafted the page has no form any more; somebody may still have it open.
    async Task<HttpResponseMessage> Send(string code, params (string Name, string Value)[] fields)
    {
        var token = await Clerk.TokenFor("/account/password", "/account/password");
        return await Clerk.PostAsync(PartsOf(code), new FormUrlEncodedContent(
            [.. fields.Select(field => KeyValuePair.Create(field.Name, field.Value)), KeyValuePair.Create("__RequestVerificationToken", token)]), Stop);
    }
}
