using System.IO.Compression;
using System.Net;
using Daylight.Host;
using Daylight.Tests.Modules.Requests;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace Daylight.Tests.Host.Shell.Desk;

/// <summary>Notes of officers on a case: for the office, for good, and for nobody else.</summary>
public sealed class NotesTests : RequestTown
{
    const string Said = "先打电话，再答复。";

    internal override MailSettings? Mail => new() { Address = "mail.huangpu.test" };

    [Fact]
    public async Task A_note_is_read_by_colleagues_with_its_author_and_is_kept_once()
    {
        var (code, _) = await Register();
        var once = Ids.Next().ToString();
        for (var time = 1; time <= 2; time++)
            Assert.Equal($"{File(code)}#notes", (await Clerk.Submit(File(code), $"{File(code)}/notes", ("once", once), ("note", Said))).LeadsTo);
        var page = await Head.Read(File(code));
        Assert.Contains(Said, page);
        Assert.Contains("clerk · 2026年10月13日 10:00", page);
        Assert.Equal(1, await Ask(db => db.Set<CaseNote>().CountAsync(Stop)));
        var entry = await Ask(db => db.Entries.About($"case:{code}").Include(one => one.Secret).SingleAsync(one => one.Verb == "note", Stop));
        Assert.Contains(Said, entry.Secret!.Data);
        Assert.DoesNotContain(Said, entry.Leaf);
        Assert.Empty(await FaultsFound());
    }

    [Fact]
    public async Task An_empty_note_and_one_too_long_are_refused_and_what_was_typed_stays()
    {
        var (code, _) = await Register();
        Assert.Contains("写出备注", await (await Noted(Clerk, code, " ")).Says(HttpStatusCode.UnprocessableEntity));
        var page = await (await Noted(Clerk, code, new string('长', CaseNote.Longest + 1))).Says(HttpStatusCode.UnprocessableEntity);
        Assert.Contains("最多500个字", page);
        Assert.Contains("长长长</textarea>", page);
    }

    [Fact]
    public async Task An_officer_of_another_body_notes_nothing_and_a_finished_case_takes_notes_still()
    {
        await Officer("street", Role.Clerk, "440112201");
        using var street = await Visitor().SignedIn("street");
        var (code, _) = await Register();
        var token = await street.TokenFor("/account/absence", "/account/absence");
        var noted = await street.PostAsync($"{File(code)}/notes", new FormUrlEncodedContent([new("note", Said), new("__RequestVerificationToken", token)]), Stop);
        Assert.Equal(HttpStatusCode.NotFound, noted.StatusCode);
        await Answer(code, "A2");
        Assert.Equal($"{File(code)}#notes", (await Noted(Clerk, code, Said)).LeadsTo);
    }

    [Fact]
    public async Task Nothing_the_requester_is_given_holds_a_note_or_the_name_of_an_officer()
    {
        await Officer("何春燕", Role.Clerk, Bureau);
        using var second = await Visitor().SignedIn("何春燕");
        var (code, secret) = await Register(("email", "chen@example.com"));
        await Noted(second, code, Said);
        var me = await Ask(db => db.Users.Where(user => user.DisplayName == "何春燕").Select(user => user.Id).SingleAsync(Stop));
        await second.Submit(File(code), $"{File(code)}/officer", ("seen", "0"), ("to", me.ToString()));
        await Answer(code, "A2");
        using var visitor = Visitor();
        var told = new List<string> { await Follow(visitor, code, secret) };
        told.Add(await visitor.Read(await FeedOf(visitor, code)));
        using (var copy = new ZipArchive(new MemoryStream(await visitor.GetByteArrayAsync($"/cases/{code}/copy.zip", Stop))))
            foreach (var part in copy.Entries)
            {
                using var reader = new StreamReader(await part.OpenAsync(Stop));
                told.Add(part.FullName + await reader.ReadToEndAsync(Stop));
            }
        using var question = new HttpRequestMessage(HttpMethod.Get, $"/api/v1/cases/{code}") { Headers = { { "Case-Secret", secret } } };
        using var answer = await visitor.SendAsync(question, Stop);
        told.Add(await answer.Content.ReadAsStringAsync(Stop));
        var mail = await Ask(db => db.OutgoingMail.AsNoTracking().ToListAsync(Stop));
        told.AddRange(mail.Select(letter => letter.Subject + letter.Text));
        Assert.True(told.Count > 5, $"{told.Count} looked at");
        Assert.All(told, text => Assert.NotEqual("", text));
        foreach (var text in told.Select(WebUtility.HtmlDecode))
            foreach (var hidden in (string[])["先打电话", "何春燕"]) Assert.DoesNotContain(hidden, text);
    }

    static string File(string code) => $"/desk/cases/{code}";

    static Task<HttpResponseMessage> Noted(HttpClient officer, string code, string note) => officer.Submit(File(code), $"{File(code)}/notes", ("note", note));
}
