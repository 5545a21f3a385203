using System.Net;
using Daylight.Host.Shell.Log;
using Daylight.Tests.Browser;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Xunit;

namespace Daylight.Tests.Host;

/// <summary>
/// One policy of visibility for every way out: what a requester or an officer wrote and nobody has published stands in
/// no page, list, feed, file, answer to a program, entry of the log or line of the program's own log. The ways out are
/// found from the routes and not from a list.
/// </summary>
public sealed class VisibilityTests : FurnishedTown
{
    // Each stands in a case, a draft, a paper or a note of the furnished town, or is who works there.
    static readonly string[] Unpublished =
    [
        "陈晓岚", "13800138000", "王小明", "要求重新答复", "补贴怎么领", "到窗口领", "改过的一条", "补贴审核意见", "名单.txt", Secret,
        "区档案馆三楼", "补贴发放底册", "档案员老周", "青麟电梯配件厂", "配件报价", "不动产查询结果", "登记的门牌错了", "权证照片", "产权在三单元", "电梯维保合同", "合同见附件", "想让邻居也看到", "涉及评标过程",
        "来电催过三次", "何春燕", "丘一一", "三天没有人来清运", "环卫说车不够", "清运车坏了一台",
    ];

    readonly ProgramLog lines = new();

    protected override void Change(IServiceCollection services)
    {
        base.Change(services);
        services.AddSingleton<ILoggerProvider>(lines);
    }

    [Fact]
    public async Task What_is_not_published_stands_in_no_way_out()
    {
        using var visitor = Visitor();
        var looked = 0;
        foreach (var path in Addresses().Where(path => !IsOfficers(path)))
        {
            using var answer = await visitor.GetAsync(path, Stop);
            Shows(path, await answer.Content.ReadAsStringAsync(Stop) + answer.Headers + answer.Content.Headers);
            looked++;
        }
        Assert.True(looked > 60, $"{looked} pages");

        // Raw and page by page: the whole log.
        var entries = await Ask(db => db.Entries.CountAsync(Stop));
        foreach (var path in Enumerable.Range(0, entries).Select(place => $"/log/entries/{place}").Append($"/log/tile/entries/000.p/{entries}"))
            Shows(path, await visitor.Read(path));
    }

    [Fact]
    public async Task Everything_in_the_log_is_told_in_words()
    {
        var words = Services.GetRequiredService<LogWords>();
        var entries = await Ask(db => db.Entries.AsNoTracking().Select(entry => new { entry.Verb, entry.Subject }).Distinct().ToListAsync(Stop));
        Assert.All(entries, entry => Assert.NotEqual(entry.Verb, words.Done(entry.Verb, entry.Subject).Zh));
        Assert.All(entries, entry => Assert.NotEqual(entry.Subject, words.About(entry.Subject).Say.Zh));
    }

    [Fact]
    public async Task No_search_finds_it()
    {
        using var visitor = Visitor();
        foreach (var words in Unpublished)
        {
            // As it stands: single words of it may well be in something else.
            var exactly = $"\"{words}\"";
            var asked = Uri.EscapeDataString(exactly);
            Assert.Contains("\"total\":0", await visitor.Read($"/api/v1/records?q={asked}"));
            Assert.DoesNotContain("<entry>", await visitor.Read($"/records/feed.atom?q={asked}"));
            Assert.Equal(0, Services.GetRequiredService<SearchIndex>().Search(new(exactly, Audience.Public)).Total);
        }
    }

    [Fact]
    public async Task No_file_of_a_case_is_had_by_its_fingerprint()
    {
        using var visitor = Visitor();
        var papers = await Ask(db => db.CasePapers.AsNoTracking().ToListAsync(Stop));
        Assert.NotEmpty(papers);
        foreach (var paper in papers)
            foreach (var path in (string[])[$"/files/{paper.Hash}/{Uri.EscapeDataString(paper.Name)}", $"/cases/{Known["code"]}/papers/{paper.Id}", $"/cases/{Known["code"]}/copy.zip"])
            {
                using var answer = await visitor.GetAsync(path, Stop);
                Assert.True(answer.StatusCode is HttpStatusCode.NotFound or HttpStatusCode.SeeOther, $"{path}: {answer.StatusCode}");
            }
    }

    [Fact]
    public async Task The_program_writes_none_of_it_into_its_own_log()
    {
        using var officer = await Visitor().SignedIn(Everything);
        foreach (var path in Addresses().Where(IsOfficers)) using (await officer.GetAsync(path, Stop)) { }
        using var visitor = Visitor();
        await visitor.Submit("/cases", "/cases", ("code", Known["code"]), ("secret", Secret));
        await visitor.Submit("/cases", "/cases", ("code", Known["code"]), ("secret", "陈晓岚"));
        Assert.NotEmpty(lines.Said);
        Shows("log", string.Join('\n', lines.Said));
    }

    static void Shows(string where, string text)
    {
        var told = WebUtility.HtmlDecode(text);
        foreach (var words in Unpublished)
            Assert.False(told.Contains(words, StringComparison.Ordinal), $"{where} shows “{words}”");
    }
}
