using Xunit;
using static Daylight.Tests.Kernel.Topics.Mailbag;

namespace Daylight.Tests.Kernel.Topics;

/// <summary>What makes a topic hot, and what can't.</summary>
public sealed class HeatTests
{
    [Fact]
    public void The_parts_add_up_to_the_heat()
    {
        var topics = WithBackground(Dust(12)).All();
        Assert.NotEmpty(topics);
        Assert.All(topics, topic =>
        {
            Assert.Equal(topic.Heat.Parts.Sum(part => part.Points), topic.Heat.Points, 2);
            Assert.Equal(topic.Reporters, topic.Heat.Parts.Single(part => part.Name == "people").Value);
            Assert.Equal(Rules.Version, topic.Heat.Rules);
            Assert.All(topic.Heat.Parts, part => Assert.True(part.Points >= 0));
        });
        Assert.Equal(topics.OrderByDescending(topic => topic.Heat.Points).Select(topic => topic.Key), topics.Select(topic => topic.Key));
    }

    [Fact]
    public void People_count_and_letters_do_not()
    {
        var many = Dust(40, "紫荆公馆", "few").Select((letter, at) => letter with { Reporter = $"few-{at % 4}" });
        var topics = WithBackground([.. Dust(7), .. many]).All().ToList();
        var (seven, four) = (topics.With("dust000")!, topics.With("few000")!);
        Assert.Equal((7, 7, 4, 40), (seven.Reporters, seven.Letters, four.Reporters, four.Letters));
        Assert.True(topics.IndexOf(seven) < topics.IndexOf(four));
    }

    [Fact]
    public void Whoever_writes_fifty_letters_alone_is_not_listed()
    {
        var campaign = Dust(50, "紫荆公馆", "loud").Select(letter => letter with { Reporter = "loud", For = 500 });
        Assert.Null(WithBackground(campaign).All().With("loud000"));
    }

