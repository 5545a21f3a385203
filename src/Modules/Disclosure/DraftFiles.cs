namespace Daylight.Disclosure;

/// <summary>The files of a draft: those of its form, and those that are its own.</summary>
sealed class DraftFiles(FormFiles forms, FileIntake intake)
{
    /// <summary>The files of a form.</summary>
    /// <param name="sent">The form.</param>
    /// <param name="draft">The draft whose files may be kept, or null for a new one.</param>
    /// <param name="by">Who sends it.</param>
    /// <param name="problems">What is wrong is added here.</param>
    /// <param name="stop">Ends the work.</param>
    public Task<List<SentFile>> Read(
        IFormCollection sent, PublicationDraft? draft, Actor by, Problems problems, CancellationToken stop) =>
        forms.Read(sent, Whose(by), draft is null ? [] : Of(draft), problems, stop);

    /// <summary>A file that is kept already, for a form that begins with it.</summary>
    public SentFile Begun(KeptFile file, Actor by) => forms.Of(file, Whose(by));

    /// <summary>The files of a draft as the form shows them.</summary>
    public static List<SentFile> Of(PublicationDraft draft) => [.. draft.Files.Select(file => new SentFile(Token(file), Known(file)))];

    /// <summary>Makes the files of a draft those of the form. The caller saves.</summary>
    public async Task Settle(Db db, PublicationDraft draft, IReadOnlyList<SentFile> wanted, CancellationToken stop)
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

    static string Whose(Actor by) => by.Account?.ToString() ?? "";

    static KeptFile Known(DraftFile file) => new(file.Name, file.MediaType, file.Size, file.Hash, file.Text is null ? null : "", file.Recognised);

    static string Token(DraftFile file) => file.Id.ToString();
}
