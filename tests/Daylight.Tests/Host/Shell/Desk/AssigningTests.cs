using System.Net;
using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace Daylight.Tests.Host.Shell.Desk;

/// <summary>Who works on a case: taken on, given, taken over, laid down.</summary>
public sealed class AssigningTests : TeamTown
{
    [Fact]
    public async Task A_clerk_takes_a_case_on_another_takes_it_over_and_lays_it_down()
    {
        var (code, _) = await Register();
        Assert.Contains("还没有人承办", await Clerk.Read(File(code)));
        Assert.Equal($"{File(code)}#officer", (await Given(Clerk, code, await IdOf("clerk"))).LeadsTo);
        Assert.Contains("接过来承办", await Second.Read(File(code)));
        Assert.Equal($"{File(code)}#officer", (await Given(Second, code, await IdOf("何春燕"))).LeadsTo);
        var page = await Second.Read(File(code));
        Assert.Contains("<b>何春燕</b>", page);
        Assert.Contains("由clerk承办", page);
        Assert.Equal($"{File(code)}#officer", (await Given(Second, code, null)).LeadsTo);
        Assert.Contains("不再有人承办", await Clerk.Read(File(code)));
        Assert.Equal(3, await Ask(db => db.Assignments.CountAsync(Stop)));
    }

    [Fact]
    public async Task A_clerk_gives_no_case_to_another_and_a_head_gives_it_to_whoever_can_work_on_it()
    {
        await Officer("street", Role.Clerk, "440112201");
        await Officer("watcher", Role.Supervisor, Bureau);
        await Officer("district", Role.Clerk);
        var (code, _) = await Register();
        Assert.Contains("不能把这件事交给这个人", await (await Given(Clerk, code, await IdOf("何春燕"))).Says(HttpStatusCode.UnprocessableEntity));
        var page = await Head.Read(File(code));
        Assert.Equal(["clerk", "district", "head", "何春燕"], Options(page).Order(StringComparer.Ordinal));
        foreach (var name in (string[])["street", "watcher"])
            Assert.Contains("选择在这个单位能办这件事的人", await (await Given(Head, code, await IdOf(name))).Says(HttpStatusCode.UnprocessableEntity));
        Assert.Contains("选择承办人", await (await Head.Submit(File(code), Action(code), ("seen", "0"), ("to", ""))).Says(HttpStatusCode.UnprocessableEntity));
        Assert.Equal(0, await Ask(db => db.Assignments.CountAsync(Stop)));
        Assert.Equal($"{File(code)}#officer", (await Given(Head, code, await IdOf("何春燕"))).LeadsTo);
        Assert.Contains("放下要由承办人自己", await (await Given(Clerk, code, null)).Says(HttpStatusCode.UnprocessableEntity));
        Assert.Contains("已经由这个人承办了", await (await Given(Head, code, await IdOf("何春燕"))).Says(HttpStatusCode.UnprocessableEntity));
    }

    [Fact]
    public async Task Who_was_slower_is_told_and_a_finished_case_is_given_to_nobody()
    {
        var (code, _) = await Register();
        var token = await Clerk.TokenFor(File(code), Action(code));
        Assert.Equal($"{File(code)}#officer", (await Given(Second, code, await IdOf("何春燕"))).LeadsTo);
        var late = await Clerk.PostAsync(Action(code), new FormUrlEncodedContent(
            [new("seen", "0"), new("to", (await IdOf("clerk")).ToString()), new("__RequestVerificationToken", token)]), Stop);
        Assert.Contains("承办人变了", await late.Says(HttpStatusCode.UnprocessableEntity));
        await Answer(code, "A2");
        Assert.DoesNotContain($"action=\"{Action(code)}\"", await Clerk.Read(File(code)));
        await Do(async services =>
        {
            var (db, clerk) = (services.GetRequiredService<Db>(), await Actor.Officer(services.GetRequiredService<Db>(), await IdOf("clerk"), Time.Today(), Stop));
            var problems = await services.GetRequiredService<Assigning>().Give((await db.Cases.WithSteps(code, Stop))!, clerk!.Account, 1, clerk, Stop);
            Assert.Contains("已经办完", Assert.Single(problems).Say.Zh);
        });
    }

