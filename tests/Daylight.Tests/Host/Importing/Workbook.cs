using System.IO.Compression;
using System.Text;

namespace Daylight.Tests.Host.Importing;

/// <summary>Workbooks for tests, written as XML, so that they can be as odd as those that offices send.</summary>
sealed class Workbook
{
    readonly List<(string Name, string Attributes, string Rows, string After)> sheets = [];
    string properties = "";

    /// <summary>A sheet; its rows are XML.</summary>
    public Workbook Sheet(string name, string rows, string after = "", string attributes = "")
    {
        sheets.Add((name, attributes, rows, after));
        return this;
    }

    /// <summary>Counts its days from 1904.</summary>
    public Workbook Since1904()
    {
        properties = """<workbookPr date1904="1"/>""";
        return this;
    }

    /// <summary>A row of texts.</summary>
    public static string Row(int number, params string[] texts) =>
        $"<row r=\"{number}\">{string.Concat(texts.Select((text, at) => text.Length == 0 ? "" : Text($"{(char)('A' + at)}{number}", text)))}</row>";

    /// <summary>A row of cells.</summary>
    public static string Cells(int number, params string[] cells) => $"<row r=\"{number}\">{string.Concat(cells)}</row>";

    public static string Text(string place, string text) => $"<c r=\"{place}\" t=\"inlineStr\"><is><t>{text}</t></is></c>";

    public static string Number(string place, string value) => $"<c r=\"{place}\"><v>{value}</v></c>";

    /// <summary>A number that is shown as a date with its time: by a built-in style (1) or one of the file's own (2).</summary>
    public static string Date(string place, string value, int style = 1) => $"<c r=\"{place}\" s=\"{style}\"><v>{value}</v></c>";

    public byte[] Make()
    {
        var file = new MemoryStream();
        using (var zip = new ZipArchive(file, ZipArchiveMode.Create, leaveOpen: true))
        {
            Add(zip, "[Content_Types].xml", """<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/><Override PartName="/xl/styles.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.styles+xml"/>"""
                + string.Concat(sheets.Select((_, at) => $"<Override PartName=\"/xl/worksheets/sheet{at + 1}.xml\" ContentType=\"application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml\"/>")) + "</Types>");
            Add(zip, "_rels/.rels", Relations("""<Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="xl/workbook.xml"/>"""));
            Add(zip, "xl/_rels/workbook.xml.rels", Relations("""<Relationship Id="style" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/styles" Target="styles.xml"/>"""
                + string.Concat(sheets.Select((_, at) => $"<Relationship Id=\"s{at + 1}\" Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet\" Target=\"worksheets/sheet{at + 1}.xml\"/>"))));
            Add(zip, "xl/workbook.xml", $"<workbook {Main} xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\">{properties}<sheets>"
                + string.Concat(sheets.Select((sheet, at) => $"<sheet name=\"{sheet.Name}\" sheetId=\"{at + 1}\" {sheet.Attributes} r:id=\"s{at + 1}\"/>")) + "</sheets></workbook>");
            Add(zip, "xl/styles.xml", $"""<styleSheet {Main}><numFmts count="2"><numFmt numFmtId="164" formatCode="yyyy\年m\月d\日\ h:mm"/><numFmt numFmtId="165" formatCode="[Red]0.00&quot;days&quot;"/></numFmts><cellXfs count="4"><xf numFmtId="0"/><xf numFmtId="22"/><xf numFmtId="164"/><xf numFmtId="165"/></cellXfs></styleSheet>""");
            foreach (var (sheet, at) in sheets.Select((sheet, at) => (sheet, at + 1)))
                Add(zip, $"xl/worksheets/sheet{at}.xml", $"<worksheet {Main}><dimension ref=\"A1:G65203\"/><sheetData>{sheet.Rows}</sheetData>{sheet.After}</worksheet>");
        }
        return file.ToArray();
    }

    const string Main = "xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\"";

    static string Relations(string inside) => $"<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">{inside}</Relationships>";

    static void Add(ZipArchive zip, string name, string content)
    {
        using var entry = zip.CreateEntry(name).Open();
        entry.Write(Encoding.UTF8.GetBytes(content));
    }
}
