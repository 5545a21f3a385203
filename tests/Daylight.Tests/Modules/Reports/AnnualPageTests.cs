using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using AngleSharp.Dom;
using AngleSharp.Html.Parser;
using Xunit;

namespace Daylight.Tests.Modules.Reports;

public sealed class AnnualPageTests : ReportTown
{
    [Fact]
    public async Task The_page_shows_the_official_table_with_a_door_in_every_figure_that_is_not_zero()
    {
        await Request(new(2025, 3, 3), decided: new(2025, 3, 20), outcome: "D1");
        await CatchUp();
        var page = await Get("/reports/440112/2025");
        Assert.Equal("广州市黄埔区人民政府信息公开工作2025年度报告", page.QuerySelector("h1")!.TextContent);
        Assert.Contains("由办理台账算出", page.QuerySelector(".lead")!.TextContent);
        var table = page.QuerySelector("#t3 ~ * table.annual, section[aria-labelledby=t3] table.annual")!;
        Assert.Equal(25, table.QuerySelectorAll("tbody tr").Length);
        var row = table.QuerySelectorAll("tbody tr").Single(tr => tr.TextContent.Contains("本机关不掌握相关政府信息"));
        var total = row.QuerySelector("td.all a.figure")!;
        Assert.Equal("1", total.TextContent);
        Assert.Equal("/reports/440112/2025/rows?form=cn-2021&cell=3.4.1&column=total", total.GetAttribute("href"));
        Assert.All(table.QuerySelectorAll("td.z"), zero => Assert.Null(zero.QuerySelector("a")));
        Assert.Contains("项核对相符", page.QuerySelector(".chip.ok")!.TextContent);
        var rows = await Get(total.GetAttribute("href")!);
        Assert.Contains("GK-2025-00001", rows.Body!.TextContent);
        Assert.DoesNotContain(rows.QuerySelectorAll("a"), link => link.GetAttribute("href")!.Contains("GK-2025"));
    }

    [Theory]
    [InlineData("zh-Hant", "廣州市黃埔區人民政府信息公開工作2012年度報告", "主動公開信息數")]
    [InlineData("en", "Annual report 2012 on open government information, Huangpu District People's Government", "Items published on own initiative")]
    public async Task The_page_speaks_the_reader_s_language(string language, string title, string label)
    {
        var page = await Get($"/reports/440112/2012?lang={language}");
        Assert.Equal(title, page.QuerySelector("h1")!.TextContent);
        Assert.Contains(label, page.QuerySelector("table.annual")!.TextContent);
    }

    [Fact]
    public async Task A_year_without_a_form_of_its_own_says_so()
    {
        var page = await Get("/reports/440112/2016");
        Assert.Contains("2016年用的是别的格式", page.QuerySelector(".notice")!.TextContent);
        Assert.Contains("指标名称", page.Body!.TextContent);
    }

    [Theory]
    [InlineData("/reports/999999/2012", 404, "没有代码为“999999”的单位")]
    [InlineData("/reports/440112/2007", 404, "没有“2007”年的报告")]
    [InlineData("/reports/440112/twelve", 404, "没有“twelve”年的报告")]
    [InlineData("/reports/440112/2027", 404, "没有“2027”年的报告")]
    [InlineData("/reports/440112/2012?form=cn-1999", 422, "没有“cn-1999”这种报表格式")]
    [InlineData("/reports/440112/2012/rows?form=cn-2012&cell=99", 422, "没有“99”这一格")]
    [InlineData("/reports/440112/2012/rows?form=cn-2012&cell=01&column=x", 422, "没有“x”这一列")]
    [InlineData("/reports/440112/2012/rows?form=cn-2012&cell=01&page=0", 422, "页码“0”不对")]
    [InlineData("/reports/440112/2012/rows?form=cn-2012&cell=01&page=7", 404, "只有1页")]
    [InlineData("/reports/440112/2012/cn-2012.docx", 404, "还不能导出docx")]
    [InlineData("/reports?body=999999", 404, "没有代码为“999999”的单位")]
    public async Task What_is_not_there_is_said_in_a_sentence(string url, int status, string sentence)
    {
        var answer = await Visitor().GetAsync(url, Stop);
        Assert.Equal((HttpStatusCode)status, answer.StatusCode);
        Assert.Contains(sentence, await answer.Content.ReadAsStringAsync(Stop));
    }

