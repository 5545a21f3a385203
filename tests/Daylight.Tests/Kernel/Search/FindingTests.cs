using Xunit;
using static Daylight.Tests.Kernel.Search.Library;

namespace Daylight.Tests.Kernel.Search;

public sealed class FindingTests : IDisposable
{
    readonly Library library = new Library().Holds(
        Record("lift", "黄埔区既有住宅加装电梯补贴资金管理办法", "每台补贴十万元。分段拨付：开工后百分之四十。") with
        {
            DocumentNumber = "穗埔府规〔2026〕4号", IndexNumber = "006939748/2026-00247", BodyName = "区政府办公室",
        },
        Record("lift-hant", "大沙街道加裝電梯指引", "意見徵詢表須由本單元三分之二以上業主簽名。"),
        Record("tax", "关于税收优惠的公告", "小微企业减税。"),
        Record("cites", "关于废止文件的通知", "本通知依据穗埔府规〔2026〕4号制定。"),
        Record("net", "5G network plan", "The district builds 5G base stations by GB/T 9704-2012. Café near Huangpu."),
        Record("china", "支持发展中国家培训", "面向发展中国家的项目。"),
        Record("inside", "公告", "详见附件。") with { AttachmentText = "附件一：污水处理厂名单。" },
        Record("broken-lines", "扫描件", "关于加强消防安\n全检查的意见"));

    public void Dispose() => library.Dispose();

    [Theory]
    [InlineData("加装电梯")]
    [InlineData("加裝電梯")]
    [InlineData("电梯 加装")]
    public void Simplified_and_traditional_find_each_other(string asked) =>
        Assert.Equal(["lift", "lift-hant"], library.Finds(asked).Order());

    [Theory]
    [InlineData("huangpu")]
    [InlineData("Huang Pu")]
    [InlineData("huangpuqu")]
    public void Titles_are_found_by_pinyin(string asked) => Assert.Contains("lift", library.Finds(asked));

    [Theory]
    [InlineData("hechong")]
    [InlineData("heyong")]
    [InlineData("he chong zhengzhi")]
    public void A_character_that_is_read_otherwise_here_is_found_by_both_readings(string asked)
    {
        using var rivers = new Library().Holds(Record("river", "河涌整治公告"), Record("other", "合同公告"));
        Assert.Equal(["river"], rivers.Finds(asked));
        Assert.Contains(rivers.Find(asked).Hits[0].Title, segment => segment.IsMatch && segment.Text.StartsWith("河涌", StringComparison.Ordinal));
    }

    [Fact]
    public void Titles_are_found_by_initials()
    {
        Assert.Equal(["lift"], library.Finds("hpq"));
        Assert.Equal(SearchReach.Initials, library.Find("hpqjyzz").Reach);
        Assert.Equal(["lift"], library.Finds("zfbgs"));
    }

    [Theory]
    [InlineData("穗埔府规〔2026〕4号")]
    [InlineData("穗埔府规[2026]4号")]
    [InlineData("穗埔府規（2026）4號")]
    [InlineData("穗埔府规 [2026] 4 号")]
    [InlineData("穗埔府规20264号")]
    [InlineData("[2026]4")]
    [InlineData("(2026)4号")]
    [InlineData("府规〔2026〕4号")]
    [InlineData("006939748/2026-00247")]
    [InlineData("2026-00247")]
    public void A_number_in_any_writing_finds_its_document_first(string asked) =>
        Assert.Equal("lift", library.Finds(asked).FirstOrDefault());

    [Fact]
    public void A_document_that_cites_a_number_is_found_after_it() =>
        Assert.Equal(["lift", "cites"], library.Finds("穗埔府规〔2026〕4号"));

    [Theory]
    [InlineData("\"分段拨付\"", "lift")]
    [InlineData("「三分之二以上業主」", "lift-hant")]
    [InlineData("“4号制定”", "cites")]
    [InlineData("\"base stations by\"", "net")]
    public void A_phrase_is_found_as_it_stands(string asked, string address) =>
        Assert.Equal([address], library.Finds(asked));

    [Theory]
    [InlineData("\"拨付分段\"")]
    [InlineData("\"stations base\"")]
    [InlineData("“号4制定”")]
    public void A_phrase_in_another_order_is_not_found(string asked) => Assert.Empty(library.Finds(asked));

    [Theory]
    [InlineData("加装电梯 -补贴", "lift-hant")]
    [InlineData("加装电梯 －“既有住宅”", "lift-hant")]
    [InlineData("电梯 -大沙", "lift")]
    public void What_is_excluded_is_not_found(string asked, string address) =>
        Assert.Equal([address], library.Finds(asked));

    [Theory]
    [InlineData("税", "tax")]
    [InlineData("稅", "tax")]
    [InlineData("厂", "inside")]
    public void A_single_character_is_found(string asked, string address) =>
        Assert.Equal([address], library.Finds(asked));

    [Theory]
    [InlineData("5g")]
    [InlineData("５Ｇ ＮＥＴＷＯＲＫ")]
    [InlineData("9704")]
    [InlineData("gb/t 9704-2012")]
    [InlineData("cafe")]
    [InlineData("CAFÉ")]
    public void Latin_words_and_numbers_are_found_whatever_their_form(string asked) =>
        Assert.Equal(["net"], library.Finds(asked));

    [Fact]
    public void Attachments_are_found() => Assert.Equal(["inside"], library.Finds("污水处理"));

    [Fact]
    public void A_word_broken_over_two_lines_is_found() => Assert.Equal(["broken-lines"], library.Finds("消防安全"));

    [Fact]
    public void Some_of_the_words_are_better_than_nothing_and_it_says_so()
    {
        var found = library.Find("电梯 补贴 火箭");
        Assert.Equal(SearchReach.Some, found.Reach);
        Assert.Equal("lift", found.Hits[0].Document.Address);
    }

    [Fact]
    public void Words_of_the_same_sound_are_suggested() => Assert.Equal("加装电梯", library.Find("加装电体").Suggestion);

    [Fact]
    public void A_wildcard_is_plain_text() => Assert.Empty(library.Finds("elev*"));

    [Theory]
    [InlineData("%")]
    [InlineData("\"")]
    [InlineData("？！")]
    public void Marks_alone_are_in_no_document(string asked) => Assert.Equal(0, library.Find(asked).Total);

    [Fact]
    public void Nothing_asked_finds_everything() => Assert.Equal(8, library.Find(" ").Total);
}
