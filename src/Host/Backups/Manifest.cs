using System.Text.Json;

namespace Daylight.Host.Backups;

/// <summary>What a backup says of itself, in <c>manifest.json</c>; the hashes of all members stand beside it.</summary>
sealed record Manifest
{
    public const string Member = "manifest.json";

    /// <summary>The member with the SHA-256 of every other, the last one, in the form that <c>sha256sum -c</c> reads.</summary>
    public const string Sums = "SHA256SUMS";

    /// <summary>Version of the form that this program writes; it reads all up to it.</summary>
    public const int Current = 1;

    public required int Version { get; init; }

    /// <summary>The moment of the database (UTC).</summary>
    public required DateTime At { get; init; }

    /// <summary>The database it was taken from: <see cref="Data.DatabaseCopy.Kind"/>.</summary>
    public required string Database { get; init; }

    /// <summary>Entries under the newest checkpoint of that moment.</summary>
    public required long Size { get; init; }

    /// <summary>Root of that checkpoint, in base64; null while there is none.</summary>
    public string? Root { get; init; }

    public byte[] ToJson() => JsonSerializer.SerializeToUtf8Bytes(this, Form);

    /// <summary>Reads it; null when it is not one.</summary>
    public static Manifest? Read(byte[] json)
    {
        try
        {
            return JsonSerializer.Deserialize<Manifest>(json, Form);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    static readonly JsonSerializerOptions Form = new(JsonSerializerDefaults.Web) { WriteIndented = true };
}
