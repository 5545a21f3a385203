using System.Collections.Frozen;
using System.Security.Cryptography;
using System.Text;
using Daylight.Disclosure.Importing;
using Daylight.Enquiries;
using Daylight.Web;

namespace Daylight.Host.Importing;

/// <summary>What a file can tell of an enquiry.</summary>
enum EnquiryField
{
    Id, Asker, Title, AskedOn, Question, Answer, AnsweredOn, Body,
}

/// <summary>The names of these columns, in Chinese or English.</summary>
static class EnquiryFields
{
    static readonly FrozenDictionary<string, EnquiryField> ByName = new (EnquiryField Field, string[] Names)[]
    {
        (EnquiryField.Id, ["id", "number", "编号", "留言编号", "咨询编号"]),
        (EnquiryField.Asker, ["asker", "name", "姓名", "咨询人", "留言用户"]),
        (EnquiryField.Title, ["title", "subject", "标题", "主题", "留言主题", "咨询主题"]),
        (EnquiryField.AskedOn, ["asked", "askedon", "提问时间", "咨询时间", "留言时间"]),
        (EnquiryField.Question, ["question", "问题", "内容", "留言详情", "咨询内容"]),
        (EnquiryField.Answer, ["answer", "reply", "答复", "答复内容", "答复意见"]),
        (EnquiryField.AnsweredOn, ["answered", "answeredon", "答复时间", "答复日期"]),
        (EnquiryField.Body, ["body", "机构代码", "单位代码"]),
    }.SelectMany(row => row.Names.Select(name => KeyValuePair.Create(name, row.Field))).ToFrozenDictionary();

    public static EnquiryField? Find(string column) => ByName.TryGetValue(TableWords.Folded(column), out var field) ? field : null;
}

/// <summary>A row understood: an enquiry with its answer, or all that is wrong with it.</summary>
sealed class EnquiryDraft
{
    readonly Dictionary<EnquiryField, string> cells = [];

    public EnquiryDraft(TableRow row, string usualBody, BodyTree bodies, DateOnly today)
    {
        Origin = row.Origin;
        if (row.Fault is { } fault)
        {
            Faults.Add(fault);
            return;
        }
        foreach (var (column, text) in row.Cells)
            if (EnquiryFields.Find(column) is { } field && PlainText.Clean(text).Trim() is { Length: > 0 } cell) cells.TryAdd(field, cell);
        AskedOn = Day(EnquiryField.AskedOn, row.IsSince1904, today);
        AnsweredOn = Day(EnquiryField.AnsweredOn, row.IsSince1904, today);
        var body = Cell(EnquiryField.Body) ?? usualBody;
        Check(body, bodies);
        var title = PlainText.OneLine(Cell(EnquiryField.Title) ?? Cell(EnquiryField.Question) ?? "");
        Form = EnquiryForm.Blank with
        {
            Body = body, Title = Cut(title, Typed.Line), Question = Cell(EnquiryField.Question) ?? title, Name = Cell(EnquiryField.Asker) ?? "",
        };
        // A number may come again in the file of another office; with the day and the words it is one enquiry.
        var identity = $"{Cell(EnquiryField.Id)}\n{AskedOn:yyyy-MM-dd}\n{title}\n{Form.Question}";
        SourceId = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(identity)));
    }

    public Origin Origin { get; }

    public List<Words> Faults { get; } = [];

    public EnquiryForm Form { get; } = EnquiryForm.Blank;

    public DateOnly? AskedOn { get; }

    public DateOnly? AnsweredOn { get; }

    public string? Answer => Cell(EnquiryField.Answer);

    public string SourceId { get; } = "";

    /// <summary>What is missing among the columns; null when nothing is.</summary>
    public static Words? Judge(IReadOnlyList<string> columns)
    {
        var known = columns.Select(EnquiryFields.Find).ToHashSet();
        return known.Contains(EnquiryField.AskedOn) && (known.Contains(EnquiryField.Title) || known.Contains(EnquiryField.Question))
            ? null
            : EnquiryWords.NoColumns;
    }

    void Check(string body, BodyTree bodies)
    {
        if (AskedOn is null && Cell(EnquiryField.AskedOn) is null) Faults.Add(EnquiryWords.NoDay);
        if (Cell(EnquiryField.Title) is null && Cell(EnquiryField.Question) is null) Faults.Add(EnquiryWords.NoQuestion);
        if (bodies.Find(body) is null) Faults.Add(EnquiryWords.NoBody(body));
        if (Answer is not null && Cell(EnquiryField.AnsweredOn) is null) Faults.Add(EnquiryWords.NoDayOfAnswer);
        if (Answer is null && AnsweredOn is not null) Faults.Add(EnquiryWords.NoAnswer);
        if (AnsweredOn < AskedOn) Faults.Add(EnquiryWords.AnsweredBefore);
        if (Cell(EnquiryField.Question)?.Length > EnquiryForm.AnswerLength || Answer?.Length > EnquiryForm.AnswerLength)
            Faults.Add(EnquiryWords.TooLong(EnquiryForm.AnswerLength));
    }

    DateOnly? Day(EnquiryField field, bool since1904, DateOnly today)
    {
        if (Cell(field) is not { } text) return null;
        if (!TimeCell.TryRead(text, since1904, out var time, out var why)) Faults.Add(EnquiryWords.BadDay(text, why!));
        else if (time.Day > today) Faults.Add(EnquiryWords.Future(time.Day));
        else return time.Day;
        return null;
    }

    string? Cell(EnquiryField field) => cells.GetValueOrDefault(field);

    // Not in the middle of a character that takes two places.
    internal static string Cut(string text, int most)
    {
        var runes = text.EnumerateRunes().Take(most + 1).ToArray();
        return runes.Length <= most ? text : string.Concat(runes[..(most - 1)]) + "…";
    }
}

/// <summary>What the import of enquiries says to people.</summary>
static class EnquiryWords
{
    public static readonly Words NoColumns = new(
        "第一行应当是列名，其中要有咨询时间，以及主题或者内容。", "The first line must name the columns, among them the time and the subject or the question.");

    public static readonly Words NoDay = new("没有咨询时间。", "It has no time of asking.");

    public static readonly Words NoQuestion = new("没有主题，也没有内容。", "It has neither subject nor question.");

    public static readonly Words NoDayOfAnswer = new("有答复，没有答复时间。", "It has an answer and no time of it.");

    public static readonly Words NoAnswer = new("有答复时间，没有答复。", "It has a time of the answer and no answer.");

    public static readonly Words AnsweredBefore = new("答复早于咨询。", "It was answered before it was asked.");

    public static Words NoBody(string code) => new($"没有代码为{code}的机构。", $"There is no body with the code {code}.");

    public static Words BadDay(string text, Words why) => new($"“{text}”：{why.Zh}", $"“{text}”: {why.En}");

    public static Words Future(DateOnly day) => new($"{day:yyyy-MM-dd} 还没有到。", $"{day:yyyy-MM-dd} is still to come.");

    public static Words TooLong(int most) => new($"超过 {most} 字。", $"It has more than {most} characters.");

    public static readonly Words Changed = new(
        "已经导入过，原系统里的答复后来改了；这里的不变。", "It is here already; its answer was changed in its system since, and stays as it is here.");

    public static readonly Words Twice = new("与前面的一行相同。", "It is the same as a row before it.");
}
