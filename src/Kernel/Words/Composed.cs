using ICU4N.Text;

namespace Daylight;

/// <summary>
/// Text in composed form (NFC). The program brings its own ICU data, and the runtime's <c>string.Normalize</c> does nothing
/// without the system's (docs/decisions/0003).
/// </summary>
public static class Composed
{
    static readonly Normalizer2 Form = Normalizer2.GetInstance(null, "nfc", Normalizer2Mode.Compose);

    /// <summary>The text with accents joined to their letters.</summary>
    public static string Of(string text) => Form.Normalize(text);
}
