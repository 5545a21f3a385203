namespace Daylight;

/// <summary>A part of the index.</summary>
/// <param name="Name">Stored and sent; never changes.</param>
/// <param name="Title">What it is called.</param>
/// <param name="Value">What was counted.</param>
/// <param name="Points">What it adds.</param>
public sealed record HeatPart(string Name, Words Title, double Value, double Points);

/// <summary>The index of a topic (热度指数): a sum whose parts are all shown.</summary>
/// <param name="Rules">The version of the numbers it was computed with.</param>
/// <param name="Parts">Its parts, in hundredths of a point.</param>
public sealed record Heat(string Rules, IReadOnlyList<HeatPart> Parts)
{
    // So much surprise is enough: ten zeros more say nothing more.
    const double MostSurprise = 10;

    /// <summary>The sum of the parts.</summary>
    public double Points => Math.Round(Parts.Sum(part => part.Points), 2);

    /// <summary>Computes it. Every part but the burst is bounded by the number of people, so that letters and votes can't buy it.</summary>
    /// <param name="members">The letters of the topic.</param>
    /// <param name="moment">As of when.</param>
    /// <param name="rules">The numbers.</param>
    internal static Heat Of(IReadOnlyList<TopicMember> members, DateTime moment, TopicRules rules)
    {
        var people = Voices.Of(members).ToList();
        var weights = rules.Weights;
        var lately = people.Sum(person => Math.Pow(0.5, Math.Max(0, (moment - person.Max(letter => letter.At)).TotalDays) / rules.HalfLife));
        var support = Math.Min(people.Count, Support(members));
        var burst = Math.Min(MostSurprise, Voices.At(members, moment, rules).Surprise);
        var open = people.Count(person => person.Any(letter => !letter.Resolved));
        var again = people.Count(person => person.Max(letter => letter.At) - person.Min(letter => letter.At) >= TimeSpan.FromDays(1));
        var severity = people.Sum(person => person.Max(letter => Math.Clamp(letter.Severity, 0, 1)));
        return new(rules.Version,
        [
            Part("people", new("不同来信人", "different people"), people.Count, weights.People),
            Part("lately", new("近期来信人（按半衰期折算）", "of them lately, by half-life"), lately, weights.Lately),
            Part("support", new("点赞（以人数为限）", "support, at most one for each of them"), support, weights.Support),
            Part("burst", new("突增程度", "burst"), burst, weights.Burst),
            Part("unresolved", new("尚未解决的来信人", "whose matter is open"), open, weights.Unresolved),
            Part("repeat", new("再次来信的人", "who had to write again"), again, weights.Repeat),
            Part("severity", new("严重程度", "severity"), severity, weights.Severity),
        ]);
    }

    // Each further vote is worth less. Whoever only passed on the text of another has voted, however often.
    static double Support(IReadOnlyList<TopicMember> members)
    {
        var votes = members.Sum(member => Math.Log(1 + Math.Max(0, member.Letter.For - member.Letter.Against)));
        var voices = Voices.Of(members).Select(person => person.Key).ToHashSet(StringComparer.Ordinal);
        var agreeing = members.Select(member => member.Letter.Reporter).OfType<string>().Distinct(StringComparer.Ordinal).Count(reporter => !voices.Contains(reporter));
        return votes + Math.Log(1 + agreeing);
    }

    static HeatPart Part(string name, Words title, double value, double weight) =>
        new(name, title, Math.Round(value, 2), Math.Round(value * weight, 2));
}
