using System.Text.Json;
using Xunit;

namespace Daylight.Tests.Kernel.Law;

public sealed class TopicTreeTests
{
    static readonly TopicTree Delivered = TopicTree.Load(Path.Combine(AppContext.BaseDirectory, "law"));

    [Fact]
    public void The_delivered_classes_are_three_levels_deep_and_complete()
    {
        Assert.InRange(Delivered.Below(null).Count(), 12, 16);
        Assert.InRange(Delivered.Leaves.Count(), 60, 120);
        Assert.All(Delivered.All, one => Assert.Equal(one.Level, Delivered.PathTo(one.Code).Count));
        Assert.All(Delivered.All.Where(one => one.Level < TopicTree.Levels), one => Assert.Equal(Delivered.Below(one.Code).Max(below => below.Severity), one.Severity));
        Assert.Equal([1, 2, 3], Delivered.Leaves.Select(leaf => leaf.Severity).Distinct().Order());
        Assert.Equal(Enum.GetValues<HotlineClass>(), Delivered.Leaves.SelectMany(leaf => leaf.Usual).Distinct().Order());
    }

    [Fact]
    public void A_class_is_found_by_its_code_and_by_its_names_in_either_language()
    {
        var wages = Delivered.Find("labour-wages-unpaid")!;
        Assert.Equal((3, 3), (wages.Level, wages.Severity));
        Assert.Equal(wages, Delivered.Named(["劳动就业", "工资和合同", "拖欠工资"]));
        Assert.Equal(wages, Delivered.Named(["勞動就業", "Pay and Contracts", "拖欠工資"]));
        Assert.Equal(["labour", "labour-wages", "labour-wages-unpaid"], Delivered.PathTo(wages.Code).Select(one => one.Code));
        Assert.Null(Delivered.Find("labour-wages-none"));
        Assert.Empty(Delivered.PathTo("labour-wages-none"));
        Assert.Null(Delivered.Named([]));
    }

    [Fact]
    public void A_class_of_a_table_before_keeps_its_name_and_is_given_to_nothing_more()
    {
        var own = TopicTree.Of([["交通", "公交", "线路"]]).After(Delivered);
        var line = Assert.Single(own.Leaves);
        Assert.Equal("交通\t公交\t线路\n", own.Table());
        Assert.True(own.Has(line.Code) && own.Has(line.Above!));
        Assert.Equal(["劳动就业", "工资和合同", "拖欠工资"], own.PathTo("labour-wages-unpaid").Select(one => one.Name.Zh));
        Assert.False(own.Has("labour-wages-unpaid") || own.Has("labour") || own.Has("none"));
        Assert.Null(own.Named(["劳动就业"]));
    }

    [Fact]
    public void All_that_is_wrong_is_said_at_once()
    {
        const string json = """
            { "classes": [
              { "code": "A", "zh": "甲", "en": "A", "severity": 1, "classes": [
                { "code": "a-b", "zh": "乙", "en": "B", "classes": [
                  { "code": "a-b-c", "zh": "丙", "en": "C", "severity": 4, "usual": ["help", "help"] },
                  { "code": "a-b-c", "zh": "丙", "en": "D", "severity": 1, "usual": ["help"], "classes": [] },
                  { "code": "a-b-d", "en": "E", "severity": 1 } ] } ] },
              { "code": "f", "zh": "己", "en": "F" }, { "zh": "庚", "en": "G" } ] }
            """;
        Assert.Null(TopicTree.TryParse(json, out var problems));
        Assert.Equal(
        [
            "A: a code has small letters, digits and hyphens.",
            "A: severity and usual belong on the third level.",
            "a-b: a code begins with that of the class above, \"A-\".",
            "a-b-c: severity must be 1 to 3.",
            "a-b-c: usual names one twice.",
            "a-b-c: there are three levels only.",
            "a-b-c: \"丙\" is there twice under one class.",
            "a-b-d: name zh / en is missing.",
            "a-b-d: usual is missing.",
            "f: classes is missing.",
            "code is missing.",
            "The code \"a-b-c\" is there twice.",
        ], problems.Select(problem => problem.Say.En));
        Assert.Null(TopicTree.TryParse("{}", out var nothing));
        Assert.Equal("classes is missing.", Assert.Single(nothing).Say.En);
        Assert.Throws<JsonException>(() => TopicTree.TryParse("""{ "classes": [ { "code": "a", "usual": ["pleading"] } ] }""", out _));
    }
}
