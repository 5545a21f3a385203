using System.Text;
using CsCheck;
using Xunit;

namespace Daylight.Tests.Kernel;

public class PlainTextTests
{
    [Fact]
    public void Line_ends_spaces_and_invisible_characters_are_put_in_order() =>
        Assert.Equal("甲\u3000乙\n\n丙 丁", PlainText.Clean("\uFEFF\r\n甲\u3000乙\u3000 \r\n\r\n\r\n\r\n丙\u00A0丁\u200B\u0000\r"));

    [Fact]
    public void One_line_has_single_spaces() => Assert.Equal("甲 乙 丙", PlainText.OneLine(" 甲\u3000\u3000乙\n\t丙\u200B "));

    [Fact]
    public void Clean_text_stays_as_it_is_and_can_be_written_as_UTF8() => Gen.String.Sample(text =>
    {
        var clean = PlainText.Clean(text);
        _ = new UTF8Encoding(false, throwOnInvalidBytes: true).GetBytes(clean);
        return PlainText.Clean(clean) == clean && !clean.Any(letter => letter < ' ' && letter != '\n');
    });

    [Fact]
    public void Full_width_digits_and_letters_become_half_width_and_brackets_stay() =>
        Assert.Equal("〔2012〕A－".Replace('－', '-'), PlainText.HalfWidthDigits("〔２０１２〕Ａ－"));

    [Theory]
    [InlineData("utf-8")]
    [InlineData("gb18030")]
    [InlineData("utf-16")]
    [InlineData("utf-16BE")]
    public void Simplified_text_is_read_in_every_encoding_it_is_written_in(string name) =>
        Read(name, "广州市黄埔区人民政府关于公开政府信息的通知，各有关单位：现将事项印发给你们。");

    [Theory]
    [InlineData("utf-8")]
    [InlineData("big5")]
    public void Traditional_text_is_read_in_every_encoding_it_is_written_in(string name) =>
        Read(name, "行政院公告：依據行政程序法第一百五十一條規定，預告修正本辦法，自即日生效。");

    [Fact]
    public void Bytes_with_zeros_are_no_text() => Assert.Null(TextEncoding.Decode([0x50, 0x4B, 0, 0, 7]));

    [Fact]
    public void Any_bytes_are_read_or_called_no_text() =>
        Gen.Byte.Array.Sample(bytes => TextEncoding.Decode(bytes) is null or { Text: not null });

    [Fact]
    public void A_table_is_read_row_by_row_with_the_cells_apart() =>
        Assert.Equal("表一\n项目 | 金额\n住房 | 五 元\n末段",
            HtmlText.Of("<h2>表一</h2><table><tr><th>项目<th>金额</tr><tr><td>住房</td><td><p>五</p><p>元</p></td></tr></table><p>末\n段</p><nav>首页</nav>"));

    [Fact]
    public void A_cell_over_several_rows_or_columns_leaves_the_others_in_theirs() =>
        Assert.Equal("类别 | 序号 | 指标\n基础 | 1 | 住所\n | 2 | 就业\n加分 |  | 学历\n完", HtmlText.Of("""
            <table><tr><th>类别</th><th>序号</th><th>指标</th></tr><tr><td rowspan="2">基础</td><td>1</td><td>住所</td></tr>
            <tr><td>2</td><td>就业</td></tr><tr><td colspan="2">加分</td><td>学历</td></tr></table><p>完</p>
            """));

    static void Read(string name, string text)
    {
        Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);
        var encoding = Encoding.GetEncoding(name);
        var decoded = TextEncoding.Decode([.. encoding.GetPreamble(), .. encoding.GetBytes(text)]);
        Assert.Equal(text, decoded!.Text);
        Assert.False(decoded.IsRubbish);
    }
}
