using Daylight.Petitions;
using Xunit;

namespace Daylight.Tests.Modules.Petitions;

/// <summary>What a rule of assignment holds for.</summary>
public sealed class RoutingTests
{
    static readonly TopicTree Classes = TopicTree.Load(Path.Combine(AppContext.BaseDirectory, "law"));

    [Theory]
    [InlineData("traffic", true)]
    [InlineData("traffic-transit", true)]
    [InlineData("traffic-transit-bus", true)]
    [InlineData("traffic-transit-metro", false)]
    // The beginning of a code is no class.
    [InlineData("traffic-tra", false)]
    public void A_rule_for_a_class_holds_for_it_and_for_all_below_it(string named, bool holds)
    {
        var rule = new RoutingRule { Place = 1, Class = named, Body = "440112101", Because = "职责清单", At = default };
        var raised = new Raised("公交太少", "半小时一班。", "", null, "traffic-transit-bus", PetitionSource.Mayor, new(2026, 10, 13));
        Assert.Equal(holds, new Routing([rule], Classes).First(raised) is not null);
    }

    [Theory]
    [InlineData("", "大沙街道", true)]
    [InlineData("一巷口", "大沙街道", true)]
    [InlineData("大沙街一巷", null, true)]
    // Where it is known, what the letter tells of other places counts for nothing.
    [InlineData("一巷口", "红山街道", false)]
    [InlineData("", "红山街道", false)]
    [InlineData("", null, true)]
    public void A_rule_for_a_place_holds_for_its_words_and_for_a_point_in_its_street(string place, string? street, bool holds)
    {
        var rule = new RoutingRule { Place = 1, Area = "大沙 丰乐", Body = "440112201", Because = "属地", At = default };
        var raised = new Raised("路灯不亮", "比大沙还暗。", place, street, null, PetitionSource.Mayor, new(2026, 10, 13));
        Assert.Equal(holds, new Routing([rule], Classes).First(raised) is not null);
    }
}
