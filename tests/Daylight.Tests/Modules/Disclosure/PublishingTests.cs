using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace Daylight.Tests.Modules.Disclosure;

/// <summary>From the draft to the public: by three people, and not otherwise.</summary>
public sealed class PublishingTests : PublicationTown
{
    [Fact]
    public async Task Three_people_publish_what_one_of_them_wrote()
    {
        var code = await Begin();
        Assert.DoesNotContain(Title, await Visitor().Read("/records"));
        var index = await Released(code);

        var page = await Visitor().Read($"/records/{index}");
        Assert.Contains(Title, page);
        Assert.Contains("每台电梯补贴十万元", page);
        Assert.Contains("穗埔住建〔2026〕7号", page);
        Assert.Contains("2026年10月12日", page);
        Assert.Contains(index, await Visitor().Read("/search?q=%E5%8A%A0%E8%A3%85%E7%94%B5%E6%A2%AF"));
        Assert.Contains($"/records/{index}", await Clerk.Read($"/desk/publications/{code}"));
        var matter = await CaseOf(code);
        Assert.Equal((FirstDay, FirstDay), (matter.DoneOn, matter.ClosedOn));
        await NothingIsWrong();
    }

    [Fact]
    public async Task The_ledger_tells_every_step_and_the_publication_by_office_and_not_by_person()
    {
        var code = await Begin();
        var index = await Released(code);
        var steps = await Ask(db => db.Entries.About($"case:{code}").Select(entry => new { entry.Verb, entry.Actor }).ToListAsync(Stop));
        Assert.Equal(["open", "submit", "check", "clear", "release"], steps.Select(step => step.Verb));
        Assert.All(steps, step => Assert.Equal($"officer@{Bureau}", step.Actor));
        var told = await Ask(db => db.Entries.About($"record:{index}").SingleAsync(Stop));
        Assert.Equal(("publish", $"officer@{Bureau}"), (told.Verb, told.Actor));
        Assert.DoesNotContain(await Ask(db => db.Entries.Select(entry => entry.Leaf).ToListAsync(Stop)), leaf => leaf.Contains("不涉密"));
    }

    [Fact]
    public async Task Notes_on_a_publication_are_read_page_by_page_where_they_stand()
    {
        var code = await Begin();
        await Do(async services =>
        {
            var (db, ledger) = (services.GetRequiredService<Db>(), services.GetRequiredService<Ledger>());
            var matter = await db.Cases.SingleAsync(one => one.Code == code, Stop);
            for (var i = 0; i < 60; i++)
            {
                var note = new CaseNote { Id = Ids.Next(), CaseId = matter.Id, Text = $"备注第{i:00}条。", At = ledger.Now.AddSeconds(i), By = Ids.Next() };
                ledger.Write(Actor.Machine, "note", matter.Address, matter.BodyCode).Covers(note);
                db.Add(note);
            }
            await db.SaveChangesAsync(Stop);
        });
        var (newest, oldest) = (await Clerk.Read($"/desk/publications/{code}"), await Clerk.Read($"/desk/publications/{code}?notes=2"));
        Assert.Contains($"href=\"/desk/publications/{code}?notes=2#notes\"", newest);
        Assert.Equal([(true, false), (false, true)], ((string[])[newest, oldest]).Select(page => (page.Contains("备注第59条"), page.Contains("备注第00条"))));
    }

    [Fact]
    public async Task Nobody_takes_a_step_that_belongs_to_another_post()
    {
        var code = await Begin();
        foreach (var (who, step) in new[] { (Reviewer, "submit"), (Publisher, "submit"), (Clerk, "check"), (Clerk, "clear"), (Clerk, "release"), (Reviewer, "release") })
            await (await Take(who, code, step, "理由")).Says(HttpStatusCode.UnprocessableEntity);
        await Took(Clerk, code, "submit");
        foreach (var (who, step) in new[] { (Clerk, "check"), (Publisher, "check"), (Publisher, "clear"), (Publisher, "release") })
            await (await Take(who, code, step, "理由")).Says(HttpStatusCode.UnprocessableEntity);
        Assert.Equal(HttpStatusCode.Forbidden, (await Reviewer.GetAsync("/desk/publications/new", Stop)).StatusCode);
        Assert.Equal($"/desk/publications/{code}", (await Publisher.GetAsync($"/desk/publications/{code}/edit", Stop)).LeadsTo);
        Assert.Equal(0, await Ask(db => db.Records.CountAsync(Stop)));
    }

