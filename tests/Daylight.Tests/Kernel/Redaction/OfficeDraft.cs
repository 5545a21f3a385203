using System.IO.Compression;
using System.Text;

namespace Daylight.Tests.Kernel.Redaction;

/// <summary>A Word document or workbook written part by part, so that a test can put anything into it.</summary>
sealed class OfficeDraft
{
    const string Relations = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/", Types = "application/vnd.openxmlformats-officedocument.";

    readonly List<(string Path, byte[] Content, string? Type)> parts = [];
    readonly List<(string Kind, string Target, bool Outside)> relations = [];
    readonly string main;

    OfficeDraft(string main, string type, string xml)
    {
        this.main = main;
        parts.Add((main, Encoding.UTF8.GetBytes(xml), type));
    }

    /// <summary>A document with this in its body.</summary>
    public static OfficeDraft Word(string body) => new("word/document.xml", Types + "wordprocessingml.document.main+xml",
        "<w:document xmlns:w='http://schemas.openxmlformats.org/wordprocessingml/2006/main' xmlns:r='http://schemas.openxmlformats.org/officeDocument/2006/relationships' "
        + "xmlns:wp='http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing' xmlns:a='http://schemas.openxmlformats.org/drawingml/2006/main' "
        + "xmlns:wps='http://schemas.microsoft.com/office/word/2010/wordprocessingShape' xmlns:mc='http://schemas.openxmlformats.org/markup-compatibility/2006' "
        + "xmlns:v='urn:schemas-microsoft-com:vml' xmlns:o='urn:schemas-microsoft-com:office:office'>"
        + $"<w:body>{body}<w:sectPr><w:pgSz w:w='11906' w:h='16838'/></w:sectPr></w:body></w:document>");

    /// <summary>A workbook with these sheets: name, state, what is in it.</summary>
    public static OfficeDraft Book(string more = "", params (string Name, string State, string Inside)[] sheets)
    {
        var list = string.Concat(sheets.Select((sheet, i) => $"<sheet name='{sheet.Name}' sheetId='{i + 1}' state='{sheet.State}' r:id='rId{i + 1}'/>"));
        var book = new OfficeDraft("xl/workbook.xml", Types + "spreadsheetml.sheet.main+xml",
            "<workbook xmlns='http://schemas.openxmlformats.org/spreadsheetml/2006/main' xmlns:r='http://schemas.openxmlformats.org/officeDocument/2006/relationships'>"
            + $"<sheets>{list}</sheets>{more}</workbook>");
        foreach (var (sheet, i) in sheets.Select((sheet, i) => (sheet, i)))
            book.Part($"xl/worksheets/sheet{i + 1}.xml", "spreadsheetml.worksheet+xml", "worksheet",
                $"<worksheet xmlns='http://schemas.openxmlformats.org/spreadsheetml/2006/main' xmlns:r='http://schemas.openxmlformats.org/officeDocument/2006/relationships'>{sheet.Inside}</worksheet>");
        return book;
    }

    /// <summary>A part to which the main part refers.</summary>
    public OfficeDraft Part(string path, string type, string kind, string xml)
    {
        parts.Add((path, Encoding.UTF8.GetBytes(xml), Types + type));
        relations.Add((Relations + kind, "/" + path, false));
        return this;
    }

    /// <summary>A part of any other type.</summary>
    public OfficeDraft Raw(string path, byte[] content, string type, string kind)
    {
        parts.Add((path, content, type));
        relations.Add((Relations + kind, "/" + path, false));
        return this;
    }

    public OfficeDraft Raw(string path, string content, string type, string kind) => Raw(path, Encoding.UTF8.GetBytes(content), type, kind);

    public OfficeDraft Link(string kind, string target)
    {
        relations.Add((Relations + kind, target, true));
        return this;
    }

    public byte[] Build()
    {
        using var file = new MemoryStream();
        using (var zip = new ZipArchive(file, ZipArchiveMode.Create, leaveOpen: true))
        {
            Write(zip, "[Content_Types].xml", "<Types xmlns='http://schemas.openxmlformats.org/package/2006/content-types'>"
                + "<Default Extension='rels' ContentType='application/vnd.openxmlformats-package.relationships+xml'/><Default Extension='xml' ContentType='application/xml'/>"
                + string.Concat(parts.Select(part => $"<Override PartName='/{part.Path}' ContentType='{part.Type}'/>")) + "</Types>");
            Write(zip, "_rels/.rels", Related([(Relations + "officeDocument", "/" + main, false), .. relations.Where(one => IsOfPackage(one.Kind))]));
            Write(zip, $"{main.Split('/')[0]}/_rels/{main.Split('/')[1]}.rels", Related(relations.Where(one => !IsOfPackage(one.Kind))));
            foreach (var (path, content, _) in parts)
            {
                using var entry = zip.CreateEntry(path).Open();
                entry.Write(content);
            }
        }
        return file.ToArray();
    }

    static bool IsOfPackage(string kind) => kind.EndsWith("-properties", StringComparison.Ordinal);

    static string Related(IEnumerable<(string Kind, string Target, bool Outside)> all) =>
        "<Relationships xmlns='http://schemas.openxmlformats.org/package/2006/relationships'>"
        + string.Concat(all.Select((one, i) => $"<Relationship Id='rId{i + 1}' Type='{one.Kind}' Target='{one.Target}'{(one.Outside ? " TargetMode='External'" : "")}/>")) + "</Relationships>";

    static void Write(ZipArchive zip, string path, string text)
    {
        using var writer = new StreamWriter(zip.CreateEntry(path).Open(), new UTF8Encoding(false));
        writer.Write(text);
    }
}
