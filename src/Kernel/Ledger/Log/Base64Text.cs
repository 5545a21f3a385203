namespace Daylight;

static class Base64Text
{
    /// <summary>
    /// The bytes of <paramref name="text"/>, or null unless it is the one standard base64 form of them.
    /// The platform's reader also takes white space and stray last bits, which would give one signature many texts.
    /// </summary>
    public static byte[]? Read(string? text)
    {
        if (text is null) return null;
        var bytes = new byte[text.Length / 4 * 3];
        return Convert.TryFromBase64String(text, bytes, out var length)
            && Convert.ToBase64String(bytes, 0, length) == text ? bytes[..length] : null;
    }
}
