using System.Text;
using System.Text.Json;
using Daylight.Tests.Kernel.Topics;
using Xunit;

namespace Daylight.Tests.Host.Commands;

/// <summary>The command as it is run.</summary>
public sealed class TopicsCommandTests : IDisposable
{
    readonly string file = Path.Combine(Path.GetTempPath(), $"letters-{Ids.Next():N}.csv");

    [Fact]
    public async Task It_prints_topics_as_the_contract_has_them()
    {
        var letters = Mailbag.Background.Take(80).Concat(Mailbag.Dust(8));
        var lines = letters.Select(letter => $"{letter.Id},{letter.Reporter},{letter.Subject},{letter.At:yyyy-MM-dd HH:mm},{letter.Text},0,{letter.For}\n");
        await File.WriteAllTextAsync(file, "留言编号,留言用户,留言主题,留言时间,留言详情,反对数,点赞数\n" + string.Concat(lines), Encoding.UTF8, TestContext.Current.CancellationToken);
        var (exit, said) = await Child.Run("topics", "--file", file, "--json", "--top", "3");
        Assert.Equal(0, exit);
        using var json = JsonDocument.Parse(said);
        var topics = json.RootElement.GetProperty("topics").EnumerateArray().ToList();
        Assert.InRange(topics.Count, 1, 3);
        Assert.Equal(Enumerable.Range(1, topics.Count), topics.Select(topic => topic.GetProperty("rank").GetInt32()));
        var dust = topics.Single(topic => topic.GetProperty("ids").EnumerateArray().Any(id => id.GetString() == "dust000"));
        Assert.Equal("丽景花园", dust.GetProperty("place").GetString());
        Assert.Equal((8, 8), (dust.GetProperty("reporters").GetInt32(), dust.GetProperty("letters").GetInt32()));
        Assert.Equal(7, dust.GetProperty("heat").GetProperty("parts").GetArrayLength());
        foreach (var member in (string[])["title", "terms", "first", "last"]) Assert.True(dust.TryGetProperty(member, out _), member);
    }

    public void Dispose() => File.Delete(file);
}
