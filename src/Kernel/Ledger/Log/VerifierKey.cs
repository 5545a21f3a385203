using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using Org.BouncyCastle.Math.EC.Rfc8032;

namespace Daylight;

/// <summary>
/// The public half of a key that signs notes, C2SP signed-note type 0x01 (Ed25519). Its text form is
/// <c>name+id+base64</c>; publish it where people can find it without asking the log.
/// </summary>
public sealed class VerifierKey
{
    internal const byte Ed25519Type = 0x01;
    internal const int KeyLength = 32;

    internal VerifierKey(string name, byte[] publicKey)
    {
        (Name, PublicKey) = (name, publicKey);
        byte[] named = [.. Encoding.UTF8.GetBytes(name), (byte)'\n', Ed25519Type, .. publicKey];
        Id = BinaryPrimitives.ReadUInt32BigEndian(SHA256.HashData(named));
    }

    /// <summary>Who signs: for a log, its origin, such as <c>huangpu.example/log</c>.</summary>
    public string Name { get; }

    /// <summary>The first four bytes of SHA-256(name ‖ newline ‖ 0x01 ‖ public key): tells keys apart.</summary>
    public uint Id { get; }

    /// <summary>The 32 bytes of the Ed25519 public key.</summary>
    public ReadOnlyMemory<byte> PublicKey { get; }

    /// <summary>Reads the text form; null with a problem when it is not exactly that.</summary>
    public static VerifierKey? Read(string text, Problems problems)
    {
        if (text.Split('+', 3) is not [var name, var id, var rest] || !IsName(name))
        {
            problems.Add("key", "验证公钥的格式应为“名称+标识+base64”。", "A verifier key has the form name+id+base64.");
            return null;
        }
        if (Base64Text.Read(rest) is not [Ed25519Type, .. { Length: KeyLength } bytes])
        {
            problems.Add("key", "验证公钥不是 Ed25519 公钥。", "The verifier key is not an Ed25519 key.");
            return null;
        }
        var key = new VerifierKey(name, bytes);
        if (key.ToString() == text) return key;
        problems.Add("key", "验证公钥的标识与公钥不符。", "The id in the verifier key does not belong to the key.");
        return null;
    }

    /// <summary>True when <paramref name="signature"/> is this key's over <paramref name="message"/>.</summary>
    public bool Verify(ReadOnlySpan<byte> message, ReadOnlySpan<byte> signature)
    {
        if (signature.Length != Ed25519.SignatureSize) return false;
        var (key, text) = (PublicKey.ToArray(), message.ToArray());
        return Ed25519.Verify(signature.ToArray(), 0, key, 0, text, 0, text.Length);
    }

    /// <summary>The text form, <c>name+id+base64</c>.</summary>
    public override string ToString() => $"{Name}+{Id:x8}+{Typed(PublicKey.Span)}";

    /// <summary>True when a key may be called so: no white space, no plus sign.</summary>
    public static bool IsName(string name) =>
        name.Length > 0 && !name.Any(c => c == '+' || char.IsWhiteSpace(c) || c < ' ');

    internal static string Typed(ReadOnlySpan<byte> key) => Convert.ToBase64String([Ed25519Type, .. key]);
}
