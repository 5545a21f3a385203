using Daylight.Host;
using Daylight.Host.Demo;
using Daylight.Web;
using Xunit;

namespace Daylight.Tests.Host.Demo;

public class RequestsTests
{
    static readonly string[] Granted = ["granted", "partial"];

    static LawBook Law { get; } = LawBook.Load(Installation.LawFolder);

    static IReadOnlyList<DemoRequest> Requests => DistrictOfToday.Made.Requests;

    static DemoRequest[] ReceivedIn(int year) => [.. Requests.Where(request => request.ReceivedOn?.Year == year)];

    static DemoRequest[] AnsweredIn(int year) => [.. Requests.Where(request => request.Answer?.On.Year == year)];

    static int OpenAtTheEndOf(int year) =>
        Requests.Count(request => request.ReceivedOn?.Year <= year && !(request.Answer?.On.Year <= year));

    [Fact]
    public void The_requests_of_2012_add_up_by_channel()
    {
        var by = ReceivedIn(2012).CountBy(request => request.Channel).ToDictionary();
        Assert.Equal(203, by.Values.Sum());
        Assert.Equal(
            new Dictionary<string, int>
            {
                ["counter"] = 61, ["fax"] = 8, ["e-mail"] = 24, ["web"] = 78, ["letter"] = 29, ["other"] = 3,
            },
            by);
    }

    [Fact]
    public void Each_answer_reaches_its_requester_in_a_way_that_forms_know() =>
        Assert.All(Requests, request => Assert.True(DeliveryWays.Knows(DemoRequests.WayOf(request.Delivery)), request.Delivery));

    [Fact]
    public void The_answers_of_2012_add_up_by_outcome()
    {
        var by = AnsweredIn(2012).CountBy(request => request.Outcome!).ToDictionary();
        Assert.Equal(200, by.Values.Sum());
        Assert.Equal(128, by["granted"]);
        Assert.Equal(14, by["partial"]);
        Assert.Equal(58, by.Where(outcome => !Granted.Contains(outcome.Key)).Sum(outcome => outcome.Value));
    }

    [Fact]
    public void What_is_open_at_the_end_of_a_year_is_carried_into_the_next()
    {
        Assert.Equal(6, OpenAtTheEndOf(2011));
        Assert.Equal(9, OpenAtTheEndOf(2012));
        Assert.Equal(6 + ReceivedIn(2012).Length, AnsweredIn(2012).Length + 9);
        Assert.Equal(9, AnsweredIn(2013).Length);
        Assert.Equal(14, OpenAtTheEndOf(2024));
        Assert.Equal(19, OpenAtTheEndOf(2025));
        Assert.Equal(14 + ReceivedIn(2025).Length, AnsweredIn(2025).Length + 19);
    }

    [Fact]
    public void Last_year_balances_for_every_kind_of_requester()
    {
        Assert.Equal(286, ReceivedIn(2025).Length);
        Assert.Equal(281, AnsweredIn(2025).Length);
        foreach (var kind in Enum.GetValues<RequesterKind>())
        {
            var of = Requests.Where(request => request.Requester.Kind == kind).ToArray();
            var into = new DateOnly(2025, 1, 1);
            var carriedIn = of.Count(request => request.ReceivedOn < into && request.Answer?.On.Year == 2025);
            var carriedOut = of.Count(request => request.ReceivedOn?.Year == 2025 && request.Answer?.On.Year != 2025);
            Assert.Equal(
                carriedIn + ReceivedIn(2025).Count(request => request.Requester.Kind == kind),
                AnsweredIn(2025).Count(request => request.Requester.Kind == kind) + carriedOut);
        }
    }

    [Fact]
    public void About_three_in_a_hundred_answers_of_2012_were_late() =>
        Assert.Equal(6, AnsweredIn(2012).Count(request => request.Answer!.On > request.Due));

