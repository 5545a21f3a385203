using System.IO.Compression;
using System.Net;
using System.Text;
using Daylight.Tests.Kernel.Mail;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace Daylight.Tests.Host;

/// <summary>E-mail comes into the file of its case, with its papers, once; nothing of it is lost.</summary>
public sealed class MailRoundTests : MailTown
{
    protected override void Change(IServiceCollection services)
    {
        base.Change(services);
        services.AddSingleton(AwkwardMail.Mailbox);
    }

    [Fact]
    public async Task A_letter_of_the_requester_comes_into_the_file_with_its_papers_and_is_kept_as_it_came()
    {
        var (code, secret) = await Register();
        using var visitor = Visitor();
        Assert.Contains(Mailbox.Of(code), await Follow(visitor, code, secret));
        var raw = Letter(Mailbox.Of(code), "请看附件里的说明。", files: ("说明.txt", Encoding.UTF8.GetBytes("我要二〇二六年的")));
        await Comes(raw);

        var page = await Clerk.Read($"/desk/cases/{code}");
        Assert.Contains("请看附件里的说明。", page);
        Assert.Contains($"/desk/cases/{code}/papers/", page);
        var mail = Assert.Single(await Came());
        Assert.Equal((Chen, MailKind.Letter, null), (mail.Sender, mail.Kind, mail.Held));
        var paper = await Ask(db => db.CasePapers.SingleAsync(Stop));
        Assert.Equal(("说明.txt", "我要二〇二六年的", mail.Id, null), (paper.Name, paper.Text, paper.MailId, paper.GoesOutAt));
        var answer = await Clerk.GetAsync($"/desk/mail/{mail.Id}/raw", Stop);
        Assert.Equal(("message/rfc822", "no-store"), (answer.Content.Headers.ContentType!.MediaType, answer.Headers.CacheControl!.ToString()));
        Assert.Equal(raw, await answer.Content.ReadAsByteArrayAsync(Stop));
        Assert.Empty(Directory.GetFiles(Path.Combine(Folder, "mail", "in")));

        var entry = await Ask(db => db.Entries.Include(entry => entry.Secret).SingleAsync(entry => entry.Verb == "file-mail", Stop));
        foreach (var personal in (string[])[Chen, "about", "说明"]) Assert.DoesNotContain(personal, entry.Leaf + entry.Secret?.Data);
        var copy = new ZipArchive(new MemoryStream(await visitor.GetByteArrayAsync($"/cases/{code}/copy.zip", Stop)));
        using (var told = new StreamReader(await copy.GetEntry($"{code}.txt")!.OpenAsync(Stop)))
        {
            var text = await told.ReadToEndAsync(Stop);
            Assert.Contains("请看附件里的说明。", text);
            Assert.Contains("[说明.txt]", text);
        }
        Assert.Empty(await FaultsFound());
        File.Delete(Path.Combine(Folder, "files", mail.Hash[..2], mail.Hash));
        Assert.Equal($"The file “{mail.Subject}” is gone (incoming_mail/{mail.Id}, {mail.Hash}).", Assert.Single(await FaultsFound()));
    }

    [Fact]
    public async Task The_same_letter_is_kept_once_however_often_and_by_whatever_way_it_comes()
    {
        var (code, _) = await Register();
        var letter = Letter(Mailbox.Of(code), "一次。");
        await Comes(letter, letter);
        await Comes([.. "Received: from elsewhere\r\n"u8, .. letter]);
        Assert.Single(await Came());
        await Comes(Letter(Mailbox.Of(code), "又一次。", id: "2"));
        Assert.Equal(2, (await Came()).Count);
    }

    [Fact]
    public async Task Every_awkward_letter_goes_where_it_belongs_and_lies_in_the_store_byte_for_byte()
    {
        Assert.Equal(AwkwardMail.CodeA, (await Register()).Code);
        using var visitor = Visitor();
        await visitor.Submit("/enquiries/ask", "/enquiries/ask", ("body", Bureau), ("title", "怎么领补贴"), ("email", AwkwardMail.Wang), ("once", Ids.Next().ToString()));
        IReadOnlyList<AwkwardMail> all = [.. AwkwardAddresses.All, .. AwkwardTexts.All, .. AwkwardParts.All];
        var cases = await Ask(db => db.Cases.ToDictionaryAsync(matter => matter.Id, matter => matter.Code, Stop));
        foreach (var (mail, number) in all.Select((mail, i) => (mail, i)))
        {
            var before = (await Came()).Select(one => one.Id).ToHashSet();
            // Each is another letter, in nothing but its Message-Id.
            var raw = Encoding.Latin1.GetBytes(Encoding.Latin1.GetString(mail.Raw).Replace("<1@example.com>", $"<{number}@example.com>"));
            await Comes(raw);
            var came = (await Came()).Where(one => !before.Contains(one.Id)).ToList();
            var goes = came.Select(one => (one.CaseId ?? one.NamesCase) is { } id ? (cases[id] == AwkwardMail.CodeA ? "A" : "B") + (one.Held is { } held ? $":{held}" : "") : $"-:{one.Held}");
            var expected = mail.Goes.Split(' ').Select(goes => goes.Split('#')[0]);
            Assert.Equal((mail.About, string.Join(' ', expected)), (mail.About, string.Join(' ', goes)));
            await Do(async services => Assert.Equal(raw, await Kept(services, raw)));
        }
        Assert.InRange((await Came()).Count, 60, 200);
        Assert.Empty(Directory.GetFiles(Path.Combine(Folder, "mail", "in")));
        Assert.Empty(await Went());
        Assert.Empty(await FaultsFound());
    }

