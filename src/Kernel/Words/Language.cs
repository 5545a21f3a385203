namespace Daylight;

/// <summary>A language a page can be read in. Chinese in simplified characters is the language of record.</summary>
public enum Language
{
    /// <summary>Simplified Chinese (简体), <c>zh-Hans</c>: what officials write.</summary>
    Hans,

    /// <summary>Traditional Chinese (繁體), <c>zh-Hant</c>: converted from simplified, see <see cref="Han"/>.</summary>
    Hant,

    /// <summary>English, <c>en</c>.</summary>
    English,
}

/// <summary>The names by which languages travel in HTML, HTTP and cookies.</summary>
public static class Languages
{
    /// <summary>All languages, in the order the switch shows them.</summary>
    public static readonly IReadOnlyList<Language> All = [Language.Hans, Language.Hant, Language.English];

    extension(Language language)
    {
        /// <summary>The BCP 47 tag: <c>zh-Hans</c>, <c>zh-Hant</c> or <c>en</c>.</summary>
        public string Tag => language switch
        {
            Language.Hans => "zh-Hans",
            Language.Hant => "zh-Hant",
            _ => "en",
        };

        /// <summary>The language's own name for itself.</summary>
        public string OwnName => language switch
        {
            Language.Hans => "简体",
            Language.Hant => "繁體",
            _ => "English",
        };
    }

    /// <summary>Reads a tag as browsers send it; <c>zh-TW</c>, <c>zh-HK</c> and <c>zh-MO</c> mean traditional.</summary>
    /// <returns>The language, or null when Daylight does not speak it.</returns>
    public static Language? Parse(ReadOnlySpan<char> tag)
    {
        if (tag.StartsWith("en", StringComparison.OrdinalIgnoreCase)) return Language.English;
        if (!tag.StartsWith("zh", StringComparison.OrdinalIgnoreCase)) return null;
        var traditional = tag.Contains("hant", StringComparison.OrdinalIgnoreCase)
            || tag.EndsWith("tw", StringComparison.OrdinalIgnoreCase)
            || tag.EndsWith("hk", StringComparison.OrdinalIgnoreCase)
            || tag.EndsWith("mo", StringComparison.OrdinalIgnoreCase);
        return traditional ? Language.Hant : Language.Hans;
    }
}
