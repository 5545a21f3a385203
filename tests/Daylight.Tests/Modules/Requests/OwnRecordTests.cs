using System.IO.Compression;
using System.Net;
using System.Text.RegularExpressions;
using Daylight.Requests;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace Daylight.Tests.Modules.Requests;

/// <summary>A person has a record about themselves corrected (CN-OGI-2019 Art. 41).</summary>
public sealed partial class OwnRecordTests : RequestTown
{
    const string Url = "/requests/own-record", Desk = "/desk/requests/own-record";

    static (string Name, string Value)[] Form(params (string Name, string Value)[] changes)
    {
        var usual = With([("record", "不动产信息查询结果"), ("wrong", "登记的门牌是一巷12号"), ("right", "应当是一巷2号"), ("evidence", "不动产权证书"),
            ("channel", "counter"), ("once", Ids.Next().ToString())]);
        foreach (var (name, value) in changes) usual[name] = value;
        return [.. usual.Select(pair => (pair.Key, pair.Value))];
    }

    [Fact]
    public async Task From_the_web_to_the_letter_that_says_it_was_put_right()
    {
        using var visitor = Visitor();
        var form = Form();
        var sent = await visitor.Submit(Url, Url, form);
        var (code, secret) = await Takeaway(visitor, sent.LeadsTo);
        Assert.StartsWith("GZ-2026-", code);
        Assert.Equal(sent.LeadsTo, (await visitor.Submit(Url, Url, form)).LeadsTo);
        var matter = await CaseOf(code);
        Assert.Equal(("cn-ogi-own-record-2019", (DateOnly?)null, "in-hand"), (matter.Regime, matter.DueOn, matter.State));
        Assert.Contains("登记的门牌是一巷12号", await Clerk.Read($"/desk/cases/{code}"));

        await Taken(Clerk, code, "ask-evidence");
        var page = $"/cases/{code}/give-evidence";
        Assert.Contains("请您补充", await Follow(visitor, code, secret));
        Assert.Equal($"/cases/{code}", (await visitor.Submit(page, page, ("version", "1"), ("reason", "附上权证照片"))).LeadsTo);

        // Whoever says that it was put right has done it first.
        Assert.Contains("没有登记更正", await (await Take(Clerk, code, "draft", ("outcome", "C1"))).Says(HttpStatusCode.UnprocessableEntity));
        await Taken(Clerk, code, "put-right", ("reason", "登记系统，10月13日，由12号改为2号"));
        await Taken(Clerk, code, "draft", ("outcome", "C1"));
        await Taken(Head, code, "sign", ("outcome", "C1"));
        Assert.DoesNotContain("本机关已经更正", await visitor.Read($"/cases/{code}"));
        await Taken(Clerk, code, "deliver", ("delivery", "post"));
        var answered = await visitor.Read($"/cases/{code}");
        Assert.Contains("本机关已经更正", answered);
        Assert.Contains("class=\"chip ok\">予以更正", answered);
        Assert.Contains("第四十一条", answered);
        Assert.Contains("60日内", answered);
        // The application that stands ready is for those who asked for information.
        Assert.DoesNotContain("reconsideration.txt", answered);
        Assert.NotNull((await CaseOf(code)).Steps.Single(step => step.Step == "sign").DocumentNumber);
    }

    [Theory]
    [InlineData("T1", "转送有权更正的")]
    [InlineData("T2", "请您向有权更正的")]
    [InlineData("R1", "本机关不予更正")]
    public async Task Each_other_outcome_has_its_letter(string outcome, string says)
    {
        var (code, secret) = await Registered();
        await Answer(code, outcome);
        using var visitor = Visitor();
        var told = await Follow(visitor, code, secret);
        Assert.Contains(says, told);
        // What was not put right here is no success: nothing is ticked off.
        foreach (var page in (string[])[told, await Clerk.Read($"/desk/cases/{code}")])
        {
            Assert.Contains("class=\"chip idle\"", page);
            Assert.DoesNotContain("class=\"chip ok\"", page);
        }
        Assert.Equal(outcome, (await CaseOf(code)).Outcome);
    }

    [Fact]
    public async Task At_the_desk_it_is_registered_for_ones_own_body_and_a_request_is_not_counted()
    {
        var (code, _) = await Registered(("channel", "post"));
        Assert.Equal((Channel.Post, Bureau), ((await CaseOf(code)).Channel, (await CaseOf(code)).BodyCode));
        Assert.Contains("href=\"#body\"", await (await Clerk.Submit(Desk, Desk, Form(("body", "440112201")))).Says(HttpStatusCode.UnprocessableEntity));
        Assert.Contains("href=\"#channel\"", await (await Clerk.Submit(Desk, Desk, Form(("channel", "web")))).Says(HttpStatusCode.UnprocessableEntity));
        Assert.Equal(HttpStatusCode.Forbidden, (await Head.GetAsync(Desk, Stop)).StatusCode);
        Assert.Equal(0, await Count("requests.received", 2026));
    }

    [Fact]
    public async Task All_that_is_missing_is_said_at_once()
    {
        using var visitor = Visitor();
        var page = await (await visitor.Submit(Url, Url)).Says(HttpStatusCode.UnprocessableEntity);
        foreach (var field in (string[])["body", "record", "wrong", "right", "evidence", "way", "kind", "name", "identity", "phone"])
            Assert.Contains($"href=\"#{field}\"", page);
        page = await (await visitor.Submit(Url, Url, Form(("way", "email"), ("email", ""), ("identityNumber", "110105194912310021")))).Says(HttpStatusCode.UnprocessableEntity);
        foreach (var field in (string[])["email", "identityNumber"]) Assert.Contains($"href=\"#{field}\"", page);
        Assert.Contains("登记的门牌是一巷12号", page);
    }

