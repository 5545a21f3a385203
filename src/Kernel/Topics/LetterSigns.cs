namespace Daylight;

/// <summary>What is compared of a letter: its pairs of characters, its places, its fingerprint.</summary>
/// <param name="Pairs">Pairs of characters as numbers, each with its weight in the letter before rareness is known.</param>
/// <param name="Fine">Keys of estates, schools, firms.</param>
/// <param name="Middle">Keys of streets, towns, lakes.</param>
/// <param name="Wide">Keys of the city, district or county.</param>
/// <param name="IsPlaced">Whether an estate, school or firm stands in the subject or was chosen: then the letter is about it.</param>
/// <param name="Print">Its fingerprint, by which copies are found: <see cref="Copies"/>.</param>
/// <param name="OfPlaces">Those of its pairs that stand in names of places.</param>
sealed record LetterSigns(KeyValuePair<ulong, float>[] Pairs, ulong[] Fine, ulong[] Middle, ulong[] Wide, bool IsPlaced, ulong[] Print, ulong[] OfPlaces)
{
    // The subject says what it is about; the beginning of the text says it again with the words the subject lacks.
    const float InSubject = 3, InText = 1, InPlace = 0.4f;
    const int TextRead = 200, TextPlaces = 2, PrintRead = 2000;

    /// <summary>Reads a letter.</summary>
    public static LetterSigns Of(TopicLetter letter, PlaceNames places)
    {
        var subject = Folding.Fold(letter.Subject);
        var text = Folding.Fold(letter.Text.Length > PrintRead ? letter.Text[..PrintRead] : letter.Text);
        var opening = text.Length > TextRead ? text[..TextRead] : text;
        var inSubject = places.In(subject);
        var named = inSubject.ToList();
        if (letter.Place is { } given) named.AddRange(places.In(Folding.Fold(given)));
        // Whoever names the place in the subject tells of others in the text only on the way.
        var placed = named.Exists(place => place.Reach == Reach.Fine);
        var inText = places.In(opening);
        foreach (var reach in Enum.GetValues<Reach>())
            if (!named.Exists(place => place.Reach == reach)) named.AddRange(inText.Where(place => place.Reach == reach).Take(TextPlaces));

        var terms = new Dictionary<ulong, float>();
        var ofPlaces = new HashSet<ulong>();
        Add(terms, subject, InSubject, inSubject, ofPlaces);
        Add(terms, opening, InText, inText, ofPlaces);
        var pairs = terms.ToArray();
        Array.Sort(pairs, static (one, other) => one.Key.CompareTo(other.Key));
        return new(pairs, Keys(named, Reach.Fine), Keys(named, Reach.Middle), Keys(named, Reach.Wide), placed, Copies.Print(subject + text), [.. ofPlaces]);
    }

    static void Add(Dictionary<ulong, float> terms, string folded, float weight, List<PlaceName> places, HashSet<ulong> ofPlaces)
    {
        ulong last = 0;
        var (next, name) = (0, 0);
        for (var at = 0; at < folded.Length;)
        {
            var kind = Folding.Kind(folded[at]);
            var end = at + 1;
            // A word of letters or digits stands for itself, like one character of Chinese.
            if (kind == CharKind.Letter) while (end < folded.Length && Folding.Kind(folded[end]) == CharKind.Letter) end++;
            if (kind == CharKind.Gap)
            {
                last = 0;
                at = end;
                continue;
            }
            while (next < places.Count && places[next].Start + places[next].Core.Length <= at) next++;
            var share = next < places.Count && places[next].Start <= at ? weight * InPlace : weight;
            var unit = Hash(folded.AsSpan(at, end - at));
            // What follows a name at once still belongs to it: 站 of 3号线站 is no matter.
            while (name < places.Count && places[name].Start + places[name].Name.Length < at) name++;
            var inName = name < places.Count && places[name].Start <= at;
            if (end - at > 1) Count(terms, unit, share);
            if (last != 0) Count(terms, Pair(last, unit), share);
            if (inName && end - at > 1) ofPlaces.Add(unit);
            if (inName && last != 0) ofPlaces.Add(Pair(last, unit));
            (last, at) = (unit, end);
        }
    }

    static void Count(Dictionary<ulong, float> terms, ulong term, float weight) => terms[term] = terms.GetValueOrDefault(term) + weight;

    static ulong[] Keys(IEnumerable<PlaceName> places, Reach reach) =>
        [.. places.Where(place => place.Reach == reach).SelectMany(Keys).Distinct().Order()];

    // A name that begins too early (“野蛮施工润屋美院”) still shares most of its last pairs with itself.
    static IEnumerable<ulong> Keys(PlaceName place)
    {
        var core = place.Core.Length > 4 ? place.Core[^4..] : place.Core;
        var number = core.Length;
        while (number > 0 && (char.IsAsciiDigit(core[number - 1]) || Numerals.Contains(core[number - 1]))) number--;
        if (place.Reach == Reach.Wide) yield return Hash(core.Length > 2 ? place.Name[^3..] : place.Name);
        // Of “地铁3号线” the number is what tells it from others, in whichever script it is written.
        else if (number < core.Length) yield return Hash(Plain(core[number..]) + place.Name[place.Core.Length..]);
        else if (core.Length < 2) yield return Hash(place.Name);
        else for (var at = 0; at + 2 <= core.Length; at++) yield return Hash(core.AsSpan(at, 2));
    }

    const string Numerals = "〇一二三四五六七八九";

    static string Plain(string number) => string.Concat(number.Select(digit => Numerals.IndexOf(digit) is >= 0 and var value ? (char)('0' + value) : digit));

    /// <summary>The pairs of characters of a folded text, as letters are compared by them.</summary>
    public static IEnumerable<ulong> PairsOf(string folded)
    {
        var terms = new Dictionary<ulong, float>();
        Add(terms, folded, 1, [], []);
        return terms.Keys;
    }

    static ulong Pair(ulong first, ulong second) => (first * 0x9E3779B97F4A7C15) ^ (second + 0x165667B19E3779F9);

    /// <summary>A number for some characters, the same on every machine.</summary>
    public static ulong Hash(ReadOnlySpan<char> characters)
    {
        var hash = 14695981039346656037;
        foreach (var character in characters) hash = (hash ^ character) * 1099511628211;
        return hash ^ (hash >> 29);
    }
}
