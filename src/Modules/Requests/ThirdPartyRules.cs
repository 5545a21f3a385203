namespace Daylight.Requests;

/// <summary>
/// What the steps of a request have to do with its third parties: nobody is consulted who is not written down, and nothing
/// goes out against an objection before it was weighed and, for the public interest, told in writing. CN-OGI-2019 Art. 32.
/// </summary>
sealed class ThirdPartyRules(Db db)
{
    /// <summary>The step that asks third parties.</summary>
    public const string Consult = "consult";

    /// <summary>The step that asks another while the first are being asked.</summary>
    public const string ConsultAnother = "consult-another";

    /// <summary>The step that enters when one of them got the letter.</summary>
    public const string Served = "served";

    /// <summary>The step that enters the silence of those asked.</summary>
    public const string NotAnswered = "not-answered";

    /// <summary>The step that goes with an answer by which the last day of those still asked becomes another.</summary>
    public const string OneAnswered = "one-answered";

    /// <summary>What a letter to several says in place of the name of each, and of what each is asked about.</summary>
    public const string EachName = "【第三方】", EachAsked = "【征求意见的内容】";

    /// <summary>The step that tells a third party in writing.</summary>
    public const string Notify = "notify-third-party";

    /// <summary>The letter that does so; every step that sends it tells one of them.</summary>
    public const string Notice = "third-party-notice";

    // Whom the step in hand asks, from its check to its letters.
    List<ThirdParty> asked = [];

    /// <summary>Checks a step against the third parties, and keeps of them what it decides.</summary>
    public async Task<Problems> Before(Case matter, Step step, StepInput input, Outcome? outcome, CancellationToken stop)
    {
        var answers = step.Needs.HasFlag(Needs.Outcome) && outcome is { Discloses: true };
        if (!answers && step.Letter != Notice && step.Name is not (Consult or ConsultAnother or "consulted" or NotAnswered)) return [];
        await db.Lock($"third-party/{matter.Code}", stop);
        var parties = await db.ThirdParties.Of(matter).ToListAsync(stop);
        return step.Name switch
        {
            Consult or ConsultAnother => Asked(parties, input),
            "consulted" => Answered(matter, parties, input.On),
            NotAnswered => Silent(matter, parties),
            _ => step.Letter == Notice ? Notified(parties, input.On) : Weighed(parties, outcome!),
        };
    }

    /// <summary>The third party to whom the letter of a step goes; null where it is none, or several.</summary>
    public static ThirdParty? Addressee(Step step, IReadOnlyList<ThirdParty> parties) => step.Name switch
    {
        Consult or ConsultAnother when parties.Count(party => party.IsToBeAsked) == 1 => parties.First(party => party.IsToBeAsked),
        _ when step.Letter == Notice => parties.FirstOrDefault(party => party.IsToBeNotified),
        _ => null,
    };

    /// <summary>Whom the letter of a step addresses: one of them, each by its own name, or a line that is left open.</summary>
    public static string NameOf(Step step, IReadOnlyList<ThirdParty> parties) =>
        Addressee(step, parties)?.Name ?? (AsksSeveral(step, parties) ? EachName : Wording.Open);

    /// <summary>What the letter of a step asks about; null where nobody wrote it down.</summary>
    public static string? AskedOf(Step step, IReadOnlyList<ThirdParty> parties) =>
        Addressee(step, parties)?.Asked.TrimEnd('。') ?? (AsksSeveral(step, parties) ? EachAsked : null);

    static bool AsksSeveral(Step step, IReadOnlyList<ThirdParty> parties) => step.Name is Consult or ConsultAnother && parties.Count(party => party.IsToBeAsked) > 1;

    /// <summary>The letters of a step that asks third parties: each has one of its own, with its name and what it is asked about.</summary>
    public IReadOnlyList<LetterCopy> Copies(Step step, string text) => step.Name is not (Consult or ConsultAnother) ? [new(text)]
        : [.. asked.Select(party => new LetterCopy(To(party, text)) { Numbered = number => party.LetterNumber = number })];

    /// <summary>
    /// The day on which asking ends: the last answer, or the last day of whoever has said nothing. Null where nobody was asked.
    /// </summary>
    public static DateOnly? Ends(Case matter, IEnumerable<ThirdParty> parties) => parties.Max(party =>
        party.AnsweredOn is { } said && !(LastDay(matter, party) < said) ? said : LastDay(matter, party));

    /// <summary>Enters the silence of those whose last day had passed.</summary>
    public static void Lapse(Case matter, IEnumerable<ThirdParty> parties, DateOnly on)
    {
        foreach (var party in parties.Where(party => party.CanFallSilent && LastDay(matter, party) < on)) party.FallsSilent(LastDay(matter, party));
    }

