using System.Globalization;

namespace Daylight.Requests;

/// <summary>
/// The letters an officer begins with (文书): their words are data (<see cref="Wordings"/>), here are the facts. What
/// only the officer can know is left open as a line; the officer changes all of it freely, and what is sent is kept
/// as sent.
/// </summary>
sealed class Letters(LawBook law, Regime regime, Case matter, DateOnly today)
{
    const decimal FenInYuan = 100;

    readonly Wordings? texts = law.Wordings(regime.Id);

    /// <summary>The fee that was worked out; null where none was.</summary>
    public ProcessingFee? Fee { get; init; }

    /// <summary>The third parties that were asked.</summary>
    public IReadOnlyList<ThirdParty> Parties { get; init; } = [];

    /// <summary>Full name of the organ of reconsideration; null where nobody said it.</summary>
    public string? Organ { get; init; }

    /// <summary>Full name of the court; null where nobody said it.</summary>
    public string? Court { get; init; }

    /// <summary>The searches that were made for the information.</summary>
    public IReadOnlyList<SearchMade> Searches { get; init; } = [];

    /// <summary>The requests into which it was split.</summary>
    public IReadOnlyList<Case> SplitInto { get; init; } = [];

    /// <summary>The body that handles it from the letter on; null while it is not chosen.</summary>
    public Body? To { get; init; }

    /// <summary>The parts of the answer; empty where it has one result.</summary>
    public IReadOnlyList<AnswerPart> Parts { get; init; } = [];

    /// <summary>Names of the papers that go out with it.</summary>
    public IReadOnlyList<string> Attachments { get; init; } = [];

    /// <summary>The head of the letter of a step; null where it sends none.</summary>
    public Letterhead? Head(Step step, Body body, string requester) =>
        texts?.Of(IdOf(step), today) is { Title: { } title }
            ? new(body.Name, title, step.ToOthers ? ThirdPartyRules.NameOf(step, Parties) : requester, today) { Series = texts.Series }
            : null;

    /// <summary>The text of the letter of a step, and the versions of the words in it.</summary>
    public Prepared? Of(Step step, string? outcome, Letterhead head)
    {
        // What was drafted goes out, unless the one who signs changes it; its day is that of the signature.
        if (step.Decides)
        {
            return matter.Steps.LastOrDefault(taken => taken.Step is "draft" or "redraft") is { Text: { } text } draft
                ? new(Redated(head, text).Text, draft.Wording)
                : null;
        }
        var chosen = law.Outcome(regime.Id, outcome ?? "");
        if (step.Needs.HasFlag(Needs.Outcome) && chosen is null) return null;
        if (texts?.Of(IdOf(step), today) is not { } letter) return null;
        var own = chosen is null ? [] : Parts.Select(part => law.Outcome(regime.Id, part.Outcome)).OfType<Outcome>().ToList();
        var remedy = chosen is null ? null : Remedy(own.Count > 0 ? own : [chosen]);
        var decision = chosen is null || own.Count > 0 ? null : texts.Of($"reply/{chosen.Code}", today);
        string? Fact(string name) => name switch
        {
            "basis" => chosen is null ? null : Basis(own.Count > 0 ? own : [chosen]),
            "decision" => own.Count > 0 ? string.Join('\n', Parts.Select((part, i) => Decided(step, part, i))) : Joined(decision),
            "remedy" => Joined(remedy),
            _ => Plain(step, name),
        };
        string? Joined(Wording? part) => part is null ? null : string.Join('\n', part.Filled(Fact));
        var lines = letter.Filled(Fact).SelectMany(line => line.Split('\n'));
        var whole = OfficialLetter.Of(head, string.Join('\n', lines)) with { Attachments = step.Draft ? Attachments : [] };
        Wording?[] used = [letter, decision, .. own.Count > 0 ? own.Select(outcome => texts.Of($"reply/{outcome.Code}", today)).Prepend(Part) : [], remedy];
        return new(whole.Text, string.Join(' ', used.OfType<Wording>().Select(text => text.Key).Distinct()));
    }

    Wording? Part => texts?.Of("part", today);

    // One part: which information, by which article, and what becomes of it.
    string Decided(Step step, AnswerPart part, int i)
    {
        var outcome = law.Outcome(regime.Id, part.Outcome)!;
        string? Fact(string name) => name switch
        {
            "serial" => ChineseNumber.Of(i + 1),
            "part" => part.About,
            "basis" => Basis(outcome),
            "decision" => string.Concat(texts!.Of($"reply/{outcome.Code}", today)?.Filled(fact => Plain(step, fact)) ?? []),
            "says" => part.Says ?? "",
            _ => Plain(step, name),
        };
        return Part is { } text ? string.Join('\n', text.Filled(Fact)) : $"{ChineseNumber.Of(i + 1)}、{part.About}";
    }

    OfficialLetter Redated(Letterhead head, string text)
    {
        var drafted = OfficialLetter.Of(head, text);
        return drafted with
        {
            Date = OfficialLetter.DayOf(today), Attachments = drafted.Attachments.Count > 0 ? drafted.Attachments : Attachments,
        };
    }

    // The fee is by case or by volume, never both for one request (国办函〔2020〕109号).
    string IdOf(Step step) => step.Letter switch
    {
        "fee" when Fee is { } fee => $"fee/by-{fee.Ladder}",
        // What organ or court annulled is not corrected but answered anew.
        "reply-corrected" when AfterTheAnswer.Order(matter) is not null => "reply-anew",
        var letter => letter ?? "",
    };

