using System.Globalization;
using System.Text.Json;

namespace Daylight.Host.Demo;

/// <summary>Reads forms and subjects from the stock files.</summary>
internal static class FormFile
{
    const int EveryMonth = 0x1ffe;
    static readonly string[] SubjectStocks = ["subject", "aim", "do", "fact", "bad"];

    public static Subject ReadSubject(JsonElement source) => new(
        source.GetProperty("category").GetString()!, Strings(source, "topics"), Strings(source, "by"),
        Flag(source, "streets"), Months(source), Whole(source, "era", 0),
        Whole(source, "weight", 10), Strings(source, "keywords"),
        SubjectStocks.ToDictionary(name => name, name => Stock.Read(source.GetProperty(name))));

    public static Form ReadForm(JsonElement source)
    {
        var numbered = Flag(source, "numbered");
        return new(
            source.GetProperty("id").GetString()!, source.GetProperty("kind").GetString()!, Text(source, "category"),
            Strings(source, "topics"), Strings(source, "by"), Months(source), Whole(source, "era", 0),
            Whole(source, "weight", 10), numbered, numbered || Flag(source, "signed"),
            Flag(source, "prompt"), Flag(source, "local"), Strings(source, "for"),
            Enum.Parse<NormativeLevel>(Text(source, "level") ?? "None"), Whole(source, "validYears", 0),
            Day(Text(source, "formedOn")), Flag(source, "ofSubjects"), Stock.Read(source.GetProperty("title")),
            [.. source.GetProperty("text").EnumerateArray().Select(Paragraph.Read)],
            source.TryGetProperty("summary", out var summary) ? Stock.Read(summary) : null,
            Strings(source, "keywords"));
    }

    static string? Text(JsonElement source, string name) =>
        source.TryGetProperty(name, out var text) ? text.GetString() : null;

    static DateOnly? Day(string? text) =>
        text is null ? null : DateOnly.ParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture);

    static bool Flag(JsonElement source, string name) => source.TryGetProperty(name, out var flag) && flag.GetBoolean();

    static int Whole(JsonElement source, string name, int otherwise) =>
        source.TryGetProperty(name, out var number) ? number.GetInt32() : otherwise;

    static string[] Strings(JsonElement source, string name) => source.TryGetProperty(name, out var list)
        ? [.. list.EnumerateArray().Select(item => item.GetString()!)]
        : [];

    // "3-5,11": a bit for each month.
    static int Months(JsonElement source)
    {
        if (Text(source, "months") is not { } text) return EveryMonth;
        var months = 0;
        foreach (var part in text.Split(','))
        {
            var ends = part.Split('-').Select(end => int.Parse(end, CultureInfo.InvariantCulture)).ToArray();
            for (var month = ends[0]; month <= ends[^1]; month++) months |= 1 << month;
        }
        return months;
    }
}
