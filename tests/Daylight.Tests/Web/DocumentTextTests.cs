using Daylight.Web;
using Xunit;

namespace Daylight.Tests.Web;

public class DocumentTextTests
{
    [Fact]
    public void Chapters_articles_and_the_signature_are_recognised()
    {
        var lines = DocumentText.Parse("""
            第一章　总则
            第一条　为了方便居民，制定本办法。
            （一）开工后拨付百分之四十；
            一、补贴标准
            一、补贴标准由区政府确定。
            区政府办公室
            2026年8月26日
            """);
        Assert.Equal(
        [
            new(LineKind.Chapter, "第一章　总则", "c1"), new(LineKind.Article, "为了方便居民，制定本办法。", "第一条"),
            new(LineKind.Paragraph, "（一）开工后拨付百分之四十；"), new(LineKind.Heading, "一、补贴标准"),
            new(LineKind.Paragraph, "一、补贴标准由区政府确定。"), new(LineKind.Signature, "区政府办公室"),
            new DocumentLine(LineKind.Signature, "2026年8月26日"),
        ], lines);
        Assert.Equal([new Link("第一章　总则", "#c1")], DocumentText.Contents(lines));
    }

    [Fact]
    public void Rows_of_a_table_are_recognised_with_their_cells()
    {
        var lines = DocumentText.Parse("标准如下：\n项目 | 标准\n住房｜五元\n详见|号之前。");
        Assert.Equal([LineKind.Paragraph, LineKind.Row, LineKind.Row, LineKind.Paragraph], lines.Select(line => line.Kind));
        Assert.Equal(["项目", "标准"], DocumentText.Cells(lines[1].Text));
        Assert.Equal(["住房", "五元"], DocumentText.Cells(lines[2].Text));
    }

    [Fact]
    public void An_article_that_is_only_cited_is_no_article() =>
        Assert.Equal(LineKind.Paragraph, DocumentText.Parse("第五条规定的情形除外。")[0].Kind);

    [Fact]
    public void A_date_alone_at_the_end_takes_no_sentence_with_it() =>
        Assert.Equal([LineKind.Paragraph, LineKind.Paragraph, LineKind.Signature], DocumentText.Parse("通知如下。\n请遵照执行。\n二〇二六年八月二十六日").Select(line => line.Kind));

    [Theory]
    [InlineData("")]
    [InlineData("\n　\n")]
    [InlineData("2026年8月26日")]
    public void Texts_of_almost_nothing_are_read_too(string text) => Assert.True(DocumentText.Parse(text).Count <= 1);
}
