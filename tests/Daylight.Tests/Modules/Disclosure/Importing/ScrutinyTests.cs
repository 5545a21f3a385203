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
    public void Identity_numbers_count_only_with_the_right_check_digit()
    {
        Assert.Equal((2, 2), Scrutiny.IdentityNumbers("甲\n乙11010519491231002x，丙\n４４０５２４１８８００１０１００１４。"));
        Assert.Equal((0, 0), Scrutiny.IdentityNumbers("110105194912310021、1101051949123100299、A11010519491231002X"));
    }
}
