namespace Daylight;

/// <summary>A letter of a topic, and whether it counts.</summary>
/// <param name="Letter">The letter.</param>
/// <param name="IsOwn">
/// Whether its writer is known and used words of their own. Of copies only the first is: whoever passes a text on agrees with
/// it like somebody who votes for it, and is counted like a vote. Neighbours who share a form lose little by it, since one
/// sentence of their own suffices; whoever buys a hundred accounts gains nothing.
/// </param>
readonly record struct TopicMember(TopicLetter Letter, bool IsOwn);

/// <summary>Counts people in a topic, and finds out when they became many.</summary>
static class Voices
{
    /// <summary>The different people who wrote in their own words.</summary>
    public static IEnumerable<IGrouping<string, TopicLetter>> Of(IEnumerable<TopicMember> members) =>
        members.Where(member => member.IsOwn).Select(member => member.Letter).GroupBy(letter => letter.Reporter!, StringComparer.Ordinal);

    /// <summary>How many people within a time; the begin is not in it, the end is.</summary>
    public static int Between(IEnumerable<TopicMember> members, DateTime after, DateTime until) => members
        .Where(member => member.IsOwn && member.Letter.At > after && member.Letter.At <= until)
        .Select(member => member.Letter.Reporter).Distinct(StringComparer.Ordinal).Count();

    /// <summary>How unusual the last days before a moment were: people in the window, as against those before it.</summary>
    public static TopicRise At(IReadOnlyList<TopicMember> members, DateTime moment, TopicRules rules)
    {
        var begin = moment.AddDays(-rules.Window);
        var now = Between(members, begin, moment);
        // Half a person more than there were: of a topic that is new nobody can say that nobody was to be expected.
        var expected = (Between(members, begin.AddDays(-rules.Baseline), begin) + 0.5) * rules.Window / rules.Baseline;
        return new(moment, now, expected, Surprise(now, expected));
    }

    /// <summary>When a topic rose; after each time it is quiet until the window and the baseline are over.</summary>
    /// <param name="members">Its letters in the order of time.</param>
    /// <param name="rules">When it counts.</param>
    public static IReadOnlyList<TopicRise> Rises(IReadOnlyList<TopicMember> members, TopicRules rules)
    {
        var rises = new List<TopicRise>();
        var (first, quiet) = (0, DateTime.MinValue);
        for (var last = 0; last < members.Count; last++)
        {
            var moment = members[last].Letter.At;
            if (!members[last].IsOwn || moment < quiet) continue;
            while (members[first].Letter.At < moment.AddDays(-rules.Window - rules.Baseline)) first++;
            // Fewer letters than people are asked for: nothing to count.
            if (last - first + 1 < rules.Alarm.Reporters) continue;
            var rise = At([.. members.Skip(first).Take(last - first + 1)], moment, rules);
            if (rise.Reporters < rules.Alarm.Reporters || rise.Surprise < rules.Alarm.Surprise) continue;
            rises.Add(rise);
            quiet = moment.AddDays(rules.Window + rules.Baseline);
        }
        return rises;
    }

    /// <summary>
    /// The zeros of the probability that at least <paramref name="seen"/> come where <paramref name="expected"/> are expected
    /// (upper tail of the Poisson distribution); 0 when no more came than that.
    /// </summary>
    public static double Surprise(int seen, double expected)
    {
        if (seen <= expected) return 0;
        var term = Math.Exp(-expected + (seen * Math.Log(expected)) - LogFactorial(seen));
        var tail = term;
        for (var more = seen + 1; term > tail * 1e-12 && term > 0; more++) tail += term *= expected / more;
        return tail > 0 ? -Math.Log10(tail) : Most;
    }

    // A probability with more zeros than a number can hold.
    const double Most = 300;

    static double LogFactorial(int number)
    {
        var sum = 0.0;
        for (var factor = 2; factor <= number; factor++) sum += Math.Log(factor);
        return sum;
    }
}
