using System.Security.Cryptography;
using System.Text;
using Org.BouncyCastle.Math.EC.Rfc8032;

namespace Daylight;

/// <summary>
/// A key that signs notes. Its text form is <c>PRIVATE+KEY+name+id+base64</c>, kept in a file that only the
/// program's own account may read (0600). Whoever has it can sign for the log; what is signed stays good without it.
/// </summary>
public sealed class SigningKey
{
    readonly byte[] seed;

    SigningKey(string name, byte[] seed)
    {
        this.seed = seed;
        var publicKey = new byte[Ed25519.PublicKeySize];
        Ed25519.GeneratePublicKey(seed, 0, publicKey, 0);
        Verifier = new(name, publicKey);
    }

    /// <summary>The public half.</summary>
    public VerifierKey Verifier { get; }

    /// <summary>A new random key.</summary>
    /// <exception cref="ArgumentException">The name is empty or has white space or a plus sign.</exception>
    public static SigningKey New(string name) => VerifierKey.IsName(name)
        ? new(name, RandomNumberGenerator.GetBytes(VerifierKey.KeyLength))
        : throw new ArgumentException($"A key name has no spaces and no plus sign: '{name}'.");

    /// <summary>Reads the text form; null with a problem when it is not exactly that.</summary>
    public static SigningKey? Read(string text, Problems problems)
    {
        var parts = text.Split('+', 5);
        var key = parts is ["PRIVATE", "KEY", var name, _, var rest] && VerifierKey.IsName(name)
            && Base64Text.Read(rest) is [VerifierKey.Ed25519Type, .. { Length: VerifierKey.KeyLength } seed]
            ? new SigningKey(name, seed) : null;
        if (key?.Secret() == text) return key;
        problems.Add("key", "私钥已损坏或不是 Ed25519 签名私钥。",
            "The private key is damaged or not an Ed25519 note key.");
        return null;
    }

    /// <summary>Reads a key file; null with a problem when it is damaged or open to every account.</summary>
    public static SigningKey? Load(string file, Problems problems)
    {
        const UnixFileMode Everyone = UnixFileMode.OtherRead | UnixFileMode.OtherWrite;
        if (!OperatingSystem.IsWindows() && (File.GetUnixFileMode(file) & Everyone) != 0)
        {
            problems.Add("key", $"任何账户都能读写私钥文件 {file}，请先执行 chmod 600。",
                $"Every account can read or write the private key {file}: run chmod 600 on it first.");
            return null;
        }
        return Read(File.ReadAllText(file).TrimEnd('\n'), problems);
    }

    /// <summary>Writes the key to a new file that only this account may read and write.</summary>
    /// <exception cref="IOException">The file exists: a key in use is never overwritten.</exception>
    public void Save(string file) => Durable.Write(file, Encoding.UTF8.GetBytes(Secret() + "\n"));

    /// <summary>Signs <paramref name="message"/>: 64 bytes.</summary>
    public byte[] Sign(ReadOnlySpan<byte> message)
    {
        var signature = new byte[Ed25519.SignatureSize];
        Ed25519.Sign(seed, 0, message.ToArray(), 0, message.Length, signature, 0);
        return signature;
    }

    /// <summary>A secret of the installation for one purpose, made from the key of its log: one secret less to keep and to lose.</summary>
    /// <param name="purpose">What it is for; another purpose has another key.</param>
    public byte[] KeyFor(string purpose) => SHA256.HashData(Sign(Encoding.UTF8.GetBytes($"daylight: {purpose}")));

    /// <summary>The public form: a private key never gets into a page or a program's journal by chance.</summary>
    public override string ToString() => Verifier.ToString();

    string Secret() => $"PRIVATE+KEY+{Verifier.Name}+{Verifier.Id:x8}+{VerifierKey.Typed(seed)}";
}
