using Daylight.Host.Importing;
using Xunit;

namespace Daylight.Tests.Host.Importing;

/// <summary>Letters of a table, faults included.</summary>
public sealed class TopicFileTests : IDisposable
{
    readonly string file = Path.Combine(Path.GetTempPath(), $"letters-{Ids.Next():N}.csv");

    [Fact]
    public async Task Letters_are_read_as_they_are_written()
    {
        var read = await Read("留言编号,留言用户,留言主题,留言时间,留言详情,反对数,点赞数\n1,U1,路灯不亮,2019/2/28 11:25:05,\"\n\t\t路灯\t坏了\n\t\",1,12\n");
        Assert.Empty(read.Refused);
        var letter = Assert.Single(read.Letters);
        Assert.Equal(("1", "U1", "路灯不亮", "路灯 坏了", 1, 12), (letter.Id, letter.Reporter, letter.Subject, letter.Text, letter.Against, letter.For));
        Assert.Equal(new(2019, 2, 28, 3, 25, 5, DateTimeKind.Utc), letter.At);
    }

    [Fact]
    public async Task What_was_answered_is_no_matter_that_is_still_open()
    {
        var read = await Read("id,subject,time,reply,replied\n1,路灯不亮,2019-02-28,已修好。,2019-03-05\n2,路灯又不亮,2019-04-01,,\n");
        Assert.Equal([true, false], read.Letters.Select(letter => letter.Resolved));
    }

    [Fact]
    public async Task A_row_without_a_time_or_without_words_is_refused_with_the_reason()
    {
        var read = await Read("id,user,subject,time\n1,a,路灯不亮,不记得\n2,b,,2019-02-28\n3,c,停水,2019-02-28\n");
        Assert.Equal("3", Assert.Single(read.Letters).Id);
        Assert.Equal([2, 3], read.Refused.Select(row => row.Origin.Row));
        Assert.All(read.Refused, row => Assert.NotEmpty(row.Why.En));
    }

    [Fact]
    public async Task Columns_that_are_missing_are_said_once()
    {
        var read = await Read("id,user\n1,a\n2,b\n");
        Assert.Empty(read.Letters);
        Assert.Contains("the subject or the text", Assert.Single(read.Refused).Why.En, StringComparison.Ordinal);
    }

    async Task<LettersRead> Read(string text)
    {
        await File.WriteAllTextAsync(file, text, TestContext.Current.CancellationToken);
        return await TopicFile.Read(file, new(2026, 1, 1), TestContext.Current.CancellationToken);
    }

    public void Dispose() => File.Delete(file);
}
