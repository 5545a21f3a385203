using System.Net;
using Daylight.Web;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace Daylight.Tests.Host.Shell.Desk;

/// <summary>A letter by e-mail that is about no case yet is registered as one, and goes into its file.</summary>
public sealed class FromMailTests : MailTown
{
    const string Li = "li@example.com", New = "/desk/petitions/new";

    public override async ValueTask InitializeAsync()
    {
        await base.InitializeAsync();
        await Officer("chief", Role.Clerk, "440112");
    }

    [Theory]
    [InlineData("petitions", PetitionsOnly)]
    [InlineData("requests", "")]
    [InlineData("enquiries", "")]
    public async Task It_begins_the_form_and_is_in_the_file_of_what_was_registered(string kind, string more)
    {
        var mail = await Written("二巷的路灯坏了三个月。\u202E", ("现场.txt", "路灯"u8.ToArray()));
        using var chief = await Visitor().SignedIn("chief");
        var begin = $"/desk/{kind}/new?mail={mail.Id}";
        Assert.Contains(WebUtility.HtmlEncode(begin), await chief.Read($"/desk/mail/{mail.Id}"));
        var form = await chief.Read(begin);
        foreach (var taken in (string[])["二巷的路灯坏了三个月。", Li, "value=\"about\"", "value=\"440112\" selected"]) Assert.Contains(taken, form);

        (string, string)[] answers = [("mail", mail.Id.ToString()), ("once", mail.Id.ToString()), .. More(kind, more)];
        var action = $"/desk/{kind}/new";
        var code = (await chief.Submit(begin, action, answers)).LeadsTo.Split('/')[3];
        var kept = Assert.Single(await Came());
        Assert.Equal(code, await Ask(db => db.Cases.Where(matter => matter.Id == kept.CaseId).Select(matter => matter.Code).SingleAsync(Stop)));
        Assert.Equal("现场.txt", (await Ask(db => db.CasePapers.SingleAsync(Stop))).Name);
        Assert.Equal(Channel.Email, await Ask(db => db.Cases.Select(matter => matter.Channel).SingleAsync(Stop)));
        // Sent twice it is one case, and what was filed begins nothing any more.
        Assert.Equal($"/desk/cases/{code}", (await chief.Submit(action, action, answers)).LeadsTo);
        Assert.DoesNotContain("二巷的路灯", await chief.Read(begin));
        Assert.Empty(await FaultsFound());
    }

    [Fact]
    public async Task A_fault_loses_neither_what_was_typed_nor_the_letter()
    {
        var mail = await Written("路灯坏了。");
        using var chief = await Visitor().SignedIn("chief");
        var begin = $"{New}?mail={mail.Id}";
        var page = WebUtility.HtmlDecode(await (await chief.Submit(begin, New, ("mail", mail.Id.ToString()), ("story", "改过的经过"))).Says(HttpStatusCode.UnprocessableEntity));
        Assert.Contains("改过的经过", page);
        Assert.Contains($"name=\"mail\" value=\"{mail.Id}\"", page);
        Assert.Null(Assert.Single(await Came()).FiledAt);
    }

    [Fact]
    public async Task Whoever_does_not_look_after_the_letter_begins_with_an_empty_form()
    {
        var mail = await Written("只给区里看。");
        foreach (var kind in (string[])["petitions", "requests", "enquiries"])
            Assert.DoesNotContain("只给区里看", await Clerk.Read($"/desk/{kind}/new?mail={mail.Id}"));
        Assert.DoesNotContain("只给区里看", await Clerk.Read($"/desk/petitions/new?mail=none"));
    }

    async Task<IncomingMail> Written(string text, params (string, byte[])[] files)
    {
        await Comes(Letter("office@huangpu.test", text, from: Li, files: files));
        return Assert.Single(await Came());
    }

    const string PetitionsOnly = "suggestion";

    static (string, string)[] More(string kind, string more) => kind switch
    {
        "petitions" => [("source", "email"), ("kind", more), ("title", "路灯"), ("story", "坏了。"), ("body", Bureau), ("received", Dates.Machine(FirstDay))],
        "requests" => [.. Answers.Select(one => (one.Key, one.Value)), ("channel", "email"), ("submitted", Dates.Machine(FirstDay))],
        _ => [("channel", "email"), ("title", "路灯归谁管"), ("question", "坏了。"), ("body", Bureau)],
    };
}
