using System.Globalization;
using System.Text.RegularExpressions;
using Daylight.Disclosure.Importing;
using Daylight.Petitions;
using Daylight.Web;

namespace Daylight.Host.Importing;

/// <summary>What letters are read for.</summary>
enum LetterUse
{
    /// <summary>To become petitions: each needs the time it was sent, for its clock.</summary>
    Petitions,

    /// <summary>To learn from: each needs its label and its words, and no time.</summary>
    Lessons,
}

/// <summary>A letter as a file has it, cleaned and understood.</summary>
/// <param name="Id">Its number in the system it comes from; null when that gives none.</param>
/// <param name="Reporter">Who wrote, by the other system's key; null when it says nothing.</param>
/// <param name="Subject">Its subject; may be empty.</param>
/// <param name="Text">What it says; may be empty when the subject says all.</param>
/// <param name="At">When it was sent; null when the file does not say.</param>
/// <param name="Against">Readers who are against it.</param>
/// <param name="For">Readers who support it.</param>
/// <param name="Labels">Its labels, from the widest to the narrowest; none, one, two or three.</param>
/// <param name="Reply">The office's reply; null when there is none.</param>
/// <param name="RepliedAt">When it replied.</param>
/// <param name="Place">The place it is about; null when the file does not say.</param>
sealed record Letter(
    string? Id, string? Reporter, string Subject, string Text, LocalTime? At, int Against, int For, IReadOnlyList<string> Labels,
    string? Reply, LocalTime? RepliedAt, string? Place = null)
{
    /// <summary>What it is; null when the file does not say.</summary>
    public PetitionKind? Kind { get; init; }

    /// <summary>By which way it came; null when the file does not say.</summary>
    public PetitionSource? Source { get; init; }

    /// <summary>Who wrote, by name; null when the file does not say.</summary>
    public string? Name { get; init; }

    /// <summary>The writer's telephone, e-mail and address; null when the file does not say.</summary>
    public string? Phone { get; init; }

    /// <inheritdoc cref="Phone"/>
    public string? Email { get; init; }

    /// <inheritdoc cref="Phone"/>
    public string? Address { get; init; }

    /// <summary>The body it went to, by code or name; null when the file does not say.</summary>
    public string? Body { get; init; }

    /// <summary>How many raise it together.</summary>
    public int People { get; init; } = 1;

    /// <summary>The letter as a lesson: its widest label.</summary>
    public Lesson Lesson => new(Labels[0], Subject, Text);
}

/// <summary>A row understood: a letter, or all that is wrong with it.</summary>
sealed partial class LetterDraft
{
    /// <summary>More than any letter; a whole file that slipped into a cell is longer.</summary>
    public const int Longest = 20_000;

    const int LongestLine = 200;

    // A spreadsheet keeps no more in a cell and cuts without a word.
    const int LongestCell = 32_767;

    static readonly LetterField[] Levels = [LetterField.First, LetterField.Second, LetterField.Third];

    readonly Dictionary<LetterField, string> cells = [];
    readonly bool since1904;

    public LetterDraft(TableRow row, LetterUse use, DateOnly today)
    {
        (Origin, since1904) = (row.Origin, row.IsSince1904);
        if (row.Fault is { } fault)
        {
            Faults.Add(fault);
            return;
        }
        foreach (var (column, text) in row.Cells)
        {
            if (LetterFields.Find(column) is { } field && Clean(text) is { Length: > 0 } cell && cells.TryAdd(field, cell)) Warn(field, text, cell);
        }
        var (sent, replied) = (Time(LetterField.At, today), Time(LetterField.RepliedAt, today));
        Letter = new(Line(LetterField.Id), Line(LetterField.Reporter), Line(LetterField.Subject) ?? "", Cell(LetterField.Text) ?? "", sent,
            Count(LetterField.Against), Count(LetterField.For), Labels(), Cell(LetterField.Reply), replied, Line(LetterField.Place));
        if (use is LetterUse.Petitions) Letter = Letter with
        {
            Kind = Known(LetterField.Kind, LetterWords.Kinds), Source = Known(LetterField.Source, LetterWords.Sources), Name = Line(LetterField.Name),
            Phone = Line(LetterField.Phone), Email = Line(LetterField.Email), Address = Line(LetterField.Address), Body = Line(LetterField.Body), People = Many(),
        };
        Check(use);
    }

    public Origin Origin { get; }

    /// <summary>What tells it from others: its number, or a digest of all of it; empty while it was not compared.</summary>
    public string Key { get; set; } = "";

    public List<Words> Faults { get; } = [];

    public List<Words> Warnings { get; } = [];

    /// <summary>The letter; only one without faults is whole.</summary>
    public Letter Letter { get; } = new(null, null, "", "", null, 0, 0, [], null, null);

