using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace Daylight.Tests.Modules.Requests;

/// <summary>What requesters do with their number and secret.</summary>
public sealed class FollowingTests : RequestTown
{
    [Fact]
    public async Task A_wrong_number_and_a_wrong_secret_get_the_same_answer()
    {
        var (code, _) = await Register();
        using var visitor = Visitor();
        var wrongSecret = await visitor.Submit("/cases", "/cases", ("code", code), ("secret", "000000000000"));
        var wrongCode = await visitor.Submit("/cases", "/cases", ("code", "GK-2026-99999"), ("secret", "000000000000"));

        Assert.Equal(Blank(await wrongSecret.Says(HttpStatusCode.UnprocessableEntity), code),
            Blank(await wrongCode.Says(HttpStatusCode.UnprocessableEntity), "GK-2026-99999"));
    }

    [Fact]
    public async Task Number_and_secret_are_taken_as_people_type_them()
    {
        var (code, secret) = await Register();
        using var visitor = Visitor();
        var opened = await visitor.Submit("/cases", "/cases", ("code", $" {code.ToLowerInvariant()} "), ("secret", secret.ToLowerInvariant()));

        Assert.Equal($"/cases/{code}", opened.LeadsTo);
    }

    [Fact]
    public async Task A_case_that_was_not_opened_here_leads_to_the_question_whether_it_is_there_or_not()
    {
        var (code, _) = await Register();
        using var visitor = Visitor();
        using var there = await visitor.GetAsync($"/cases/{code}", Stop);
        using var nowhere = await visitor.GetAsync("/cases/GK-2026-99999", Stop);

        Assert.Equal($"/cases?code={code}", there.LeadsTo);
        Assert.Equal("/cases?code=GK-2026-99999", nowhere.LeadsTo);
    }

    [Fact]
    public async Task The_requester_withdraws_and_it_is_counted_as_another_outcome()
    {
        var (code, secret) = await Register();
        using var visitor = Visitor();
        await Follow(visitor, code, secret);
        var page = $"/cases/{code}/withdraw";
        var sent = await visitor.Submit(page, page, ("reason", "已经找到了"), ("version", "0"));

        Assert.Equal($"/cases/{code}", sent.LeadsTo);
        var matter = await CaseOf(code);
        Assert.Equal(("withdrawn", "F3"), (matter.State, matter.Outcome));
    }

    [Fact]
    public async Task The_page_opens_for_two_hours_and_is_kept_nowhere()
    {
        var (code, secret) = await Register();
        using var visitor = Visitor();
        await Follow(visitor, code, secret);
        using var open = await visitor.GetAsync($"/cases/{code}", Stop);
        Assert.True(open.Headers.CacheControl!.NoStore);

        Time.Advance(TimeSpan.FromHours(3));
        using var closed = await visitor.GetAsync($"/cases/{code}", Stop);
        Assert.Equal($"/cases?code={code}", closed.LeadsTo);
    }

    [Fact]
    public async Task An_application_for_reconsideration_stands_ready_until_its_last_day()
    {
        var (code, secret) = await Register();
        using var visitor = Visitor();
        var letter = $"/cases/{code}/reconsideration.txt";
        Assert.DoesNotContain(letter, await Follow(visitor, code, secret));
        using (var early = await visitor.GetAsync(letter, Stop)) Assert.Equal(HttpStatusCode.NotFound, early.StatusCode);

        await Answer(code, "C4");
        Assert.Contains($"href=\"{letter}\"", await visitor.Read($"/cases/{code}"));
        var text = await visitor.Read(letter);
        foreach (var said in (string[])["被申请人：广州市黄埔区住房和城乡建设局", "广州市黄埔区人民政府", "〔2026〕1号", "2026年10月13日", code])
            Assert.Contains(said, text);

        // Sixty days, and the weekend on which they end.
        DaysPass(65);
        Assert.DoesNotContain(letter, await Follow(visitor, code, secret));
    }

