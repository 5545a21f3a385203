using CsCheck;
using Xunit;

namespace Daylight.Tests.Kernel.Law;

/// <summary>The processing fee of 2020 No. 109, in steps.</summary>
public sealed class FeeLadderTests
{
    static readonly DateOnly InForce = new(2026, 10, 13);

    static FeeLadder Of(string key) => TownPlan.Law.Regime("cn-ogi-2019")!.Fee(key, InForce)!;

    [Theory]
    [InlineData("case", 0, 0)]
    [InlineData("case", 10, 0)]
    [InlineData("case", 11, 100)]
    [InlineData("case", 35, 3_000)]
    [InlineData("case", 41, 4_300)]
    [InlineData("case", 51, 7_400)]
    [InlineData("page", 30, 0)]
    [InlineData("page", 31, 10)]
    [InlineData("page", 250, 4_700)]
    public void So_many_cost_so_much(string key, int count, long yuan) => Assert.Equal(yuan * 100, Of(key).Of(count));

    [Fact]
    public void There_was_no_such_fee_before_2021() => Assert.Null(TownPlan.Law.Regime("cn-ogi-2019")!.Fee("case", new(2020, 12, 31)));

    [Theory]
    [InlineData("case")]
    [InlineData("page")]
    public void Each_further_one_costs_no_less_than_the_one_before(string key) => Gen.Int[1, 2_000].Sample(count =>
        Of(key).Of(count + 1) - Of(key).Of(count) >= Of(key).Of(count) - Of(key).Of(count - 1));
}
