using Daylight.Petitions;

namespace Daylight.Host.Importing;

/// <summary>What the reading of letters says to people.</summary>
static class LetterWords
{
    /// <summary>What a letter may be called, with the word that forms show first.</summary>
    public static readonly IReadOnlyList<(PetitionKind Value, string[] Names)> Kinds =
        [.. PetitionWords.AllKinds.Select(kind => (kind, (string[])[PetitionWords.Say(kind).Zh, PetitionWords.Code(kind), .. Also(kind)]))];

    /// <summary>The ways by which it may have come.</summary>
    public static readonly IReadOnlyList<(PetitionSource Value, string[] Names)> Sources =
        [.. PetitionWords.OnTheWeb.Concat(PetitionWords.AtTheDesk).Select(source => (source, (string[])[PetitionWords.Say(source).Zh, PetitionWords.Code(source), .. Also(source)]))];

    static string[] Also(PetitionKind kind) => kind switch
    {
        PetitionKind.Suggestion => ["建议", "意见", "建议意见"],
        PetitionKind.Grievance => ["申诉", "求决"],
        PetitionKind.Report => ["检举", "控告"],
        _ => [],
    };

    static string[] Also(PetitionSource source) => source switch
    {
        PetitionSource.Hotline => ["12345", "12345热线", "来电"],
        PetitionSource.Post => ["信函", "邮寄"],
        PetitionSource.Email => ["邮件"],
        _ => [],
    };

    public static Words NotKnown(LetterField field, string text, IEnumerable<string> known) => new(
        $"{NameOf(field).Zh}“{text}”不认识：写{string.Join('、', known)}。", $"The {NameOf(field).En} “{text}” is not known: give one of {string.Join(", ", known)}.");

    public static Words NotSoMany(int many) => new(
        $"{NameOf(LetterField.People).Zh}{many}：写1到{PetitionForm.MostPeople}。", $"The {NameOf(LetterField.People).En} is {many}: give 1 to {PetitionForm.MostPeople}.");

    public static Words NoBody(string text) => new(
        $"没有单位“{text}”：写机构表里的代码或者名称。", $"There is no body “{text}”: give its code or its name.");

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
        LetterField.Place => new("地点", "place"),
        LetterField.Kind => new("类别", "kind"),
        LetterField.Source => new("来源", "source"),
        LetterField.Name => new("姓名", "name"),
        LetterField.Address => new("住址", "address"),
        LetterField.Body => new("单位", "body"),
        LetterField.People => new("人数", "number of people"),
        _ => throw new ArgumentOutOfRangeException(nameof(field)),
    };
}
