namespace Daylight.Host.Importing;

/// <summary>What the import of bodies says to people.</summary>
static class BodyWords
{
    public static readonly Words NoCodeColumn = new(
        "第一行应当是列名，其中要有 code（代码）。", "The first line must name the columns, among them code.");

    public static readonly Words NoCode = new("没有代码。", "It has no code.");

    public static readonly Words BadCode = new(
        "代码只能用字母和数字，不超过40个。", "The code has letters and digits only, 40 at most.");

    public static Words CodeAgain(object first) => new($"代码与 {first} 相同。", $"It has the code of {first}.");

    public static readonly Words NoName = new("没有名称。", "It has no name.");

    public static Words TooLong(string column, int most) => new(
        $"{column} 超过 {most} 字。", $"{column} has more than {most} characters.");

    public static Words NoSuchKind(string kind) => new(
        $"类别“{kind}”不认识：用 government（政府）、department（部门）或 street（街道）。",
        $"The kind “{kind}” is not known: government, department or street.");

    public static Words BadOrganisation(string code) => new(
        $"组织机构代码“{code}”校验不符。", $"The check digit of the organisation code “{code}” does not fit.");

    public static Words BadDate(string column, Words why) => new($"{column}：{why.Zh}", $"{column}: {why.En}");

    public static readonly Words EndsBeforeStart = new("撤销日期早于设立日期。", "It ends before it begins.");

    public static Words NoSuchParent(string parent) => new(
        $"上级 {parent} 既不在库中，也不在文件里。", $"Its superior {parent} is neither here nor in the file.");

    public static Words ParentRefused(string parent) => new(
        $"上级 {parent} 被拒绝。", $"Its superior {parent} was refused.");

    public static Words Circle(string path) => new($"上下级成环：{path}。", $"It is its own superior: {path}.");

    public static readonly Words RootHasNoParent = new(
        "这是最上级机构，不能有上级。", "It is the topmost body and has no superior.");

    public static Words OrganisationOfParent(string parent) => new(
        $"没有组织机构代码，索引号用上级 {parent} 的。", $"It has no organisation code; its index numbers begin with that of its superior {parent}.");
}
