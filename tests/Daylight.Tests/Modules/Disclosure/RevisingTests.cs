using System.Net;
using Daylight.Disclosure;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace Daylight.Tests.Modules.Disclosure;

/// <summary>What is public is corrected and withdrawn through the same review, wherever it came from.</summary>
public sealed class RevisingTests : PublicationTown
{
    [Fact]
    public async Task A_record_that_was_imported_is_corrected_by_three_people_and_both_editions_stay()
    {
        var record = await Imported();
        var code = await Correction(record.Index);
        await Save(code, record, ("text", "第一段。\n电话另行公布。\n第三段。"), ("note", "去掉个人电话。"),
            ("abolished", "2026-10-01"), ("topics", "land"), ("number", "穗埔住建〔2024〕2号"));
        var compared = await Reviewer.Read($"/desk/publications/{code}");
        Assert.Contains("<del>", compared);
        Assert.Contains("电话十三八零零", compared);
        Assert.Contains("电话另行公布", compared);
        Assert.Contains("穗埔住建〔2024〕1号", compared);
        Assert.Contains("加了1段，去掉1段", compared);
        await Released(code);

        var page = await Visitor().Read($"/records/{record.Index}");
        Assert.Contains("电话另行公布", page);
        Assert.DoesNotContain("电话十三八零零", page);
        Assert.Contains("去掉个人电话。", page);
        Assert.Contains("穗埔住建〔2024〕2号", page);
        Assert.Contains("已废止", page);
        var first = await Visitor().Read($"/records/{record.Index}/editions/1");
        Assert.Contains("电话十三八零零", first);
        Assert.Contains("穗埔住建〔2024〕1号", first);
        var after = await Ask(db => db.Records.Include(r => r.Topics).SingleAsync(r => r.Id == record.Id, Stop));
        Assert.Equal((2, new DateOnly(2026, 10, 1)), (after.Edition, after.AbolishedOn));
        Assert.Equal("land", Assert.Single(after.Topics).Topic);
        Assert.Equal(record.PublishedOn, after.PublishedOn);
        Assert.Null((await CaseOf(code)).DueOn);
        await NothingIsWrong();
    }

    [Fact]
    public async Task A_correction_that_changes_nothing_or_says_nothing_is_not_submitted()
    {
        var record = await Imported();
        var code = await Correction(record.Index);
        Assert.Contains("写出改了什么", await (await Save(code, record, ("note", ""))).Says(HttpStatusCode.UnprocessableEntity));
        Assert.Equal($"/desk/publications/{code}", (await Save(code, record, ("note", "更正。"))).LeadsTo);
        Assert.Contains("没有什么要更正", await (await Take(Clerk, code, "submit")).Says(HttpStatusCode.UnprocessableEntity));
    }

    [Fact]
    public async Task A_record_as_long_as_an_import_takes_and_with_a_number_of_no_known_form_is_corrected()
    {
        var record = await Imported(publication => publication with
        {
            Title = new('题', RecordLimits.Title), DocumentNumber = "府机密七号文", Description = new('述', RecordLimits.Description),
            Keywords = new('词', RecordLimits.Keywords), IssuerName = new('关', RecordLimits.Issuer),
        });
        var code = await Correction(record.Index);
        Assert.Contains("这不是文号", await (await Save(code, record, ("number", "府机密八号文"), ("note", "更正。"))).Says(HttpStatusCode.UnprocessableEntity));
        // A number that is one is taken, and the one of the record can still be put back.
        Assert.Equal($"/desk/publications/{code}", (await Save(code, record, ("number", "臺教技（一）字第1040173784B號"), ("note", "更正。"))).LeadsTo);
        Assert.Equal("臺教技(一)字第1040173784B號", await Ask(db => db.PublicationDrafts.Select(draft => draft.DocumentNumber).SingleAsync(Stop)));
        Assert.Equal($"/desk/publications/{code}", (await Save(code, record, ("text", "新的正文。"), ("note", "更正。"),
            ("description", record.Description!), ("keywords", record.Keywords!), ("issuer", record.IssuerName!))).LeadsTo);
        await Released(code);
        var after = await Ask(db => db.Records.SingleAsync(r => r.Id == record.Id, Stop));
        Assert.Equal((2, record.Title, record.DocumentNumber, record.Keywords), (after.Edition, after.Title, after.DocumentNumber, after.Keywords));
    }

