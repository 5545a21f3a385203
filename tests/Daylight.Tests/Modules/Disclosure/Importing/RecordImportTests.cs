using System.IO.Compression;
using System.Net;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Daylight.Disclosure.Importing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace Daylight.Tests.Modules.Disclosure.Importing;

public sealed class RecordImportTests : ImportTown
{
    static readonly JsonSerializerOptions AsWritten = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    static string Row(object fields) => JsonSerializer.Serialize(fields, AsWritten) + "\n";

    [Fact]
    public async Task A_document_becomes_a_record_with_its_number_dates_body_and_class()
    {
        Input.File("a.jsonl", Row(new
        {
            id = "1", title = "关于住房保障的通知", text = Prose, documentNumber = "穗埔住建规字[２０２４]5 号", body = "区住房和城乡建设局",
            formedOn = "2024-03-04", publishedOn = "2024-03-05", effectiveOn = "2024-04-01", keywords = "住房保障;公租房",
            undertaker = "住房保障科", description = "谁可以申请", sourceUrl = "https://old.example.gov/1.html",
        }));
        var (done, _) = await Import();
        Assert.Equal((1, 1, 0, 0), (done.Read, done.Added, done.Present, done.Refused));
        var record = Assert.Single(await Records());
        Assert.Equal(("007490823/2024-00001", "440112101", "穗埔住建规字〔2024〕5号"), (record.Index, record.BodyCode, record.DocumentNumber));
        Assert.Equal((new DateOnly(2024, 3, 4), new DateOnly(2024, 3, 5), new DateOnly(2024, 4, 1)),
            (record.FormedOn!.Value, record.PublishedOn, record.EffectiveOn!.Value));
        Assert.Equal(("normative", "normative", NormativeLevel.Department), (record.Kind, record.Category, record.Normative));
        Assert.Null(record.IssuerName);
        Assert.Equal(["housing"], record.Topics.Select(topic => topic.Topic));
        Assert.Equal("住房保障 公租房 住房保障科", record.Keywords);
        Assert.Equal("https://old.example.gov/1.html", record.SourceUrl);
        Assert.Equal(Prose, Assert.Single(record.Editions).Text);
        Assert.Empty(await FaultsFound());
    }

    [Fact]
    public async Task Running_it_again_adds_nothing_and_says_what_is_there()
    {
        for (var i = 0; i < 230; i++) Input.File($"{i:000}.txt", $"第{i}号工作通知\n{Prose}第{i}次。");
        Assert.Equal(230, (await Import()).Done.Added);
        var entries = await Ask(db => db.Entries.CountAsync(Stop));
        var (again, report) = await Import();
        Assert.Equal((230, 0, 230), (again.Read, again.Added, again.Present));
        Assert.Empty(report);
        Assert.Equal(entries, await Ask(db => db.Entries.CountAsync(Stop)));
        Assert.Equal(230, (await Records()).Select(record => record.Index).Distinct().Count());
    }

    [Fact]
    public async Task A_text_that_changed_at_its_source_is_not_changed_here_but_told()
    {
        Input.File("a.jsonl", Row(new { id = "1", url = "https://a.example/1", title = "某某通知", text = Prose }));
        await Import();
        Input.File("a.jsonl", Row(new { id = "1", url = "https://a.example/1", title = "某某通知", text = Prose + "另有新规。" }));
        var (done, report) = await Import();
        Assert.Equal((0, 1, 1), (done.Added, done.Present, done.Warned));
        Assert.Contains("something else", Assert.Single(report), StringComparison.Ordinal);
        Assert.Equal(Prose, Assert.Single(await Records()).Editions[0].Text);
    }

    [Theory]
    [InlineData("机密★1年\n{0}", "机密★1年")]
    [InlineData("秘 密 ★\n{0}", "秘密★")]
    [InlineData("{0}\n附件\n絕密\n{0}", "絕密")]
    [InlineData("密级：机密\n{0}", "密级：机密")]
    public async Task What_bears_the_mark_of_a_classified_document_is_refused(string text, string mark)
    {
        Input.File("a.jsonl", Row(new { id = "1", title = "某某通知", text = text.Replace("{0}", Prose, StringComparison.Ordinal) }));
        var (done, report) = await Import();
        Assert.Equal((0, 1), (done.Added, done.Refused));
        Assert.Contains($"“{mark}”", Assert.Single(report), StringComparison.Ordinal);
        Assert.Contains("a.jsonl,1,refused,", report[0], StringComparison.Ordinal);
        Assert.Empty(await Records());
    }

