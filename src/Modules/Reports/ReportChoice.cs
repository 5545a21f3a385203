using System.Globalization;

namespace Daylight.Reports;

/// <summary>Which report is asked for: read the same way by page, file, interface and command.</summary>
public sealed record ReportChoice(Form Form, Body Body, int Year)
{
    /// <summary>The year from which the duty to report exists: CN-OGI-2008 came into force.</summary>
    public const int FirstYear = 2008;

    /// <summary>Whether the form was asked for by name.</summary>
    public bool Named { get; init; }

    public string Url => $"/reports/{Body.Code}/{Year}" + (Named ? $"?form={Form.Id}" : "");

    /// <summary>Reads a choice; null with the status to answer: 404 where there is no such body or year, 422 for the rest.</summary>
    public static ReportChoice? Read(
        string body, string year, string? form, BodyTree bodies, ReportForms forms, DateOnly today, Problems problems, out int status)
    {
        status = StatusCodes.Status404NotFound;
        var found = bodies.Find(body);
        var known = int.TryParse(year, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            && FirstYear <= number && number <= today.Year;
        problems.When(found is null, "body", $"没有代码为“{body}”的单位。", $"There is no body with the code \"{body}\".")
            .When(!known, "year", $"没有“{year}”年的报告，可选{FirstYear}至{today.Year}年。",
                $"There is no report for \"{year}\"; choose a year from {FirstYear} to {today.Year}.");
        if (problems.Any) return null;
        var chosen = form is null or "" ? forms.For(number) : forms.Find(form);
        if (chosen is not null) return new(chosen, found!, number) { Named = form is { Length: > 0 } };
        status = StatusCodes.Status422UnprocessableEntity;
        var names = string.Join(", ", forms.All.Select(known => known.Id));
        problems.Add("form", $"没有“{form}”这种报表格式，可用：{names}。", $"There is no form \"{form}\"; use one of: {names}.");
        return null;
    }
}
