using System.Net;
using System.Net.Http.Json;
using Daylight.Petitions;
using Microsoft.EntityFrameworkCore;
using SkiaSharp;
using Xunit;

namespace Daylight.Tests.Modules.Petitions;

/// <summary>What programs may say beyond the specification, field by field of <c>docs/open311.md</c>, right and wrong.</summary>
public sealed class Open311FieldsTests(Open311Town town) : Open311Checks(town)
{
    const string Street = "440112201";

    [Theory, InlineData("xml"), InlineData("json")]
    public async Task A_class_is_kept_and_one_that_is_none_is_refused(string format)
    {
        Assert.Equal("traffic-transit-bus", (await Kept(await Created(format, ("class", "traffic-transit-bus")))).Class);
        Assert.Null((await Kept(await Created(format, ("class", "")))).Class);
        Says("class", await Here.Sent(format, ("class", "none")));
    }

    [Theory, InlineData("xml"), InlineData("json")]
    public async Task Who_raises_it_together_is_kept_with_those_who_speak_for_them(string format)
    {
        var kept = await Kept(await Created(format, ("people", "30"), ("representatives", "甲、乙")));
        Assert.Equal((30, "甲、乙"), (kept.People, kept.Representatives));
        Assert.Equal(1, (await Kept(await Created(format))).People);
        foreach (var people in (string[])["0", "-1", "1.5", "many", "100001"]) Says("people", await Here.Sent(format, ("people", people), ("representatives", "甲")));
        Says("representatives", await Here.Sent(format, ("people", "2")));
        Says("representatives", await Here.Sent(format, ("people", "9"), ("representatives", "甲、乙、丙、丁、戊、己")));
        Says("representatives", await Here.Sent(format, ("people", "2"), ("representatives", new string('长', 201))));
        // The same words of more people are another request.
        var fields = Here.Fields();
        var codes = new[] { (await Here.Client(format).Create("requests", fields)).Only["service_request_id"], (await Here.Client(format).Create("requests", [.. fields, ("people", "2"), ("representatives", "甲")])).Only["service_request_id"] };
        Assert.Equal(2, codes.Distinct().Count());
    }

    [Theory, InlineData("xml"), InlineData("json")]
    public async Task Who_is_accused_is_kept_and_what_is_told_of_them_is_read_by_nobody_through_the_interface(string format)
    {
        var code = await Created(format, ("against", Street), ("accused", "张三"));
        var kept = await Kept(code);
        Assert.Equal((Street, "张三"), (kept.Against, kept.AgainstPerson));
        Refuses(404, await Here.Client(format).Get($"requests/{code}"));
        Assert.DoesNotContain(code, await Listed(Here.Client(format)));
        Says("against", await Here.Sent(format, ("against", "nowhere")));
        Says("against", await Here.Sent(format, ("against", "440112")));
        Says("accused", await Here.Sent(format, ("accused", new string('长', 51))));
        // All that is wrong is said at once.
        var all = Refuses(400, await Here.Sent(format, ("against", "nowhere"), ("class", "none"), ("people", "0"), ("unnamed", "x")));
        foreach (var field in (string[])["against", "class", "people", "unnamed"]) Assert.Contains(all.Rows, row => row["description"]!.StartsWith($"{field}: ", StringComparison.Ordinal));
    }

    [Theory, InlineData("xml"), InlineData("json")]
    public async Task Whoever_wishes_to_stay_unknown_does_and_a_wish_nobody_understands_is_refused(string format)
    {
        Assert.True((await Kept(await Created(format, ("unnamed", "true"), ("first_name", "四"), ("last_name", "李")))).Unnamed);
        Assert.False((await Kept(await Created(format, ("unnamed", "false")))).Unnamed);
        foreach (var wish in (string[])["yes", "1", "TRUE"]) Says("unnamed", await Here.Sent(format, ("unnamed", wish)));
        Assert.NotNull((await Kept(await Created(format, ("consent", "true")))).ConsentedOn);
        Assert.Null((await Kept(await Created(format, ("consent", "false")))).ConsentedOn);
        Says("consent", await Here.Sent(format, ("consent", "maybe")));
    }

