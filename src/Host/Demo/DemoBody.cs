using System.Globalization;

namespace Daylight.Host.Demo;

internal enum DemoBodyKind
{
    Government,
    Department,
    Street,
}

/// <summary>A body of the demonstration district: a row of <c>bodies.csv</c>.</summary>
internal sealed record DemoBody(
    string Code, string? Parent, DemoBodyKind Kind, Words Name, Words Short, DateOnly ValidFrom, DateOnly? ValidTo,
    string OrganisationCode, string NumberPrefix, Words Address, string Phone, Words Hours, Words Note)
{
    /// <summary>All bodies in the order of the file: the district first.</summary>
    public static IReadOnlyList<DemoBody> All { get; } = [.. Rows()];

    public static DemoBody District => All[0];

    static IEnumerable<DemoBody> Rows()
    {
        using var reader = new StreamReader(DemoFiles.Open("bodies.csv"));
        var header = reader.ReadLine()!.Split(',');
        while (reader.ReadLine() is { Length: > 0 } line)
        {
            var cells = line.Split(',');
            string Cell(string name) => cells[Array.IndexOf(header, name)];
            Words Both(string name) => new(Cell(name + "_zh"), Cell(name + "_en"));
            DateOnly? Date(string name) => Cell(name) is { Length: > 0 } date
                ? DateOnly.ParseExact(date, "yyyy-MM-dd", CultureInfo.InvariantCulture)
                : null;
            yield return new(
                Cell("code"), Cell("parent") is { Length: > 0 } parent ? parent : null,
                Enum.Parse<DemoBodyKind>(Cell("kind"), ignoreCase: true), Both("name"), Both("short"),
                Date("valid_from")!.Value, Date("valid_to"), Cell("organisation_code"), Cell("number_prefix"),
                Both("address"), Cell("phone"), Both("hours"), Both("note"));
        }
    }
}
