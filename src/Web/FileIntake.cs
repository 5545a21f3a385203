using System.Text;
using System.Text.RegularExpressions;

namespace Daylight.Web;

/// <summary>A file that was taken in: kept in the store, its text beside it.</summary>
/// <param name="Name">Its safe name.</param>
/// <param name="MediaType">Media type, found in the content.</param>
/// <param name="Size">Bytes.</param>
/// <param name="Hash">SHA-256 of the content.</param>
/// <param name="TextHash">SHA-256 of its text, kept beside it; null when none could be read.</param>
/// <param name="Recognised">True when the text was read from an image.</param>
public sealed record KeptFile(string Name, string MediaType, long Size, string Hash, string? TextHash, bool Recognised);

/// <summary>Takes in a file that an officer sends (附件上传): looks into it, keeps it under its hash, reads its text.</summary>
public sealed partial class FileIntake(IFiles files, TimeProvider time)
{
    public const int LargestFile = 10 * 1024 * 1024;
    const int LongestName = 100;

    // Somebody waits for the page: what can't be read in this time is taken in without its text.
    readonly TextExtraction extraction = new(new() { FileLimit = TimeSpan.FromSeconds(90), MostOcrPages = 20 }, time);

    /// <summary>Takes in a file, or says in a sentence that follows its name why not.</summary>
    public async Task<(KeptFile?, Words?)> Take(IFormFile file, string name, CancellationToken stop)
    {
        if (file.Length > LargestFile) return (null, TooLarge(file.Length));
        using var content = new MemoryStream((int)file.Length);
        await file.CopyToAsync(content, stop);
        return await Take(content.ToArray(), name, stop);
    }

    /// <summary>The same for a file that came in another way.</summary>
    public async Task<(KeptFile?, Words?)> Take(byte[] content, string name, CancellationToken stop)
    {
        if (content.Length > LargestFile) return (null, TooLarge(content.Length));
        if (FileInspection.Of(name, content, out var why) is not { } type) return (null, why);
        if (!type.Fits(Path.GetExtension(name).ToLowerInvariant())) name += type.Ending;
        var text = await Extracted(content, type, stop);
        return (await Keep(name, type, content, text.Text, text.Source is TextSource.Ocr or TextSource.Mixed, stop), null);
    }

    /// <summary>Takes in a photo made anew from its dots: place, device, thumbnail and remarks that came along in it stay outside.</summary>
    public async Task<(KeptFile?, Words?)> TakePicture(IFormFile file, string name, CancellationToken stop)
    {
        if (file.Length > LargestFile) return (null, TooLarge(file.Length));
        using var content = new MemoryStream((int)file.Length);
        await file.CopyToAsync(content, stop);
        return await TakePicture(content.ToArray(), name, stop);
    }

    /// <summary>The same for a photo that came in another way.</summary>
    public async Task<(KeptFile?, Words?)> TakePicture(byte[] content, string name, CancellationToken stop)
    {
        if (content.Length > LargestFile) return (null, TooLarge(content.Length));
        if (PlainPicture.Of(name, content, out var why) is not var (type, plain)) return (null, why);
        if (!type.Fits(Path.GetExtension(name).ToLowerInvariant())) name = Path.GetFileNameWithoutExtension(name) + type.Ending;
        return (await Keep(name, type, plain, "", recognised: false, stop), null);
    }

    /// <summary>Whether a name says that it is a picture.</summary>
    public static bool IsPicture(string name) => Path.GetExtension(name).ToLowerInvariant() is ".jpg" or ".jpeg" or ".png" or ".webp" or ".bmp" or ".tif" or ".tiff";

    static Words TooLarge(long size) => new($"有{Figures.Size(size)}，最大{Figures.Size(LargestFile)}。请压缩图片或者分成几份。",
        $"has {Figures.Size(size)}, at most {Figures.Size(LargestFile)} are taken. Make its pictures smaller or split it.");

