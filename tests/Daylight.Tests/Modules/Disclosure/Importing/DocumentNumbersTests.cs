using CsCheck;
using Daylight.Disclosure.Importing;
using Xunit;

namespace Daylight.Tests.Modules.Disclosure.Importing;

public class DocumentNumbersTests
{
    [Theory]
    [InlineData("穗府办〔2011〕32号", "穗府办〔2011〕32号")]
    [InlineData("穗府办[2011]32号", "穗府办〔2011〕32号")]
    [InlineData("穗府办（2011）32号", "穗府办〔2011〕32号")]
    [InlineData("穗府办(2011)32号", "穗府办〔2011〕32号")]
    [InlineData("穗府办【2011】32号", "穗府办〔2011〕32号")]
    [InlineData("穗府办〔２０１１〕３２号", "穗府办〔2011〕32号")]
    [InlineData("穗府办［２０１１］第３２号", "穗府办〔2011〕32号")]
    [InlineData("穗府办〔2011〕032号", "穗府办〔2011〕32号")]
    [InlineData("穗残联规字〔2019〕2 号", "穗残联规字〔2019〕2号")]
    [InlineData("文号：穗民规字〔2025〕2号", "穗民规字〔2025〕2号")]
    [InlineData("（国办函〔2020〕109号）", "国办函〔2020〕109号")]
    [InlineData("广东省人民政府令第277号", "广东省人民政府令第277号")]
    [InlineData("广东省人民政府令（第２７７号）", "广东省人民政府令第277号")]
    [InlineData("中华人民共和国国务院令第七百一十一号", "中华人民共和国国务院令第711号")]
    [InlineData("国家税务总局公告2016年第5号", "国家税务总局公告2016年第5号")]
    [InlineData("院授主預字第1040102877A號", "院授主預字第1040102877A號")]
    [InlineData("勞動保1字第1040140691號", "勞動保1字第1040140691號")]
    [InlineData("臺教技（一）字第１０４０１７３７８４Ｂ號", "臺教技(一)字第1040173784B號")]
    public void Every_way_of_writing_a_number_comes_out_in_one_form(string written, string normal) =>
        Assert.Equal(normal, DocumentNumbers.Alone(written));

    [Theory]
    [InlineData("根据穗府办〔2011〕32号文")]
    [InlineData("广州市人民政府")]
    [InlineData("〔2011〕32号")]
    [InlineData("穗府办〔1711〕32号")]
    [InlineData("第32号")]
    [InlineData("")]
    public void A_line_that_is_not_a_number_alone_gives_none(string line) => Assert.Null(DocumentNumbers.Alone(line));

    [Fact]
    public void A_document_owns_the_number_in_a_line_of_its_own_at_its_head() =>
        Assert.Equal(["穗建规字〔2024〕5号"], DocumentNumbers.Own("某通知", "\n穗建规字〔2024〕5号\n某通知\n根据穗府〔2020〕1号，现通知如下。"));

    [Fact]
    public void A_number_it_only_mentions_is_not_its_own() =>
        Assert.Empty(DocumentNumbers.Own("关于废止穗府〔2010〕5号文件的通知", "根据《办法》（穗天教规字〔2024〕1号）申报，现通知如下。"));

    [Fact]
    public void A_number_in_brackets_at_the_end_of_the_title_is_its_own() =>
        Assert.Equal(["穗府办〔2011〕32号"], DocumentNumbers.Own("关于公开工作的通知（穗府办[2011]32号）", "正文。"));

    [Fact]
    public void A_joint_document_has_the_numbers_of_all_its_offices() =>
        Assert.Equal(
            ["台內役字第1040830571號", "國規委會字第1040000251號"],
            DocumentNumbers.Own("部令", "內政部\n國防部令 中華民國105年1月4日\n台內役字第1040830571號\n國規委會字第1040000251號\n修正……"));

    [Fact]
    public void The_normal_form_is_its_own_normal_form() =>
        Gen.Select(Gen.Char["穗府办规埔国函建"].Array[1, 8], Gen.Int[1949, 2099], Gen.Int[1, 99_999])
            .Select((organ, year, count) => $"{new string(organ)}〔{year}〕{count}号")
            .Sample(number => DocumentNumbers.Normal(number) == number);

    [Fact]
    public void Any_text_is_searched_without_harm() =>
        Gen.String.Sample(text => DocumentNumbers.Own(text, text).Count >= 0);
}