    /// <summary>The last day of a third party; of those who were asked before each had its own, that of the case is theirs.</summary>
    public static DateOnly? LastDay(Case matter, ThirdParty party) => party.Until ?? matter.WaitsUntil;

    /// <summary>Who would fall silent without anybody knowing that they got the letter, from which their time runs.</summary>
    public static IEnumerable<ThirdParty> Unserved(Case matter, IEnumerable<ThirdParty> parties) =>
        parties.Where(party => party.IsOpen && WasAsked(matter, party) && !party.CanFallSilent);

    // Who was written down only after the letters had gone has said nothing to a question nobody asked.
    static bool WasAsked(Case matter, ThirdParty party) =>
        party.Until is not null || matter.Steps.Any(taken => taken.Step == Consult && party.EnteredAt <= taken.At);

    static string To(ThirdParty party, string text) => text.Replace(EachName, party.Name, StringComparison.Ordinal)
        .Replace(EachAsked, party.Asked.TrimEnd('。'), StringComparison.Ordinal);

    Problems Asked(List<ThirdParty> parties, StepInput input)
    {
        asked = parties.FindAll(party => party.IsToBeAsked);
        var problems = new Problems()
            .When(asked.Count == 0, "reason", "先在案卷的“第三方”里写明征求谁的意见：每个第三方一条", "First write down under “Third parties” in the file who is asked: one entry each")
            .When(asked.Count > 1 && input.Text?.Contains(EachName, StringComparison.Ordinal) is false, "text",
                $"征求{asked.Count}个第三方的意见，每个一封信：抬头保留“{EachName}：”，发出时换成各自的名称", $"{asked.Count} third parties get a letter each: keep “{EachName}：” at the top, where each finds its own name");
        if (problems.None) foreach (var party in asked) (party.AskedOn, party.Until) = (input.On, input.Until);
        return problems;
    }

    // What the office enters late costs its own days: asking was over with the last answer.
    static Problems Answered(Case matter, List<ThirdParty> parties, DateOnly on)
    {
        Lapse(matter, parties.Where(party => WasAsked(matter, party)), on);
        var open = parties.Where(party => party.IsOpen).Select(party => party.Name).ToList();
        if (open.Count > 0)
        {
            return Problems.Of("reason", $"还没有登记答复：{string.Join('、', open)}。先在“第三方”里登记；没有答复的，登记哪天收到征求意见书",
                $"No answer is entered of {string.Join(", ", open)}: enter it under “Third parties” first, or when the letter came if none did");
        }
        var last = Ends(matter, parties);
        return new Problems().When(last is not null && on != last, "on",
            $"征求意见到{last:yyyy-MM-dd}为止：那天是最后一个答复，或者最后一个期限。写这一天", $"Asking ended on {last:yyyy-MM-dd}, with the last answer or the last of their days: enter that day");
    }

    // Each had its own last day; the last of them is that of the case.
    static Problems Silent(Case matter, List<ThirdParty> parties)
    {
        foreach (var party in parties.Where(party => party.IsOpen && WasAsked(matter, party))) party.FallsSilent(LastDay(matter, party));
        return [];
    }

    static Problems Notified(List<ThirdParty> parties, DateOnly on)
    {
        if (parties.Find(party => party.IsToBeNotified) is not { } party)
            return Problems.Of("", "没有要书面告知的第三方：先在“第三方”里决定怎样处理其意见", "There is nobody to be told: first weigh the objection under “Third parties”");
        party.NotifiedOn = on;
        return [];
    }

    static Problems Weighed(List<ThirdParty> parties, Outcome outcome)
    {
        var problems = new Problems();
        foreach (var party in parties)
        {
            problems.When(party.IsUnweighed, "outcome", $"{party.Name}不同意公开：先在“第三方”里决定怎样处理其意见",
                    $"{party.Name} objects: first weigh the objection under “Third parties”")
                .When(party.Weighed is Weighing.Upheld && outcome.Meaning == "granted", "outcome",
                    $"本机关认为{party.Name}不同意公开的理由合理，不能全部公开：选别的结果，或者在“第三方”里重新决定",
                    $"The objection of {party.Name} was found reasonable, so not all of it can be given: choose another outcome, or decide again under “Third parties”")
                .When(party.IsToBeNotified, "outcome", $"公开之前先书面告知{party.Name}公开的内容和理由",
                    $"Before anything goes out, tell {party.Name} in writing what is disclosed and why");
        }
        return problems;
    }
}