    /// <summary>What is to be known of a file whose text nothing here reads: not found, and not looked through.</summary>
    public static Words Unread(string mediaType) => FileType.IsOld(mediaType)
        ? new("旧版格式，读不出文字：搜不到，也查不出里面的个人信息。最好另存为DOCX、XLSX或PDF再传",
            "an old format whose text is not read: it is not found, and personal data in it is not pointed out. Better save it as DOCX, XLSX or PDF")
        : new("没有读出文字，请打开来看", "no text could be read: open it");

    /// <summary>Keeps what is to be kept as it came: nothing in it is looked at.</summary>
    public Task<(string Hash, long Size)> Keep(Stream content, CancellationToken stop) => files.Keep(content, stop);

    /// <summary>Sees to it that a kept file that no row names yet stays a while longer; false when it is gone.</summary>
    public bool Renew(KeptFile file) => files.Renew(file.Hash) && (file.TextHash is null || files.Renew(file.TextHash));

    /// <summary>Keeps a file whose text is known.</summary>
    public async Task<KeptFile> Keep(string name, FileType type, byte[] content, string text, bool recognised, CancellationToken stop)
    {
        var (hash, size) = await files.Keep(new MemoryStream(content), stop);
        var textHash = text.Length == 0 ? null : (await files.Keep(new MemoryStream(Encoding.UTF8.GetBytes(text)), stop)).Hash;
        return new(name, type.MediaType, size, hash, textHash, recognised);
    }

    /// <summary>The text of a kept file, or null.</summary>
    public async Task<string?> TextOf(KeptFile file, CancellationToken stop)
    {
        if (file.TextHash is null || files.Open(file.TextHash) is not { } content) return null;
        using var reader = new StreamReader(content);
        return await reader.ReadToEndAsync(stop);
    }

    /// <summary>All of a kept file; null when the store has lost it.</summary>
    public async Task<byte[]?> Content(string hash, CancellationToken stop)
    {
        if (files.Open(hash) is not { } stream) return null;
        await using (stream)
        {
            using var content = new MemoryStream();
            await stream.CopyToAsync(content, stop);
            return content.ToArray();
        }
    }

    // Readers of text want a file on disk; where the store keeps its own may be another machine.
    async Task<ExtractedText> Extracted(byte[] content, FileType type, CancellationToken stop)
    {
        var path = Path.Combine(Path.GetTempPath(), $"{Ids.Next():N}{type.Ending}");
        try
        {
            await File.WriteAllBytesAsync(path, content, stop);
            return await extraction.Of(path, null, null, stop);
        }
        finally
        {
            File.Delete(path);
        }
    }

    /// <summary>A name that is safe in every file system and address, and that reads as it is written.</summary>
    public static string Safe(string name)
    {
        var last = name.Split('/', '\\')[^1];
        var plain = Blanks().Replace(Unsafe().Replace(Composed.Of(last), " "), " ").Trim(' ', '.');
        var ending = Path.GetExtension(plain);
        var stem = plain[..^ending.Length].TrimEnd(' ', '.');
        if (stem.Length == 0) stem = "附件";
        if (ending.Length > 10) (stem, ending) = (stem + ending, "");
        return (stem.Length > LongestName ? stem[..LongestName].TrimEnd() : stem) + ending;
    }

    /// <summary>A name that none of the others has.</summary>
    public static string Unique(string name, IEnumerable<string> others)
    {
        var (unique, taken) = (name, others.ToHashSet(StringComparer.OrdinalIgnoreCase));
        for (var n = 2; taken.Contains(unique); n++)
            unique = $"{Path.GetFileNameWithoutExtension(name)}({n}){Path.GetExtension(name)}";
        return unique;
    }

    // Control and direction marks, private characters, and what file systems reserve.
    [GeneratedRegex(@"[\p{C}<>:""|?*/\\#%&;]+")]
    private static partial Regex Unsafe();

    [GeneratedRegex(@"\s+")]
    private static partial Regex Blanks();
}
