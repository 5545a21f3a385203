namespace Daylight.Disclosure.Importing;

/// <summary>What saving says to people: why a document that was read is not published, and what to look at.</summary>
static class SavingWords
{
    public static Words Classified(string mark) => new(
        $"带有密级标志“{mark}”：涉密文件不得上网，请按保密规定处理。",
        $"It bears the mark “{mark}” of a classified document, which must not be on this system.");

    public static Words ClassifiedFile(string name, string mark) => new(
        $"附件“{name}”带有密级标志“{mark}”：涉密文件不得上网，请按保密规定处理。",
        $"Its file “{name}” bears the mark “{mark}” of a classified document, which must not be on this system.");

    public static Words Future(DateOnly date) => new(
        $"发布日期 {date:yyyy-MM-dd} 还没有到，请到期再导入。",
        $"It is published on {date:yyyy-MM-dd}, a day to come: import it then.");

    public static Words FormedInFuture(DateOnly date) => new(
        $"成文日期 {date:yyyy-MM-dd} 在今天之后。", $"It was formed on {date:yyyy-MM-dd}, a day to come.");

    public static Words Personal(Words kind, int count, int line) => new(
        $"疑似个人信息：{kind.Zh} {count} 处，第一处在第 {line} 行，请核对是否应当隐去。",
        $"It looks like personal data: {kind.En}, {count} of them, the first in line {line}; see whether it may be public.");

    public static readonly Words PublishedWhenFormed = new(
        "没有发布日期，按成文日期计。", "It has no date of publication; the date it was formed stands for it.");

    public static readonly Words PublishedToday = new(
        "没有任何日期，按今天发布计。", "It has no date at all; it counts as published today.");

    public static readonly Words ExpiresBeforeEffect = new(
        "失效日期早于施行日期。", "It expires before it takes effect.");

    public static Words NoSuchBody(string issuer, Body instead) => new(
        $"机构中没有“{issuer}”，归入{instead.Name}，发文机关按原名保留。",
        $"There is no body “{issuer}”; it is with {instead.NameEn} and keeps its issuer's name.");

    public static Words SeveralBodies(string issuer, Body instead) => new(
        $"机构中有几个“{issuer}”，归入{instead.Name}，请用 --body 指明。",
        $"There are several bodies “{issuer}”; it is with {instead.NameEn}. Say which with --body.");

    public static Words IndexTaken(string index) => new(
        $"来源索引号 {index} 在这里已有，另编新号，原号记入关键词。",
        $"The source's index number {index} is taken here; it gets a new one and keeps the old among its keywords.");

    public static Words OtherIndex(string index) => new(
        $"来源索引号“{index}”不合规范，另编新号，原号记入关键词。",
        $"The source's index number “{index}” has no known form; it gets a new one and keeps the old among its keywords.");

    public static Words NoFile(string name) => new(
        $"附件“{name}”不在文件旁边，未导入。", $"Its file “{name}” does not lie beside it and is not imported.");

    public static Words FileUnreadable(string name, string why) => new(
        $"附件“{name}”无法读取：{why}", $"Its file “{name}” can't be read: {why}");

    public static Words FileWithoutText(string name, Words why) => new(
        $"附件“{name}”已存，但文字没有读全：{why.Zh}", $"Its file “{name}” is kept, but not all its text was read: {why.En}");

    public static Words FileOfNoType(string name, Words why) => new(
        $"附件“{name}”只供下载：{why.Zh}", $"Its file “{name}” can only be downloaded: it {why.En}");

    public static readonly Words ChangedAtSource = new(
        "已经导入过，但来源内容与当时不同；未更改，请用更正发布新版。",
        "Already imported, but the source now says something else; nothing is changed. Publish a correction.");
}
