using System.Globalization;
using System.Text;

namespace Daylight;

/// <summary>A legal date and its explanation as plain text, for a terminal.</summary>
public static class DueText
{
    /// <summary>The answer: the date first, then the law, then every day with its number.</summary>
    public static string Of(DueAnswer answer, Language language)
    {
        var text = new StringBuilder();
        var day = Dates.Weekday(answer.Due).In(language);
        var provisional = answer.Provisional ? new Words("（暂定）", " (provisional)").In(language) : "";
        text.AppendLine(new Words(
            $"{answer.Name}：最迟{answer.Due:yyyy-MM-dd} {day}{provisional}",
            $"{answer.Name}: due {answer.Due:yyyy-MM-dd}, {day}{provisional}").In(language));
        text.AppendLine(new Words(
            $"{answer.From:yyyy-MM-dd}起，{answer.Length}；{answer.Basis}",
            $"From {answer.From:yyyy-MM-dd}, {answer.Length}; {answer.Basis}").In(language));
        foreach (var note in answer.Notes) text.Append("* ").AppendLine(note);
        text.AppendLine();
        foreach (var step in answer.Steps)
        {
            var n = step.Counts ? step.N.ToString(CultureInfo.InvariantCulture) : "·";
            text.AppendLine($"{step.Date:yyyy-MM-dd}  {n,4}  {step.Why}");
        }
        text.AppendLine();
        foreach (var source in answer.Steps.Select(step => step.Source).Distinct())
        {
            text.Append("- ").AppendLine(source);
        }
        return text.ToString();
    }

    /// <summary>All rules with length, article and evidence, one a line: what <c>due --list</c> prints.</summary>
    public static string List(LawBook book, Language language)
    {
        var text = new StringBuilder();
        foreach (var rule in DueRule.All(book, language))
        {
            var dates = rule.From is null && rule.To is null ? "" : $" [{rule.From:yyyy-MM-dd}..{rule.To:yyyy-MM-dd}]";
            var unsure = rule.Verified ? "" : new Words("（未核实）", " (unverified)").In(language);
            text.AppendLine($"{rule.Rule,-46}{rule.Length}{dates} · {rule.Name} · {rule.Basis}{unsure}");
        }
        return text.ToString();
    }
}
