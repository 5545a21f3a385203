namespace Daylight.Host.Importing;

/// <summary>What the reading of letters says to people.</summary>
static class LetterWords
{
    public static readonly Words NoColumns = new(
        "第一行应当是列名，其中要有主题或者内容。", "The first line must name the columns, among them the subject or the text.");

    public static readonly Words NoTimeColumn = new(
        "列名里没有来信时间，办理期限无从算起。", "No column is named as the time of the letter, from which its clock runs.");

    public static readonly Words NoLabelColumn = new("列名里没有标签。", "No column is named as the label.");

    public static readonly Words Empty = new("没有主题，也没有内容。", "It has neither subject nor text.");

    public static readonly Words NoTime = new("没有来信时间。", "It has no time.");

    public static readonly Words NoLabel = new("没有标签。", "It has no label.");

    public static readonly Words LabelGap = new("有下级标签，没有上级标签。", "It has a narrower label and none above it.");

    public static readonly Words NoTimeOfReply = new("有答复，没有答复时间。", "It has a reply and no time of it.");

    public static readonly Words NoReply = new("有答复时间，没有答复。", "It has a time of the reply and no reply.");

    public static readonly Words RepliedBefore = new("答复早于来信。", "It was replied to before it was sent.");

    public static Words BadTime(string text, Words why) => new($"“{text}”：{why.Zh}", $"“{text}”: {why.En}");

    public static Words Future(DateOnly day) => new($"{day:yyyy-MM-dd} 还没有到。", $"{day:yyyy-MM-dd} is still to come.");

    public static Words TooLong(LetterField field, int most) => new(
        $"{NameOf(field).Zh}超过 {most} 字。", $"The {NameOf(field).En} has more than {most} characters.");

    public static Words NoCount(LetterField field, string text) => new(
        $"{NameOf(field).Zh}“{text}”不是人数。", $"The {NameOf(field).En} “{text}” is no number of people.");

    public static Words CutByExcel(LetterField field) => new(
        $"{NameOf(field).Zh}正好 32767 字，可能被 Excel 截断了。",
        $"The {NameOf(field).En} has exactly 32,767 characters: Excel may have cut it.");

    public static Words Twice(object first) => new($"与 {first} 是同一封信。", $"It is the same letter as {first}.");

    public static Words SameNumber(object first) => new(
        $"编号与 {first} 相同而内容不同，只取先读到的一封。", $"It has the number of {first} and says something else; only the first is taken.");

    static Words NameOf(LetterField field) => field switch
    {
        LetterField.Id => new("编号", "number"),
        LetterField.Reporter => new("写信人", "reporter"),
        LetterField.Subject => new("主题", "subject"),
        LetterField.At => new("来信时间", "time"),
        LetterField.Text => new("内容", "text"),
        LetterField.Against => new("反对数", "votes against"),
        LetterField.For => new("点赞数", "votes for"),
        LetterField.Reply => new("答复", "reply"),
        LetterField.RepliedAt => new("答复时间", "time of the reply"),
        LetterField.First or LetterField.Second or LetterField.Third => new("标签", "label"),
        _ => throw new ArgumentOutOfRangeException(nameof(field)),
    };
}
