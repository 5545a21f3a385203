using Daylight.Web;

namespace Daylight.Host.Shell;

/// <summary>
/// A letter as it stands ready for the person whose case it is: a complaint (投诉书), an application for reconsideration
/// (行政复议申请书) or a suit (行政起诉状): who, against whom, what about, by when, and what is to be looked at by the ground of the
/// answer; what only the person knows is left open. Always in Chinese: it goes to an organ or a court.
/// </summary>
/// <param name="Name">The end of its address.</param>
/// <param name="Title">What it is.</param>
/// <param name="Offer">The button.</param>
/// <param name="Text">The letter.</param>
public sealed record ReadyLetter(string Name, string Title, Words Offer, string Text)
{
    const string Open = "________", Indent = "　　";

    /// <summary>The ends of all their addresses.</summary>
    public static readonly IReadOnlyList<string> Names = ["complaint", "reconsideration", "suit"];

    /// <summary>The letters; those left out are of no use, or their time is over.</summary>
    public static IReadOnlyList<ReadyLetter> Of(TrackedCase found, BodyTree bodies, DateOnly today)
    {
        // Their words are those of somebody who asked for information.
        var matter = found.Matter;
        if (found.Procedure.Subject is not LawSubject.OpenInformation || !found.Appealable || matter.ReceivedOn is null) return [];
        if (found.Reply is { } reply) return [.. Disputing(found, reply, bodies, today)];
        if (matter is not { DueOn: { } due, DoneOn: null, PausedOn: null } || due >= today) return [];
        // A duty that was not done is reconsidered before it is sued for: CN-RECON-2023 Art. 23(1)(3).
        const string Enclosed = "申请回执";
        string Silent(string who, string against) => $"{Asked(found, who, against)}{against}最迟应当在{Day(due)}前答复，至今没有答复。";
        return
        [
            Complaint(found, bodies, today, "逾期没有答复，请责令尽快答复。", Silent, Enclosed),
            Reconsideration(found, bodies, today, $"一、确认被申请人逾期不答复违法；\n{Indent}二、责令被申请人限期答复。", Silent, Enclosed),
        ];
    }

    static IEnumerable<ReadyLetter> Disputing(TrackedCase found, CaseStep reply, BodyTree bodies, DateOnly today)
    {
        const string Enclosed = "政府信息公开答复书";
        var number = reply.DocumentNumber is { } named ? $"（{named}）" : "";
        var result = found.Outcome is { } outcome ? $"，结果为：{outcome.Name.Zh}{(outcome.Article.Zh is "" or "—" ? "" : $"（{outcome.Article.Zh}）")}" : "";
        var look = found.Outcome?.Explained?.Asks is { } asks ? $"请查明：{asks}。" : "";
        string Facts(string who, string against) => $"{Asked(found, who, against)}{against}于{Day(reply.On)}答复{number}{result}。{who}认为该答复不合法，理由是：{Open}。{look}";
        string Against(string against) => $"{against}于{Day(reply.On)}作出的政府信息公开答复{number}";
        yield return Complaint(found, bodies, today, $"对{Against(found.Body.Name)}不满意，请依法处理。", Facts, Enclosed);
        if (found.Reconsideration is not { } last || last.Date.Date >= today)
            yield return Reconsideration(found, bodies, today, $"一、撤销{Against("被申请人")}；\n{Indent}二、责令被申请人在法定期限内重新答复。", Facts, Enclosed);
        if (found.Suit is { } direct && direct.Date.Date >= today)
        {
            yield return new("suit", "行政起诉状", new("下载写好的行政起诉状", "Download a ready suit"), Write("行政起诉状", "原告", "被告", found, "诉讼请求",
                $"一、撤销{Against("被告")}{(found.ToCourt is WayToCourt.PartAtOnce ? $"中的下列内容（不予公开的部分须先复议，不在此列）：{Open}" : "")}；\n{Indent}二、判令被告在法定期限内重新答复。", Facts("原告", "被告"), bodies.CourtOf(found.Body), Enclosed, today));
        }
    }

    static string Asked(TrackedCase found, string who, string against) =>
        $"{who}于{Day(found.Matter.ReceivedOn!.Value)}向{against}申请公开“{found.Matter.Title}”（受理编号{found.Matter.Code}）。";

    static ReadyLetter Complaint(TrackedCase found, BodyTree bodies, DateOnly today, string claims, Func<string, string, string> facts, string enclosed) => new(
        "complaint", "投诉书", new("下载写好的投诉书", "Download a ready complaint"),
        Write("政府信息公开投诉书", "投诉人", "被投诉机关", found, "投诉事项", claims, facts("投诉人", "被投诉机关"), bodies.Find(found.Body.ParentCode)?.Name, enclosed, today));

    static ReadyLetter Reconsideration(TrackedCase found, BodyTree bodies, DateOnly today, string claims, Func<string, string, string> facts, string enclosed) => new(
        "reconsideration", "行政复议申请书", new("下载写好的复议申请书", "Download a ready application for reconsideration"),
        Write("行政复议申请书", "申请人", "被申请人", found, "行政复议请求", claims, facts("申请人", "被申请人"), bodies.ReconsiderationOrganOf(found.Body), enclosed, today));

    static string Write(string title, string who, string against, TrackedCase found, string claim, string claims, string facts, string? to, string enclosed, DateOnly today) => $"""
        {title}

        {who}：{Open}
        住所、电话：{Open}
        {against}：{found.Body.Name}

        {claim}：
        {Indent}{claims}

        事实和理由：
        {Indent}{facts}

        {Indent}此致
        {to ?? Open}

        {who}（签名）：{Open}
        {Day(today)}

        附：身份证明复印件；{enclosed}复印件。
        """;

    static string Day(DateOnly day) => Dates.DayYear(day, Language.Hans);
}
