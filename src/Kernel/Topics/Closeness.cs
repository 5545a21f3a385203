namespace Daylight;

/// <summary>
/// How alike letters must be to be one topic, and what their places say to it. Measures of the method, found by trying on
/// letters that were sorted by hand; they are no law and nobody has a reason to change them.
/// </summary>
static class Closeness
{
    /// <summary>Likeness of words (cosine) of a letter and a topic from which on it belongs to it.</summary>
    public const double Joins = 0.15;

    /// <summary>Likeness of the words of two topics from which on they are one matter in two wordings.</summary>
    public const double Merges = 0.2;

    /// <summary>
    /// From which share of its largest part on a topic stays whole of whose letters most name places: less, and the same
    /// words were written about many places, which are as many topics.
    /// </summary>
    public const double Whole = 0.4;

    /// <summary>From how many letters about another place on they leave a topic that stays whole: one or two may have been misread.</summary>
    public const int Leaving = 3;

    /// <summary>Likeness of words other than names of places, over all pairs of its letters, below which a topic is only a place.</summary>
    public const double Agrees = 0.03;

    /// <summary>Likeness of such words from which on letters about one place are about one matter.</summary>
    public const double Matters = 0.1;

    // What likeness is multiplied with where the places are the same, are different, or are not named at all.
    // Of two topics that name no place the words must decide alone, and are those of many letters.
    const double SamePlace = 1.5, OtherPlace = 0.6, NoPlace = 1.2, NoPlaceOfTopics = 1.5;

    // A topic of so many letters, so many of which are about one place, takes none about another, whatever the words.
    const int SettledLetters = 3;
    const double Settled = 0.75;

    // From which share of its letters on a place is that of a group.
    const double Usual = 0.15, UsualDistrict = 0.2;

    /// <summary>The most that places can make of a likeness.</summary>
    public const double Most = SamePlace;

    /// <summary>What the places make of the likeness of a letter and a topic.</summary>
    public static double Fit(LetterSigns letter, LetterGroup group)
    {
        if (letter.Fine.Length > 0 && group.Has(group.Fine)) return group.Fine.Share(letter.Fine) > Usual ? SamePlace : Elsewhere(letter, group);
        // That something else is in the same street says nothing; in another street it is another matter.
        if (letter.Fine.Length == 0 && letter.Middle.Length > 0 && group.Has(group.Middle)) return group.Middle.Share(letter.Middle) > Usual ? 1 : OtherPlace;
        if (letter.Wide.Length > 0 && group.Has(group.Wide) && group.Wide.Share(letter.Wide) < UsualDistrict) return OtherPlace;
        return letter.Fine.Length + letter.Middle.Length > 0 || group.Has(group.Fine) || group.Has(group.Middle) ? 1 : NoPlace;
    }

    static double Elsewhere(LetterSigns letter, LetterGroup group) =>
        letter.IsPlaced && group.Fine.Letters >= SettledLetters && group.Fine.Concentration >= Settled ? 0 : OtherPlace;

    /// <summary>What the places make of the likeness of two topics.</summary>
    public static double Fit(LetterGroup one, LetterGroup other)
    {
        var (fine, otherFine) = (one.Has(one.Fine), other.Has(other.Fine));
        var (middle, otherMiddle) = (one.Has(one.Middle), other.Has(other.Middle));
        if (fine && otherFine) return one.Fine.Shared(other.Fine) > Usual ? SamePlace : OtherPlace;
        if (!fine && !otherFine && middle && otherMiddle) return one.Middle.Shared(other.Middle) > Usual ? 1 : OtherPlace;
        if (one.Has(one.Wide) && other.Has(other.Wide) && one.Wide.IsApart(other.Wide, UsualDistrict)) return OtherPlace;
        return fine || otherFine || middle || otherMiddle ? 1 : NoPlaceOfTopics;
    }
}
