using System.IO.Compression;
using System.Net;
using System.Security.Cryptography;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace Daylight.Tests.Host.Shell.Tracking;

/// <summary>Whoever has a case can take all of it away.</summary>
public sealed class CaseCopyTests : MailTown
{
    [Fact]
    public async Task One_archive_holds_what_happened_and_every_paper_the_person_may_have()
    {
        var (code, secret) = await Register();
        var papers = $"/desk/cases/{code}/papers";
        await Clerk.Upload(papers, papers, [], ("名单.txt", "发放名单"u8.ToArray()), ("内部.txt", "内部意见"u8.ToArray()));
        var paper = await Ask(async db => (await db.CasePapers.Of((await db.Cases.WithSteps(code, Stop))!).ToListAsync(Stop)).Single(one => one.Name == "名单.txt"));
        await Clerk.Submit(papers, $"{papers}/{paper.Id}/out", ("goes", "true"));
        await Taken(Clerk, code, "draft", ("outcome", "A2"), ("text", "予以公开。"));
        using var visitor = Visitor();
        await Follow(visitor, code, secret);
        using (var early = await Copy(visitor, code))
        {
            Assert.Equal([$"{code}.json", $"{code}.txt"], early.Entries.Select(entry => entry.FullName).Order());
            Assert.DoesNotContain("予以公开", await Text(early, $"{code}.txt"));
        }

        var seen = Browsing.LetPassOn(await Head.Read($"/desk/cases/{code}/sign?outcome=A2"));
        await Taken(Head, code, "sign", ("outcome", "A2"), ("text", "予以公开。"), ("letpass", seen));
        await Taken(Clerk, code, "deliver", ("delivery", "post"));
        Assert.Contains($"href=\"/cases/{code}/copy.zip\"", await visitor.Read($"/cases/{code}"));
        using var copy = await Copy(visitor, code);
        var told = await Text(copy, $"{code}.txt");
        Assert.Contains("予以公开。", told);
        Assert.Contains("2026年11月10日是第20个工作日，最后一天。", told);
        Assert.DoesNotContain("内部", told);
        var name = copy.Entries.Single(entry => entry.Name.EndsWith("名单.txt")).FullName;
        Assert.Equal("发放名单", await Text(copy, name));
        Assert.Contains($"{Convert.ToHexStringLower(SHA256.HashData("发放名单"u8))}  {name}", told);
        using var same = JsonDocument.Parse(await Text(copy, $"{code}.json"));
        Assert.Equal(code, same.RootElement.GetProperty("code").GetString());
        Assert.Equal("A2", same.RootElement.GetProperty("outcome").GetString());
    }

    [Fact]
    public async Task What_they_enclosed_in_their_letters_is_theirs_and_what_others_wrote_is_not()
    {
        var (code, secret) = await Register(("email", Chen), ("way", "email"));
        await Comes(Letter(Mailbox.Of(code), "附上说明。", files: ("说明.txt", "要按街道分开的数字"u8.ToArray())),
            Letter(Mailbox.Of(code), "我是邻居。", from: "li@example.com", id: "2", files: ("邻居.txt", "别人的"u8.ToArray())));
        var held = (await Came()).Single(mail => mail.FiledAt is null);
        await Clerk.Submit($"/desk/mail/{held.Id}", $"/desk/mail/{held.Id}/file", ("case", code));
        Assert.Equal(2, await Ask(db => db.CasePapers.CountAsync(Stop)));
        using var visitor = Visitor();
        await Follow(visitor, code, secret);
        using var copy = await Copy(visitor, code);
        Assert.Equal("要按街道分开的数字", await Text(copy, "files/01 说明.txt"));
        Assert.DoesNotContain(copy.Entries, entry => entry.Name.Contains("邻居", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Without_the_secret_there_is_none()
    {
        var (code, _) = await Register();
        using var visitor = Visitor();
        using var answer = await visitor.GetAsync($"/cases/{code}/copy.zip", Stop);
        Assert.Equal((HttpStatusCode.SeeOther, $"/cases?code={code}"), (answer.StatusCode, answer.LeadsTo));
    }

    static async Task<ZipArchive> Copy(HttpClient visitor, string code) =>
        new(new MemoryStream(await visitor.GetByteArrayAsync($"/cases/{code}/copy.zip", Stop)));

    static async Task<string> Text(ZipArchive archive, string name)
    {
        using var reader = new StreamReader(await archive.GetEntry(name)!.OpenAsync(Stop));
        return await reader.ReadToEndAsync(Stop);
    }
}
