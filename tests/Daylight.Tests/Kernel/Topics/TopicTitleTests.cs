using Xunit;
using static Daylight.Tests.Kernel.Topics.Mailbag;

namespace Daylight.Tests.Kernel.Topics;

/// <summary>What a topic is called.</summary>
public sealed class TopicTitleTests
{
    [Fact]
    public void It_is_what_a_member_wrote_without_the_greeting()
    {
        var topic = WithBackground(Dust(10)).All().With("dust000")!;
        Assert.Contains(Dust(10), letter => letter.Subject.Contains(topic.Title, StringComparison.Ordinal));
        Assert.Contains("搅拌站", topic.Title, StringComparison.Ordinal);
        Assert.DoesNotContain("尊敬", topic.Title, StringComparison.Ordinal);
        Assert.Equal("丽景花园", topic.Place);
        Assert.Contains(topic.Terms, term => term.Contains("搅拌", StringComparison.Ordinal) || "搅拌站".Contains(term, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("请问丽景花园搅拌站何时搬走？", "丽景花园搅拌站何时搬走？")]
    [InlineData("您好，咨询一下：丽景花园搅拌站噪音", "丽景花园搅拌站噪音")]
    [InlineData("尊敬的各位领导！再次反映丽景花园搅拌站粉尘！！", "丽景花园搅拌站粉尘")]
    [InlineData("关于丽景花园搅拌站的投诉。", "丽景花园搅拌站的投诉")]
    public void Greetings_and_askings_are_left_out(string subject, string title) =>
        Assert.Equal(title, Same(subject).Title);

    [Theory]
    [InlineData("丽景花园搅拌站老板王大明欺负居民")]
    [InlineData("丽景花园搅拌站陈老师家里全是灰")]
    [InlineData("请李建国书记管管丽景花园搅拌站")]
    [InlineData("丽景花园搅拌站负责人：赵志强 打人")]
    [InlineData("刘某在丽景花园开搅拌站")]
    [InlineData("丽景花园搅拌站经理欧阳明不讲道理")]
    public void It_never_names_a_person(string subject)
    {
        var title = Same(subject).Title;
        Assert.All((string[])["王大明", "陈老师", "李建国", "赵志强", "刘某", "欧阳明"], name => Assert.DoesNotContain(name, title, StringComparison.Ordinal));
        Assert.Contains("丽景花园", title, StringComparison.Ordinal);
    }

    [Fact]
    public void No_term_is_shown_that_fewer_than_three_people_used()
    {
        var topic = WithBackground([.. Dust(6), .. Dust(2, id: "own").Select(letter => letter with { Subject = letter.Subject + "王大明" })]).All().With("dust000")!;
        Assert.DoesNotContain(topic.Terms, term => term.Contains("大明", StringComparison.Ordinal));
    }

    // The same subject from several people, who say different things about it.
    static HotTopic Same(string subject) => WithBackground(Dust(5).Select(letter => letter with { Subject = subject })).All().With("dust000")!;
}
