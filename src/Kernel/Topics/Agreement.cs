namespace Daylight;

/// <summary>
/// Whether letters that were put together say something in common besides where it is. Many write about one hospital or one
/// estate, each about something else: that is a place and no topic.
/// </summary>
static class Agreement
{
    /// <summary>The likeness (cosine) of two of some letters, on an average over all pairs.</summary>
    /// <param name="matters">The words of each that name no place, of length 1.</param>
    public static double Of(IReadOnlyCollection<(int Term, float Weight)[]> matters)
    {
        var sum = new Part();
        foreach (var matter in matters) sum.Add(-1, matter);
        // The square of the sum is that of all pairs; each letter with itself is no pair.
        return (sum.Square - matters.Count(matter => matter.Length > 0)) / (matters.Count * (matters.Count - 1.0));
    }

    /// <summary>Puts letters together by what they say alone; the largest part first.</summary>
    /// <param name="letters">Letters, each with its words that name no place.</param>
    /// <param name="joins">From which likeness with a part on a letter belongs to it.</param>
    public static List<List<int>> Parts(IEnumerable<(int Letter, (int Term, float Weight)[] Matter)> letters, double joins)
    {
        var parts = new List<Part>();
        foreach (var (letter, matter) in letters)
        {
            var (best, nearest) = (joins, (Part?)null);
            foreach (var part in parts)
                if (part.Likeness(matter) is var near && near > best) (best, nearest) = (near, part);
            if (nearest is null) parts.Add(nearest = new());
            nearest.Add(letter, matter);
        }
        return [.. parts.Select(part => part.Letters).OrderByDescending(part => part.Count).ThenBy(part => part[0])];
    }

    sealed class Part
    {
        readonly Dictionary<int, double> sum = [];

        public List<int> Letters { get; } = [];

        public double Square { get; private set; }

        public void Add(int letter, (int Term, float Weight)[] matter)
        {
            Letters.Add(letter);
            foreach (var (term, weight) in matter)
            {
                var was = sum.GetValueOrDefault(term);
                sum[term] = was + weight;
                Square += ((was + weight) * (was + weight)) - (was * was);
            }
        }

        public double Likeness((int Term, float Weight)[] matter) =>
            Square == 0 ? 0 : matter.Sum(word => word.Weight * sum.GetValueOrDefault(word.Term)) / Math.Sqrt(Square);
    }
}
