using Daylight.Host.Importing;
using Xunit;
using static Daylight.Tests.Host.Importing.Workbook;

namespace Daylight.Tests.Host.Importing;

public sealed class LetterFileTests : IDisposable
{
    const string Head = "留言编号,留言用户,留言主题,留言时间,留言详情,反对数,点赞数,答复意见,答复时间,一级标签\n";
    static readonly DateOnly Today = new(2026, 9, 1);
    readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("daylight-letters-");

    static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_row_becomes_a_letter_with_all_that_is_known_of_it()
    {
        var draft = Assert.Single(await Read(LetterUse.Petitions, File("a.csv", Head +
            "5,U12,路灯不亮,2019/2/28 11:25:05,\"\n\t\t\t您好：\u200b路灯不亮。\r\n\n\n\n请修。\t\n\",1,2.0,已修好。,2019/3/14 14:56:53,城乡建设\n")));
        Assert.Empty(draft.Faults);
        Assert.Equal(("5", "U12", "路灯不亮", "您好：路灯不亮。\n\n请修。", 1, 2, "已修好。"), (draft.Letter.Id, draft.Letter.Reporter, draft.Letter.Subject,
            draft.Letter.Text, draft.Letter.Against, draft.Letter.For, draft.Letter.Reply));
        Assert.Equal((new(new(2019, 2, 28), new(11, 25, 5)), new LocalTime(new(2019, 3, 14), new(14, 56, 53))), (draft.Letter.At!.Value, draft.Letter.RepliedAt!.Value));
        Assert.Equal(new Lesson("城乡建设", "路灯不亮", "您好：路灯不亮。\n\n请修。"), draft.Letter.Lesson);
    }

    [Theory]
    [InlineData("1,甲,主题,,内容,0,0,,,", "It has no time.")]
    [InlineData("1,甲,,2019/1/1,,0,0,,,", "It has neither subject nor text.")]
    [InlineData("1,甲,主题,昨天,内容,0,0,,,", "“昨天”: “昨天” is no date we can read.")]
    [InlineData("1,甲,主题,2027/1/1,内容,0,0,,,", "2027-01-01 is still to come.")]
    [InlineData("1,甲,主题,2019/1/2 10:00,内容,0,0,答,2019/1/2 9:59,", "It was replied to before it was sent.")]
    [InlineData("1,甲,主题,2019/1/2,内容,0,0,答,,", "It has a reply and no time of it.")]
    [InlineData("1,甲,主题,2019/1/2,内容,0,0,,2019/1/3,", "It has a time of the reply and no reply.")]
    [InlineData("1,甲,主题,2019/1/2,内容,-1,许多,,,", "The votes against “-1” is no number of people. The votes for “许多” is no number of people.")]
    [InlineData("1,甲,主题,2019/1/2,内容,0.5,0,,,", "The votes against “0.5” is no number of people.")]
    [InlineData("1,甲,主题,2019/1/2,内容,0,0,,,,多", "It has 11 cells under 10 columns.")]
    public async Task All_that_is_wrong_with_a_row_is_said(string row, string said)
    {
        var draft = Assert.Single(await Read(LetterUse.Petitions, File("a.csv", Head + row + "\n")));
        Assert.Equal(said, string.Join(' ', draft.Faults.Select(fault => fault.En)));
        Assert.All(draft.Faults, fault => Assert.NotEqual(fault.En, fault.Zh));
    }

    [Fact]
    public async Task What_is_too_long_is_refused_and_what_a_spreadsheet_cut_is_pointed_out()
    {
        string Row(int id, string subject, string text) => $"{id},甲,{subject},2019/1/2,{text},0,0,,,\n";
        var drafts = await Read(LetterUse.Petitions, File("a.csv", Head + Row(1, new('长', 201), "内容") + Row(2, "主题", new('长', LetterDraft.Longest + 1))
            + Row(3, "主题", new string('好', 19_999) + new string(' ', 32_767 - 19_999)) + Row(4, "主题", "有\uFFFD字")));
        Assert.Equal(["The subject has more than 200 characters."], drafts[0].Faults.Select(fault => fault.En));
        Assert.Equal(["The text has more than 20000 characters."], drafts[1].Faults.Select(fault => fault.En));
        Assert.Empty(drafts[2].Faults);
        Assert.Contains("Excel may have cut it", Assert.Single(drafts[2].Warnings).En, StringComparison.Ordinal);
        Assert.Equal("1 characters could not be read.", Assert.Single(drafts[3].Warnings).En);
    }

    [Fact]
    public async Task Tags_of_a_web_page_go_and_titles_between_angle_brackets_stay()
    {
        var drafts = await Read(LetterUse.Petitions, File("a.csv", Head
            + "1,甲,主题,2019/1/2,<p>第一段&nbsp;</p><p>第二段<br/>换行<script>x()</script></p>,0,0,,,\n2,乙,主题,2019/1/2,依据<示例市征地补偿办法>第3条，x<5 & y>3,0,0,,,\n"));
        Assert.DoesNotContain('<', drafts[0].Letter.Text);
        Assert.DoesNotContain("x()", drafts[0].Letter.Text, StringComparison.Ordinal);
        Assert.StartsWith("第一段\n", drafts[0].Letter.Text, StringComparison.Ordinal);
        Assert.Equal("依据<示例市征地补偿办法>第3条，x<5 & y>3", drafts[1].Letter.Text);
    }