    [Fact]
    public async Task Nobody_answered_in_time_and_the_application_says_so()
    {
        var (code, secret) = await Register();
        using var visitor = Visitor();
        DaysPass(40);
        await Follow(visitor, code, secret);
        Assert.Contains("确认被申请人逾期不答复违法", await visitor.Read($"/cases/{code}/reconsideration.txt"));
    }

    [Fact]
    public async Task The_feed_tells_steps_and_dates_and_opens_with_its_own_key_alone()
    {
        var (code, secret) = await Register();
        await Taken(Clerk, code, "ask-correction", ("text", "请写明年份。"));
        using var visitor = Visitor();
        await Follow(visitor, code, secret);
        var address = await FeedOf(visitor, code);
        using var program = Visitor();
        var feed = System.Xml.Linq.XDocument.Parse(await program.Read(address));
        var titles = feed.Descendants().Where(element => element.Name.LocalName == "title").Skip(1).Select(element => element.Value);
        Assert.Equal(["请您补充说明，期限到补正后重新计算", "已收到，期限从次日起算"], titles);
        Assert.DoesNotContain("年份", feed.ToString());

        var (other, _) = await Register();
        foreach (var wrong in (string[])[$"/cases/{code}/feed.atom", address[..^3] + "AAA", address.Replace(code, other)])
        {
            using var refused = await program.GetAsync(wrong, Stop);
            Assert.Equal(HttpStatusCode.NotFound, refused.StatusCode);
        }
        // The key is none to the case itself.
        using var closed = await program.GetAsync($"/cases/{code}", Stop);
        Assert.Equal($"/cases?code={code}", closed.LeadsTo);
    }

    [Fact]
    public async Task The_address_of_a_feed_ends_when_it_is_switched_off_and_when_the_secret_is_another()
    {
        var (code, secret) = await Register();
        using var visitor = Visitor();
        await Follow(visitor, code, secret);
        var first = await FeedOf(visitor, code);
        var end = System.Text.RegularExpressions.Regex.Match(await visitor.Read($"/cases/{code}"), "/cases/[^\"]*/following/[^\"]*/end").Value;
        Assert.Equal($"/cases/{code}#follow", (await visitor.Submit($"/cases/{code}", end)).LeadsTo);
        using var program = Visitor();
        using (var gone = await program.GetAsync(first, Stop)) Assert.Equal(HttpStatusCode.NotFound, gone.StatusCode);
        var second = await FeedOf(visitor, code);
        Assert.NotEqual(first, second);
        Assert.Contains("<entry>", await program.Read(second));
        await Do(services => services.GetRequiredService<Db>().Cases.Where(matter => matter.Code == code)
            .ExecuteUpdateAsync(set => set.SetProperty(matter => matter.SecretHash, CaseSecret.HashOf("AAAABBBBCCCC")), Stop));
        using var ended = await program.GetAsync(second, Stop);
        Assert.Equal(HttpStatusCode.NotFound, ended.StatusCode);
    }

    [Fact]
    public async Task Whoever_was_answered_says_once_how_satisfied_they_are()
    {
        var (code, secret) = await Register();
        using var visitor = Visitor();
        Assert.DoesNotContain("name=\"stars\"", await Follow(visitor, code, secret));
        await Answer(code, "A2");
        Assert.Equal($"/cases/{code}", (await visitor.Submit($"/cases/{code}", $"/cases/{code}/rating", ("stars", "5"))).LeadsTo);
        Assert.DoesNotContain("name=\"stars\"", await visitor.Read($"/cases/{code}"));
        Assert.Equal((1, 1), (await Count("requests.rated", 2026), await Count("requests.satisfied", 2026)));
    }

    [Fact]
    public async Task A_late_request_says_so_in_plain_words()
    {
        var (code, secret) = await Register(("submitted", "2026-08-03"));
        using var visitor = Visitor();

        Assert.Contains("已经超过", await Follow(visitor, code, secret), StringComparison.Ordinal);
    }

    // The token differs on every page, the number is what was typed.
    static string Blank(string page, string code) => System.Text.RegularExpressions.Regex.Replace(
        page.Replace(code, "", StringComparison.Ordinal), "name=\"__RequestVerificationToken\" value=\"[^\"]+\"", "");
}
