using System.Diagnostics.CodeAnalysis;
using System.Globalization;

namespace Daylight;

/// <summary>Collects what is wrong with one law file, so that an operator can mend everything at once.</summary>
sealed class Faults(string file, Problems problems)
{
    public void Add(string zh, string en) => problems.Add(file, zh, en);

    public bool Missing([NotNullWhen(false)] string? text, string member, string? of = null)
    {
        if (!string.IsNullOrWhiteSpace(text)) return false;
        Lacks(member, of);
        return true;
    }

    /// <summary>The words, or a stand-in when they are missing in one of the two languages.</summary>
    public Words Said(Words? words, string member, string? of = null)
    {
        if (words is { Zh.Length: > 0, En.Length: > 0 }) return words;
        Lacks(member, of, " zh / en");
        return new("", "");
    }

    public Words? SaidIfAny(Words? words, string member, string? of) => words is null ? null : Said(words, member, of);

    public DateOnly? Date(string? text, string member, string? of = null)
    {
        if (text is null) return null;
        if (TryDate(text, out var date)) return date;
        Add($"{In(of)}{member}“{text}”不是日期，请写成2026-09-14的样子。",
            $"{In(of)}{member} \"{text}\" is not a date like 2026-09-14.");
        return null;
    }

    public DateOnly DateOrFirst(string? text, string member)
    {
        if (text is null) Lacks(member, null);
        return Date(text, member) ?? Calendar.First;
    }

    public T One<T>(string? text, string member, string? of, T otherwise,
        params ReadOnlySpan<(string Text, T Value)> choices)
    {
        if (text is null) return otherwise;
        foreach (var choice in choices)
        {
            if (choice.Text == text) return choice.Value;
        }
        var known = string.Join(", ", choices.ToArray().Select(choice => choice.Text));
        Add($"{In(of)}{member}“{text}”无法识别，可用：{known}。", $"{In(of)}{member} \"{text}\" is not one of: {known}.");
        return otherwise;
    }

    public Evidence EvidenceOf(string? text, string? of)
    {
        if (text is null) Lacks("evidence", of);
        return One(text, "evidence", of, Evidence.Unverified,
            ("verified", Evidence.Verified), ("known", Evidence.Known), ("unverified", Evidence.Unverified));
    }

    public static bool TryDate(ReadOnlySpan<char> text, out DateOnly date) =>
        DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out date);

    public void Lacks(string member, string? of, string forms = "") =>
        Add($"{In(of)}缺少{member}{forms}。", $"{In(of)}{member}{forms} is missing.");

    static string In(string? of) => of is null ? "" : $"{of}: ";
}
