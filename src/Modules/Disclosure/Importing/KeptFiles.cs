namespace Daylight.Disclosure.Importing;

/// <summary>Puts the files of a document into the store and reads their text.</summary>
sealed class KeptFiles(IFiles files, TextExtraction extraction)
{
    const string Unknown = "application/octet-stream";
    const int LongestStart = 8;

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
        await using var content = File.OpenRead(path);
        var start = new byte[LongestStart];
        var length = await content.ReadAtLeastAsync(start, LongestStart, throwOnEndOfStream: false, stop);
        content.Position = 0;
        var (hash, size) = await files.Keep(content, stop);
        var fits = Fits(file.MediaType, start.AsSpan(0, length));
        if (!fits) warnings.Add(SavingWords.OtherKind(file.Name));
        var read = await extraction.Of(path, file.Name, language, stop);
        if (read.Why is { } why) warnings.Add(SavingWords.FileWithoutText(file.Name, why));
        return new()
        {
            Name = file.Name,
            MediaType = fits ? file.MediaType : Unknown,
            Size = size,
            Hash = hash,
            Text = read.Text.Length > 0 ? read.Text : null,
            Recognised = read.Source is TextSource.Ocr or TextSource.Mixed,
        };
    }

    // The first bytes that formats begin with; those without a beginning of their own are taken at their word.
    static bool Fits(string mediaType, ReadOnlySpan<byte> start) => mediaType switch
    {
        "application/pdf" => start.StartsWith("%PDF"u8),
        "application/zip" or "application/ofd" => start.StartsWith("PK"u8),
        _ when mediaType.Contains("openxmlformats", StringComparison.Ordinal) => start.StartsWith("PK"u8),
        _ => true,
    };
}
