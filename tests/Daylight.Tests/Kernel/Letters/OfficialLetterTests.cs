using Xunit;

namespace Daylight.Tests.Kernel.Letters;

public sealed class OfficialLetterTests
{
    [Fact]
    public void The_parts_of_a_letter_are_found_in_its_text()
    {
        var letter = Sample.Short;
        Assert.Equal("陈晓岚", letter.Addressee);
        Assert.Equal(5, letter.Paragraphs.Count);
        Assert.StartsWith("我机关于", letter.Paragraphs[0], StringComparison.Ordinal);
        Assert.Equal(["审核意见（遮盖）.pdf", "一览表.xlsx"], letter.Attachments);
        Assert.Equal((Sample.Issuer, "2026年10月13日"), (letter.Signature, letter.Date));
    }

    [Fact]
    public void Its_text_reads_back_to_the_same_letter()
    {
        var again = OfficialLetter.Of(Sample.Head, Sample.Short.Text, Sample.Number);
        Assert.Equal(Sample.Short.Text, again.Text);
        Assert.Equal(Sample.Short.Paragraphs, again.Paragraphs);
        Assert.Equal(Sample.Short.Attachments, again.Attachments);
    }

    [Theory]
    [InlineData("请写明年份。")]
    [InlineData("请写明：\n年份；\n小区。")]
    [InlineData("\r\n　　请写明年份。\r\n\r\n")]
    public void What_the_text_does_not_say_comes_from_its_head(string text)
    {
        var letter = OfficialLetter.Of(Sample.Head, text);
        Assert.Equal((Sample.Issuer, "2026年10月13日"), (letter.Signature, letter.Date));
        Assert.Contains(letter.Paragraphs, paragraph => paragraph.Contains('年'));
    }

    [Fact]
    public void Another_day_and_addressee_in_the_text_win_over_the_head()
    {
        var letter = OfficialLetter.Of(Sample.Head, "大沙街业主代表：\n请写明年份。\n2026年10月20日");
        Assert.Equal(("大沙街业主代表", "2026年10月20日"), (letter.Addressee, letter.Date));
        Assert.Equal(["请写明年份。"], letter.Paragraphs);
    }
}
