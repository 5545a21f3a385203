using Daylight.Disclosure.Importing;
using Xunit;

namespace Daylight.Tests.Modules.Disclosure.Importing;

public class ScrutinyTests
{
    [Theory]
    [InlineData("机密", "机密")]
    [InlineData("　绝密　★　", "绝密★")]
    [InlineData("机密★10年", "机密★10年")]
    [InlineData("機密☆長期", "機密☆長期")]
    [InlineData("【秘密】", "【秘密】")]
    [InlineData("密级：秘密", "密级：秘密")]
    [InlineData("000001 机密★1年", "机密★")]
    public void A_mark_is_seen_in_its_line(string line, string mark) =>
        Assert.Equal(mark, Scrutiny.Mark("关于某事的通知", $"前文如此。\n{line}\n后文如此。"));

    [Theory]
    [InlineData("机密文件管理办法")]
    [InlineData("国家秘密")]
    [InlineData("保守商业秘密")]
    [InlineData("属于机密级的，应当标注“机密★20年”，并登记造册，专人保管。")]
    [InlineData("标注“机密★”字样")]
    [InlineData("五星★★★★★")]
    public void Words_about_secrets_are_none(string line) => Assert.Null(Scrutiny.Mark("保密工作", $"前文如此。\n{line}"));

    [Fact]
    public void Personal_data_is_counted_by_kind()
    {
        var found = Scrutiny.Personal("甲\n乙11010519491231002x，丙\n４４０５２４１８８００１０１００１４，手机13800138000。");
        Assert.Equal([("身份证号码", 2, 2), ("手机号码", 1, 3)], found.Select(one => (one.Kind.Zh, one.Count, one.Line)));
        Assert.Empty(Scrutiny.Personal("110105194912310021、1101051949123100299、A11010519491231002X"));
    }
}
