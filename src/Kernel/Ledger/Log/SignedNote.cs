using System.Buffers.Binary;
using System.Text;

namespace Daylight;

/// <summary>A signature line of a note.</summary>
/// <param name="Name">The name of the key.</param>
/// <param name="KeyId">The id of the key.</param>
/// <param name="Value">The signature alone; 64 bytes for Ed25519.</param>
public sealed record NoteSignature(string Name, uint KeyId, ReadOnlyMemory<byte> Value);

/// <summary>A text with signatures below it, as C2SP signed-note lays it out. Believe it only when verified.</summary>
public sealed class SignedNote
{
    /// <summary>The most signatures read from one note.</summary>
    public const int MaxSignatures = 64;

    const string Dash = "— ";

    SignedNote(string text, IReadOnlyList<NoteSignature> signatures) => (Text, Signatures) = (text, signatures);

    /// <summary>What is signed; ends with a newline.</summary>
    public string Text { get; }

    /// <summary>The signatures, those of unknown keys among them.</summary>
    public IReadOnlyList<NoteSignature> Signatures { get; }

    /// <summary>Signs <paramref name="text"/> with every key; two while a log changes over to a new key.</summary>
    /// <exception cref="ArgumentException">The text is not plain, ends without newline, or lacks a key.</exception>
    public static SignedNote Sign(string text, params ReadOnlySpan<SigningKey> keys)
    {
        if (!text.EndsWith('\n') || !IsPlain(text) || keys.IsEmpty)
            throw new ArgumentException("A note is plain text that ends with a newline and has a key to sign it.");
        var message = Encoding.UTF8.GetBytes(text);
        var signatures = new List<NoteSignature>();
        foreach (var key in keys) signatures.Add(new(key.Verifier.Name, key.Verifier.Id, key.Sign(message)));
        return new(text, signatures);
    }

    /// <summary>Reads a note without believing it; null with a problem when it is not exactly a note.</summary>
    public static SignedNote? Read(string note, Problems problems)
    {
        var divide = note.LastIndexOf("\n\n", StringComparison.Ordinal);
        if (divide < 0 || !note.EndsWith('\n') || !IsPlain(note))
        {
            problems.Add("note", "签名文本应由正文、空行和签名行组成，每行以换行符结束，且不含控制字符。",
                "A signed note is a text, an empty line and signature lines, all ended by newlines; "
                + "no control characters.");
            return null;
        }
        var lines = note[(divide + 2)..].Split('\n')[..^1];
        var signatures = lines.Select(Signature).OfType<NoteSignature>().ToList();
        if (signatures.Count == lines.Length && lines.Length is > 0 and <= MaxSignatures)
            return new(note[..(divide + 1)], signatures);

        problems.Add("note", $"签名行应有 1 至 {MaxSignatures} 行，每行为“— 名称 base64”。",
            $"There are 1 to {MaxSignatures} signature lines, each of the form “— name base64”.");
        return null;
    }

    /// <summary>
    /// What stands against believing the note: none of <paramref name="trusted"/> has signed it, or the signature of
    /// one of them is wrong. Signatures of other keys are passed over, as the specification demands.
    /// </summary>
    public Problems Verify(IEnumerable<VerifierKey> trusted)
    {
        var message = Encoding.UTF8.GetBytes(Text);
        var known = (from signature in Signatures
                     from key in trusted
                     where key.Name == signature.Name && key.Id == signature.KeyId
                     select (key, signature)).ToList();
        var problems = new Problems().When(known.Count == 0, "note",
            "没有受信任的密钥签名。", "No trusted key has signed this.");
        foreach (var (key, signature) in known)
            problems.When(!key.Verify(message, signature.Value.Span), "note",
                $"{key.Name} 的签名不正确。", $"The signature of {key.Name} is wrong.");
        return problems;
    }

    /// <summary>The note as it is stored and served, the same to the byte as it was read.</summary>
    public override string ToString()
    {
        var note = new StringBuilder(Text).Append('\n');
        foreach (var (name, id, value) in Signatures)
        {
            var bytes = new byte[sizeof(uint) + value.Length];
            BinaryPrimitives.WriteUInt32BigEndian(bytes, id);
            value.Span.CopyTo(bytes.AsSpan(sizeof(uint)));
            note.Append(Dash).Append(name).Append(' ').Append(Convert.ToBase64String(bytes)).Append('\n');
        }
        return note.ToString();
    }

    static NoteSignature? Signature(string line) =>
        line.StartsWith(Dash, StringComparison.Ordinal)
        && line[Dash.Length..].Split(' ') is [var name, var base64] && VerifierKey.IsName(name)
        && Base64Text.Read(base64) is { Length: > sizeof(uint) } bytes
            ? new(name, BinaryPrimitives.ReadUInt32BigEndian(bytes), bytes.AsMemory(sizeof(uint)))
            : null;

    static bool IsPlain(string text) => !text.Any(c => c < ' ' && c != '\n');
}
