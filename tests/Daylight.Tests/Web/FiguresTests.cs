using CsCheck;
using Daylight.Web;
using Xunit;

namespace Daylight.Tests.Web;

public class FiguresTests
{
    [Theory]
    [InlineData(0, "0")]
    [InlineData(999, "999")]
    [InlineData(12640, "12,640")]
    [InlineData(-7, "-7")]
    public void Thousands_are_set_apart(long number, string said) => Assert.Equal(said, Figures.Number(number));

    [Theory]
    [InlineData(.9914, "99.1%")]
    [InlineData(1, "100.0%")]
    [InlineData(.99996, "99.9%")]
    [InlineData(.0001, "0.1%")]
    [InlineData(0, "0.0%")]
    public void Only_all_is_a_hundred_percent_and_only_nothing_is_none(double share, string said) =>
        Assert.Equal(said, Figures.Percent(share));

    [Fact]
    public void No_share_below_one_reads_a_hundred_percent() => Gen.Int[1, 1_000_000].Select(Gen.Int[0, 999_999]).Sample((all, part) =>
    {
        if (part < all) Assert.NotEqual("100.0%", Figures.Percent((double)part / all));
    });

    [Theory]
    [InlineData(123450, Language.Hans, "1,234.50元")]
    [InlineData(10_000_000, Language.Hant, "100,000元")]
    [InlineData(123450, Language.English, "CNY 1,234.50")]
    [InlineData(-5, Language.Hans, "-0.05元")]
    public void Money_is_said_in_yuan(long fen, Language language, string said) => Assert.Equal(said, Figures.Money(fen, language));

    [Theory]
    [InlineData(512, "512 B")]
    [InlineData(46_300, "46 KB")]
    [InlineData(1_240_000, "1.2 MB")]
    public void A_file_has_a_size(long bytes, string said) => Assert.Equal(said, Figures.Size(bytes));
}