    [Fact]
    public async Task What_may_not_come_into_a_file_is_refused_with_a_reason_and_the_letter_itself_is_there()
    {
        var (code, _) = await Register();
        await Comes(Letter(Mailbox.Of(code), "附件若干。", files:
        [
            ("大.txt", Encoding.UTF8.GetBytes(new string('大', 4_000_000))), ("锁.pdf", "%PDF-1.7\ntrailer << /Encrypt 5 0 R >>"u8.ToArray()), ("坏.docx", "PK\u0003\u0004 rest"u8.ToArray()),
            ("炸.docx", Bomb()), ("程序.exe", "MZ\0\0\u0001\u0002"u8.ToArray()), ("假.pdf", "只是文字"u8.ToArray()), ("空.txt", []), ("好.txt", "收下"u8.ToArray()),
        ]));
        var page = await Clerk.Read($"/desk/cases/{code}");
        foreach (var why in (string[])["最大10", "密码", "损坏", "不是可以公开的文件类型", "内容其实是TXT", "是空的"]) Assert.Contains(why, page);
        var enclosed = await Ask(db => db.MailEnclosures.OrderBy(one => one.Number).ToListAsync(Stop));
        Assert.Equal([false, false, false, false, false, false, false, true], enclosed.Select(one => one.PaperId is not null));
        Assert.All(enclosed, one => Assert.Equal(one.PaperId is null, one.Why is not null));
        Assert.Equal("好.txt", (await Ask(db => db.CasePapers.SingleAsync(Stop))).Name);
        Assert.Contains("was not taken in: at most 20 of one letter are.", await ManyOf(code));
    }

    [Fact]
    public async Task Changed_and_broken_letters_are_kept_whatever_they_are()
    {
        await Register();
        var random = new Random(7);
        List<byte[]> letters = [[], [0], "\r\n\r\n"u8.ToArray(), "From "u8.ToArray()];
        foreach (var mail in AwkwardParts.All)
        {
            var raw = mail.Raw.ToArray();
            for (var i = 0; i < 20; i++) raw[random.Next(raw.Length)] = (byte)random.Next(256);
            letters.Add(raw);
        }
        await Comes([.. letters]);
        Assert.Empty(Directory.GetFiles(Path.Combine(Folder, "mail", "in")));
        foreach (var letter in letters) await Do(async services => Assert.Equal(letter, await Kept(services, letter)));
        Assert.Empty(await FaultsFound());
    }

    [Fact]
    public async Task A_letter_that_can_not_be_taken_in_now_waits_and_keeps_no_other_waiting()
    {
        var (code, _) = await Register();
        Directory.CreateDirectory(Path.Combine(Folder, "mail", "in", "new"));
        await File.WriteAllBytesAsync(Path.Combine(Folder, "mail", "in", "new", "1.host"), Letter(Mailbox.Of(code), "在子文件夹里。"), Stop);
        var half = Path.Combine(Folder, "mail", "in", "half.eml.part");
        await File.WriteAllBytesAsync(half, "half"u8.ToArray(), Stop);
        File.CreateSymbolicLink(Path.Combine(Folder, "mail", "in", "link.eml"), Path.Combine(Folder, "settings.json"));
        await Round();
        Assert.Contains("在子文件夹里。", Assert.Single(await Came()).Text);
        Assert.True(File.Exists(half) && File.Exists(Path.Combine(Folder, "settings.json")));
    }

    async Task<string> ManyOf(string code)
    {
        await Comes(Letter(Mailbox.Of(code), "很多。", id: "many", files: [.. Enumerable.Range(1, 23).Select(i => ($"{i}.txt", Encoding.UTF8.GetBytes($"第{i}份")))]));
        return WebUtility.HtmlDecode(await Clerk.Read($"/desk/cases/{code}?lang=en"));
    }

    static async Task<byte[]> Kept(IServiceProvider services, byte[] raw)
    {
        await using var kept = services.GetRequiredService<IFiles>().Open(Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(raw)));
        using var content = new MemoryStream();
        await kept!.CopyToAsync(content, Stop);
        return content.ToArray();
    }

    // Half a gigabyte of zeros in half a megabyte.
    static byte[] Bomb()
    {
        using var file = new MemoryStream();
        using (var zip = new ZipArchive(file, ZipArchiveMode.Create, leaveOpen: true))
        {
            using var content = zip.CreateEntry("word/document.xml", CompressionLevel.Optimal).Open();
            var zeros = new byte[1024 * 1024];
            for (var i = 0; i < 500; i++) content.Write(zeros);
        }
        return file.ToArray();
    }
}
