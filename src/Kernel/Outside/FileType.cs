namespace Daylight;

/// <summary>A type of file that is taken in, told by the content and not by the name.</summary>
/// <param name="Ending">The ending its name gets, with the dot.</param>
/// <param name="MediaType">The media type it is sent with.</param>
/// <param name="Others">Other endings that mean the same.</param>
public sealed record FileType(string Ending, string MediaType, params IReadOnlyList<string> Others)
{
    /// <summary>PDF.</summary>
    public static FileType Pdf { get; } = new(".pdf", "application/pdf");

    internal static FileType Ofd { get; } = new(".ofd", "application/ofd");

    /// <summary>Word since 2007.</summary>
    public static FileType Docx { get; } = new(".docx", "application/vnd.openxmlformats-officedocument.wordprocessingml.document");

    internal static FileType Xlsx { get; } = new(".xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet");

    internal static FileType Doc { get; } = new(".doc", "application/msword", ".wps");

    internal static FileType Xls { get; } = new(".xls", "application/vnd.ms-excel", ".et");

    internal static FileType Odt { get; } = new(".odt", "application/vnd.oasis.opendocument.text");

    internal static FileType Ods { get; } = new(".ods", "application/vnd.oasis.opendocument.spreadsheet");

    internal static FileType Png { get; } = new(".png", "image/png");

    internal static FileType Jpeg { get; } = new(".jpg", "image/jpeg", ".jpeg");

    internal static FileType Tiff { get; } = new(".tif", "image/tiff", ".tiff");

    internal static FileType Text { get; } = new(".txt", "text/plain");

    /// <summary>Types that are taken in.</summary>
    public static IReadOnlyList<FileType> All { get; } =
    [
        Pdf, Ofd, Docx, Xlsx, Doc, Xls, Odt, Ods,
        Png, Jpeg, Tiff,
        new(".webp", "image/webp"), new(".gif", "image/gif"), new(".bmp", "image/bmp"),
        Text, new(".csv", "text/csv"), new(".md", "text/markdown"),
    ];

    /// <summary>True for the formats of old office programs: they are taken in, and nothing here reads their text.</summary>
    public static bool IsOld(string mediaType) => mediaType == Doc.MediaType || mediaType == Xls.MediaType;

    /// <summary>True for a picture of one page.</summary>
    public bool IsPicture => MediaType.StartsWith("image/", StringComparison.Ordinal);

    /// <summary>True for text without any form of its own.</summary>
    public bool IsText => MediaType.StartsWith("text/", StringComparison.Ordinal);

    /// <summary>True when it lies in pages, on which regions can be masked.</summary>
    public bool HasPages => IsPicture || this == Pdf;

    /// <summary>True when a name ends as files of this type do.</summary>
    public bool Fits(string ending) => ending == Ending || Others.Contains(ending);

    /// <summary>The type a name claims by its ending, or null.</summary>
    public static FileType? Claimed(string name) =>
        Path.GetExtension(name).ToLowerInvariant() is { Length: > 1 } ending ? All.FirstOrDefault(type => type.Fits(ending)) : null;
}
