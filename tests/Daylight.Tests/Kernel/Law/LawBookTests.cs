using Xunit;
using static Daylight.Tests.Kernel.Law.TheLaw;

namespace Daylight.Tests.Kernel.Law;

public sealed class LawBookTests : IDisposable
{
    readonly string folder = Directory.CreateTempSubdirectory("law").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Theory]
    [InlineData("2008-04-30", null)]
    [InlineData("2008-05-01", "cn-ogi-2008")]
    [InlineData("2019-05-14", "cn-ogi-2008")]
    [InlineData("2019-05-15", "cn-ogi-2019")]
    [InlineData("2026-10-01", "cn-ogi-2019")]
    public void The_received_date_chooses_the_regulation(string received, string? regime) =>
        Assert.Equal(regime, Book.For("cn", LawSubject.OpenInformation, Day(received))?.Id);

    [Fact]
    public void A_province_without_a_law_of_its_own_follows_the_country()
    {
        Assert.Equal("cn-pet-2005", Book.For("cn-44-01", LawSubject.Petition, Day("2012-03-01"))?.Id);
        Assert.Null(Book.For("fr", LawSubject.OpenInformation, Day("2012-03-01")));
    }

    [Fact]
    public void Every_regime_of_the_contract_is_there()
    {
        string[] wanted = ["cn-ogi-2008", "cn-ogi-2019", "cn-pet-2005", "cn-pet-2022", "us-foia", "uk-foi", "uk-foia",
            "de-ifg", "eu-1049", "tw-fgi", "in-rti", "hk-cai"];
        Assert.All(wanted, id => Assert.NotNull(Book.Regime(id)));
        Assert.Same(Book.Regime("uk-foi"), Book.Regime("uk-foia"));
    }

    [Fact]
    public void The_period_to_sue_was_three_months_and_is_six()
    {
        Assert.Equal(3, Book.Rule("cn-ogi-2008/litigation", Day("2015-04-30"))?.Value);
        Assert.Equal(6, Book.Rule("cn-ogi-2008/litigation", Day("2015-05-01"))?.Value);
        Assert.Null(Book.Rule("cn-ogi-2008/nothing", Day("2015-05-01")));
        Assert.Null(Book.Rule("cn-ogi-2008", Day("2015-05-01")));
    }

    [Fact]
    public void Doubtful_rows_say_so()
    {
        Assert.Equal(Evidence.Unverified, Rule("cn-ogi-2008/correction-notice").Evidence);
        Assert.Equal(Evidence.Verified, Rule("cn-ogi-2019/correction-notice").Evidence);
        Assert.Equal(Evidence.Unverified, Rule("cn-ogi-2008/reply").EffectOf("correction")?.Evidence);
    }

    [Fact]
    public void The_2019_regulation_has_twenty_two_leaf_outcomes_and_both_ways_of_granting()
    {
        var outcomes = Book.Outcomes("cn-ogi-2019");
        Assert.Equal(22, outcomes.Count);
        Assert.Equal(21, outcomes.DistinctBy(outcome => outcome.Row).Count());
        Assert.Equal("属于四类过程性信息", Book.Outcome("cn-ogi-2019", "C6")?.Label);
    }

    [Theory]
    [InlineData("C1", "2023-12-31", false)]
    [InlineData("C1", "2024-01-01", true)]
    [InlineData("C7", "2024-01-01", true)]
    [InlineData("C8", "2024-01-01", false)]
    [InlineData("D1", "2025-01-01", false)]
    [InlineData("A2", "2025-01-01", false)]
    public void A_refusal_under_articles_14_to_16_goes_to_reconsideration_first_since_2024(
        string code, string decided, bool first) =>
        Assert.Equal(first, Book.Outcome("cn-ogi-2019", code)!.NeedsReconsiderationFirst(Day(decided)));

    [Fact]
    public void The_2008_outcomes_fill_every_reply_row_of_the_2012_form()
    {
        var rows = Book.Outcomes("cn-ogi-2008").Select(outcome => int.Parse(outcome.Row)).Distinct().Order();
        Assert.Equal([18, 19, .. Enumerable.Range(21, 11)], rows);
        Assert.Equal("28", Book.Outcomes("cn-ogi-2008").Single(outcome => outcome.Meaning == "in-process").Row);
    }

    [Fact]
    public void The_version_names_the_content()
    {
        Copy();
        var before = LawBook.Load(folder).Version;
        Assert.Equal(Book.Version, before);
        var file = Path.Combine(folder, "regimes", "cn-ogi-2019.json");
        File.WriteAllText(file, File.ReadAllText(file).Replace("\"value\": 20", "\"value\": 21"));
        Assert.NotEqual(before, LawBook.Load(folder).Version);
    }

    [Fact]
    public void Everything_wrong_is_said_at_once_with_the_file()
    {
        Copy();
        Spoil("regimes/cn-ogi-2019.json", "\"unit\": \"working-day\", \"evidence\": \"verified\",",
            "\"unit\": \"fortnight\",");
        Spoil("regimes/us-foia.json", "\"calendar\": \"us\"", "\"calendar\": \"atlantis\"");
        Spoil("calendars/de.json", "easter+39", "ester+39");
        Spoil("calendars/cn.json", "2012-01-22..2012-01-28", "2012-01-28..2012-01-22");
        Spoil("calendars/uk.json", "\"off\": \"2011-04-29\"", "\"off\": \"1911-04-29\"");
        Spoil("regimes/uk-foi.json", "\"roll\"", "\"rool\"");
        Assert.Null(LawBook.TryLoad(folder, out var problems));
        Assert.Contains(problems, p => p is { Field: "regimes/cn-ogi-2019.json" } && p.Say.En.Contains("fortnight"));
        Assert.Contains(problems, p =>
            p is { Field: "regimes/cn-ogi-2019.json" } && p.Say.En.Contains("evidence is missing"));
        Assert.Contains(problems, p => p is { Field: "regimes/us-foia.json" } && p.Say.Zh.Contains("atlantis"));
        Assert.Contains(problems, p => p is { Field: "calendars/uk.json" } && p.Say.En.Contains("1911-04-29"));
        Assert.Contains(problems, p => p is { Field: "calendars/de.json" } && p.Say.En.Contains("ester+39"));
        Assert.Contains(problems, p =>
            p is { Field: "calendars/cn.json" } && p.Say.En.Contains("2012-01-28..2012-01-22"));
        Assert.Contains(problems, p => p is { Field: "regimes/uk-foi.json" });
        Assert.Throws<InvalidDataException>(() => LawBook.Load(folder));
    }

    [Fact]
    public void A_folder_without_law_is_refused_in_a_sentence()
    {
        Assert.Null(LawBook.TryLoad(folder, out var problems));
        Assert.True(problems.Count >= 3);
    }

    [Fact]
    public void Two_rows_of_one_rule_for_the_same_day_are_refused()
    {
        Copy();
        Spoil("regimes/cn-ogi-2008.json", "\"to\": \"2015-04-30\"", "\"to\": \"2015-05-30\"");
        Assert.Null(LawBook.TryLoad(folder, out var problems));
        Assert.Contains("cn-ogi-2008/litigation", Assert.Single(problems).Say.En);
    }

    [Fact]
    public void Two_regimes_for_the_same_matter_and_day_are_refused()
    {
        Copy();
        Spoil("regimes/cn-ogi-2008.json", "\"to\": \"2019-05-14\"", "\"to\": \"2019-05-15\"");
        Assert.Null(LawBook.TryLoad(folder, out var problems));
        Assert.Contains("cn-ogi-2008 and cn-ogi-2019", Assert.Single(problems).Say.En);
    }

    [Fact]
    public void Reminders_that_do_not_rise_or_say_nothing_are_refused()
    {
        Copy();
        Spoil("reminders.json", "\"percent\": 80, \"words\": { \"zh\": \"时限已过五分之四\",", "\"percent\": 40, \"words\": { \"zh\": \"\",");
        Assert.Null(LawBook.TryLoad(folder, out var problems));
        Assert.Contains(problems, p => p is { Field: "reminders.json" } && p.Say.En.Contains("must rise"));
        Assert.Contains(problems, p => p is { Field: "reminders.json" } && p.Say.En.Contains("40: words"));
    }

    [Fact]
    public void When_an_item_counts_as_asked_for_often_is_read_and_checked()
    {
        Assert.True(Book.AskedOften is { Requesters: >= 2, Months: > 0, Alike: > 0 });
        Copy();
        File.WriteAllText(Path.Combine(folder, "asked-often.json"), """{ "requesters": 1, "months": 0, "alike": 101 }""");
        Assert.Null(LawBook.TryLoad(folder, out var problems));
        foreach (var member in (string[])["requesters", "months", "alike"])
            Assert.Contains(problems, p => p is { Field: "asked-often.json" } && p.Say.En.StartsWith(member));
    }

    [Fact]
    public void How_hot_a_topic_is_stands_in_numbers_that_are_read_and_checked()
    {
        Assert.True(Book.Topics is { Version.Length: > 0, Reporters: >= 3, HalfLife: 14, Weights.People: > 0 });
        Copy();
        File.WriteAllText(Path.Combine(folder, "hot-topics.json"), """
            { "reporters": 2, "halfLife": 0, "copies": 101, "window": 3, "baseline": 2, "weights": { "people": 1.5 } }
            """);
        Assert.Null(LawBook.TryLoad(folder, out var problems));
        foreach (var member in (string[])["version", "reporters", "halfLife", "copies", "baseline", "alarm", "weights.people", "weights.support"])
            Assert.Contains(problems, p => p is { Field: "hot-topics.json" } && p.Say.En.StartsWith(member));
    }

    [Fact]
    public void A_city_adds_its_own_days_to_the_country()
    {
        Copy();
        File.WriteAllText(Path.Combine(folder, "calendars", "cn-city.json"), """
            { "id": "cn-city", "base": "cn", "name": { "zh": "某市", "en": "A city" }, "evidence": "known",
              "holidays": { "storm": { "zh": "台风停工", "en": "Typhoon closure" } },
              "notices": [ { "year": 2018, "announced": "2018-09-15", "number": "市府〔2018〕1号",
                "title": { "zh": "停工通告", "en": "Closure" }, "days": [ { "for": "storm", "off": "2018-09-17" } ] } ] }
            """);
        var city = LawBook.Load(folder).Calendars["cn-city"];
        Assert.False(city.Works(Day("2018-09-17")));
        Assert.True(China.Works(Day("2018-09-17")));
        Assert.True(city.Works(Day("2018-09-29")));
        Assert.Equal(China.KnownThrough, city.KnownThrough);
        Assert.True(city.AsKnownOn(Day("2018-09-14")).Works(Day("2018-09-17")));
    }

    void Copy()
    {
        foreach (var file in Directory.EnumerateFiles(Folder, "*.json", SearchOption.AllDirectories))
        {
            var to = Path.Combine(folder, Path.GetRelativePath(Folder, file));
            Directory.CreateDirectory(Path.GetDirectoryName(to)!);
            File.Copy(file, to);
        }
    }

    void Spoil(string name, string good, string bad)
    {
        var file = Path.Combine(folder, name);
        var text = File.ReadAllText(file);
        Assert.Contains(good, text);
        File.WriteAllText(file, text.Replace(good, bad));
    }
}
