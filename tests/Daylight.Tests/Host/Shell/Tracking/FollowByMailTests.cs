using System.Net;
using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace Daylight.Tests.Host.Shell.Tracking;

/// <summary>A person has each change of their case by e-mail, if whoever reads the address said yes.</summary>
public sealed class FollowByMailTests : MailTown
{
    const string Mine = "me@example.net";

    [Fact]
    public async Task Each_step_is_told_to_the_confirmed_address_until_the_link_in_a_letter_ends_it()
    {
        var (code, secret) = await Register(("email", ""), ("description", "只有本人知道的话"));
        using var visitor = Visitor();
        await Follow(visitor, code, secret);
        Assert.Equal($"/cases/{code}#follow", (await visitor.Submit($"/cases/{code}", $"/cases/{code}/following", ("by", "email"), ("email", Mine))).LeadsTo);
        await Taken(Clerk, code, "ask-correction", ("text", "请写明哪一年。"));
        await Round();
        var asked = Assert.Single(await Went());
        Assert.Equal(Mine, asked.To);
        Assert.DoesNotContain("请您补充说明", asked.Text, StringComparison.Ordinal);

        // A program that opens the link confirms nothing; the button does.
        using var reader = Visitor();
        var link = LinkIn(asked);
        Assert.Contains("确认，寄给我", await reader.Read(link), StringComparison.Ordinal);
        await Round();
        Assert.Single(await Went());
        await (await reader.Submit(link, link, ("do", "confirm"))).Says(HttpStatusCode.OK);
        await Round();
        var told = (await Went())[^1];
        Assert.Equal(2, (await Went()).Count);
        Assert.Equal(Mine, told.To);
        Assert.Contains("请您补充说明", told.Text, StringComparison.Ordinal);
        foreach (var hidden in (string[])["请写明哪一年", "只有本人知道的话", "陈晓岚", "13800138000", "大沙街一巷2号", "加装电梯"]) Assert.DoesNotContain(hidden, told.Text + told.Subject, StringComparison.Ordinal);

        // Told once; and no more after the link of that letter ended it.
        await Round();
        Assert.Equal(2, (await Went()).Count);
        await (await reader.Submit(LinkIn(told), LinkIn(told), ("do", "end"))).Says(HttpStatusCode.OK);
        await Taken(Clerk, code, "correct", ("reason", "2026年"));
        await Round();
        Assert.Equal(2, (await Went()).Count);
        Assert.Equal(0, await Ask(db => db.CaseFollowers.CountAsync(Stop)));
        using var gone = await reader.GetAsync(LinkIn(told), Stop);
        Assert.Equal(HttpStatusCode.NotFound, gone.StatusCode);
        Assert.Empty(await FaultsFound());
    }

    [Fact]
    public async Task What_is_no_address_is_said_beside_it_and_nobody_follows_who_has_no_secret()
    {
        var (code, secret) = await Register();
        using var visitor = Visitor();
        await Follow(visitor, code, secret);
        var wrong = await visitor.Submit($"/cases/{code}", $"/cases/{code}/following", ("by", "email"), ("email", "me at home"));
        Assert.Contains("value=\"me at home\"", await wrong.Says(HttpStatusCode.UnprocessableEntity), StringComparison.Ordinal);
        using var stranger = Visitor();
        Assert.StartsWith("/cases?code=", (await stranger.PostAsync($"/cases/{code}/following", new FormUrlEncodedContent(
            [new("__RequestVerificationToken", await stranger.TokenFor("/cases", "/cases")), new("by", "email"), new("email", Mine)]), Stop)).LeadsTo, StringComparison.Ordinal);
        Assert.Equal(0, await Ask(db => db.CaseFollowers.CountAsync(Stop)));
    }

    [Fact]
    public async Task A_letter_that_only_tells_how_far_it_is_stands_in_the_way_of_no_other()
    {
        var (code, secret) = await Register(("way", "email"));
        using var visitor = Visitor();
        await Follow(visitor, code, secret);
        await visitor.Submit($"/cases/{code}", $"/cases/{code}/following", ("by", "email"), ("email", Mine));
        await Round();
        await (await visitor.Submit(LinkIn(Assert.Single(await Went())), LinkIn(Assert.Single(await Went())), ("do", "confirm"))).Says(HttpStatusCode.OK);
        await Taken(Clerk, code, "ask-correction", ("text", "请写明哪一年。"));
        await Round();
        // The letter to the requester, and after it the one that tells that there was one.
        var (told, notice) = ((await Went())[1], (await Went())[2]);
        Assert.Equal((Chen, Mine, OutgoingMail.OfNoStep), (told.To, notice.To, notice.Step));
        await Comes(Returned(code, told.Number), Returned(code, notice.Number));
        var page = await Clerk.Read($"/desk/cases/{code}");
        Assert.Single(Regex.Matches(page, "/mail/[0-9a-f-]{36}/again"));
        Assert.EndsWith("#mail", (await Clerk.Submit($"/desk/cases/{code}", $"/desk/cases/{code}/mail/{told.Id}/again")).LeadsTo, StringComparison.Ordinal);
        await Round();
        Assert.Equal((Chen, told.Text), ((await Went())[3].To, (await Went())[3].Text));
        Assert.Empty(await FaultsFound());
    }

    static string LinkIn(OutgoingMail letter) => Regex.Match(letter.Text, "https://[^/]*(/cases/[^/]*/following/[^\\s]*)").Groups[1].Value;
}
