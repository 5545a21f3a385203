using System.Net;
using AngleSharp.Html.Parser;
using Daylight.Tests.Host.Api;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace Daylight.Tests.Host;

/// <summary>What people send by mistake or on purpose gets a sentence beside its field, and breaks nothing.</summary>
public sealed class BadInputTests : ApiTown
{
    const string Script = "<script>zap(1)</script><img src=x onerror=zap(2)>\"'>";

    static readonly (string, string)[] Who =
        [("kind", "natural"), ("name", "李四"), ("identity", "residentid"), ("identityNumber", "11010519491231002X"), ("phone", "13800000000"), ("address", "大沙地东路")];

    [Theory]
    [InlineData("from", "2026-02-30", "这不是日期")]
    [InlineData("to", "99999", "这不是日期")]
    [InlineData("to", "0000-01-01", "这不是日期")]
    [InlineData("from", "9999-12-31", "这不是日期")]
    [InlineData("feature", "控制\u0007字符", "看不见的控制字符")]
    [InlineData("feature", "反\u202e过来", "看不见的控制字符")]
    [InlineData("description", null, "最多2000个字")]
    [InlineData("feature", "", "写出信息的名称")]
    public async Task Each_mistake_is_said_beside_its_field_and_what_was_typed_stays(string field, string? value, string says)
    {
        using var visitor = Visitor();
        var what = await Until(visitor, "what");
        value ??= new string('长', 2001);
        var fields = new Dictionary<string, string> { ["feature"] = "补贴名单", ["description"] = "二〇二五年以来的", [field] = value };
        var text = await (await visitor.Submit(what, what, [.. fields.Select(pair => (pair.Key, pair.Value))])).Says(HttpStatusCode.UnprocessableEntity);
        var page = new HtmlParser().ParseDocument(text);
        var control = page.QuerySelector($"main [name={field}]")!;
        Assert.Equal("true", control.GetAttribute("aria-invalid"));
        var beside = control.GetAttribute("aria-describedby")!.Split(' ').Select(id => page.GetElementById(id)?.TextContent);
        Assert.Contains(beside, sentence => sentence?.Contains(says, StringComparison.Ordinal) == true);
        Assert.Contains(field == "description" ? "补贴名单" : "二〇二五年以来的", text);
    }

    [Fact]
    public async Task Markup_in_any_field_is_shown_as_it_was_typed_and_never_run()
    {
        await Officer("clerk", Role.Clerk);
        var record = await Publish(Elevators with { Title = "标题" + Script, Text = "正文" + Script, Description = "概述" + Script, Keywords = Script });
        using var visitor = Visitor();
        var done = await File(visitor, feature: "名单" + Script, description: "说明" + Script, name: "李" + Script[..30], address: "路" + Script);
        var code = await Ask(db => db.Cases.Select(c => c.Code).SingleAsync(Stop));
        await CatchUp();
        var officer = await Visitor().SignedIn("clerk");
        var entries = await Ask(db => db.Entries.CountAsync(Stop));

        (HttpClient, string)[] pages =
        [
            (visitor, done), (visitor, "/"), (visitor, "/records"), (visitor, "/search?q=标题"), (visitor, $"/search?q={Uri.EscapeDataString(Script)}"), (visitor, $"/records/{record.Index}"),
            (visitor, "/feed.atom"), (visitor, "/bodies/440112101/feed.atom"), (visitor, $"/records/feed.atom?q={Uri.EscapeDataString(Script)}"), (visitor, "/sitemap/1.xml"), (visitor, "/bodies/440112101"), (visitor, "/log"),
            (visitor, $"/reports/440112/2026/rows?form=cn-2012&cell=01"), (officer, "/desk"), (officer, $"/desk/cases/{code}"), (officer, $"/desk/cases/{code}/confirm"), (officer, $"/desk?q={Uri.EscapeDataString(Script)}"),
            .. Enumerable.Range(0, entries).Select(place => (visitor, $"/log/entries/{place}")),
        ];
        foreach (var (reader, path) in pages)
        {
            var text = await reader.Read(path);
            Assert.DoesNotContain("<script>zap", text);
            Assert.DoesNotContain("<img src=x", text);
        }
        Assert.Contains("&lt;script&gt;zap(1)", await officer.Read($"/desk/cases/{code}"));
        Assert.Contains("&lt;script&gt;zap(1)", await visitor.Read($"/records/{record.Index}"));
        Assert.Equal("标题" + Script, (await Get($"/api/v1/records/{record.Index}")).GetProperty("title").GetString());
    }

    [Fact]
    public async Task What_is_too_large_is_refused_with_a_page_and_the_connection_stays()
    {
        using var visitor = Visitor();
        var what = await Until(visitor, "what");
        foreach (var chunked in (bool[])[false, true])
        {
            using var form = new MultipartFormDataContent { { new ByteArrayContent(new byte[50 * 1024 * 1024]), "feature", "large.bin" } };
            using var letter = new HttpRequestMessage(HttpMethod.Post, what) { Content = form, Headers = { { "Accept", "text/html" } } };
            letter.Headers.TransferEncodingChunked = chunked;
            var page = await (await visitor.SendAsync(letter, Stop)).Says(HttpStatusCode.RequestEntityTooLarge);
            Assert.Contains("文件太大", page);
        }
        Assert.Contains("name=\"feature\"", await visitor.Read(what));
    }

