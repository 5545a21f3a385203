using System.Net;
using System.Text;
using Daylight.Petitions;
using Daylight.Tests.Modules.Requests;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using SkiaSharp;
using Xunit;

namespace Daylight.Tests.Modules.Petitions;

/// <summary>Photos that come with a letter: without what the camera wrote, and never out before somebody masked or looked.</summary>
public sealed class PhotoTests : RequestTown
{
    static readonly (string, string)[] Letter =
    [
        ("source", "mayor"), ("kind", "help"), ("title", "二巷路灯不亮"), ("story", "请修好。"), ("body", Bureau), ("phone", "13800138000"), ("consent", "true"),
        ("once", "019a0000-0000-7000-8000-000000000001"),
    ];

    [Fact]
    public async Task A_photo_comes_in_upright_and_bare_and_goes_out_masked_or_with_a_reason()
    {
        using var visitor = Visitor();
        var refused = await visitor.Upload(Write.Url, Write.Url, [.. Letter.Where(answer => answer.Item1 != "title")],
            ("现场.jpg", Photo()), ("合同.pdf", "%PDF-1.4 x"u8.ToArray()), ("坏.jpg", Photo()[..200]));
        var page = WebUtility.HtmlDecode(await refused.Says(HttpStatusCode.UnprocessableEntity));
        Assert.Contains("“合同.pdf”", page, StringComparison.Ordinal);
        Assert.Contains("“坏.jpg”", page, StringComparison.Ordinal);
        // What was taken in need not be chosen again.
        var token = page.Split("name=\"keep\" value=\"")[1].Split('"')[0];
        var sent = await visitor.Upload(Write.Url, Write.Url, [.. Letter, ("keep", token)]);
        var (code, secret) = await Takeaway(visitor, sent.LeadsTo);

        var photo = Assert.Single(await Papers(code));
        Assert.Equal(("现场.jpg", "image/jpeg", FirstDay), (photo.Name, photo.MediaType, photo.HandedInOn));
        var kept = await Kept(photo);
        foreach (var trace in (string[])["Exif", "GPS", "23.1065"]) Assert.DoesNotContain(trace, Encoding.Latin1.GetString(kept), StringComparison.Ordinal);
        using (var upright = SKBitmap.Decode(kept)) Assert.Equal((200, 400), (upright.Width, upright.Height));

        var office = await Visitor().SignedIn("clerk");
        var papers = $"/desk/cases/{code}/papers";
        using (var open = await office.Submit(papers, $"{papers}/{photo.Id}/out", ("goes", "true")))
            Assert.Contains("人脸、车牌", WebUtility.HtmlDecode(await open.Says(HttpStatusCode.UnprocessableEntity)), StringComparison.Ordinal);
        var redact = $"{papers}/{photo.Id}/redact";
        var form = await office.Read(redact);
        Assert.Contains($"{papers}/{photo.Id}/pages/1", form, StringComparison.Ordinal);
        Assert.Equal(papers, (await office.Submit(redact, redact, ("code", "C4"), ("regions", "1 0 0 50 50"))).LeadsTo);
        var masked = (await Papers(code)).Single(paper => paper.RedactedFrom == photo.Id);
        Assert.Equal("C4×1", masked.Masks);
        using (var seen = SKBitmap.Decode(await Kept(masked)))
        {
            Assert.True(seen.GetPixel(5, 150).Red < 0x60, "The mask is dark.");
            Assert.True(seen.GetPixel(150, 300).Red > 0x90, "What is not masked stays.");
        }
        Assert.Empty(await FaultsFound());
        Assert.Contains("现场.jpg", WebUtility.HtmlDecode(await Follow(visitor, code, secret)), StringComparison.Ordinal);
    }

    async Task<List<CasePaper>> Papers(string code) => await Ask(async db =>
        await db.CasePapers.AsNoTracking().Of(await db.Cases.SingleAsync(matter => matter.Code == code, Stop)).ToListAsync(Stop));

    async Task<byte[]> Kept(CasePaper paper)
    {
        await using var content = Services.GetRequiredService<IFiles>().Open(paper.Hash)!;
        using var all = new MemoryStream();
        await content.CopyToAsync(all, Stop);
        return all.ToArray();
    }

    // Four hundred dots by two hundred, held upright (orientation 6), with a note of the camera.
    static byte[] Photo()
    {
        using var picture = new SKBitmap(400, 200);
        picture.Erase(SKColors.Orange);
        using var data = picture.Encode(SKEncodedImageFormat.Jpeg, 90);
        byte[] note =
        [
            .. "Exif\0\0II*\0"u8, 8, 0, 0, 0, 1, 0, 0x12, 0x01, 3, 0, 1, 0, 0, 0, 6, 0, 0, 0, 0, 0, 0, 0, .. "GPS 23.1065 113.4598"u8,
        ];
        return [.. data.ToArray()[..2], 0xFF, 0xE1, 0, (byte)(note.Length + 2), .. note, .. data.ToArray()[2..]];
    }
}
