using Daylight.Web;

namespace Daylight.Host.Shell;

/// <summary>
/// An application for reconsideration (行政复议申请书) as it stands ready for the person whose case it is: who, against
/// whom, what about and by when; what only the person knows is left open. Always in Chinese: it goes to an organ.
/// </summary>
static class ReadyLetter
{
    const string Open = "________";
    const string Indent = "　　";

    /// <summary>The letter; null while there is nothing to apply against, or when the time for it is over.</summary>
    public static string? Of(TrackedCase found, BodyTree bodies, DateOnly today)
    {
        // Its words are those of somebody who asked for information.
        if (found.Procedure.Subject is not LawSubject.OpenInformation) return null;
        var matter = found.Matter;
        if (!found.Appealable || matter.ReceivedOn is not { } received) return null;
        var facts = $"申请人于{Day(received)}向被申请人申请公开“{matter.Title}”（受理编号{matter.Code}）。";
        if (found.Reply is { } reply)
        {
            if (found.Reconsideration is { } last && last.Date.Date < today) return null;
            var number = reply.DocumentNumber is { } named ? $"（{named}）" : "";
            var result = found.Outcome is { } outcome ? $"，结果为：{outcome.Name.Zh}" : "";
            return Write(found, bodies, today, $"一、撤销被申请人于{Day(reply.On)}作出的政府信息公开答复{number}；\n{Indent}二、责令被申请人在法定期限内重新答复。",
                $"{facts}被申请人于{Day(reply.On)}答复{number}{result}。申请人认为该答复不合法，理由是：{Open}。", "政府信息公开答复书");
        }
        return matter is { DueOn: { } due, DoneOn: null, PausedOn: null } && due < today
            ? Write(found, bodies, today, $"一、确认被申请人逾期不答复违法；\n{Indent}二、责令被申请人限期答复。",
                $"{facts}被申请人最迟应当在{Day(due)}前答复，至今没有答复。", "申请回执")
            : null;
    }

    static string Write(TrackedCase found, BodyTree bodies, DateOnly today, string claims, string facts, string enclosed) => $"""
        行政复议申请书

        申请人：{Open}
        住所、电话：{Open}
        被申请人：{found.Body.Name}

        行政复议请求：
        {Indent}{claims}

        事实和理由：
        {Indent}{facts}

        {Indent}此致
        {bodies.ReconsiderationOrganOf(found.Body) ?? Open}

        申请人（签名）：{Open}
        {Day(today)}

        附：身份证明复印件；{enclosed}复印件。
        """;

    static string Day(DateOnly day) => Dates.DayYear(day, Language.Hans);
}