    [Fact]
    public async Task A_form_that_takes_files_says_which_is_too_large_and_refuses_what_no_form_takes()
    {
        await Officer("clerk", Role.Clerk);
        using var officer = await Visitor().SignedIn("clerk");
        const string form = "/desk/publications/new";
        var large = await (await officer.Upload(form, form, [("title", "通知")], ("large.pdf", new byte[50 * 1024 * 1024]))).Says(HttpStatusCode.UnprocessableEntity);
        Assert.Contains("large.pdf", large);
        Assert.Contains("请压缩图片或者分成几份", large);
        var larger = await (await officer.Upload(form, form, [], ("larger.pdf", new byte[70 * 1024 * 1024]))).Says(HttpStatusCode.RequestEntityTooLarge);
        Assert.Contains("文件太大", larger);
    }

    [Fact]
    public async Task The_same_form_sent_again_is_the_same_case()
    {
        await Officer("clerk", Role.Clerk);
        using var officer = await Visitor().SignedIn("clerk");
        (string, string)[] fields =
        [
            .. Who, ("once", Ids.Next().ToString()), ("body", "440112101"), ("feature", "名单"), ("form", "paper"), ("way", "person"),
            ("channel", "counter"), ("submitted", "2026-10-13"),
        ];
        var first = await officer.Submit("/desk/requests/new", "/desk/requests/new", fields);
        var code = first.LeadsTo.Split('/')[3];
        Assert.Equal($"/desk/cases/{code}", (await officer.Submit("/desk/requests/new", "/desk/requests/new", fields)).LeadsTo);
        Assert.Equal(1, await Ask(db => db.Cases.CountAsync(Stop)));

        using var visitor = Visitor();
        var check = await Until(visitor, "check");
        // The page is read once: after the first of the four it would lead on to what was filed.
        var token = await visitor.TokenFor(check, check);
        var answers = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ =>
            visitor.PostAsync(check, new FormUrlEncodedContent([new("__RequestVerificationToken", token)]), Stop)));
        Assert.All(answers, answer => Assert.EndsWith("/done", answer.LeadsTo));
        Assert.Equal(2, await Ask(db => db.Cases.CountAsync(Stop)));
    }

    [Fact]
    public async Task Of_two_steps_at_once_one_is_taken_and_the_other_is_told()
    {
        await Officer("clerk", Role.Clerk);
        var (code, _) = await OpenCase();
        var officers = new[] { await Visitor().SignedIn("clerk"), await Visitor().SignedIn("clerk") };
        var path = $"/desk/cases/{code}/ask-correction";
        var version = new HtmlParser().ParseDocument(await officers[0].Read(path)).QuerySelector("[name=version]")!.GetAttribute("value")!;
        var answers = await Task.WhenAll(officers.Select((officer, i) =>
            officer.Submit(path, path, ("version", version), ("text", $"请补充{i}"), ("reason", "不清楚"), ("on", "2026-10-13"), ("until", "2026-10-30"))));
        Assert.Single(answers, answer => answer.StatusCode == HttpStatusCode.SeeOther);
        var page = await answers.Single(answer => answer.StatusCode != HttpStatusCode.SeeOther).Says(HttpStatusCode.UnprocessableEntity);
        Assert.Contains("有人先办了一步", page);
        Assert.Contains("请补充", page);
        Assert.Equal(1, await Ask(db => db.Set<CaseStep>().CountAsync(step => step.Step == "ask-correction", Stop)));
    }

    [Fact]
    public async Task A_wrong_number_and_a_wrong_secret_are_told_apart_by_nothing()
    {
        var (code, secret) = await OpenCase();
        using var visitor = Visitor();
        var wrong = await (await visitor.Submit("/cases", "/cases", ("code", code), ("secret", CaseSecret.New()))).Says(HttpStatusCode.UnprocessableEntity);
        var other = await (await visitor.Submit("/cases", "/cases", ("code", "GK-2026-99999"), ("secret", secret))).Says(HttpStatusCode.UnprocessableEntity);
        Assert.Equal(Plain(wrong), Plain(other.Replace("GK-2026-99999", code)));
        var (one, two) = (await Get($"/api/v1/cases/{code}", 404, CaseSecret.New()), await Get("/api/v1/cases/GK-2026-99999", 404, secret));
        Assert.Equal(one.EnumerateObject().Where(part => part.Name != "trace").Select(part => part.Value.GetRawText()),
            two.EnumerateObject().Where(part => part.Name != "trace").Select(part => part.Value.GetRawText()));
        HttpStatusCode last = default;
        for (var i = 0; i < 40 && last != HttpStatusCode.TooManyRequests; i++)
            last = (await visitor.Submit("/cases?code=x", "/cases", ("code", code), ("secret", CaseSecret.New()))).StatusCode;
        Assert.Equal(HttpStatusCode.TooManyRequests, last);
    }

    // The token of a form is another each time it is shown.
    static string Plain(string page) => System.Text.RegularExpressions.Regex.Replace(page, "value=\"CfDJ8[^\"]*\"", "");

    // Fills the form of a request in up to one of its pages.
    static async Task<string> Until(HttpClient visitor, string page, string feature = "名单", string description = "全部", string name = "李四", string address = "大沙地东路")
    {
        var here = (await visitor.Submit("/requests/new", "/requests/new", ("body", "440112101"))).LeadsTo;
        var who = Who.Where(field => field.Item1 is not ("name" or "address")).Append(("name", name)).Append(("address", address)).ToArray();
        (string, (string, string)[])[] steps =
            [("who", who), ("what", [("feature", feature), ("description", description)]), ("how", [("form", "paper"), ("way", "post")])];
        foreach (var (step, fields) in steps)
        {
            if (page == step) return here;
            here = (await visitor.Submit(here, here, fields)).LeadsTo;
        }
        return here;
    }

    static async Task<string> File(HttpClient visitor, string feature, string description, string name, string address)
    {
        var check = await Until(visitor, "check", feature, description, name, address);
        Assert.DoesNotContain("<script>zap", await visitor.Read(check));
        return (await visitor.Submit(check, check)).LeadsTo;
    }
}
