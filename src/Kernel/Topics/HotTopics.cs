namespace Daylight;

/// <summary>
/// Finds what many different people write about (热点提取): groups letters of one matter at one place, counts the people, and
/// says why each topic stands where it does. It knows no database: letters are given, once all at once and then one by one,
/// and whoever needs what it found again gives them again. The same letters in whatever order give the same topics.
/// </summary>
/// <param name="rules">The numbers of the index.</param>
/// <param name="gazetteer">Names of places that are known, besides those that are told by how they end.</param>
public sealed class HotTopics(TopicRules rules, IEnumerable<string> gazetteer)
{
    readonly PlaceNames places = new(gazetteer);
    readonly List<TopicLetter> letters = [];
    readonly List<List<int>> copied = [];
    readonly Dictionary<string, int> numbers = new(StringComparer.Ordinal);
    Copies copies = new();
    Grouping grouping = new();
    List<string> pinNames = [];

    // What was read of the letters, kept from one filling to the next.
    Dictionary<string, (TopicLetter Letter, LetterSigns Signs)> read = new(StringComparer.Ordinal);

    /// <summary>How many letters there are.</summary>
    public int Count => letters.Count;

    /// <summary>Begins anew with these letters. Of several with the same number the first in time counts.</summary>
    public void Fill(IEnumerable<TopicLetter> all) => Fill(all, new Dictionary<string, string>());

    /// <summary>Begins anew with these letters, and with what people have decided.</summary>
    /// <param name="all">The letters; of several with the same number the first in time counts.</param>
    /// <param name="pins">Numbers of letters that people have put into a topic of theirs, each with its name: they stay there.</param>
    public void Fill(IEnumerable<TopicLetter> all, IReadOnlyDictionary<string, string> pins)
    {
        (copies, grouping) = (new(), new());
        letters.Clear();
        copied.Clear();
        numbers.Clear();
        foreach (var letter in all.OrderBy(letter => letter.At).ThenBy(letter => letter.Id, StringComparer.Ordinal))
            if (numbers.TryAdd(letter.Id, letters.Count)) letters.Add(letter);
        Folding.Warm();
        var signs = letters.AsParallel().AsOrdered().Select(SignsOf).ToList();
        read = letters.Zip(signs).ToDictionary(pair => pair.First.Id, pair => pair, StringComparer.Ordinal);
        foreach (var one in signs) copied.Add(copies.Add(one.Print, rules.Copies));
        pinNames = [.. pins.Where(pin => numbers.ContainsKey(pin.Key)).Select(pin => pin.Value).Distinct().Order(StringComparer.Ordinal)];
        grouping.Fill(signs, pins.Where(pin => numbers.ContainsKey(pin.Key)).ToDictionary(pin => numbers[pin.Key], pin => pinNames.IndexOf(pin.Value)));
    }

    LetterSigns SignsOf(TopicLetter letter) =>
        read.TryGetValue(letter.Id, out var known) && known.Letter.Subject == letter.Subject && known.Letter.Text == letter.Text && known.Letter.Place == letter.Place
            ? known.Signs : LetterSigns.Of(letter, places);

    /// <summary>Takes what became of a letter: whether it is settled, how severe, how many voted. It stays where it is.</summary>
    /// <returns>False when there is no such letter.</returns>
    public bool Renew(TopicLetter letter)
    {
        if (!numbers.TryGetValue(letter.Id, out var number)) return false;
        letters[number] = letter;
        return true;
    }

    /// <summary>
    /// Places a letter that has just come; all others stay where they are. A letter that is there already is only looked up.
    /// </summary>
    public PlacedLetter Place(TopicLetter letter)
    {
        if (numbers.TryGetValue(letter.Id, out var known)) return new(TopicOf(known), null);
        var number = letters.Count;
        numbers[letter.Id] = number;
        letters.Add(letter);
        var signs = LetterSigns.Of(letter, places);
        read[letter.Id] = (letter, signs);
        copied.Add(copies.Add(signs.Print, rules.Copies));
        grouping.Add(signs);
        var rises = Voices.Rises(Members(grouping.LettersOf(grouping.GroupOf(number))), rules);
        return new(TopicOf(number), rises.LastOrDefault(rise => rise.At == letter.At));
    }

    /// <summary>The key of the topic a letter belongs to; null when it is not there.</summary>
    public string? TopicOf(string id) => numbers.TryGetValue(id, out var number) ? TopicOf(number) : null;

