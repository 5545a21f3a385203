using System.Security.Cryptography;

namespace Daylight;

/// <summary>The last seal of each row, as the entries tell it one after another.</summary>
sealed class LastSeals
{
    readonly Dictionary<string, LastSeal> byRow = [];
    readonly Dictionary<long, BrokenSeals> broken = [];

    public void Tell(Entry entry)
    {
        foreach (var seal in entry.Seals)
            byRow[seal.Row] = new(seal.Salt, seal.Digest, entry.Index, entry.Arrival, entry.Subject);
    }

    /// <summary>The seals of this entry are not those of its leaf.</summary>
    public void Break(Entry entry) => broken[entry.Arrival] = new(entry.Arrival, entry.Index, entry.Subject);

    public IEnumerable<BrokenSeals> Broken => broken.Values;

    public bool IsBroken(LastSeal seal) => broken.ContainsKey(seal.Arrival);

    /// <summary>Takes out the seal of a row that exists.</summary>
    public bool Meet(string row, out LastSeal seal) => byRow.Remove(row, out seal);

    /// <summary>Seals of rows that should exist and were not met.</summary>
    public IEnumerable<(string Row, LastSeal Seal)> Unmet() =>
        byRow.Where(pair => !pair.Value.OfNothing).Select(pair => (pair.Key, pair.Value));
}

/// <summary>A seal, without the entry it belongs to: there is one for every row of the database.</summary>
readonly record struct LastSeal(byte[] Salt, byte[] Digest, long? Index, long Arrival, string Subject)
{
    /// <summary>True when the row was deleted.</summary>
    public bool OfNothing => SHA256.HashData(Salt).AsSpan().SequenceEqual(Digest);
}

/// <summary>An entry whose seals are not those of its leaf.</summary>
readonly record struct BrokenSeals(long Arrival, long? Index, string Subject);
