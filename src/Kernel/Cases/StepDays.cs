namespace Daylight;

/// <summary>
/// The days that come with a step: that on which it happened, and that which is told to somebody outside. Whether the law
/// lets it happen then is asked here, so that every way to the <see cref="Desk"/> asks the same.
/// </summary>
static class StepDays
{
    /// <summary>What is wrong with the days of a step; empty when the law lets it happen on them.</summary>
    /// <param name="law">The law.</param>
    /// <param name="procedure">The procedure of the case.</param>
    /// <param name="matter">The case, before the step.</param>
    /// <param name="step">The step.</param>
    /// <param name="input">What comes with it.</param>
    /// <param name="today">The day on which it is entered.</param>
    public static Problems Check(LawBook law, Procedure procedure, Case matter, Step step, StepInput input, DateOnly today)
    {
        var problems = CheckOrder(procedure, matter, step, input.On, today);
        if (step.InSilence && matter.WaitsUntil is { } until && input.On <= until)
            problems.Add("on", $"要等{until:yyyy-MM-dd}过后才能{step.Title.Zh}", $"Only after {until:yyyy-MM-dd} has passed");
        problems.And(CheckInTime(matter, step, input.On, today)).And(CheckPause(matter, step, input.On, today)).And(CheckWithin(law, matter, step, input.On, today));
        problems.And(CheckLength(law, procedure, matter, step, input));
        return step.Needs.HasFlag(Needs.Until) ? problems.And(CheckUntil(law, matter, step, input)) : problems;
    }

    /// <summary>What keeps a step from being taken any more, whatever day is written: its last day has passed. Empty while it has not.</summary>
    public static Problems TooLate(LawBook law, Case matter, Step step, DateOnly today) =>
        CheckInTime(matter, step, DateOnly.MinValue, today).And(CheckWithin(law, matter, step, DateOnly.MinValue, today));

    // What happened is written down in its order, and nothing is written down before it happened.
    static Problems CheckOrder(Procedure procedure, Case matter, Step step, DateOnly on, DateOnly today)
    {
        if (step.Redates) return CheckReceipt(matter, on, today);
        var now = procedure.HereAndNow && step.Clock is not ClockEffect.Date;
        var last = procedure.HereAndNow ? DateOnly.MinValue : Counting(procedure, matter, step).Select(taken => taken.On).DefaultIfEmpty().Max();
        return new Problems()
            .When(on > today, "on", "日期不能晚于今天", "The day can't be after today")
            .When(now && on < today, "on", "这一步只能写今天", "This step happens today")
            .When(on < last, "on", $"日期不能早于上一步（{last:yyyy-MM-dd}）", $"The day can't be before the last step ({last:yyyy-MM-dd})");
    }

    // Nothing was done with what had not come yet, and what is late does not come back into time by a later receipt.
    static Problems CheckReceipt(Case matter, DateOnly on, DateOnly today)
    {
        var first = CaseClock.SinceBegun(matter).Select(taken => taken.On).DefaultIfEmpty(today).Min();
        return new Problems()
            .When(on > today, "on", "日期不能晚于今天", "The day can't be after today")
            .When(on <= today && on > first, "on", $"收到日期不能晚于之后办的一步（{first:yyyy-MM-dd}）", $"The day of receipt can't be after what was done since ({first:yyyy-MM-dd})")
            .When(on > matter.ReceivedOn && matter.DueOn < today, "on", $"最迟日期{matter.DueOn:yyyy-MM-dd}已经过去，收到日期不能再往后改",
                $"The last day, {matter.DueOn:yyyy-MM-dd}, has passed: the day of receipt can't be moved to a later one any more");
    }

    // A count anew is of the day it was made, whatever is still to be entered of the days before; what was taken back, or is
    // now, never was.
    static IEnumerable<CaseStep> Counting(Procedure procedure, Case matter, Step step)
    {
        var back = CaseClock.TakenBack(procedure, matter.Steps);
        var ended = step is { TakesBack: true, Clock: ClockEffect.Restart } ? matter.Steps.Where(taken => taken.Clock is ClockEffect.Stop).MaxBy(taken => taken.Number) : null;
        return matter.Steps.Where(taken => taken.Step != Recount.StepName && taken != ended && !back.Contains(taken.Number));
    }

    // What is late cannot be extended back into time.
    static Problems CheckInTime(Case matter, Step step, DateOnly on, DateOnly today) => new Problems().When(
        step.InTime && matter.DueOn is { } due && due < Judged(matter, due, on, today), "",
        $"最迟日期{matter.DueOn:yyyy-MM-dd}已经过去，不能再{step.Title.Zh}：已经逾期的，不能用延长变成不逾期。请尽快答复。",
        $"The last day, {matter.DueOn:yyyy-MM-dd}, has passed: “{step.Title.En}” can't be done any more. What is late does not come back into time; answer as soon as you can.");

