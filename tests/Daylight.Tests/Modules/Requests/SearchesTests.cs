using System.IO.Compression;
using System.Net;
using Daylight.Requests;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace Daylight.Tests.Modules.Requests;

/// <summary>What was searched for a request is written down once, stays in the file, and is asked for where there is nothing to give.</summary>
public sealed class SearchesTests : RequestTown
{
    static readonly (string Name, string Value)[] Search =
    [
        ("place", "区档案馆三楼库房"), ("terms", "补贴发放底册"), ("from", "2019"), ("to", "2021"), ("by", "档案员老周"), ("on", "2026-10-13"),
        ("found", "0"), ("which", ""),
    ];

    [Fact]
    public async Task A_search_stands_in_the_file_and_neither_requester_nor_log_reads_it()
    {
        var (code, secret) = await Register();
        Assert.Equal(Searches(code), (await Made(code)).LeadsTo);
        foreach (var page in (string[])[Searches(code), $"/desk/cases/{code}"])
        {
            var shown = WebUtility.HtmlDecode(await Clerk.Read(page));
            Assert.Contains("在区档案馆三楼库房，用“补贴发放底册”检索2019年至2021年的材料：没有找到", shown);
            Assert.Contains("2026年10月13日 · 档案员老周", shown);
        }
        using var visitor = Visitor();
        var read = WebUtility.HtmlDecode(await Follow(visitor, code, secret));
        await using var archive = new ZipArchive(await visitor.GetStreamAsync($"/cases/{code}/copy.zip", Stop));
        foreach (var entry in archive.Entries)
        {
            using var text = new StreamReader(await entry.OpenAsync(Stop));
            read += await text.ReadToEndAsync(Stop);
        }
        foreach (var leaf in await Ask(db => db.Entries.Select(entry => entry.Leaf).ToListAsync(Stop))) read += leaf;
        foreach (var words in (string[])["区档案馆三楼", "补贴发放底册", "档案员老周"]) Assert.DoesNotContain(words, read);
        Assert.Contains("record-search", read);
    }

    [Fact]
    public async Task An_answer_that_there_is_nothing_is_stopped_until_a_search_is_written_down()
    {
        var (code, _) = await Register();
        const string missing = "没有检索记录";
        Assert.Contains(missing, await Clerk.Read($"/desk/cases/{code}/draft?outcome=D1"));
        Assert.DoesNotContain(missing, await Clerk.Read($"/desk/cases/{code}/draft?outcome=C6"));
        Assert.Contains(missing, await (await Take(Clerk, code, "draft", ("outcome", "D1"))).Says(HttpStatusCode.UnprocessableEntity));
        // A letter does not say that there was a search where none is written down.
        Assert.DoesNotContain("检索的时间和范围", await Clerk.Read($"/desk/cases/{code}/draft?outcome=D1"));

        await Made(code);
        await Made(code, ("place", "办公自动化系统"), ("found", "2"), ("which", "穗埔住建〔2020〕3号、4号"));
        var page = WebUtility.HtmlDecode(await Clerk.Read($"/desk/cases/{code}/draft?outcome=D1"));
        Assert.DoesNotContain(missing, page);
        Assert.Contains("检索的时间和范围：2026年10月13日在区档案馆三楼库房、办公自动化系统检索。", page);
        // With which words and by whom the requester is told only if the officer adds it.
        Assert.DoesNotContain("补贴发放底册", page);
        await Answer(code, "D1");
        Assert.Equal("D1", (await CaseOf(code)).Outcome);
    }

    [Fact]
    public async Task Under_the_rules_of_2008_not_existing_and_not_held_are_asked_for_a_search_too()
    {
        var (code, _) = await Register(("submitted", "2018-10-15"));
        foreach (var (outcome, asks) in (((string, bool)[])[("X2", true), ("X3", true), ("X4", false)]))
            Assert.Equal(asks, (await Clerk.Read($"/desk/cases/{code}/draft?outcome={outcome}")).Contains("没有检索记录", StringComparison.Ordinal));
    }

    [Fact]
    public async Task All_that_is_wrong_is_said_at_once_and_what_was_typed_stays()
    {
        var (code, _) = await Register();
        var page = await (await Made(code, ("place", ""), ("terms", ""), ("from", "21"), ("by", ""), ("on", "2026-10-14"), ("found", "三"), ("which", "底册一本")))
            .Says(HttpStatusCode.UnprocessableEntity);
        foreach (var field in (string[])["place", "terms", "from", "by", "on", "found"]) Assert.Contains($"href=\"#{field}\"", page);
        Assert.Contains("底册一本", page);
        page = await (await Made(code, ("from", "2021"), ("to", "2019"), ("on", "2026-10-12"), ("found", "1"))).Says(HttpStatusCode.UnprocessableEntity);
        foreach (var field in (string[])["to", "on", "which"]) Assert.Contains($"href=\"#{field}\"", page);
        Assert.Equal(0, await Ask(db => db.SearchesMade.CountAsync(Stop)));
    }

    [Fact]
    public async Task The_same_form_sent_twice_is_one_search_and_after_the_answer_none_is_added()
    {
        var (code, _) = await Register();
        var once = ("once", Ids.Next().ToString());
        await Made(code, once);
        Assert.Equal(Searches(code), (await Made(code, once)).LeadsTo);
        Assert.Equal(1, await Ask(db => db.SearchesMade.CountAsync(Stop)));
        await Answer(code, "D1");
        Assert.DoesNotContain("name=\"place\"", await Clerk.Read(Searches(code)));
        var (other, _) = await Register();
        var token = await Clerk.TokenFor(Searches(other), Searches(other));
        var late = await Clerk.PostAsync(Searches(code), new FormUrlEncodedContent(
            Search.Append(("__RequestVerificationToken", token)).Select(field => KeyValuePair.Create(field.Item1, field.Item2))), Stop);
        Assert.Contains("案件已经办结", await late.Says(HttpStatusCode.UnprocessableEntity));
        Assert.Equal(1, await Ask(db => db.SearchesMade.CountAsync(Stop)));
    }

    [Fact]
    public async Task Only_officers_of_the_body_see_it_and_a_reviewer_adds_none()
    {
        var (code, _) = await Register();
        await Officer("street", Role.Clerk, "440112201");
        await Officer("reviewer", Role.Reviewer, Bureau);
        using var street = await Visitor().SignedIn("street");
        Assert.Equal(HttpStatusCode.NotFound, (await street.GetAsync(Searches(code), Stop)).StatusCode);
        using var reviewer = await Visitor().SignedIn("reviewer");
        Assert.DoesNotContain("name=\"place\"", await reviewer.Read(Searches(code)));
        using var visitor = Visitor();
        Assert.StartsWith("/sign-in", (await visitor.GetAsync(Searches(code), Stop)).LeadsTo);
    }

    static string Searches(string code) => $"/desk/requests/{code}/searches";

    Task<HttpResponseMessage> Made(string code, params (string Name, string Value)[] changes) => Clerk.Submit(Searches(code), Searches(code),
        [.. Search.Append(("once", Ids.Next().ToString())).Where(field => changes.All(change => change.Name != field.Item1)), .. changes]);
}
