namespace Daylight;

/// <summary>
/// Redacts files (区分处理；遮盖): makes a new file in which what is marked is gone and a code says why, and reads it
/// again before anybody gets it. PDFs and pictures are drawn anew as dots, Word documents and workbooks are written anew
/// from what is seen in them, text gets blocks. Nothing else of the old file is taken over. CN-OGI-2019 Art. 37.
/// </summary>
public sealed class Redaction(RedactionOptions options, TextExtractionOptions programs, TimeProvider time)
{
    /// <summary>Types that can be redacted, as they are named to people.</summary>
    public static Words Types { get; } = new("PDF、图片、Word（docx）、Excel（xlsx）、文本", "PDF, pictures, Word (docx), Excel (xlsx), text");

    /// <summary>True for a file that can be redacted.</summary>
    public static bool Takes(FileType type) => type.HasPages || type.IsText || type == FileType.Docx || type == FileType.Xlsx;

    /// <summary>Redacts a file. Never throws for what is wrong with the file, except when told to stop.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="content">All of it.</param>
    /// <param name="marks">What is to be masked; every one must be found.</param>
    /// <param name="stop">Ends the work, child processes too.</param>
    public async Task<Redacted> Of(string name, byte[] content, IReadOnlyList<Mark> marks, CancellationToken stop)
    {
        var problems = new Problems()
            .When(content.Length > options.LargestFile, "", $"文件超过{options.LargestFile >> 20} MB，请分成几份", $"The file is larger than {options.LargestFile >> 20} MB: split it")
            .When(marks.Count == 0, "", "没有选要遮盖的内容", "Nothing was chosen to be masked");
        if (problems.Any) return Redacted.Refused(problems);
        var type = FileInspection.Of(name, content, out var why);
        if (type is null) return Redacted.Refused(Problems.Of("", "文件" + why!.Zh, "The file " + why.En));
        if (!Takes(type)) return Redacted.Refused(Problems.Of("", $"这种文件不能遮盖，请另存为{Types.Zh}", $"Files of this type can't be redacted; save it as {Types.En}"));
        if (Unsound(marks, type) is { Any: true } unsound) return Redacted.Refused(unsound);
        try
        {
            return await Redact(content, type, new Masks(marks), stop);
        }
        // Readers of foreign formats throw whatever they like on a broken file.
        catch (Exception broken) when (broken is not OperationCanceledException and not OutOfMemoryException)
        {
            return Redacted.Refused(Problems.Of("", $"文件已经损坏，读不了：{broken.Message}", $"The file is damaged and can't be read: {broken.Message}"));
        }
    }

    /// <summary>The paragraphs, lines or rows that can be masked as a whole; none where a file lies in pages.</summary>
    public static IReadOnlyList<Passage> Passages(string name, byte[] content)
    {
        try
        {
            return FileInspection.Of(name, content, out _) switch
            {
                { } type when type == FileType.Docx => [.. WordRedaction.Passages(content)],
                { } type when type == FileType.Xlsx => [.. SheetRedaction.Passages(content)],
                { IsText: true } => [.. TextRedaction.Passages(content)],
                _ => [],
            };
        }
        catch (Exception broken) when (broken is not OutOfMemoryException)
        {
            // What is wrong with it is said when it is to be redacted.
            return [];
        }
    }

    /// <summary>How many pages a file has on which regions can be masked; 0 where it has none or does not open.</summary>
    public static int Pages(string name, byte[] content)
    {
        try
        {
            var type = FileInspection.Of(name, content, out _);
            if (type == FileType.Pdf)
            {
                using var pdf = UglyToad.PdfPig.PdfDocument.Open(content);
                return pdf.NumberOfPages;
            }
            return type is not { IsPicture: true } ? 0 : type == FileType.Tiff ? Pictures.TiffPages(content) : 1;
        }
        catch (Exception broken) when (broken is not OutOfMemoryException)
        {
            return 0;
        }
    }

