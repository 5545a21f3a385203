using System.Net;
using System.Text.RegularExpressions;
using Daylight.Host;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace Daylight.Tests.Host.Shell.People;

public sealed class OfficersTests : Town
{
    [Fact]
    public async Task Who_is_no_administrator_is_refused_with_a_page()
    {
        await Officer("li", Role.Clerk | Role.Reviewer | Role.Publisher | Role.Head);
        var officer = await Visitor().SignedIn("li");
        var page = await (await officer.GetAsync("/desk/people", Stop)).Says(HttpStatusCode.Forbidden);
        Assert.Contains("您没有这里的权限", page);
        Assert.Equal(HttpStatusCode.Forbidden, (await officer.GetAsync("/desk/people/new", Stop)).StatusCode);
        var menu = MenuOf(await officer.Read("/desk"));
        Assert.Contains("href=\"/desk/late\"", menu);
        Assert.DoesNotContain("href=\"/desk/people\"", menu);
    }

    [Fact]
    public async Task A_new_officer_signs_in_once_with_the_password_given_and_then_chooses_another()
    {
        var password = await OpenAccount("zhao");
        var zhao = Visitor();
        var answer = await zhao.Submit("/sign-in", "/sign-in", ("name", "zhao"), ("secret", password));
        Assert.Equal("/desk", answer.LeadsTo);
        Assert.Equal("/account/password", (await zhao.GetAsync("/desk/people", Stop)).LeadsTo);

        var weak = await zhao.Submit("/account/password", "/account/password",
            ("current", password), ("password", "short"), ("again", "shorter"));
        var page = await weak.Says(HttpStatusCode.UnprocessableEntity);
        Assert.Contains("至少10个字符", page);
        Assert.Contains("两次输入的新密码不一样", page);
        var changed = await zhao.Submit("/account/password", "/account/password",
            ("current", password), ("password", "grain ferry moss"), ("again", "grain ferry moss"));
        Assert.Equal("/account", changed.LeadsTo);
        Assert.Equal(HttpStatusCode.Forbidden, (await zhao.GetAsync("/desk/people", Stop)).StatusCode);
        Assert.Contains("大沙街道办事处", await zhao.Read("/account"));
    }

