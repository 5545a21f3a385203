using System.Net;
using Daylight.Petitions;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace Daylight.Tests.Modules.Petitions;

/// <summary>How satisfied people are, of each answer, and what is counted of it.</summary>
public sealed class RatingTests : PetitionTown
{
    [Fact]
    public async Task A_second_answer_is_rated_anew_and_the_last_rating_counts_while_the_log_keeps_the_first()
    {
        using var visitor = Visitor();
        var (code, secret) = await Written(visitor);
        await Answered(code, "路灯已经修好。");
        await Follow(visitor, code, secret);
        await Rated(visitor, code, 1, $"/cases/{code}/ask-reopen");
        await Rejected(visitor, code);
        await ByPetitioner(visitor, code, "ask-reopen", "还是不亮。");
        await Taken(Head, code, "reopen", ("text", "重新办理。"));
        // A case that is being handled again keeps its rating in the figures, and its rows open.
        Assert.Null((await CaseOf(code)).DoneOn);
        Assert.Equal([1, 0], await Counts("rated", "satisfied"));
        Assert.Contains(code, await visitor.Read("/reports/figures/rows?measure=petitions.rated&year=2026"), StringComparison.Ordinal);
        await Rejected(visitor, code);

        DaysPass(1);
        await SignIn();
        reviewer = await Visitor().SignedIn("reviewer");
        await Answer(code);
        Assert.Contains("您对上一次答复的评价", WebUtility.HtmlDecode(await Follow(visitor, code, secret)), StringComparison.Ordinal);
        await Rated(visitor, code, 5, $"/cases/{code}");
        await Rejected(visitor, code);
        Assert.Equal(5, await Ask(db => db.Set<Satisfaction>().Select(said => said.Stars).SingleAsync(Stop)));
        Assert.Equal(2, await Ask(db => db.Entries.CountAsync(entry => entry.Verb == "rate", Stop)));
        Assert.Equal([1, 1], await Counts("rated", "satisfied"));
        var score = (await Both())[Bureau];
        Assert.Equal((1, 1), (score.Rated, score.Satisfied));
        // The month of the rating is that of its own day.
        await Do(async services => Assert.Equal([(2026, 10)], (await Measures.ByMonth(services.GetRequiredService<Measures>()["petitions.rated"],
            services.GetRequiredService<Db>(), new("440112/", new(2026, 1, 1), new(2026, 12, 31)) { Today = Time.Today() }, Stop)).Keys));
        Assert.Empty(await FaultsFound());
    }

    [Fact]
    public async Task A_review_by_the_body_above_is_no_second_answer_to_rate()
    {
        using var visitor = Visitor();
        var (code, secret) = await Written(visitor);
        await Answered(code, "路灯已经修好。");
        await Follow(visitor, code, secret);
        await Rated(visitor, code, 4, $"/cases/{code}");
        await ByPetitioner(visitor, code, "ask-review", "没有修好。");
        await Taken(supervisor, code, "decide-review", ("outcome", "V1"), ("text", "维持原处理意见。"), ("delivery", "person"));
        await Rejected(visitor, code);
    }

