using CsCheck;
using Daylight.Web;
using Xunit;

namespace Daylight.Tests.Web;

public class ScaleTests
{
    [Theory]
    [InlineData(0, 3, "0 1 2 3")]
    [InlineData(0, 31, "0 10 20 30 40")]
    [InlineData(97, 99.4, "97 98 99 100")]
    [InlineData(0, 0, "0 1")]
    public void Ticks_are_round(double from, double most, string ticks) =>
        Assert.Equal(ticks, string.Join(' ', Scale.Over(from, most).Ticks));

    [Fact]
    public void Every_value_has_room_and_few_ticks_suffice() => Gen.Double[0, 1e9].Sample(most =>
    {
        var scale = Scale.Over(0, most);
        Assert.True(scale.To >= most * (1 - 1e-9));
        Assert.InRange(scale.Ticks.Count(), 2, 6);
    });

    [Theory]
    [InlineData("Huangpu Branch of Guangzhou Land Resources and Housing Administration", "Huangpu Branch of Guangzhou Land|Resources and Housing|Administration")]
    [InlineData("Huangpu District Urban Management Bureau", "Huangpu District Urban|Management Bureau")]
    [InlineData("广州市黄埔区住房和城乡建设局广州市黄埔区", "广州市黄埔区住房和城乡建设局广州市黄埔|区")]
    [InlineData("大沙街道", "大沙街道")]
    public void A_name_that_is_too_long_goes_on_in_another_line_and_none_of_it_is_lost(string name, string lines)
    {
        var broken = Scale.Lines(name, name.StartsWith("Huangpu D", StringComparison.Ordinal) ? 200 : 255);
        Assert.Equal(lines.Split('|'), broken);
        Assert.Equal(name.Replace(" ", "", StringComparison.Ordinal), string.Concat(broken).Replace(" ", "", StringComparison.Ordinal));
    }
}