    [Fact]
    public async Task Everything_that_is_wrong_with_a_document_is_said_at_once()
    {
        Input.File("a.jsonl", Row(new { id = "1", title = "某某通知", text = "机密★1年", publishedOn = "2026-10-14" }));
        var (done, report) = await Import();
        Assert.Equal((0, 1), (done.Added, done.Refused));
        foreach (var reason in (string[])["“机密★1年”", "a day to come", "hardly any text"])
            Assert.Contains(reason, Assert.Single(report), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_text_about_secrets_is_no_secret()
    {
        Input.File("a.txt", $"保守国家秘密工作办法\n{Prose}\n国家秘密分为绝密、机密、秘密三级。属于机密的，标注“机密★20年”字样。\n{Prose}");
        Assert.Equal(1, (await Import()).Done.Added);
    }

    [Fact]
    public async Task A_day_to_come_is_refused()
    {
        Input.File("a.jsonl", Row(new { id = "1", title = "某某通知", text = Prose, publishedOn = "2026-10-14" })
            + Row(new { id = "2", title = "某某公告", text = Prose, formedOn = "2026-10-14", publishedOn = "2026-10-13" })
            + Row(new { id = "3", title = "今天的通知", text = Prose, publishedOn = "2026-10-13", effectiveOn = "2027-01-01" }));
        var (done, report) = await Import();
        Assert.Equal((1, 2), (done.Added, done.Refused));
        Assert.All(report.Where(line => line.Contains(",refused,", StringComparison.Ordinal)),
            line => Assert.Contains("a day to come", line, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Identity_numbers_are_told_with_their_line_and_never_repeated()
    {
        Input.File("a.txt", $"某某公示\n{Prose}\n张某 11010519491231002X\n李某 440524188001010014\n电话 110105194912310021 不是。");
        var (done, report) = await Import();
        Assert.Equal((1, 1), (done.Added, done.Warned));
        Assert.Contains(report, line => line.Contains("Identity number, 2 of them", StringComparison.Ordinal) && line.Contains("line 3", StringComparison.Ordinal));
        Assert.DoesNotContain(report, line => line.Contains("1949123100", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_record_keeps_the_index_number_it_brings_and_ours_go_on_after_it()
    {
        Input.File("a.jsonl",
            Row(new { id = "1", title = "第一号通知", text = Prose + "一", publishedOn = "2024-03-05", indexNumber = "00749082-3/2024-00041", body = "区住房和城乡建设局" })
            + Row(new { id = "2", title = "第二号通知", text = Prose + "二", publishedOn = "2024-03-05", body = "区住房和城乡建设局" })
            + Row(new { id = "3", title = "第三号通知", text = Prose + "三", publishedOn = "2024-03-05", indexNumber = "007490823/2024-00041", body = "区住房和城乡建设局" })
            + Row(new { id = "4", title = "第四号通知", text = Prose + "四", publishedOn = "2024-03-05", indexNumber = "GZ-4/2024-7" }));
        var (_, report) = await Import();
        var byTitle = (await Records()).ToDictionary(record => record.Title);
        Assert.Equal("007490823/2024-00041", byTitle["第一号通知"].Index);
        Assert.Equal(["007490823/2024-00042", "007490823/2024-00043"],
            new[] { byTitle["第二号通知"].Index, byTitle["第三号通知"].Index }.Order());
        Assert.Equal("007490823/2024-00041", byTitle["第三号通知"].Keywords);
        Assert.Equal("GZ-4/2024-7", byTitle["第四号通知"].Keywords);
        Assert.Equal(2, report.Count(line => line.Contains("index number", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task An_issuer_nobody_knows_is_kept_by_name_with_the_root_and_body_overrides()
    {
        Input.File("a.jsonl", Row(new { id = "1", title = "某某通知", text = Prose, body = "某省水利廳" }));
        Input.File("b.jsonl", Row(new { id = "2", title = "联合通知", text = Prose + "二", body = "某市财政局;大沙街道办事处" }));
        var (_, report) = await Import();
        var records = await Records();
        Assert.Equal(("440112", "某省水利廳"), (records.Single(r => r.Title == "某某通知").BodyCode, records.Single(r => r.Title == "某某通知").IssuerName));
        // Of a joint document the first body that is here; all issuers are kept.
        Assert.Equal(("440112201", "某市财政局 大沙街道办事处"), (records.Single(r => r.Title == "联合通知").BodyCode, records.Single(r => r.Title == "联合通知").IssuerName));
        Assert.Contains(report, line => line.Contains("no body “某省水利廳”", StringComparison.Ordinal));

        Input.File("c.jsonl", Row(new { id = "3", title = "第三号通知", text = Prose + "三", body = "某省水利廳" }));
        await Import("440112101", Path.Combine(Input.Path, "c.jsonl"));
        Assert.Equal("440112101", (await Records()).Single(r => r.Title == "第三号通知").BodyCode);
    }

    [Fact]
    public async Task Files_beside_a_page_are_kept_read_found_and_downloaded()
    {
        Input.File("申请表.csv", "姓名,事由\n样例,鲸鱼观测站申请\n");
        Input.File("p.html", $"""
            <html><head><meta name="ArticleTitle" content="关于观测站的通知"><meta name="PubDate" content="2024-05-06"></head>
            <body><div><p>{Prose}</p><p>{Prose}</p><a href="申请表.csv">附件1：申请表</a><a href="没有.pdf">附件2</a></div></body></html>
            """);
        Input.File("坏.pdf", "no pdf at all");
        Input.File("q.html", $"<html><body><h1>另一份通知</h1><div><p>{Prose}</p><a href='坏.pdf'>坏</a></div></body></html>");
        var (done, report) = await Import();
        Assert.Equal((2, 0), (done.Added, done.Refused));
        var record = (await Records()).Single(r => r.Title == "关于观测站的通知");
        var file = Assert.Single(record.Editions[0].Attachments);
        Assert.Equal(("附件1：申请表.csv", "text/csv"), (file.Name, file.MediaType));
        Assert.Contains("鲸鱼观测站", file.Text, StringComparison.Ordinal);
        Assert.Contains(report, line => line.Contains("附件2.pdf", StringComparison.Ordinal) && line.Contains("does not lie beside", StringComparison.Ordinal));
        Assert.Contains(report, line => line.Contains("named as PDF but is TXT", StringComparison.Ordinal));
        await CatchUp();
        using var visitor = Visitor();
        Assert.Contains(record.Index, await visitor.Read("/search?q=鲸鱼观测站"), StringComparison.Ordinal);
        Assert.Contains("鲸鱼观测站", await visitor.Read($"/files/{file.Hash}/{Uri.EscapeDataString(file.Name)}"), StringComparison.Ordinal);
        Assert.Empty(await FaultsFound());
    }

    [Fact]
    public async Task A_classified_file_refuses_its_document()
    {
        Input.File("附件.csv", "机密★5年\n内容,数\n");
        Input.File("p.html", $"<html><body><h1>某某通知</h1><div><p>{Prose}</p><a href='附件.csv'>附件</a></div></body></html>");
        var (done, report) = await Import();
        Assert.Equal((0, 1), (done.Added, done.Refused));
        Assert.Contains("附件.csv", Assert.Single(report), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Whatever_the_fields_hold_the_page_shows_it_as_text()
    {
        const string Evil = "<script>alert(1)</script>\u0000\u202e\" onload=x";
        Input.File("a.jsonl", Row(new
        {
            id = Evil, title = "标题" + Evil, text = Prose + Evil, documentNumber = Evil, body = Evil, category = Evil, kind = Evil,
            topics = Evil, keywords = Evil, description = Evil, undertaker = Evil, indexNumber = Evil, sourceUrl = "javascript:alert(1)",
            attachments = new[] { new { name = Evil + "/../../x", url = "javascript:alert(1)//x.pdf" } },
        }));
        Assert.Equal(1, (await Import()).Done.Added);
        var record = Assert.Single(await Records());
        Assert.Null(record.SourceUrl);
        await CatchUp();
        using var visitor = Visitor();
        foreach (var address in (string[])[$"/records/{record.Index}", "/records", "/search?q=alert"])
        {
            var page = await visitor.Read(address);
            Assert.Contains("&lt;script&gt;", page, StringComparison.Ordinal);
            Assert.DoesNotContain("<script>alert", page, StringComparison.Ordinal);
            Assert.DoesNotContain("javascript:", page, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Over_long_fields_find_their_limits_and_nothing_is_lost_silently()
    {
        var (title, number, id) = (new string('题', 3000), new string('文', 5000) + "1号", new string('x', 9000));
        Input.File("a.jsonl", Row(new { id, title, text = Prose, documentNumber = number, body = new string('局', 4000), keywords = new string('词', 4000) }));
        var (done, report) = await Import();
        Assert.Equal((1, 1), (done.Added, done.Warned));
        var record = Assert.Single(await Records());
        Assert.InRange(record.Title.Length, 100, 500);
        Assert.Null(record.DocumentNumber);
        Assert.InRange(record.IssuerName!.Length, 1, 200);
        Assert.Contains(title, record.Editions[0].Text, StringComparison.Ordinal);
        Assert.Contains(number, record.Editions[0].Text, StringComparison.Ordinal);
        Assert.Contains(report, line => line.Contains("too long and was cut", StringComparison.Ordinal));
        Assert.Contains(report, line => line.Contains("too long to be one", StringComparison.Ordinal));
        Assert.Equal(1, (await Import()).Done.Present);
        using var visitor = Visitor();
        await visitor.Read($"/records/{record.Index}");
    }

    [Theory]
    [InlineData("gb18030")]
    [InlineData("big5")]
    [InlineData("utf-16")]
    public async Task Encodings_are_found_and_both_scripts_find_it(string name)
    {
        Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);
        var encoding = Encoding.GetEncoding(name);
        var hant = name == "big5";
        var text = hant ? Han.Traditional(Prose + "灯塔管理处负责检查。") : Prose + "灯塔管理处负责检查。";
        Input.File("a.jsonl", [.. encoding.GetPreamble(), .. encoding.GetBytes(Row(new
        {
            id = "1", title = hant ? "燈塔管理辦法" : "灯塔管理办法", text, documentNumber = "某燈塔字第1050001號", issue = "105-02-29", body = "燈塔管理處",
        }))]);
        Assert.Equal(1, (await Import()).Done.Added);
        Assert.Equal(new DateOnly(2016, 2, 29), Assert.Single(await Records()).PublishedOn);
        await CatchUp();
        using var visitor = Visitor();
        foreach (var query in (string[])["灯塔管理处", "燈塔管理處", "1050001"])
            Assert.Contains("/records/007490815/2016-00001", await visitor.Read($"/search?q={Uri.EscapeDataString(query)}"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Damaged_files_are_refused_each_with_its_reason_and_the_others_imported()
    {
        Input.File("good.md", $"# 一份好的通知\n\n{Prose}\n");
        Input.File("empty.txt", "");
        Input.File("bad.zip", "PK but no archive");
        var packed = new MemoryStream();
        await using (var gzip = new GZipStream(packed, CompressionLevel.Fastest, leaveOpen: true))
            await gzip.WriteAsync(Encoding.UTF8.GetBytes(string.Concat(Enumerable.Range(0, 300).Select(i => Row(new { id = $"{i}", title = $"第{i}号公告", text = Prose + i })))), Stop);
        Input.File("cut.jsonl.gz", packed.ToArray()[..^20]);
        Input.File("bomb.txt.gz", Bomb());
        Input.File("notes.docx", "x");
        var (done, report) = await Import();
        Assert.Equal(5, done.Refused);
        Assert.InRange(done.Added, 1, 301);
        foreach (var name in (string[])["empty.txt", "bad.zip", "cut.jsonl.gz", "bomb.txt.gz", "notes.docx"])
            Assert.Single(report, line => line.Contains(name, StringComparison.Ordinal) && line.Contains(",refused,", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Two_runs_at_once_add_each_document_once()
    {
        for (var i = 0; i < 150; i++) Input.File($"{i:000}.txt", $"第{i}号工作通知\n{Prose}第{i}次。");
        var runs = await Task.WhenAll(Import(), Import(), Import());
        Assert.Equal(150, (await Records()).Count);
        Assert.Equal(150, runs.Sum(run => run.Done.Added));
        Assert.All(runs, run => Assert.Equal(150, run.Done.Added + run.Done.Present));
        Assert.Empty(await FaultsFound());
    }

    [Fact]
    public async Task Stopped_in_the_middle_whole_batches_stay_and_the_next_run_adds_the_rest()
    {
        for (var i = 0; i < 350; i++) Input.File($"{i:000}.txt", $"第{i}号工作通知\n{Prose}第{i}次。");
        using var stopping = CancellationTokenSource.CreateLinkedTokenSource(Stop);
        await using var report = new ImportReport(new MemoryStream(), Language.English);
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => Services.GetRequiredService<RecordImport>()
            .Run([Input.Path], null, report, new(), so => { if (so.Added >= 200) stopping.Cancel(); }, stopping.Token));
        Assert.Equal(200, (await Records()).Count);
        Assert.Empty(await FaultsFound());
        var (rest, _) = await Import();
        Assert.Equal((150, 200), (rest.Added, rest.Present));
        Assert.Empty(await FaultsFound());
    }

    [Fact]
    public async Task An_imported_record_counts_in_the_year_it_was_public()
    {
        Input.File("a.jsonl", Row(new { id = "1", title = "旧通知", text = Prose, publishedOn = "2012-06-01" }));
        await Import();
        var record = Assert.Single(await Records());
        Assert.Equal((new DateOnly(2012, 6, 1), "007490815/2012-00001"), (record.PublishedOn, record.Index));
        await CatchUp();
        using var visitor = Visitor();
        var page = await visitor.GetAsync($"/records/{record.Index}", Stop);
        Assert.Equal(HttpStatusCode.OK, page.StatusCode);
        Assert.Contains("2012年6月1日", await page.Content.ReadAsStringAsync(Stop), StringComparison.Ordinal);
    }

    // A few kilobytes that unpack to more than a document may have.
    static byte[] Bomb()
    {
        var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionLevel.Fastest, leaveOpen: true))
        {
            var zeros = new byte[1 << 20];
            for (var i = 0; i < 80; i++) gzip.Write(zeros);
        }
        return packed.ToArray();
    }
}
