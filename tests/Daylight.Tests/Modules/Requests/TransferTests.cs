using System.Net;
using Daylight.Requests;
using Daylight.Tests.Host;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace Daylight.Tests.Modules.Requests;

/// <summary>A request at the wrong body goes to the right one, and no day is lost or won by it.</summary>
public sealed class TransferTests : MailTown
{
    const string Street = "440112201";

    HttpClient street = null!, supervisor = null!;

    public override async ValueTask InitializeAsync()
    {
        await base.InitializeAsync();
        await Officer("street", Role.Clerk | Role.Head, Street);
        await Officer("supervisor", Role.Supervisor);
        street = await Visitor().SignedIn("street");
        supervisor = await Visitor().SignedIn("supervisor");
    }

    public override ValueTask DisposeAsync()
    {
        street?.Dispose();
        supervisor?.Dispose();
        return base.DisposeAsync();
    }

    [Fact]
    public async Task It_goes_to_the_other_body_with_every_date_as_it_was()
    {
        var (code, secret) = await Register(("submitted", "2026-10-09"), ("way", "email"));
        await Clerk.Submit($"/desk/cases/{code}", $"/desk/cases/{code}/officer",
            ("to", (await Ask(db => db.Users.Where(user => user.UserName == "clerk").Select(user => user.Id).SingleAsync(Stop))).ToString()), ("seen", "0"));
        var (before, request) = (await CaseOf(code), await RequestOf(code));
        await Taken(Clerk, code, "transfer", ("reason", "补贴由街道发放"), ("body", Street));

        var (after, same) = (await CaseOf(code), await RequestOf(code));
        Assert.Equal(Street, after.BodyCode);
        Assert.Equal((before.ReceivedOn, before.DueOn, before.Regime, before.State, before.Code), (after.ReceivedOn, after.DueOn, after.Regime, after.State, after.Code));
        Assert.Equal((request.SubmittedOn, request.ArrivedOn, request.ConfirmedOn), (same.SubmittedOn, same.ArrivedOn, same.ConfirmedOn));
        var law = TownPlan.Law;
        Assert.Equal(CaseClock.Explain(law, RequestProcedure.Procedure, before, FirstDay)!.Days.ToArray(), CaseClock.Explain(law, RequestProcedure.Procedure, after, FirstDay)!.Days.ToArray());
        Assert.Empty(await Ask(db => db.Assignments.Holding().ToListAsync(Stop)));

        // The requester is told who handles it, in words, by the page and by e-mail.
        using var visitor = Visitor();
        var page = WebUtility.HtmlDecode(await Follow(visitor, code, secret));
        Assert.Contains("现将申请转由广州市黄埔区大沙街道办事处办理", page);
        Assert.Contains("现在由广州市黄埔区大沙街道办事处办理。", page);
        Assert.Contains("广州市黄埔区住房和城乡建设局 · ", page);
        Assert.Contains("转由广州市黄埔区大沙街道办事处办理", Assert.Single(await Went()).Text);
        Assert.Empty(await FaultsFound());
    }

    [Fact]
    public async Task Who_gave_it_away_neither_sees_it_nor_acts_on_it_and_who_got_it_does()
    {
        var (code, _) = await Register();
        await Comes(Letter(Mailbox.Of(code), "补充一点"));
        var mail = $"/desk/mail/{Assert.Single(await Came()).Id}";
        await Clerk.Read(mail);
        var (page, version) = ($"/desk/cases/{code}/propose-extension", (await CaseOf(code)).Version + 1);
        var token = await Clerk.TokenFor(page, page);
        await Taken(Clerk, code, "transfer", ("reason", "补贴由街道发放"), ("body", Street));
        foreach (var address in (string[])["", "/papers", "/draft"])
        {
            using var hidden = await Clerk.GetAsync($"/desk/cases/{code}{address}", Stop);
            Assert.Equal(HttpStatusCode.NotFound, hidden.StatusCode);
            using var shown = await street.GetAsync($"/desk/cases/{code}{address}", Stop);
            Assert.Equal(HttpStatusCode.OK, shown.StatusCode);
        }
        using var late = await Clerk.PostAsync(page, new FormUrlEncodedContent(
            [new("__RequestVerificationToken", token), new("version", $"{version}"), new("reason", "晚了"), new("on", "2026-10-13")]), Stop);
        Assert.Equal(HttpStatusCode.NotFound, late.StatusCode);
        Assert.DoesNotContain(code, await Clerk.Read("/desk"));
        Assert.Contains(code, await street.Read("/desk"));
        // Its letters go with it, and its address stays.
        using var gone = await Clerk.GetAsync(mail, Stop);
        Assert.Equal(HttpStatusCode.NotFound, gone.StatusCode);
        await Comes(Letter(Mailbox.Of(code), "再补充一点", id: "2"));
        Assert.All(await Came(), mail => Assert.Equal(Street, mail.BodyCode));
        Assert.Contains("再补充一点", await street.Read($"/desk/cases/{code}"));

        // Of what it gave away the head of the one body reads where it is, the other what came.
        foreach (var reader in (HttpClient[])[Head, street, supervisor])
        {
            var list = WebUtility.HtmlDecode(await reader.Read("/desk/handed-over"));
            Assert.Contains(code, list);
            Assert.Contains("补贴由街道发放", list);
            Assert.Equal(reader != Head, list.Contains($"href=\"/desk/cases/{code}\"", StringComparison.Ordinal));
        }
        Assert.DoesNotContain(code, await Clerk.Read("/desk/handed-over"));
        Assert.Contains("广州市黄埔区住房和城乡建设局 → 广州市黄埔区大沙街道办事处", WebUtility.HtmlDecode(await supervisor.Read($"/desk/cases/{code}")));
    }

