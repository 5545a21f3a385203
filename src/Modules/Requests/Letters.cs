using System.Text;

namespace Daylight.Requests;

/// <summary>
/// The letters an officer begins with (文书): addressee, facts and legal basis are filled in, what only the officer can
/// know is left open as a line. The officer changes them freely; what is sent is kept as sent.
/// </summary>
sealed class Letters(LawBook law, Regime regime, string body, DateOnly today, int inMonth)
{
    const string Open = "________";
    const string Indent = "　　";
    const int FenInYuan = 100;

    // What the request costs by itself: the ladder up to it less the ladder up to the one before.
    readonly long? byCase = regime.Fee("case", today) is { } ladder ? ladder.Of(inMonth) - ladder.Of(inMonth - 1) : null;

    /// <summary>The letter of a step; null when there is no template for it.</summary>
    public string? Of(Case matter, Step step, string? outcome, string addressee) => step.Name switch
    {
        "ask-correction" => Letter(matter, addressee, Correction()),
        "extend" => Letter(matter, addressee, Extension(matter)),
        "abandon" => Letter(matter, addressee, Abandoned()),
        "ask-fee" => Letter(matter, addressee, Fee()),
        "fee-unpaid" => Letter(matter, addressee, Unpaid()),
        "ask-reasons" => Letter(matter, addressee, Reasons()),
        "draft" => law.Outcome(regime.Id, outcome ?? "") is { } chosen ? Letter(matter, addressee, Reply(chosen)) : null,
        // What was drafted goes out, unless the one who signs changes it.
        "sign" => matter.Steps.LastOrDefault(taken => taken.Step == "draft")?.Text,
        _ => null,
    };

    string Letter(Case matter, string addressee, IEnumerable<string> paragraphs)
    {
        var text = new StringBuilder().Append(addressee).Append("：\n");
        var received = matter.ReceivedOn is { } on ? Day(on) : Open;
        text.Append($"{Indent}我机关于{received}收到您提交的政府信息公开申请（受理编号{matter.Code}），申请公开“{matter.Title}”。\n");
        foreach (var paragraph in paragraphs) text.Append(Indent).Append(paragraph).Append('\n');
        return text.Append('\n').Append(body).Append('\n').Append(Day(today)).ToString();
    }

    IEnumerable<string> Correction()
    {
        var rule = Row("correction-notice");
        yield return $"经审查，申请内容不够明确。根据{rule?.Citation.Zh ?? regime.Instrument.Zh}，请您补正以下内容：";
        yield return $"一、{Open}。";
        yield return $"请于____年__月__日前补正。{Sentence(rule?.Deemed)}收到补正后的申请，答复期限重新起算。";
    }

    IEnumerable<string> Extension(Case matter)
    {
        var rule = matter.ReceivedOn is { } on ? law.Rule($"{regime.Id}/reply", on) : null;
        if (rule?.Extension is not { } extension) yield break;
        var reason = matter.Steps.LastOrDefault(taken => taken.Step == "propose-extension")?.Reason ?? Open;
        var events = CaseClock.Events(RequestProcedure.Procedure, matter.Steps, rule);
        var until = Clock.DueOn(rule, law.CalendarOf(rule), [.. events, ClockEvent.Extend(extension.Usual, today)]);
        yield return $"因{reason.TrimEnd('。')}，不能在规定期限内答复。根据{regime.Instrument.Zh}{extension.Article.Zh}，" +
            $"经{extension.Approver.Zh}同意，答复期限延长{rule.LengthOf(extension.Usual).Zh}，最迟于{Day(until)}答复。";
    }

    IEnumerable<string> Abandoned()
    {
        yield return $"我机关已通知您补正。至今没有收到补正材料，也没有收到说明。根据{Row("correction-notice")?.Citation.Zh ?? regime.Instrument.Zh}，" +
            "视为放弃申请，我机关不再处理。您可以重新提出申请。";
        yield return Remedy(reconsiderationFirst: false, null);
    }

