using System.Runtime.InteropServices;

namespace Daylight;

/// <summary>
/// Puts letters of one matter together: each goes to the topic whose middle is nearest to its words, or begins one. Words are
/// pairs of characters, so that no dictionary decides what can be found; rare ones weigh more (TF-IDF). What the places of
/// letters make of that is in <see cref="Closeness"/>.
/// </summary>
sealed class Grouping
{
    // A pair that more letters have says nothing; one that many have does not bring a topic into question by itself. Where there
    // are few letters at all, a matter of which many write must not seem usual.
    const double TooUsual = 0.1, Usual = 0.02;
    const int FewLetters = 100, UsualInFew = 500;

    // The least rareness: where all letters are of one matter, its words are all there is.
    const double Least = 0.7;

    // The most telling pairs of a letter: the rest is noise and time.
    const int Strongest = 64;
    const int Rounds = 2;

    readonly Dictionary<ulong, int> vocabulary = [];
    readonly List<int> uses = [];
    readonly List<Dictionary<int, float>?> sums = [];
    readonly List<LetterSigns> letters = [];
    readonly List<(int Term, float Weight)[]> vectors = [];
    readonly List<int> homes = [];
    readonly HashSet<int> pinned = [];
    readonly List<LetterGroup> groups = [];
    readonly List<int> touched = [];
    float[] likeness = [];

    /// <summary>The letters of each topic, in the order they came.</summary>
    public IEnumerable<IReadOnlyCollection<int>> Groups => groups.Select(group => group.Letters).Where(members => members.Count > 0);

    /// <summary>The topic of a letter: a number that holds until the next filling.</summary>
    public int GroupOf(int letter) => homes[letter];

    /// <summary>The letters of one topic, in the order they came.</summary>
    public IReadOnlyCollection<int> LettersOf(int group) => groups[group].Letters;

    /// <summary>How rare a pair of characters is: the logarithm of how many letters there are for each that has it.</summary>
    public double Rareness(ulong pair) =>
        vocabulary.TryGetValue(pair, out var term) ? Math.Log((double)letters.Count / uses[term]) : 0;

    /// <summary>Groups many letters at once, in the order they came.</summary>
    /// <param name="all">The letters.</param>
    /// <param name="pins">Letters that people have put into one topic, each with the number of that topic: they stay there.</param>
    public void Fill(IReadOnlyList<LetterSigns> all, IReadOnlyDictionary<int, int> pins)
    {
        foreach (var signs in all) Learn(signs);
        foreach (var signs in all) vectors.Add(Vector(signs));
        // First of all, so that the topics of people have the smallest numbers: what is merged with them becomes theirs.
        var settled = new Dictionary<int, int>();
        foreach (var (letter, pin) in pins.OrderBy(one => one.Key))
        {
            Enter(letter, settled.GetValueOrDefault(pin, -1));
            settled[pin] = homes[letter];
            groups[homes[letter]].Pin = pin;
            pinned.Add(letter);
        }
        foreach (var letter in Loose) Enter(letter, Nearest(letter));
        Merge();
        for (var round = 0; round < Rounds; round++)
            foreach (var letter in Loose) Settle(letter);
        Merge();
        for (var (group, many) = (0, groups.Count); group < many; group++) Part(group);
        for (var (group, many) = (0, groups.Count); group < many; group++) Hold(group);
    }

    /// <summary>The topic of people that a group is; null when it was only found.</summary>
    public int? PinOf(int group) => groups[group].Pin;

    IEnumerable<int> Loose => Enumerable.Range(0, letters.Count).Where(letter => !pinned.Contains(letter));

    /// <summary>Places one letter more; nothing else moves.</summary>
    public void Add(LetterSigns signs)
    {
        Learn(signs);
        vectors.Add(Vector(signs));
        Enter(letters.Count - 1, Nearest(letters.Count - 1));
    }

    void Learn(LetterSigns signs)
    {
        foreach (var (pair, _) in signs.Pairs)
        {
            ref var term = ref CollectionsMarshal.GetValueRefOrAddDefault(vocabulary, pair, out var known);
            if (!known)
            {
                term = uses.Count;
                uses.Add(0);
                sums.Add(null);
            }
            uses[term]++;
        }
        letters.Add(signs);
        homes.Add(-1);
    }

