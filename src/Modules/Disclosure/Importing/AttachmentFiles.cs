using System.Collections.Frozen;

namespace Daylight.Disclosure.Importing;

/// <summary>Files that a document links to.</summary>
static class AttachmentFiles
{
    // A name is part of an address and of a file on somebody's disk.
    const int LongestName = 100;

    // What pages link to as a file besides the types that officers may upload; kept as it is.
    static readonly FrozenSet<string> OtherFiles = new[] { ".ppt", ".pptx", ".zip", ".rar", ".7z" }.ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    /// <summary>True when a link leads to a file rather than to a page.</summary>
    public static bool IsFile(string address) =>
        FileType.Claimed(WithoutQuery(address)) is not null || OtherFiles.Contains(Ending(address));

    /// <summary>The file behind an address.</summary>
    public static ImportedAttachment Named(string? name, string address, string? path = null) =>
        new(NameFor(name, Ending(address)) is { Length: > 0 } called ? called : FileName(address),
            Uri.TryCreate(address, UriKind.Absolute, out var uri) && uri.Host.Length > 0 ? address : null,
            path);

    /// <summary>The file on disk that a relative link means, if it lies in the folder of the page or below.</summary>
    public static string? Beside(string folder, string link)
    {
        if (link.Contains("://", StringComparison.Ordinal)) return null;
        var name = Uri.UnescapeDataString(WithoutQuery(link));
        if (name.Length == 0 || name.Contains('\0')) return null;
        var root = Path.GetFullPath(folder) + Path.DirectorySeparatorChar;
        var path = Path.GetFullPath(Path.Combine(root, name));
        // A link of the file system may lead out of the folder.
        return path.StartsWith(root, StringComparison.Ordinal) && new FileInfo(path) is { Exists: true, LinkTarget: null }
            ? path : null;
    }

    // What a page calls a file: “附件1：某某表”, which says nothing of its kind. No name may look like a path.
    static string NameFor(string? name, string ending)
    {
        var line = PlainText.OneLine(name ?? "").Replace('/', '／').Replace('\\', '＼');
        if (line.EndsWith(ending, StringComparison.OrdinalIgnoreCase)) line = line[..^ending.Length];
        return line.Length == 0 ? "" : Typed.Cut(line, LongestName) + ending;
    }

    static string Ending(string address) => Path.GetExtension(WithoutQuery(address));

    static string FileName(string address) =>
        PlainText.OneLine(Path.GetFileName(Uri.UnescapeDataString(WithoutQuery(address))));

    static string WithoutQuery(string address)
    {
        var end = address.AsSpan().IndexOfAny('?', '#');
        return end < 0 ? address : address[..end];
    }
}
