using System.Text.RegularExpressions;

namespace Daylight;

/// <summary>
/// What a topic is called: the subject of the member that says best what all say, without greetings. Where every subject may
/// name a person, the place and the most telling words stand instead.
/// </summary>
sealed partial class TopicNaming
{
    const int Shortest = 5, Longest = 40, MostTerms = 6, LongestTerm = 8, WordsInTerm = 4, Weighed = 200, Opening = 200;

    // From which share of the people who say a phrase on, saying it within a longer one, the longer one is the word.
    const double Within = 0.7;

    readonly List<(string Reporter, string Subject, string Folded, string Opening, List<PlaceName> Places)> said;
    readonly int people;
    readonly int least;

    /// <summary>Names a topic.</summary>
    /// <param name="members">Its letters.</param>
    /// <param name="places">Tells places.</param>
    /// <param name="rareness">How rare a pair of characters is among all letters.</param>
    /// <param name="least">How many people must have used a word before it is shown as one of the topic.</param>
    public TopicNaming(IReadOnlyList<TopicMember> members, PlaceNames places, Func<ulong, double> rareness, int least)
    {
        this.least = least;
        said = [.. members.Where(member => member.IsOwn).Select(member =>
        {
            var subject = Cleaned(member.Letter.Subject);
            var folded = Folding.Fold(subject);
            var text = Folding.Fold(member.Letter.Text.Length > Opening ? member.Letter.Text[..Opening] : member.Letter.Text);
            return (member.Letter.Reporter!, subject, folded, folded + " " + text, places.In(folded));
        })];
        people = said.Select(one => one.Reporter).Distinct(StringComparer.Ordinal).Count();
        Place = NamePlace();
        Terms = NameTerms(rareness);
        Title = BestSubject() ?? string.Join(' ', new[] { Place, Terms is [var first, ..] ? first : null }.OfType<string>());
    }

    /// <summary>A short sentence.</summary>
    public string Title { get; }

    /// <summary>The place, with the district before it where most name one; null when they name none.</summary>
    public string? Place { get; }

    /// <summary>The words that tell it from other topics, the most telling first.</summary>
    public IReadOnlyList<string> Terms { get; }

    /// <summary>A subject without how it greets and asks.</summary>
    public static string Cleaned(string subject)
    {
        var plain = Blank().Replace(subject, " ").Trim();
        for (var (was, rest) = ("", plain); was != rest;)
        {
            (was, rest) = (rest, Lead().Replace(rest, ""));
            if (rest.Length >= Shortest) plain = rest;
        }
        return plain.TrimEnd('。', '！', '!', '.', '…', '，', ',', ' ', '~', '；', ';');
    }

    string? BestSubject()
    {
        var users = new Dictionary<ulong, HashSet<string>>();
        foreach (var one in said)
            foreach (var pair in LetterSigns.PairsOf(one.Folded))
            {
                if (!users.TryGetValue(pair, out var set)) users[pair] = set = new(StringComparer.Ordinal);
                set.Add(one.Reporter);
            }
        return said.Where(one => one.Subject.Length is >= Shortest and <= Longest && !PersonInTitle.In(one.Subject, one.Folded, one.Places))
            .Select(one => (one.Subject, Share: Shared(one.Folded)))
            .OrderByDescending(one => one.Share).ThenBy(one => one.Subject.Length).ThenBy(one => one.Subject, StringComparer.Ordinal)
            .Select(one => one.Subject).FirstOrDefault();

        // What others say too, against all it says; a very short one says too little.
        double Shared(string folded)
        {
            var pairs = LetterSigns.PairsOf(folded).Distinct().ToList();
            return pairs.Sum(pair => users[pair].Count - 1.0) / (pairs.Count + Shortest);
        }
    }

    string? NamePlace()
    {
        var district = Most(Reach.Wide, least: (people + 1) / 2);
        var place = Most(Reach.Fine, (people + 2) / 3) ?? Most(Reach.Middle, (people + 2) / 3);
        return place is null ? district : district + place;
    }

