using System.Text.Json;

namespace Daylight.Web.Api;

/// <summary>
/// What a program sent in: a JSON object, read field by field, so that all that is wrong with it is said at once and
/// not only the first thing a reader of JSON stumbles over.
/// </summary>
public sealed class Sent
{
    const int Deepest = 8;

    // Of two values under one name, nobody knows which was meant.
    static readonly JsonDocumentOptions Strict = new() { MaxDepth = Deepest, AllowDuplicateProperties = false };

    readonly Dictionary<string, JsonElement> fields;
    readonly string under;

    Sent(JsonElement given, string under, Problems problems)
    {
        fields = given.EnumerateObject().ToDictionary(field => field.Name, field => field.Value);
        (this.under, Problems) = (under, problems);
    }

    /// <summary>What is wrong so far.</summary>
    public Problems Problems { get; }

    /// <summary>Reads the body of a request; null when it is no JSON object.</summary>
    public static async Task<Sent?> Read(HttpRequest request, CancellationToken stop)
    {
        try
        {
            using var document = await JsonDocument.ParseAsync(request.Body, Strict, stop);
            Whole(document.RootElement);
            return document.RootElement.ValueKind is JsonValueKind.Object ? new(document.RootElement.Clone(), "", []) : null;
        }
        catch (Exception unreadable) when (unreadable is JsonException or InvalidOperationException)
        {
            return null;
        }
    }

    /// <summary>Notes every field that is not one of these.</summary>
    public Sent Only(params string[] known)
    {
        foreach (var name in fields.Keys.Where(name => !known.Contains(name)))
            Problems.Add(under.Length > 0 ? under : name, $"没有“{name}”这一项。可用：{string.Join("、", known)}。",
                $"There is no field “{name}”. There are: {string.Join(", ", known)}.");
        return this;
    }

    /// <summary>True when the field was given.</summary>
    public bool Has(string name) => fields.TryGetValue(name, out var field) && field.ValueKind is not JsonValueKind.Null;

    /// <summary>The text of a field; empty when it was not given or is something else, which is noted.</summary>
    public string Text(string name)
    {
        if (!Has(name)) return "";
        if (fields[name].ValueKind is JsonValueKind.String) return Typed.Clean(fields[name].GetString());
        Problems.Add(under.Length > 0 ? under : name, $"“{name}”应当是文字。", $"“{name}” must be a text.");
        return "";
    }

    /// <summary>The text of a field that may also be an object; null when it is no text.</summary>
    public string? Plain(string name) => Has(name) && fields[name].ValueKind is JsonValueKind.String ? Text(name) : null;

    /// <summary>The object in a field; empty when it was not given or is something else, which is noted.</summary>
    public Sent Part(string name)
    {
        if (Has(name) && fields[name].ValueKind is JsonValueKind.Object) return new(fields[name], name, Problems);
        Problems.When(Has(name), name, $"“{name}”应当是一组内容。", $"“{name}” must be an object.");
        return new(Nothing, name, Problems);
    }

    /// <summary>The objects in a field that is a list; none when it was not given or is something else, which is noted.</summary>
    public IReadOnlyList<Sent> Parts(string name)
    {
        if (!Has(name)) return [];
        if (fields[name].ValueKind is JsonValueKind.Array && fields[name].EnumerateArray().All(item => item.ValueKind is JsonValueKind.Object))
            return [.. fields[name].EnumerateArray().Select(item => new Sent(item, name, Problems))];
        Problems.Add(name, $"“{name}”应当是一组内容的列表。", $"“{name}” must be a list of objects.");
        return [];
    }

    /// <summary>The content of a field in base64; null when it was not given or is something else, which is noted.</summary>
    public byte[]? Bytes(string name)
    {
        if (Has(name) && fields[name].ValueKind is JsonValueKind.String && fields[name].TryGetBytesFromBase64(out var content)) return content;
        Problems.Add(under.Length > 0 ? under : name, $"“{name}”应当是base64。", $"“{name}” must be base64.");
        return null;
    }

    static readonly JsonElement Nothing = JsonDocument.Parse("{}").RootElement;

    // Half characters are found only when a text is read: read all of them now.
    static void Whole(JsonElement given)
    {
        if (given.ValueKind is JsonValueKind.String) _ = given.GetString();
        if (given.ValueKind is JsonValueKind.Array) foreach (var item in given.EnumerateArray()) Whole(item);
        if (given.ValueKind is not JsonValueKind.Object) return;
        foreach (var field in given.EnumerateObject())
        {
            _ = field.Name;
            Whole(field.Value);
        }
    }
}
