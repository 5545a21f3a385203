using System.Diagnostics.CodeAnalysis;
using System.Globalization;

namespace Daylight;

/// <summary>
/// A question for a legal date, as the command line, the calculator page and the API bring it: text, not yet checked.
/// </summary>
/// <param name="Rule">The rule's key, such as <c>cn-ogi-2019/reply</c>.</param>
/// <param name="From">The day of the event, <c>YYYY-MM-DD</c>.</param>
/// <param name="Extended">True to add the usual extension.</param>
/// <param name="Pauses">Pauses as <c>FROM..TO</c>; both days and all between are not counted.</param>
/// <param name="Days">How much is added, in the rule's unit; null or empty for the usual extension.</param>
public sealed record DueQuestion(string Rule, string From, bool Extended = false, IReadOnlyList<string>? Pauses = null, string? Days = null)
{
    const int MostPauses = 50;

    // Beyond these years nobody asks, and a typing error would walk for thousands of days.
    internal static readonly DateOnly Earliest = new(1991, 1, 1), Latest = new(2100, 12, 31);

    /// <summary>Answers the question with every day, or says everything that is wrong with it.</summary>
    /// <param name="book">The law.</param>
    /// <param name="date">The date, when there is one.</param>
    /// <param name="problems">What is wrong; fields <c>rule</c>, <c>from</c>, <c>extended</c>, <c>days</c>, <c>pause</c>.</param>
    public bool TryAnswer(LawBook book, [NotNullWhen(true)] out DueDate? date, out Problems problems)
    {
        problems = [];
        date = Read(book, problems) is { } read ? Clock.Due(read.Rule, book.CalendarOf(read.Rule), read.Events) : null;
        if (date is not null) CheckPauses(date, problems);
        if (problems.Any) date = null;
        return date is not null;
    }

    // What begins after the last day stops nothing: whoever gives it expects another answer.
    void CheckPauses(DueDate date, Problems problems)
    {
        foreach (var text in Pauses ?? [])
        {
            if (!Faults.TryDate(text.Split("..")[0], out var from) || from <= date.Date) continue;
            problems.Add("pause", $"暂停“{text}”在期限届满（{Dates.Zh(date.Date)}）之后，不起作用，请去掉或改正。",
                $"The pause \"{text}\" begins after the last day, {Dates.En(date.Date)}, and stops nothing: take it out or correct it.");
        }
    }

    (Rule Rule, ClockEvent[] Events)? Read(LawBook book, Problems problems)
    {
        var start = ReadDay(From, "from", problems);
        var pauses = ReadPauses(start, problems);
        var rule = book.Rule(Rule ?? "", start ?? Earliest);
        if (string.IsNullOrWhiteSpace(Rule))
        {
            problems.Add("rule", "写出是哪条规则，例如cn-ogi-2019/reply。", "Name the rule, such as cn-ogi-2019/reply.");
            return null;
        }
        if (rule is null)
        {
            problems.Add("rule", $"没有“{Rule}”这条规则，例如cn-ogi-2019/reply。",
                $"There is no rule \"{Rule}\". One is cn-ogi-2019/reply.");
            return null;
        }
        if (rule.Value is null)
        {
            problems.Add("rule", $"{rule.Name.Zh}没有法定期限。", $"The law sets no period for this: {rule.Name.En}.");
        }
        problems.When(Extended && rule.Extension is null, "extended", "这个期限不能延长。", "This period cannot be extended.");
        var length = Extended && rule.Extension is { } extension ? ReadLength(rule, extension, problems) : null;
        if (problems.Any || start is not { } from) return null;

        var events = new List<ClockEvent> { ClockEvent.Start(from) };
        if (length is { } longer) events.Add(ClockEvent.Extend(longer, from));
        foreach (var (first, last) in pauses)
        {
            events.Add(ClockEvent.Pause(first));
            events.Add(ClockEvent.Resume(last));
        }
        return (rule, [.. events]);
    }

    int? ReadLength(Rule rule, Extension extension, Problems problems)
    {
        if (string.IsNullOrWhiteSpace(Days)) return extension.Usual;
        if (int.TryParse(Days, NumberStyles.None, CultureInfo.InvariantCulture, out var days) && days >= 1 && days <= extension.Max) return days;
        var most = rule.LengthOf(extension.Max);
        problems.Add("days", $"最多延长{most.Zh}（{extension.Article.Zh}）：写1到{extension.Max}。", $"At most {most.En} ({extension.Article.En}): enter 1 to {extension.Max}.");
        return null;
    }

    List<(DateOnly From, DateOnly To)> ReadPauses(DateOnly? start, Problems problems)
    {
        var pauses = new List<(DateOnly From, DateOnly To)>();
        if (Pauses?.Count > MostPauses) problems.Add("pause", $"最多填写{MostPauses}段暂停。", $"At most {MostPauses} pauses.");
        foreach (var text in Pauses?.Take(MostPauses) ?? [])
        {
            var cut = text.IndexOf("..", StringComparison.Ordinal);
            if (cut < 0)
            {
                problems.Add("pause", $"暂停“{text}”请写成2026-09-22..2026-09-29。",
                    $"Write the pause \"{text}\" like 2026-09-22..2026-09-29.");
                continue;
            }
            var (from, to) = (ReadDay(text[..cut], "pause", problems), ReadDay(text[(cut + 2)..], "pause", problems));
            problems.When(to < from, "pause", $"暂停“{text}”的结束日早于开始日。", $"The pause \"{text}\" ends before it begins.");
            problems.When(from < start, "pause", $"暂停“{text}”早于起算日。",
                $"The pause \"{text}\" begins before the period.");
            if (from is { } first && to is { } last) pauses.Add((first, last));
        }
        return pauses;
    }

    static DateOnly? ReadDay(string? text, string field, Problems problems)
    {
        if (string.IsNullOrWhiteSpace(text))
        {
            problems.Add(field, "写出日期，比如2026-09-14。", "Give a date, such as 2026-09-14.");
            return null;
        }
        if (!Faults.TryDate(text, out var day))
        {
            problems.Add(field, $"“{text}”不是日期，请写成2026-09-14的样子。", $"\"{text}\" is not a date like 2026-09-14.");
            return null;
        }
        if (day >= Earliest && day <= Latest) return day;
        problems.Add(field, $"日期应当在{Earliest.Year}年到{Latest.Year}年之间。",
            $"Give a date between {Earliest.Year} and {Latest.Year}.");
        return null;
    }
}