    [Theory]
    [InlineData("2026-10-13")]
    // The first days of a year, the Spring Festival and the National Day.
    [InlineData("2026-01-01")]
    [InlineData("2027-01-04")]
    [InlineData("2026-02-18")]
    [InlineData("2026-03-02")]
    [InlineData("2026-10-05")]
    public void The_present_stands_in_every_state_with_dates_around_today(string day)
    {
        var today = DateOnly.Parse(day, null);
        var days = new DemoDays(Law.Calendars["cn"].Works, today.AddYears(1));
        DemoRequest[] requests = [.. new RecentRequests(days, Dice.For(DemoDistrict.UsualSeed, "recent requests"), today).All().Select(request => request.Until(today))];
        var open = requests.Where(request => request.Answer is null).ToArray();
        Assert.InRange(open.Length, 45, 70);
        string[] states =
        [
            "submit", "register", "ask-correction", "correct", "consult-third-party", "third-party-replied", "extend",
            "draft", "approve",
        ];
        Assert.All(states, state => Assert.Contains(open, request => request.Steps[^1].Step == state));
        Assert.Contains(requests, request => request.Steps[^1].Step == "reply");
        Assert.Contains(requests, request => request.Steps[^1].Step == "deliver");
        // Nothing is due on a holiday, but on the day after.
        var first = days.IsWorkday(today) ? today : days.Add(today, 1);
        Assert.Contains(open, request => request.Due == first);
        Assert.InRange(open.Count(request => request.Due < today), 3, 6);
        Assert.InRange(open.Count(request => request.Due > first && request.Due <= days.Add(first, 5)), 5, open.Length);
        Assert.All(requests, request => Assert.True(request.Steps[^1].On < today));
    }

    [Fact]
    public void The_year_until_now_has_more_than_two_hundred_answers() =>
        Assert.InRange(AnsweredIn(2026).Length, 201, 280);

    [Fact]
    public void The_law_is_that_of_the_day_of_receipt() => Assert.All(Requests, request =>
        Assert.Equal(request.Steps[0].On < new DateOnly(2019, 5, 15) ? "cn-ogi-2008" : "cn-ogi-2019", request.Regime));

    [Fact]
    public void Steps_run_forward_on_working_days_and_end_before_today() => Assert.All(Requests, request =>
    {
        Assert.Equal("submit", request.Steps[0].Step);
        Assert.Equal(request.Steps.Select(step => step.At).Order(), request.Steps.Select(step => step.At));
        Assert.All(request.Steps, step => Assert.True(DistrictOfToday.MondayToFriday(step.On)));
        Assert.True(request.Steps[^1].On < DistrictOfToday.Today);
        Assert.True(request.Steps.Count(step => step.Outcome is not null) <= 1);
        Assert.True(request.Answer is null || request.ReceivedOn <= request.Answer.On);
    });

    [Fact]
    public void Keys_are_unique_and_requesters_have_right_check_digits_and_impossible_areas()
    {
        Assert.Equal(Requests.Count, Requests.Select(request => request.Key).Distinct().Count());
        Assert.All(Requests, request =>
        {
            var (identity, person) = (request.Requester.Identity, request.Requester.Kind == RequesterKind.Person);
            Assert.Equal(18, identity.Length);
            Assert.StartsWith(person ? "000000" : "91000000", identity, StringComparison.Ordinal);
            Assert.True(person ? IdHolds(identity) : CreditCodeHolds(identity), identity);
            Assert.Matches(@"^020-5550\d{4}$", request.Requester.Phone);
            Assert.EndsWith("@example.org", request.Requester.Mail, StringComparison.Ordinal);
        });
    }

    [Fact]
    public void Remedies_follow_refusals_and_fill_the_rows_of_2012()
    {
        var remedies = DistrictOfToday.Made.Remedies;
        var of2012 = remedies.Where(remedy => remedy.FiledOn.Year == 2012)
            .CountBy(remedy => remedy.Kind).ToDictionary();
        Assert.Equal(3, of2012["reconsideration"]);
        Assert.Equal(1, of2012["litigation-direct"]);
        Assert.Equal(2, of2012["complaint"]);
        Assert.Single(remedies, remedy => remedy.FiledOn.Year == 2012 && remedy.FirstHandling);
        Assert.Equal(15, remedies.Count(remedy => remedy.FiledOn.Year == 2025));
        Assert.All(remedies, remedy =>
        {
            var answer = Requests.Single(request => request.Key == remedy.Request).Answer!;
            Assert.True(answer.On < remedy.FiledOn);
            Assert.True(remedy.DecidedOn is null || remedy.FiledOn < remedy.DecidedOn);
            Assert.True(remedy.Kind != "litigation-direct" || answer.Outcome![0] != 'C');
        });
    }