    [Fact]
    public async Task It_is_handed_back_so_often_and_then_the_supervisor_decides_for_good()
    {
        var (code, _) = await Register();
        var due = (await CaseOf(code)).DueOn;
        Assert.False(await Offered(Clerk, code, "hand-back"));
        Assert.False(await Offered(supervisor, code, "assign-body"));
        for (var i = 0; i < 2; i++)
        {
            await Taken(Clerk, code, "transfer", ("reason", "补贴由街道发放"), ("body", Street));
            await Taken(street, code, "hand-back", ("reason", "审核意见在局里"));
            Assert.Equal(Bureau, (await CaseOf(code)).BodyCode);
            Assert.False(await Offered(Clerk, code, "hand-back"));
        }
        Assert.False(await Offered(Clerk, code, "transfer"));
        await Taken(supervisor, code, "assign-body", ("reason", "职责在街道"), ("body", Street));
        Assert.Equal((Street, due), ((await CaseOf(code)).BodyCode, (await CaseOf(code)).DueOn));
        foreach (var step in (string[])["transfer", "hand-back"]) Assert.False(await Offered(street, code, step));
        await Taken(street, code, "draft", ("outcome", "C6"));
        Assert.Empty(await FaultsFound());
    }

    [Fact]
    public async Task Figures_count_it_at_the_body_that_answers()
    {
        var (code, _) = await Register();
        Assert.Equal((1, 0), (await At(Bureau), await At(Street)));
        await Taken(Clerk, code, "transfer", ("reason", "补贴由街道发放"), ("body", Street));
        Assert.Equal((0, 1), (await At(Bureau), await At(Street)));
        Assert.Equal(1, await Count("requests.received", 2026));

        Task<int> At(string body) => Ask(async db => await RequestMeasures.All.Single(measure => measure.Name == "requests.received")
            .Rows(db, new($"440112/{body}/", new(2026, 1, 1), new(2026, 12, 31)) { Today = FirstDay }).CountAsync(Stop));
    }

    [Fact]
    public async Task A_body_must_be_named_that_exists_and_is_another()
    {
        var (code, _) = await Register();
        foreach (var (body, said) in ((string, string)[])[("", "选择由哪个机关办理"), ("999", "选择由哪个机关办理"), (Bureau, "本来就由这个机关办理")])
        {
            var page = await (await Take(Clerk, code, "transfer", ("reason", "不归我们"), ("body", body))).Says(HttpStatusCode.UnprocessableEntity);
            Assert.Contains("href=\"#body\"", page);
            Assert.Contains(said, page);
            Assert.Contains("不归我们", page);
        }
        Assert.Contains("href=\"#reason\"", await (await Take(Clerk, code, "transfer", ("body", Street))).Says(HttpStatusCode.UnprocessableEntity));
        Assert.Equal(Bureau, (await CaseOf(code)).BodyCode);
    }

    static async Task<bool> Offered(HttpClient officer, string code, string step)
    {
        using var page = await officer.GetAsync($"/desk/cases/{code}/{step}", Stop);
        return page.StatusCode == HttpStatusCode.OK;
    }

    Task<DisclosureRequest> RequestOf(string code) => Ask(db => db.DisclosureRequests.AsNoTracking()
        .SingleAsync(request => request.CaseId == db.Set<Case>().Single(matter => matter.Code == code).Id, Stop));
}
