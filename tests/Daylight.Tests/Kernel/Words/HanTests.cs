using Xunit;

namespace Daylight.Tests.Kernel;

public class HanTests
{
    [Theory]
    [InlineData("政府信息公开条例", "政府信息公開條例")]
    [InlineData("发布机构", "發布機構")]
    [InlineData("头发和干部", "頭髮和幹部")]
    public void Simplified_becomes_traditional(string hans, string hant) => Assert.Equal(hant, Han.Traditional(hans));

    [Fact]
    public void Traditional_becomes_simplified() => Assert.Equal("广州市黄埔区人民政府", Han.Simplified("廣州市黃埔區人民政府"));

    [Fact]
    public void The_district_is_read_Huangpu() => Assert.Equal(["huang", "pu", "qu"], Han.Pinyin("黄埔区"));
}
