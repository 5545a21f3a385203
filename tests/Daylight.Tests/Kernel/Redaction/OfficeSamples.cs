using System.Text;
using static Daylight.Tests.Kernel.Redaction.Sample;

namespace Daylight.Tests.Kernel.Redaction;

/// <summary>Word documents, workbooks and texts in which a number or a name hides in as many ways.</summary>
static class OfficeSamples
{
    const string P = "<w:p><w:r><w:t>电话13800138000，王小明。</w:t></w:r></w:p><w:p><w:r><w:t>这一段留下</w:t></w:r></w:p>";
    const string W = "xmlns:w='http://schemas.openxmlformats.org/wordprocessingml/2006/main'";
    const string S = "xmlns='http://schemas.openxmlformats.org/spreadsheetml/2006/main'";
    const string Rows = "<sheetData><row r='1'><c r='A1' t='inlineStr'><is><t>姓名</t></is></c><c r='B1' t='inlineStr'><is><t>电话13800138000</t></is></c></row>"
        + "<row r='2'><c r='A2' t='inlineStr'><is><t>王小明</t></is></c><c r='B2' t='inlineStr'><is><t>这一格留下</t></is></c></row></sheetData>";

    static readonly Mark[] Both = [Words(Phone), Words(Name_)];

    public static IEnumerable<Sample> All => [.. Documents(), .. Workbooks(), .. Texts()];

    static Sample Of(string about, OfficeDraft draft) => new(about, "a.docx", draft.Build(), [Phone, Name_], Both) { Kept = "这一段留下" };

