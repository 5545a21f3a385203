using System.Net;
using System.Text;
using Daylight.Disclosure;
using Daylight.Tests.Kernel.Redaction;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace Daylight.Tests.Modules.Disclosure;

/// <summary>Files of a draft: what they hide is told before review, and only the redacted copy is published.</summary>
public sealed class RedactingTests : PublicationTown
{
    const string New = "/desk/publications/new";

    static readonly byte[] List = Encoding.UTF8.GetBytes("户主：王小明，电话13800138000\n补贴十万元");

    [Fact]
    public async Task The_redacted_copy_takes_the_place_of_the_file_and_the_original_is_never_public()
    {
        var code = CodeIn(await Clerk.Upload(New, New, Form(), ("名单.txt", List)));
        var original = Assert.Single(await FilesOf(code));
        var redact = $"/desk/cases/{code}/papers/{original.Id}/redact";
        var before = (await CaseOf(code)).Version;
        Assert.Equal($"/desk/cases/{code}/papers", (await Clerk.Submit(redact, redact, ("find1", "C4"), ("find2", "C4"))).LeadsTo);

        var copy = Assert.Single(await FilesOf(code));
        Assert.Equal(("名单（遮盖）.txt", "户主：██C4██，电话██C4██\n补贴十万元"), (copy.Name, copy.Text));
        Assert.True((await CaseOf(code)).Version > before);
        var page = await Clerk.Read($"/desk/cases/{code}/papers");
        Assert.Contains("原件，不发出", page);
        Assert.Contains("随这件事公开", page);
        Assert.Equal(List, await (await Clerk.GetAsync($"/desk/cases/{code}/papers/{original.Id}", Stop)).Content.ReadAsByteArrayAsync(Stop));

        var index = await Released(code);
        Assert.DoesNotContain("13800138000", await Visitor().Read($"/records/{index}"));
        Assert.Equal(HttpStatusCode.NotFound, (await Visitor().GetAsync($"/files/{original.Hash}/{Uri.EscapeDataString(original.Name)}", Stop)).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await Visitor().GetAsync($"/files/{copy.Hash}/{Uri.EscapeDataString(copy.Name)}", Stop)).StatusCode);
        await NothingIsWrong();
    }

    [Fact]
    public async Task A_form_that_was_open_meanwhile_does_not_bring_the_original_back()
    {
        var code = CodeIn(await Clerk.Upload(New, New, Form(), ("名单.txt", List)));
        var original = Assert.Single(await FilesOf(code));
        var version = VersionOn(await Clerk.Read($"/desk/publications/{code}/edit"));
        var redact = $"/desk/cases/{code}/papers/{original.Id}/redact";
        Assert.Equal(HttpStatusCode.SeeOther, (await Clerk.Submit(redact, redact, ("find1", "C4"))).StatusCode);
        var page = $"/desk/publications/{code}/edit";
        var stale = await Clerk.Upload(page, page, Form(("version", version), ("keep", original.Id.ToString())));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, stale.StatusCode);
        Assert.Equal("名单（遮盖）.txt", Assert.Single(await FilesOf(code)).Name);
    }

    [Fact]
    public async Task What_a_file_hides_is_shown_and_sending_it_on_says_that_somebody_looked()
    {
        var book = OfficeSamples.All.First(sample => sample.About == "hidden rows and columns").Content;
        var code = CodeIn(await Clerk.Upload(New, New, Form(), ("表.xlsx", book)));
        Assert.Contains("隐藏的行（1处）", await Clerk.Read($"/desk/publications/{code}"));
        var step = $"/desk/cases/{code}/submit";
        var version = $"{(await CaseOf(code)).Version}";
        var stopped = await (await Clerk.Submit(step, step, ("version", version))).Says(HttpStatusCode.UnprocessableEntity);
        await Passed(Clerk, code, "submit", stopped);
        Assert.Equal("hidden-columns×1 hidden-rows×1", (await CaseOf(code)).Steps.Last().LetPass);
    }

    [Fact]
    public async Task Only_a_draft_that_is_being_written_is_changed()
    {
        var code = CodeIn(await Clerk.Upload(New, New, Form(), ("名单.txt", List)));
        var original = Assert.Single(await FilesOf(code));
        await Took(Clerk, code, "submit");
        var redact = $"/desk/cases/{code}/papers/{original.Id}/redact";
        Assert.Contains("不能修改草稿", await (await Clerk.Submit(redact, redact, ("find1", "C4"))).Says(HttpStatusCode.UnprocessableEntity));
        Assert.Equal("名单.txt", Assert.Single(await FilesOf(code)).Name);
        Assert.Equal(0, await Ask(db => db.CasePapers.CountAsync(Stop)));
    }

    Task<List<DraftFile>> FilesOf(string code) => Ask(async db =>
    {
        var matter = await db.Cases.SingleAsync(one => one.Code == code, Stop);
        return (await db.PublicationDrafts.AsNoTracking().Of(matter, Stop))!.Files;
    });
}