    (int Term, float Weight)[] Vector(LetterSigns signs)
    {
        var most = Math.Max(FewLetters, TooUsual * letters.Count);
        var weighed = new List<(int Term, float Weight)>(signs.Pairs.Length);
        foreach (var (pair, count) in signs.Pairs)
        {
            var term = vocabulary[pair];
            if (uses[term] > 1 && uses[term] <= most) weighed.Add((term, count * (float)Math.Max(Least, Math.Log((letters.Count + 1.0) / uses[term]))));
        }
        weighed.Sort((one, other) => other.Weight.CompareTo(one.Weight) is not 0 and var by ? by : one.Term.CompareTo(other.Term));
        if (weighed.Count > Strongest) weighed.RemoveRange(Strongest, weighed.Count - Strongest);
        var length = (float)Math.Sqrt(weighed.Sum(pair => (double)pair.Weight * pair.Weight));
        return [.. weighed.Select(pair => (pair.Term, pair.Weight / length))];
    }

    // The number of the topic, or -1 when none is near enough.
    int Nearest(int letter)
    {
        Measure(vectors[letter]);
        var (best, nearest) = (Closeness.Joins, -1);
        foreach (var group in touched)
        {
            var near = likeness[group] / Math.Sqrt(groups[group].Square) * Closeness.Fit(letters[letter], groups[group]);
            likeness[group] = 0;
            if (near > best || near == best && group < nearest) (best, nearest) = (near, group);
        }
        touched.Clear();
        return nearest;
    }

    // What of a vector each topic has, into likeness; which topics, into touched.
    void Measure(IReadOnlyCollection<(int Term, float Weight)> vector)
    {
        if (likeness.Length < groups.Count) Array.Resize(ref likeness, Math.Max(256, groups.Count * 2));
        var few = Math.Max(UsualInFew, Usual * letters.Count);
        foreach (var (term, weight) in vector)
        {
            if (sums[term] is not { } ofGroups) continue;
            var opens = uses[term] <= few;
            foreach (var (group, sum) in ofGroups)
            {
                if (likeness[group] == 0)
                {
                    if (!opens) continue;
                    touched.Add(group);
                }
                likeness[group] += weight * sum;
            }
        }
    }

    void Enter(int letter, int group)
    {
        if (group < 0)
        {
            group = groups.Count;
            groups.Add(new());
        }
        homes[letter] = group;
        groups[group].Letters.Add(letter);
        Put(letter, +1);
    }

    void Leave(int letter)
    {
        Put(letter, -1);
        groups[homes[letter]].Letters.Remove(letter);
    }

    void Put(int letter, int by)
    {
        var (number, group) = (homes[letter], groups[homes[letter]]);
        foreach (var (term, weight) in vectors[letter])
        {
            ref var sum = ref CollectionsMarshal.GetValueRefOrAddDefault(sums[term] ??= [], number, out _);
            var was = sum;
            sum += by * weight;
            // What is left by rounding is nothing.
            if (Math.Abs(sum) < 1e-5) sum = 0;
            group.Square += (double)sum * sum - (double)was * was;
            if (sum == 0) sums[term]!.Remove(number);
        }
        group.Count(letters[letter], by);
    }

    // A letter that came before its topic had found its words goes where it is at home now.
    void Settle(int letter)
    {
        var was = homes[letter];
        Leave(letter);
        var nearest = Nearest(letter);
        Enter(letter, nearest < 0 && groups[was].Letters.Count == 0 ? was : nearest);
    }

    // Two wordings of one matter: the nearest first, until none is near enough.
    void Merge()
    {
        var pairs = new PriorityQueue<(int One, int Other, int Letters), (double, int, int)>();
        for (var group = 0; group < groups.Count; group++)
            if (groups[group].Letters.Count > 0) Propose(group, pairs, before: group);
        while (pairs.TryDequeue(out var pair, out _))
        {
            var (one, other) = (groups[pair.One], groups[pair.Other]);
            // What people hold apart stays apart.
            if (one.Pin is not null && other.Pin is not null) continue;
            // One of them has grown since, or gone; then there is a newer proposal.
            if (one.Letters.Count == 0 || other.Letters.Count == 0 || one.Letters.Count + other.Letters.Count != pair.Letters) continue;
            foreach (var letter in other.Letters.ToArray())
            {
                Leave(letter);
                Enter(letter, pair.One);
            }
            Propose(pair.One, pairs, before: int.MaxValue);
        }
    }

