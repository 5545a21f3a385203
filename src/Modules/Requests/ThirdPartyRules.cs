namespace Daylight.Requests;

/// <summary>
/// What the steps of a request have to do with its third parties: nobody is consulted who is not written down, and nothing
/// goes out against an objection before it was weighed and, for the public interest, told in writing. CN-OGI-2019 Art. 32.
/// </summary>
sealed class ThirdPartyRules(Db db)
{
    /// <summary>The step that asks third parties.</summary>
    public const string Consult = "consult";

    /// <summary>The step that tells a third party in writing.</summary>
    public const string Notify = "notify-third-party";

    /// <summary>The letter that does so; every step that sends it tells one of them.</summary>
    public const string Notice = "third-party-notice";

    /// <summary>Checks a step against the third parties, and keeps of them what it decides.</summary>
    public async Task<Problems> Before(Case matter, Step step, StepInput input, Outcome? outcome, CancellationToken stop)
    {
        var answers = step.Needs.HasFlag(Needs.Outcome) && outcome is { Discloses: true };
        if (!answers && step.Letter != Notice && step.Name is not (Consult or "consulted" or "not-answered")) return [];
        await db.Lock($"third-party/{matter.Code}", stop);
        var parties = await db.ThirdParties.Of(matter).ToListAsync(stop);
        return step.Name switch
        {
            Consult => new Problems().When(!parties.Any(party => party.IsOpen), "reason", "先在案卷的“第三方”里写明征求谁的意见：每个第三方一条",
                "First write down under “Third parties” in the file who is asked: one entry each"),
            "consulted" => Answered(parties),
            "not-answered" => Silent(matter, parties),
            _ => step.Letter == Notice ? Notified(parties, input.On) : Weighed(parties, outcome!),
        };
    }

    /// <summary>The third party to whom the letter of a step goes; null where it is none, or several.</summary>
    public static ThirdParty? Addressee(Step step, IReadOnlyList<ThirdParty> parties) => step.Name switch
    {
        Consult when parties.Count(party => party.IsOpen) == 1 => parties.First(party => party.IsOpen),
        _ when step.Letter == Notice => parties.FirstOrDefault(party => party.IsToBeNotified),
        _ => null,
    };

    static Problems Answered(List<ThirdParty> parties)
    {
        var open = parties.Where(party => party.IsOpen).Select(party => party.Name).ToList();
        return new Problems().When(open.Count > 0, "reason", $"还没有登记答复：{string.Join('、', open)}。先在“第三方”里登记",
            $"No answer is entered of {string.Join(", ", open)}: enter it under “Third parties” first");
    }

    // The last day they had was told with the step that asked them.
    static Problems Silent(Case matter, List<ThirdParty> parties)
    {
        foreach (var party in parties.Where(party => party.IsOpen)) (party.Answer, party.AnsweredOn) = (ThirdPartyAnswer.Silent, matter.WaitsUntil);
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
