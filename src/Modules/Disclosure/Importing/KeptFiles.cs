namespace Daylight.Disclosure.Importing;

/// <summary>Puts the files of a document into the store and reads their text.</summary>
sealed class KeptFiles(IFiles files, TextExtraction extraction)
{
    const string Unknown = "application/octet-stream";

    /// <summary>The files that lie beside the document; of those that don't, a warning each.</summary>
    public async Task<IReadOnlyList<Attachment>> Of(ImportedRecord document, List<Words> warnings, CancellationToken stop)
    {
        var kept = new List<Attachment>();
        foreach (var file in document.Attachments)
        {
            if (file.Path is not { } path)
            {
                warnings.Add(SavingWords.NoFile(file.Url is { } url ? $"{file.Name} {url}" : file.Name));
                continue;
            }
            try
            {
                kept.Add(await Keep(file, path, document.Language, warnings, stop));
            }
            catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
            {
                warnings.Add(SavingWords.FileUnreadable(file.Name, fault.Message));
            }
        }
        return kept;
    }

    async Task<Attachment> Keep(
        ImportedAttachment file, string path, Language language, List<Words> warnings, CancellationToken stop)
    {
        var content = await File.ReadAllBytesAsync(path, stop);
        var (hash, size) = await files.Keep(new MemoryStream(content), stop);
        // What readers can't be told the type of is kept all the same, and sent only for saving.
        var type = FileInspection.Of(file.Name, content, out var why);
        if (why is not null) warnings.Add(SavingWords.FileOfNoType(file.Name, why));
        var read = await extraction.Of(path, file.Name, language, stop);
        if (read.Why is { } unread) warnings.Add(SavingWords.FileWithoutText(file.Name, unread));
        return new()
        {
            Name = file.Name,
            MediaType = type?.MediaType ?? Unknown,
            Size = size,
            Hash = hash,
            Text = read.Text.Length > 0 ? read.Text : null,
            Recognised = read.Source is TextSource.Ocr or TextSource.Mixed,
        };
    }
}
