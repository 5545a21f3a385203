using Xunit;

namespace Daylight.Tests.Kernel.Law.Identifiers;

public sealed class ChineseNumberTests
{
    [Theory]
    [InlineData("711", 711)]
    [InlineData("七一一", 711)]
    [InlineData("四十九", 49)]
    [InlineData("十", 10)]
    [InlineData("一百零五", 105)]
    [InlineData("一千二百", 1200)]
    [InlineData("廿五", 25)]
    [InlineData("卅一", 31)]
    [InlineData("元", 1)]
    [InlineData("二○一二", 2012)]
    [InlineData("二OO八", 2008)]
    [InlineData("2〇12", 2012)]
    [InlineData("", null)]
    [InlineData("几", null)]
    [InlineData("一十百千一十百千一十", null)]
    public void As_documents_and_dates_write_them(string written, int? number) => Assert.Equal(number, ChineseNumber.Read(written));

    [Fact]
    public void What_headings_write_is_read_again()
    {
        for (var number = 1; number < 100; number++) Assert.Equal(number, ChineseNumber.Read(ChineseNumber.Of(number)));
    }
}
