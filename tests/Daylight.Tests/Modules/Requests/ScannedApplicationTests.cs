using System.Net;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace Daylight.Tests.Modules.Requests;

/// <summary>An application on paper: its scan and the proofs are read into the form where that is asked, and kept as they came.</summary>
public sealed class ScannedApplicationTests : RequestTown
{
    const string New = "/desk/requests/new";

    static readonly (string Name, byte[] Content) Paper = ("申请书.txt", Encoding.UTF8.GetBytes("想看审核意见。\n还有发放名单。"));

    static (string, string)[] Form(params (string, string)[] changes) =>
        [.. With([("channel", "post"), ("signed", "true"), ("submitted", "2026-10-12"), ("arrived", "2026-10-13"), ("once", "019a0000-0000-7000-8000-000000000003"), .. changes])
            .Select(pair => (pair.Key, pair.Value))];

    [Fact]
    public async Task Scans_go_into_the_file_with_what_could_be_read_of_them_and_the_same_form_files_once()
    {
        var sent = await Clerk.Upload(New, New, Form(), Paper, ("授权委托书.txt", Encoding.UTF8.GetBytes("委托林某办理。")));
        var code = sent.LeadsTo.Split('/')[^2];
        Assert.Equal($"/desk/cases/{code}", (await Clerk.Upload(New, New, Form(), Paper)).LeadsTo);

        var papers = await PapersOf(code);
        Assert.Equal([("申请书.txt", FirstDay, "想看审核意见。\n还有发放名单。"), ("授权委托书.txt", FirstDay, "委托林某办理。")],
            papers.Select(paper => (paper.Name, paper.HandedInOn!.Value, paper.Text!)));
        var clerk = await Ask(db => db.Users.Where(user => user.UserName == "clerk").Select(user => user.Id).SingleAsync(Stop));
        Assert.All(papers, paper => Assert.Equal(clerk, paper.AddedBy));
        Assert.Contains("申请书.txt", WebUtility.HtmlDecode(await Clerk.Read($"/desk/cases/{code}")), StringComparison.Ordinal);
        Assert.Empty(await FaultsFound());
    }

    [Fact]
    public async Task What_is_refused_is_said_beside_the_files_and_what_was_taken_in_stays_with_the_form()
    {
        var refused = await Clerk.Upload(New, New, Form(("name", "")), Paper, ("程序.exe", [0x4D, 0x5A, 0x90, 0, 3, 0, 0, 0, 4, 0, 0, 0, 0xFF, 0xFF, 0, 0]));
        var page = WebUtility.HtmlDecode(await refused.Says(HttpStatusCode.UnprocessableEntity));
        foreach (var words in (string[])["href=\"#files\"", "href=\"#name\"", "“程序.exe”", "2026年加装电梯补贴审核意见", "申请书.txt"]) Assert.Contains(words, page, StringComparison.Ordinal);

        var token = page.Split("name=\"keep\" value=\"")[1].Split('"')[0];
        var code = (await Clerk.Upload(New, New, Form(("keep", token)))).LeadsTo.Split('/')[^2];
        Assert.Equal("申请书.txt", Assert.Single(await PapersOf(code)).Name);
    }

    [Fact]
    public async Task What_can_be_read_stands_in_the_form_once_and_nothing_is_filed_by_it()
    {
        var read = await Clerk.Upload(New, New, Form(("description", "原文："), ("read", "true")), Paper);
        var page = WebUtility.HtmlDecode(await read.Says(HttpStatusCode.OK));
        Assert.Contains("原文：\n\n想看审核意见。\n还有发放名单。", page, StringComparison.Ordinal);
        Assert.Contains("对着原件核对", page, StringComparison.Ordinal);
        var token = page.Split("name=\"keep\" value=\"")[1].Split('"')[0];
        var again = await Clerk.Upload(New, New, Form(("description", "原文：\n\n想看审核意见。\n还有发放名单。"), ("read", "true"), ("keep", token)));
        Assert.Single(WebUtility.HtmlDecode(await again.Says(HttpStatusCode.OK)).Split("想看审核意见")[1..]);
        Assert.Contains("没有认出文字", WebUtility.HtmlDecode(await (await Clerk.Upload(New, New, Form(("read", "true")))).Says(HttpStatusCode.OK)), StringComparison.Ordinal);
        Assert.Equal(0, await Ask(db => db.Cases.CountAsync(Stop)));
    }
}