    [Fact]
    public async Task The_same_letter_is_taken_once_over_all_files_and_a_number_that_comes_again_is_refused()
    {
        var drafts = await Read(LetterUse.Petitions,
            File("a.csv", Head + "1,甲,路灯,2019/1/2,不亮,0,0,,,\n2,乙,路灯,2019/1/3,不亮,0,0,,,\n1,丙,停车,2019/1/4,没有车位,0,0,,,\n,丁,噪声,2019/1/5,太吵,0,0,,,\n"),
            File("b.csv", Head + "1,甲,路 灯,2019-01-02,\"不\n亮\",0,3,,,\n,丁,噪声,2019/1/5,太吵,0,0,,,\n,丁,噪声,2019/1/6,太吵,0,0,,,\n"));
        Assert.Equal(["", "", "same number", "", "same letter", "same letter", ""], drafts.Select(draft => draft.Faults is not [var fault] ? ""
            : fault.En.StartsWith("It is the same letter as", StringComparison.Ordinal) ? "same letter" : "same number"));
        Assert.Contains("a.csv:2", drafts[2].Faults[0].En, StringComparison.Ordinal);
        Assert.Contains("a.csv:2", Assert.Single(drafts[1].Warnings).En, StringComparison.Ordinal);
        Assert.Contains("a.csv:5", Assert.Single(drafts[6].Warnings).En, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Columns_have_chinese_or_english_names_and_what_is_needed_depends_on_the_use()
    {
        var lines = File("a.jsonl", "{\"id\":7,\"user\":\"u\",\"subject\":\"s\",\"at\":43524.5,\"text\":\"t\",\"for\":3}\n");
        var letter = Assert.Single(await Read(LetterUse.Petitions, lines)).Letter;
        Assert.Equal(("7", "u", 3, new(new(2019, 2, 28), new(12, 0))), (letter.Id, letter.Reporter, letter.For, letter.At!.Value));
        var labelled = File("b.csv", "label,text\n教育,转学\n,没有标签\n教育,转学\n");
        var lessons = await Read(LetterUse.Lessons, labelled);
        Assert.Equal(["", "It has no label.", ""], lessons.Select(draft => draft.Faults is [var fault] ? fault.En : ""));
        Assert.Contains("b.csv:2", Assert.Single(lessons[2].Warnings).En, StringComparison.Ordinal);
        Assert.Equal(LetterWords.NoTimeColumn, Assert.Single(Assert.Single(await Read(LetterUse.Petitions, labelled)).Faults));
        Assert.Equal(LetterWords.NoColumns, Assert.Single(Assert.Single(await Read(LetterUse.Petitions, File("c.csv", "甲,乙\n1,2\n"))).Faults));
        var book = Path.Combine(folder.FullName, "d.xlsx");
        await System.IO.File.WriteAllBytesAsync(book, new Workbook().Sheet("一", Row(1, "一级标签", "二级标签", "三级标签", "留言主题", "留言时间")
            + Cells(2, Text("A2", "甲"), Text("B2", "乙"), Text("C2", "丙"), Text("D2", "路灯"), Date("E2", "43524.5")) + Row(3, "甲", "", "丙", "路灯二", "2019/1/2")).Make(), Stop);
        var drafts = await Read(LetterUse.Petitions, book);
        Assert.Equal(["甲", "乙", "丙"], drafts[0].Letter.Labels);
        Assert.Equal(new LocalTime(new(2019, 2, 28), new(12, 0)), drafts[0].Letter.At);
        Assert.Equal(LetterWords.LabelGap, Assert.Single(drafts[1].Faults));
    }

    [Theory]
    [InlineData("letters-2019-h1.csv", false, 2109, 0)]
    [InlineData("letters-with-replies.csv", false, 939, 0)]
    [InlineData("labelled.csv", true, 2337, 0)]
    [InlineData("samples/2.xlsx", false, 495, 1)]
    [InlineData("samples/2.xlsx", true, 495, 0)]
    [InlineData("samples/3.xlsx", false, 30, 0)]
    [InlineData("samples/4.xlsx", false, 120, 0)]
    public async Task Real_letters_are_read_as_they_are(string name, bool asLessons, int rows, int twice)
    {
        var file = RealData.At("letters", name);
        var drafts = await Read(asLessons ? LetterUse.Lessons : LetterUse.Petitions, file);
        foreach (var (said, count) in drafts.SelectMany(draft => draft.Faults).CountBy(fault => fault.En).Take(10)) TestContext.Current.TestOutputHelper!.WriteLine($"{count} × {said}");
        TestContext.Current.TestOutputHelper!.WriteLine($"{drafts.Count(draft => draft.Warnings.Count > 0)} of {drafts.Count} with warnings");
        Assert.Equal(rows, drafts.Count);
        var refused = drafts.SelectMany(draft => draft.Faults).ToList();
        Assert.Equal(twice, refused.Count);
        Assert.All(refused, fault => Assert.StartsWith("It is the same letter as", fault.En, StringComparison.Ordinal));
        if (!asLessons) Assert.All(drafts, draft => Assert.InRange(draft.Letter.At!.Value.Day.Year, 2010, 2020));
    }

    public void Dispose() => folder.Delete(recursive: true);

    static async Task<List<LetterDraft>> Read(LetterUse use, params string[] files)
    {
        var (drafts, reader) = (new List<LetterDraft>(), new LetterFile(use, Today));
        foreach (var file in files)
            await foreach (var draft in reader.Read(file, Stop)) drafts.Add(draft);
        return drafts;
    }

    string File(string name, string content)
    {
        var path = Path.Combine(folder.FullName, name);
        System.IO.File.WriteAllText(path, content);
        return path;
    }
}