    [Fact]
    public async Task Every_figure_opens_its_rows_whatever_became_of_the_cases_behind_it()
    {
        using var visitor = Visitor();
        foreach (var (phone, then) in ((string, string)[])[("13800138000", "reopen"), ("13700137000", "review"), ("13600136000", "stays")])
        {
            var (code, secret) = await Written(visitor, ("phone", phone));
            await Answered(code, "路灯已经修好。");
            await Follow(visitor, code, secret);
            await Rated(visitor, code, 5, $"/cases/{code}");
            if (then is "reopen") await ByPetitioner(visitor, code, "ask-reopen", "还是不亮。");
            if (then is "review") await ByPetitioner(visitor, code, "ask-review", "没有修好。");
        }
        var call = await Called();
        await Taken(office, call.Code, "dispatch", ("body", Bureau), ("reason", "请办理。"));
        await Taken(Clerk, call.Code, "sign");
        await Taken(Clerk, call.Code, "take");
        await Taken(Clerk, call.Code, "draft", ("outcome", "H2"));
        await Taken(reviewer, call.Code, "approve", ("outcome", "H2"), ("text", "周一到周五上午办。"));
        await Taken(Clerk, call.Code, "deliver", ("delivery", "person"));
        await Follow(visitor, call.Code, call.Secret);
        await Rated(visitor, call.Code, 2, $"/cases/{call.Code}/ask-reopen");
        await ByPetitioner(visitor, call.Code, "ask-reopen", "没有说清。");
        Assert.Equal([3, 3], await Counts("rated", "satisfied"));
        foreach (var measure in Services.GetRequiredService<Measures>().All)
        {
            using var rows = await visitor.GetAsync($"/reports/figures/rows?measure={measure.Name}&year=2026", Stop);
            Assert.Equal((measure.Name, HttpStatusCode.OK), (measure.Name, rows.StatusCode));
            if (measure.Name is "petitions.rated" or "hotline.rated")
                Assert.Contains($"合计{await Count(measure.Name, 2026)}件", WebUtility.HtmlDecode(await rows.Content.ReadAsStringAsync(Stop)), StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task A_rating_counts_for_the_body_that_answered_though_the_case_went_to_another_since()
    {
        using var visitor = Visitor();
        var (code, secret) = await Written(visitor);
        await Answered(code, "路灯已经修好。");
        await Follow(visitor, code, secret);
        Time.Advance(TimeSpan.FromMinutes(1));
        await Rated(visitor, code, 1, $"/cases/{code}/ask-reopen");
        await ByPetitioner(visitor, code, "ask-reopen", "还是不亮。");
        await Taken(Head, code, "reopen", ("text", "重新办理。"));
        Time.Advance(TimeSpan.FromMinutes(1));
        await Do(async services =>
        {
            var matter = (await services.GetRequiredService<Db>().Cases.WithSteps(code, Stop))!;
            Assert.Empty(await services.GetRequiredService<Desk>().Take(matter, PetitionProcedure.Procedure, PetitionSteps.TakeBack,
                new() { On = Time.Today(), Version = matter.Version, Reason = "涉及本单位。", Body = "440112" }, Actor.Machine, services.GetRequiredService<BodyTree>(), Stop));
        });
        await Taken(office, code, "dispatch", ("body", Street), ("reason", "由街道办。"));
        await Taken(street, code, "sign");
        await Taken(street, code, "accept");
        var scores = await Both();
        Assert.Equal((1, 1), (scores[Bureau].Rated, scores[Bureau].Answered));
        Assert.Equal((0, 1), (scores[Street].Rated, scores[Street].Accepted));
    }

    [Fact]
    public async Task What_is_answered_on_the_spot_answers_all_that_were_put_together_with_it()
    {
        using var visitor = Visitor();
        var (first, second) = (await Called(), await Called("13700137000"));
        Assert.Equal($"/desk/cases/{second.Code}", (await office.Submit($"/desk/petitions/{second.Code}/join", $"/desk/petitions/{second.Code}/join",
            ("version", "1"), ("code", first.Code), ("reason", "问的是同一件事。"))).LeadsTo);
        // A petition is told of its own longer time.
        var (letter, _) = await Written(visitor, ("phone", "13600136000"));
        Assert.Equal($"/desk/cases/{letter}", (await office.Submit($"/desk/petitions/{letter}/join", $"/desk/petitions/{letter}/join",
            ("version", "0"), ("code", first.Code), ("reason", "问的是同一件事。"))).LeadsTo);
        await Taken(office, first.Code, "answer-now", ("outcome", "H2"), ("text", "周一到周五上午办。"));
        var (called, written) = (await CaseOf(second.Code), await CaseOf(letter));
        Assert.Equal(("closed", "replied", "replied"), ((await CaseOf(first.Code)).State, called.State, written.State));
        Assert.Equal(("周一到周五上午办。", "H2"), (called.Steps[^1].Text, called.Outcome));
        Assert.Equal((new DateOnly(2026, 10, 27), new DateOnly(2026, 11, 12)), (called.WaitsUntil!.Value, written.WaitsUntil!.Value));
        Assert.Contains("周一到周五上午办", WebUtility.HtmlDecode(await Follow(visitor, second.Code, second.Secret)), StringComparison.Ordinal);
        Assert.Empty(await FaultsFound());
    }

    [Fact]
    public async Task What_has_no_last_day_is_in_time_in_scores_and_figures_alike()
    {
        var call = await Called();
        await Taken(office, call.Code, "answer-now", ("outcome", "H2"), ("text", "周一到周五上午办。"));
        await Ask(db => db.Set<CaseStep>().ExecuteUpdateAsync(steps => steps.SetProperty(step => step.DueOn, (DateOnly?)null), Stop));
        Assert.Equal([1, 1], await Counts("answered", "answered/in-time"));
        await Do(async services => Assert.Equal(1, (await services.GetRequiredService<Scores>().Count(new(2026, 1, 1), new(2026, 12, 31), Stop))["440112"].AnsweredInTime));
    }

    async Task<IReadOnlyDictionary<string, Score>> Both()
    {
        IReadOnlyDictionary<string, Score> counted = null!;
        await Do(async services =>
        {
            var scores = services.GetRequiredService<Scores>();
            counted = await scores.Count(new(2026, 1, 1), new(2026, 12, 31), Stop);
            var replayed = await scores.Replay(new(2026, 1, 1), new(2026, 12, 31), Stop);
            Assert.Equal(counted.OrderBy(pair => pair.Key), replayed.OrderBy(pair => pair.Key));
        });
        return counted;
    }

    static async Task Rated(HttpClient visitor, string code, int stars, string leadsTo) =>
        Assert.Equal(leadsTo, (await visitor.Submit($"/cases/{code}", $"/cases/{code}/rating", ("stars", $"{stars}"))).LeadsTo);

    // By hand: no form offers it.
    static async Task Rejected(HttpClient visitor, string code)
    {
        Assert.DoesNotContain("name=\"stars\"", await visitor.Read($"/cases/{code}"), StringComparison.Ordinal);
        (string, string)[] typed = [("stars", "3"), ("__RequestVerificationToken", await visitor.TokenFor("/cases", "/cases"))];
        using var sent = await visitor.PostAsync($"/cases/{code}/rating", new FormUrlEncodedContent(typed.Select(field => KeyValuePair.Create(field.Item1, field.Item2))), Stop);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, sent.StatusCode);
    }

    async Task Answer(string code)
    {
        await Taken(Clerk, code, "draft", ("outcome", "S1"));
        await Taken(reviewer, code, "approve", ("outcome", "S1"), ("text", "又修了一次。"));
        await Taken(Clerk, code, "deliver", ("delivery", "person"));
    }

    async Task<(string Code, string Secret)> Called(string phone = "13800138000")
    {
        const string Form = "/desk/petitions/new";
        return await Takeaway(office, (await office.Submit(Form, Form, ("source", "hotline"), ("kind", "question"), ("title", "几点上班"), ("story", "窗口几点开？"), ("body", "440112"),
            ("received", $"{Time.Today():yyyy-MM-dd}"), ("name", "陈晓岚"), ("phone", phone), ("once", Ids.Next().ToString()))).LeadsTo);
    }
}
