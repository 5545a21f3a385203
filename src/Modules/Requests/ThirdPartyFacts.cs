namespace Daylight.Requests;

/// <summary>What letters tell of third parties; nothing of who they are.</summary>
static class ThirdPartyFacts
{
    /// <summary>
    /// A fact of the third parties: the days on which they <c>consented</c> or <c>objected</c>, the last day of those who said
    /// nothing (<c>silent</c>), the days of objections found <c>upheld</c> or <c>unfounded</c>, those on which the ones that were
    /// <c>overruled</c> were told, and <c>why</c>. Null where there is none.
    /// </summary>
    public static string? Of(string what, IEnumerable<ThirdParty> parties) => what switch
    {
        "consented" => Days(parties.Where(party => party.Answer is ThirdPartyAnswer.Consents).Select(party => party.AnsweredOn)),
        "silent" => Days(parties.Where(party => party.Answer is ThirdPartyAnswer.Silent).Select(party => party.AnsweredOn)),
        "objected" => Days(parties.Where(party => party.Answer is ThirdPartyAnswer.Objects).Select(party => party.AnsweredOn)),
        "undecided" => Days(parties.Where(party => party.IsUnweighed).Select(party => party.AnsweredOn)),
        "upheld" => Days(parties.Where(party => party.Weighed is Weighing.Upheld).Select(party => party.AnsweredOn)),
        "unfounded" => Days(parties.Where(party => party.Weighed is Weighing.Unfounded).Select(party => party.AnsweredOn)),
        "overruled" => Days(parties.Where(party => party.Weighed is Weighing.Overruled).Select(party => party.NotifiedOn)),
        "why" => parties.Select(party => party.WeighedBecause?.TrimEnd('。')).OfType<string>().Distinct().ToList() is { Count: > 0 } reasons ? string.Join("；", reasons) : null,
        _ => null,
    };

    static string? Days(IEnumerable<DateOnly?> days) =>
        days.OfType<DateOnly>().Distinct().Order().Select(OfficialLetter.DayOf).ToList() is { Count: > 0 } all ? string.Join('、', all) : null;
}
