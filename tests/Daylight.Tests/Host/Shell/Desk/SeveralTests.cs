using System.Net;
using System.Text.RegularExpressions;
using Daylight.Tests.Modules.Remedies;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace Daylight.Tests.Host.Shell.Desk;

/// <summary>One thing done with several cases of the inbox.</summary>
public sealed class SeveralTests : RemedyTown
{
    const string Page = "/desk/several";

    [Fact]
    public async Task Several_requests_are_confirmed_at_once_each_in_its_own_file()
    {
        var codes = await Filed(3);
        var inbox = await Clerk.Read("/desk");
        Assert.Contains("name=\"do\" value=\"request/confirm\">确认收到<", inbox);
        var asked = await Clerk.Read(Asked("request/confirm", codes));
        Assert.Contains("选中的3件都可以办", asked);
        var done = await Sent(Clerk, "request/confirm", codes, ("on", "2026-10-13"));
        Assert.Contains("3件都办了", await done.Says(HttpStatusCode.OK));
        foreach (var code in codes)
        {
            var matter = await CaseOf(code);
            Assert.Equal(("in-hand", new DateOnly(2026, 10, 13), "confirm"), (matter.State, matter.ReceivedOn, matter.Steps[^1].Step));
            Assert.NotNull(matter.Steps[^1].By);
            Assert.Equal(1, await Ask(db => db.Entries.About($"case:{code}").CountAsync(entry => entry.Verb == "confirm", Stop)));
        }
    }

    [Fact]
    public async Task The_page_before_says_of_each_whether_it_can_be_done_and_why_not()
    {
        var codes = await Filed(1);
        var (inHand, _) = await Register();
        var remedy = await Registered();
        await Officer("street", Role.Clerk, "440112201");
        using var street = await Visitor().SignedIn("street");
        var page = Plain(await Clerk.Read(Asked("request/confirm", [codes[0], inHand, remedy, "GK-2026-09999"])));
        Assert.Contains("选中4件，1件可以办", page);
        Assert.Contains("可以办", LineOf(page, codes[0]));
        Assert.Contains("现在是“办理中”，不能确认收到", LineOf(page, inHand));
        Assert.Contains("这类事项没有“确认收到”这一步", LineOf(page, remedy));
        Assert.Contains("没有这件事，或者不归您看", LineOf(page, "GK-2026-09999"));
        Assert.Contains("没有这件事，或者不归您看", LineOf(Plain(await street.Read(Asked("request/confirm", codes))), codes[0]));
        Assert.Contains("没有确认收到的权限", LineOf(Plain(await Head.Read(Asked("request/confirm", codes))), codes[0]));
        Assert.Contains("It can be done with 1 of the 4 selected", await Clerk.Read(Asked("request/confirm", [codes[0], inHand, remedy, "X"]) + "&lang=en"));
    }

    [Fact]
    public async Task What_can_not_be_done_keeps_the_others_from_nothing_and_the_page_after_says_so()
    {
        var codes = await Filed(3);
        var versions = await Seen(codes);
        await Taken(Clerk, codes[1], "confirm");
        var page = Plain(await (await Posted(Clerk, "request/confirm", versions, ("on", "2026-10-13"))).Says(HttpStatusCode.OK));
        Assert.Contains("2件办了，1件没有办", page);
        // By this clerk, and just now: it was done, and not twice.
        Assert.Contains("您刚才已经办过", LineOf(page, codes[1]));
        foreach (var code in codes) Assert.Equal("in-hand", (await CaseOf(code)).State);
    }

    [Fact]
    public async Task The_same_form_sent_again_takes_nothing_twice()
    {
        var codes = await Filed(2);
        var versions = await Seen(codes);
        await Posted(Clerk, "request/confirm", versions, ("on", "2026-10-13"));
        var page = Plain(await (await Posted(Clerk, "request/confirm", versions, ("on", "2026-10-13"))).Says(HttpStatusCode.OK));
        Assert.Contains("0件办了，2件没有办", page);
        Assert.Contains("您刚才已经办过，没有再办一次", page);
        foreach (var code in codes) Assert.Single((await CaseOf(code)).Steps, step => step.Step == "confirm");

        // Both moved on meanwhile: neither is moved by an old form.
        foreach (var code in codes) await Taken(Clerk, code, "propose-extension", ("reason", "要查旧档"));
        page = Plain(await (await Posted(Clerk, "request/confirm", versions, ("on", "2026-10-13"))).Says(HttpStatusCode.OK));
        Assert.Contains("您打开之后，有人先办了一步", page);
        foreach (var code in codes) Assert.Equal("extension-proposed", (await CaseOf(code)).State);
    }

