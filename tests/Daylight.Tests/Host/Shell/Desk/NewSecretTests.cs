using System.Net;
using Daylight.Tests.Modules.Requests;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace Daylight.Tests.Host.Shell;

/// <summary>Who lost the secret of a case gets a new one at the counter, and the old one opens nothing any more.</summary>
public sealed class NewSecretTests : RequestTown
{
    [Fact]
    public async Task A_new_secret_is_given_with_a_reason_shown_once_and_ends_the_old_one_wherever_it_opened_the_case()
    {
        var (code, lost) = await Register();
        using var visitor = Visitor();
        await Follow(visitor, code, lost);
        var feed = await FeedOf(visitor, code);
        Assert.Equal(HttpStatusCode.OK, (await visitor.GetAsync(feed, Stop)).StatusCode);
        var page = $"/desk/cases/{code}/secret";
        Assert.Contains($"href=\"{page}\"", await Clerk.Read($"/desk/cases/{code}"), StringComparison.Ordinal);

        var bare = await (await Clerk.Submit(page, page, ("seen", "0"))).Says(HttpStatusCode.UnprocessableEntity);
        Assert.Contains("href=\"#reason\"", bare, StringComparison.Ordinal);
        Assert.Contains(code, await visitor.Read($"/cases/{code}"), StringComparison.Ordinal);

        var given = await Clerk.Submit(page, page, ("reason", "本人持身份证到窗口"), ("seen", "0"));
        Assert.Equal($"{page}/given", given.LeadsTo);
        var (shown, secret) = await Takeaway(Clerk, given.LeadsTo);
        Assert.Equal(code, shown);
        Assert.NotEqual(lost, secret);
        Assert.Contains("当面给您一个新密码", await visitor.Read("/cases"), StringComparison.Ordinal);

        // The old one opens nothing: neither the page that is open, nor the form, nor the feed, nor the programs' door.
        Assert.StartsWith("/cases?code=", (await visitor.GetAsync($"/cases/{code}", Stop)).LeadsTo, StringComparison.Ordinal);
        await (await visitor.Submit("/cases", "/cases", ("code", code), ("secret", lost))).Says(HttpStatusCode.UnprocessableEntity);
        Assert.Equal(HttpStatusCode.NotFound, (await visitor.GetAsync(feed, Stop)).StatusCode);
        using var question = new HttpRequestMessage(HttpMethod.Get, $"/api/v1/cases/{code}") { Headers = { { "Case-Secret", lost } } };
        Assert.NotEqual(HttpStatusCode.OK, (await visitor.SendAsync(question, Stop)).StatusCode);
        Assert.Contains(code, await Follow(visitor, code, secret), StringComparison.Ordinal);

        // Others are not shown it, and the same form sent again gives no other.
        Assert.Equal($"/desk/cases/{code}", (await Head.GetAsync($"{page}/given", Stop)).LeadsTo);
        Assert.Contains("刚刚已经补发过", await (await Clerk.Submit(page, page, ("reason", "本人到窗口"), ("seen", "0"))).Says(HttpStatusCode.UnprocessableEntity), StringComparison.Ordinal);
        Assert.Contains(code, await visitor.Read($"/cases/{code}"), StringComparison.Ordinal);

        var entry = Assert.Single(await Ask(db => db.Entries.AsNoTracking().Include(entry => entry.Secret).Where(entry => entry.Verb == "give-new-secret").ToListAsync(Stop)));
        Assert.Equal($"case:{code}", entry.Subject);
        Assert.Contains("本人持身份证到窗口", entry.Secret!.Data, StringComparison.Ordinal);
        Assert.DoesNotContain("身份证", entry.Leaf, StringComparison.Ordinal);
        Assert.Empty(await FaultsFound());
    }

    [Fact]
    public async Task Only_an_officer_of_the_body_who_works_on_its_cases_gives_one()
    {
        var (code, _) = await Register();
        var page = $"/desk/cases/{code}/secret";
        await Officer("street", Role.Clerk, "440112201");
        await Officer("watching", Role.Supervisor, Bureau);
        using var street = await Visitor().SignedIn("street");
        using var watching = await Visitor().SignedIn("watching");
        Assert.Equal(HttpStatusCode.NotFound, (await street.GetAsync(page, Stop)).StatusCode);
        Assert.Equal($"/desk/cases/{code}", (await watching.GetAsync(page, Stop)).LeadsTo);
        Assert.DoesNotContain(page, await watching.Read($"/desk/cases/{code}"), StringComparison.Ordinal);
        Assert.StartsWith("/sign-in", (await Visitor().GetAsync(page, Stop)).LeadsTo, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_complaint_has_a_secret_that_can_be_given_anew_as_well_and_a_case_of_the_office_has_none()
    {
        await Officer("above", Role.Clerk);
        using var above = await Visitor().SignedIn("above");
        using var visitor = Visitor();
        var sent = await visitor.Submit("/remedies/complain", "/remedies/complain",
            ("body", Bureau), ("claim", "该公开的没有公开。"), ("applicant", "陈晓岚"), ("email", "chen@example.com"), ("once", Ids.Next().ToString()));
        var (code, _) = await Takeaway(visitor, sent.LeadsTo);
        var page = $"/desk/cases/{code}/secret";
        var (_, secret) = await Takeaway(above, (await above.Submit(page, page, ("reason", "本人到窗口"), ("seen", "0"))).LeadsTo);
        Assert.Contains(code, await Follow(visitor, code, secret), StringComparison.Ordinal);

        var suit = (await Clerk.Submit("/desk/remedies/new", "/desk/remedies/new", ("kind", "litigation-direct"), ("body", Bureau), ("applicant", "欧阳修竹"), ("claim", "要求撤销。"),
            ("filed", "2026-10-06"), ("authority", "某法院"), ("noticed", "2026-10-13"), ("once", Ids.Next().ToString()))).LeadsTo.Split('/')[^1];
        Assert.Equal(HttpStatusCode.NotFound, (await Clerk.GetAsync($"/desk/cases/{suit}/secret", Stop)).StatusCode);
    }
}
