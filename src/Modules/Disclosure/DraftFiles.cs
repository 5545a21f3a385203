using System.Security.Cryptography;
using System.Text.Json;
using Microsoft.AspNetCore.DataProtection;

namespace Daylight.Disclosure;

/// <summary>A file as the form shows it.</summary>
/// <param name="Token">What the form sends back for it.</param>
/// <param name="File">The file.</param>
public sealed record FormFile(string Token, KeptFile File);

/// <summary>
/// Takes in the files of a draft (附件上传). What is refused is explained in a sentence; what was taken in stays with the
/// form through a signed token.
/// </summary>
sealed class DraftFiles(FileIntake intake, IDataProtectionProvider protection)
{
    public const int MostFiles = 5;

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
            var name = FileIntake.Safe(file.FileName);
            if (kept.Count >= MostFiles)
            {
                problems.Add("files", $"最多{MostFiles}个文件，“{name}”没有收下", $"At most {MostFiles} files: “{name}” was not taken in");
                continue;
            }
            var (taken, why) = await intake.Take(file, FileIntake.Unique(name, kept.Select(one => one.File.Name)), stop);
            if (taken is not null) kept.Add(new(Sealed(taken, by), taken));
            else problems.Add("files", $"“{name}”{why!.Zh.TrimEnd('。')}", $"“{name}” {why.En.TrimEnd('.')}");
        }
        return kept;
    }

    /// <summary>A file that is kept already, for a form that begins with it.</summary>
    public FormFile Begun(KeptFile file, Actor by) => new(Sealed(file, by), file);

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
                Text = await intake.TextOf(file, stop), Recognised = file.Recognised,
            };
            draft.Files.Add(added);
            db.Add(added);
        }
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
}
