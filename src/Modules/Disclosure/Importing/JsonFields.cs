using System.Text.Json;
using System.Text.RegularExpressions;

namespace Daylight.Disclosure.Importing;

/// <summary>
/// Makes a draft from a JSON object by the names of its fields. A date that is given must be one: a record with a wrong
/// date is refused.
/// </summary>
static partial class JsonFields
{
    const StringComparison Ordinal = StringComparison.Ordinal;

    // Guards against a name that is itself a list of lists.
    const int MostAttachments = 1000;

    public static Draft Of(Origin origin, JsonElement row, string? folder)
    {
        var draft = new Draft(origin);
        var fields = Best(row);
        if (fields.Values.Any(found => Text(found.Value) is { Length: < 40 } text && text.Contains("民國", Ordinal)))
            draft.Era = Era.Minguo;
        foreach (var (field, found) in fields) Set(draft, field, found, folder);
        return draft;
    }

    readonly record struct Found(string Name, int Rank, Era Era, JsonElement Value);

    // Of several fields with the same meaning the preferred one that is filled in.
    static Dictionary<Field, Found> Best(JsonElement row)
    {
        var best = new Dictionary<Field, Found>();
        foreach (var property in row.EnumerateObject())
        {
            if (IsEmpty(property.Value) || Name(property) is not { } name) continue;
            if (FieldNames.Find(name) is not { } known) continue;
            // Codes of a classification nobody outside the source knows are no category.
            var isClass = known.Field is Field.Category or Field.Kind;
            if (isClass && Text(property.Value) is { } code && CodesOnly().IsMatch(code)) continue;
            if (best.TryGetValue(known.Field, out var other) && other.Rank <= known.Rank) continue;
            best[known.Field] = new(name, known.Rank, known.Era, property.Value);
        }
        return best;
    }

    static void Set(Draft draft, Field field, Found found, string? folder)
    {
        var text = Text(found.Value);
        switch (field)
        {
            case Field.Id: draft.OwnId = text; break;
            case Field.Url: draft.Url = text; break;
            case Field.Title: draft.Title = text; break;
            case Field.Text: draft.Text = Markup().IsMatch(text ?? "") ? HtmlText.Of(text!) : text ?? ""; break;
            case Field.Number: draft.Number = text; break;
            case Field.SourceIndex: draft.SourceIndex = text; break;
            case Field.FormedOn: draft.FormedOn = Date(draft, found); break;
            case Field.PublishedOn: draft.PublishedOn = Date(draft, found); break;
            case Field.EffectiveOn: draft.EffectiveOn = Date(draft, found); break;
            case Field.ExpiresOn: draft.ExpiresOn = Date(draft, found); break;
            case Field.Issuer: draft.Issuer = text; break;
            case Field.Undertaker: draft.Undertaker = text; break;
            case Field.Category: draft.Category = text; break;
            case Field.Kind: draft.Kind = text; break;
            case Field.Topic: draft.Topics = text; break;
            case Field.Keyword: draft.Keywords = text; break;
            case Field.Description: draft.Description = text; break;
            case Field.Attachment: draft.Attachments.AddRange(Files(found.Value, folder).Take(MostAttachments)); break;
        }
    }

    static DateOnly? Date(Draft draft, Found found)
    {
        var era = found.Era == Era.Minguo ? Era.Minguo : draft.Era;
        if (LegalDate.TryRead(Text(found.Value), out var date, out var why, era)) return date;
        draft.Faults.Add(ImportWords.BadField(found.Name, why!));
        return null;
    }

    static IEnumerable<ImportedAttachment> Files(JsonElement value, string? folder) => value.ValueKind switch
    {
        JsonValueKind.Array => value.EnumerateArray().SelectMany(each => Files(each, folder)),
        JsonValueKind.String => [File(null, Text(value)!, folder)],
        JsonValueKind.Object => Member(value, "url", "href", "path", "link") is { } url
            ? [File(Member(value, "name", "title", "filename"), url, folder)]
            : [],
        _ => [],
    };

    static ImportedAttachment File(string? name, string address, string? folder) =>
        AttachmentFiles.Named(name, address, folder is null ? null : AttachmentFiles.Beside(folder, address));

    static string? Member(JsonElement value, params string[] names) =>
        names.Select(name => value.TryGetProperty(name, out var member) ? Text(member) : null)
            .FirstOrDefault(text => text is not null);

    static bool IsEmpty(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Null or JsonValueKind.Undefined => true,
        JsonValueKind.String => string.IsNullOrWhiteSpace(Text(value)),
        JsonValueKind.Array => value.GetArrayLength() == 0,
        _ => false,
    };

    static string? Text(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.String => String(value),
        JsonValueKind.Number or JsonValueKind.True or JsonValueKind.False => value.GetRawText(),
        JsonValueKind.Array => string.Join('；', value.EnumerateArray().Select(Text).OfType<string>()),
        _ => null,
    };

    static string? Name(JsonProperty property)
    {
        try
        {
            return property.Name;
        }
        // As below: a name that is no text is no name we know.
        catch (InvalidOperationException)
        {
            return null;
        }
    }

    static string String(JsonElement value)
    {
        try
        {
            return value.GetString()!;
        }
        // Half a surrogate pair written as an escape: legal JSON, but no text.
        catch (InvalidOperationException)
        {
            return LoneSurrogate().Replace(value.GetRawText().Trim('"'), "\uFFFD");
        }
    }

    [GeneratedRegex(@"</?(?:p|div|br|table|span|section)\b[^<>]{0,400}>", RegexOptions.IgnoreCase)]
    private static partial Regex Markup();

    [GeneratedRegex(@"^(?=.*[0-9])[0-9A-Z;,]+$")]
    private static partial Regex CodesOnly();

    [GeneratedRegex(@"\\u[dD][89a-fA-F][0-9a-fA-F]{2}")]
    private static partial Regex LoneSurrogate();
}
