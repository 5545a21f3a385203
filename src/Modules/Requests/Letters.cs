namespace Daylight.Requests;

/// <summary>
/// The letters an officer begins with (文书): their words are data (<see cref="Wordings"/>), here are the facts. What
/// only the officer can know is left open as a line; the officer changes all of it freely, and what is sent is kept
/// as sent.
/// </summary>
sealed class Letters(LawBook law, Regime regime, Case matter, DateOnly today)
{
    const int FenInYuan = 100;

    readonly Wordings? texts = law.Wordings(regime.Id);

    /// <summary>Which request of its requester in its month it is; the fee by case depends on it.</summary>
    public int InMonth { get; init; } = 1;

    /// <summary>The searches that were made for the information.</summary>
    public IReadOnlyList<SearchMade> Searches { get; init; } = [];

    /// <summary>The requests into which it was split.</summary>
    public IReadOnlyList<Case> Parts { get; init; } = [];

    /// <summary>The body that handles it from the letter on; null while it is not chosen.</summary>
    public Body? To { get; init; }

    /// <summary>Names of the papers that go out with it.</summary>
    public IReadOnlyList<string> Attachments { get; init; } = [];

    /// <summary>The head of the letter of a step; null where it sends none.</summary>
    public Letterhead? Head(Step step, Body body, string requester) =>
        texts?.Of(IdOf(step), today) is { Title: { } title }
            ? new(body.Name, title, step.ToOthers ? Wording.Open : requester, today) { Series = texts.Series }
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
        var (decision, remedy) = chosen is null ? (null, null) : (texts.Of($"reply/{chosen.Code}", today), Remedy(chosen));
        string? Fact(string name) => name switch
        {
            "basis" => chosen is null ? null : Basis(chosen),
            "decision" => Joined(decision),
            "remedy" => Joined(remedy),
            _ => Plain(name),
        };
        string? Joined(Wording? part) => part is null ? null : string.Join('\n', part.Filled(Fact));
        var lines = letter.Filled(Fact).SelectMany(line => line.Split('\n'));
        var whole = OfficialLetter.Of(head, string.Join('\n', lines)) with { Attachments = step.Draft ? Attachments : [] };
        Wording?[] parts = [letter, decision, remedy];
        return new(whole.Text, string.Join(' ', parts.OfType<Wording>().Select(part => part.Key)));
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
    string IdOf(Step step) => step.Letter == "fee" && ByCase > 0 ? "fee/by-case" : step.Letter ?? "";

    // What the request costs by itself: the ladder up to it less the ladder up to the one before.
    long ByCase => regime.Fee("case", today) is { } ladder ? ladder.Of(InMonth) - ladder.Of(InMonth - 1) : 0;

    // Which way must be gone first depends on the outcome and the day of the decision (2023 Reconsideration Law
    // Art. 23): whoever is refused must be told.
    Wording? Remedy(Outcome outcome) => outcome.NeedsReconsiderationFirst(today)
        ? texts!.Of($"remedy-first/{outcome.Code}", today) ?? texts.Of("remedy-first", today)
        : texts!.Of("remedy", today);

    string Basis(Outcome outcome) => outcome.Article.Zh is "—" ? regime.Instrument.Zh
        : outcome.Article.Zh.StartsWith('第') ? regime.Instrument.Zh + outcome.Article.Zh : outcome.Article.Zh;

    string? Plain(string name) => name.Split(':') switch
    {
        ["length", var rule] => Row(rule)?.Length.Zh,
        ["cite", var rule] => Row(rule)?.Citation.Zh,
        ["deemed", var rule] => Row(rule)?.Deemed?.Zh.TrimEnd('。'),
        ["received"] => matter.ReceivedOn is { } on ? OfficialLetter.DayOf(on) : null,
        ["decided"] => matter.DecidedOn is { } day ? OfficialLetter.DayOf(day) : null,
        ["code"] => matter.Code,
        ["subject"] => matter.Title,
        ["instrument"] => regime.Instrument.Zh,
        ["searched"] => Searched(),
        ["matters"] => Parts.Count == 0 ? null : string.Join('\n', Parts.Select((part, i) => $"{i + 1}. {part.Code}：{part.Title}")),
        ["to"] => To?.Name ?? CaseWords.OpenBody,
        ["in-month"] => $"{InMonth}",
        ["fee"] => $"{ByCase / FenInYuan}",
        ["reason"] => matter.Steps.LastOrDefault(taken => taken.Step == "propose-extension")?.Reason?.TrimEnd('。'),
        ["extension-article"] => Extension?.Article.Zh,
        ["approver"] => Extension?.Approver.Zh,
        ["extension"] => Extension is { } extension ? Reply!.LengthOf(extension.Usual).Zh : null,
        ["answer-by"] => Extension is { } extension ? OfficialLetter.DayOf(Extended(Reply!, extension)) : null,
        _ => null,
    };

    // When and where; what was looked for and by whom the officer adds as far as the requester should know it.
    string? Searched() => Searches.Count == 0 ? null
        : string.Join("；", Searches.GroupBy(search => search.On).Select(day =>
            $"{OfficialLetter.DayOf(day.Key)}在{string.Join('、', day.Select(search => search.Place).Distinct())}检索"));

    Rule? Reply => matter.ReceivedOn is { } on ? law.Rule($"{regime.Id}/reply", on) : null;

    Extension? Extension => Reply?.Extension;

    DateOnly Extended(Rule rule, Extension extension) => Clock.DueOn(rule, law.CalendarOf(rule),
        [.. CaseClock.Events(RequestProcedure.Procedure, matter.Steps, rule), ClockEvent.Extend(extension.Usual, today)]);

    Rule? Row(string key) => regime.Rule(key, today);
}
