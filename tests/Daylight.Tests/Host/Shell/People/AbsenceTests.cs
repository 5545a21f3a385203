using System.Net;
using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace Daylight.Tests.Host.Shell.People;

/// <summary>Days of absence, and who sees to the cases meanwhile.</summary>
public sealed class AbsenceTests : TeamTown
{
    const string Page = "/account/absence";

    [Fact]
    public async Task Cases_of_who_is_away_are_among_those_of_the_cover_and_it_ends_by_itself()
    {
        var (code, _) = await Register();
        await Take(Clerk, code, "clerk");
        Assert.Equal(Page, (await Entered(Clerk, "2026-10-14", "2026-10-15", "何春燕")).LeadsTo);
        Assert.Contains("何春燕代办", await Clerk.Read(Page));
        Assert.Contains("clerk · 2026年10月14日至2026年10月15日", await Second.Read(Page));
        Assert.DoesNotContain(code, await Second.Read("/desk?who=me"));

        DaysPass(1);
        await Again();
        var row = await Second.Read("/desk?who=me");
        Assert.Contains(code, row);
        Assert.Contains(">代clerk办<", row);
        Assert.Contains(">for clerk<", await Second.Read("/desk?who=me&lang=en"));
        Assert.DoesNotContain(code, await Second.Read("/desk?who=colleagues&lang=zh-Hans"));
        // Who works on it stays who works on it.
        var file = await Head.Read($"/desk/cases/{code}");
        Assert.Contains("<b>clerk</b>", file);
        Assert.Contains("到10月15日，由何春燕代办", file);
        Assert.Contains(">clerk承办<", await Head.Read("/desk"));
        Assert.Contains(code, await Clerk.Read("/desk?who=me"));

        DaysPass(2);
        await Again();
        Assert.DoesNotContain(code, await Second.Read("/desk?who=me"));
        Assert.DoesNotContain("何春燕代办", await Clerk.Read(Page));
    }

    [Fact]
    public async Task Whatever_is_wrong_is_said()
    {
        await Officer("reviewer", Role.Reviewer, Bureau);
        await Officer("street", Role.Clerk, "440112201");
        await Says(Clerk, "2026-10-20", "2026-10-19", "何春燕", "最后一天不能早于第一天");
        await Says(Clerk, "2026-10-01", "2026-10-12", "何春燕", "这些天已经过去了");
        await Says(Clerk, "2026-10-20", "2026-10-21", "clerk", "不能由自己代办");
        await Says(Clerk, "2026-10-20", "2026-10-21", "reviewer", "reviewer这些天在广州市黄埔区住房和城乡建设局没有“经办”岗位");
        await Says(Clerk, "2026-10-20", "2026-10-21", "street", "没有“经办”岗位");
        await Says(Clerk, "2026-10-20", "2026-10-21", null, "选择代办人");
        await Says(Clerk, "", "明天", "何春燕", "写出日期");
        var both = await (await Entered(Clerk, "2026-10-20", "2026-10-19", null)).Says(HttpStatusCode.UnprocessableEntity);
        Assert.Contains("最后一天不能早于第一天", both);
        Assert.Contains("选择代办人", both);
        Assert.Equal(0, await Ask(db => db.Absences.CountAsync(Stop)));

        Assert.Equal(Page, (await Entered(Second, "2026-10-21", "2026-10-23", "clerk")).LeadsTo);
        await Says(Clerk, "2026-10-20", "2026-10-21", "何春燕", "何春燕2026-10-21至2026-10-23也外出");
        await Says(Second, "2026-10-23", "2026-10-26", "clerk", "您已经登记了2026-10-21至2026-10-23外出");
        Assert.Equal(Page, (await Entered(Clerk, "2026-10-19", "2026-10-20", "何春燕")).LeadsTo);
    }

    [Fact]
    public async Task A_cover_whose_post_ends_before_the_last_day_is_refused()
    {
        await Do(async services =>
        {
            var accounts = services.GetRequiredService<Accounts>();
            var account = await accounts.Open("temporary", "temporary", Password, "440112201", Role.Clerk, Actor.Machine, Stop);
            accounts.Give(account.Id, Bureau, Role.Clerk, FirstDay, new(2026, 10, 20), Actor.Machine);
            await services.GetRequiredService<Db>().SaveChangesAsync(Stop);
        });
        await Says(Clerk, "2026-10-20", "2026-10-21", "temporary", "没有“经办”岗位");
        Assert.Equal(Page, (await Entered(Clerk, "2026-10-19", "2026-10-20", "temporary")).LeadsTo);
    }