    [Fact]
    public async Task One_reason_stands_for_all_and_what_is_wrong_with_it_is_said_before_anything_is_done()
    {
        var codes = await Drafted(2);
        var refused = Plain(await (await Sent(Head, "request/return", codes, ("on", "2026-10-30"), ("reason", ""))).Says(HttpStatusCode.UnprocessableEntity));
        Assert.Contains("写出理由", refused);
        Assert.Contains("日期不能晚于今天", refused);
        foreach (var code in codes) Assert.Equal("drafted", (await CaseOf(code)).State);
        await (await Sent(Head, "request/return", codes, ("on", "2026-10-13"), ("reason", "依据没有写明"))).Says(HttpStatusCode.OK);
        foreach (var code in codes) Assert.Equal(("in-hand", "依据没有写明"), ((await CaseOf(code)).State, (await CaseOf(code)).Steps[^1].Reason));
    }

    [Fact]
    public async Task Of_steps_that_read_the_same_each_case_takes_its_own()
    {
        var codes = await Drafted(2);
        await Taken(Head, codes[1], "sign", ("outcome", "A2"));
        await Taken(Clerk, codes[1], "deliver", ("delivery", "post"));
        await Taken(Head, codes[1], "reopen", ("reason", "附件发错了"), ("text", "答复正在更正。"));
        await Taken(Clerk, codes[1], "redraft", ("outcome", "A2"));
        Assert.Contains("2件都办了", Plain(await (await Sent(Head, "request/return", codes, ("on", "2026-10-13"), ("reason", "依据没有写明"))).Says(HttpStatusCode.OK)));
        Assert.Equal(("return", "return-redraft"), ((await CaseOf(codes[0])).Steps[^1].Step, (await CaseOf(codes[1])).Steps[^1].Step));
    }

    [Fact]
    public async Task A_day_before_the_last_step_of_one_of_them_is_refused_for_that_one_alone()
    {
        var codes = await Drafted(2);
        await Taken(Head, codes[0], "return", ("reason", "先退回"));
        await Taken(Clerk, codes[0], "draft", ("outcome", "A2"));
        DaysPass(1);
        await Head.SignedIn("head");
        await Clerk.SignedIn("clerk");
        await Taken(Head, codes[1], "return", ("reason", "今天退回"));
        await Taken(Clerk, codes[1], "draft", ("outcome", "A2"));
        var page = Plain(await (await Sent(Head, "request/return", codes, ("on", "2026-10-13"), ("reason", "依据没有写明"))).Says(HttpStatusCode.OK));
        Assert.Contains("日期不能早于上一步（2026-10-14）", LineOf(page, codes[1]));
        Assert.Equal(("in-hand", "drafted"), ((await CaseOf(codes[0])).State, (await CaseOf(codes[1])).State));
    }

    [Fact]
    public async Task Answers_are_delivered_at_once_with_one_way()
    {
        var codes = await Drafted(2);
        foreach (var code in codes) await Taken(Head, code, "sign", ("outcome", "A2"));
        Assert.Contains("选择送达方式", await (await Sent(Clerk, "request/deliver", codes, ("on", "2026-10-13"))).Says(HttpStatusCode.UnprocessableEntity));
        await (await Sent(Clerk, "request/deliver", codes, ("on", "2026-10-13"), ("delivery", "post"))).Says(HttpStatusCode.OK);
        foreach (var code in codes) Assert.Equal(("delivered", "post"), ((await CaseOf(code)).State, (await CaseOf(code)).Steps[^1].Delivery));
    }

    [Fact]
    public async Task Several_are_given_to_an_officer_who_can_work_on_all_of_them()
    {
        await Officer("second", Role.Clerk, Bureau);
        var (first, other) = ((await Register()).Code, (await Register()).Code);
        var page = await Head.Read(Asked("officer", [first, other]));
        Assert.Contains(">second</option>", page);
        var id = await Ask(db => db.Users.Where(user => user.DisplayName == "second").Select(user => user.Id).SingleAsync(Stop));
        Assert.Contains("选择承办人", await (await Sent(Head, "officer", [first, other])).Says(HttpStatusCode.UnprocessableEntity));
        Assert.Contains("2件都办了", await (await Sent(Head, "officer", [first, other], ("to", id.ToString()))).Says(HttpStatusCode.OK));
        Assert.Contains("已经由这个人承办了", await (await Sent(Head, "officer", [first, other], ("to", id.ToString()))).Says(HttpStatusCode.OK));
        Assert.Equal([id, id], await Ask(db => db.Assignments.Select(given => given.To!.Value).ToListAsync(Stop)));
        // A clerk can give them to nobody but the clerk.
        Assert.DoesNotContain(">second</option>", await Clerk.Read(Asked("officer", [first, other])));
    }