    void Propose(int number, PriorityQueue<(int, int, int), (double, int, int)> pairs, int before)
    {
        var group = groups[number];
        var weights = new Dictionary<int, float>();
        foreach (var (term, weight) in group.Letters.SelectMany(letter => vectors[letter]))
            CollectionsMarshal.GetValueRefOrAddDefault(weights, term, out _) += weight;
        Measure([.. weights.OrderByDescending(pair => pair.Value).ThenBy(pair => pair.Key).Take(Strongest).Select(pair => (pair.Key, pair.Value))]);
        foreach (var other in touched)
        {
            var near = likeness[other] / Math.Sqrt(group.Square * groups[other].Square);
            likeness[other] = 0;
            if (other == number || other >= before || near * Closeness.Most < Closeness.Merges) continue;
            near *= Closeness.Fit(group, groups[other]);
            if (near < Closeness.Merges) continue;
            var (one, two) = (Math.Min(number, other), Math.Max(number, other));
            pairs.Enqueue((one, two, group.Letters.Count + groups[other].Letters.Count), (-near, one, two));
        }
        touched.Clear();
    }

    // The same words about many places are as many topics.
    void Part(int number)
    {
        var group = groups[number];
        var placed = group.Letters.Where(letter => Places(letter).Length > 0).ToList();
        if (group.Letters.Count < 3 || placed.Count * 5 < group.Letters.Count * 3) return;
        var parts = ByPlace(placed);
        // What people have put together is one topic, whatever its places; letters that joined it since may leave.
        var whole = group.Pin is not null || parts[0].Count >= Closeness.Whole * placed.Count;
        // Whoever named no place keeps the topic; where all did, or one place is most of it, the largest part does.
        var leaving = group.Pin is not null ? parts.Where(part => !part.Exists(pinned.Contains)) : parts.Skip(whole || placed.Count == group.Letters.Count ? 1 : 0);
        foreach (var part in leaving.Where(part => !whole || part.Count >= Closeness.Leaving))
            MoveOut(part);
    }

    // What is held together by its place alone is as many topics as there are matters; what people put together is theirs.
    void Hold(int number)
    {
        var group = groups[number];
        if (group.Pin is not null || group.Letters.Count < 3) return;
        var matters = group.Letters.Select(letter => (letter, Matter: MatterOf(letter))).ToList();
        if (Agreement.Of([.. matters.Select(one => one.Matter)]) >= Closeness.Agrees) return;
        foreach (var part in Agreement.Parts(matters, Closeness.Matters).Skip(1)) MoveOut(part);
    }

    // Its words without those that name places.
    (int Term, float Weight)[] MatterOf(int letter)
    {
        var places = letters[letter].OfPlaces.Where(vocabulary.ContainsKey).Select(pair => vocabulary[pair]).ToHashSet();
        var words = vectors[letter].Where(word => !places.Contains(word.Term)).ToList();
        var length = (float)Math.Sqrt(words.Sum(word => (double)word.Weight * word.Weight));
        return [.. words.Select(word => (word.Term, word.Weight / length))];
    }

    // Into a topic of their own.
    void MoveOut(List<int> part)
    {
        var to = -1;
        foreach (var letter in part)
        {
            Leave(letter);
            Enter(letter, to);
            to = homes[letter];
        }
    }

    // Letters that share a place, and those that share one with one of them; the most first.
    List<List<int>> ByPlace(List<int> placed)
    {
        var parts = new Dictionary<int, List<int>>();
        var partOf = new Dictionary<ulong, int>();
        foreach (var letter in placed)
        {
            var met = Places(letter).Where(partOf.ContainsKey).Select(key => partOf[key]).Distinct().Order().ToList();
            var lead = met is [var first, ..] ? first : letter;
            if (!parts.TryGetValue(lead, out var part)) parts[lead] = part = [];
            part.Add(letter);
            foreach (var other in met.Skip(1))
            {
                part.AddRange(parts[other]);
                parts.Remove(other);
            }
            foreach (var member in part)
                foreach (var key in Places(member)) partOf[key] = lead;
        }
        return [.. parts.Values.OrderByDescending(part => part.Count).ThenBy(part => part.Min())];
    }

    ulong[] Places(int letter) => letters[letter].Fine is { Length: > 0 } fine ? fine : letters[letter].Middle;
}
