using System.Runtime.InteropServices;

namespace Daylight;

/// <summary>Letters that are one topic as far as is known, with what their places have in common.</summary>
sealed class LetterGroup
{
    /// <summary>The numbers of its letters, in the order they came.</summary>
    public SortedSet<int> Letters { get; } = [];

    /// <summary>The topic of people that it is; null when it was only found.</summary>
    public int? Pin { get; set; }

    /// <summary>The square of the length of the sum of its letters' words.</summary>
    public double Square { get; set; }

    /// <summary>Estates, schools, firms.</summary>
    public PlaceCounts Fine { get; } = new();

    /// <summary>Streets, towns, lakes.</summary>
    public PlaceCounts Middle { get; } = new();

    /// <summary>Cities, districts.</summary>
    public PlaceCounts Wide { get; } = new();

    /// <summary>Takes the places of a letter in (+1) or out (-1).</summary>
    public void Count(LetterSigns letter, int by)
    {
        Fine.Count(letter.Fine, by);
        Middle.Count(letter.Middle, by);
        Wide.Count(letter.Wide, by);
    }

    /// <summary>Whether places are those of the group: half of its letters name one of the kind.</summary>
    public bool Has(PlaceCounts places) => places.Letters > 0 && places.Letters * 2 >= Letters.Count;
}

/// <summary>Of how many letters each key of a place is, and how many letters have any.</summary>
sealed class PlaceCounts
{
    readonly Dictionary<ulong, int> counts = [];
    int? most;

    /// <summary>Letters that name a place of the kind.</summary>
    public int Letters { get; private set; }

    /// <summary>Takes the places of a letter in (+1) or out (-1).</summary>
    public void Count(ulong[] keys, int by)
    {
        if (keys.Length > 0) (Letters, most) = (Letters + by, null);
        foreach (var key in keys)
        {
            ref var count = ref CollectionsMarshal.GetValueRefOrAddDefault(counts, key, out _);
            count += by;
            if (count == 0) counts.Remove(key);
        }
    }

    /// <summary>How usual the most usual of some keys is among the letters that have any, from 0 to 1.</summary>
    public double Share(ulong[] keys)
    {
        var most = 0;
        foreach (var key in keys) most = Math.Max(most, counts.GetValueOrDefault(key));
        return Letters == 0 ? 0 : (double)most / Letters;
    }

    /// <summary>How usual the most usual of all keys is.</summary>
    public double Concentration => Letters == 0 ? 0 : (double)(most ??= counts.Values.Max()) / Letters;

    /// <summary>How much of their places two groups have in common.</summary>
    public double Shared(PlaceCounts other) => counts
        .Sum(pair => Math.Min((double)pair.Value / Letters, (double)other.counts.GetValueOrDefault(pair.Key) / other.Letters));

    /// <summary>Whether they share no key that is usual in the other.</summary>
    public bool IsApart(PlaceCounts other, double usual) =>
        counts.Keys.All(key => other.counts.GetValueOrDefault(key) < usual * other.Letters);
}