    [Fact]
    public async Task Files_of_a_record_go_over_into_its_correction()
    {
        const string New = "/desk/publications/new";
        var index = await Released(CodeIn(await Clerk.Upload(New, New, Form(), ("表.csv", "甲,一"u8.ToArray()))));
        var code = await Correction(index);
        var page = $"/desk/publications/{code}/edit";
        var opened = await Clerk.Read(page);
        var kept = System.Text.RegularExpressions.Regex.Match(opened, "name=\"keep\" value=\"([^\"]+)\"").Groups[1].Value;
        await Clerk.Upload(page, page, Form(("version", VersionOn(opened)), ("keep", kept), ("note", "补上一份。")), ("新表.csv", "乙,二"u8.ToArray()));
        await Released(code);
        var record = await Visitor().Read($"/records/{index}");
        Assert.Contains("新表.csv", record);
        Assert.Contains(">表.csv", record);
        await NothingIsWrong();
    }

    [Fact]
    public async Task One_correction_at_a_time_and_only_from_the_edition_it_began_with()
    {
        var record = await Imported();
        var code = await Correction(record.Index);
        var again = await Clerk.Submit($"/desk/publications/records/{record.Index}", $"/desk/publications/records/{record.Index}/correct");
        Assert.Contains($"已经有人在办：{code}", await again.Says(HttpStatusCode.UnprocessableEntity));
        await Save(code, record, ("text", "新的正文。"), ("note", "更正。"));
        await Took(Clerk, code, "submit");
        // Another node corrects it meanwhile.
        await Do(async services =>
        {
            var db = services.GetRequiredService<Db>();
            var known = await db.Records.Include(r => r.Topics).SingleAsync(r => r.Id == record.Id, Stop);
            services.GetRequiredService<Catalogue>()
                .Correct(known, new() { BodyCode = Bureau, Title = "别人的更正", Text = "别的。", Category = "other", Kind = "other" }, "更正。", Actor.Machine);
            await db.SaveChangesAsync(Stop);
        });
        await Took(Reviewer, code, "check");
        await Took(Reviewer, code, "clear", "可以");
        Assert.Contains("请从最新的一版重新更正", await (await Take(Publisher, code, "release")).Says(HttpStatusCode.UnprocessableEntity));
        Assert.Equal("cleared", (await CaseOf(code)).State);
        await NothingIsWrong();
    }