    [Fact]
    public async Task The_list_begins_with_the_year_of_the_first_record()
    {
        await Publish("第一条", new(2024, 5, 6));
        var page = await Get("/reports");
        Assert.Equal(["2026", "2025", "2024"], page.QuerySelectorAll("tbody th").Select(year => year.TextContent));
        // A report leads to the same years, but for its own.
        page = await Get("/reports/440112/2025");
        Assert.Equal(["2026", "2024"], page.QuerySelectorAll("aside a").Select(link => link.TextContent).Where(text => text.All(char.IsAsciiDigit)));
    }

    [Fact]
    public async Task Programs_get_every_cell_and_every_check()
    {
        await Publish("一条", new(2012, 5, 6));
        await CatchUp();
        var visitor = Visitor();
        var report = await visitor.GetFromJsonAsync<JsonElement>("/api/v1/reports/annual/440112/2012?form=cn-2012", Stop);
        Assert.Equal("cn-2012", report.GetProperty("form").GetString());
        Assert.True(report.GetProperty("ledger").GetProperty("size").GetInt64() > 0);
        Assert.Equal(44, report.GetProperty("ledger").GetProperty("root").GetString()!.Length);
        var cells = report.GetProperty("cells").EnumerateArray().ToList();
        Assert.Equal(70, cells.Count);
        var first = cells[0];
        Assert.Equal(("01", "year", 1), (first.GetProperty("key").GetString(), first.GetProperty("column").GetString(), first.GetProperty("value").GetInt32()));
        Assert.Equal("主动公开信息数", first.GetProperty("label").GetString());
        Assert.Equal(HttpStatusCode.OK, (await visitor.GetAsync(first.GetProperty("rows").GetString(), Stop)).StatusCode);
        Assert.All(report.GetProperty("checks").EnumerateArray(), check => Assert.True(check.GetProperty("holds").GetBoolean()));
    }

    [Theory]
    [InlineData("/api/v1/reports/annual/999999/2012", 404)]
    [InlineData("/api/v1/reports/annual/440112/2012?form=x", 422)]
    [InlineData("/api/v1/reports/annual/440112/2012?page=2", 422)]
    public async Task Programs_are_told_what_is_wrong(string url, int status)
    {
        var answer = await Visitor().GetAsync(url, Stop);
        Assert.Equal((HttpStatusCode)status, answer.StatusCode);
        Assert.Equal("application/problem+json", answer.Content.Headers.ContentType!.MediaType);
    }

    [Fact]
    public async Task A_report_that_did_not_change_is_not_sent_again()
    {
        var visitor = Visitor();
        var answer = await visitor.GetAsync("/api/v1/reports/annual/440112/2012", Stop);
        using var again = new HttpRequestMessage(HttpMethod.Get, "/api/v1/reports/annual/440112/2012");
        again.Headers.IfNoneMatch.Add(answer.Headers.ETag!);
        Assert.Equal(HttpStatusCode.NotModified, (await visitor.SendAsync(again, Stop)).StatusCode);
    }

    [Fact]
    public async Task Whoever_is_not_signed_in_is_sent_to_sign_in_before_entering_counts()
    {
        var answer = await Visitor().GetAsync("/desk/tallies", Stop);
        Assert.StartsWith("/sign-in", answer.Headers.Location!.OriginalString);
    }

    async Task<IDocument> Get(string url)
    {
        var answer = await Visitor().GetAsync(url, Stop);
        if (answer.StatusCode == HttpStatusCode.SeeOther) answer = await Visitor().GetAsync(answer.Headers.Location, Stop);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        return new HtmlParser().ParseDocument(await answer.Content.ReadAsStringAsync(Stop));
    }
}
