using UglyToad.PdfPig;
using UglyToad.PdfPig.AcroForms;
using UglyToad.PdfPig.Annotations;
using UglyToad.PdfPig.Content;
using UglyToad.PdfPig.Core;
using UglyToad.PdfPig.Tokens;

namespace Daylight;

/// <summary>What is hidden in PDFs.</summary>
static class HiddenInPdf
{
    // Marks of a page number or a stamp in a scan are not worth a word.
    const int FewLetters = 4;

    public static IEnumerable<HiddenFind> Of(byte[] content)
    {
        using var pdf = PdfDocument.Open(content);
        var pages = Enumerable.Range(1, pdf.NumberOfPages).Select(pdf.GetPage).ToList();
        var notes = pages.SelectMany(page => page.GetAnnotations()).ToList();
        var catalog = pdf.Structure.Catalog.CatalogDictionary;
        pdf.Advanced.TryGetEmbeddedFiles(out var attached);
        return
        [
            .. HiddenData.Named("attachments", attached?.Select(file => file.Name) ?? [], "附在里面的文件", "Files attached inside"),
            .. HiddenData.Counted("layers", catalog.ContainsKey(NameToken.Create("OCProperties")) ? 1 : 0, "图层，关上的图层可以再打开", "Layers: one that is switched off can be switched on"),
            .. HiddenData.Counted("comments", notes.Count(note => note.Type is not (AnnotationType.Link or AnnotationType.Widget or AnnotationType.Popup)), "批注", "Comments"),
            .. HiddenData.Counted("form", pdf.TryGetForm(out var form) ? form.GetFields().Count(field => !string.IsNullOrWhiteSpace(field.GetFieldValue().Value)) : 0,
                "填在表单里的内容", "Values filled into a form"),
            .. HiddenData.Counted("script", Holds(content, "/JavaScript"u8) || Holds(content, "/JS"u8) ? 1 : 0, "程序脚本", "Scripts"),
            .. HiddenData.Named("properties", [pdf.Information.Author, pdf.Information.Title, pdf.Information.Subject, pdf.Information.Keywords],
                "属性里的作者、标题和说明", "Author, title and notes in its properties"),
            .. HiddenData.Counted("metadata", pdf.TryGetXmpMetadata(out _) ? 1 : 0, "元数据", "Metadata"),
            .. HiddenData.Counted("earlier", Earlier(content), "改动之前的旧版本还在文件里", "Earlier versions are still in the file"),
            .. HiddenData.Counted("hidden-text", Unseen(pages), "看不见的文字：在图片下面、在页面之外、白色或者透明", "Words that are not seen: under pictures, off the page, white or not drawn"),
        ];
    }

    static int Unseen(List<Page> pages)
    {
        var letters = 0;
        foreach (var page in pages)
        {
            var pictures = page.GetImages().Select(picture => picture.BoundingBox).ToList();
            letters += page.Letters.Count(letter => !string.IsNullOrWhiteSpace(letter.Value)
                && (letter.RenderingMode is TextRenderingMode.Neither or TextRenderingMode.NeitherClip || IsWhite(letter) || IsOff(letter, page)
                    || pictures.Exists(picture => Covers(picture, letter.StartBaseLine))));
        }
        return letters > FewLetters ? letters : 0;
    }

    static bool IsWhite(Letter letter) => letter.FillColor?.ToRGBValues() is { r: > 0.94, g: > 0.94, b: > 0.94 };

    static bool IsOff(Letter letter, Page page) =>
        letter.StartBaseLine.X < -1 || letter.StartBaseLine.Y < -1 || letter.StartBaseLine.X > page.Width + 1 || letter.StartBaseLine.Y > page.Height + 1;

    static bool Covers(PdfRectangle picture, PdfPoint point) =>
        point.X > picture.Left && point.X < picture.Right && point.Y > picture.Bottom && point.Y < picture.Top;

    static bool Holds(byte[] content, ReadOnlySpan<byte> word)
    {
        if (content.AsSpan().IndexOf(word) >= 0) return true;
        foreach (var stream in ReadAgain.Streams(content))
            if (stream.AsSpan().IndexOf(word) >= 0) return true;
        return false;
    }

    // A file made for the web ends twice without having been changed.
    static int Earlier(byte[] content)
    {
        var (ends, at) = (0, 0);
        while (content.AsSpan(at).IndexOf("%%EOF"u8) is >= 0 and var next) (ends, at) = (ends + 1, at + next + 5);
        return Math.Max(0, ends - 1 - (content.AsSpan(0, Math.Min(content.Length, 2048)).IndexOf("/Linearized"u8) >= 0 ? 1 : 0));
    }
}