    [Fact]
    public async Task Silence_after_the_day_told_is_entered_and_the_requester_may_withdraw()
    {
        var (code, secret) = await Registered();
        await Taken(Clerk, code, "ask-evidence", ("until", "2026-10-20"));
        Assert.Contains("2026-10-20", await (await Take(Clerk, code, "no-evidence")).Says(HttpStatusCode.UnprocessableEntity));
        using var visitor = Visitor();
        await Follow(visitor, code, secret);
        var page = $"/cases/{code}/withdraw";
        Assert.Equal($"/cases/{code}", (await visitor.Submit(page, page, ("version", "1"), ("reason", "已经改好了"))).LeadsTo);
        Assert.Equal("withdrawn", (await CaseOf(code)).State);
    }

    [Fact]
    public async Task Evidence_comes_with_the_form_and_with_what_was_asked_for_and_only_the_file_and_its_person_have_it()
    {
        using var visitor = Visitor();
        var form = Form();
        // What was taken in stays with a form in which something else is wrong, and is not chosen again.
        var again = await (await visitor.Upload(Url, Url, [.. form.Where(one => one.Name != "right")], ("权证.txt", "权证上是一巷2号"u8.ToArray()),
            ("坏的.pdf", "这不是PDF"u8.ToArray()))).Says(HttpStatusCode.UnprocessableEntity);
        Assert.Contains("坏的.pdf", again);
        var token = Kept().Match(again).Groups[1].Value;
        Assert.Equal(0, await Ask(db => db.CasePapers.CountAsync(Stop)));
        // The token belongs to this form: in another it is nothing.
        var other = Form();
        Assert.DoesNotContain("name=\"keep\"", await (await visitor.Submit(Url, Url, [.. other.Where(one => one.Name != "right"), ("keep", token)])).Says(HttpStatusCode.UnprocessableEntity));
        var (code, secret) = await Takeaway(visitor, (await visitor.Upload(Url, Url, [.. form, ("keep", token)])).LeadsTo);

        await Taken(Clerk, code, "ask-evidence");
        await Follow(visitor, code, secret);
        var page = $"/cases/{code}/give-evidence";
        Assert.Equal($"/cases/{code}", (await visitor.Upload(page, page, [("version", "1"), ("reason", "附上照片")], ("权证.txt", "第二页"u8.ToArray()))).LeadsTo);
        var papers = await Ask(db => db.CasePapers.AsNoTracking().Where(paper => paper.HandedInOn != null).OrderBy(paper => paper.Id).ToListAsync(Stop));
        Assert.Equal(["权证.txt", "权证(2).txt"], papers.Select(paper => paper.Name));
        Assert.All(papers, paper => Assert.Equal((Time.Today(), (Guid?)null, (DateTime?)null), (paper.HandedInOn, paper.AddedBy, paper.GoesOutAt)));
        Assert.Equal("权证上是一巷2号", papers[0].Text);
        Assert.Contains("申请人提交", await Clerk.Read($"/desk/cases/{code}/papers"));
        Assert.Contains("权证.txt、权证(2).txt", await Clerk.Read($"/desk/cases/{code}"));

        // The person has them again, on the page and in the archive; nobody else does.
        Assert.Contains("权证(2).txt", await visitor.Read($"/cases/{code}"));
        Assert.Equal("第二页", await visitor.Read($"/cases/{code}/papers/{papers[1].Id}"));
        await using var archive = new ZipArchive(new MemoryStream(await visitor.GetByteArrayAsync($"/cases/{code}/copy.zip", Stop)));
        foreach (var paper in papers) Assert.Contains(archive.Entries, entry => entry.Name.EndsWith($" {paper.Name}", StringComparison.Ordinal));
        using var stranger = Visitor();
        Assert.Equal(HttpStatusCode.SeeOther, (await stranger.GetAsync($"/cases/{code}/papers/{papers[0].Id}", Stop)).StatusCode);
        Assert.Empty(await FaultsFound());
    }

    [Fact]
    public async Task What_became_of_them_is_counted()
    {
        Assert.Equal(Services.GetRequiredService<LawBook>().Outcomes("cn-ogi-own-record-2019").Select(outcome => outcome.Code).Order(), OwnRecordMeasures.Outcomes.Order());
        foreach (var outcome in (string[])["T1", "R1"]) await Answer((await Registered()).Code, outcome);
        var (withdrawn, _) = await Registered();
        await Taken(Clerk, withdrawn, "withdraw", ("reason", "已经改好了"));
        await Registered();
        var counted = new List<long>();
        foreach (var name in (string[])["received", "decided", "decided/C1", "decided/T1", "decided/R1", "withdrawn", "carried-in", "carried-out"])
            counted.Add(await Count($"own-record.{name}", 2026));
        Assert.Equal([4, 2, 0, 1, 1, 1, 0, 1], counted);
        Assert.Equal(1, await Count("own-record.carried-in", 2027));
        Assert.Contains("更正申请：不予更正", await Visitor().Read("/reports/figures?year=2026"));
    }

    [GeneratedRegex("name=\"keep\" value=\"([^\"]+)\"")]
    private static partial Regex Kept();

    async Task<(string Code, string Secret)> Registered(params (string Name, string Value)[] changes) =>
        await Takeaway(Clerk, (await Clerk.Submit(Desk, Desk, Form(changes))).LeadsTo);
}
