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


    /// <summary>How many letters there are.</summary>
    public int Count => letters.Count;

    /// <summary>Begins anew with these letters. Of several with the same number the first in time counts.</summary>
    public void Fill(IEnumerable<TopicLetter> all)
    {
        (copies, grouping) = (new(), new());
        letters.Clear();
        copied.Clear();
        numbers.Clear();
        foreach (var letter in all.OrderBy(letter => letter.At).ThenBy(letter => letter.Id, StringComparer.Ordinal))
            if (numbers.TryAdd(letter.Id, letters.Count)) letters.Add(letter);
        Folding.Warm();
        var signs = letters.AsParallel().AsOrdered().Select(letter => LetterSigns.Of(letter, places)).ToList();
        foreach (var one in signs) copied.Add(copies.Add(one.Print, rules.Copies));
        grouping.Fill(signs);
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
        copied.Add(copies.Add(signs.Print, rules.Copies));
        grouping.Add(signs);
        var rises = Voices.Rises(Members(grouping.LettersOf(grouping.GroupOf(number))), rules);
        return new(TopicOf(number), rises.LastOrDefault(rise => rise.At == letter.At));
    }

    /// <summary>The key of the topic a letter belongs to; null when it is not there.</summary>
    public string? TopicOf(string id) => numbers.TryGetValue(id, out var number) ? TopicOf(number) : null;

    /// <summary>The hottest topics of a time, the hottest first.</summary>
    /// <param name="from">Letters that came before do not count; null for all.</param>
    /// <param name="to">Letters that came after do not count, and heat is as of then; null for the last letter.</param>
    /// <param name="top">At most so many.</param>
    public IReadOnlyList<HotTopic> Hottest(DateTime? from, DateTime? to, int top)
    {
        if (letters.Count == 0) return [];
        var moment = to ?? letters.Max(letter => letter.At);
        return [.. grouping.Groups
            .Where(group => group.Count >= rules.Reporters)
            .Select(group => Members(group).Where(member => member.Letter.At >= (from ?? DateTime.MinValue) && member.Letter.At <= moment).ToList())
            .Select(members => (Members: members, Reporters: Voices.Of(members).Count()))
            .Where(group => group.Reporters >= rules.Reporters)
            .Select(group => (group.Members, group.Reporters, Heat: Heat.Of(group.Members, moment, rules)))
            .OrderByDescending(group => group.Heat.Points).ThenByDescending(group => group.Reporters)
            .ThenBy(group => group.Members[0].Letter.Id, StringComparer.Ordinal)
            .Take(top).Select(group => Topic(group.Members, group.Heat, group.Reporters))];
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
