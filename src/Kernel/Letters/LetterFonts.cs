using SkiaSharp;

namespace Daylight;

/// <summary>Where letters look for fonts.</summary>
public sealed record LetterOptions
{
    /// <summary>Folders of fonts, searched with all below them; those that are not there are left out.</summary>
    public IReadOnlyList<string> FontFolders { get; init; } =
    [
        "/usr/share/fonts", "/usr/local/share/fonts", "/Library/Fonts", "/System/Library/Fonts",
        Environment.GetFolderPath(Environment.SpecialFolder.Fonts),
        Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), ".local/share/fonts"),
    ];
}

/// <summary>
/// The fonts a PDF is set in. Only fonts whose licence lets everyone embed them are looked for (SIL Open Font
/// License): the faces that GB/T 9704 names are not free.
/// </summary>
public sealed class LetterFonts(LetterOptions options)
{
    /// <summary>There is no font to make PDFs with.</summary>
    public static readonly Words None = new(
        "没有找到可以嵌入的中文字体，做不出PDF。请管理员安装fonts-noto-cjk。",
        "No Chinese font that may be embedded was found, so no PDF can be made. Ask your administrator to install fonts-noto-cjk.");

    static readonly string[] Serif = ["NotoSerifCJK", "NotoSerifSC", "SourceHanSerif"];

    static readonly string[] Sans = ["NotoSansCJK", "NotoSansSC", "SourceHanSans"];

    readonly Lazy<IReadOnlyDictionary<Face, SKTypeface>> found = new(() => Find(options.FontFolders));

    /// <summary>True when PDFs can be made.</summary>
    public bool Any => found.Value.Count > 0;

    /// <summary>The font for a face, or the nearest there is.</summary>
    internal SKTypeface this[Face face] => found.Value[face];

    static Dictionary<Face, SKTypeface> Find(IReadOnlyList<string> folders)
    {
        var all = new EnumerationOptions { RecurseSubdirectories = true, IgnoreInaccessible = true };
        static bool Is(string file, string[] families) =>
            families.Any(name => Path.GetFileName(file).StartsWith(name, StringComparison.Ordinal));
        static bool Has(string file, string weight) => Path.GetFileNameWithoutExtension(file).EndsWith(weight, StringComparison.Ordinal);
        var files = folders.Where(folder => folder.Length > 0 && Directory.Exists(folder))
            .SelectMany(folder => Directory.EnumerateFiles(folder, "*.?t?", all))
            .Where(file => Is(file, [.. Serif, .. Sans])).Order(StringComparer.Ordinal).ToList();
        var faces = new Dictionary<Face, SKTypeface>();
        void Take(Face face, string[] families, string weight)
        {
            var file = files.OrderByDescending(file => Is(file, families)).ThenByDescending(file => Has(file, weight))
                .ThenByDescending(file => Has(file, "Regular")).FirstOrDefault();
            if (file is not null && Simplified(file) is { } typeface) faces[face] = typeface;
        }
        Take(Face.Song, Serif, "Bold");
        Take(Face.FangSong, Serif, "Regular");
        Take(Face.Kai, Serif, "Regular");
        Take(Face.Hei, Sans, "Regular");
        return faces.Count == Enum.GetValues<Face>().Length ? faces : [];
    }

    // A collection holds the same characters as they are drawn in several places.
    static SKTypeface? Simplified(string file)
    {
        const int MostInCollection = 20;
        SKTypeface? first = null;
        for (var i = 0; i < MostInCollection && SKTypeface.FromFile(file, i) is { } face; i++)
        {
            if (face.FamilyName.EndsWith(" SC", StringComparison.Ordinal)) return face;
            first ??= face;
        }
        return first;
    }
}