    [Fact]
    public async Task Only_those_with_the_same_posts_are_offered_and_one_takes_back_only_ones_own()
    {
        await Officer("reviewer", Role.Reviewer, Bureau);
        await Officer("above", Role.Clerk | Role.Reviewer);
        var offered = Regex.Matches(await Clerk.Read(Page), "<option value=\"[0-9a-f-]{36}\"[^>]*>([^<]*)<").Select(option => WebUtility.HtmlDecode(option.Groups[1].Value));
        Assert.Equal(["above", "何春燕"], offered.Order(StringComparer.Ordinal));

        await Entered(Clerk, "2026-10-13", "2026-10-15", "何春燕");
        var id = await Ask(db => db.Absences.Select(absence => absence.Id).SingleAsync(Stop));
        var token = await Second.TokenFor(Page, Page);
        await Second.PostAsync($"{Page}/{id}/take-back", new FormUrlEncodedContent([new("__RequestVerificationToken", token)]), Stop);
        Assert.Null(await Ask(db => db.Absences.Select(absence => absence.TakenBackAt).SingleAsync(Stop)));
        Assert.Equal(Page, (await Clerk.Submit(Page, $"{Page}/{id}/take-back")).LeadsTo);
        Assert.NotNull(await Ask(db => db.Absences.Select(absence => absence.TakenBackAt).SingleAsync(Stop)));
        Assert.Equal(Page, (await Entered(Clerk, "2026-10-14", "2026-10-15", "何春燕")).LeadsTo);
    }

    [Fact]
    public async Task When_the_cover_falls_ill_the_next_cover_sees_to_both()
    {
        await Officer("third", Role.Clerk, Bureau);
        using var third = await Visitor().SignedIn("third");
        var (code, _) = await Register();
        await Take(Clerk, code, "clerk");
        await Entered(Clerk, "2026-10-13", "2026-10-20", "何春燕");
        Assert.Equal(Page, (await Entered(Second, "2026-10-13", "2026-10-14", "third")).LeadsTo);
        Assert.Contains(code, await third.Read("/desk?who=me"));
    }

    [Fact]
    public async Task A_head_enters_it_for_somebody_of_the_own_bodies_who_can_t_and_nobody_else_does()
    {
        await Officer("street", Role.Clerk, "440112201");
        var (clerk, street) = (await IdOf("clerk"), await IdOf("street"));
        Assert.Contains($"href=\"{Page}?for={clerk}\"", await Head.Read(Page));
        Assert.DoesNotContain($"{street}", await Head.Read(Page));
        var theirs = $"{Page}?for={clerk}";
        var sent = await Head.Submit(theirs, Page, ("for", $"{clerk}"), ("from", "2026-10-13"), ("to", "2026-10-15"), ("cover", $"{await IdOf("何春燕")}"));
        Assert.Equal(theirs, sent.LeadsTo);
        Assert.Contains("何春燕代办", await Clerk.Read(Page));
        var absence = await Ask(db => db.Absences.SingleAsync(Stop));
        Assert.Equal(clerk, absence.AccountId);
        Assert.Equal(HttpStatusCode.NotFound, (await Second.GetAsync(theirs, Stop)).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await Head.GetAsync($"{Page}?for={street}", Stop)).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await Second.Submit(Page, Page, ("for", $"{clerk}"), ("from", "2026-10-20"), ("to", "2026-10-21"))).StatusCode);
        Assert.Equal(theirs, (await Head.Submit(theirs, $"{Page}/{absence.Id}/take-back", ("for", $"{clerk}"))).LeadsTo);
        Assert.NotNull(await Ask(db => db.Absences.Select(one => one.TakenBackAt).SingleAsync(Stop)));
    }

    [Fact]
    public async Task The_public_log_learns_of_neither_person_nor_day()
    {
        await Entered(Clerk, "2026-10-14", "2026-10-15", "何春燕");
        var entry = await Ask(db => db.Entries.Include(one => one.Secret).SingleAsync(one => one.Verb == "enter-absence", Stop));
        Assert.Contains("2026-10-14", entry.Secret!.Data);
        Assert.DoesNotContain("2026-10-14", entry.Leaf);
        foreach (var id in await Ask(db => db.Users.Select(user => user.Id).ToListAsync(Stop))) Assert.DoesNotContain(id.ToString(), entry.Leaf);
        Assert.Empty(await FaultsFound());
    }

    // The sign-ins of yesterday have ended.
    async Task Again()
    {
        foreach (var (officer, name) in (ValueTuple<HttpClient, string>[])[(Second, "何春燕"), (Clerk, "clerk"), (Head, "head")]) await officer.SignedIn(name);
    }

    async Task Take(HttpClient officer, string code, string name)
    {
        var sent = await officer.Submit($"/desk/cases/{code}", $"/desk/cases/{code}/officer", ("seen", "0"), ("to", (await IdOf(name)).ToString()));
        Assert.Equal($"/desk/cases/{code}#officer", sent.LeadsTo);
    }

    async Task Says(HttpClient officer, string from, string to, string? name, string problem)
    {
        var page = await (await Entered(officer, from, to, name)).Says(HttpStatusCode.UnprocessableEntity);
        Assert.Contains(problem, WebUtility.HtmlDecode(page));
    }

    async Task<HttpResponseMessage> Entered(HttpClient officer, string from, string to, string? name) => await officer.Submit(
        Page, Page, ("from", from), ("to", to), ("cover", name is null ? "" : (await IdOf(name)).ToString()));

    Task<Guid> IdOf(string name) => Ask(db => db.Users.Where(user => user.DisplayName == name).Select(user => user.Id).SingleAsync(Stop));
}