    [Theory]
    [InlineData("request/draft")]
    [InlineData("request/withdraw")]
    [InlineData("publication/clear")]
    [InlineData("publication/release")]
    [InlineData("request/refuse-extension")]
    [InlineData("nothing")]
    public async Task A_step_that_belongs_to_one_case_is_taken_in_several_by_no_address(string deed)
    {
        var (code, _) = await Register();
        Assert.Contains("没有选中事项", await Clerk.Read(Asked(deed, [code])));
        var token = await Clerk.TokenFor($"/desk/cases/{code}", $"/desk/cases/{code}/notes");
        var sent = await Clerk.PostAsync(Page, new FormUrlEncodedContent([new("do", deed), new("case", $"{code}/0"), new("__RequestVerificationToken", token)]), Stop);
        Assert.Equal("/desk", sent.LeadsTo);
        Assert.Single((await CaseOf(code)).Steps);
    }

    [Fact]
    public async Task The_way_back_leads_to_the_inbox_as_it_was_and_nowhere_else()
    {
        var (code, _) = await Register();
        Assert.Contains("name=\"back\" value=\"/desk?queue=mine&amp;who=nobody\"", await Clerk.Read("/desk?queue=mine&who=nobody"));
        Assert.Contains("href=\"/desk?queue=mine\"", await Clerk.Read(Asked("officer", [code]) + "&back=%2Fdesk%3Fqueue%3Dmine"));
        Assert.DoesNotContain("\"https://evil.example", await Clerk.Read(Asked("officer", [code]) + "&back=https%3A%2F%2Fevil.example"));
    }

    [Fact]
    public async Task More_than_a_page_of_the_inbox_at_a_time_is_too_many()
    {
        var many = Enumerable.Range(1, 51).Select(number => $"GK-2026-{number:00000}");
        Assert.Contains("一次最多办50件", await Clerk.Read(Asked("officer", many)));
    }

    async Task<List<string>> Filed(int count)
    {
        var codes = new List<string>();
        using var visitor = Visitor();
        for (var i = 0; i < count; i++) codes.Add((await FileOnTheWeb(visitor)).Code);
        return codes;
    }

    async Task<List<string>> Drafted(int count)
    {
        var codes = new List<string>();
        for (var i = 0; i < count; i++)
        {
            codes.Add((await Register()).Code);
            await Taken(Clerk, codes[^1], "draft", ("outcome", "A2"));
        }
        return codes;
    }

    async Task<List<string>> Seen(IEnumerable<string> codes)
    {
        var seen = new List<string>();
        foreach (var code in codes) seen.Add($"{code}/{(await CaseOf(code)).Version}");
        return seen;
    }

    static string Asked(string deed, IEnumerable<string> codes) =>
        $"{Page}?do={Uri.EscapeDataString(deed)}{string.Concat(codes.Select(code => $"&case={Uri.EscapeDataString(code)}"))}";

    // The form of the page before, with what it holds of each case.
    static async Task<HttpResponseMessage> Sent(HttpClient officer, string deed, IEnumerable<string> codes, params (string Name, string Value)[] fields)
    {
        var address = Asked(deed, codes);
        var chosen = Regex.Matches(await officer.Read(address), "name=\"case\" value=\"([^\"]+)\"").Select(box => ("case", box.Groups[1].Value));
        return await officer.Submit(address, Page, [("do", deed), .. chosen, .. fields]);
    }

    static async Task<HttpResponseMessage> Posted(HttpClient officer, string deed, IEnumerable<string> chosen, params (string Name, string Value)[] fields)
    {
        var code = chosen.First().Split('/')[0];
        return await officer.PostAsync(Page, new FormUrlEncodedContent(
            [
                new("do", deed), .. chosen.Select(one => KeyValuePair.Create("case", one)), .. fields.Select(field => KeyValuePair.Create(field.Name, field.Value)),
                new("__RequestVerificationToken", await officer.TokenFor($"/desk/cases/{code}", $"/desk/cases/{code}/notes")),
            ]), Stop);
    }

    static string Plain(string page) => WebUtility.HtmlDecode(page);

    static string LineOf(string page, string code) => page.Split("<li").Single(line => line.Contains($">{code}<", StringComparison.Ordinal));
}
