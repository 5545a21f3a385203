using System.Net;
using System.Text.RegularExpressions;
using Daylight.Tests.Modules.Requests;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace Daylight.Tests.Host.Fuzz;

/// <summary>Five hundred files as nobody should send them: each is taken in or refused in words, and nothing else happens.</summary>
[Trait("db", "sqlite")]
public sealed partial class UploadTests : RequestTown
{
    const int Files = 500, AtOnce = 25, Seed = 20_261_014;

    [Fact]
    public async Task Every_file_is_taken_in_or_refused_with_a_reason()
    {
        var random = new Random(Seed);
        var (sent, refused) = (0, 0);
        while (sent < Files)
        {
            var (code, _) = await Register();
            var page = $"/desk/cases/{code}/papers";
            var some = Enumerable.Range(0, AtOnce).Select(_ => (BadFiles.Name(random), BadFiles.Content(random))).ToArray();
            var (taken, said) = await Send(page, code, some);
            Assert.True(taken + said == AtOnce, $"{taken} taken, {said} refused of {AtOnce}, after {sent}");
            (sent, refused) = (sent + AtOnce, refused + said);
        }
        Assert.InRange(refused, Files / 3, Files - 50);
        var papers = await Ask(db => db.CasePapers.AsNoTracking().Select(paper => paper.Name).ToListAsync(Stop));
        Assert.All(papers, name => Assert.Matches(@"^[^\\/\p{C}<>:""|?*]{1,120}$", name));
        Assert.Empty(await FaultsFound());
    }

    [Fact]
    public async Task What_unfolds_without_end_is_too_large_or_has_too_many_parts_is_refused_in_words()
    {
        var (code, _) = await Register();
        var page = $"/desk/cases/{code}/papers";
        foreach (var (name, content, why) in ((string, byte[], string)[])[("a.docx", BadFiles.TheBomb, "解开之后太大"), ("b.docx", BadFiles.TheCrowd, "解开之后太大"), ("c.pdf", new byte[11 * 1024 * 1024], "最大")])
        {
            using var answer = await Clerk.Upload(page, page, [], (name, content));
            Assert.Contains(why, await answer.Says(HttpStatusCode.UnprocessableEntity));
        }
        // More than a form takes at all.
        using var huge = await Clerk.Upload(page, page, [], [.. Enumerable.Range(0, 7).Select(i => ($"{i}.txt", new byte[10 * 1024 * 1024]))]);
        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, huge.StatusCode);
        Assert.Empty(await Ask(db => db.CasePapers.ToListAsync(Stop)));
    }

    [Fact]
    public async Task An_old_format_is_taken_in_and_it_is_said_that_nothing_reads_it()
    {
        var (code, _) = await Register();
        var page = $"/desk/cases/{code}/papers";
        byte[] old = [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1, .. new byte[600], .. System.Text.Encoding.Unicode.GetBytes("WordDocument"), .. new byte[600]];
        await Clerk.Upload(page, page, [], ("旧.doc", old));
        Assert.Contains("旧版格式，读不出文字", await Clerk.Read(page));
    }

    async Task<(int Taken, int Refused)> Send(string page, string code, (string Name, byte[] Content)[] files)
    {
        var form = new MultipartFormDataContent { { new StringContent(await Clerk.TokenFor(page, page)), "__RequestVerificationToken" } };
        foreach (var (name, content) in files)
        {
            var part = new ByteArrayContent(content);
            part.Headers.TryAddWithoutValidation("Content-Disposition", $"form-data; name=\"files\"; filename=\"x\"; filename*=utf-8''{Uri.EscapeDataString(name)}");
            form.Add(part);
        }
        using var answer = await Clerk.PostAsync(page, form, Stop);
        Assert.True(answer.StatusCode is HttpStatusCode.SeeOther or HttpStatusCode.UnprocessableEntity, $"{answer.StatusCode}");
        var text = await answer.Content.ReadAsStringAsync(Stop);
        Assert.DoesNotContain(Nasty.Script, text);
        var taken = await Ask(db => db.CasePapers.CountAsync(paper => db.Set<Case>().Any(matter => matter.Id == paper.CaseId && matter.Code == code), Stop));
        return (taken, Refusals().Count(text));
    }

    [GeneratedRegex("<a href=\"#files\">")]
    private static partial Regex Refusals();
}
