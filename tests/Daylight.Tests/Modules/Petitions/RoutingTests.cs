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
        var raised = new Raised("公交太少", "半小时一班。", "", "traffic-transit-bus", PetitionSource.Mayor, new(2026, 10, 13));
        Assert.Equal(holds, new Routing([rule], Classes).First(raised) is not null);
    }
}