    [Fact]
    public async Task One_person_with_every_role_can_do_one_part_only()
    {
        var all = await SignedIn("all", Role.Clerk | Role.Reviewer | Role.Publisher);
        var code = CodeIn(await all.Upload("/desk/publications/new", "/desk/publications/new", Form()));
        await Took(all, code, "submit");
        Assert.Contains("要由另一个人办", await (await Take(all, code, "check")).Says(HttpStatusCode.UnprocessableEntity));
        await Took(Reviewer, code, "check");
        Assert.Contains("要由另一个人办", await (await Take(all, code, "clear", "可以")).Says(HttpStatusCode.UnprocessableEntity));
        await Took(Reviewer, code, "clear", "可以");
        Assert.Contains("要由另一个人办", await (await Take(all, code, "release")).Says(HttpStatusCode.UnprocessableEntity));
        await Took(Publisher, code, "release");
    }

    [Fact]
    public async Task Who_only_edited_a_draft_does_not_review_it_and_who_reviewed_does_not_release()
    {
        var both = await SignedIn("both", Role.Clerk | Role.Reviewer | Role.Publisher);
        var code = await Begin();
        Assert.Equal($"/desk/publications/{code}", (await Edit(both, code, ("title", "改过的题目"))).LeadsTo);
        await Took(Clerk, code, "submit");
        Assert.Contains("要由另一个人办", await (await Take(both, code, "check")).Says(HttpStatusCode.UnprocessableEntity));

        var other = await Begin();
        await Took(Clerk, other, "submit");
        await Took(both, other, "check");
        await Took(Reviewer, other, "clear", "可以");
        Assert.Contains("要由另一个人办", await (await Take(both, other, "release")).Says(HttpStatusCode.UnprocessableEntity));
    }

    [Fact]
    public async Task The_review_states_its_reason()
    {
        var code = await Begin();
        await Took(Clerk, code, "submit");
        await Took(Reviewer, code, "check");
        Assert.Contains("写出理由", await (await Take(Reviewer, code, "clear", " ")).Says(HttpStatusCode.UnprocessableEntity));
        await Took(Reviewer, code, "clear", "核对过附件，没有个人信息");
        Assert.Contains("核对过附件，没有个人信息", await Publisher.Read($"/desk/publications/{code}"));
    }

    [Fact]
    public async Task What_is_returned_is_changed_and_goes_the_whole_way_again()
    {
        var code = await Begin();
        await Took(Clerk, code, "submit");
        await Took(Reviewer, code, "return", "金额写错了");
        Assert.Contains("金额写错了", await Clerk.Read($"/desk/publications/{code}"));
        await Edit(Clerk, code, ("text", "一、每台电梯补贴十二万元。"));
        var index = await Released(code);
        Assert.Contains("补贴十二万元", await Visitor().Read($"/records/{index}"));
        await NothingIsWrong();
    }

    [Fact]
    public async Task What_is_discarded_is_closed_and_never_public()
    {
        var code = await Begin();
        await Took(Clerk, code, "discard", "已经由别的局发布");
        Assert.NotNull((await CaseOf(code)).ClosedOn);
        await (await Take(Clerk, code, "submit")).Says(HttpStatusCode.UnprocessableEntity);
        Assert.Equal(0, await Ask(db => db.Records.CountAsync(Stop)));
        Assert.Contains(code, await Clerk.Read("/desk/publications?state=discarded"));
    }

    [Fact]
    public async Task The_period_runs_from_the_day_it_was_formed_and_is_explained()
    {
        var code = await Begin();
        var matter = await CaseOf(code);
        Assert.Equal((new DateOnly(2026, 10, 12), new DateOnly(2026, 11, 9), "cn-ogi-2019"), (matter.ReceivedOn, matter.DueOn, matter.Regime));
        var page = await Clerk.Read($"/desk/publications/{code}");
        Assert.Contains("为什么是11月9日", page);
        Assert.Contains("第二十六条", page);
    }

