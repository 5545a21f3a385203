namespace Daylight;

/// <summary>
/// Reads the text of attachments, so that they are found in a search and read aloud: PDF, Word, Excel, OpenDocument, OFD
/// (版式文档), web pages, plain text, and pictures by OCR. A bad, hostile or unknown file gives a result that says why there is no
/// text; it never throws, except when told to stop.
/// </summary>
public sealed class TextExtraction(TextExtractionOptions options, TimeProvider time)
{
    /// <summary>Reads a file.</summary>
    /// <param name="path">The file on disk.</param>
    /// <param name="name">
    /// The name it was published under, whose ending tells the format; null: the one of the path.
    /// </param>
    /// <param name="language">
    /// What pictures of text are written in. Null: any; then simplified and traditional forms get mixed up more often.
    /// </param>
    /// <param name="stop">Ends the work at once, child processes too.</param>
    public async Task<ExtractedText> Of(string path, string? name, Language? language, CancellationToken stop)
    {
        using var limit = new CancellationTokenSource(options.FileLimit, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(stop, limit.Token);
        try
        {
            var size = new FileInfo(path).Length;
            if (size == 0) return ExtractedText.Nothing("文件为空。", "The file is empty.");
            if (size > options.LargestFile)
                return ExtractedText.Nothing("文件过大，未提取正文。", "The file is too large for its text to be read.");
            return Cut(await Read(path, Path.GetExtension(name ?? path).ToLowerInvariant(), language, either.Token));
        }
        catch (OperationCanceledException) when (!stop.IsCancellationRequested)
        {
            return ExtractedText.Nothing("读取超时。", "Reading took too long.");
        }
        // Parsers of foreign formats throw whatever they like on broken input, and a broken attachment is no bug of
        // ours.
        catch (Exception broken) when (broken is not OperationCanceledException)
        {
            return ExtractedText.Nothing($"文件无法读取：{broken.Message}", $"The file can't be read: {broken.Message}");
        }
    }

    async Task<ExtractedText> Read(
        string path, string ending, Language? language, CancellationToken stop) => ending switch
    {
        ".pdf" => await Pdf(path, Ocr(language), stop),
        ".docx" or ".docm" => Digital(WordText.Of(path, stop)),
        ".xlsx" or ".xlsm" => SheetText.Of(path, options.LongestText, stop),
        ".ofd" => OfdText.Of(path, stop),
        ".odt" or ".ods" => Digital(OpenDocumentText.Of(path, options.LongestText, stop)),
        ".htm" or ".html" or ".xhtml" => await Decoded(path, HtmlText.Of, stop),
        ".txt" or ".csv" or ".md" or ".json" or ".xml" => await Decoded(path, text => text, stop),
        ".png" or ".jpg" or ".jpeg" or ".tif" or ".tiff" or ".bmp" or ".webp" =>
            await Ocr(language).OfPicture(path, stop),
        ".doc" or ".xls" or ".ppt" or ".wps" or ".et" => ExtractedText.Nothing(
            "旧版办公格式，未提取正文；请另存为 DOCX、XLSX 或 PDF。",
            "An old office format: its text is not read. Save it as DOCX, XLSX or PDF."),
        _ => ExtractedText.Nothing($"不支持的文件类型 {ending}。", $"Files of type {ending} are not read."),
    };

    async Task<ExtractedText> Pdf(string path, OpticalReading ocr, CancellationToken stop)
    {
        var pages = PdfText.Of(path, options.LongestText, stop);
        var blank = pages.Where(page => page.IsPicture).ToArray();
        if (blank.Length == 0) return Digital(string.Join('\n', pages.Select(page => page.Text)), pages.Count);
        var read = await ocr.OfPdfPages(path, [.. blank.Select(page => page.Number)], stop);
        var text = string.Join('\n', pages.Select(page => read.Pages.GetValueOrDefault(page.Number, page.Text)));
        if (string.IsNullOrWhiteSpace(text))
            return new("", TextSource.None, pages.Count, read.Why ?? NoText);
        var source = read.Pages.Count == 0 ? TextSource.BornDigital
            : blank.Length == pages.Count ? TextSource.Ocr
            : TextSource.Mixed;
        return new(PlainText.Clean(text), source, pages.Count, read.Why);
    }

    OpticalReading Ocr(Language? language) => new(options, language switch
    {
        Language.Hans => options.OcrHans,
        Language.Hant => options.OcrHant,
        Language.English => options.OcrEnglish,
        _ => options.OcrAny,
    }, time);

    static async Task<ExtractedText> Decoded(string path, Func<string, string> readable, CancellationToken stop)
    {
        var decoded = TextEncoding.Decode(await File.ReadAllBytesAsync(path, stop));
        return decoded is null or { IsRubbish: true }
            ? ExtractedText.Nothing("不是可识别的文本文件。", "This is no text in an encoding we know.")
            : Digital(readable(decoded.Text));
    }

    static ExtractedText Digital(string text, int pages = 0)
    {
        var clean = PlainText.Clean(text);
        return clean.Length == 0 ? new("", TextSource.None, pages, NoText) : new(clean, TextSource.BornDigital, pages);
    }

    ExtractedText Cut(ExtractedText whole) => whole.Text.Length <= options.LongestText ? whole : whole with
    {
        Text = PlainText.Clean(whole.Text[..options.LongestText]),
        Why = new($"正文过长，仅保留前 {options.LongestText} 字。",
            $"The text is too long; only the first {options.LongestText} characters are kept."),
    };

    static readonly Words NoText = new("文件中没有文字。", "The file holds no text.");
}