    [Fact]
    public async Task Of_two_who_take_a_case_on_at_the_same_moment_one_gets_it()
    {
        var (code, _) = await Register();
        async Task<bool> Take(string name)
        {
            var got = false;
            await Do(async services =>
            {
                var db = services.GetRequiredService<Db>();
                var (matter, officer) = ((await db.Cases.WithSteps(code, Stop))!, (await Actor.Officer(db, await IdOf(name), Time.Today(), Stop))!);
                got = (await services.GetRequiredService<Assigning>().Give(matter, officer.Account, 0, officer, Stop)).None;
            });
            return got;
        }
        var got = await Task.WhenAll(Take("clerk"), Take("何春燕"));
        Assert.Single(got, one => one);
        Assert.Equal(1, await Ask(db => db.Assignments.CountAsync(Stop)));
    }

    [Fact]
    public async Task The_inbox_is_narrowed_to_my_cases_those_of_my_team_and_those_of_nobody()
    {
        var (mine, theirs, nobodys) = ((await Register()).Code, (await Register()).Code, (await Register()).Code);
        await Given(Clerk, mine, await IdOf("clerk"));
        await Given(Second, theirs, await IdOf("何春燕"));
        await Given(Clerk, nobodys, await IdOf("clerk"));
        await Given(Clerk, nobodys, null);
        foreach (var (who, expected) in (ValueTuple<string, string[]>[])
            [("me", [mine]), ("colleagues", [theirs]), ("nobody", [nobodys]), ("", [mine, theirs, nobodys]), ("x", [mine, theirs, nobodys])])
        {
            Assert.Equal(expected.Order(), Listed(await Clerk.Read($"/desk?who={who}")).Order());
        }
        var page = WebUtility.HtmlDecode(await Clerk.Read("/desk"));
        Assert.Contains("我承办", RowOf(page, mine));
        Assert.Contains("何春燕承办", RowOf(page, theirs));
        Assert.DoesNotContain("承办<", RowOf(page, nobodys));
        Assert.Contains(">with 何春燕<", WebUtility.HtmlDecode(await Clerk.Read("/desk?lang=en")));
    }

    [Fact]
    public async Task The_ledger_keeps_who_it_is_in_its_private_part_and_the_log_verifies()
    {
        var (code, _) = await Register();
        var id = await IdOf("何春燕");
        await Given(Head, code, id);
        var entry = await Ask(db => db.Entries.About($"case:{code}").Include(one => one.Secret).SingleAsync(one => one.Verb == "give-case", Stop));
        Assert.Contains(id.ToString(), entry.Secret!.Data);
        Assert.DoesNotContain(id.ToString(), entry.Leaf);
        Assert.Empty(await FaultsFound());
    }

    static string File(string code) => $"/desk/cases/{code}";

    static string Action(string code) => $"{File(code)}/officer";

    // What a form of the page sends, whether or not it is offered to this officer.
    async Task<HttpResponseMessage> Given(HttpClient officer, string code, Guid? to)
    {
        var seen = await Ask(async db => await db.Assignments.Of((await db.Cases.WithSteps(code, Stop))!).CountAsync(Stop));
        var token = await officer.TokenFor(File(code), $"{File(code)}/notes");
        return await officer.PostAsync(Action(code), new FormUrlEncodedContent(
            [new("seen", $"{seen}"), new("to", to?.ToString() ?? "nobody"), new("__RequestVerificationToken", token)]), Stop);
    }

    Task<Guid> IdOf(string name) => Ask(db => db.Users.Where(user => user.DisplayName == name).Select(user => user.Id).SingleAsync(Stop));

    static IEnumerable<string> Options(string page) => Regex.Matches(
        Regex.Match(page, "<select[^>]* name=\"to\".*?</select>", RegexOptions.Singleline).Value, "<option value=\"[0-9a-f-]{36}\"[^>]*>([^<]*)<")
        .Select(option => WebUtility.HtmlDecode(option.Groups[1].Value));

    static IEnumerable<string> Listed(string page) => Regex.Matches(page, "name=\"case\" value=\"([^\"]+)\"").Select(box => box.Groups[1].Value);

    static string RowOf(string page, string code) =>
        page.Split("<tr").Single(row => row.Contains($"value=\"{code}\"", StringComparison.Ordinal));
}
