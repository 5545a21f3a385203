using System.Buffers;
using System.Collections;
using System.Globalization;
using System.Text;

namespace Daylight;

/// <summary>
/// JSON with one spelling only, so that equal values have equal bytes and can be hashed: RFC 8785 for the few types
/// that the ledger uses. Keys sorted by UTF-16 code unit, no white space, text as UTF-8 and not normalised. Booleans,
/// whole numbers in plain digits, text; <see cref="DateOnly"/> as 2012-03-31, UTC <see cref="DateTime"/> as
/// 2012-03-31T08:00:00.000000Z (cut to microseconds, the finest both databases keep), <see cref="Guid"/> with
/// hyphens, enums by name, bytes and hashes as base64; lists and dictionaries of these. No fractions: what they
/// are printed as is not the same everywhere.
/// </summary>
/// <remarks>Whole numbers beyond 2^53 keep their digits, where RFC 8785 would round them.</remarks>
public static class Canonical
{
    const int Deepest = 64, Kept = 1 << 20;

    static readonly SearchValues<char> Escaped =
        SearchValues.Create([.. Enumerable.Range(0, 0x20).Select(code => (char)code), '"', '\\']);
    static readonly UTF8Encoding Utf8 = new(false, throwOnInvalidBytes: true);
    [ThreadStatic] static ArrayBufferWriter<byte>? spare;

    /// <summary>The canonical bytes of <paramref name="value"/>.</summary>
    /// <exception cref="ArgumentException">A type has no canonical form, or a text is not valid Unicode.</exception>
    public static byte[] Bytes(IReadOnlyDictionary<string, object?> value) =>
        Written(value, bytes => bytes.ToArray());

    /// <summary>The SHA-256 of the canonical bytes, made without keeping them.</summary>
    /// <inheritdoc cref="Bytes"/>
    public static Hash Digest(IReadOnlyDictionary<string, object?> value) => Written(value, Hash.Of);

    /// <summary>Writes the canonical bytes of <paramref name="value"/>, of any of the types named above.</summary>
    /// <inheritdoc cref="Bytes"/>
    public static void Write(IBufferWriter<byte> json, object? value) => Write(json, value, 0);

    static T Written<T>(object value, Func<ReadOnlySpan<byte>, T> take)
    {
        var json = spare ?? new(1024);
        spare = null;       // a lazy list within the value may write canonical bytes of its own
        json.ResetWrittenCount();
        Write(json, value);
        var taken = take(json.WrittenSpan);
        if (json.Capacity <= Kept) spare = json;
        return taken;
    }

    static void Write(IBufferWriter<byte> json, object? value, int depth)
    {
        if (depth > Deepest) throw new ArgumentException($"A canonical value is nested deeper than {Deepest}.");
        switch (value)
        {
            case null: json.Write("null"u8); break;
            case bool yes: json.Write(yes ? "true"u8 : "false"u8); break;
            case string text: Text(json, text); break;
            case Enum name: Text(json, name.ToString()); break;
            case int number: Plain(json, number); break;
            case long number: Plain(json, number); break;
            case short or ushort or byte or sbyte or uint: Plain(json, Convert.ToInt64(value)); break;
            case ulong number: Plain(json, number); break;
            case DateOnly day: Quoted(json, day, "yyyy-MM-dd"); break;
            case DateTime { Kind: DateTimeKind.Utc } time: Quoted(json, time, "yyyy-MM-dd'T'HH:mm:ss.ffffff'Z'"); break;
            case Guid id: Quoted(json, id, "D"); break;
            case Hash hash: Text(json, hash.Base64); break;
            case byte[] bytes: Text(json, Convert.ToBase64String(bytes)); break;
            case ReadOnlyMemory<byte> bytes: Text(json, Convert.ToBase64String(bytes.Span)); break;
            case IReadOnlyDictionary<string, object?> fields: Object(json, fields, depth); break;
            case IEnumerable items and not IDictionary: Array(json, items, depth); break;
            default: throw new ArgumentException($"{Called(value)} has no canonical form.");
        }
    }

    static string Called(object value) =>
        value is DateTime time ? $"A time of kind {time.Kind} (UTC is needed)" : $"The type {value.GetType()}";

    static void Object(IBufferWriter<byte> json, IReadOnlyDictionary<string, object?> fields, int depth)
    {
        var keys = ArrayPool<string>.Shared.Rent(fields.Count);
        var count = 0;
        foreach (var key in fields.Keys) keys[count++] = key;
        keys.AsSpan(0, count).Sort(StringComparer.Ordinal);

        json.Write("{"u8);
        for (var i = 0; i < count; i++)
        {
            if (i > 0) json.Write(","u8);
            Text(json, keys[i]);
            json.Write(":"u8);
            Write(json, fields[keys[i]], depth + 1);
        }
        json.Write("}"u8);
        ArrayPool<string>.Shared.Return(keys, clearArray: true);
    }

    static void Array(IBufferWriter<byte> json, IEnumerable items, int depth)
    {
        json.Write("["u8);
        var first = true;
        foreach (var item in items)
        {
            if (!first) json.Write(","u8);
            first = false;
            Write(json, item, depth + 1);
        }
        json.Write("]"u8);
    }

    static void Text(IBufferWriter<byte> json, ReadOnlySpan<char> text)
    {
        json.Write("\""u8);
        for (var next = text.IndexOfAny(Escaped); next >= 0; next = text.IndexOfAny(Escaped))
        {
            Utf8.GetBytes(text[..next], json);
            Escape(json, text[next]);
            text = text[(next + 1)..];
        }
        Utf8.GetBytes(text, json);
        json.Write("\""u8);
    }

    static void Escape(IBufferWriter<byte> json, char c)
    {
        var letter = c switch
        {
            '"' or '\\' => c,
            '\b' => 'b', '\t' => 't', '\n' => 'n', '\f' => 'f', '\r' => 'r',
            _ => 'u',
        };
        json.Write([(byte)'\\', (byte)letter]);
        if (letter == 'u') Plain(json, (int)c, "x4");
    }

    static void Quoted<T>(IBufferWriter<byte> json, T value, string format) where T : IUtf8SpanFormattable
    {
        json.Write("\""u8);
        Plain(json, value, format);
        json.Write("\""u8);
    }

    static void Plain<T>(IBufferWriter<byte> json, T value, string? format = null) where T : IUtf8SpanFormattable
    {
        const int Longest = 40;
        value.TryFormat(json.GetSpan(Longest), out var written, format, CultureInfo.InvariantCulture);
        json.Advance(written);
    }
}