    static IEnumerable<Sample> Documents()
    {
        yield return Of("a plain document", OfficeDraft.Word(P));
        yield return Of("split runs", OfficeDraft.Word("<w:p><w:r><w:t>电话138</w:t></w:r><w:r><w:rPr><w:b/></w:rPr><w:t>0013</w:t></w:r><w:proofErr w:type='spellStart'/><w:r><w:t>8000，王</w:t></w:r><w:r><w:t>小明</w:t></w:r></w:p>" + P));
        yield return Of("tracked changes", OfficeDraft.Word(P + "<w:p><w:ins w:author='王小明' w:id='1'><w:r><w:t>13800138000</w:t></w:r></w:ins><w:del w:author='王小明' w:id='2'><w:r><w:delText>王小明13800138000</w:delText></w:r></w:del>"
            + "<w:moveFrom w:id='3' w:author='王小明'><w:r><w:t>王小明</w:t></w:r></w:moveFrom></w:p>"));
        yield return Of("comments", OfficeDraft.Word(P + "<w:p><w:commentRangeStart w:id='0'/><w:r><w:t>甲</w:t></w:r><w:commentRangeEnd w:id='0'/><w:r><w:commentReference w:id='0'/></w:r></w:p>")
            .Part("word/comments.xml", "wordprocessingml.comments+xml", "comments", $"<w:comments {W}><w:comment w:id='0' w:author='王小明'><w:p><w:r><w:t>13800138000</w:t></w:r></w:p></w:comment></w:comments>"));
        yield return Of("header and footer", OfficeDraft.Word(P)
            .Part("word/header1.xml", "wordprocessingml.header+xml", "header", $"<w:hdr {W}><w:p><w:r><w:t>王小明</w:t></w:r></w:p></w:hdr>")
            .Part("word/footer1.xml", "wordprocessingml.footer+xml", "footer", $"<w:ftr {W}><w:p><w:r><w:t>13800138000</w:t></w:r></w:p></w:ftr>"));
        yield return Of("footnotes", OfficeDraft.Word(P + "<w:p><w:r><w:footnoteReference w:id='2'/></w:r></w:p>")
            .Part("word/footnotes.xml", "wordprocessingml.footnotes+xml", "footnotes", $"<w:footnotes {W}><w:footnote w:id='2'><w:p><w:r><w:t>王小明13800138000</w:t></w:r></w:p></w:footnote></w:footnotes>"));
        yield return Of("a text box, twice in the file", OfficeDraft.Word(P + "<w:p><w:r><mc:AlternateContent><mc:Choice Requires='wps'><w:drawing><wp:inline><wp:docPr id='1' name='a'/><a:graphic><a:graphicData uri='x'><wps:wsp><wps:txbx><w:txbxContent><w:p><w:r><w:t>王小明</w:t></w:r></w:p></w:txbxContent></wps:txbx></wps:wsp></a:graphicData></a:graphic></wp:inline></w:drawing></mc:Choice>"
            + "<mc:Fallback><w:pict><v:shape><v:textbox><w:txbxContent><w:p><w:r><w:t>王小明</w:t></w:r></w:p></w:txbxContent></v:textbox></v:shape></w:pict></mc:Fallback></mc:AlternateContent></w:r></w:p>"));
        yield return Of("the description of a picture", OfficeDraft.Word(P + "<w:p><w:r><w:drawing><wp:inline><wp:docPr id='1' name='王小明' descr='13800138000'/></wp:inline></w:drawing></w:r></w:p>"));
        yield return Of("hidden, white and tiny words", OfficeDraft.Word(P + "<w:p><w:r><w:rPr><w:vanish/></w:rPr><w:t>王小明</w:t></w:r><w:r><w:rPr><w:color w:val='FFFFFF'/></w:rPr><w:t>13800138000</w:t></w:r><w:r><w:rPr><w:sz w:val='2'/></w:rPr><w:t>王小明</w:t></w:r></w:p>"));
        yield return Of("properties", OfficeDraft.Word(P)
            .Raw("docProps/core.xml", "<cp:coreProperties xmlns:cp='http://schemas.openxmlformats.org/package/2006/metadata/core-properties' xmlns:dc='http://purl.org/dc/elements/1.1/'><dc:creator>王小明</dc:creator><cp:keywords>13800138000</cp:keywords></cp:coreProperties>", "application/vnd.openxmlformats-package.core-properties+xml", "core-properties")
            .Part("docProps/app.xml", "extended-properties+xml", "extended-properties", "<Properties xmlns='http://schemas.openxmlformats.org/officeDocument/2006/extended-properties'><Manager>王小明</Manager></Properties>"));
        yield return Of("custom XML", OfficeDraft.Word(P).Raw("customXml/item1.xml", "<list><a>王小明</a><b>13800138000</b></list>", "application/xml", "customXml"));
        yield return Of("an embedded file", OfficeDraft.Word(P).Raw("word/embeddings/oleObject1.bin", Encoding.Unicode.GetBytes("王小明13800138000"), "application/vnd.openxmlformats-officedocument.oleObject", "oleObject"));
        yield return Of("a table", OfficeDraft.Word(P + "<w:tbl><w:tr><w:tc><w:p><w:r><w:t>王小明</w:t></w:r></w:p></w:tc><w:tc><w:tcPr><w:gridSpan w:val='2'/></w:tcPr><w:p><w:r><w:t>138 0013 8000</w:t></w:r></w:p></w:tc></w:tr></w:tbl>"));
        yield return Of("bookmarks, links and fields", OfficeDraft.Word(P + "<w:p><w:bookmarkStart w:id='1' w:name='王小明'/><w:bookmarkEnd w:id='1'/><w:hyperlink r:id='rId1' w:tooltip='王小明'><w:r><w:t>链接</w:t></w:r></w:hyperlink>"
            + "<w:r><w:fldChar w:fldCharType='begin'/></w:r><w:r><w:instrText>HYPERLINK \"tel:13800138000\"</w:instrText></w:r><w:r><w:fldChar w:fldCharType='end'/></w:r></w:p>").Link("hyperlink", "tel:13800138000"));
        yield return Of("styles and numbers", OfficeDraft.Word(P + "<w:p><w:pPr><w:pStyle w:val='王小明'/><w:numPr><w:ilvl w:val='0'/><w:numId w:val='1'/></w:numPr></w:pPr><w:r><w:t>一项</w:t></w:r></w:p>")
            .Part("word/styles.xml", "wordprocessingml.styles+xml", "styles", $"<w:styles {W}><w:style w:type='paragraph' w:styleId='王小明'><w:name w:val='13800138000'/><w:rPr><w:b/></w:rPr></w:style></w:styles>")
            .Part("word/numbering.xml", "wordprocessingml.numbering+xml", "numbering", $"<w:numbering {W}><w:abstractNum w:abstractNumId='0'><w:lvl w:ilvl='0'><w:start w:val='1'/><w:numFmt w:val='decimal'/><w:lvlText w:val='王小明%1'/></w:lvl></w:abstractNum><w:num w:numId='1'><w:abstractNumId w:val='0'/></w:num></w:numbering>"));
        yield return Of("traditional and full-width", OfficeDraft.Word(P + "<w:p><w:r><w:t>１３８－００１３－８０００　王　小　明</w:t></w:r></w:p>"));
        yield return new("a paragraph", "a.docx", OfficeDraft.Word(P).Build(), [Phone, Name_], new PassageMark("C4", 1, 1)) { Kept = "这一段留下" };
    }

    static Sample Of(string about, OfficeDraft draft, params Mark[] marks) =>
        new(about, "a.xlsx", draft.Build(), [Phone, Name_], marks.Length > 0 ? marks : Both) { Kept = "这一格留下" };