    [Fact]
    public async Task A_day_given_later_starts_the_period_and_a_day_put_right_moves_it()
    {
        var code = await Begin(("formed", ""));
        Assert.Null((await CaseOf(code)).DueOn);
        Assert.Contains("还没有写成文日期", await (await Take(Clerk, code, "submit")).Says(HttpStatusCode.UnprocessableEntity));
        await Edit(Clerk, code, ("formed", "2026-10-12"));
        Assert.Equal(new DateOnly(2026, 11, 9), (await CaseOf(code)).DueOn);
        await Edit(Clerk, code, ("formed", "2026-10-13"));
        Assert.Equal(new DateOnly(2026, 11, 10), (await CaseOf(code)).DueOn);
        await Edit(Clerk, code, ("formed", "2007-03-01"));
        var matter = await CaseOf(code);
        // Before the regulation of 2008 no law set a day.
        Assert.Equal((new DateOnly(2007, 3, 1), null, null), (matter.ReceivedOn, matter.Regime, matter.DueOn));
        await Edit(Clerk, code, ("formed", "2026-10-12"));
        Assert.Equal(new DateOnly(2026, 11, 9), (await CaseOf(code)).DueOn);
        Assert.Contains("成文日期登记过就不能去掉", await (await Edit(Clerk, code, ("formed", ""))).Says(HttpStatusCode.UnprocessableEntity));
        await NothingIsWrong();
    }

    [Fact]
    public async Task What_is_released_after_its_last_day_counts_as_late()
    {
        var code = await Begin();
        DaysPass(30);
        await SignIn();
        await Released(code);
        Assert.True((await CaseOf(code)).LateOn(Time.Today()));
    }

    [Fact]
    public async Task A_draft_without_text_and_files_is_not_submitted()
    {
        var code = await Begin(("text", ""));
        Assert.Contains("还没有正文，也没有附件", await (await Take(Clerk, code, "submit")).Says(HttpStatusCode.UnprocessableEntity));
    }

    [Fact]
    public async Task A_number_that_is_public_already_is_pointed_out()
    {
        await Released(await Begin(("number", "穗埔建〔2026〕7号")));
        var code = await Begin(("title", "另一份通知"), ("number", "穗埔建〔2026〕7号"));
        var stopped = await (await Take(Clerk, code, "submit")).Says(HttpStatusCode.UnprocessableEntity);
        Assert.Contains("这个文号已经公开过", stopped);
        // Some numbers were given out twice: then the officer says so.
        await Passed(Clerk, code, "submit", stopped);
        Assert.Equal("same-number×1", (await CaseOf(code)).Steps.Last().LetPass);
    }

    [Fact]
    public async Task A_text_that_promises_a_file_is_pointed_out_when_there_is_none()
    {
        var code = await Begin(("text", "名单见附件。"));
        var stopped = await (await Take(Clerk, code, "submit")).Says(HttpStatusCode.UnprocessableEntity);
        Assert.Contains("提到附件，但没有附件", stopped);
        await Passed(Clerk, code, "submit", stopped);
    }

    [Fact]
    public async Task The_preview_is_the_public_page_and_only_officers_see_it()
    {
        var code = await Begin(("description", "给老楼装电梯的钱"));
        var preview = await Reviewer.Read($"/desk/cases/{code}/preview");
        Assert.Contains("还没有公开", preview);
        Assert.Contains("record-head", preview);
        Assert.Contains("每台电梯补贴十万元", preview);
        Assert.Contains("给老楼装电梯的钱", preview);
        Assert.StartsWith("/sign-in", (await Visitor().GetAsync($"/desk/cases/{code}/preview", Stop)).LeadsTo);
        var street = await SignedIn("street", Role.Clerk | Role.Reviewer | Role.Publisher, "440112201");
        foreach (var page in new[] { $"/desk/cases/{code}/preview", $"/desk/publications/{code}", $"/desk/publications/{code}/edit" })
            Assert.Equal(HttpStatusCode.NotFound, (await street.GetAsync(page, Stop)).StatusCode);
        Assert.DoesNotContain(code, await street.Read("/desk/publications"));
    }

