using Daylight.Disclosure.Importing;

namespace Daylight.Host.Importing;

/// <summary>A tree of classes as an office's table has it, and the rows that are not in it.</summary>
/// <param name="Tree">The tree; null when no row could be read.</param>
/// <param name="Rows">Rows read.</param>
/// <param name="Refused">Rows left out, each with its reason.</param>
sealed record ClassTable(TopicTree? Tree, int Rows, IReadOnlyList<(Origin Origin, Words Reason)> Refused);

/// <summary>
/// Reads a table of three columns, one for each level, as offices keep their classes: a row a class of the third level,
/// the names above it repeated or in merged cells.
/// </summary>
static class ClassFile
{
    static readonly string[][] Names =
    [
        ["一级分类", "一级标签", "一级", "一级类别", "level1", "label1", "first"],
        ["二级分类", "二级标签", "二级", "二级类别", "level2", "label2", "second"],
        ["三级分类", "三级标签", "三级", "三级类别", "level3", "label3", "third"],
    ];

    /// <summary>Whether a file is such a table; letters with a class each are not.</summary>
    public static async Task<bool> Is(string path, CancellationToken stop)
    {
        var found = false;
        await foreach (var row in TableFile.Read(path, Look, stop)) break;
        return found;

        Words? Look(IReadOnlyList<string> columns)
        {
            found = Judge(columns) is null && !columns.Any(column => LetterFields.Find(column) is LetterField.Text or LetterField.Subject);
            return found ? null : ClassWords.NoColumns;
        }
    }

    public static async Task<ClassTable> Read(string path, CancellationToken stop)
    {
        var (refused, seen, paths, rows) = (new List<(Origin, Words)>(), new Dictionary<string, Origin>(), new List<string[]>(), 0);
        await foreach (var row in TableFile.Read(path, Judge, stop))
        {
            rows++;
            var names = Names.Select(own => Named(row, own)).ToArray();
            var key = string.Join('\n', names.Select(TopicTree.Key));
            var fault = row.Fault ?? Fault(names);
            if (fault is null && !seen.TryAdd(key, row.Origin)) fault = ClassWords.Twice(string.Join(" › ", names), seen[key]);
            if (fault is null) paths.Add(names);
            else refused.Add((row.Origin, fault));
        }
        return new(paths.Count == 0 ? null : TopicTree.Of(paths), rows, refused);
    }

    static string Named(TableRow row, string[] own) =>
        PlainText.OneLine(row.Cells.FirstOrDefault(cell => own.Contains(TableWords.Folded(cell.Column))).Text ?? "");

    static Words? Judge(IReadOnlyList<string> columns) =>
        Names.All(own => columns.Any(column => own.Contains(TableWords.Folded(column)))) ? null : ClassWords.NoColumns;

    static Words? Fault(string[] names)
    {
        var (gap, last) = (Array.IndexOf(names, ""), Array.FindLastIndex(names, name => name.Length > 0));
        return last < 0 ? ClassWords.Empty
            : gap >= 0 && gap < last ? ClassWords.Gap(gap + 1, names[last])
            : gap >= 0 ? ClassWords.TooWide(names[last], gap)
            : names.FirstOrDefault(name => name.Length > TopicTree.LongestName) is { } name ? ClassWords.TooLong(name[..20])
            : null;
    }
}

/// <summary>What the reading of a table of classes says to people.</summary>
static class ClassWords
{
    public static readonly Words NoColumns = new(
        "第一行应当是列名：一级分类、二级分类、三级分类。", "The first line must name three columns: 一级分类, 二级分类, 三级分类 (level 1, level 2, level 3).");

    public static readonly Words Empty = new("三级都是空的。", "All three levels are empty.");

    public static Words Gap(int level, string below) => new(
        $"“{below}”的第 {level} 级是空的。", $"Level {level} above “{below}” is empty.");

    public static Words TooWide(string name, int level) => new(
        $"“{name}”只到第 {level} 级；事项归到第三级。", $"“{name}” is of level {level} and has nothing below; matters are put into the third.");

    public static Words TooLong(string begin) => new(
        $"“{begin}…”超过 {TopicTree.LongestName} 字。", $"“{begin}…” has more than {TopicTree.LongestName} characters.");

    public static Words Twice(string path, Origin first) => new($"“{path}”与 {first} 重复。", $"“{path}” is there already: {first}.");
}