    // Nor is it hidden behind a pause that is dated back to before it was late.
    static Problems CheckPause(Case matter, Step step, DateOnly on, DateOnly today) => new Problems().When(
        step.Clock is ClockEffect.Pause && matter.DueOn is { } due && on <= due && due < Judged(matter, due, on, today), "on",
        $"最迟日期{matter.DueOn:yyyy-MM-dd}已经过去，暂停不能写在它之前", $"The last day, {matter.DueOn:yyyy-MM-dd}, has passed: no pause is dated back to before it");

    // Not longer than the law lets a period be made: 2019 Art. 33(2), 2008 Art. 24(2).
    static Problems CheckLength(LawBook law, Procedure procedure, Case matter, Step step, StepInput input)
    {
        if (!step.Needs.HasFlag(Needs.Days) || input.Days is not { } days) return [];
        if (CaseClock.RuleOf(law, procedure, matter) is not { Extension: { } extension } rule) return [];
        var (most, article) = (rule.LengthOf(extension.Max), extension.Article);
        return new Problems().When(days < 1 || days > extension.Max, "days", $"依法最多延长{most.Zh}（{article.Zh}）：写1到{extension.Max}",
            $"By law at most {most.En} ({article.En}): enter 1 to {extension.Max}");
    }

    // A period that only practice sets binds nobody.
    static Problems CheckWithin(LawBook law, Case matter, Step step, DateOnly on, DateOnly today)
    {
        if (Desk.Latest(law, matter, step) is not var (day, rule) || rule.Evidence is Evidence.Unverified || day >= Judged(matter, day, on, today)) return [];
        return Problems.Of("", $"{step.Title.Zh}最迟{day:yyyy-MM-dd}（{rule.Citation.Zh}：{rule.Length.Zh}），已经过了，请就现有的内容办理。",
            $"The last day for “{step.Title.En}” was {day:yyyy-MM-dd} ({rule.Citation.En}: {rule.Length.En}): go on with what there is.");
    }

    /// <summary>
    /// The day that a limit is held against: that on which a step is entered, so that nobody comes within it by dating back.
    /// For a case that was itself entered here after the limit, as when an office changes over, the day it happened.
    /// </summary>
    static DateOnly Judged(Case matter, DateOnly limit, DateOnly on, DateOnly today) => Instants.DayOf(matter.OpenedAt) > limit ? on : today;

    static Problems CheckUntil(LawBook law, Case matter, Step step, StepInput input)
    {
        if (step.Clock is ClockEffect.Replace) return CheckLastDay(law, matter, input);
        if (input.Until is not { } until) return Problems.Of("until", "写出对方最迟哪天办", "Give the last day for them to act");
        if (step.UntilFollows) return [];
        if (step.UntilIsOurs) return new Problems().When(until <= input.On, "until", "最迟日期要在这一天之后", "The last day lies after this one");
        if (until <= input.On) return Problems.Of("until", "最迟日期要在发出之后", "The last day lies after the day it was sent");
        if (Desk.Granted(law, matter, step, input.On) is not { } legal) return [];
        var (zh, en) = ($"{legal.Day:yyyy-MM-dd}（{legal.Rule.Citation.Zh}：{legal.Rule.Length.Zh}）", $"{legal.Day:yyyy-MM-dd} ({legal.Rule.Citation.En}: {legal.Rule.Length.En})");
        return new Problems()
            .When(until < legal.Day, "until", $"依法不能早于{zh}", $"By law not before {en}")
            // While they are asked the requester waits: for the time of the law, and no longer.
            .When((step.Clock is ClockEffect.Pause || matter.PausedOn is not null) && until > legal.Day, "until", $"期限暂停着，依法不能晚于{zh}", $"The period stands still meanwhile: by law not after {en}");
    }

    static Problems CheckLastDay(LawBook law, Case matter, StepInput input)
    {
        if (input.Until is not { } until) return Problems.Of("until", "写出最迟哪天答复", "Give the last day for the answer");
        if (until <= input.On) return Problems.Of("until", "最迟日期要在今天之后", "The last day lies after today");
        if (matter is { DueOn: { } due } && until <= due)
            return Problems.Of("until", $"要晚于现在的最迟日期（{due:yyyy-MM-dd}）", $"It lies after the last day as it stands ({due:yyyy-MM-dd})");
        return new Problems().When(law.Regime(matter.Regime ?? "") is { } regime && !regime.Calendar.Works(until), "until",
            $"{until:yyyy-MM-dd}是休息日，选一个工作日", $"{until:yyyy-MM-dd} is a day off: choose a working day");
    }
}
