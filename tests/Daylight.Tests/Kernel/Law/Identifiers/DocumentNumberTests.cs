using CsCheck;
using Xunit;

namespace Daylight.Tests.Kernel.Law.Identifiers;

public sealed class DocumentNumberTests
{
    [Theory]
    [InlineData("穗府办〔2011〕32号", "穗府办〔2011〕32号", true)]
    [InlineData("穗埔府规〔2021〕18号", "穗埔府规〔2021〕18号", true)]
    [InlineData("国办公开办函〔2021〕30号", "国办公开办函〔2021〕30号", true)]
    [InlineData("穗府办[2011]32号", "穗府办〔2011〕32号", false)]
    [InlineData("穗府办（2011）32号", "穗府办〔2011〕32号", false)]
    [InlineData("穗府办【2011】第032号", "穗府办〔2011〕32号", false)]
    [InlineData(" 穗府办 ［２０１１］ ３２ 号 ", "穗府办〔2011〕32号", false)]
    [InlineData("穗府办〔2011年〕32号", "穗府办〔2011〕32号", false)]
    [InlineData("臺府訴〔2015〕32號", "臺府訴〔2015〕32號", true)]
    [InlineData("国办发\u3000〔2012〕\u00a026\u200b号", "国办发〔2012〕26号", false)]
    public void The_standard_form_from_all_its_variants(string typed, string text, bool exact)
    {
        var number = DocumentNumber.Parse(typed)!;
        Assert.Equal(DocumentNumberForm.Standard, number.Form);
        Assert.Equal(text, number.Text);
        Assert.Equal(exact, number.Exact);
    }

    [Fact]
    public void Its_parts_are_code_year_and_serial()
    {
        var number = DocumentNumber.Parse("穗埔府规〔2021〕18号")!;
        Assert.Equal(("穗埔府规", 2021, 18), (number.Code, number.Year, number.Serial));
        Assert.True(number.IsNormative);
        Assert.False(DocumentNumber.Parse("穗府办〔2011〕32号")!.IsNormative);
    }

    [Theory]
    [InlineData("国务院令第711号", "国务院令第711号", 711)]
    [InlineData("中华人民共和国国务院令第492号", "中华人民共和国国务院令第492号", 492)]
    [InlineData("国务院令711号", "国务院令第711号", 711)]
    [InlineData("粤府令第 277 号", "粤府令第277号", 277)]
    [InlineData("广州市人民政府令第四十九号", "广州市人民政府令第49号", 49)]
    [InlineData("主席令第一百二十号", "主席令第120号", 120)]
    [InlineData("主席令第七一一号", "主席令第711号", 711)]
    [InlineData("广东省人民政府令（第２７７号）", "广东省人民政府令第277号", 277)]
    [InlineData("國防部令第5號", "國防部令第5號", 5)]
    [InlineData("市政府令[2010]第39号", "市政府令〔2010〕第39号", 39)]
    public void Orders(string typed, string text, int serial)
    {
        var number = DocumentNumber.Parse(typed)!;
        Assert.Equal(DocumentNumberForm.Order, number.Form);
        Assert.Equal(text, number.Text);
        Assert.Equal(serial, number.Serial);
    }

    [Theory]
    [InlineData("国家税务总局公告2013年第5号", DocumentNumberForm.Announcement, "国家税务总局公告2013年第5号")]
    [InlineData("公告〔2013〕第5号", DocumentNumberForm.Announcement, "公告2013年第5号")]
    [InlineData("院授主預字第1040102877A號", DocumentNumberForm.Other, "院授主預字第1040102877A號")]
    [InlineData("院授主預字 第 1040102877Ａ 號", DocumentNumberForm.Other, "院授主預字第1040102877A號")]
    [InlineData("臺教技（一）字第１０４０１７３７８４Ｂ號", DocumentNumberForm.Other, "臺教技(一)字第1040173784B號")]
    [InlineData("勞動保1字第1040140691號", DocumentNumberForm.Other, "勞動保1字第1040140691號")]
    [InlineData("台內營字第1010804321號", DocumentNumberForm.Other, "台內營字第1010804321號")]
    public void Other_forms_are_kept(string typed, DocumentNumberForm form, string text)
    {
        var number = DocumentNumber.Parse(typed)!;
        Assert.Equal(form, number.Form);
        Assert.Equal(text, number.Text);
    }

    [Theory]
    [InlineData("")]
    [InlineData(null)]
    [InlineData("关于做好政府信息公开工作的通知")]
    [InlineData("穗府办〔2011〕号")]
    [InlineData("穗府办〔2011〕0号")]
    [InlineData("〔2011〕32号")]
    [InlineData("穗府办〔211〕32号")]
    [InlineData("32号")]
    public void What_is_no_document_number(string? text) => Assert.Null(DocumentNumber.Parse(text));

    [Fact]
    public void Reading_what_was_read_changes_nothing() =>
        Gen.Select(Gen.OneOf("穗府办", "国办发", "粤府令", "院授主預字"), Gen.Int[1949, 2099], Gen.Int[1, 99999])
            .Sample((code, year, serial) =>
        {
            var typed = code.EndsWith('令') || code.EndsWith('字') ? $"{code}第{serial}号" : $"{code}({year}){serial}号";
            var once = DocumentNumber.Parse(typed)!;
            var twice = DocumentNumber.Parse(once.Text)!;
            return twice.Text == once.Text && twice.Exact;
        });

    [Fact]
    public void No_text_makes_it_fail() => Gen.String.Sample(text =>
    {
        DocumentNumber.Parse(text);
        IndexNumber.Parse(text);
        ResidentId.Parse(text);
        CreditCode.Parse(text);
        OrganisationCode.Parse(text);
    });
}