    /// <summary>What is missing among the columns; null when nothing is.</summary>
    public static Words? Judge(IReadOnlyList<string> columns, LetterUse use)
    {
        var known = columns.Select(LetterFields.Find).ToHashSet();
        if (!known.Contains(LetterField.Text) && !known.Contains(LetterField.Subject)) return LetterWords.NoColumns;
        return use == LetterUse.Lessons ? known.Contains(LetterField.First) ? null : LetterWords.NoLabelColumn
            : known.Contains(LetterField.At) ? null : LetterWords.NoTimeColumn;
    }

    void Check(LetterUse use)
    {
        if (Letter.Subject.Length == 0 && Letter.Text.Length == 0) Faults.Add(LetterWords.Empty);
        if (use == LetterUse.Petitions && Cell(LetterField.At) is null) Faults.Add(LetterWords.NoTime);
        if (use == LetterUse.Lessons && Letter.Labels.Count == 0) Faults.Add(LetterWords.NoLabel);
        if (Levels.Count(field => Cell(field) is not null) > Letter.Labels.Count) Faults.Add(LetterWords.LabelGap);
        if (Letter.Reply is not null && Cell(LetterField.RepliedAt) is null) Faults.Add(LetterWords.NoTimeOfReply);
        if (Letter.Reply is null && Cell(LetterField.RepliedAt) is not null) Faults.Add(LetterWords.NoReply);
        if (Letter.At is { } sent && Letter.RepliedAt?.IsBefore(sent) == true) Faults.Add(LetterWords.RepliedBefore);
        foreach (var field in (LetterField[])[LetterField.Id, LetterField.Reporter, LetterField.Subject, LetterField.Place, LetterField.Body, .. Levels])
            if (Line(field)?.Length > LongestLine) Faults.Add(LetterWords.TooLong(field, LongestLine));
        foreach (var field in (LetterField[])[LetterField.Text, LetterField.Reply])
            if (Cell(field)?.Length > Longest) Faults.Add(LetterWords.TooLong(field, Longest));
        if (Letter.Name?.Length > PetitionForm.NameLength) Faults.Add(LetterWords.TooLong(LetterField.Name, PetitionForm.NameLength));
        if (Letter.Address?.Length > PetitionForm.AddressLength) Faults.Add(LetterWords.TooLong(LetterField.Address, PetitionForm.AddressLength));
        Faults.AddRange(new Problems().Telephone("phone", Letter.Phone ?? "").Mailbox("email", Letter.Email ?? "").Select(problem => problem.Say));
    }

    void Warn(LetterField field, string text, string clean)
    {
        if (text.Length == LongestCell) Warnings.Add(LetterWords.CutByExcel(field));
        if (clean.Count(letter => letter == '\uFFFD') is > 0 and var unread) Warnings.Add(ImportWords.SomeUnreadable(unread));
    }

    // What stands between < and > in a letter is mostly the title of a document, and stays: only tags of HTML go.
    static string Clean(string text) => PlainText.Clean(Tag().IsMatch(text) ? HtmlText.Of(text) : text).Trim();

    LocalTime? Time(LetterField field, DateOnly today)
    {
        if (Line(field) is not { } text) return null;
        if (!TimeCell.TryRead(text, since1904, out var time, out var why)) Faults.Add(LetterWords.BadTime(text, why!));
        else if (time.Day > today) Faults.Add(LetterWords.Future(time.Day));
        else return time;
        return null;
    }

    // A spreadsheet may write a whole number as 3.0.
    int Count(LetterField field)
    {
        if (Line(field) is not { } text) return 0;
        var isNumber = decimal.TryParse(PlainText.HalfWidthDigits(text), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var count);
        if (isNumber && count == decimal.Truncate(count) && count <= int.MaxValue) return (int)count;
        Faults.Add(LetterWords.NoCount(field, text));
        return 0;
    }

    int Many()
    {
        if (Line(LetterField.People) is null) return 1;
        var faults = Faults.Count;
        var many = Count(LetterField.People);
        if (many is < 1 or > PetitionForm.MostPeople && Faults.Count == faults) Faults.Add(LetterWords.NotSoMany(many));
        return many;
    }

    // What the file calls it, as people and programs do here.
    T? Known<T>(LetterField field, IReadOnlyList<(T Value, string[] Names)> all) where T : struct
    {
        if (Line(field) is not { } text) return null;
        foreach (var (value, names) in all)
            if (names.Contains(text, StringComparer.OrdinalIgnoreCase)) return value;
        Faults.Add(LetterWords.NotKnown(field, text, all.Select(one => one.Names[0])));
        return null;
    }

    string[] Labels() => [.. Levels.Select(Line).TakeWhile(label => label is not null).OfType<string>()];

    string? Cell(LetterField field) => cells.GetValueOrDefault(field);

    string? Line(LetterField field) => Cell(field) is { } cell ? PlainText.OneLine(cell) : null;

    [GeneratedRegex(@"</?(?:p|br|div|span|a|font|b|i|u|strong|em|img|table|tbody|tr|td|th|ul|ol|li|h[1-6]|script|style)(?:\s[^<>]*)?/?>"
        + @"|&(?:nbsp|lt|gt|amp|quot|#\d{2,5});", RegexOptions.IgnoreCase)]
    private static partial Regex Tag();
}
