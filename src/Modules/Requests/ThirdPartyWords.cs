namespace Daylight.Requests;

/// <summary>What the file says of third parties.</summary>
static class ThirdPartyWords
{
    public static Words Say(ThirdPartyAnswer answer) => answer switch
    {
        ThirdPartyAnswer.Consents => new("同意公开", "Consents"),
        ThirdPartyAnswer.Objects => new("不同意公开", "Objects"),
        _ => new("逾期没有提出意见", "Said nothing in time"),
    };

    public static Words Say(Weighing weighed) => weighed switch
    {
        Weighing.Upheld => new("理由合理，不予公开", "Reasonable grounds: not disclosed"),
        Weighing.Unfounded => new("没有合理理由", "No reasonable grounds"),
        _ => new("不公开会对公共利益造成重大影响，决定公开", "Disclosed for the public interest"),
    };

    /// <summary>Each as a line of the file.</summary>
    public static IReadOnlyList<CaseFact> LinesOf(IEnumerable<ThirdParty> parties) =>
        [.. parties.Select(party => new CaseFact(new(party.Name, party.Name), Sentence(party), Wide: true))];

    /// <summary>What was asked, what came of it and what the office did.</summary>
    public static Words Sentence(ThirdParty party)
    {
        var (day, way) = (Dates.DayYear(party.AskedOn), DeliveryWays.Say(party.Way));
        if (party.IsToBeAsked) return new($"要征求（{way.Zh}）：{party.Asked}。征求意见书还没有发出。", $"To be asked ({way.En}): {party.Asked}. The letter is not out yet.");
        var (served, answer, weighed) = (Served(party), Answered(party), Handled(party));
        var number = party.LetterNumber is { } given ? new Words($"，{given}", $", {given}") : new("", "");
        return new($"{day.Zh}（{way.Zh}{number.Zh}）征求：{party.Asked}。{served.Zh}{answer.Zh}{weighed.Zh}",
            $"Asked {day.En} ({way.En}{number.En}): {party.Asked}. {served.En}{answer.En}{weighed.En}");
    }

    static Words Served(ThirdParty party)
    {
        if (party is not { ServedOn: { } on, ServedBy: { } by }) return new("", "");
        var (day, way) = (Dates.DayYear(on), DeliveryWays.Say(by));
        return new($"{day.Zh}收到（{way.Zh}）。", $"Got the letter {day.En} ({way.En}). ");
    }

    static Words Answered(ThirdParty party)
    {
        if (party is not { Answer: { } answer, AnsweredOn: { } on })
        {
            return party.Until is { } until
                ? new($"最迟{Dates.DayYear(until).Zh}答复，还没有答复。", $"Their last day is {Dates.DayYear(until).En}; no answer yet.")
                : new("还没有答复。", "No answer yet.");
        }
        var (day, said) = (Dates.DayYear(on), Say(answer));
        return party.Reason is { } reason
            ? new($"{day.Zh}{said.Zh}：{reason}。", $"{said.En}, {day.En}: {reason}.")
            : new($"{day.Zh}{said.Zh}。", $"{said.En}, {day.En}.");
    }

    static Words Handled(ThirdParty party)
    {
        if (party is not { Weighed: { } weighed }) return new("", "");
        var said = Say(weighed);
        var because = party.WeighedBecause;
        var told = party switch
        {
            { NotifiedOn: { } on } => new($"{Dates.DayYear(on).Zh}已书面告知。", $" Told in writing {Dates.DayYear(on).En}."),
            { IsToBeNotified: true } => new("还没有书面告知。", " Not told in writing yet."),
            _ => new Words("", ""),
        };
        return new($"本机关认为{said.Zh}：{because}。{told.Zh}", $" {said.En}: {because}.{told.En}");
    }
}
