using System.IO.Compression;
using System.Net;
using System.Text;
using System.Text.RegularExpressions;
using Daylight.Disclosure;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace Daylight.Tests.Modules.Disclosure;

/// <summary>Files that come with a draft: looked into, kept, read; what is refused is explained.</summary>
public sealed partial class UploadTests : PublicationTown
{
    const string New = "/desk/publications/new";

    static readonly byte[] Csv = Encoding.UTF8.GetBytes("街道,台数\n大沙,二十");

    [Fact]
    public async Task A_file_is_published_with_its_text_and_can_be_got_and_found()
    {
        var code = CodeIn(await Clerk.Upload(New, New, Form(), ("台账.csv", Csv)));
        var file = Assert.Single(await FilesOf(code));
        Assert.Equal(("台账.csv", "text/csv", (long)Csv.Length), (file.Name, file.MediaType, file.Size));
        Assert.Contains("大沙", file.Text);
        var desk = await Reviewer.GetAsync($"/desk/publications/{code}/files/{file.Id}", Stop);
        Assert.Equal(Csv, await desk.Content.ReadAsByteArrayAsync(Stop));
        Assert.Equal("no-store", desk.Headers.CacheControl?.ToString());
        var address = $"/files/{file.Hash}/{Uri.EscapeDataString(file.Name)}";
        Assert.Equal(HttpStatusCode.NotFound, (await Visitor().GetAsync(address, Stop)).StatusCode);

        var index = await Released(code);
        Assert.Equal(Csv, await (await Visitor().GetAsync(address, Stop)).Content.ReadAsByteArrayAsync(Stop));
        Assert.Contains("大沙", await Visitor().Read($"/records/{index}/files/{file.Hash}"));
        await NothingIsWrong();
    }

    [Fact]
    public async Task A_file_that_was_changed_in_the_store_is_given_to_nobody_until_it_is_put_right()
    {
        var index = await Released(CodeIn(await Clerk.Upload(New, New, Form(), ("台账.csv", Csv))));
        var file = await Ask(db => db.Set<Attachment>().SingleAsync(one => one.Name == "台账.csv", Stop));
        var (address, kept) = ($"/files/{file.Hash}/{Uri.EscapeDataString(file.Name)}", Path.Combine(Folder, "files", file.Hash[..2], file.Hash));
        Assert.Equal(HttpStatusCode.OK, (await Visitor().GetAsync(address, Stop)).StatusCode);

        await File.WriteAllBytesAsync(kept, Encoding.UTF8.GetBytes("街道,台数\n大沙,十二"), Stop);
        File.SetLastWriteTimeUtc(kept, DateTime.UnixEpoch);
        var answer = await Visitor().GetAsync(address, Stop);
        Assert.DoesNotContain("十二", await answer.Says(HttpStatusCode.ServiceUnavailable));
        Assert.Equal(HttpStatusCode.OK, (await Visitor().GetAsync($"/records/{index}", Stop)).StatusCode);

        await File.WriteAllBytesAsync(kept, Csv, Stop);
        Assert.Equal(HttpStatusCode.OK, (await Visitor().GetAsync(address, Stop)).StatusCode);
    }

    [Fact]
    public async Task Each_file_that_is_refused_is_told_why_and_the_good_one_stays_with_the_form()
    {
        var answer = await Clerk.Upload(New, New, Form(("title", "")),
            ("好.csv", Csv), ("空.txt", []), ("打包.zip", Zip("a.txt")), ("假.pdf", Csv), ("大.txt", new byte[10 * 1024 * 1024 + 1]));
        var page = await answer.Says(HttpStatusCode.UnprocessableEntity);
        foreach (var said in (string[])["写出名称", "“空.txt”是空的", "“打包.zip”是压缩包", "“假.pdf”名字说是PDF，内容其实是", "“大.txt”有"])
            Assert.Contains(said, page);
        var token = Assert.Single(Keep().Matches(page)).Groups[1].Value;

        var code = CodeIn(await Clerk.Upload(New, New, Form(("keep", token))));
        Assert.Equal("好.csv", Assert.Single(await FilesOf(code)).Name);
        Assert.Contains("大沙", (await FilesOf(code))[0].Text);
    }