    [Fact]
    public async Task A_withdrawal_takes_two_people_and_leaves_a_tombstone_with_its_reason_and_nothing_else()
    {
        const string New = "/desk/publications/new";
        var index = await Released(CodeIn(await Clerk.Upload(New, New, Form(("text", "秘密的正文紫荆花")), ("秘密.csv", "木棉,一"u8.ToArray()))));
        var file = await Ask(db => db.Set<Attachment>().SingleAsync(Stop));
        var address = $"/files/{file.Hash}/{Uri.EscapeDataString(file.Name)}";
        Assert.Equal(HttpStatusCode.OK, (await Visitor().GetAsync(address, Stop)).StatusCode);
        Assert.Contains(index, await Visitor().Read("/search?q=%E7%B4%AB%E8%8D%86%E8%8A%B1"));

        var both = await SignedIn("both", Role.Clerk | Role.Publisher);
        var code = await Withdrawal(both, index, "误发，正在核实");
        Assert.Contains("要由另一个人办", await (await Take(both, code, "recall", "理由")).Says(HttpStatusCode.UnprocessableEntity));
        Assert.Contains("秘密的正文紫荆花", await Visitor().Read($"/records/{index}"));
        Assert.Contains("误发，正在核实", await Publisher.Read($"/desk/cases/{code}/recall"));
        Assert.Contains("还没有公开", await Publisher.Read($"/desk/cases/{code}/preview"));
        await Took(Publisher, code, "recall", "误发：尚未核实的数字。");
        await CatchUp();

        var gone = await (await Visitor().GetAsync($"/records/{index}", Stop)).Says(HttpStatusCode.Gone);
        Assert.Contains("误发：尚未核实的数字。", gone);
        Assert.DoesNotContain(Title, gone);
        Assert.DoesNotContain("紫荆花", gone);
        foreach (var page in new[] { "/search?q=%E7%B4%AB%E8%8D%86%E8%8A%B1", "/records", "/feed.atom", "/api/v1/records", "/" })
            Assert.DoesNotContain(index, await Visitor().Read(page));
        Assert.Equal(HttpStatusCode.Gone, (await Visitor().GetAsync($"/api/v1/records/{index}", Stop)).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await Visitor().GetAsync(address, Stop)).StatusCode);
        Assert.NotEqual(HttpStatusCode.OK, (await Visitor().GetAsync($"/records/{index}/files/{file.Hash}", Stop)).StatusCode);
        Assert.NotEqual(HttpStatusCode.OK, (await Visitor().GetAsync($"/records/{index}/editions/1", Stop)).StatusCode);
        Assert.Equal("withdraw", await Ask(db => db.Entries.About($"record:{index}").OrderByDescending(entry => entry.Arrival).Select(entry => entry.Verb).FirstAsync(Stop)));
        await NothingIsWrong();
    }

    [Fact]
    public async Task An_imported_record_is_withdrawn_too_once_only()
    {
        var record = await Imported();
        var code = await Withdrawal(Reviewer, record.Index, "含个人电话");
        await Took(Publisher, code, "recall", "含个人电话");
        await CatchUp();
        Assert.Equal(HttpStatusCode.Gone, (await Visitor().GetAsync($"/records/{record.Index}", Stop)).StatusCode);
        var again = await Send(Clerk, $"/desk/publications/records/{record.Index}/recall", ("reason", "再撤一次"));
        Assert.Contains("已经撤回", await again.Says(HttpStatusCode.UnprocessableEntity));
        await (await Send(Clerk, $"/desk/publications/records/{record.Index}/correct")).Says(HttpStatusCode.UnprocessableEntity);
        await NothingIsWrong();
    }

    [Fact]
    public async Task A_withdrawal_can_be_declined_and_the_record_stays()
    {
        var record = await Imported();
        var code = await Withdrawal(Clerk, record.Index, "看着不对");
        await Took(Publisher, code, "keep", "核对过，没有问题");
        Assert.Contains("第一段", await Visitor().Read($"/records/{record.Index}"));
        Assert.NotNull((await CaseOf(code)).ClosedOn);
    }

    [Fact]
    public async Task A_withdrawal_says_why()
    {
        var record = await Imported();
        var page = $"/desk/publications/records/{record.Index}";
        Assert.Contains("写出撤回的理由", await (await Clerk.Submit(page, $"{page}/recall", ("reason", " "))).Says(HttpStatusCode.UnprocessableEntity));
    }

    [Fact]
    public async Task Only_officers_of_the_body_correct_or_withdraw()
    {
        var record = await Imported();
        var page = $"/desk/publications/records/{record.Index}";
        var street = await SignedIn("street", Role.Clerk | Role.Publisher, "440112201");
        Assert.Equal(HttpStatusCode.Forbidden, (await street.GetAsync(page, Stop)).StatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, (await Send(street, $"{page}/correct")).StatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, (await Send(street, $"{page}/recall", ("reason", "不喜欢"))).StatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, (await Send(Reviewer, $"{page}/correct")).StatusCode);
        Assert.Equal(0, await Ask(db => db.PublicationDrafts.CountAsync(Stop)));
    }

    [Fact]
    public async Task The_link_for_officers_is_on_the_record_for_officers_only()
    {
        var record = await Imported();
        var (page, link) = ($"/records/{record.Index}", $"/desk/publications/records/{record.Index}");
        // In whatever order they come: no kept page of one is given to the other.
        Assert.DoesNotContain(link, await Visitor().Read(page));
        Assert.Contains(link, await Clerk.Read(page));
        Assert.DoesNotContain(link, await Visitor().Read(page));
        Assert.Contains(link, await Reviewer.Read(page));
    }

    static string PageOf(string index) => $"/desk/publications/records/{index}";

    async Task<string> Correction(string index) => CodeIn(await Clerk.Submit(PageOf(index), $"{PageOf(index)}/correct"));

    static async Task<string> Withdrawal(HttpClient who, string index, string because) =>
        CodeIn(await who.Submit(PageOf(index), $"{PageOf(index)}/recall", ("reason", because)));

    // The form of a correction as its page has it.
    async Task<HttpResponseMessage> Save(string code, Record record, params (string Name, string Value)[] changed)
    {
        var page = $"/desk/publications/{code}/edit";
        var usual = new (string Name, string Value)[]
        {
            ("version", VersionOn(await Clerk.Read(page))), ("title", record.Title), ("number", record.DocumentNumber!), ("category", record.Category),
            ("kind", record.Kind), ("normative", "department"), ("language", "hans"), ("formed", "2024-01-02"),
            ("topics", "housing"), ("topics", "land"), ("text", "第一段。\n电话十三八零零。\n第三段。"), ("note", ""),
        };
        return await Clerk.Upload(page, page, [.. usual.Where(answer => changed.All(other => other.Name != answer.Name)), .. changed]);
    }
}