    [Theory, InlineData("xml"), InlineData("json")]
    public async Task Pictures_come_as_parts_and_what_is_none_or_too_many_is_refused(string format)
    {
        using var parts = Parts(("现场.png", Picture()), ("近处.png", Picture()));
        var code = (await Here.Client(format).Send("requests", parts)).Only["service_request_id"]!;
        var names = await Here.Asked(async db => await (from paper in db.CasePapers join matter in db.Cases on paper.CaseId equals matter.Id where matter.Code == code orderby paper.Name select paper.Name).ToListAsync(Stop));
        Assert.Equal(["现场.png", "近处.png"], names.Order(StringComparer.Ordinal));
        using var text = Parts(("合同.pdf", "%PDF-1.4 x"u8.ToArray()));
        Says("media", await Here.Client(format).Send("requests", text));
        using var many = Parts([.. Enumerable.Range(0, 6).Select(number => ($"{number}.png", Picture()))]);
        Says("media", await Here.Client(format).Send("requests", many));
        Says("media_url", await Here.Sent(format, ("media_url", "C:\\1.jpg")));
    }

    [Fact]
    public async Task The_interface_for_letters_refuses_the_same_values()
    {
        using var program = Here.Browser();
        var photo = new { name = "现场.png", content = Convert.ToBase64String(Picture()) };
        (string Field, object Letter)[] wrong =
        [
            ("class", With(new() { ["class"] = "none" })), ("people", With(new() { ["people"] = "0" })), ("representatives", With(new() { ["people"] = "2" })), ("against", With(new() { ["against"] = "nowhere" })),
            ("accused", With(new() { ["accused"] = new string('长', 51) })), ("unnamed", With(new() { ["unnamed"] = "yes" })), ("consent", With(new() { ["consent"] = "1" })),
            ("photos", With(new() { ["photos"] = Enumerable.Repeat(photo, 6) })), ("photos", With(new() { ["photos"] = new[] { new { name = "a.png", content = "eA==" } } })),
        ];
        foreach (var (field, letter) in wrong)
        {
            using var answer = await program.PostAsJsonAsync("/api/v1/letters", letter, Stop);
            var said = await answer.Content.ReadAsStringAsync(Stop);
            Assert.True(answer.StatusCode is HttpStatusCode.UnprocessableEntity && said.Contains($"\"{field}\"", StringComparison.Ordinal), $"{field}: {said}");
        }
    }

    static Dictionary<string, object> With(Dictionary<string, object> changes) =>
        new(changes) { ["kind"] = "help", ["title"] = "路灯不亮", ["story"] = "请修好。", ["phone"] = "13800138000" };

    static void Says(string field, GeoReply reply) =>
        Assert.Contains(Refuses(400, reply).Rows, row => row["description"]!.StartsWith($"{field}: ", StringComparison.Ordinal));

    Task<Petition> Kept(string code) => Here.Asked(db =>
        (from petition in db.Petitions.AsNoTracking() join matter in db.Cases on petition.CaseId equals matter.Id where matter.Code == code select petition).SingleAsync(Stop));

    MultipartFormDataContent Parts(params (string Name, byte[] Content)[] files)
    {
        var form = new MultipartFormDataContent();
        foreach (var (name, value) in Here.Fields()) form.Add(new StringContent(value), name);
        foreach (var (name, content) in files) form.Add(new ByteArrayContent(content), "media", name);
        return form;
    }

    static byte[] Picture()
    {
        using var picture = new SKBitmap(40, 30);
        picture.Erase(SKColors.Green);
        using var data = picture.Encode(SKEncodedImageFormat.Png, 90);
        return data.ToArray();
    }
}
