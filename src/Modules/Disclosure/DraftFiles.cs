using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.DataProtection;

namespace Daylight.Disclosure;

/// <summary>A file of a form: kept in the store already, so that a form that comes back with problems still has it.</summary>
/// <param name="Name">Its safe name.</param>
/// <param name="MediaType">Media type, found in the content.</param>
/// <param name="Size">Bytes.</param>
/// <param name="Hash">SHA-256 of the content.</param>
/// <param name="TextHash">SHA-256 of its text, kept beside it; null when none could be read.</param>
/// <param name="Recognised">True when the text was read from an image.</param>
public sealed record KeptFile(string Name, string MediaType, long Size, string Hash, string? TextHash, bool Recognised);

/// <summary>A file as the form shows it.</summary>
/// <param name="Token">What the form sends back for it.</param>
/// <param name="File">The file.</param>
public sealed record FormFile(string Token, KeptFile File);

/// <summary>
/// Takes in the files of a draft (附件上传): looks into each, keeps it under its hash, reads its text. What is refused
/// is explained in a sentence; what was taken in stays with the form through a signed token.
/// </summary>
sealed partial class DraftFiles(IFiles files, IDataProtectionProvider protection, TimeProvider time)
{
    public const int MostFiles = 5;
    public const int LargestFile = 10 * 1024 * 1024;
    const int LongestName = 100;

    // Somebody waits for the page: what can't be read in this time is published without its text.
    readonly TextExtraction extraction = new(new() { FileLimit = TimeSpan.FromSeconds(90), MostOcrPages = 20 }, time);

    /// <summary>The files of a form: those sent before and still ticked, and those that come with it.</summary>
    /// <param name="sent">The form.</param>
    /// <param name="draft">The draft whose files may be kept, or null for a new one.</param>
    /// <param name="by">Who sends it; the tokens of others are worth nothing.</param>
    /// <param name="problems">What is wrong is added here.</param>
    /// <param name="stop">Ends the work.</param>
    public async Task<List<FormFile>> Read(
        IFormCollection sent, PublicationDraft? draft, Actor by, Problems problems, CancellationToken stop)
    {
        var kept = new List<FormFile>();
        foreach (var token in sent["keep"].OfType<string>().Distinct())
        {
            var known = draft?.Files.Find(file => Token(file) == token) is { } old ? Known(old) : Opened(token, by);
            if (known is not null) kept.Add(new(token, known));
        }
        foreach (var file in sent.Files.GetFiles("files"))
        {
            // A browser sends an empty part without a name when nothing was chosen.
            if (file is { Length: 0, FileName: "" }) continue;
            var name = Safe(file.FileName);
            if (kept.Count >= MostFiles)
            {
                problems.Add("files", $"最多{MostFiles}个文件，“{name}”没有收下", $"At most {MostFiles} files: “{name}” was not taken in");
                continue;
            }
            var (taken, why) = await Take(file, Unique(name, kept), stop);
            if (taken is not null) kept.Add(new(Sealed(taken, by), taken));
            else problems.Add("files", $"“{name}”{why!.Zh.TrimEnd('。')}", $"“{name}” {why.En.TrimEnd('.')}");
        }
        return kept;
    }

    /// <summary>The files of a draft as the form shows them.</summary>
    public static List<FormFile> Of(PublicationDraft draft) => [.. draft.Files.Select(file => new FormFile(Token(file), Known(file)))];

    /// <summary>Makes the files of a draft those of the form. The caller saves.</summary>
    public async Task Settle(Db db, PublicationDraft draft, IReadOnlyList<FormFile> wanted, CancellationToken stop)
    {
        var tokens = wanted.Select(file => file.Token).ToHashSet();
        foreach (var gone in draft.Files.Where(file => !tokens.Contains(Token(file))).ToList())
        {
            draft.Files.Remove(gone);
            db.Remove(gone);
        }
        foreach (var (_, file) in wanted.Where(file => draft.Files.All(old => Token(old) != file.Token)))
        {
            var added = new DraftFile
            {
                CaseId = draft.CaseId, Name = file.Name, MediaType = file.MediaType, Size = file.Size, Hash = file.Hash,
                Text = await TextOf(file, stop), Recognised = file.Recognised,
            };
            draft.Files.Add(added);
            db.Add(added);
        }
    }

