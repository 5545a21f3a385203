using System.Globalization;
using System.Text;
using System.Text.Json;

namespace Daylight;

/// <summary>
/// All that is needed, beside the entry and the log's key, to check far from the log that the entry is in it: the
/// form of C2SP tlog-proof, a text to keep with a document. Served as <c>/log/proof/…</c>, saved as
/// <c>.tlog-proof</c>.
/// </summary>
/// <param name="Index">The place of the entry in the log, from 0.</param>
/// <param name="Path">The hashes from the leaf's sibling up to below the root.</param>
/// <param name="Note">The signed checkpoint that the path leads to.</param>
public sealed record Proof(long Index, IReadOnlyList<Hash> Path, SignedNote Note)
{
    const string Header = "c2sp.org/tlog-proof@v1";

    /// <summary>Data of the application that nothing vouches for, or null.</summary>
    public byte[]? Extra { get; init; }

    /// <summary>The text form.</summary>
    public override string ToString()
    {
        var text = new StringBuilder(Header).Append('\n');
        if (Extra is { } extra) text.Append("extra ").Append(Convert.ToBase64String(extra)).Append('\n');
        text.Append(CultureInfo.InvariantCulture, $"index {Index}\n");
        foreach (var hash in Path) text.Append(hash.Base64).Append('\n');
        return text.Append('\n').Append(Note).ToString();
    }

    /// <summary>The same as JSON: <c>{"checkpoint","extra"?,"index","path":[…]}</c>.</summary>
    public byte[] ToJson()
    {
        var json = new Dictionary<string, object?>
        {
            ["index"] = Index, ["path"] = Path, ["checkpoint"] = Note.ToString(),
        };
        if (Extra is { } extra) json["extra"] = extra;
        return Canonical.Bytes(json);
    }

    /// <summary>Reads the text form without believing it; null with a problem when it is not that form.</summary>
    public static Proof? Read(string text, Problems problems)
    {
        var divide = text.IndexOf("\n\n", StringComparison.Ordinal);
        var lines = divide < 0 ? [] : text[..divide].Split('\n');
        byte[]? extra = null;
        if (lines is [Header, ['e', 'x', 't', 'r', 'a', ' ', .. var base64], .. var others])
        {
            extra = Base64Text.Read(base64);
            lines = extra is null ? [] : [Header, .. others];
        }
        if (lines is not [Header, ['i', 'n', 'd', 'e', 'x', ' ', .. var number], .. var hashes]
            || !TryIndex(number, out var index) || !TryPath(hashes, out var path))
        {
            problems.Add("proof", $"证明的格式不正确：应以 {Header} 开头，随后是序号、哈希、空行和检查点。",
                $"The proof is malformed: it has {Header}, index, hashes, an empty line and a checkpoint.");
            return null;
        }
        var note = SignedNote.Read(text[(divide + 2)..], problems);
        return note is null ? null : new(index, path, note) { Extra = extra };
    }

    /// <summary>Reads the JSON form; null with a problem when it is not that form.</summary>
    public static Proof? ReadJson(ReadOnlyMemory<byte> json, Problems problems)
    {
        try
        {
            using var document = JsonDocument.Parse(json);
            var root = document.RootElement;
            var extra = root.TryGetProperty("extra", out var data) ? $"extra {data.GetString()}\n" : "";
            var path = root.GetProperty("path").EnumerateArray().Select(hash => hash.GetString() + "\n");
            return Read($"{Header}\n{extra}index {root.GetProperty("index").GetInt64()}\n"
                + $"{string.Concat(path)}\n{root.GetProperty("checkpoint").GetString()}", problems);
        }
        catch (Exception wrong) when (wrong is JsonException or InvalidOperationException
            or KeyNotFoundException or FormatException)
        {
            problems.Add("proof", "证明不是所需格式的 JSON。", "The proof is not JSON of the form expected.");
            return null;
        }
    }

    /// <summary>What speaks against <paramref name="entry"/> being in the log; nothing when the proof holds.</summary>
    /// <param name="entry">The bytes of the entry as logged.</param>
    /// <param name="origin">The name of the log it ought to be in.</param>
    /// <param name="trusted">The keys the reader trusts for this log.</param>
    public Problems Verify(ReadOnlySpan<byte> entry, string origin, IEnumerable<VerifierKey> trusted)
    {
        var problems = Note.Verify(trusted);
        if (Checkpoint.Read(Note.Text, problems) is not { } checkpoint) return problems;
        var included = entry.Length <= EntryBundle.MaxEntry
            && Merkle.Includes(checkpoint.Root, checkpoint.Size, Index, Merkle.Leaf(entry), Path);
        return problems
            .When(checkpoint.Origin != origin, "checkpoint",
                $"检查点属于 {checkpoint.Origin}，而不是 {origin}。",
                $"The checkpoint is of {checkpoint.Origin}, not of {origin}.")
            .When(!included, "entry", "该条目与证明不符：不在日志的这一位置，或已被改动。",
                "The entry does not fit the proof: it is not at this place in the log, or it was changed.");
    }

    static bool TryIndex(string text, out long index) =>
        long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out index)
        && index.ToString(CultureInfo.InvariantCulture) == text;

    static bool TryPath(string[] lines, out Hash[] path)
    {
        path = new Hash[lines.Length];
        for (var i = 0; i < lines.Length; i++)
            if (!Hash.TryParse(lines[i], out path[i])) return false;
        return lines.Length <= 63;      // a path is never longer than a 64-bit size allows
    }
}