    /// <summary>A page as a picture to look at, in PNG; or why there is none.</summary>
    /// <param name="name">The file's name.</param>
    /// <param name="content">All of it.</param>
    /// <param name="page">The page, from 1.</param>
    /// <param name="stop">Ends the work.</param>
    public async Task<(byte[]? Png, Words? Why)> Look(string name, byte[] content, int page, CancellationToken stop)
    {
        if (page < 1 || page > Pages(name, content)) return (null, Pictures.Broken);
        try
        {
            var type = FileInspection.Of(name, content, out _)!;
            if (type == FileType.Pdf) return await new PdfRedaction(options, programs, time).Look(content, page, stop);
            using var picture = type == FileType.Tiff
                ? Pictures.ReadTiff(content, options.MostDots, options.MostPages, out var why).ElementAtOrDefault(page - 1)
                : Pictures.Read(content, options.MostDots, out why);
            return picture is null ? (null, why) : (Pictures.Png(picture), null);
        }
        catch (Exception broken) when (broken is not OperationCanceledException and not OutOfMemoryException)
        {
            return (null, Pictures.Broken);
        }
    }

    async Task<Redacted> Redact(byte[] content, FileType type, Masks masks, CancellationToken stop)
    {
        var pages = new PdfRedaction(options, programs, time);
        var (file, problems) = type switch
        {
            _ when type == FileType.Pdf => await pages.OfPdf(content, masks, stop),
            _ when type == FileType.Tiff => await pages.OfTiff(content, masks, stop),
            { IsPicture: true } => await pages.OfPicture(content, type, masks, stop),
            _ when type == FileType.Docx => WordRedaction.Of(content, masks),
            _ when type == FileType.Xlsx => SheetRedaction.Of(content, masks),
            _ => TextRedaction.Of(content, type, masks),
        };
        if (problems.None) problems = masks.Idle();
        if (problems.Any || file is null) return Redacted.Refused(problems);
        foreach (var left in ReadAgain.Survivors(file, masks.Words.Select(word => word.Mark.Words).Concat(masks.Gone)))
            problems.Add("", $"遮盖之后文件里还有“{left}”，没有出文件。请把它也选上", $"“{left}” is still in the file after masking, so no file was made. Choose it, too");
        return problems.Any ? Redacted.Refused(problems) : new(file, problems, masks.Counts);
    }

    static Problems Unsound(IReadOnlyList<Mark> marks, FileType type)
    {
        var problems = new Problems();
        foreach (var mark in marks)
        {
            problems.When(mark.Code.Length is 0 or > 8 || !mark.Code.All(char.IsAsciiLetterOrDigit), "", "每处遮盖都要有理由代码", "Every mask needs the code of a reason");
            problems.When(mark is WordMark words && Compared.Of(words.Words).Length < 2, "", "要遮盖的文字至少两个字", "Words to be masked have at least two characters");
            problems.When(mark is RegionMark && !type.HasPages, "", "这种文件没有页面，不能按区域遮盖", "This file has no pages: no region of it can be masked");
            problems.When(mark is RegionMark region && (!region.Area.IsSound || region.Page < 1), "", "区域要在页面之内", "A region lies within its page");
            problems.When(mark is PassageMark && type != FileType.Docx && !type.IsText, "", "只有Word和文本能按段遮盖", "Only Word and text can be masked by passage");
            problems.When(mark is PassageMark passage && (passage.First < 1 || passage.Last < passage.First), "", "段落从1起，先写小的", "Passages count from 1, the smaller first");
            problems.When(mark is CellMark && type != FileType.Xlsx, "", "只有表格能按单元格遮盖", "Only workbooks can be masked by cell");
            problems.When(mark is CellMark cells && !CellPlace.IsRange(cells.Range), "", "单元格写成B2:C9的样子", "Write cells like B2:C9");
        }
        return problems;
    }
}
