using System.Net;
using System.Text.RegularExpressions;
using Daylight.Petitions;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace Daylight.Tests.Modules.Petitions;

/// <summary>Before a letter is sent or registered, what is there about the same is shown: to everybody what is public, to officers what they may open.</summary>
public sealed partial class AlikeTests : PetitionTown
{
    const string Form = "/desk/petitions/new";

    // Half a degree of street around the lamp, and the lamp; a hundred metres north of it, and a kilometre.
    static readonly (string, string)[] Here = [("lat", "23.1000"), ("long", "113.4500")], Close = [("lat", "23.1009"), ("long", "113.4500")], Far = [("lat", "23.1090"), ("long", "113.4500")];

    public override async ValueTask InitializeAsync()
    {
        await base.InitializeAsync();
        await Do(async services =>
        {
            var (db, ledger) = (services.GetRequiredService<Db>(), services.GetRequiredService<Ledger>());
            var area = new Area
            {
                Code = "S1", Kind = AreaKind.Street, Name = "大沙街道", NameEn = "Dasha", ValidFrom = new(2020, 1, 1), Datum = "CGCS2000",
                Border = """{"type":"Polygon","coordinates":[[[113.2,23.0],[113.7,23.0],[113.7,23.2],[113.2,23.2],[113.2,23.0]]]}""",
            };
            db.Add(area);
            ledger.Write(Actor.Machine, "draw-area", "area:S1", "440112").Covers(area);
            await db.SaveChangesAsync(Stop);
        });
        await CatchUp();
    }

