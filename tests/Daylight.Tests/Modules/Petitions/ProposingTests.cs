using System.Net;
using Daylight.Petitions;
using Daylight.Tests.Modules.Requests;
using Daylight.Web;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace Daylight.Tests.Modules.Petitions;

/// <summary>What is suggested for a petition from earlier ones, and what an officer says of its class and of what it repeats.</summary>
public sealed class ProposingTests : RequestTown
{
    const string Street = "440112201", Form = "/desk/petitions/new", Bus = "traffic-transit-bus";

    static readonly string[] Places = ["一巷", "二巷", "三巷", "四巷", "五巷", "六巷", "七巷"];

    HttpClient office = null!;

    public override async ValueTask InitializeAsync()
    {
        await base.InitializeAsync();
        await Officer("office", Role.Clerk, "440112");
        office = await Visitor().SignedIn("office");
    }

    public override ValueTask DisposeAsync()
    {
        office?.Dispose();
        GC.SuppressFinalize(this);
        return base.DisposeAsync();
    }

    [Fact]
    public async Task Earlier_letters_suggest_class_and_body_by_their_words_and_the_officer_decides()
    {
        var noise = Services.GetRequiredService<TopicTree>().Leaves.First(leaf => leaf.Code == "environment-noise-neighbours");
        foreach (var place in Places)
        {
            await Entered($"{place}公交太少", $"{place}的公交车等了一个小时，希望增加班次。", Bus, Bureau);
            await Entered($"{place}工地太吵", $"{place}的工地夜里施工，噪声很大，睡不着。", noise.Code, Street);
        }
        var secret = await Entered("有人收钱", "施工队给工作人员送钱，噪声没有人管。", noise.Code, null, ("kind", "report"), ("against", Street));
        await Learn();
        var fresh = await Entered("半夜施工噪声大", "工地每天夜里施工，吵得睡不着。", "", null);

        var page = $"/desk/petitions/{fresh}/class";
        var suggested = WebUtility.HtmlDecode(await office.Read(page));
        Assert.Contains($"像是：{ClassChoices.Say(Services.GetRequiredService<TopicTree>(), noise.Code)!.Zh}（把握", suggested, StringComparison.Ordinal);
        Assert.Contains("夜里", suggested, StringComparison.Ordinal);
        Assert.Contains("像是", await office.Read($"/desk/cases/{fresh}"), StringComparison.Ordinal);
        // No rule holds: what was learned is said, and nothing is chosen.
        var assign = WebUtility.HtmlDecode(await office.Read($"/desk/cases/{fresh}/dispatch"));
        Assert.Contains($"从过去的来信看：{(await Ask(db => db.Bodies.SingleAsync(one => one.Code == Street, Stop))).Words.Zh}（把握", assign, StringComparison.Ordinal);
        Assert.DoesNotContain($"value=\"{Street}\" selected", assign, StringComparison.Ordinal);
        // On the telephone it is asked for, and nothing is filed.
        var count = await Ask(db => db.Petitions.CountAsync(Stop));
        var asked = await office.Submit(Form, Form, ("suggest", "true"), ("title", "公交太少"), ("story", "公交等一个小时"), ("source", "hotline"));
        Assert.Contains("公交线路和班次", await asked.Says(HttpStatusCode.OK), StringComparison.Ordinal);
        Assert.Equal(count, await Ask(db => db.Petitions.CountAsync(Stop)));
        // What is told of a body is never suggested to it.
        Assert.DoesNotContain("从过去的来信看", await office.Read($"/desk/cases/{secret}/dispatch"), StringComparison.Ordinal);

        Assert.Contains("href=\"#class\"", await (await office.Submit(page, page, ("class", "none"))).Says(HttpStatusCode.UnprocessableEntity), StringComparison.Ordinal);
        Assert.Equal($"/desk/cases/{fresh}", (await office.Submit(page, page, ("class", noise.Code))).LeadsTo);
        Assert.Equal(noise.Code, await Ask(db => db.Petitions.Where(petition => petition.Story.StartsWith("工地每天")).Select(petition => petition.Class).SingleAsync(Stop)));
        Assert.Empty(await FaultsFound());

        // Erased people leave nothing in what was learned.
        await Do(async services =>
        {
            var (db, models) = (services.GetRequiredService<Db>(), services.GetRequiredService<LearnedModels>());
            Assert.Equal(0, await services.GetServices<Leftovers>().OfType<LearnedBefore>().Single().Clear(Stop));
            DaysPass(1);
            await services.GetRequiredService<Ledger>().Erase(Actor.Machine, "case:none", "440112", "test", Stop);
            await db.SaveChangesAsync(Stop);
            Assert.Equal(2, await services.GetServices<Leftovers>().OfType<LearnedBefore>().Single().Clear(Stop));
            Assert.Null(models.Find(PetitionLearning.Class));
        });
    }

    [Fact]
    public async Task The_same_matter_raised_again_by_one_person_counts_that_person_once()
    {
        var first = await Entered("路灯不亮", "二巷路灯坏了。", "", null);
        var stranger = await Entered("路灯不亮", "二巷路灯坏了。", "", null, ("phone", "13700137000"));
        Assert.Contains(first, await office.Read($"{Form}?phone=13800138000"), StringComparison.Ordinal);
        var refused = await office.Submit(Form, Form, ("source", "hotline"), ("kind", "help"), ("title", "路灯"), ("story", "还是不亮"), ("body", "440112"),
            ("received", $"{Time.Today():yyyy-MM-dd}"), ("phone", "13800138000"), ("repeats", stranger));
        Assert.Contains("href=\"#repeats\"", await refused.Says(HttpStatusCode.UnprocessableEntity), StringComparison.Ordinal);
        var again = await Entered("路灯还是不亮", "二巷路灯还是不亮。", "", null, ("repeats", first));
        Assert.Contains(first, await office.Read($"/desk/cases/{again}"), StringComparison.Ordinal);
        Assert.Equal((3, 2, 1), (await Count("petitions.received", 2026), await Count("petitions.people", 2026), await Count("petitions.repeated", 2026)));

        var page = $"/desk/petitions/{again}/class";
        Assert.DoesNotContain(stranger, await office.Read(page), StringComparison.Ordinal);
        Assert.Contains("href=\"#repeats\"", await (await office.Submit(page, page, ("repeats", stranger))).Says(HttpStatusCode.UnprocessableEntity), StringComparison.Ordinal);
        Assert.Equal($"/desk/cases/{again}", (await office.Submit(page, page, ("repeats", ""))).LeadsTo);
        Assert.Equal(0, await Count("petitions.repeated", 2026));
        Assert.Empty(await FaultsFound());
    }

    Task Learn() => Do(services => services.GetServices<NightWork>().OfType<PetitionLearning>().Single().Go(Stop));

    // As an officer registers it, and assigned where a body is named.
    async Task<string> Entered(string title, string story, string @class, string? body, params (string Field, string Answer)[] changes)
    {
        (string, string)[] answers =
        [
            ("source", "post"), ("kind", "complaint"), ("title", title), ("story", story), ("class", @class), ("body", "440112"), ("received", $"{Time.Today():yyyy-MM-dd}"),
            ("name", "陈晓岚"), ("phone", "13800138000"), ("once", Ids.Next().ToString()),
        ];
        var sent = await office.Submit(Form, Form, [.. answers.Where(answer => changes.All(change => change.Field != answer.Item1)), .. changes]);
        var code = (await Takeaway(office, sent.LeadsTo)).Code;
        if (body is not null) await Taken(office, code, "dispatch", ("body", body), ("reason", "请办理。"));
        return code;
    }
}
