using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;

namespace Daylight.Reports;

/// <summary>
/// A report as a workbook that can be handed in: the official tables with their merged heads, a sheet for each part of
/// the form and one with the checks. Official labels in simplified Chinese, figures as numbers, ready to print.
/// </summary>
static class ReportWorkbook
{
    public const string MediaType = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    const int MostInSheetName = 31;

    public static byte[] Bytes(AnnualReport report)
    {
        using var bytes = new MemoryStream();
        using (var file = SpreadsheetDocument.Create(bytes, SpreadsheetDocumentType.Workbook))
        {
            var book = file.AddWorkbookPart();
            book.Workbook = new(new Sheets());
            book.AddNewPart<WorkbookStylesPart>().Stylesheet = SheetStyles.Make();
            foreach (var section in report.Form.Sections) Add(book, section.Tab.Zh, SectionSheet(report, section));
            Add(book, "核对", ChecksSheet(report));
        }
        return bytes.ToArray();
    }

    static SheetDraft SectionSheet(AnnualReport report, Section section)
    {
        var grids = section.Tables.Select(table => new Grid(table)).ToList();
        var width = grids.Max(grid => grid.Width);
        var sheet = new SheetDraft(Widths(grids.MaxBy(grid => grid.Width)!));
        sheet.Across(report.Title.Zh, SheetStyle.Title, width);
        if (report.Form.Sections.Count > 1) sheet.Across(section.Title.Zh, SheetStyle.Heading, width);
        sheet.Across($"填报单位：{report.Body.Name}    单位代码：{report.Body.Code}    年份：{report.Year}", SheetStyle.Note, width);
        foreach (var grid in grids)
        {
            if (grid.Table.Title is { } title) sheet.Across(title.Zh, SheetStyle.Heading, width);
            Draw(sheet, grid, report);
            sheet.Skip(1);
        }
        sheet.Across(Signatures, SheetStyle.Note, width);
        sheet.Across(Basis(report), SheetStyle.Note, width);
        return sheet;
    }

    const string Signatures = "单位负责人：              填表人：              联系电话：              报出日期：      年    月    日";

    static string Basis(AnnualReport report) =>
        $"由办理台账自动计算：台账第{report.Ledger.Size}条，根值{report.Ledger.Root}。格式依据：{report.Form.Source.Zh}。";

    static void Draw(SheetDraft sheet, Grid grid, AnnualReport report)
    {
        var top = sheet.Next;
        foreach (var field in grid.Fields)
        {
            var place = (Line: top + field.Line, field.At);
            var style = StyleOf(field);
            if (field.Of is FieldOf.Figure)
                sheet.Number(place.Line, place.At, ReportJson.Amount(report.Value(field.Row!, field.Column!), field.Row!.Per), style);
            else
                sheet.Text(place.Line, place.At, field.Text.Zh, style, field.Down, field.Across);
        }
        sheet.Skip(grid.Lines);
    }

    static SheetStyle StyleOf(GridField field) => field switch
    {
        { Of: FieldOf.Head or FieldOf.Column } => SheetStyle.Head,
        { Of: FieldOf.Group } => SheetStyle.Label,
        { Of: FieldOf.Code } => SheetStyle.Code,
        { Of: FieldOf.Label, Level: > 0 } => field.Level > 1 ? SheetStyle.LabelDeeper : SheetStyle.LabelIn,
        { Of: FieldOf.Label } => SheetStyle.Label,
        { Row.Per: > 1 } => SheetStyle.Amount,
        { Column.Total: true } or { Row.Sum: true } => SheetStyle.Total,
        _ => SheetStyle.Figure,
    };

    static double[] Widths(Grid grid) =>
    [
        .. Enumerable.Range(0, grid.Width).Select(at =>
            at >= grid.Stub ? 11.0 : at >= grid.Labels ? 10 : at == grid.Labels - 1 ? 46 : at == 0 ? 7 : 14),
    ];

    static SheetDraft ChecksSheet(AnnualReport report)
    {
        double[] widths = [14, 44, 22, 60, 8, 60];
        var sheet = new SheetDraft(widths);
        sheet.Across($"{report.Title.Zh}：核对", SheetStyle.Title, widths.Length);
        sheet.Line(SheetStyle.Head, "编号", "关系", "行或列", "数字", "结果", "说明");
        foreach (var check in report.Checks)
        {
            sheet.Line(SheetStyle.Label, check.Key, check.Equation.Name.Zh, check.Of?.Zh ?? "", check.Sentence,
                check.Holds ? "相符" : "不等", check.Note?.Zh ?? "");
        }
        return sheet;
    }

    static void Add(WorkbookPart book, string name, SheetDraft draft)
    {
        var part = book.AddNewPart<WorksheetPart>();
        part.Worksheet = draft.Make();
        var sheets = book.Workbook!.Sheets!;
        sheets.Append(new Sheet
        {
            Id = book.GetIdOfPart(part),
            SheetId = (uint)sheets.Count() + 1,
            Name = name.Length > MostInSheetName ? name[..MostInSheetName] : name,
        });
    }
}