    [Fact]
    public async Task The_reviewer_sees_what_looks_like_personal_data_and_where()
    {
        var code = await Begin(("text", "一、联系人。\n二、电话13800138000。"), ("description", "身份证11010519491231002X的人"));
        var page = await Reviewer.Read($"/desk/publications/{code}");
        Assert.Contains("<mark>13800138000</mark>", page);
        Assert.Contains("第2段", page);
        Assert.Contains("<mark>11010519491231002X</mark>", page);

        // Whoever clears it has looked at them, and says so.
        await Took(Clerk, code, "submit");
        await Took(Reviewer, code, "check");
        var stopped = await (await Take(Reviewer, code, "clear", "办公电话，公开无妨")).Says(HttpStatusCode.UnprocessableEntity);
        Assert.Contains("<mark>11010519491231002X</mark>", stopped);
        await Passed(Reviewer, code, "clear", stopped, ("reason", "公开无妨"));
        Assert.NotNull((await CaseOf(code)).Steps.Last().LetPass);
    }

    [Fact]
    public async Task Of_two_who_take_a_step_at_once_one_wins_and_the_other_is_told()
    {
        var code = await Begin();
        await Took(Clerk, code, "submit");
        await Took(Reviewer, code, "check");
        await Took(Reviewer, code, "clear", "可以");
        var second = await SignedIn("second", Role.Publisher);
        var answers = await Task.WhenAll(Take(Publisher, code, "release"), Take(second, code, "release"));
        Assert.Equal([HttpStatusCode.SeeOther, HttpStatusCode.UnprocessableEntity], answers.Select(answer => answer.StatusCode).Order());
        Assert.Equal(1, await Ask(db => db.Records.CountAsync(Stop)));
        Assert.Single((await CaseOf(code)).Steps, step => step.Step == "release");
        await NothingIsWrong();
    }

    [Fact]
    public async Task A_draft_saved_by_two_keeps_the_first_and_gives_the_second_what_was_typed()
    {
        var code = await Begin();
        var page = $"/desk/publications/{code}/edit";
        var seen = VersionOn(await Clerk.Read(page));
        var second = await SignedIn("second", Role.Clerk);
        Assert.Equal($"/desk/publications/{code}", (await Edit(second, code, ("title", "第二个人的题目"))).LeadsTo);
        var answer = await Clerk.Upload(page, page, Form(("version", seen), ("title", "我写的题目")));
        var text = await answer.Says(HttpStatusCode.UnprocessableEntity);
        Assert.Contains("有人先办了一步", text);
        Assert.Contains("我写的题目", text);
        Assert.Equal("第二个人的题目", (await CaseOf(code)).Title);
    }

    [Fact]
    public async Task A_form_sent_twice_opens_one_case()
    {
        var once = ("once", Ids.Next().ToString());
        Assert.Equal(await Begin(once), await Begin(once));
        Assert.Equal(1, await Ask(db => db.Cases.CountAsync(Stop)));
    }

    [Fact]
    public async Task Nobody_releases_for_another_day()
    {
        var code = await Begin();
        DaysPass(1);
        await SignIn();
        var answer = await Send(Clerk, $"/desk/cases/{code}/submit", ("version", "0"), ("on", "2026-10-13"));
        Assert.Equal($"/desk/publications/{code}", answer.LeadsTo);
        Assert.Equal(FirstDay.AddDays(1), (await CaseOf(code)).Steps[^1].On);
    }

    [Fact]
    public async Task The_general_file_of_the_desk_leads_to_the_publication()
    {
        var code = await Begin();
        Assert.Equal($"/desk/publications/{code}", (await Clerk.GetAsync($"/desk/cases/{code}", Stop)).LeadsTo);
        Assert.Contains($"/desk/publications/{code}", await Clerk.Read("/desk"));
    }
}
