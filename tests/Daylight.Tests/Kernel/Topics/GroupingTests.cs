using Daylight.Bench;
using Xunit;
using static Daylight.Tests.Kernel.Topics.Mailbag;

namespace Daylight.Tests.Kernel.Topics;

/// <summary>Which letters are one topic.</summary>
public sealed class GroupingTests
{
    [Fact]
    public void The_same_matter_meets_in_whatever_words()
    {
        var engine = WithBackground(Dust(12));
        Assert.Single(Dust(12).Select(letter => engine.TopicOf(letter.Id)).Distinct());
        Assert.Equal(12, engine.All().With("dust000")!.Letters);
    }

    [Fact]
    public void The_same_words_about_two_places_are_two_topics()
    {
        var here = Dust(8).ToList();
        var there = Dust(8, "紫荆公馆", "more").ToList();
        var topics = WithBackground([.. here, .. there]).All();
        var one = topics.With("dust000")!;
        var other = topics.With("more000")!;
        Assert.NotEqual(one.Key, other.Key);
        Assert.DoesNotContain(one.Ids, there.Select(letter => letter.Id).Contains);
        Assert.DoesNotContain(other.Ids, here.Select(letter => letter.Id).Contains);
        Assert.Equal(("丽景花园", "紫荆公馆"), (one.Place, other.Place));
    }

    [Fact]
    public void One_place_of_which_each_says_something_else_is_no_topic()
    {
        string[] matters = ["停车收费太高", "护士态度很差", "门口路面积水", "挂号排队太久", "退还医保款", "食堂饭菜变味"];
        var engine = WithBackground(matters.Select((matter, at) => Letter($"hall{at}", $"hall-{at}", $"紫荆湖医院{matter}", "", 30 + at)));
        Assert.True(matters.Select((_, at) => engine.TopicOf($"hall{at}")).Distinct().Count() > 3);
        Assert.Null(engine.All().With("hall0"));
        // The same place and one matter is one.
        engine = WithBackground(Enumerable.Range(0, 6).Select(at => Letter($"hall{at}", $"hall-{at}", $"紫荆湖医院停车收费太高{at}", $"{matters[at]}倒没有，就是停车一小时收十元，太高了。", 30 + at)));
        Assert.Single(Enumerable.Range(0, 6).Select(at => engine.TopicOf($"hall{at}")).Distinct());
    }

    [Fact]
    public void Where_all_letters_are_of_one_matter_it_is_found_all_the_same() =>
        Assert.Equal(30, Of(Dust(30)).All().With("dust000")!.Letters);

    [Fact]
    public void A_place_may_be_known_from_the_gazetteer_or_chosen_in_the_form_alone()
    {
        TopicLetter At(string place, int n) => Letter($"{place}{n}", $"{place}-{n}", $"{place}门前积水很深" + n, "一下雨就积水，车开不过去。第" + n + "次反映。") with { Place = n % 2 == 0 ? null : place };
        var engine = new HotTopics(Rules, ["云上人家", "海棠里"]);
        engine.Fill([.. Background, .. Enumerable.Range(0, 6).SelectMany(n => new[] { At("云上人家", n), At("海棠里", n) })]);
        Assert.NotEqual(engine.TopicOf("云上人家0"), engine.TopicOf("海棠里0"));
        Assert.Single(Enumerable.Range(0, 6).Select(n => engine.TopicOf($"云上人家{n}")).Distinct());
    }

    [Fact]
    public void Traditional_characters_and_wide_letters_are_the_same_words()
    {
        var engine = WithBackground([.. Dust(6), Letter("hant", "taiwan", "麗景花園旁邊的攪拌站灰塵太大", "混凝土攪拌站離麗景花園只有幾十米，粉塵落滿陽台。")]);
        Assert.Equal(engine.TopicOf("dust000"), engine.TopicOf("hant"));
    }

    [Fact]
    public void A_new_letter_is_placed_with_its_matter_and_moves_no_other()
    {
        var engine = WithBackground(Dust(6));
        var before = Background.ToDictionary(letter => letter.Id, letter => engine.TopicOf(letter.Id));
        var placed = engine.Place(Letter("new", "somebody", "丽景花园外面那个搅拌站能不能管一管", "水泥粉尘太大了，搅拌站半夜还在响。", 40));
        Assert.Equal(engine.TopicOf("dust000"), placed.Topic);
        Assert.All(before, was => Assert.Equal(was.Value, engine.TopicOf(was.Key)));
        Assert.Equal(placed.Topic, engine.Place(Letter("new", "somebody", "x")).Topic);
        Assert.Equal(607, engine.Count);
    }