    async Task<(KeptFile?, Words?)> Take(IFormFile file, string name, CancellationToken stop)
    {
        if (file.Length > LargestFile)
            return (null, new($"有{Figures.Size(file.Length)}，最大{Figures.Size(LargestFile)}。请压缩图片或者分成几份。",
                $"has {Figures.Size(file.Length)}, at most {Figures.Size(LargestFile)} are taken. Make its pictures smaller or split it."));
        using var content = new MemoryStream((int)file.Length);
        await file.CopyToAsync(content, stop);
        if (FileInspection.Of(name, content.ToArray(), out var why) is not { } type) return (null, why);
        if (!type.Fits(Path.GetExtension(name).ToLowerInvariant())) name += type.Ending;
        content.Position = 0;
        var (hash, size) = await files.Keep(content, stop);
        var text = await Extracted(content.ToArray(), type, stop);
        var textHash = text.Text.Length == 0 ? null : (await files.Keep(new MemoryStream(Encoding.UTF8.GetBytes(text.Text)), stop)).Hash;
        return (new(name, type.MediaType, size, hash, textHash, text.Source is TextSource.Ocr or TextSource.Mixed), null);
    }

    // Readers of text want a file on disk; where the store keeps its own may be another machine.
    async Task<ExtractedText> Extracted(byte[] content, FileType type, CancellationToken stop)
    {
        var path = Path.Combine(Path.GetTempPath(), $"{Guid.CreateVersion7():N}{type.Ending}");
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

    async Task<string?> TextOf(KeptFile file, CancellationToken stop)
    {
        if (file.TextHash is null || files.Open(file.TextHash) is not { } content) return null;
        using var reader = new StreamReader(content);
        return await reader.ReadToEndAsync(stop);
    }

    static KeptFile Known(DraftFile file) => new(file.Name, file.MediaType, file.Size, file.Hash, file.Text is null ? null : "", file.Recognised);

    static string Token(DraftFile file) => file.Id.ToString();

    IDataProtector Protector(Actor by) => protection.CreateProtector("publication-file", by.Account?.ToString() ?? "");

    string Sealed(KeptFile file, Actor by) => Protector(by).Protect(JsonSerializer.Serialize(file));

    KeptFile? Opened(string token, Actor by)
    {
        try
        {
            return JsonSerializer.Deserialize<KeptFile>(Protector(by).Unprotect(token));
        }
        catch (CryptographicException)
        {
            return null;
        }
    }

    /// <summary>A name that is safe in every file system and address, and that reads as it is written.</summary>
    internal static string Safe(string name)
    {
        var last = name.Split('/', '\\')[^1].Normalize(NormalizationForm.FormC);
        var plain = Blanks().Replace(Unsafe().Replace(last, " "), " ").Trim(' ', '.');
        var ending = Path.GetExtension(plain);
        var stem = plain[..^ending.Length].TrimEnd(' ', '.');
        if (stem.Length == 0) stem = "附件";
        if (ending.Length > 10) (stem, ending) = (stem + ending, "");
        return (stem.Length > LongestName ? stem[..LongestName].TrimEnd() : stem) + ending;
    }

    static string Unique(string name, List<FormFile> kept)
    {
        var unique = name;
        for (var n = 2; kept.Exists(file => file.File.Name.Equals(unique, StringComparison.OrdinalIgnoreCase)); n++)
            unique = $"{Path.GetFileNameWithoutExtension(name)}({n}){Path.GetExtension(name)}";
        return unique;
    }

    // Control and direction marks, private characters, and what file systems reserve.
    [GeneratedRegex(@"[\p{C}<>:""|?*/\\#%&;]+")]
    private static partial Regex Unsafe();

    [GeneratedRegex(@"\s+")]
    private static partial Regex Blanks();
}
