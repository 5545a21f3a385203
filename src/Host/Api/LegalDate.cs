using Daylight.Web;
using Daylight.Web.Api;
using Microsoft.AspNetCore.Mvc;

namespace Daylight.Host.Api;

/// <summary>A program asks for a legal date with its explanation: the calculator's own engine.</summary>
static class LegalDate
{
    const int LongestText = 100;

    public sealed record Question
    {
        [FromQuery(Name = "rule"), Told("规则，例如cn-ogi-2019/reply", "The rule, such as cn-ogi-2019/reply", Example = "cn-ogi-2019/reply", Needed = true)]
        public string? Rule { get; init; }

        [FromQuery(Name = "from"), Told("事情发生的那一天", "The day of the event", Format = "date", Example = "2026-09-14", Needed = true)]
        public string? From { get; init; }

        [FromQuery(Name = "extended"), Told("true：加上法定延长", "true adds the extension the law allows", Format = "boolean")]
        public string? Extended { get; init; }

        [FromQuery(Name = "days"), Told("延长几天，按规则的单位；不写就是通常的长度", "How much is added, in the rule's unit; the usual length where nothing is given", Example = "10")]
        public string? Days { get; init; }

        [FromQuery(Name = "pause"), Told("暂停，首尾两天都不算；可以给几次", "A pause, both days not counted; may be given more than once", Example = "2026-09-22..2026-09-29")]
        public string[]? Pause { get; init; }
    }

    public static void Map(IEndpointRouteBuilder routes) => routes
        .MapGet(Operations.Root + "/due", Read).Open(new("due",
        new("算一个法定日期", "Compute a legal date"),
        new("答复里有每一天：算不算、为什么、依据哪一条或哪份通知。", "The answer has every day: whether it counts, why, and by which article or notice.")))
        .Produces<DueAnswer>().ProducesProblem(StatusCodes.Status422UnprocessableEntity);

    /// <summary>What the fields of the answer are; it is the kernel's, which knows no interface.</summary>
    public static readonly IReadOnlyDictionary<string, Words> Fields = new Dictionary<string, Words>
    {
        ["rule"] = new("规则", "The rule"),
        ["from"] = new("事情发生的那一天", "The day of the event"),
        ["due"] = new("最后一天", "The last day"),
        ["provisional"] = new("这个日期可能还会变", "True when that day may yet change"),
        ["calendar"] = new("日历", "The calendar"),
        ["calendarVersion"] = new("日历的版本", "Version of the calendar"),
        ["lawVersion"] = new("法律数据的版本", "Version of the law data"),
        ["name"] = new("是什么期限", "What the period is for"),
        ["length"] = new("期限长短，包括延长", "Its length, the extension included"),
        ["basis"] = new("法律和条款", "Instrument and article"),
        ["notes"] = new("使用这个日期之前要知道的", "What to know before relying on the date"),
        ["steps"] = new("从事情发生到最后一天的每一天", "Every day from the event to the last"),
        ["date"] = new("哪一天", "The day"),
        ["counts"] = new("算不算", "True when it counts"),
        ["n"] = new("到这天为止算了几天", "Days counted by its end"),
        ["why"] = new("为什么", "Why it counts or does not"),
        ["source"] = new("条款或通知", "The article or notice"),
        ["kind"] = new("哪一种日子：start、counted、makeup、holiday等", "What it is: start, counted, makeup, holiday and others"),
    };

    static IResult Read([AsParameters] Question question, LawBook law, HttpContext http)
    {
        var problems = new Problems()
            .When(string.IsNullOrEmpty(question.Rule), "rule", "写出规则，例如cn-ogi-2019/reply。", "Give a rule, such as cn-ogi-2019/reply.")
            .When(string.IsNullOrEmpty(question.From), "from", "写出日期，例如2026-09-14。", "Give a date, such as 2026-09-14.")
            .When(question.Extended is not (null or "true" or "false"), "extended", "请写true或false。", "Give true or false.")
            .When(All(question).Any(text => text.Length > LongestText), "", "参数太长。", "A parameter is too long.");
        if (problems.Any) return Refused.Because(problems);
        var asked = new DueQuestion(question.Rule!, question.From!, question.Extended == "true", question.Pause, question.Days);
        return DueAnswer.TryOf(law, asked, LanguageChoice.Of(http), out var answer, out var wrong)
            ? new Answer<DueAnswer>(answer)
            : Refused.Because(wrong);
    }

    static IEnumerable<string> All(Question question) =>
        [question.Rule ?? "", question.From ?? "", question.Days ?? "", .. question.Pause ?? []];
}
