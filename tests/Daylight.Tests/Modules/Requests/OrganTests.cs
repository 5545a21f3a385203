using System.Net;
using Xunit;

namespace Daylight.Tests.Modules.Requests;

/// <summary>Every decision names the organ and the court to which its reader can turn, or does not go.</summary>
public sealed class OrganTests : RequestTown
{
    async Task<HttpClient> Administrator()
    {
        await Officer("administrator", Role.Administrator, "440112");
        return await Visitor().SignedIn("administrator");
    }

    static Task<HttpResponseMessage> Settle(HttpClient officer, string body, string organ, string court) =>
        officer.Submit("/desk/organs", $"/desk/organs/{body}", ($"organ-{body}", organ), ($"court-{body}", court));

    async Task<string> Letter(string code, string outcome) => WebUtility.HtmlDecode(await Clerk.Read($"/desk/cases/{code}/draft?outcome={outcome}"));

    [Fact]
    public async Task A_department_has_the_government_above_it_and_the_court_of_its_district()
    {
        var (code, _) = await Register();
        Assert.Contains("60日内向广州市黄埔区人民政府申请行政复议，也可以自收到本答复之日起6个月内向广州市黄埔区人民法院提起行政诉讼", await Letter(code, "A2"), StringComparison.Ordinal);
        Assert.Contains("应当先自收到本答复之日起60日内向广州市黄埔区人民政府申请行政复议", await Letter(code, "C6"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_an_administrator_sets_stands_in_the_next_letter()
    {
        var (code, _) = await Register();
        using var administrator = await Administrator();
        Assert.Equal("/desk/organs", (await Settle(administrator, Bureau, "广州市人民政府", "广州铁路运输法院")).LeadsTo);
        await CatchUp();
        var letter = await Letter(code, "A2");
        Assert.Contains("向广州市人民政府申请行政复议", letter, StringComparison.Ordinal);
        Assert.Contains("向广州铁路运输法院提起行政诉讼", letter, StringComparison.Ordinal);
        Assert.Empty(await FaultsFound());
    }

    [Fact]
    public async Task Only_an_administrator_of_the_body_sets_it()
    {
        using var seen = await Clerk.GetAsync("/desk/organs", Stop);
        Assert.Equal(HttpStatusCode.Forbidden, seen.StatusCode);
        using var administrator = await Administrator();
        var wrong = await Settle(administrator, Bureau, "a\u0001b", "法院");
        Assert.Contains($"href=\"#organ-{Bureau}\"", await wrong.Says(HttpStatusCode.UnprocessableEntity), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Where_the_tree_does_not_know_the_letter_waits_until_it_is_typed()
    {
        await Officer("district", Role.Clerk, "440112");
        using var clerk = await Visitor().SignedIn("district");
        var today = $"{Time.Today():yyyy-MM-dd}";
        var sent = await clerk.Submit("/desk/requests/new", "/desk/requests/new",
            [.. With(("channel", "counter"), ("submitted", today), ("once", Ids.Next().ToString()), ("body", "440112")).Select(pair => (pair.Key, pair.Value))]);
        var (code, _) = await Takeaway(clerk, sent.LeadsTo);
        var page = WebUtility.HtmlDecode(await clerk.Read($"/desk/cases/{code}/draft?outcome=A2"));
        Assert.Contains("向【行政复议机关】申请行政复议", page, StringComparison.Ordinal);
        Assert.Contains("不写不能发出", page, StringComparison.Ordinal);
        var refused = await (await Take(clerk, code, "draft", ("outcome", "A2"))).Says(HttpStatusCode.UnprocessableEntity);
        Assert.Contains("href=\"#organ\"", refused, StringComparison.Ordinal);
        await Taken(clerk, code, "draft", ("outcome", "A2"), ("organ", "广州市人民政府"));
        Assert.Contains("向广州市人民政府申请行政复议", (await CaseOf(code)).Steps[^1].Text, StringComparison.Ordinal);
    }
}