    /// <summary>Fen as a letter writes yuan: 4700, 12.50.</summary>
    public static string Yuan(long fen) => (fen / FenInYuan).ToString(fen % FenInYuan == 0 ? "0" : "0.00", CultureInfo.InvariantCulture);

    // The calculation as the requester reads it, a sentence for each step of the ladder.
    string? FeeLines() => Fee is not { } fee || regime.Fee(fee.Ladder, today) is not { } ladder ? null
        : string.Join("；", ProcessingFee.Lines(ladder, fee.Count).SelectMany(line =>
            texts?.Of(line.Each == 0 ? $"fee-free/{fee.Ladder}" : line.Count == 1 ? $"fee-one/{fee.Ladder}" : $"fee-line/{fee.Ladder}", today)?.Filled(name => name switch
            {
                "from" => $"{line.From}",
                "to" => $"{line.To}",
                "count" => $"{line.Count}",
                "each" => Yuan(line.Each),
                "sum" => Yuan(line.Fen),
                _ => null,
            }) ?? []));

    // Which way must be gone first depends on the outcome and the day of the decision: whoever is refused must be told.
    Wording? Remedy(List<Outcome> grounds) => WaysToCourt.Of(grounds, today) switch
    {
        WayToCourt.AtOnce => texts!.Of("remedy", today),
        WayToCourt.PartAtOnce => texts!.Of("remedy-first/part", today) ?? texts.Of("remedy-first", today),
        _ => texts!.Of("remedy-first", today),
    };

    string Basis(List<Outcome> outcomes) => string.Join('、', outcomes.Select(Basis).Distinct()
        .Select((basis, i) => i > 0 && basis.StartsWith(regime.Instrument.Zh, StringComparison.Ordinal) ? basis[regime.Instrument.Zh.Length..] : basis)
        .Where(basis => basis.Length > 0));

    string Basis(Outcome outcome) => outcome.Article.Zh is "—" ? regime.Instrument.Zh
        : outcome.Article.Zh.StartsWith('第') ? regime.Instrument.Zh + outcome.Article.Zh : outcome.Article.Zh;

    string? Plain(Step step, string name) => name.Split(':') switch
    {
        ["step" or "until" or "missed", _] => CourseFacts.Of(name, RequestProcedure.Procedure, matter, today),
        ["extended"] => CourseFacts.Last(matter, "extend") is null ? null : CourseFacts.Day(matter.DueOn),
        ["later"] => CourseFacts.Day(CourseFacts.Last(matter, "set-later-date")?.Until),
        ["third", "asked"] => ThirdPartyRules.AskedOf(step, Parties),
        ["third", var what] => ThirdPartyFacts.Of(what, ThirdPartyRules.Addressee(step, Parties) is { } one ? [one] : Parties),
        ["organ"] => Organ ?? CaseWords.OpenOrgan,
        ["court"] => Court ?? CaseWords.OpenCourt,
        ["length", var rule] => Row(rule)?.Length.Zh,
        ["cite", var rule] => Row(rule)?.Citation.Zh,
        ["deemed", var rule] => Row(rule)?.Deemed?.Zh.TrimEnd('。'),
        ["received"] => matter.ReceivedOn is { } on ? OfficialLetter.DayOf(on) : null,
        ["decided"] => matter.DecidedOn is { } day ? OfficialLetter.DayOf(day) : null,
        ["code"] => matter.Code,
        ["subject"] => matter.Title,
        ["instrument"] => regime.Instrument.Zh,
        ["searched"] => Searched(),
        ["matters"] => SplitInto.Count == 0 ? null : string.Join('\n', SplitInto.Select((part, i) => $"{i + 1}. {part.Code}：{part.Title}")),
        ["order"] => AfterTheAnswer.Order(matter)?.Reason?.TrimEnd('。'),
        ["to"] => To?.Name ?? CaseWords.OpenBody,
        ["fee-count"] => Fee is { } counted ? $"{counted.Count}" : null,
        ["fee"] => Fee is { } fee ? Yuan(fee.Fen) : null,
        ["fee-lines"] => FeeLines(),
        ["reason"] => matter.Steps.LastOrDefault(taken => taken.Step == "propose-extension")?.Reason?.TrimEnd('。'),
        ["extension-article"] => Extension?.Article.Zh,
        ["approver"] => Extension?.Approver.Zh,
        ["extension"] => step.Needs.HasFlag(Needs.Days) ? CaseWords.OpenLength : Extension is { } extension ? Reply!.LengthOf(extension.Usual).Zh : null,
        ["answer-by"] => step.Needs.HasFlag(Needs.Days) ? CaseWords.OpenLast : AnswerBy is { } by ? OfficialLetter.DayOf(by) : null,
        ["holidays-open"] => AnswerBy is { } by && !law.CalendarOf(Reply!).Knows(by) ? $"{by.Year}" : null,
        _ => null,
    };

    // When and where; what was looked for and by whom the officer adds as far as the requester should know it.
    string? Searched() => Searches.Count == 0 ? null
        : string.Join("；", Searches.GroupBy(search => search.On).Select(day =>
            $"{OfficialLetter.DayOf(day.Key)}在{string.Join('、', day.Select(search => search.Place).Distinct())}检索"));

    Rule? Reply => matter.ReceivedOn is { } on ? law.Rule($"{regime.Id}/reply", on) : null;

    Extension? Extension => Reply?.Extension;

    DateOnly? AnswerBy => CaseClock.Extended(law, RequestProcedure.Procedure, matter, null, today);

    Rule? Row(string key) => regime.Rule(key, today);
}
