using System.Text.Json;

namespace Daylight;

/// <summary>One class: a code that is stored and the words that are shown.</summary>
/// <param name="Code">Stored and part of URLs; never changes.</param>
/// <param name="Zh">Official name.</param>
/// <param name="En">Name in English.</param>
/// <param name="Basis">Where the class comes from: an article or a report.</param>
/// <param name="Also">What others call it, in simplified Chinese: catalogues and titles that are imported.</param>
public sealed record Class(string Code, string Zh, string En, string? Basis = null, IReadOnlyList<string>? Also = null)
{
    /// <summary>The name in both languages.</summary>
    public Words Words => new(Zh, En);
}

/// <summary>
/// The classes by which records are catalogued (目录分类), read from <c>law/classification.json</c>:
/// categories of content, kinds of document, and topics, among them the priority fields (重点领域).
/// </summary>
public sealed class Classification
{
    /// <summary>Kinds of content.</summary>
    public required IReadOnlyList<Class> Categories { get; init; }

    /// <summary>Kinds of document.</summary>
    public required IReadOnlyList<Class> Kinds { get; init; }

    /// <summary>Priority fields, in the order the home page shows them.</summary>
    public required IReadOnlyList<Class> Topics { get; init; }

    /// <summary>Reads the classes.</summary>
    public static Classification Load(string lawFolder)
    {
        using var file = File.OpenRead(Path.Combine(lawFolder, "classification.json"));
        return JsonSerializer.Deserialize<Classification>(file, JsonSerializerOptions.Web)
            ?? throw new InvalidDataException("law/classification.json is empty.");
    }

    /// <summary>The name of a code; the code itself when an older installation used it and it is no longer listed.</summary>
    public static Words NameOf(IReadOnlyList<Class> classes, string code) =>
        classes.FirstOrDefault(c => c.Code == code)?.Words ?? new(code, code);

    /// <summary>The code of the class that somebody calls <paramref name="name"/>, in any characters; null when there is none.</summary>
    public static string? CodeOf(IReadOnlyList<Class> classes, string? name)
    {
        if (string.IsNullOrWhiteSpace(name)) return null;
        var plain = Han.Simplified(name.Trim());
        return classes.FirstOrDefault(c => c.Code.Equals(plain, StringComparison.OrdinalIgnoreCase) || c.Zh == plain
            || c.En.Equals(plain, StringComparison.OrdinalIgnoreCase) || c.Also?.Contains(plain) == true)?.Code;
    }
}
