using System.Collections.Concurrent;
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

    // Lucene takes no more than 32,766 bytes for a value.
    const int LongestPart = 200;
    const int MostParts = 50;

    readonly Lock gate = new();
    readonly Dictionary<string, int> numbers = [];
    readonly Dictionary<string, int> partNumbers = [];
    readonly List<int[]> values = [];
    readonly List<string> parts = [];
    (int[][] Values, string[] Parts)? shared;

    /// <summary>By number, the parts of each value (a body's path, topics, audiences); and their texts.</summary>
    public (int[][] Values, string[] Parts) Snapshot()
    {
        lock (gate) return shared ??= ([.. values], [.. parts]);
    }

    /// <summary>A list of values as one value.</summary>
    public static string Join(IEnumerable<string> values) => string.Join(Joint, values
        .Select(value => (value.Length > LongestPart ? value[..LongestPart] : value).Replace(Joint, ' '))
        .Where(value => value.Length > 0).Distinct().Take(MostParts));

    public int NumberOf(string value)
    {
        lock (gate)
        {
            if (numbers.TryGetValue(value, out var number)) return number;
            shared = null;
            values.Add(value.Length == 0 ? [] : [.. value.Split(Joint).Select(PartNumber)]);
            return numbers[value] = values.Count - 1;
        }
    }

    /// <summary>By number, which values have a part that is wanted.</summary>
    public bool[] Accept(Func<string, bool> wanted)
    {
        var (values, parts) = Snapshot();
        var accepted = new bool[values.Length];
        var wants = Array.ConvertAll(parts, part => wanted(part));
        for (var i = 0; i < values.Length; i++)
            foreach (var part in values[i]) accepted[i] |= wants[part];
        return accepted;
    }

    int PartNumber(string part)
    {
        if (partNumbers.TryGetValue(part, out var number)) return number;
        parts.Add(part);
        return partNumbers[part] = parts.Count - 1;
    }
}

/// <summary>
/// What is counted, filtered and sorted by, of a segment, in memory: a row of numbers per document, so that a hit
/// costs one visit to memory and not one per facet.
/// </summary>
/// <param name="Rows"><see cref="Width"/> numbers per document: the facets in their order, audience, day.</param>
sealed record Columns(int[] Rows)
{
    public const int Width = 8;
    public const int Audience = 6;
    public const int Day = 7;

    readonly ConcurrentDictionary<string, byte[]?> norms = new();

    /// <summary>Where words stand in the segment's dictionaries.</summary>
    public Places Places { get; } = new();

    /// <summary>Which documents have the words that only add to a score.</summary>
    public DocLists Lists { get; } = new(Rows.Length / Width);

    /// <summary>The lengths of a field's texts, as Lucene keeps them; null for fields whose length does not count.</summary>
    public byte[]? NormsOf(AtomicReader reader, string field) => norms.GetOrAdd(field, _ =>
    {
        if (reader.GetNormValues(field) is not { } stored) return null;
        var lengths = new byte[reader.MaxDoc];
        for (var doc = 0; doc < lengths.Length; doc++) lengths[doc] = (byte)stored.Get(doc);
        return lengths;
    });

    /// <summary>The day number in a row's day, 0 for none.</summary>
    public static int DayOf(int day) => day >> 1;

    /// <summary>Whether a row's day says that the document is in force.</summary>
    public static bool InForce(int day) => (day & 1) == 1;

    /// <summary>A row's day.</summary>
    public static int DayFor(DateOnly? date, bool inForce) => ((date?.DayNumber ?? 0) << 1) | (inForce ? 1 : 0);
}

/// <summary>Reads columns once per segment; segments never change, and columns go with the segment.</summary>
sealed class ColumnStore
{
    readonly ConditionalWeakTable<object, Columns> bySegment = [];

    public Vocabulary[] Facets { get; } = [.. Enum.GetValues<Facet>().Select(_ => new Vocabulary())];

    public Vocabulary Audiences { get; } = new();

    public Columns Of(AtomicReader reader) => bySegment.TryGetValue(reader.CoreCacheKey, out var known)
        ? known : bySegment.GetValue(reader.CoreCacheKey, _ => Read(reader));

    Columns Read(AtomicReader reader)
    {
        var rows = new int[reader.MaxDoc * Columns.Width];
        Days(reader, rows);
        Years(rows);
        foreach (var facet in Enum.GetValues<Facet>())
            if (facet != Facet.Year) Values(reader, facet.ToString(), Facets[(int)facet], rows, (int)facet);
        Values(reader, Fields.Audience, Audiences, rows, Columns.Audience);
        return new(rows);
    }

    static void Values(AtomicReader reader, string field, Vocabulary vocabulary, int[] rows, int column)
    {
        var none = vocabulary.NumberOf("");
        var values = reader.GetSortedDocValues(field);
        var byOrdinal = new int[values?.ValueCount ?? 0];
        var bytes = new BytesRef();
        for (var i = 0; i < byOrdinal.Length; i++)
        {
            values!.LookupOrd(i, bytes);
            byOrdinal[i] = vocabulary.NumberOf(bytes.Utf8ToString());
        }
        for (var doc = 0; doc < reader.MaxDoc; doc++)
            rows[(doc * Columns.Width) + column] =
                values?.GetOrd(doc) is { } ordinal and >= 0 ? byOrdinal[ordinal] : none;
    }

    static void Days(AtomicReader reader, int[] rows)
    {
        if (reader.GetNumericDocValues(Fields.Day) is not { } values) return;
        for (var doc = 0; doc < reader.MaxDoc; doc++) rows[(doc * Columns.Width) + Columns.Day] = (int)values.Get(doc);
    }

    void Years(int[] rows)
    {
        var vocabulary = Facets[(int)Facet.Year];
        var known = new Dictionary<int, int>();
        for (var row = 0; row < rows.Length; row += Columns.Width)
        {
            var day = Columns.DayOf(rows[row + Columns.Day]);
            var year = day == 0 ? 0 : DateOnly.FromDayNumber(day).Year;
            if (!known.TryGetValue(year, out var number))
                known[year] = number = vocabulary.NumberOf(year == 0 ? "" : year.ToString("0000"));
            rows[row + (int)Facet.Year] = number;
        }
    }
}
