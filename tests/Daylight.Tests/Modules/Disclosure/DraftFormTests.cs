using System.Net;
using Daylight.Disclosure;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace Daylight.Tests.Modules.Disclosure;

/// <summary>The form says all that is wrong at once, each beside its field, and loses nothing.</summary>
public sealed class DraftFormTests : PublicationTown
{
    [Fact]
    public async Task All_that_is_wrong_is_said_at_once_and_what_was_typed_stays()
    {
        var answer = await Clerk.Upload("/desk/publications/new", "/desk/publications/new", Form(
            ("title", ""), ("number", "七号文件"), ("category", "nothing"), ("kind", ""), ("formed", "2026-13-01"),
            ("effective", "2026-11-01"), ("expires", "2026-10-01"), ("abolished", "2026-10-02"), ("topics", "gold"),
            ("description", new string('长', 501)), ("text", "很要紧的正文"), ("language", "klingon"), ("normative", "maybe")));
        var page = await answer.Says(HttpStatusCode.UnprocessableEntity);
        foreach (var said in (string[])["写出名称", "这不是文号", "选择内容分类", "选择体裁", "这不是日期", "失效日期不能早于施行日期", "只有规范性文件才写废止日期",
            "选择列出的重点领域", "最多500个字", "选择正文的语言", "选择是不是规范性文件"])
            Assert.Contains(said, page);
        Assert.Contains("很要紧的正文", page);
        Assert.Contains("七号文件", page);
        Assert.Equal(0, await Ask(db => db.Cases.CountAsync(Stop)));
    }

    [Theory]
    [InlineData("穗埔住建[2026]7号", "穗埔住建〔2026〕7号")]
    [InlineData("穗埔住建（２０２６）００７号", "穗埔住建〔2026〕7号")]
    [InlineData("", null)]
    public async Task A_document_number_is_written_in_one_form(string typed, string? kept)
    {
        await Begin(("number", typed));
        Assert.Equal(kept, await Ask(db => db.PublicationDrafts.Select(draft => draft.DocumentNumber).SingleAsync(Stop)));
    }

    [Theory]
    [InlineData("formed", "2026-10-14", "成文日期不能晚于今天")]
    [InlineData("title", "一\n二", "名称只写一行")]
    [InlineData("text", "看不见\u202e的", "看不见的控制字符")]
    [InlineData("body", "440112201", "选择发布机构")]
    [InlineData("body", "", "选择发布机构")]
    public async Task One_thing_wrong_is_said_beside_its_field(string field, string value, string said) => Assert.Contains(said,
        await (await Clerk.Upload("/desk/publications/new", "/desk/publications/new", Form((field, value)))).Says(HttpStatusCode.UnprocessableEntity));

    [Fact]
    public async Task Markup_in_any_field_is_shown_as_it_was_typed()
    {
        const string Markup = "<b onclick=x>\"'&";
        var code = await Begin(("title", Markup), ("description", Markup), ("keywords", Markup), ("issuer", Markup), ("text", Markup));
        foreach (var page in new[] { $"/desk/publications/{code}", $"/desk/publications/{code}/edit", $"/desk/cases/{code}/preview", "/desk/publications" })
            Assert.DoesNotContain("<b onclick", await Clerk.Read(page));
    }

    [Fact]
    public async Task Who_is_not_signed_in_is_sent_to_sign_in_and_who_has_no_post_is_told()
    {
        Assert.StartsWith("/sign-in", (await Visitor().GetAsync("/desk/publications", Stop)).LeadsTo);
        var admin = await SignedIn("admin", Role.Administrator);
        Assert.Equal(HttpStatusCode.Forbidden, (await admin.GetAsync("/desk/publications", Stop)).StatusCode);
    }

    [Theory]
    [InlineData("/desk/publications/FB-2026-99999")]
    [InlineData("/desk/publications/FB-2026-99999/edit")]
    [InlineData("/desk/publications/records/007490823/2026-99999")]
    [InlineData("/desk/cases/FB-2026-99999/preview")]
    public async Task What_is_not_there_is_not_found(string page) =>
        Assert.Equal(HttpStatusCode.NotFound, (await Clerk.GetAsync(page, Stop)).StatusCode);

    [Theory]
    [InlineData("zh-Hant", "內容分類")]
    [InlineData("en", "Save the draft")]
    public async Task The_form_speaks_the_readers_language(string language, string said) =>
        Assert.Contains(said, await Clerk.Read($"/desk/publications/new?lang={language}"));
}