    [Fact]
    public async Task An_officer_sees_open_ones_of_the_same_place_and_class_or_the_same_words_and_says_nothing_twice()
    {
        using var visitor = Visitor();
        var (near, _) = await Written(visitor, [.. Close, ("title", "灯杆倒了"), ("class", "traffic-transit-bus")]);
        var (unclassed, _) = await Written(visitor, [.. Close, ("title", "井盖响"), ("phone", "13700137001")]);
        var (other, _) = await Written(visitor, [.. Close, ("title", "摊贩占道"), ("class", Another), ("phone", "13700137002")]);
        var (far, _) = await Written(visitor, [.. Far, ("title", "公园太吵"), ("place", ""), ("phone", "13700137003")]);
        var (words, _) = await Written(visitor, ("title", "二巷路灯整夜不亮"), ("place", "红山一路"), ("phone", "13700137004"));
        var (answered, _) = await Written(visitor, [.. Here, ("title", "二巷路灯整夜不亮"), ("phone", "13700137005")]);
        await Taken(office, answered, "refuse", ("outcome", "N4"), ("text", "不归本机关。"));

        (string, string)[] typed = [.. Here, ("source", "hotline"), ("kind", "help"), ("title", "二巷路灯不亮"), ("story", "修一下"), ("place", "二巷口"), ("class", "traffic-transit-bus"), ("body", "440112"), ("suggest", "true")];
        var shown = Open(await (await office.Submit(Form, Form, typed)).Says(HttpStatusCode.OK));
        Assert.Contains(near, shown, StringComparison.Ordinal);
        Assert.Contains("相距约100米，同一类事", shown, StringComparison.Ordinal);
        Assert.Contains(unclassed, shown, StringComparison.Ordinal);
        Assert.Contains("题目相近", shown, StringComparison.Ordinal);
        Assert.Contains(words, shown, StringComparison.Ordinal);
        // Another class at the same place, another place, and what has ended.
        foreach (var none in (string[])[other, far, answered]) Assert.DoesNotContain(none, shown, StringComparison.Ordinal);
        Assert.Equal(6, await Ask(db => db.Petitions.CountAsync(Stop)));

        // Another body's are not shown, nor what is kept from whoever looks.
        await Officer("bureau", Role.Clerk, Bureau);
        using var bureau = await Visitor().SignedIn("bureau");
        Assert.Equal("", Open(await (await bureau.Submit(Form, Form, [.. typed.Where(field => field.Item1 != "body"), ("body", Bureau)])).Says(HttpStatusCode.OK)));

        // The same is offered where one is put together with an earlier one.
        var (again, _) = await Written(visitor, [.. Here, ("title", "灯灭了"), ("class", "traffic-transit-bus"), ("phone", "13700137006")]);
        var join = WebUtility.HtmlDecode(await office.Read($"/desk/petitions/{again}/join"));
        Assert.Contains(near, join, StringComparison.Ordinal);
        Assert.DoesNotContain(far, join, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Whoever_writes_sees_only_what_is_public_of_the_same_place_and_sends_it_all_the_same()
    {
        using var visitor = Visitor();
        await Written(visitor, [.. Close, ("title", "路灯坏了没人修")]);
        (string, string)[] letter = [.. Letter.Where(answer => answer.Item1 is not "title"), .. Here, ("title", "路灯整夜不亮"), ("once", Ids.Next().ToString())];
        // An open letter close by is nobody's to know of.
        var (_, sent) = await Send([.. letter.Where(answer => answer.Item1 != "once"), ("once", Ids.Next().ToString())]);
        Assert.Equal(HttpStatusCode.SeeOther, sent);

        // A request of a program whose text and point the office released, and one of which only the text was.
        var (released, text) = (await Requested(withPoint: true, "二巷口路灯不亮"), await Requested(withPoint: false, "三巷的秘密"));
        var (page, status) = await Send(letter);
        Assert.Equal(HttpStatusCode.OK, status);
        Assert.Contains("先看看", page, StringComparison.Ordinal);
        Assert.Contains("二巷口路灯不亮", page, StringComparison.Ordinal);
        foreach (var kept in (string[])["三巷的秘密", "路灯坏了没人修", released, text]) Assert.DoesNotContain(kept, page, StringComparison.Ordinal);
        Assert.Contains("value=\"路灯整夜不亮\"", page, StringComparison.Ordinal);
        // Who goes on has sent it.
        Assert.Equal(HttpStatusCode.SeeOther, (await Send([.. letter, ("checked", "true")])).Status);
        // A kilometre away is another place.
        Assert.Equal(HttpStatusCode.SeeOther, (await Send([.. Letter.Where(answer => answer.Item1 is not ("title" or "place")), .. Far, ("title", "路灯整夜不亮"), ("once", Ids.Next().ToString())])).Status);

        async Task<(string Page, HttpStatusCode Status)> Send((string, string)[] fields)
        {
            using var answer = await visitor.Submit(Write.Url, Write.Url, fields);
            return (WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync(Stop)), answer.StatusCode);
        }
    }

    // As a program sent it and the office released it.
    async Task<string> Requested(bool withPoint, string description)
    {
        var code = "";
        await Do(async services =>
        {
            var (db, ledger) = (services.GetRequiredService<Db>(), services.GetRequiredService<Ledger>());
            await using var transaction = await db.Database.BeginTransactionAsync(Stop);
            var key = new Open311Key { Program = "随手拍", Contact = "张工", Consents = false, Hash = Ids.Next().ToString("N"), From = FirstDay, At = ledger.Now };
            var matter = await services.GetRequiredService<PetitionFiling>().Open(PetitionForm.Blank with
            {
                Kind = "complaint", Title = "路灯", Story = "原话", Latitude = Close[0].Item2, Longitude = Close[1].Item2, Place = "二巷",
            }, new(Ids.Next(), PetitionSource.Program, FirstDay, null), Actor.Requester, Stop);
            var request = new Open311Request
            {
                CaseId = matter.Id, KeyId = key.Id, Service = "street-light", Token = Ids.Next(), Content = description, At = ledger.Now,
                Description = description, WithPoint = withPoint, ReleasedAt = ledger.Now,
            };
            db.AddRange(key, request);
            ledger.Write(Actor.Machine, "send-by-program", matter.Address, matter.BodyCode).Covers(key, request);
            await db.SaveChangesAsync(Stop);
            await transaction.CommitAsync(Stop);
            code = matter.Code;
        });
        return code;
    }

    // A class under another widest one.
    static readonly string Another = TopicTree.Load(Path.Combine(AppContext.BaseDirectory, "law")) is var tree
        ? tree.Below(tree.Below(tree.Below(null).First(one => one.Code != "traffic").Code).First().Code).First().Code : "";

    static string Open(string page) => Listed().Match(WebUtility.HtmlDecode(page)).Value;

    [GeneratedRegex("<section[^>]*aria-labelledby=\"open-alike\".*?</section>", RegexOptions.Singleline)]
    private static partial Regex Listed();
}
