namespace Daylight;

/// <summary>Something in a file that its reader does not see and whoever gets the file can find.</summary>
/// <param name="Kind">Stored; a word such as <c>hidden-sheet</c>.</param>
/// <param name="Say">What it is, how many, where.</param>
public sealed record HiddenFind(string Kind, Words Say);

/// <summary>
/// Points at what is hidden in files that are about to go out (隐藏信息): sheets, rows, comments, changes, authors, embedded
/// files, layers and the like. It decides nothing: the person who lets the file go says why, or has it redacted, after
/// which none of it is there.
/// </summary>
public static class HiddenData
{
    /// <summary>What is hidden in a file; nothing for types that can hide nothing.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="content">All of it.</param>
    public static IReadOnlyList<HiddenFind> In(string name, byte[] content)
    {
        try
        {
            return FileInspection.Of(name, content, out _) switch
            {
                { } type when type == FileType.Docx => [.. HiddenInOffice.Word(content)],
                { } type when type == FileType.Xlsx => [.. HiddenInOffice.Book(content)],
                { } type when type == FileType.Pdf => [.. HiddenInPdf.Of(content)],
                { IsPicture: true } => [.. Picture(content)],
                { IsText: true } or null => [],
                _ => [Unread],
            };
        }
        // Readers of foreign formats throw whatever they like; what can't be looked into is said, not passed over.
        catch (Exception broken) when (broken is not OutOfMemoryException)
        {
            return [Unread];
        }
    }

    static readonly HiddenFind Unread = new("unread", new("没能查看里面有没有隐藏的内容，请打开核对", "It could not be looked into for hidden content: open and check it"));

    // JPEG keeps what the camera knew after a mark of its own, PNG and WebP in pieces with names, WebP at its end.
    static IEnumerable<HiddenFind> Picture(byte[] content)
    {
        var all = content.AsSpan();
        if (all.IndexOf("Exif\0\0"u8) >= 0 || all.IndexOf("eXIf"u8) >= 0 || (all.StartsWith("RIFF"u8) && all.IndexOf("EXIF"u8) >= 0) || Pictures.TiffTellsOfCamera(content))
            yield return new("camera", new("相机信息（可能有拍摄时间、地点、缩略图）", "Camera data, which may tell when and where, and hold a small copy"));
        if (content.AsSpan().IndexOf("http://ns.adobe.com/xap/1.0/"u8) >= 0 || content.AsSpan().IndexOf("tEXt"u8) >= 0 || content.AsSpan().IndexOf("iTXt"u8) >= 0)
            yield return new("properties", new("图片里附有文字说明", "Text that comes along with the picture"));
    }

    internal static IEnumerable<HiddenFind> Counted(string kind, int count, string zh, string en)
    {
        if (count > 0) yield return new(kind, new($"{zh}（{count}处）", $"{en} ({count})"));
    }

    internal static IEnumerable<HiddenFind> Named(string kind, IEnumerable<string?> names, string zh, string en)
    {
        var known = names.Where(name => !string.IsNullOrWhiteSpace(name)).Distinct().Take(10).ToList();
        if (known.Count > 0) yield return new(kind, new($"{zh}：{string.Join('、', known)}", $"{en}: {string.Join(", ", known)}"));
    }
}