    /// <summary>The topics that rose since a moment: the last rise of each, with the number of its first letter.</summary>
    public IReadOnlyList<(string Id, TopicRise Rise)> Risen(DateTime since) =>
    [
        .. from numbered in grouping.Groups
           where numbered.Count >= rules.Alarm.Reporters && numbered.Any(number => letters[number].At >= since)
           let members = Members(numbered)
           from rise in Voices.Rises(members, rules).TakeLast(1)
           where rise.At >= since
           select (members[0].Letter.Id, rise),
    ];

    /// <summary>The numbers of the letters that are one topic with this one.</summary>
    public IReadOnlyList<string> Together(string id) =>
        numbers.TryGetValue(id, out var number) ? [.. grouping.LettersOf(grouping.GroupOf(number)).Select(one => letters[one].Id)] : [];

    /// <summary>The hottest topics of a time, the hottest first; those of people are always among them.</summary>
    /// <param name="from">Letters that came before do not count; null for all.</param>
    /// <param name="to">Letters that came after do not count, and heat is as of then; null for the last letter.</param>
    /// <param name="top">At most so many.</param>
    public IReadOnlyList<HotTopic> Hottest(DateTime? from, DateTime? to, int top)
    {
        if (letters.Count == 0) return [];
        var moment = to ?? letters.Max(letter => letter.At);
        return [.. grouping.Groups
            .Select(group => (Letters: group, Pin: grouping.PinOf(grouping.GroupOf(group.First()))))
            .Where(group => group.Letters.Count >= rules.Reporters || group.Pin is not null)
            .Select(group => (group.Pin, Members: Members(group.Letters).Where(member => member.Letter.At >= (from ?? DateTime.MinValue) && member.Letter.At <= moment).ToList()))
            .Where(group => group.Members.Count > 0)
            .Select(group => (group.Pin, group.Members, Reporters: Voices.Of(group.Members).Count()))
            .Where(group => group.Reporters >= rules.Reporters || group.Pin is not null)
            .Select(group => (group.Pin, group.Members, group.Reporters, Heat: Heat.Of(group.Members, moment, rules)))
            .OrderByDescending(group => group.Heat.Points).ThenByDescending(group => group.Reporters)
            .ThenBy(group => group.Members[0].Letter.Id, StringComparer.Ordinal)
            .Where((group, rank) => rank < top || group.Pin is not null)
            .Select(group => Topic(group.Members, group.Heat, group.Reporters) with { Pin = group.Pin is { } pin ? pinNames[pin] : null })];
    }

    string TopicOf(int number) => letters[grouping.LettersOf(grouping.GroupOf(number)).First()].Id;

    // In the order of time, those that came late to the engine too.
    List<TopicMember> Members(IReadOnlyCollection<int> group) =>
        [.. group.OrderBy(number => letters[number].At).ThenBy(number => letters[number].Id, StringComparer.Ordinal)
            .Select(number => new TopicMember(letters[number], IsOwn(number)))];

    bool IsOwn(int number) => letters[number].Reporter is { } reporter && !copied[number].Exists(earlier =>
        letters[earlier].Reporter != reporter && grouping.GroupOf(earlier) == grouping.GroupOf(number));

    HotTopic Topic(List<TopicMember> members, Heat heat, int reporters)
    {
        var naming = new TopicNaming(members, places, grouping.Rareness, rules.Reporters);
        return new(members[0].Letter.Id, naming.Title, naming.Place, naming.Terms, heat, reporters, members.Count, members[0].Letter.At,
            members[^1].Letter.At, [.. members.Select(member => member.Letter.Id)], Course(members), Voices.Rises(members, rules));
    }

    static List<WeekOfTopic> Course(List<TopicMember> members)
    {
        var weeks = members.Where(member => member.IsOwn).GroupBy(member => Monday(member.Letter.At))
            .ToDictionary(week => week.Key, week => Voices.Of(week).Count());
        var course = new List<WeekOfTopic>();
        if (weeks.Count == 0) return course;
        for (var monday = weeks.Keys.Min(); monday <= weeks.Keys.Max(); monday = monday.AddDays(7))
            course.Add(new(monday, weeks.GetValueOrDefault(monday)));
        return course;
    }

    static DateOnly Monday(DateTime at)
    {
        var day = Instants.DayOf(at);
        return day.AddDays(-(((int)day.DayOfWeek + 6) % 7));
    }
}

/// <summary>Where a letter was placed.</summary>
/// <param name="Topic">The key of its topic.</param>
/// <param name="Rise">That the topic rose with it; null when it did not.</param>
public sealed record PlacedLetter(string Topic, TopicRise? Rise);
