namespace Daylight;

/// <summary>What a reader must know before relying on a date.</summary>
static class DueNotes
{
    public static IEnumerable<Words> Of(LawBook book, DueDate date)
    {
        var rule = date.Rule;
        var calendar = book.CalendarOf(rule);
        var regime = book.Regime(rule.Key[..rule.Key.IndexOf('/', StringComparison.Ordinal)]);
        if (regime is not null && !regime.InForceOn(date.Start)) yield return NotInForce(book, regime, date.Start);
        if (!rule.AppliesOn(date.Start))
        {
            yield return new("这一行规则在起算那天没有施行。", "This row of the law was not in force on the first day.");
        }
        if (date.Provisional) yield return Provisional(calendar);
        if (rule.Evidence is Evidence.Unverified)
        {
            yield return new("这条规则没有核实，请先查对。", "This rule is not verified: check it before relying on it.");
        }
        if (UsesCalendar(rule) && calendar.Evidence is Evidence.Unverified)
        {
            yield return new($"{calendar.Name.Zh}没有核实。", $"The calendar is not verified: {calendar.Name.En}.");
        }
        if (date.Extended > 0 && rule.Extension is { } extension)
        {
            var by = rule.LengthOf(date.Extended);
            yield return new(
                $"延长{by.Zh}：{extension.Article.Zh}；{extension.Approver.Zh}同意；{extension.Notice.Zh}。",
                $"Extended by {by.En} ({extension.Article.En}): {extension.Approver.En}; {extension.Notice.En}.");
        }
        if (rule.Note is { } note) yield return new(note.Zh + "。", note.En + ".");
        if (rule.Deemed is { } deemed) yield return new(deemed.Zh + "。", deemed.En + ".");
    }

    static bool UsesCalendar(Rule rule) => rule.Unit is TimeUnit.WorkingDay || rule.Roll is Roll.NextWorkingDay;

    static Words Provisional(Calendar calendar) => calendar.KnownThrough is { } through
        ? new($"{Dates.Zh(through)}之后的放假安排尚未公布，暂按周末和法律规定的节日推算，日期可能变动。",
            $"Holidays after {Dates.En(through)} are not announced; the date is provisional and may move.")
        : new("放假安排以每年公布的为准，日期可能变动。", "Holidays are set every year; the date is provisional and may move.");

    static Words NotInForce(LawBook book, Regime regime, DateOnly day)
    {
        var zh = regime.To is { } end ? $"{Dates.Zh(regime.From)}至{Dates.Zh(end)}施行" : $"{Dates.Zh(regime.From)}起施行";
        var en = $"from {Dates.En(regime.From)}" + (regime.To is { } last ? $" to {Dates.En(last)}" : "");
        var other = book.For(regime.Jurisdiction, regime.Subject, day);
        var (otherZh, otherEn) = other is null
            ? ("", "")
            : ($"；当天适用{other.Instrument.Zh}（{other.Id}）", $"; on that day {other.Id} applies");
        return new($"{regime.Instrument.Zh}{zh}，{Dates.Zh(day)}不在其内{otherZh}。",
            $"{regime.Instrument.En} is in force {en}, not on {Dates.En(day)}{otherEn}.");
    }
}