    static IEnumerable<Sample> Workbooks()
    {
        var sheet = ("表一", "visible", Rows);
        yield return Of("a plain workbook", OfficeDraft.Book("", sheet), Both);
        yield return Of("shared strings with runs and sounds", OfficeDraft.Book("", ("表一", "visible", Rows.Replace("</sheetData>", "<row r='3'><c r='A3' t='s'><v>0</v></c></row></sheetData>")))
            .Part("xl/sharedStrings.xml", "spreadsheetml.sharedStrings+xml", "sharedStrings", $"<sst {S}><si><r><t>138001</t></r><r><t>38000</t></r><rPh sb='0' eb='1'><t>王小明</t></rPh></si><si><t>王小明，没有人用</t></si></sst>"), Both);
        yield return Of("hidden sheets", OfficeDraft.Book("", sheet, ("藏一", "hidden", Rows), ("藏二", "veryHidden", Rows)), Both);
        yield return Of("hidden rows and columns", OfficeDraft.Book("", ("表一", "visible", "<cols><col min='4' max='5' hidden='1'/></cols>" + Rows.Replace("</sheetData>",
            "<row r='5' hidden='1'><c r='A5' t='inlineStr'><is><t>王小明</t></is></c></row><row r='6'><c r='D6' t='inlineStr'><is><t>13800138000</t></is></c></row></sheetData>"))), Both);
        yield return Of("formulas and what they gave", OfficeDraft.Book("", ("表一", "visible", Rows.Replace("</sheetData>", "<row r='4'><c r='A4' t='str'><f>CONCAT(\"138\",\"00138000\",\"王小明\")</f><v>13800138000王小明</v></c></row></sheetData>"))), Both);
        yield return Of("numbers as the file abbreviates them", OfficeDraft.Book("", ("表一", "visible", Rows.Replace("</sheetData>", "<row r='4'><c r='A4'><v>1.3800138E10</v></c><c r='B4'><v>13800138000</v></c></row></sheetData>"))), Both);
        yield return Of("a pivot cache", OfficeDraft.Book("", sheet).Raw("xl/pivotCache/pivotCacheRecords1.xml", $"<pivotCacheRecords {S}><r><s v='王小明'/><n v='13800138000'/></r></pivotCacheRecords>",
            "application/vnd.openxmlformats-officedocument.spreadsheetml.pivotCacheRecords+xml", "pivotCacheRecords"), Both);
        yield return Of("names and links", OfficeDraft.Book("<definedNames><definedName name='王小明'>\"13800138000\"</definedName></definedNames>", sheet).Link("externalLinkPath", "file:///13800138000.xlsx"), Both);
        yield return Of("the name of a sheet", OfficeDraft.Book("", ("王小明", "visible", Rows)), Both);
        yield return Of("cells", OfficeDraft.Book("", sheet), new CellMark("C4", "表一", "B1"), new CellMark("C4", "表一", "A2"));
        yield return Of("white cells", OfficeDraft.Book("", ("表一", "visible", Rows.Replace("</sheetData>", "<row r='4'><c r='A4' s='1' t='inlineStr'><is><t>王小明</t></is></c></row></sheetData>")))
            .Part("xl/styles.xml", "spreadsheetml.styles+xml", "styles", $"<styleSheet {S}><fonts><font/><font><color rgb='FFFFFFFF'/></font></fonts><fills><fill><patternFill patternType='none'/></fill></fills><borders><border/></borders><cellXfs><xf/><xf fontId='1'/></cellXfs></styleSheet>"), Both);
    }

    static IEnumerable<Sample> Texts()
    {
        const string text = "申请人王小明，电话138-0013-8000。\n这一段留下\n再说一次：王\n小明";
        yield return new("text in UTF-8", "a.txt", Encoding.UTF8.GetBytes(text), [Phone, Name_], Both) { Kept = "这一段留下" };
        yield return new("text in GB18030", "a.txt", CodePagesEncodingProvider.Instance.GetEncoding("gb18030")!.GetBytes(text), [Phone, Name_], Both) { Kept = "这一段留下" };
        yield return new("text in UTF-16", "a.csv", [.. Encoding.Unicode.Preamble, .. Encoding.Unicode.GetBytes(text)], [Phone, Name_], Both) { Kept = "这一段留下" };
        yield return new("text in traditional characters", "a.md", Encoding.UTF8.GetBytes("聯繫人陳曉嵐，１３８００１３８０００\n这一段留下"), ["陳曉嵐", "陈晓岚", Phone], Words("陈晓岚"), Words(Phone)) { Kept = "这一段留下" };
        yield return new("lines of text", "a.txt", Encoding.UTF8.GetBytes("13800138000\n王小明\n这一段留下"), [Phone, Name_], new PassageMark("C4", 1, 2)) { Kept = "这一段留下" };
    }
}
