using CsCheck;
using Xunit;
using static Daylight.Tests.Kernel.Search.Library;

namespace Daylight.Tests.Kernel.Search;

public sealed class SnippetTests
{
    // Things that fold to more, fewer or other characters, to shift what is marked if anything can.
    static readonly Gen<string> Noise = Gen.OneOf(
        "㎡", "ﬁ", "é", "e\u0301", "Ａ", "發布", "𠀀", "😀", "½", " \n ", "。", "，", "本办法适用于本区。", "\u0007", "ｶﾞ", "№12");

    static readonly Gen<(string Before, string Written, string After)> AnyText =
        from before in Noise.Array[0, 400]
        from written in Gen.OneOf("加装电梯", "加裝電梯", "加装\n电梯", "加 装电梯")
        from after in Noise.Array[0, 60]
        select (string.Concat(before), written, string.Concat(after));

    [Fact]
    public void A_snippet_is_the_original_text_and_marks_what_was_asked()
    {
        using var library = new Library();
        AnyText.Sample(
            it =>
            {
                var text = it.Before + it.Written + it.After;
                library.Index.Clear();
                library.Holds(Record("a", "文件", text));
                var snippet = Assert.Single(library.Find("加装电梯").Hits).Snippet!;
                var shown = string.Concat(snippet.Segments.Select(segment => segment.Text));
                Assert.Equal(text.Substring(snippet.Start, shown.Length), shown);
                Assert.Contains(snippet.Segments, segment => segment.IsMatch && segment.Text == it.Written);
                Assert.True(shown.Length <= 300);
            },
            iter: 150, threads: 1);
    }

    [Fact]
    public void The_best_place_has_everything_asked_for_even_deep_in_a_long_text()
    {
        var page = string.Concat(Enumerable.Repeat("电梯应当定期检验。", 1000));
        using var library = new Library().Holds(Record("a", "规定", page + "申请补贴的电梯应当合格。" + page));
        var snippet = Assert.Single(library.Find("补贴 电梯").Hits).Snippet!;
        Assert.Contains(new("补贴", true), snippet.Segments);
        Assert.Contains(new("电梯", true), snippet.Segments);
    }

    [Fact]
    public void Sentences_are_whole_where_they_are_short()
    {
        using var library = new Library().Holds(Record("a", "规定", "第一条为了规范。第二条补贴十万元。" + new string('甲', 200) + "。"));
        var snippet = Assert.Single(library.Find("补贴").Hits).Snippet!;
        Assert.False(snippet.CutBefore);
        Assert.StartsWith("第二条", snippet.Segments[0].Text);
    }

    [Fact]
    public void Titles_are_marked_in_the_characters_they_were_written_in()
    {
        using var library = new Library().Holds(Record("a", "大沙街道加裝電梯指引"), Record("b", "黄埔区公告"));
        Assert.Equal(
            [new("大沙街道", false), new("加裝電梯", true), new("指引", false)], Assert.Single(library.Find("加装电梯").Hits).Title);
        Assert.Equal([new("黄埔", true), new("区公告", false)], Assert.Single(library.Find("huangpu").Hits).Title);
    }

    [Fact]
    public void A_place_in_an_attachment_says_so()
    {
        using var library = new Library().Holds(Record("a", "公告", "详见附件。") with { AttachmentText = "名单：污水处理厂。" });
        var snippet = Assert.Single(library.Find("污水").Hits).Snippet!;
        Assert.True(snippet.FromAttachment);
        Assert.Contains(new("污水", true), snippet.Segments);
    }
}
