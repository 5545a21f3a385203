namespace Daylight;

/// <summary>The rules one instrument sets for one subject, while it is in force.</summary>
public sealed record Regime
{
    /// <summary>Its id, such as <c>cn-ogi-2019</c>.</summary>
    public required string Id { get; init; }

    /// <summary>Other ids it answers to.</summary>
    public IReadOnlyList<string> Aliases { get; init; } = [];

    /// <summary>Where it applies: <c>cn</c>, or a part of it such as <c>cn-44</c>.</summary>
    public required string Jurisdiction { get; init; }

    /// <summary>What it is about, see <see cref="LawSubject"/>.</summary>
    public required string Subject { get; init; }

    /// <summary>The instrument's name.</summary>
    public required Words Instrument { get; init; }

    /// <summary>The instrument's official number.</summary>
    public required string Number { get; init; }

    /// <summary>The first day in force.</summary>
    public required DateOnly From { get; init; }

    /// <summary>The last day in force; null while it is.</summary>
    public DateOnly? To { get; init; }

    /// <summary>The id of the regime before it.</summary>
    public string? Succeeds { get; init; }

    /// <summary>The id of the regime after it.</summary>
    public string? ReplacedBy { get; init; }

    /// <summary>A request needs a proof of identity (身份证明), as CN-OGI-2019 Art. 29(2)(1) has it.</summary>
    public bool IdentityProved { get; init; }

    /// <summary>
    /// A third party's objection is weighed by its grounds, as CN-OGI-2019 Art. 32 has it; where this is false, whoever does not
    /// consent needs to give none.
    /// </summary>
    public bool ObjectionsNeedGrounds { get; init; }

    /// <summary>The calendar its working days are counted on.</summary>
    public required Calendar Calendar { get; init; }

    /// <summary>Its rules, in the order of the file.</summary>
    public required IReadOnlyList<Rule> Rules { get; init; }

    /// <summary>Its fees.</summary>
    public IReadOnlyList<FeeLadder> Fees { get; init; } = [];

    /// <summary>The ladder of fees with this key that applies on a day; null when none does.</summary>
    public FeeLadder? Fee(string key, DateOnly on) => Fees.LastOrDefault(fee => fee.Key == key && fee.From <= on);

    /// <summary>True when an event of <paramref name="day"/> falls under this regime.</summary>
    public bool InForceOn(DateOnly day) => From <= day && (To is not { } to || day <= to);

    /// <summary>
    /// The row for <paramref name="key"/> (without the regime's id) that applies to an event on <paramref name="on"/>;
    /// before the first row's day the first row. Null when the regime has no such rule.
    /// </summary>
    public Rule? Rule(string key, DateOnly on)
    {
        Rule? first = null;
        foreach (var rule in Rules)
        {
            if (!rule.Key.AsSpan(Id.Length + 1).SequenceEqual(key)) continue;
            if (rule.AppliesOn(on)) return rule;
            first ??= rule;
        }
        return first;
    }
}

/// <summary>The subjects of regimes that Daylight's modules ask for.</summary>
public static class LawSubject
{
    /// <summary>Open government information: requests and publication.</summary>
    public const string OpenInformation = "open-information";

    /// <summary>Petitions, letters and visits (信访).</summary>
    public const string Petition = "petition";

    /// <summary>Orders of the government hotline (政务服务便民热线).</summary>
    public const string Hotline = "hotline";

    /// <summary>Administrative reconsideration (行政复议).</summary>
    public const string Reconsideration = "reconsideration";

    /// <summary>Administrative suits (行政诉讼).</summary>
    public const string Litigation = "litigation";

    /// <summary>Complaints about the work of disclosure (对政府信息公开工作的投诉、举报).</summary>
    public const string DisclosureComplaint = "disclosure-complaint";

    /// <summary>Correction of information about oneself (更正与自身相关的政府信息记录).</summary>
    public const string OwnRecord = "own-record";

    /// <summary>Enquiries about open information (咨询).</summary>
    public const string Enquiry = "enquiry";
}