    [Fact]
    public void Whoever_writes_fifty_letters_into_a_topic_of_others_counts_there_once()
    {
        var without = WithBackground(Dust(6)).All().With("dust000")!;
        var loud = Dust(50, id: "loud").Select(letter => letter with { Reporter = "loud" });
        var with = WithBackground([.. Dust(6), .. loud]).All().With("dust000")!;
        Assert.Equal(without.Reporters + 1, with.Reporters);
        Assert.InRange(with.Heat.Points, without.Heat.Points, without.Heat.Points + 3);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void A_text_that_many_accounts_send_is_the_voice_of_the_first(bool changed)
    {
        var first = Dust(1).Single();
        var copies = Enumerable.Range(0, 60).Select(at => first with
        {
            Id = $"copy{at:000}", Reporter = $"bought-{at}", At = first.At.AddHours(at),
            Text = changed ? first.Text + $"我住{at}栋{at * 3}号。" : first.Text,
        });
        var engine = WithBackground([first, .. copies]);
        Assert.Equal(engine.TopicOf(first.Id), engine.TopicOf("copy059"));
        Assert.Null(engine.All().With(first.Id));
        // Beside others they weigh like votes, each account once and each further one less.
        var topic = WithBackground([.. Dust(6), .. copies.Select(copy => copy with { At = copy.At.AddDays(2) })]).All().With(first.Id)!;
        Assert.Equal((6, 66), (topic.Reporters, topic.Letters));
        Assert.Equal(Math.Round(Math.Log(61), 2), topic.Heat.Parts.Single(part => part.Name == "support").Value);
    }

    [Fact]
    public void Votes_that_were_bought_are_worth_no_more_than_the_people()
    {
        var bought = Dust(4, "紫荆公馆", "bought").Select(letter => letter with { For = 1_000_000 });
        var topics = WithBackground([.. Dust(7), .. bought]).All().ToList();
        Assert.Equal(4, topics.With("bought000")!.Heat.Parts.Single(part => part.Name == "support").Value);
        Assert.True(topics.IndexOf(topics.With("dust000")!) < topics.IndexOf(topics.With("bought000")!));
    }

    [Fact]
    public void Fewer_than_three_people_are_not_listed_and_letters_of_nobody_count_for_nobody()
    {
        Assert.Equal(3, Rules.Reporters);
        Assert.Null(WithBackground(Dust(2)).All().With("dust000"));
        Assert.NotNull(WithBackground(Dust(3)).All().With("dust000"));
        var nobody = Dust(9).Select((letter, at) => at < 2 ? letter : letter with { Reporter = null });
        Assert.Null(WithBackground(nobody).All().With("dust000"));
    }

    [Fact]
    public void What_is_open_severe_or_written_again_is_hotter_and_what_is_long_ago_is_less()
    {
        double Of(Func<TopicLetter, int, TopicLetter> made) => WithBackground(Dust(6).Select(made)).Hottest(null, Dust(1).Single().At.AddDays(20), 99).With("dust000")!.Heat.Points;
        var usual = Of((letter, _) => letter);
        Assert.True(Of((letter, _) => letter with { Resolved = true }) < usual);
        Assert.True(Of((letter, _) => letter with { Severity = 1 }) > usual);
        Assert.True(Of((letter, at) => letter with { At = letter.At.AddDays(-25) }) < usual);
        Assert.True(Of((letter, at) => letter with { Reporter = $"{at / 2}", At = letter.At.AddDays(at) }) > Of((letter, at) => letter with { Reporter = $"{at / 2}" }));
    }

    [Fact]
    public void Only_letters_of_the_time_that_is_asked_for_count()
    {
        var engine = WithBackground([.. Dust(5, from: 10), .. Dust(5, id: "late", from: 60)]);
        var from = Letter("x", null, "", day: 50).At;
        Assert.Equal(5, engine.Hottest(from, null, 99).With("late000")!.Reporters);
        Assert.Equal(5, engine.Hottest(null, from, 99).With("dust000")!.Reporters);
        Assert.Equal(10, engine.All().With("dust000")!.Reporters);
        Assert.Single(engine.Hottest(null, null, 1));
    }

    [Fact]
    public void Fifteen_people_within_two_days_raise_one_alarm_as_they_come_and_afterwards()
    {
        var letters = Dust(15, from: 40, apart: 2.0 / 15).ToList();
        var engine = WithBackground();
        Assert.Single(letters.Select(engine.Place), placed => placed.Rise is not null);
        var rise = Assert.Single(WithBackground(letters).All().With("dust000")!.Rises);
        Assert.InRange(rise.Reporters, Rules.Alarm.Reporters, 15);
        Assert.True(rise.Expected < 1);
    }

    [Fact]
    public void As_many_as_always_are_no_alarm_nor_is_one_sender_or_one_text()
    {
        Assert.Empty(WithBackground(Dust(15, apart: 4)).All().With("dust000")!.Rises);
        var engine = WithBackground();
        Assert.All(Dust(15).Select(letter => engine.Place(letter with { Reporter = "loud" })), placed => Assert.Null(placed.Rise));
        engine = WithBackground();
        var first = Dust(1).Single();
        Assert.All(Dust(15).Select(letter => engine.Place(letter with { Subject = first.Subject, Text = first.Text })), placed => Assert.Null(placed.Rise));
    }

    [Fact]
    public void The_course_has_every_week_with_its_people()
    {
        var topic = WithBackground(Dust(6, apart: 3)).All().With("dust000")!;
        Assert.All(topic.Course, week => Assert.Equal(DayOfWeek.Monday, week.Monday.DayOfWeek));
        Assert.Equal(6, topic.Course.Sum(week => week.Reporters));
        Assert.Equal(topic.Course.Select((_, at) => topic.Course[0].Monday.AddDays(7 * at)), topic.Course.Select(week => week.Monday));
    }
}
