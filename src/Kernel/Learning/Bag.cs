namespace Daylight;

/// <summary>The traits of a letter and how often each stands in it; the order of words is lost.</summary>
/// <param name="Traits">Numbers of the traits.</param>
/// <param name="Counts">How often; what stands in the subject counts more.</param>
sealed record Bag(int[] Traits, float[] Counts)
{
    // People say in the subject what it is about.
    const float SubjectCounts = 3;

    // Longer letters are read as far as this.
    const int Longest = 20_000;

    // Who writes no subject says at once what it is about.
    const int Opening = 40;
    const float OpeningCounts = 2;

    /// <summary>Looks at a letter part by part: the subject or what stands for it, then the text.</summary>
    /// <param name="subject">The subject; may be empty.</param>
    /// <param name="text">The text.</param>
    /// <param name="see">Takes each part.</param>
    public static void Read(string subject, string text, Action<LetterPart> see)
    {
        var (folded, traits) = (new FoldedText(), new List<Trait>());
        foreach (var (part, counts) in Parts(subject, text))
        {
            traits.Clear();
            Folding.Fold(part, folded);
            Daylight.Traits.Of(folded.Span, traits);
            see(new(part, folded, traits, counts));
        }
    }

    static (string Part, float Counts)[] Parts(string subject, string text) =>
        [string.IsNullOrWhiteSpace(subject) ? (text[..Math.Min(text.Length, Opening)], OpeningCounts) : (subject, SubjectCounts),
            (text[..Math.Min(text.Length, Longest)], 1)];

    /// <summary>The bag of a letter.</summary>
    /// <param name="subject">The subject.</param>
    /// <param name="text">The text.</param>
    /// <param name="number">The number of a trait; below zero when it has none and is left out.</param>
    public static Bag Of(string subject, string text, Func<ulong, int> number)
    {
        var counted = new SortedDictionary<int, float>();
        Read(subject, text, part =>
        {
            foreach (var trait in part.Traits)
                if (number(trait.Key) is >= 0 and var one) counted[one] = counted.GetValueOrDefault(one) + part.Counts;
        });
        return new([.. counted.Keys], [.. counted.Values]);
    }

    /// <summary>
    /// What the traits of the letter weigh: a trait that stands ten times doesn't count ten times, and a long letter
    /// weighs no more than a short one.
    /// </summary>
    public float[] Weighed(float[] worth)
    {
        var weighed = new float[Traits.Length];
        var sum = 0f;
        for (var i = 0; i < weighed.Length; i++)
        {
            weighed[i] = (1 + MathF.Log(Counts[i])) * worth[Traits[i]];
            sum += weighed[i] * weighed[i];
        }
        if (sum == 0) return weighed;
        var length = MathF.Sqrt(sum);
        for (var i = 0; i < weighed.Length; i++) weighed[i] /= length;
        return weighed;
    }
}

/// <summary>A part of a letter. What is folded is used again for the next part.</summary>
/// <param name="Original">As it is written.</param>
/// <param name="Folded">As it is compared.</param>
/// <param name="Traits">What a model sees of it.</param>
/// <param name="Counts">What each trait counts.</param>
readonly record struct LetterPart(string Original, FoldedText Folded, List<Trait> Traits, float Counts);