    [Fact]
    public async Task A_closed_account_is_out_at_once_and_its_posts_end()
    {
        await Officer("li", Role.Administrator);
        var li = await Visitor().SignedIn("li");
        var admin = await Administrator();
        var id = await IdOf("li");
        Assert.Equal($"/desk/people/{id}", (await admin.Submit($"/desk/people/{id}", $"/desk/people/{id}/close")).LeadsTo);
        Assert.Equal(HttpStatusCode.Forbidden, (await li.GetAsync("/desk/people", Stop)).StatusCode);
        Time.Advance(TimeSpan.FromMinutes(2));
        Assert.StartsWith("/sign-in", (await li.GetAsync("/desk/people", Stop)).LeadsTo);
        var again = await Visitor().Submit("/sign-in", "/sign-in", ("name", "li"), ("secret", Password));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, again.StatusCode);
        Assert.Empty(await Ask(db => db.Set<Post>().Where(post => post.AccountId == id && post.To == null).ToListAsync(Stop)));
    }

    [Fact]
    public async Task A_post_counts_from_its_first_day_and_not_after_it_was_ended()
    {
        await Officer("li", Role.Clerk, "440112201");
        var admin = await Administrator();
        var id = await IdOf("li");
        var given = await admin.Submit($"/desk/people/{id}", $"/desk/people/{id}/posts",
            ("body", "440112201"), ("roles", "Publisher"), ("from", "2026-10-20"));
        Assert.Equal($"/desk/people/{id}", given.LeadsTo);
        Assert.Equal(Role.Clerk, await RolesOf(id));
        DaysPass(7);
        Assert.Equal(Role.Clerk | Role.Publisher, await RolesOf(id));
        admin = await Visitor().SignedIn("admin");
        var end = Regex.Match(await admin.Read($"/desk/people/{id}"), $"/desk/people/{id}/posts/[^\"]+/end").Value;
        await admin.Submit($"/desk/people/{id}", end);
        Assert.NotEqual(Role.Clerk | Role.Publisher, await RolesOf(id));
    }

    [Fact]
    public async Task An_administrator_of_a_street_neither_sees_the_district_nor_gives_posts_there()
    {
        await Officer("li", Role.Clerk);
        await Officer("street", Role.Administrator, "440112201");
        var admin = await Visitor().SignedIn("street");
        // Whoever only administers has no cases: the desk, to which signing in leads, goes on to what is theirs.
        Assert.Equal("/desk/people", (await admin.GetAsync("/desk", Stop)).LeadsTo);
        var people = await admin.Read("/desk/people");
        Assert.DoesNotContain(">li<", people);
        var offered = Regex.Matches(MenuOf(people), "href=\"([^\"]*)\"").Select(link => link.Groups[1].Value).ToList();
        Assert.Contains("/desk/people", offered);
        foreach (var page in offered) Assert.Equal(HttpStatusCode.OK, (await admin.GetAsync(page, Stop)).StatusCode);
        foreach (var closed in (string[])["/desk", "/desk/late", "/desk/tallies", "/desk/requests/new"]) Assert.DoesNotContain(closed, offered);
        Assert.Equal(HttpStatusCode.Forbidden, (await admin.GetAsync($"/desk/people/{await IdOf("li")}", Stop)).StatusCode);
        var refused = await admin.Submit("/desk/people/new", "/desk/people/new",
            ("name", "钱"), ("userName", "qian"), ("body", "440112"), ("roles", "Publisher"));
        Assert.Contains("选择单位", await refused.Says(HttpStatusCode.UnprocessableEntity));
    }

    [Fact]
    public async Task The_people_of_a_street_are_found_among_however_many_of_others_page_by_page()
    {
        await Officer("street", Role.Administrator, "440112201");
        await Do(async services =>
        {
            var db = services.GetRequiredService<Db>();
            var entry = services.GetRequiredService<Ledger>().Write(Actor.Machine, "give-post", "body:440112", "440112");
            foreach (var (name, count, body) in (IEnumerable<(string, int, string)>)[("a", 520, "440112101"), ("z", 60, "440112201")])
                for (var at = 0; at < count; at++)
                {
                    var account = new Account { Id = Ids.Next(), UserName = $"{name}{at:000}", NormalizedUserName = $"{name}{at:000}".ToUpperInvariant(), DisplayName = $"人{name}{at:000}" };
                    db.Add(account);
                    var post = new Post { AccountId = account.Id, BodyCode = body, Roles = Role.Clerk, From = FirstDay };
                    db.Add(post);
                    entry.Covers(post);
                }
            await db.SaveChangesAsync(Stop);
        });
        var admin = await Visitor().SignedIn("street");
        var (first, second) = (await admin.Read("/desk/people?q=z"), await admin.Read("/desk/people?q=z&page=2"));
        Assert.Contains(">z000<", first);
        Assert.DoesNotContain(">z059<", first);
        Assert.Contains("href=\"/desk/people?q=z&amp;page=2\"", first);
        Assert.Contains(">z059<", second);
        var all = await admin.Read("/desk/people") + await admin.Read("/desk/people?page=2");
        Assert.Equal(61, Regex.Count(all, "<th scope=\"row\">"));
        Assert.DoesNotContain(">a000<", all);
    }

    [Fact]
    public async Task What_an_administrator_does_to_people_is_in_the_ledger_without_their_names()
    {
        await OpenAccount("zhao");
        var id = await IdOf("zhao");
        var admin = await Visitor().SignedIn("admin");
        await admin.Submit($"/desk/people/{id}", $"/desk/people/{id}/password");
        await admin.Submit($"/desk/people/{id}", $"/desk/people/{id}/second-factor");
        await admin.Submit($"/desk/people/{id}", $"/desk/people/{id}/close");
        var leaves = await Ask(db => db.Entries.OrderBy(entry => entry.Arrival).Select(entry => entry.Leaf).ToListAsync(Stop));
        var verbs = await Ask(db => db.Entries.OrderByDescending(entry => entry.Arrival).Select(entry => entry.Verb).Take(4).ToListAsync(Stop));
        Assert.Equal("close-account end-post remove-second-factor reset-password", string.Join(' ', verbs.Order()));
        Assert.DoesNotContain(leaves, leaf => leaf.Contains("zhao", StringComparison.Ordinal) || leaf.Contains(id.ToString(), StringComparison.Ordinal));
        await CatchUp();
    }

    static string MenuOf(string page) => Regex.Match(page, "<nav class=\"site-nav.*?</nav>", RegexOptions.Singleline).Value;

    async Task<HttpClient> Administrator()
    {
        await Officer("admin", Role.Administrator);
        return await Visitor().SignedIn("admin");
    }

    async Task<string> OpenAccount(string userName)
    {
        var admin = await Administrator();
        var answer = await admin.Submit("/desk/people/new", "/desk/people/new",
            ("name", "赵"), ("userName", userName), ("body", "440112201"), ("roles", "Clerk"), ("roles", "Head"));
        return Regex.Match(await answer.Says(HttpStatusCode.OK), "<span class=\"mono\">([A-Za-z0-9]{16})</span>").Groups[1].Value;
    }

    Task<Guid> IdOf(string name) => Ask(db => db.Users.Where(user => user.UserName == name).Select(user => user.Id).SingleAsync(Stop));

    async Task<Role> RolesOf(Guid id)
    {
        var actor = await Ask(db => Actor.Officer(db, id, Time.Today(), Stop));
        return actor!.RolesIn("440112201", Services.GetRequiredService<BodyTree>());
    }
}

public sealed class SecondFactorPolicyTests : Town
{
    protected override void Change(IServiceCollection services)
    {
        base.Change(services);
        var settings = (Settings)services.Last(service => service.ServiceType == typeof(Settings)).ImplementationInstance!;
        services.AddSingleton(settings with { SecondFactor = true });
    }

    [Fact]
    public async Task Where_a_second_factor_is_needed_nothing_opens_before_it_is_set_up()
    {
        await Officer("li", Role.Administrator);
        var officer = await Visitor().SignedIn("li");
        Assert.Equal("/account/second-factor", (await officer.GetAsync("/desk/people", Stop)).LeadsTo);
        Assert.Contains("<svg class=\"qr\"", await officer.Read("/account/second-factor"));
    }
}
