using System.Security.Cryptography;
using System.Text.Json;
using Microsoft.AspNetCore.DataProtection;

namespace Daylight.Web;

/// <summary>A file as a form shows it.</summary>
/// <param name="Token">What the form sends back for it.</param>
/// <param name="File">The file.</param>
public sealed record SentFile(string Token, KeptFile File);

/// <summary>
/// Takes in the files that come with a form (附件上传). What is refused is explained in a sentence; what was taken in stays
/// with the form through a sealed token, so that nobody has to choose it again.
/// </summary>
public sealed class FormFiles(FileIntake intake, IDataProtectionProvider protection)
{
    /// <summary>The most files of one form.</summary>
    public const int Most = 5;

    /// <summary>The questions: new files, and tokens of those that were taken in before and are still ticked.</summary>
    public const string Field = "files", Kept = "keep";

    /// <summary>The button that has scans read into the form before it is sent.</summary>
    public const string ReadsFirst = "read";

    /// <summary>The files of a form: those taken in before and still ticked, and those that come with it.</summary>
    /// <param name="sent">The form.</param>
    /// <param name="whose">Whose form it is; the tokens of others are worth nothing.</param>
    /// <param name="begun">The files with which it began.</param>
    /// <param name="problems">What is wrong is added here.</param>
    /// <param name="stop">Ends the work.</param>
    public Task<List<SentFile>> Read(IFormCollection sent, string whose, IReadOnlyList<SentFile> begun, Problems problems, CancellationToken stop) =>
        Read(sent, whose, begun, (file, name) => intake.Take(file, name, stop), problems, stop);

    /// <summary>The same for a form that takes photos and nothing else.</summary>
    public Task<List<SentFile>> Pictures(IFormCollection sent, string whose, Problems problems, CancellationToken stop) =>
        Read(sent, whose, [], (file, name) => intake.TakePicture(file, name, stop), problems, stop);

    /// <summary>
    /// The same for what an officer has in hand. Photos are made anew; a letter that was scanned is kept as it came, since it is
    /// the original, and read.
    /// </summary>
    /// <param name="sent">The form.</param>
    /// <param name="whose">Whose form it is.</param>
    /// <param name="scanned">Whether pictures are scans of writing.</param>
    /// <param name="problems">What is wrong is added here.</param>
    /// <param name="stop">Ends the work.</param>
    public Task<List<SentFile>> AtTheDesk(IFormCollection sent, string whose, bool scanned, Problems problems, CancellationToken stop) =>
        Read(sent, whose, [], (file, name) => scanned || !FileIntake.IsPicture(name) ? intake.Take(file, name, stop) : intake.TakePicture(file, name, stop), problems, stop);

    /// <summary>What could be read of some files, one after another; empty where nothing could.</summary>
    public async Task<string> Text(IEnumerable<SentFile> sent, CancellationToken stop)
    {
        var texts = new List<string>();
        foreach (var one in sent) if (await intake.TextOf(one.File, stop) is { } text) texts.Add(text.Trim());
        return string.Join("\n\n", texts.Where(text => text.Length > 0));
    }

    /// <summary>True when the form came to have its scans read, not to be filed.</summary>
    public static bool AsksToRead(IFormCollection sent) => Typed.Text(sent, ReadsFirst) == "true";

    /// <summary>What was typed and, after it, what can be read of the files: once, however often somebody asks.</summary>
    /// <returns>The text, and whether anything could be read.</returns>
    public async Task<(string Text, bool WasRead)> ReadAfter(string typed, IEnumerable<SentFile> sent, int most, CancellationToken stop)
    {
        var read = Typed.Taken(await Text(sent, stop), most);
        var all = typed.Contains(read, StringComparison.Ordinal) ? typed : $"{typed}\n\n{read}";
        return (Typed.Cut(all.Trim(), most), read.Length > 0);
    }

    async Task<List<SentFile>> Read(
        IFormCollection sent, string whose, IReadOnlyList<SentFile> begun, Func<IFormFile, string, Task<(KeptFile?, Words?)>> take, Problems problems,
        CancellationToken stop)
    {
        var kept = new List<SentFile>();
        foreach (var token in sent[Kept].OfType<string>().Distinct().Take(Most))
        {
            if (begun.FirstOrDefault(file => file.Token == token) is { } known) kept.Add(known);
            // A form that lay open for long: what no row named was thrown away meanwhile.
            else if (Opened(token, whose) is { } file)
            {
                if (intake.Renew(file)) kept.Add(new(token, file));
                else problems.Add(Field, $"“{file.Name}”没有保留下来，请再选一次", $"“{file.Name}” was not kept: please choose it again");
            }
        }
        foreach (var file in sent.Files.GetFiles(Field))
        {
            // A browser sends an empty part without a name when nothing was chosen.
            if (file is { Length: 0, FileName: "" }) continue;
            var name = FileIntake.Safe(file.FileName);
            if (kept.Count >= Most)
            {
                problems.Add(Field, $"最多{Most}个文件，“{name}”没有收下", $"At most {Most} files: “{name}” was not taken in");
                continue;
            }
            var (taken, why) = await take(file, FileIntake.Unique(name, kept.Select(one => one.File.Name)));
            if (taken is not null) kept.Add(Of(taken, whose));
            else problems.Add(Field, $"“{name}”{why!.Zh.TrimEnd('。')}", $"“{name}” {why.En.TrimEnd('.')}");
        }
        return kept;
    }

    /// <summary>A file that is kept already, for a form that begins with it.</summary>
    public SentFile Of(KeptFile file, string whose) => new(Protector(whose).Protect(JsonSerializer.Serialize(file)), file);

    IDataProtector Protector(string whose) => protection.CreateProtector("form-file", whose);

    KeptFile? Opened(string token, string whose)
    {
        try
        {
            return JsonSerializer.Deserialize<KeptFile>(Protector(whose).Unprotect(token));
        }
        catch (CryptographicException)
        {
            return null;
        }
    }
}