    [Fact]
    public void Letters_placed_one_by_one_find_their_topic_too()
    {
        var engine = WithBackground();
        foreach (var letter in Dust(10)) engine.Place(letter);
        Assert.True(engine.All().With("dust000") is { Reporters: >= 9 });
    }

    [Theory]
    [InlineData(0)]
    [InlineData(40)]
    [InlineData(90)]
    public void Another_letter_moves_hardly_any_when_all_is_computed_anew(double day)
    {
        var letters = WrittenLetters.Of(1500, 11).ToList();
        var more = Letter("more", "somebody", "兴宁华路路灯不亮", "路灯坏了，晚上走路看不见。") with { At = letters[0].At.AddDays(day) };
        Assert.InRange(Moved(letters, Of(letters), Of([.. letters, more])), 0, 0.02);
    }

    [Fact]
    public void What_people_put_together_or_hold_apart_stays_so_and_new_letters_find_it()
    {
        var (dust, here, there) = (Dust(10).ToList(), Dust(4).Select(letter => letter.Id), Dust(6, "紫荆公馆", "more").ToList());
        // Four are held apart from their own matter; two matters at two places are put together.
        var pins = here.ToDictionary(id => id, _ => "apart").Concat(dust.Skip(4).Concat(there.Take(3)).ToDictionary(letter => letter.Id, _ => "together")).ToDictionary();
        var engine = new HotTopics(Rules, []);
        engine.Fill([.. Background, .. dust, .. there], pins);
        var topics = engine.All();
        var (apart, together) = (topics.Single(topic => topic.Pin == "apart"), topics.Single(topic => topic.Pin == "together"));
        Assert.All(pins, pin => Assert.Contains(pin.Key, (pin.Value == "apart" ? apart : together).Ids));
        Assert.DoesNotContain(apart.Ids, together.Ids.Contains);
        // Letters of the other place that nobody has decided about are free to be where they belong.
        Assert.All(there, letter => Assert.NotNull(engine.TopicOf(letter.Id)));
        var placed = engine.Place(Letter("new", "somebody", "丽景花园外面那个搅拌站能不能管一管", "水泥粉尘太大了，搅拌站半夜还在响。", 40));
        Assert.Contains(placed.Topic, new[] { apart.Key, together.Key });
    }

    [Fact]
    public void The_order_in_which_letters_are_given_changes_nothing()
    {
        // All at the same moment, so that only their numbers can order them.
        var letters = Background.Take(300).Concat(Dust(8)).Select(letter => letter with { At = Background[0].At }).ToArray();
        var one = Of(letters).All();
        new Random(3).Shuffle(letters);
        var other = Of(letters).All();
        Assert.Equal(one.Select(Told), other.Select(Told));

        static string Told(HotTopic topic) => $"{topic.Key} {topic.Title} {topic.Place} {topic.Heat.Points} {string.Join(',', topic.Ids)} {string.Join(',', topic.Terms)}";
    }

    [Fact]
    public void Empty_huge_and_odd_texts_are_letters_like_others()
    {
        string[] odd = ["", " ", "？？？", "\ud83c", "\udf1f路灯\ud83c", "😀😀😀", "\0", new('长', 300_000), string.Concat(Enumerable.Repeat("路口", 50_000)), "ＡＢＣ１２３", "a b c", "路", "小区", "\t\r\n"];
        var engine = WithBackground(odd.SelectMany((text, n) => new[] { Letter($"s{n}", "x", text), Letter($"t{n}", null, "", text), Letter($"st{n}", "y", text, text) }));
        Assert.Equal(600 + (3 * odd.Length), engine.Count);
        Assert.All(odd.Select((_, n) => engine.TopicOf($"st{n}")), Assert.NotNull);
        Assert.NotEmpty(engine.All());
        Assert.Empty(Of().All());
        Assert.Empty(Of(Letter("1", "x", "")).All());
        Assert.Null(engine.TopicOf("none"));
    }

    [Fact]
    public void A_number_that_comes_twice_is_one_letter() =>
        Assert.Equal(5, Of([.. Dust(5), .. Dust(5)]).All().With("dust000")!.Letters);
}
