using System.Text.Json;

namespace Daylight.Reports;

/// <summary>The report forms of this installation, read from <c>law/forms</c> and checked at start.</summary>
public sealed class ReportForms(IReadOnlyList<Form> all)
{
    /// <summary>All forms, oldest first.</summary>
    public IReadOnlyList<Form> All { get; } = [.. all.OrderBy(form => form.From)];

    /// <summary>The form with this id, or null.</summary>
    public Form? Find(string? id) => All.FirstOrDefault(form => form.Id == id);

    /// <summary>The form of a year; where a year has none, the nearest, the older of two as near.</summary>
    public Form For(int year) => All.MinBy(form => form.YearsFrom(year))!;

    /// <summary>Reads the folder.</summary>
    /// <exception cref="InvalidDataException">Something is wrong; the message says all that is.</exception>
    public static ReportForms Load(string folder, Measures measures)
    {
        var forms = TryLoad(folder, name => measures.Find(name) is not null, out var problems);
        return forms ?? throw new InvalidDataException(
            string.Join(Environment.NewLine, problems.Select(p => $"{p.Field}: {p.Say.En} {p.Say.Zh}")));
    }

    /// <summary>Reads the folder, or says all that is wrong; the field of a problem is the file.</summary>
    public static ReportForms? TryLoad(string folder, Func<string, bool> isMeasure, out Problems problems)
    {
        problems = [];
        var forms = new List<Form>();
        foreach (var path in Directory.EnumerateFiles(folder, "*.json").Order(StringComparer.Ordinal))
        {
            var name = $"forms/{Path.GetFileName(path)}";
            if (Read(path, name, problems) is { } file && new FormReading(name, isMeasure, problems).Read(file) is { } form)
                forms.Add(form);
        }
        if (forms.Count == 0 && problems.None) problems.Add("forms", "没有报表格式。", "There is no report form.");
        return problems.None ? new(forms) : null;
    }

    static FormFile? Read(string path, string name, Problems problems)
    {
        try
        {
            if (JsonSerializer.Deserialize(File.ReadAllBytes(path), FormFileContext.Default.FormFile) is { } file) return file;
            problems.Add(name, "文件是空的。", "The file is empty.");
        }
        catch (JsonException fault)
        {
            problems.Add(name, $"第{fault.LineNumber + 1}行读不懂（{fault.Path}）。",
                $"Line {fault.LineNumber + 1} can't be read ({fault.Path}).");
        }
        return null;
    }
}
