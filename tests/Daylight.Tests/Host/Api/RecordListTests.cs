using System.Net;
using Xunit;

namespace Daylight.Tests.Host.Api;

/// <summary>Programs read the catalogue.</summary>
public sealed class RecordListTests : ApiTown
{
    public override async ValueTask InitializeAsync()
    {
        await base.InitializeAsync();
        await PublishAll();
    }

    [Fact]
    public async Task The_newest_comes_first()
    {
        var list = await Get("/api/v1/records");
        Assert.Equal(3, list.GetProperty("total").GetInt64());
        Assert.Equal([Elevators.Title, Budget.Title, Street.Title], Texts(list.GetProperty("items"), "title"));
        var item = list.GetProperty("items")[0];
        Assert.Equal("穗埔府办〔2026〕7号", item.GetProperty("documentNumber").GetString());
        Assert.Equal("2026-09-01", item.GetProperty("formedOn").GetString());
        Assert.Equal("2026-09-02T01:02:03.000000Z", item.GetProperty("publishedAt").GetString());
        Assert.Equal("440112101", item.GetProperty("body").GetString());
        Assert.Equal($"/records/{item.GetProperty("index").GetString()}", item.GetProperty("url").GetString());
    }

    [Theory]
    [InlineData("sort=oldest", 3, "大沙街道电梯安全检查")]
    [InlineData("body=440112", 3, "关于加装电梯补贴的通知")]
    [InlineData("body=440112201", 1, "大沙街道电梯安全检查")]
    [InlineData("category=funds", 1, "2026年部门预算")]
    [InlineData("topic=housing", 1, "关于加装电梯补贴的通知")]
    [InlineData("kind=notice&from=2026-01-01", 1, "关于加装电梯补贴的通知")]
    [InlineData("to=2025-12-30", 1, "大沙街道电梯安全检查")]
    [InlineData("q=电梯", 2, null)]
    [InlineData("q=电梯&body=440112201", 1, "大沙街道电梯安全检查")]
    [InlineData("q=電梯&kind=notice&topic=housing", 1, "关于加装电梯补贴的通知")]
    [InlineData("q=电梯&sort=oldest", 2, "大沙街道电梯安全检查")]
    [InlineData("q=没有这样的词语", 0, null)]
    public async Task Conditions_narrow_it(string query, int total, string? first)
    {
        var list = await Get($"/api/v1/records?{query}");
        Assert.Equal(total, list.GetProperty("total").GetInt64());
        if (first is not null) Assert.Equal(first, Texts(list.GetProperty("items"), "title").First());
    }

    [Fact]
    public async Task Facets_leave_out_their_own_condition()
    {
        var facets = (await Get("/api/v1/records?category=funds")).GetProperty("facets");
        Assert.Equal(3, facets.GetProperty("category").EnumerateArray().Sum(count => count.GetProperty("number").GetInt32()));
        Assert.Equal("announcement", Assert.Single(facets.GetProperty("kind").EnumerateArray()).GetProperty("value").GetString());
    }

    [Fact]
    public async Task Pages_are_linked_and_do_not_overlap()
    {
        using var program = Visitor();
        var (path, seen) = ("/api/v1/records?size=1&kind=notice", new List<string?>());
        while (path is not null)
        {
            using var answer = await program.GetAsync(path, Stop);
            seen.AddRange(Texts((await Read(answer, 200)).GetProperty("items"), "title"));
            var links = answer.Headers.GetValues("Link").Single().Split(", ");
            Assert.Contains(links, link => link.EndsWith("rel=\"first\"", StringComparison.Ordinal));
            Assert.Contains(links, link => link.Contains("page=2", StringComparison.Ordinal) && link.EndsWith("rel=\"last\"", StringComparison.Ordinal));
            path = links.FirstOrDefault(link => link.EndsWith("rel=\"next\"", StringComparison.Ordinal))?.Split('>')[0][1..];
        }
        Assert.Equal([Elevators.Title, Street.Title], seen);
    }

    [Fact]
    public async Task Everything_wrong_is_said_at_once()
    {
        var problem = await Get("/api/v1/records?colour=red&page=0&size=101&from=2026-13-01&to=x&sort=best&body=1&category=x&topic=y&kind=z", 422);
        Assert.Equal(["body", "category", "colour", "from", "kind", "page", "size", "sort", "to", "topic"],
            Texts(problem.GetProperty("errors"), "field").Order());
        Assert.Equal(422, problem.GetProperty("status").GetInt32());
    }

    [Theory]
    [InlineData("q=%00", "q")]
    [InlineData("q=a&q=b", "q")]
    [InlineData("sort=relevance", "sort")]
    [InlineData("from=2026-02-01&to=2026-01-01", "to")]
    [InlineData("q=电&page=1000&size=100", "page")]
    public async Task A_question_without_meaning_is_refused(string query, string field) =>
        Assert.Equal([field], Texts((await Get($"/api/v1/records?{query}", 422)).GetProperty("errors"), "field"));

    [Fact]
    public async Task Who_has_it_already_is_told_so_until_something_changes()
    {
        using var program = Visitor();
        using var first = await program.GetAsync("/api/v1/records", Stop);
        program.DefaultRequestHeaders.IfNoneMatch.Add(first.Headers.ETag!);
        using var second = await program.GetAsync("/api/v1/records", Stop);
        Assert.Equal(HttpStatusCode.NotModified, second.StatusCode);
        Assert.Empty(await second.Content.ReadAsByteArrayAsync(Stop));
        await Publish(Budget with { Title = "2026年部门预算（调整）" });
        await CatchUp();
        using var third = await program.GetAsync("/api/v1/records", Stop);
        Assert.Equal(HttpStatusCode.OK, third.StatusCode);
    }

    [Fact]
    public async Task A_page_of_another_site_may_read_it()
    {
        using var program = Visitor();
        program.DefaultRequestHeaders.Add("Origin", "https://elsewhere.example");
        using var answer = await program.GetAsync("/api/v1/records", Stop);
        Assert.Equal("*", answer.Headers.GetValues("Access-Control-Allow-Origin").Single());
        using var head = await program.SendAsync(new(HttpMethod.Head, "/api/v1/records"), Stop);
        Assert.Equal(HttpStatusCode.OK, head.StatusCode);
        Assert.NotNull(head.Headers.ETag);
    }

    [Fact]
    public async Task What_was_withdrawn_is_not_among_them()
    {
        var record = await Publish(Budget with { Title = "误发的预算" });
        await Change(record, (catalogue, known) => catalogue.Withdraw(known, "发布有误", Actor.Machine));
        await CatchUp();
        Assert.Equal(3, (await Get("/api/v1/records")).GetProperty("total").GetInt64());
        Assert.Equal(0, (await Get("/api/v1/records?q=误发的预算&category=funds&topic=budget&body=440112&sort=newest")).GetProperty("items")
            .EnumerateArray().Count(item => item.GetProperty("title").GetString() == "误发的预算"));
    }
}
