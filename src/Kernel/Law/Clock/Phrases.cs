namespace Daylight;

/// <summary>The words that explain a day.</summary>
static class Phrases
{
    public static readonly Words Again =
        new("当天不计入，期限从次日重新起算", "Not counted: the full period runs again from the next day");
    public static readonly Words Working = new("工作日", "Working day");
    public static readonly Words Assumed =
        new("暂按工作日计算，放假安排尚未公布", "Taken for a working day: holidays are not announced yet");
    public static readonly Words Plain = new("计入", "Counted");
    public static readonly Words Still = new("期限暂停，不计入", "The clock stands still: not counted");
    public static readonly Words Late = new("已超过期限", "After the last day");
    public static readonly Words LateRest = new("已超过期限（休息日）", "After the last day (a day off)");
    public static readonly Words RolledTo =
        new("最后一日遇休息日，顺延到这一天", "Carried on to this day, as the last day was a day off");

    static readonly Words[] Weekends =
    [
        .. Enumerable.Range(0, 7).Select(day => Dates.Weekday(new(2023, 1, 1 + day)))
            .Select(day => new Words($"{day.Zh}休息，不计入", $"{day.En}, a day off")),
    ];

    public static Words Weekend(DateOnly day) => Weekends[(int)day.DayOfWeek];

    public static Words NotFirst(Rule rule) =>
        new($"{rule.Anchor.Zh}，当天不计入，次日起算", $"Not counted: this is {rule.Anchor.En}; counting begins the day after");

    public static Words Set(DateOnly until, Words? why)
    {
        var because = why ?? new("确定了最后一天", "The last day was set");
        return new($"{because.Zh}：{Dates.Zh(until)}", $"{because.En}: {Dates.En(until)}");
    }

    public static Words Holiday(DateOnly day, SpecialDay special) => special.Kind is SpecialKind.Statutory
        ? new($"{special.Holiday.Zh}放假，不计入", $"{special.Holiday.En}, a holiday")
        : new($"{Dates.Weekday(day).Zh}，{special.Holiday.Zh}假期调休，不计入",
            $"{Dates.Weekday(day).En}, off in the break for {special.Holiday.En}");

    public static Words MakeUp(DateOnly day, SpecialDay special) =>
        new($"{Dates.Weekday(day).Zh}，{special.Holiday.Zh}调休上班，计入",
            $"{Dates.Weekday(day).En}, worked in exchange for {special.Holiday.En}");

    public static Words StillAnd(Words why, Words holiday) =>
        new($"{why.Zh}（这一天本来也是{holiday.Zh}放假）", $"{why.En} (also a day off for {holiday.En})");

    public static Words RolledOver(Words off) =>
        new($"期限届满但{off.Zh.Replace("，不计入", "", StringComparison.Ordinal)}，顺延",
            $"The period ended but carries on: {off.En}");
}
