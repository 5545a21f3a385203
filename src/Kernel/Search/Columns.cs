using System.Runtime.CompilerServices;
using Lucene.Net.Index;
using Lucene.Net.Util;

namespace Daylight;

/// <summary>
/// The distinct values of one column over the whole index, numbered as they are met. Numbers stay for the life of
/// the process, so counts of different segments add up without looking at the values.
/// </summary>
sealed class Vocabulary
{
    const char Joint = '\u001f';

    readonly Lock gate = new();
    readonly Dictionary<string, int> numbers = [];
    readonly List<string[]> parts = [];

    public int Count
    {
        get { lock (gate) return parts.Count; }
    }

    /// <summary>A list of values as one value.</summary>
    public static string Join(IEnumerable<string> values) =>
        string.Join(Joint, values.Select(value => value.Replace(Joint, ' ')).Where(value => value.Length > 0).Distinct());

    public int NumberOf(string value)
    {
        lock (gate)
        {
            if (numbers.TryGetValue(value, out var number)) return number;
            numbers[value] = parts.Count;
            parts.Add(value.Length == 0 ? [] : value.Split(Joint));
            return parts.Count - 1;
        }
    }

    /// <summary>What each value is made of: the body's path, the topics, the audience.</summary>
    public string[][] Parts()
    {
        lock (gate) return [.. parts];
    }

    /// <summary>By number, which values have a part that is wanted.</summary>
    public bool[] Accept(Func<string, bool> wanted) => [.. Parts().Select(parts => parts.Any(wanted))];
}

/// <summary>The columns of a segment in memory: a number per document for what is counted, filtered and sorted by.</summary>
sealed class Columns
{
    /// <summary>The facets in the order of their columns.</summary>
    public static readonly Facet[] Facets = Enum.GetValues<Facet>();

    public required int[][] Values { get; init; }
    public required int[] Audiences { get; init; }
    public required int[] Days { get; init; }
    public required bool[] InForce { get; init; }
}

/// <summary>Reads columns once per segment; segments never change, and columns go with the segment.</summary>
sealed class ColumnStore
{
    readonly ConditionalWeakTable<object, Columns> bySegment = [];

    public Vocabulary[] Facets { get; } = [.. Columns.Facets.Select(_ => new Vocabulary())];

    public Vocabulary Audiences { get; } = new();

    public Columns Of(AtomicReader reader) => bySegment.GetValue(reader.CoreCacheKey, _ => Read(reader));

    Columns Read(AtomicReader reader)
    {
        var days = Days(reader, out var inForce);
        return new()
        {
            Values = [.. Columns.Facets.Select(facet => facet == Facet.Year ? Years(days) : Numbers(reader, facet.ToString(), Facets[(int)facet]))],
            Audiences = Numbers(reader, Fields.Audience, Audiences),
            Days = days,
            InForce = inForce,
        };
    }

    static int[] Numbers(AtomicReader reader, string field, Vocabulary vocabulary)
    {
        var numbers = new int[reader.MaxDoc];
        var none = vocabulary.NumberOf("");
        if (reader.GetSortedDocValues(field) is not { } values)
        {
            Array.Fill(numbers, none);
            return numbers;
        }
        var byOrdinal = new int[values.ValueCount];
        var bytes = new BytesRef();
        for (var i = 0; i < byOrdinal.Length; i++)
        {
            values.LookupOrd(i, bytes);
            byOrdinal[i] = vocabulary.NumberOf(bytes.Utf8ToString());
        }
        for (var doc = 0; doc < numbers.Length; doc++)
            numbers[doc] = values.GetOrd(doc) is var ordinal and >= 0 ? byOrdinal[ordinal] : none;
        return numbers;
    }

    int[] Years(int[] days)
    {
        var vocabulary = Facets[(int)Facet.Year];
        var numbers = new int[days.Length];
        var known = new Dictionary<int, int>();
        for (var doc = 0; doc < days.Length; doc++)
        {
            var year = days[doc] == 0 ? 0 : DateOnly.FromDayNumber(days[doc]).Year;
            if (!known.TryGetValue(year, out var number))
                known[year] = number = vocabulary.NumberOf(year == 0 ? "" : year.ToString("0000"));
            numbers[doc] = number;
        }
        return numbers;
    }

    // The day number doubled, plus one when in force: one column for both.
    static int[] Days(AtomicReader reader, out bool[] inForce)
    {
        var days = new int[reader.MaxDoc];
        inForce = new bool[reader.MaxDoc];
        if (reader.GetNumericDocValues(Fields.Day) is not { } values) return days;
        for (var doc = 0; doc < days.Length; doc++)
        {
            var value = values.Get(doc);
            days[doc] = (int)(value >> 1);
            inForce[doc] = (value & 1) == 1;
        }
        return days;
    }
}
