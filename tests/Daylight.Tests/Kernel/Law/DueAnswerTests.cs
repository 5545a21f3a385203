using System.Text.Json;
using Xunit;
using static Daylight.Tests.Kernel.Law.TheLaw;

namespace Daylight.Tests.Kernel.Law;

public sealed class DueAnswerTests
{
    [Fact]
    public void The_json_is_that_of_the_contract()
    {
        var answer = Answer(new("cn-ogi-2019/reply", "2026-09-14", Pauses: ["2026-09-22..2026-09-29"]), Language.Hans);
        using var json = JsonDocument.Parse(answer.ToJson());
        var root = json.RootElement;
        Assert.Equal("cn-ogi-2019/reply", root.GetProperty("rule").GetString());
        Assert.Equal("2026-09-14", root.GetProperty("from").GetString());
        Assert.Equal("2026-10-23", root.GetProperty("due").GetString());
        Assert.False(root.GetProperty("provisional").GetBoolean());
        Assert.Equal("cn", root.GetProperty("calendar").GetString());
        var last = root.GetProperty("steps").EnumerateArray().Last();
        Assert.Equal("2026-10-23", last.GetProperty("date").GetString());
        Assert.True(last.GetProperty("counts").GetBoolean());
        Assert.Equal(20, last.GetProperty("n").GetInt32());
        Assert.Contains("政府信息公开条例", last.GetProperty("source").GetString());
        Assert.Contains("工作日", answer.ToJson());
    }

    [Theory]
    [InlineData("cn-ogi-2008/reply", "2012-01-13", false, "2012-02-08")]
    [InlineData("cn-ogi-2008/reply", "2012-01-13", true, "2012-02-29")]
    [InlineData("cn-ogi-2019/reply", "2026-02-10", true, "2026-04-14")]
    [InlineData("cn-ogi-2019/correction-notice", "2020-01-20", false, "2020-02-06")]
    [InlineData("uk-foia/reply", "2024-06-03", false, "2024-07-01")]
    [InlineData("hk-cai/reply", "2025-06-02", true, "2025-06-23")]
    [InlineData("in-rti/reply", "2025-01-01", true, "2025-02-10")]
    [InlineData("de-ifg/reply", "2025-01-15", true, "2025-03-17")]
    public void Extended_adds_what_the_law_allows(string rule, string from, bool extended, string due) =>
        Assert.Equal(Day(due), Answer(new(rule, from, extended), Language.English).Due);

    [Fact]
    public void Everything_wrong_with_a_question_is_said_at_once()
    {
        var question = new DueQuestion("cn-ogi-2019/correction-notice", "13/01/2012", true,
            ["tomorrow", "2024-03-05..2024-03-01", "2024-02-30..2024-03-01"]);
        Assert.False(DueAnswer.TryOf(Book, question, Language.English, out var answer, out var problems));
        Assert.Null(answer);
        Assert.Single(problems.For("from"));
        Assert.Single(problems.For("extended"));
        Assert.Equal(3, problems.For("pause").Count());
    }

    [Theory]
    [InlineData("2026-10-16..2026-10-17", true)]
    [InlineData("2026-10-17..2026-10-18", false)]
    public void A_pause_after_the_last_day_is_refused(string pause, bool taken)
    {
        Assert.Equal(new DateOnly(2026, 10, 16), Answer(new("cn-ogi-2019/reply", "2026-09-14"), Language.English).Due);
        Assert.Equal(taken, DueAnswer.TryOf(Book, new("cn-ogi-2019/reply", "2026-09-14", Pauses: [pause]), Language.English, out _, out var problems));
        Assert.All(problems, problem => Assert.Equal("pause", problem.Field));
    }

    [Theory]
    [InlineData("nothing/reply", "2024-03-01")]
    [InlineData("cn-ogi-2019/complaint", "2024-03-01")]
    [InlineData("", "2024-03-01")]
    [InlineData("cn-ogi-2019", "2024-03-01")]
    public void A_rule_that_gives_no_date_is_refused(string rule, string from)
    {
        Assert.False(DueAnswer.TryOf(Book, new(rule, from), Language.English, out _, out var problems));
        Assert.Equal("rule", Assert.Single(problems).Field);
    }

    [Theory]
    [InlineData("1899-01-01")]
    [InlineData("9999-12-31")]
    [InlineData("2024-2-3")]
    [InlineData("")]
    [InlineData("2023-02-29")]
    public void A_date_out_of_reach_is_refused(string from)
    {
        Assert.False(DueAnswer.TryOf(Book, new("cn-ogi-2019/reply", from), Language.English, out _, out var problems));
        Assert.Equal("from", Assert.Single(problems).Field);
    }

    [Fact]
    public void The_latest_question_with_the_longest_pauses_still_has_an_answer() =>
        Assert.True(Answer(new("cn-ogi-2019/reply", "2100-12-01", true, ["2100-12-31..2100-12-31"]), Language.English)
            .Provisional);

    [Fact]
    public void Notes_tell_of_another_law_in_force_and_of_doubt()
    {
        Assert.Contains(Answer(new("cn-ogi-2008/reply", "2024-03-01"), Language.English).Notes, note =>
            note.Contains("cn-ogi-2019"));
        Assert.Contains(Answer(new("cn-ogi-2008/correction-notice", "2012-03-01"), Language.Hans).Notes, note =>
            note.Contains("没有核实"));
        Assert.Contains(Answer(new("cn-ogi-2019/reply", "2026-12-20"), Language.Hans).Notes, note =>
            note.Contains("2026年12月31日之后"));
        Assert.Contains(Answer(new("eu-1049/reply", "2024-03-01"), Language.English).Notes, note =>
            note.Contains("not verified"));
    }

    [Theory]
    [InlineData(Language.Hans, "最迟2012-02-08 星期三")]
    [InlineData(Language.Hant, "最遲2012-02-08 星期三")]
    [InlineData(Language.English, "due 2012-02-08, Wednesday")]
    public void The_text_leads_with_the_date(Language language, string words)
    {
        var text = DueText.Of(Answer(new("cn-ogi-2008/reply", "2012-01-13"), language), language);
        Assert.Contains(words, text.Split('\n')[0]);
        Assert.Contains("2012-02-08    15", text);
    }

    [Fact]
    public void The_list_has_every_rule_with_its_article()
    {
        var list = DueText.List(Book, Language.English).Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal(Book.Regimes.Sum(regime => regime.Rules.Count), list.Length);
        Assert.Contains(list, line => line.StartsWith("cn-ogi-2019/third-party") && line.Contains("15 working days")
            && line.Contains("Art. 32"));
    }

    static DueAnswer Answer(DueQuestion question, Language language)
    {
        Assert.True(DueAnswer.TryOf(Book, question, language, out var answer, out var problems),
            string.Join(" ", problems.Select(problem => problem.Say.En)));
        return answer;
    }
}
