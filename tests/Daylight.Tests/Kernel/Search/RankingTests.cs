using Xunit;
using static Daylight.Tests.Kernel.Search.Library;

namespace Daylight.Tests.Kernel.Search;

public sealed class RankingTests : IDisposable
{
    const string Filler = "本通知自发布之日起施行，请各单位认真贯彻执行。";

    readonly Library library = new();

    public void Dispose() => library.Dispose();

    [Fact]
    public void The_title_as_a_phrase_before_its_words_before_the_text_before_attachments()
    {
        library.Holds(
            Record("attachment", "通知一", Filler) with { AttachmentText = "旧楼改造。" },
            Record("text", "通知二", Filler + "旧楼改造。" + Filler),
            Record("words", "旧楼的加固和改造", Filler),
            Record("phrase", "关于旧楼改造的办法", Filler));
        Assert.Equal(["phrase", "words", "text", "attachment"], library.Finds("旧楼改造"));
    }

    [Fact]
    public void A_word_before_characters_that_only_stand_side_by_side()
    {
        library.Holds(Record("side", "甲", "支持发展中国家的培训项目开展"), Record("word", "乙", "支持中国特色的培训项目开展"));
        Assert.Equal(["word", "side"], library.Finds("中国"));
    }

    [Fact]
    public void What_is_in_force_before_what_is_not_and_new_before_old()
    {
        library.Holds(
            Record("void", "补贴办法", Filler) with { InForce = false },
            Record("old", "补贴办法", Filler) with { Date = new DateOnly(2012, 1, 1) },
            Record("new", "补贴办法", Filler));
        Assert.Equal(["new", "old", "void"], library.Finds("补贴办法"));
    }

    [Fact]
    public void What_is_published_today_comes_before_yesterdays_in_the_small_hours_too()
    {
        using var library = new Library();
        // One in the morning where the body is; in Greenwich it is still the day before.
        library.Clock.SetUtcNow(new(2026, 10, 13, 17, 0, 0, TimeSpan.Zero));
        library.Holds(
            Library.Record("yesterday", "停水通知") with { Date = new(2026, 10, 13) }, Library.Record("today", "停水通知") with { Date = new(2026, 10, 14) });
        Assert.Equal(["today", "yesterday"], library.Finds("停水通知"));
    }

    [Fact]
    public void Sorted_by_date_and_paged()
    {
        library.Holds([.. Enumerable.Range(1, 25).Select(day =>
            Record($"r{day}", "公告", Filler) with { Date = new DateOnly(2026, 1, day) })]);
        var newest = library.Index.Search(new("公告", Audience.Public) { Sort = SearchSort.Newest, Page = 2, Size = 10 });
        Assert.Equal(25, newest.Total);
        Assert.Equal(
            Enumerable.Range(6, 10).Reverse().Select(day => $"r{day}"),
            newest.Hits.Select(hit => hit.Document.Address));
        var oldest = library.Index.Search(new("公告", Audience.Public) { Sort = SearchSort.Oldest, Page = 3, Size = 10 });
        Assert.Equal(Enumerable.Range(21, 5).Select(day => $"r{day}"), oldest.Hits.Select(hit => hit.Document.Address));
        Assert.Empty(library.Index.Search(new("公告", Audience.Public) { Page = int.MaxValue }).Hits);
        var counted = library.Index.Search(new("公告", Audience.Public) { Size = 0 });
        Assert.Equal((25, 0), (counted.Total, counted.Hits.Count));
    }

    [Theory]
    [InlineData("补贴", 100)]
    [InlineData("电梯 补贴", 100)]
    [InlineData("加装电梯", 100)]
    [InlineData("通知", 100)]
    [InlineData("通知", 3)]
    [InlineData("补贴", 20)]
    [InlineData("电梯 补贴", 1)]
    public void Reading_postings_directly_scores_as_Lucene_does(string asked, int size)
    {
        var words = (string[])["补贴", "电梯", "加装", "学校", "的", "通知", "加装电梯"];
        var random = new Random(5);
        string Some(int count) =>
            string.Concat(Enumerable.Range(0, count).Select(_ => words[random.Next(words.Length)]));
        library.Holds([.. Enumerable.Range(0, 700).Select(i =>
            Record($"r{i}", Some(2), Some(random.Next(1, 30))) with { Date = new DateOnly(2026, 9, 2).AddDays(-random.Next(4000)) })]);
        // An exclusion, even of nothing, goes the way through Lucene's own scorers, which score everything.
        var direct = Find(asked);
        var through = Find(asked + " -火箭");
        SearchResult Find(string text) => library.Index.Search(new(text, Audience.Public) { Size = size });
        Assert.Equal(through.Total, direct.Total);
        Assert.Equal(through.Hits.Select(hit => hit.Document.Address), direct.Hits.Select(hit => hit.Document.Address));
        Assert.NotEmpty(direct.Hits);
        Assert.Equal(
            through.Hits.Select(hit => hit.Score), direct.Hits.Select(hit => hit.Score),
            (a, b) => Math.Abs(a - b) < 1e-4f * a);
    }
}
