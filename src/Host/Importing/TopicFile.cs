using System.Collections.Frozen;
using System.Globalization;
using Daylight.Disclosure.Importing;

namespace Daylight.Host.Importing;

/// <summary>What a table tells the search for hot topics.</summary>
enum TopicColumn
{
    Id, Reporter, Subject, At, Text, Against, For, Place,
}

/// <summary>Letters read, and the rows that could not be.</summary>
sealed record LettersRead(IReadOnlyList<TopicLetter> Letters, IReadOnlyList<(Origin Origin, Words Why)> Refused);

/// <summary>
/// Reads the letters of a table for the search for hot topics. A number that comes again is the same letter; a letter without
/// a number is known by its row.
/// </summary>
static class TopicFile
{
    static readonly FrozenDictionary<string, TopicColumn> ByName = new (TopicColumn Column, string[] Names)[]
    {
        (TopicColumn.Id, ["id", "number", "编号", "留言编号", "信件编号", "诉求编号", "工单编号"]),
        (TopicColumn.Reporter, ["reporter", "user", "author", "用户", "留言用户", "写信人", "来信人", "诉求人"]),
        (TopicColumn.Subject, ["subject", "title", "主题", "标题", "留言主题", "信件标题", "诉求标题"]),
        (TopicColumn.At, ["at", "time", "sent", "date", "时间", "留言时间", "来信时间", "诉求时间"]),
        (TopicColumn.Text, ["text", "letter", "content", "内容", "正文", "留言详情", "留言内容", "来信内容", "诉求内容"]),
        (TopicColumn.Against, ["against", "dislikes", "反对", "反对数"]),
        (TopicColumn.For, ["for", "likes", "votes", "点赞", "点赞数", "支持数"]),
        (TopicColumn.Place, ["place", "location", "地点", "位置", "事发地点"]),
    }.SelectMany(row => row.Names.Select(name => KeyValuePair.Create(name, row.Column))).ToFrozenDictionary();

    static readonly Words NoColumns = new("第一行应当是列名，其中要有时间，以及主题或者内容。",
        "The first line must name the columns, among them the time and the subject or the text.");

    static readonly Words NoWords = new("没有主题，也没有内容。", "It has neither subject nor text.");

    /// <summary>Reads a file.</summary>
    public static async Task<LettersRead> Read(string path, CancellationToken stop)
    {
        var (letters, refused) = (new List<TopicLetter>(), new List<(Origin, Words)>());
        await foreach (var row in TableFile.Read(path, Judge, stop))
        {
            if (Letter(row, out var why) is { } letter) letters.Add(letter);
            else refused.Add((row.Origin, why!));
        }
        return new(letters, refused);
    }

    static Words? Judge(IReadOnlyList<string> columns)
    {
        var known = columns.Select(Find).ToHashSet();
        return known.Contains(TopicColumn.At) && (known.Contains(TopicColumn.Subject) || known.Contains(TopicColumn.Text)) ? null : NoColumns;
    }

    static TopicColumn? Find(string column) => ByName.TryGetValue(TableWords.Folded(column), out var found) ? found : null;

    static TopicLetter? Letter(TableRow row, out Words? why)
    {
        why = row.Fault;
        if (why is not null) return null;
        var cells = new Dictionary<TopicColumn, string>();
        foreach (var (column, text) in row.Cells)
            if (Find(column) is { } known && PlainText.OneLine(PlainText.Clean(text)).Trim() is { Length: > 0 } cell) cells.TryAdd(known, cell);
        string? Cell(TopicColumn column) => cells.GetValueOrDefault(column);
        var (subject, text2) = (Cell(TopicColumn.Subject) ?? "", Cell(TopicColumn.Text) ?? "");
        if (subject.Length + text2.Length == 0) why = NoWords;
        if (!TimeCell.TryRead(Cell(TopicColumn.At) ?? "", row.IsSince1904, out var at, out var fault)) why ??= fault;
        return why is not null ? null : new(Cell(TopicColumn.Id) ?? $"#{row.Origin.Row}", Cell(TopicColumn.Reporter), subject, text2, at.Utc)
        {
            For = Count(Cell(TopicColumn.For)), Against = Count(Cell(TopicColumn.Against)), Place = Cell(TopicColumn.Place),
        };
    }

    // What is no number is no vote: a letter is not refused for it.
    static int Count(string? cell) => int.TryParse(cell, NumberStyles.None, CultureInfo.InvariantCulture, out var count) ? count : 0;
}
