using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;
using W = DocumentFormat.OpenXml.Wordprocessing;

namespace Daylight;

/// <summary>What is hidden in Word documents and workbooks.</summary>
static class HiddenInOffice
{
    public static IEnumerable<HiddenFind> Word(byte[] content)
    {
        using var file = WordprocessingDocument.Open(new MemoryStream(content), isEditable: false, WordText.Limits);
        if (file.MainDocumentPart is not { Document: { } document } main) return [];
        OpenXmlElement?[] written =
        [
            document, main.FootnotesPart?.Footnotes, main.EndnotesPart?.Endnotes,
            .. main.HeaderParts.Select(part => part.Header), .. main.FooterParts.Select(part => part.Footer),
        ];
        return
        [
            .. HiddenData.Counted("comments", main.WordprocessingCommentsPart?.Comments?.Elements<W.Comment>().Count() ?? 0, "批注", "Comments"),
            .. HiddenData.Counted("tracked-changes", written.OfType<OpenXmlElement>().SelectMany(part => part.Descendants())
                .Count(one => one is W.InsertedRun or W.DeletedRun or W.MoveFromRun or W.Inserted or W.Deleted), "修订痕迹，删掉的文字还在里面", "Tracked changes: what was deleted is still there"),
            .. HiddenData.Counted("hidden-text", WordCopy.Unseen(main), "隐藏、白色或者极小的文字", "Words that are hidden, white or tiny"),
            .. Everywhere(file),
        ];
    }

    public static IEnumerable<HiddenFind> Book(byte[] content)
    {
        using var file = SpreadsheetDocument.Open(new MemoryStream(content), isEditable: false, WordText.Limits);
        if (file.WorkbookPart is not { Workbook: { } book } part) return [];
        var looks = new SheetLooks(part.WorkbookStylesPart?.Stylesheet);
        var sheets = part.WorksheetParts.Select(sheet => sheet.Worksheet).OfType<Worksheet>().ToList();
        return
        [
            .. HiddenData.Named("hidden-sheets", book.Descendants<Sheet>().Where(sheet => sheet.State?.Value is { } state && state != SheetStateValues.Visible)
                .Select(sheet => sheet.Name?.Value), "隐藏的工作表", "Hidden sheets"),
            .. HiddenData.Counted("hidden-rows", sheets.Sum(sheet => sheet.Descendants<Row>().Count(row => row.Hidden?.Value == true && row.HasChildren)), "隐藏的行", "Hidden rows"),
            .. HiddenData.Counted("hidden-columns", sheets.Sum(sheet => sheet.Descendants<Column>().Count(column => column.Hidden?.Value == true)), "隐藏的列", "Hidden columns"),
            .. HiddenData.Counted("hidden-text", sheets.Sum(sheet => sheet.Descendants<Cell>().Count(cell => (cell.CellValue is not null || cell.InlineString is not null)
                && looks.Hides(cell.StyleIndex?.Value))), "白色、极小或者格式设为不显示的单元格", "Cells that are white, tiny or formatted to show nothing"),
            .. HiddenData.Counted("pivot-cache", part.GetPartsOfType<PivotTableCacheDefinitionPart>().Count(), "数据透视表的缓存，里面有全部原始数据", "Pivot caches, which hold all the data behind the table"),
            .. HiddenData.Counted("comments", part.WorksheetParts.Sum(sheet => sheet.WorksheetCommentsPart?.Comments?.Descendants<Comment>().Count() ?? 0)
                + part.WorksheetParts.Sum(sheet => sheet.WorksheetThreadedCommentsParts.Count()), "批注", "Comments"),
            .. HiddenData.Counted("external-links", part.ExternalWorkbookParts.Count() + part.GetPartsOfType<ConnectionsPart>().Count(), "指向别的文件或者数据库的链接，带着旧数据", "Links to other files or databases, with their old data"),
            .. HiddenData.Named("defined-names", book.Descendants<DefinedName>().Select(name => name.Name?.Value)
                .Where(name => name?.StartsWith("_xlnm", StringComparison.Ordinal) == false), "定义的名称", "Defined names"),
            .. Everywhere(file),
        ];
    }

    static IEnumerable<HiddenFind> Everywhere(OpenXmlPackage file)
    {
        var parts = file.GetAllParts().ToList();
        var about = parts.OfType<ExtendedFilePropertiesPart>().Select(part => part.Properties).FirstOrDefault(one => one is not null);
        return
        [
            .. HiddenData.Named("properties", [file.PackageProperties.Creator, file.PackageProperties.LastModifiedBy, about?.Manager?.Text, about?.Company?.Text,
                file.PackageProperties.Keywords, file.PackageProperties.Description], "属性里的作者、单位和说明", "Author, organisation and notes in its properties"),
            .. HiddenData.Counted("embedded", parts.Count(part => part is EmbeddedObjectPart or EmbeddedPackagePart), "嵌在里面的文件", "Embedded files"),
            .. HiddenData.Counted("custom-xml", parts.OfType<CustomXmlPart>().Count() + parts.OfType<CustomFilePropertiesPart>().Count(), "自定义数据", "Data of other programs"),
            .. HiddenData.Counted("linked", parts.Sum(part => part.ExternalRelationships.Count(link => !link.RelationshipType.EndsWith("/hyperlink", StringComparison.Ordinal))),
                "引用电脑或者网络上别的文件", "References to other files on a computer or network"),
        ];
    }
}
