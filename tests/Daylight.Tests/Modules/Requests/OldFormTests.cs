using System.Net;
using Daylight.Requests;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace Daylight.Tests.Modules.Requests;

/// <summary>What an organisation is asked for is what the form of its day knew.</summary>
public sealed class OldFormTests : RequestTown
{
    const string CreditCode = "91440101MA5AN6RP2Y", OrganisationCode = "007490823";

    async Task<HttpResponseMessage> Register(string submitted, string code) => await Clerk.Submit("/desk/requests/new", "/desk/requests/new",
        [.. With(("channel", "counter"), ("submitted", submitted), ("once", Ids.Next().ToString()), ("kind", "business"), ("organisation", "青麟电梯公司"), ("creditCode", code))
            .Select(pair => (pair.Key, pair.Value))]);

    static string Right => Enumerable.Range(0, 31).Select(at => CreditCode[..17] + "0123456789ABCDEFGHJKLMNPQRTUWXY"[at]).Single(code => Daylight.CreditCode.Parse(code) is not null);

    [Theory]
    [InlineData("2012-09-21", OrganisationCode)]
    [InlineData("2012-09-21", "")]
    [InlineData("2018-10-15", "credit")]
    [InlineData("2026-10-13", "credit")]
    public async Task A_form_is_taken_with_the_code_it_knew(string submitted, string code)
    {
        var given = code == "credit" ? Right : code;
        var (filed, _) = await Takeaway(Clerk, (await Register(submitted, given)).LeadsTo);
        var kept = await Ask(db => db.DisclosureRequests.Join(db.Cases.Where(one => one.Code == filed), request => request.CaseId, one => one.Id, (request, _) => request.CreditCode).SingleAsync(Stop));
        Assert.Equal(given.Length > 0 ? given : null, kept);
        if (code == OrganisationCode) Assert.Contains("组织机构代码", await Clerk.Read($"/desk/cases/{filed}"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("2012-09-21", "007490824", "组织机构代码应当是9位")]
    [InlineData("2018-10-15", "91440101MA5AN6RP21", "请核对有没有输错")]
    [InlineData("2026-10-13", OrganisationCode, "统一社会信用代码应当是18位")]
    [InlineData("2026-10-13", "91440101MA5AN6RP21", "统一社会信用代码的校验位不对")]
    [InlineData("2026-10-13", "", "统一社会信用代码应当是18位")]
    public async Task A_code_whose_check_does_not_fit_or_that_the_form_did_not_know_is_refused(string submitted, string code, string says) =>
        Assert.Contains(says, await (await Register(submitted, code)).Says(HttpStatusCode.UnprocessableEntity), StringComparison.Ordinal);

    [Fact]
    public async Task Under_the_rules_of_2008_a_correction_that_never_came_and_a_third_party_that_said_nothing_end_no_request()
    {
        var (code, _) = await base.Register(("submitted", "2012-09-21"));
        await Taken(Clerk, code, "ask-correction", ("until", "2026-10-20"), ("on", "2012-09-21"));
        DaysPass(8);
        await Clerk.SignedIn("clerk");
        await Taken(Clerk, code, "no-correction");
        Assert.Contains("您没有在2026年10月20日前更改、补充", WebUtility.HtmlDecode(await Clerk.Read($"/desk/cases/{code}/draft?outcome=X4")), StringComparison.Ordinal);
        await AsksThirdParty(code);
        await Taken(Clerk, code, "consult", ("reason", "涉及商业秘密"), ("until", "2026-11-03"));
        var sent = Time.Today();
        DaysPass(14);
        await Clerk.SignedIn("clerk");
        await ThirdPartyServed(code, "青麟电梯公司", $"{sent:yyyy-MM-dd}");
        await Taken(Clerk, code, "not-answered", ("reason", "挂号信已签收"));
        Assert.Contains("第三方没有在2026年11月3日前答复，不视为同意", WebUtility.HtmlDecode(await Clerk.Read($"/desk/cases/{code}/draft?outcome=N2")), StringComparison.Ordinal);
        Assert.Equal("in-hand", (await CaseOf(code)).State);
    }
}
