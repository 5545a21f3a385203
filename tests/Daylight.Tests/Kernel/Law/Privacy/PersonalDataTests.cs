using Xunit;

namespace Daylight.Tests.Kernel;

/// <summary>What is found, and what only looks like it. All numbers are made up.</summary>
public sealed class PersonalDataTests
{
    [Theory]
    [InlineData("申请人张三，身份证号码11010519491231002X。", "resident-id", "11010519491231002X")]
    [InlineData("身份证：110105 19491231 002x", "resident-id", "110105 19491231 002x")]
    [InlineData("全角１１０１０５１９４９１２３１００２Ｘ", "resident-id", "１１０１０５１９４９１２３１００２Ｘ")]
    [InlineData("联系人李四13800138000", "mobile", "13800138000")]
    [InlineData("手机 +86 138-0013-8000。", "mobile", "+86 138-0013-8000")]
    [InlineData("电话（020）82378888转12", "telephone", "（020）82378888转12")]
    [InlineData("咨询020-82378888", "telephone", "020-82378888")]
    [InlineData("账号6222 0212 3456 7890 128", "bank-card", "6222 0212 3456 7890 128")]
    [InlineData("车牌粤A·12345的车", "plate", "粤A·12345")]
    [InlineData("粤AD12345", "plate", "粤AD12345")]
    [InlineData("请寄wang.wu@example.org收", "email", "wang.wu@example.org")]
    public void It_is_found_where_it_stands(string text, string pattern, string found)
    {
        var mark = Assert.Single(PersonalData.In(text));
        Assert.Equal((pattern, found), (mark.Pattern.Name, text.Substring(mark.Start, mark.Length)));
    }

    [Theory]
    [InlineData("110105194912310021")]
    [InlineData("6222021234567890127")]
    [InlineData("编号2026138001380001")]
    [InlineData("统一社会信用代码11440112007490815A")]
    [InlineData("共计12345678元")]
    [InlineData("京ABCDEF")]
    [InlineData("2026年10月13日上午9:30")]
    [InlineData("")]
    public void What_only_looks_like_it_is_left_alone(string text) => Assert.Empty(PersonalData.In(text));

    [Fact]
    public void Several_come_in_the_order_of_the_text_and_none_twice()
    {
        var marks = PersonalData.In("张三13800138000，11010519491231002X，李四13900139000");
        Assert.Equal(["mobile", "resident-id", "mobile"], marks.Select(mark => mark.Pattern.Name));
    }
}