    [Fact]
    public void Every_body_counted_every_month_of_2012()
    {
        var counts = DistrictOfToday.Made.Counts;
        Assert.Equal(25 * 12 * 6, counts.Count);
        Assert.Equal(counts.Count, counts.Select(count => (count.Body, count.Month, count.Key)).Distinct().Count());
    }

    [Fact]
    public void Moments_tell_everything_once_in_the_order_of_time()
    {
        var moments = DistrictOfToday.Made.Moments().ToArray();
        Assert.Equal(moments.Select(moment => moment.At).Order(), moments.Select(moment => moment.At));
        Assert.Equal(DistrictOfToday.Records.Count, moments.Count(moment => moment.Record is not null));
        Assert.Equal(Requests.Sum(request => request.Steps.Count), moments.Count(moment => moment.Step is not null));
    }

    [Theory]
    [InlineData("2026-03-02")]
    [InlineData("2026-11-23")]
    [InlineData("2027-06-18")]
    [InlineData("2028-02-29")]
    public void It_can_be_made_on_any_day(string day)
    {
        var today = DateOnly.Parse(day, null);
        var district = DemoDistrict.Generate(today, 3, DistrictOfToday.MondayToFriday);
        var last = today.Year - 1;
        Assert.Equal(286, district.Requests.Count(request => request.ReceivedOn?.Year == last));
        Assert.Equal(281, district.Requests.Count(request => request.Answer?.On.Year == last));
        Assert.All(district.Requests, request => Assert.True(request.Steps[^1].On < today));
        Assert.True(district.Records.Last().PublishedAt.AddHours(8) < today.ToDateTime(TimeOnly.MinValue));
    }

    [Fact]
    public void In_January_the_present_began_last_year_and_the_years_still_balance()
    {
        var today = new DateOnly(2027, 1, 4);
        var requests = DemoDistrict.Generate(today, 3, Law.Calendars["cn"].Works).Requests;
        Assert.InRange(requests.Count(request => request.Answer is null), 45, 90);
        Assert.InRange(requests.Count(request => request.ReceivedOn?.Year == 2026), 286 + 40, 286 + 60);
        var (into, after) = (requests.Count(Open(2025)), requests.Count(Open(2026)));
        Assert.Equal(
            into + requests.Count(request => request.ReceivedOn?.Year == 2026), requests.Count(request => request.Answer?.On.Year == 2026) + after);

        Func<DemoRequest, bool> Open(int year) => request => request.ReceivedOn?.Year <= year && !(request.Answer?.On.Year <= year);
    }

    [Fact]
    public void The_year_until_now_can_be_made_on_every_day_of_its_first_months()
    {
        foreach (var year in (int[])[2026, 2027])
        {
            var days = new DemoDays(Law.Calendars["cn"].Works, new(year + 1, 12, 31));
            for (var today = new DateOnly(year, 1, 1); today.Month < 4; today = today.AddDays(1))
            {
                var made = new RequestYears(days, Dice.For(DemoDistrict.UsualSeed, "requests"), today).OfThisYear().ToList();
                Assert.All(made, request => Assert.True(request.ReceivedOn?.Year == year && request.Steps[^1].On < today));
            }
        }
    }

    [Theory]
    [InlineData("91350100M000100Y43", true)]
    [InlineData("91350100M000100Y44", false)]
    public void The_sum_of_the_credit_code_holds_for_the_known_vector(string code, bool holds) =>
        Assert.Equal(holds, CreditCodeHolds(code));

    [Theory]
    [InlineData("11010519491231002X", true)]
    [InlineData("110105194912310021", false)]
    public void The_sum_of_the_resident_ID_holds_for_the_known_vector(string id, bool holds) =>
        Assert.Equal(holds, IdHolds(id));

    // The sums of law.md §10.3, written the other way round than in the generator.
    static bool IdHolds(string id) => Enumerable.Range(0, 18)
        .Sum(at => (id[at] == 'X' ? 10 : id[at] - '0') * (int)Math.Pow(2, 17 - at) % 11) % 11 == 1;

    static bool CreditCodeHolds(string code) => code.Select((place, at) =>
        "0123456789ABCDEFGHJKLMNPQRTUWXY".IndexOf(place, StringComparison.Ordinal) 
        * (at == 17 ? 1 : (int)(Math.Pow(3, at) % 31))).Sum() % 31 == 0;
}
