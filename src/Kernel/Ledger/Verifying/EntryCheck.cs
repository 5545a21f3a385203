using System.Text.Json;

namespace Daylight;

/// <summary>Compares each entry's columns, private part and seals with its leaf, which the log vouches for.</summary>
sealed class EntryCheck(Findings findings, LastSeals seals)
{
    readonly Dictionary<string, long> erasedUpTo = [];
    readonly List<Told> bare = [];

    /// <summary>Things of which an entry says that they were erased.</summary>
    public int Erased => erasedUpTo.Count;

    public void Check(Entry entry)
    {
        seals.Tell(entry);
        if (entry.Verb == Ledger.Erasure) erasedUpTo[entry.Subject] = entry.Arrival;
        using var leaf = Parse(entry);
        if (leaf?.RootElement is not { ValueKind: JsonValueKind.Object } said) return;
        Same(entry, said, "at", entry.At.ToString("yyyy-MM-ddTHH:mm:ss.ffffffZ"));
        Same(entry, said, "actor", entry.Actor);
        Same(entry, said, "verb", entry.Verb);
        Same(entry, said, "subject", entry.Subject);
        Same(entry, said, "body", entry.Body);
        var state = entry.Seals.Count == 0 ? null : Convert.ToBase64String(Sealing.StateDigest(entry.Seals));
        if (Text(said, "state") != state) seals.Break(entry);
        CheckSecret(entry, Text(said, "sealed"));
    }

    /// <summary>When all entries were told: private parts may be missing only where a later entry says they were erased.</summary>
    public void End()
    {
        foreach (var entry in bare.Where(entry => erasedUpTo.GetValueOrDefault(entry.Subject, -1) <= entry.Arrival))
            findings.Of(entry.Index, entry.Subject, "的非公开部分不见了，台账里没有依法删除的记录。",
                "the private part is gone, and no entry says it was erased.");
    }

    void CheckSecret(Entry entry, string? commitment)
    {
        var secret = entry.Secret;
        if (secret is null or { Data.Length: 0, Salt.Length: 0 })
        {
            if (commitment is not null) bare.Add(new(entry.Arrival, entry.Index, entry.Subject));
        }
        else if (secret.Salt.Length != SealedValue.SaltLength || Convert.ToBase64String(Sealing.Commitment(secret)) != commitment)
        {
            findings.Of(entry.Index, entry.Subject, "的非公开部分被改过。", "the private part was changed.");
        }
    }

    static JsonDocument? Parse(Entry entry)
    {
        try
        {
            return JsonDocument.Parse(entry.Leaf);
        }
        catch (JsonException)
        {
            // The leaf was changed; the log says so of an entry that has its place, and the columns then prove nothing.
            return null;
        }
    }

    void Same(Entry entry, JsonElement leaf, string name, string stored)
    {
        if (Text(leaf, name) != stored)
            findings.Of(entry.Index, entry.Subject, $"的“{name}”与记入时不同。", $"“{name}” is not what was logged.");
    }

    static string? Text(JsonElement leaf, string name) =>
        leaf.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;

    // What is kept of an entry whose private part is not there; of a large log there may be many.
    readonly record struct Told(long Arrival, long? Index, string Subject);
}
