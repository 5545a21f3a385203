using System.Net;
using System.Text.RegularExpressions;
using Daylight.Tests.Modules.Requests;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace Daylight.Tests.Host.Shell.Public;

/// <summary>Figures of the home page: each is what its door opens.</summary>
public sealed partial class HomeTests : RequestTown
{
    [Fact]
    public async Task What_takes_effect_later_is_not_in_force_yet()
    {
        await Publish("今天起施行的办法", FirstDay);
        await Publish("下月起施行的办法", FirstDay.AddDays(30));
        await Publish("没有写施行日期的办法", null);
        await CatchUp();
        using var visitor = Visitor();
        Assert.Contains("aria-label=\"2 件, 现行有效的规范性文件\"", await visitor.GetStringAsync("/", Stop), StringComparison.Ordinal);
        var list = await visitor.GetStringAsync("/records?kind=normative&validity=valid", Stop);
        Assert.Contains("今天起施行的办法", list, StringComparison.Ordinal);
        Assert.DoesNotContain("下月起施行的办法", list, StringComparison.Ordinal);
        Assert.DoesNotContain("没看懂", list, StringComparison.Ordinal);

        // What the address asks for and nothing here is, is left out and said.
        foreach (var place in (string[])["/records", "/search"])
        {
            var strange = WebUtility.HtmlDecode(await visitor.GetStringAsync($"{place}?year=abc&sort=best&page=99", Stop));
            Assert.Contains("没看懂的筛选条件：year=abc、sort=best", strange, StringComparison.Ordinal);
            Assert.Contains("没有第99页", strange, StringComparison.Ordinal);
            Assert.Contains("没有第99999页", await visitor.GetStringAsync($"{place}?page=99999", Stop), StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Things_to_do_begin_with_writing_too_and_the_guide_asks_for_what_the_form_demands()
    {
        using var visitor = Visitor();
        Assert.Matches("<a href=\"/petitions/write\">.*<b>写信</b>", await visitor.GetStringAsync("/", Stop));
        Assert.Contains("身份证明", await visitor.GetStringAsync("/guide", Stop), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_record_names_its_lasting_address_in_full()
    {
        await Publish("今天起施行的办法", FirstDay);
        await CatchUp();
        using var visitor = Visitor();
        var href = Record().Match(await visitor.GetStringAsync("/records", Stop)).Groups[1].Value;
        var page = await visitor.GetStringAsync(href, Stop);
        Assert.Contains($"<link rel=\"canonical\" href=\"https://huangpu.test{href}\"", page, StringComparison.Ordinal);
        Assert.Contains($"<meta name=\"Url\" content=\"https://huangpu.test{href}\"", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Whoever_opens_how_many_were_answered_in_time_sees_those_requests()
    {
        await SignIn();
        var (code, _) = await Register();
        await Answer(code, "A1");
        using var visitor = Visitor();
        var home = await visitor.GetStringAsync("/", Stop);
        Assert.Contains("今年答复1件，按期1件", home, StringComparison.Ordinal);
        var door = Door().Match(home).Groups[1].Value.Replace("&amp;", "&", StringComparison.Ordinal);
        Assert.Contains(code, await visitor.GetStringAsync(door, Stop), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("water&lang=en", "Documents are in Chinese", true)]
    [InlineData("annual report&lang=zh-Hant", "文件是中文的：請用中文，或者用拼音搜索", true)]
    [InlineData("没有这样的东西", "文件是中文的", false)]
    public async Task Whoever_searches_in_letters_and_finds_nothing_learns_that_documents_are_in_Chinese(string asked, string hint, bool said)
    {
        using var visitor = Visitor();
        Assert.Equal(said, System.Net.WebUtility.HtmlDecode(await visitor.GetStringAsync($"/search?q={asked}", Stop)).Contains(hint, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Search_engines_are_told_of_the_pages_that_anybody_can_go_to()
    {
        using var visitor = Visitor();
        var pages = await visitor.GetStringAsync("/sitemap/0.xml", Stop);
        foreach (var page in (string[])["/", "/records", "/bodies", "/guide", "/law/due", "/reports", "/requests/new", "/petitions", "/enquiries", "/log", "/accessibility"])
            Assert.Contains($"{page}</loc>", pages, StringComparison.Ordinal);
        foreach (var closed in (string[])["/desk", "/cases", "/account", "/sign-in"]) Assert.DoesNotContain(closed, pages, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Each_of_these_may_be_found_and_answers_without_being_sent()
    {
        using var visitor = Visitor();
        var pages = Location().Matches(await visitor.GetStringAsync("/sitemap/0.xml", Stop)).Select(found => new Uri(found.Groups[1].Value)).ToList();
        Assert.True(pages.Count > 20, $"{pages.Count} pages");
        foreach (var page in pages)
        {
            using var asked = new HttpRequestMessage(HttpMethod.Head, page);
            using var head = await visitor.SendAsync(asked, Stop);
            using var sent = await visitor.GetAsync(page, Stop);
            Assert.Equal((HttpStatusCode.OK, HttpStatusCode.OK), (head.StatusCode, sent.StatusCode));
            Assert.Equal(sent.Content.Headers.ContentType, head.Content.Headers.ContentType);
            Assert.Empty(await head.Content.ReadAsByteArrayAsync(Stop));
            Assert.DoesNotContain("noindex", await sent.Content.ReadAsStringAsync(Stop), StringComparison.Ordinal);
        }
        // What somebody else may have put into an address is not for search engines.
        Assert.Contains("noindex", await visitor.GetStringAsync("/petitions/write?title=一", Stop), StringComparison.Ordinal);
    }

    Task Publish(string title, DateOnly? effective) => Do(async services =>
    {
        var db = services.GetRequiredService<Db>();
        await using var transaction = await db.Database.BeginTransactionAsync(Stop);
        await services.GetRequiredService<Catalogue>().Publish(new()
        {
            BodyCode = "440112", Title = title, Text = "正文。", Category = "affairs", Kind = "normative", Normative = NormativeLevel.Government,
            FormedOn = FirstDay, PublishedAt = Instants.At(FirstDay, new(9, 0)), EffectiveOn = effective,
        }, Actor.Machine, Stop);
        await db.SaveChangesAsync(Stop);
        await transaction.CommitAsync(Stop);
    });

    [GeneratedRegex("href=\"([^\"]+)\" aria-label=\"[0-9.]+ %, 申请按期答复率")]
    private static partial Regex Door();

    [GeneratedRegex("href=\"(/records/[0-9]+/[0-9-]+)\"")]
    private static partial Regex Record();

    [GeneratedRegex("<loc>([^<]+)</loc>")]
    private static partial Regex Location();
}