    // Whose core most people write somewhere, and of its names the most usual, as it is written.
    string? Most(Reach reach, int least) => said
        .SelectMany(one => one.Places.Where(place => place.Reach == reach).Select(place => (one.Subject, Place: place)))
        .GroupBy(found => found.Place.Core, StringComparer.Ordinal)
        .Select(core => (Names: core, People: said.Where(one => one.Opening.Contains(core.Key, StringComparison.Ordinal)).Select(one => one.Reporter).Distinct().Count()))
        .Where(core => core.People >= Math.Max(2, least))
        .OrderByDescending(core => core.People * Math.Sqrt(core.Names.Key.Length)).ThenBy(core => core.Names.Key, StringComparer.Ordinal)
        .Select(core => core.Names.GroupBy(found => found.Place.Name, StringComparer.Ordinal)
            .OrderByDescending(name => name.Count()).ThenBy(name => name.Key, StringComparer.Ordinal).First().First())
        .Select(found => AsWritten(found.Subject, found.Place)).FirstOrDefault();

    static string AsWritten(string subject, PlaceName place)
    {
        var folded = new FoldedText();
        Folding.Fold(subject, folded);
        return subject[folded.Start(place.Start)..folded.End(place.Start + place.Name.Length, subject)];
    }

    List<string> NameTerms(Func<ulong, double> rareness)
    {
        var users = new Dictionary<string, HashSet<string>>(StringComparer.Ordinal);
        foreach (var one in said)
            foreach (var phrase in Phrases(one.Folded))
            {
                if (!users.TryGetValue(phrase, out var set)) users[phrase] = set = new(StringComparer.Ordinal);
                set.Add(one.Reporter);
            }
        var best = users.Where(phrase => phrase.Value.Count >= least)
            .OrderByDescending(phrase => phrase.Value.Count * LetterSigns.PairsOf(phrase.Key).Average(rareness) * Math.Sqrt(phrase.Key.Length))
            .ThenBy(phrase => phrase.Key, StringComparer.Ordinal).Take(Weighed).ToList();
        var terms = new List<string>();
        foreach (var (phrase, by) in best)
        {
            if (terms.Count == MostTerms) break;
            // Where nearly all say more, it was cut out of the middle of a word: 际铁路 of 城际铁路.
            if (best.Exists(longer => longer.Key.Length > phrase.Length && longer.Value.Count >= Within * by.Count && longer.Key.Contains(phrase, StringComparison.Ordinal))) continue;
            if (!terms.Exists(term => Overlap(term, phrase)) && !PersonInTitle.In(phrase, phrase, [])) terms.Add(phrase);
        }
        return terms;
    }

    // Two characters in common: the same word, or the seam of two.
    static bool Overlap(string one, string other) =>
        Enumerable.Range(0, one.Length - 1).Any(at => other.Contains(one.Substring(at, 2), StringComparison.Ordinal));

    // One to four words that stand together; letters and digits that stand before a word are one of them: 3号线.
    static IEnumerable<string> Phrases(string folded)
    {
        for (var at = 0; at < folded.Length;)
        {
            var ends = new List<int>();
            var end = at;
            while (end < folded.Length && Folding.Kind(folded[end]) is var kind and not CharKind.Gap)
            {
                var run = end;
                while (end < folded.Length && Folding.Kind(folded[end]) == kind) end++;
                if (kind == CharKind.Han) ends.AddRange(Words(folded.AsSpan(run, end - run)).Select(word => run + word));
                else ends.Add(end);
            }
            for (var (word, start) = (0, at); word < ends.Count; start = ends[word++])
                for (var last = word; last < Math.Min(ends.Count, word + WordsInTerm); last++)
                    if (ends[last] - start is >= 2 and <= LongestTerm && folded.AsSpan(start, ends[last] - start).ContainsAnyExceptInRange('\0', '\x7f'))
                        yield return folded[start..ends[last]];
            at = Math.Max(end, at + 1);
        }
    }

    static List<int> Words(ReadOnlySpan<char> run)
    {
        var ends = new List<int>();
        Dictionary.Ends(run, ends);
        return ends;
    }

    [GeneratedRegex(@"^(?:尊敬的[^，,：:！!。]{0,12}|敬爱的[^，,：:！!。]{0,12}|您好|你好|各位领导|领导|请问一?下?|请教|想问一?下?|问一?下|问问|咨询一?下?|询问|反映|关于|有关|对于|再次|多次|第[一二三四五六七八九十\d]+次|强烈|紧急|诚挚|实名|"
        + @"[\s，,：:！!。、？?—\-“”""'《》【】\[\]（）()])+")]
    private static partial Regex Lead();

    [GeneratedRegex(@"\s+")]
    private static partial Regex Blank();
}
