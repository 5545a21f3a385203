using System.Net;
using System.Text;
using Daylight.Tests.Modules.Requests;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace Daylight.Tests.Modules.Petitions;

/// <summary>A letter by post: its scan is read into the form, looked through by the officer and kept as it came.</summary>
public sealed class ScanTests : RequestTown
{
    const string New = "/desk/petitions/new";

    static readonly (string, string)[] Letter =
    [
        ("source", "post"), ("kind", "suggestion"), ("title", "二巷路灯不亮"), ("body", Bureau), ("received", "2026-10-13"),
        ("once", "019a0000-0000-7000-8000-000000000002"),
    ];

    [Fact]
    public async Task What_can_be_read_of_it_stands_in_the_form_once_after_what_was_typed()
    {
        var read = await Clerk.Upload(New, New, [.. Letter, ("story", "来信原文："), ("read", "true")], ("来信.txt", Encoding.UTF8.GetBytes("路灯坏了三个月。\n请修好。")));
        var page = WebUtility.HtmlDecode(await read.Says(HttpStatusCode.OK));
        Assert.Contains("来信原文：\n\n路灯坏了三个月。\n请修好。", page, StringComparison.Ordinal);
        Assert.Contains("对着原件核对", page, StringComparison.Ordinal);
        var token = page.Split("name=\"keep\" value=\"")[1].Split('"')[0];
        var again = await Clerk.Upload(New, New, [.. Letter, ("story", "来信原文：\n\n路灯坏了三个月。\n请修好。"), ("read", "true"), ("keep", token)]);
        Assert.Single(WebUtility.HtmlDecode(await again.Says(HttpStatusCode.OK)).Split("来信原文")[1..]);

        var sent = await Clerk.Upload(New, New, [.. Letter, ("story", "路灯坏了三个月。"), ("keep", token)]);
        Assert.EndsWith("/receipt", sent.LeadsTo, StringComparison.Ordinal);
        var paper = await Ask(db => db.CasePapers.SingleAsync(Stop));
        Assert.Equal(("来信.txt", FirstDay, "路灯坏了三个月。\n请修好。"), (paper.Name, paper.HandedInOn, paper.Text));
        Assert.Empty(await FaultsFound());
    }

    [Fact]
    public async Task Where_nothing_can_be_read_the_form_says_so()
    {
        var read = await Clerk.Upload(New, New, [.. Letter, ("story", "手写的。"), ("read", "true")]);
        var page = WebUtility.HtmlDecode(await read.Says(HttpStatusCode.OK));
        Assert.Contains("没有认出文字", page, StringComparison.Ordinal);
        Assert.Contains("手写的。", page, StringComparison.Ordinal);
    }
}
