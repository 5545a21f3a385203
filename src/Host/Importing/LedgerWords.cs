namespace Daylight.Host.Importing;

/// <summary>What the import of a ledger of requests says to people.</summary>
static class LedgerWords
{
    public static readonly Words Missing = new("没有填。", "It is empty.");

    public static readonly Words NoDayOfOutcome = new("有结果，没有日期。", "There is an outcome and no day of it.");

    public static readonly Words NoOutcome = new("有日期，没有结果。", "There is a day and no outcome.");

    public static readonly Words AnswerAlone = new("有答复内容，没有结果。", "There is an answer and no outcome.");

    public static readonly Words NoDayOfExtension = new("有延期截止日期，没有延期的日期。", "It says until when it was extended, and not when.");

    public static readonly Words StillAsking = new(
        "写了暂停日期，没有写恢复日期：期限没有暂停，还在征求意见的，请在案卷里办“征求第三方意见”。",
        "It says when the period was paused, and not until when: it runs here. Where others are still asked, take the step “Consult a third party” in the file.");

    public static readonly Words Changed = new(
        "已经导入过，原台账里的结果后来改了；这里的不变，请在这里办理。", "It is here already; its outcome was changed in its ledger since, and stays as it is here: take the steps here.");

    public static Words NoColumns(IReadOnlyList<Words> missing) => new(
        $"第一行应当是列名；没有：{string.Join('、', missing.Select(one => one.Zh))}。",
        $"The first line must name the columns; missing: {string.Join(", ", missing.Select(one => one.En))}.");

    public static Words Ignored(IReadOnlyList<string> columns) => new(
        $"这些列不认识，没有导入：{string.Join('、', columns)}。", $"These columns are not known and were not taken: {string.Join(", ", columns)}.");

    public static Words NoLaw(DateOnly day) => new(
        $"{day:yyyy-MM-dd} 那天，有关的法律还没有施行。", $"On {day:yyyy-MM-dd} the law of it was not in force yet.");

    public static Words NoBody(string text) => new($"没有“{text}”这个机构。", $"There is no body “{text}”.");

    public static Words Before(Words other) => new($"早于{other.Zh}。", $"It lies before {other.En}.");

    public static Words NotKnown(string text) => new($"不认识“{text}”。", $"“{text}” is not known.");

    public static Words NoSuchOutcome(string text) => new(
        $"收到那天施行的法律没有“{text}”这种结果。", $"The law of its day has no outcome “{text}”.");

    public static Words WhichOutcome(string text, IReadOnlyList<Outcome> any) => new(
        $"“{text}”可能是：{string.Join('、', any.Select(one => $"{one.Code} {one.Name.Zh}"))}。请写明是哪一种。",
        $"“{text}” may be: {string.Join(", ", any.Select(one => $"{one.Code} {one.Name.En}"))}. Say which.");

    public static Words TooLate(DateOnly last) => new(
        $"晚于依法算出的最迟答复日期 {last:yyyy-MM-dd}：逾期以后不能再延期。", $"It lies after {last:yyyy-MM-dd}, the last day by law: what is late can't be extended.");

    public static Words OtherDate(DateOnly told, DateOnly due) => new(
        $"原台账延期至 {told:yyyy-MM-dd}，依法算出的是 {due:yyyy-MM-dd}，以后者为准。",
        $"Its ledger says until {told:yyyy-MM-dd}; by law it is {due:yyyy-MM-dd}, which stands here.");

    public static Words Twice(object first) => new($"与 {first} 相同。", $"It is the same as {first}.");

    public static Words SameNumber(object first) => new(
        $"编号与 {first} 相同而内容不同，只取先读到的一件。", $"It has the number of {first} and says something else; only the first is taken.");
}