    [Fact]
    public async Task A_token_of_another_officer_or_of_nobody_brings_no_file()
    {
        var page = await (await Clerk.Upload(New, New, Form(("title", "")), ("好.csv", Csv))).Says(HttpStatusCode.UnprocessableEntity);
        var token = Keep().Match(page).Groups[1].Value;
        var other = await SignedIn("other", Role.Clerk);
        var code = CodeIn(await other.Upload(New, New, Form(("keep", token), ("keep", "nonsense"))));
        Assert.Empty(await FilesOf(code));
    }

    [Fact]
    public async Task A_sixth_file_is_refused_and_a_file_that_is_unticked_goes()
    {
        var five = Enumerable.Range(1, 5).Select(i => ($"{i}.csv", Csv)).ToArray();
        var code = CodeIn(await Clerk.Upload(New, New, Form(), five));
        var edit = $"/desk/publications/{code}/edit";
        var page = await Clerk.Read(edit);
        var kept = Keep().Matches(page).Select(match => ("keep", match.Groups[1].Value)).ToArray();
        Assert.Equal(5, kept.Length);
        var sixth = await Clerk.Upload(edit, edit, Form([("version", VersionOn(page)), .. kept]), ("6.csv", Csv));
        Assert.Contains("最多5个文件", await sixth.Says(HttpStatusCode.UnprocessableEntity));
        Assert.Equal(5, (await FilesOf(code)).Count);
        await Edit(Clerk, code, kept[0], kept[1]);
        Assert.Equal(2, (await FilesOf(code)).Count);
        await NothingIsWrong();
    }

    [Theory]
    [InlineData("../../etc/passwd.csv", "passwd.csv")]
    [InlineData(@"C:\表\一.csv", "一.csv")]
    [InlineData("gnp\u202e.csv", "gnp.csv")]
    [InlineData("a<b>&c?.csv", "a b c.csv")]
    [InlineData("...csv", "csv")]
    [InlineData("名单", "名单")]
    public void A_name_is_made_safe(string given, string kept) => Assert.Equal(kept, Daylight.Web.FileIntake.Safe(given));

    [Fact]
    public async Task Two_files_of_one_name_get_two_names_and_a_missing_ending_is_added()
    {
        var code = CodeIn(await Clerk.Upload(New, New, Form(), ("表.csv", Csv), ("表.csv", Csv), ("说明", Csv)));
        Assert.Equal(["表(2).csv", "表.csv", "说明.txt"], (await FilesOf(code)).Select(file => file.Name).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task The_reviewer_is_shown_personal_data_in_a_file_and_files_nobody_could_read()
    {
        var code = CodeIn(await Clerk.Upload(New, New, Form(),
            ("名单.txt", "张三 11010519491231002X"u8.ToArray()), ("旧表.doc", Compound())));
        var page = await Reviewer.Read($"/desk/publications/{code}");
        Assert.Contains("附件“名单.txt”", page);
        Assert.Contains("<mark>11010519491231002X</mark>", page);
        Assert.Contains("没有查过的附件", page);
        Assert.Contains("旧表.doc", page);
    }

    [Fact]
    public async Task A_file_of_another_draft_is_not_got_through_this_one()
    {
        var mine = CodeIn(await Clerk.Upload(New, New, Form(), ("一.csv", Csv)));
        var file = Assert.Single(await FilesOf(mine));
        var other = await Begin();
        Assert.Equal(HttpStatusCode.NotFound, (await Clerk.GetAsync($"/desk/publications/{other}/files/{file.Id}", Stop)).StatusCode);
    }

    Task<List<DraftFile>> FilesOf(string code) => Ask(db =>
        (from file in db.Set<DraftFile>() join matter in db.Cases on file.CaseId equals matter.Id where matter.Code == code select file)
        .AsNoTracking().ToListAsync(Stop));

    static byte[] Zip(string name)
    {
        using var file = new MemoryStream();
        using (var zip = new ZipArchive(file, ZipArchiveMode.Create)) zip.CreateEntry(name);
        return file.ToArray();
    }

    static byte[] Compound()
    {
        var file = new byte[1536];
        ((ReadOnlySpan<byte>)[0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1]).CopyTo(file);
        Encoding.Unicode.GetBytes("WordDocument").CopyTo(file, 1024);
        return file;
    }

    [GeneratedRegex("name=\"keep\" value=\"([^\"]+)\"")]
    private static partial Regex Keep();
}
