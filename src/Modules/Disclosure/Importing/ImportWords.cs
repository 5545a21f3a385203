namespace Daylight.Disclosure.Importing;

/// <summary>What the import says to people: reasons for refusing a row, and warnings beside a record.</summary>
static class ImportWords
{
    public static readonly Words NoDate = new("没有日期。", "There is no date.");

    public static Words NotADate(string text) => new($"“{text}”不是可识别的日期。", $"“{text}” is no date we can read.");

    public static Words NoSuchDate(string text) => new($"日期“{text}”不存在。", $"The date “{text}” does not exist.");

    public static Words AmbiguousDate(string text) => new(
        $"日期“{text}”分不清日和月的先后，请写成 年-月-日。",
        $"In “{text}” day and month can't be told apart; write year-month-day.");

    public static Words ShortYear(string text) => new(
        $"日期“{text}”的年份不足四位，也未注明历法。",
        $"The year in “{text}” has fewer than four digits and no calendar is named.");

    public static Words BadField(string field, Words why) => new($"字段 {field}：{why.Zh}", $"Field {field}: {why.En}");

    public static readonly Words NotFound = new("文件或文件夹不存在。", "There is no such file or folder.");

    public static readonly Words EmptyFolder = new("文件夹为空。", "The folder is empty.");

    public static readonly Words EmptyFile = new("文件为空。", "The file is empty.");

    public static readonly Words SystemFile = new("系统文件或隐藏文件，不是文档。", "A hidden or system file, not a document.");

    public static Words UnknownType(string ending) => new(
        $"不支持的文件类型“{ending}”。", $"Files of type “{ending}” are not imported.");

    public static Words Unreadable(string why) => new($"文件无法读取：{why}", $"The file can't be read: {why}");

    public static Words BreaksOff(string why) => new(
        $"文件从此处起损坏或不完整：{why}", $"From here on the file is damaged or incomplete: {why}");

    public static readonly Words Binary = new("不是文本：含有二进制内容。", "Not a text: it holds binary data.");

    public static readonly Words Rubbish = new(
        "无法识别文字编码，读出的多为乱码。", "The encoding is not recognised; most of it can't be read.");

    public static Words TooLarge(long mebibytes) => new(
        $"超过 {mebibytes} MiB，请拆分后导入。", $"Larger than {mebibytes} MiB; split it and import the parts.");

    public static Words TooLong(int characters) => new(
        $"正文超过 {characters} 字，请拆分后导入。", $"The text has more than {characters} characters; split it.");

    public static Words NotJson(string why) => new($"不是有效的 JSON：{why}", $"Not valid JSON: {why}");

    public static readonly Words NotAnObject = new("这一行不是 JSON 对象。", "The row is no JSON object.");

    public static readonly Words NoRows = new("文件中没有记录。", "The file holds no records.");

    public static readonly Words NoTitle = new("没有标题，也无法从正文得出。", "There is no title, nor a text to take one from.");

    public static readonly Words NoText = new("没有正文。", "There is no text.");

    public static readonly Words OnlyHead = new(
        "除了标题、通过日期等，几乎没有正文。", "Besides a title and dates of adoption there is hardly any text.");

    /// <summary>Several of these in a row.</summary>
    public static Words All(IReadOnlyCollection<Words> reasons) => new(
        string.Join(" ", reasons.Select(reason => reason.Zh)), string.Join(" ", reasons.Select(reason => reason.En)));

    public static readonly Words OnlyFrontMatter = new(
        "只有网站生成器的设置，没有正文。", "Only settings of a site generator, no text.");

    public static readonly Words OnlyPageMarks = new(
        "只有分页标记，没有文字，多为未识别的扫描件。", "Only page marks and no text, as of a scan that was never read.");

    public static readonly Words TooDeep = new("结构嵌套过深。", "It is nested too deeply.");

    public static Words SameAgain(Origin first) => new(
        $"与 {first} 是同一文件，本次已读入。", $"The same document as {first}, already read in this run.");

    public static Words SameIdOtherText(Origin first) => new(
        $"与 {first} 的来源标识相同而内容不同，只保留先读到的一份。",
        $"It has the identity of {first} but other content; only the first is kept.");

    public static readonly Words TooManyEntries = new("压缩包内文件过多。", "The archive holds too many files.");

    public static readonly Words ArchiveInside = new("压缩包内的压缩包不再展开。", "An archive inside an archive is not opened.");

    public static Words SameTextAs(Origin other) => new(
        $"正文与 {other} 完全相同。", $"The text is the same as that of {other}.");

    public static readonly Words NoNumber = new("没有文号。", "No document number.");

    public static Words OddNumber(string number) => new(
        $"文号“{number}”不合规范，按原样保留。", $"The document number “{number}” has no known form and is kept as it is.");

    public static readonly Words NoIssuer = new("没有发文机关。", "No issuing body.");

    public static readonly Words NoAnyDate = new("没有日期。", "No date.");

    public static readonly Words DateFromFileName = new(
        "发布日期取自文件名。", "The date of publication is taken from the file name.");

    public static readonly Words FormedFromText = new("成文日期取自正文。", "The date it was formed is taken from the text.");

    public static Words EarlierEffect(DateOnly date) => new(
        $"正文所载施行日期 {date:yyyy-MM-dd} 早于成文日期，应为修订前文件的施行日期，未采用。",
        $"The text takes effect on {date:yyyy-MM-dd}, before it was formed: the date of an earlier version, left out.");

    public static readonly Words IssuerFromTitle = new("发文机关取自标题。", "The issuing body is taken from the title.");

    public static readonly Words IssuerFromText = new("发文机关取自正文。", "The issuing body is taken from the text.");

    public static readonly Words IssuerFromSite = new("发文机关取自网站名称。", "The issuing body is taken from the site's name.");

    public static readonly Words TitleFromFileName = new("标题取自文件名。", "The title is taken from the file name.");

    public static readonly Words TitleFromText = new("标题取自正文首行。", "The title is the first line of the text.");

    public static readonly Words TitleCut = new(
        "标题过长，已截短，全文见正文首行。", "The title is too long and was cut; the text begins with it in full.");

    public static readonly Words NumberTooLong = new(
        "文号过长，未作为文号，全文见正文首行。", "The document number is too long to be one; the text begins with it.");

    public static readonly Words FormedAfterPublished = new("成文日期晚于发布日期。", "It was formed after it was published.");

    public static readonly Words PrivateCharacters = new(
        "含有自造字，可能显示为方框。", "It holds characters of a private font, which may show as boxes.");

    public static Words SomeUnreadable(int count) => new($"{count} 个字符无法读取。", $"{count} characters could not be read.");
}