    // The one method or the other, never both for one request (国办函〔2020〕109号).
    IEnumerable<string> Fee()
    {
        var rule = Row("fee-payment");
        var amount = byCase is { } fee ? $"您本月向本机关提出的第{inMonth}件申请按件计收{fee / FenInYuan}元" : $"按件（或者按量）计收{Open}元";
        yield return $"您申请公开政府信息的数量、频次明显超过合理范围。根据{regime.Instrument.Zh}第四十二条和{rule?.Citation.Zh}，" +
            $"本机关决定收取信息处理费：{amount}。计算方法：{Open}。";
        yield return $"请自收到本通知次日起{rule?.Length.Zh ?? Open}内缴至：{Open}。{Sentence(rule?.Deemed)}缴费后，答复期限从完成缴费次日起重新计算。";
    }

    IEnumerable<string> Unpaid()
    {
        yield return $"我机关已向您发出收费通知，您没有在期限内缴费。根据{Row("fee-payment")?.Citation.Zh ?? regime.Instrument.Zh}，" +
            "视为放弃申请，我机关不再处理。您可以重新提出申请。";
        yield return Remedy(reconsiderationFirst: false, null);
    }

    IEnumerable<string> Reasons()
    {
        yield return $"您申请公开政府信息的数量、频次明显超过合理范围。根据{regime.Instrument.Zh}第三十五条，请您说明理由。";
        yield return $"请于____年__月__日前说明。理由不合理的，本机关不予处理；理由合理但无法在规定期限内答复的，本机关将告知您合理的答复期限。";
    }

    IEnumerable<string> Reply(Outcome outcome)
    {
        var basis = outcome.Article.Zh is "—" ? regime.Instrument.Zh : outcome.Article.Zh.StartsWith('第')
            ? regime.Instrument.Zh + outcome.Article.Zh
            : outcome.Article.Zh;
        yield return $"经审查，根据{basis}，答复如下：";
        yield return Decision(outcome);
        yield return Remedy(outcome.NeedsReconsiderationFirst(today), outcome.Note?.Zh);
    }

    static string Decision(Outcome outcome) => outcome.Meaning switch
    {
        "granted" => $"您申请的信息予以公开，内容见附件：{Open}。",
        "public-already" => $"该信息已经主动公开，您可以在以下地方获取：{Open}。",
        "partial" => $"您申请的信息中，{Open}予以公开，见附件；{Open}不予公开，理由是：{Open}。",
        "not-held" or "does-not-exist" => $"经检索，本机关没有您申请的信息。检索的范围和办法：{Open}。您可以向{Open}了解，联系方式：{Open}。",
        "would-have-to-be-made" => $"本机关没有现成的信息，需要另行制作，不予提供。现有的相近信息是：{Open}。",
        "unclear" => $"补正之后，申请内容仍不明确，本机关无法提供。不明确之处：{Open}。",
        "complaint" => $"您所提的是信访、举报、投诉事项，不作为政府信息公开申请处理。请向{Open}提出。",
        "repeated" => $"本机关已于{Open}就同一申请作出答复，不再重复处理。",
        "register-enquiry" => $"该事项依照有关法律、行政法规的规定办理查询，请到{Open}查询。",
        _ => $"您的申请属于“{outcome.Name.Zh}”的情形。理由是：{Open}。",
    };

    // Which way must be gone first depends on the outcome and the day of the decision (2023 Reconsideration Law
    // Art. 23): whoever is refused must be told.
    string Remedy(bool reconsiderationFirst, string? only)
    {
        if (Row("reconsideration-apply") is not { } apply || Row("litigation") is not { } sue) return "";
        var within = $"自收到本答复之日起{apply.Length.Zh}内";
        if (!reconsiderationFirst)
            return $"对本答复不服的，可以{within}向{Open}申请行政复议，也可以自收到本答复之日起{sue.Length.Zh}内向{Open}人民法院提起行政诉讼。";
        var after = Row("litigation-after-reconsideration")?.Length.Zh ?? "法定期限";
        var part = only is null ? "" : $"（{only}）";
        return $"对本答复不服的{part}，应当先{within}向{Open}申请行政复议；对行政复议决定不服的，" +
            $"可以自收到行政复议决定书之日起{after}内向{Open}人民法院提起行政诉讼。";
    }

    Rule? Row(string key) => regime.Rule(key, today);

    static string Sentence(Words? words) => words is null ? "" : words.Zh.TrimEnd('。') + "。";

    static string Day(DateOnly day) => Dates.DayYear(day, Language.Hans);
}
