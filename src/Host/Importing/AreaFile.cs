using System.Globalization;
using System.Text.Json;
using Daylight.Disclosure.Importing;

namespace Daylight.Host.Importing;

/// <summary>An area as a file has it.</summary>
/// <param name="Origin">Where it stands; the number of the feature.</param>
/// <param name="Area">The area; null when it can't be one.</param>
/// <param name="Fault">Why not.</param>
sealed record AreaDraft(Origin Origin, Area? Area, Words? Fault);

/// <summary>
/// Reads areas from a GeoJSON feature collection (RFC 7946), the form that every program of maps can write. What a feature is
/// called stands in its properties, by Chinese or English names.
/// </summary>
static class AreaFile
{
    static readonly string[]
        Code = ["code", "编码", "代码", "区划代码", "网格编码", "adcode"], Name = ["name", "名称", "name_zh"], English = ["name_en", "英文名称"],
        Kind = ["kind", "类型", "类别"], Body = ["body", "机构", "机构代码", "负责机构"], From = ["valid_from", "启用日期"];

    static readonly Dictionary<string, AreaKind> Kinds = new()
    {
        ["district"] = AreaKind.District, ["区"] = AreaKind.District, ["辖区"] = AreaKind.District,
        ["street"] = AreaKind.Street, ["街道"] = AreaKind.Street, ["镇街"] = AreaKind.Street, ["镇"] = AreaKind.Street,
        ["community"] = AreaKind.Community, ["社区"] = AreaKind.Community, ["村社"] = AreaKind.Community, ["村"] = AreaKind.Community,
        ["grid"] = AreaKind.Grid, ["网格"] = AreaKind.Grid, ["单元网格"] = AreaKind.Grid,
    };

    /// <summary>Reads a file.</summary>
    /// <param name="path">The file.</param>
    /// <param name="today">From when a border holds that names no day.</param>
    /// <param name="stop">Stops.</param>
    public static async Task<IReadOnlyList<AreaDraft>> Read(string path, DateOnly today, CancellationToken stop)
    {
        var file = Path.GetFileName(path);
        try
        {
            await using var content = File.OpenRead(path);
            using var json = await JsonDocument.ParseAsync(content, default, stop);
            return Of(json, file, today);
        }
        catch (JsonException broken)
        {
            return [new(new(file, (int)(broken.LineNumber ?? 0) + 1), null, AreaWords.NoJson)];
        }
    }

    /// <summary>The areas of a feature collection.</summary>
    public static IReadOnlyList<AreaDraft> Of(JsonDocument json, string file, DateOnly today)
    {
        var root = json.RootElement;
        if (root.ValueKind is not JsonValueKind.Object || !root.TryGetProperty("features", out var features) || features.ValueKind is not JsonValueKind.Array)
            return [new(new(file, 0), null, AreaWords.NoFeatures)];
        return DatumOf(root) is not { } datum
            ? [new(new(file, 0), null, AreaWords.OtherDatum)]
            : [.. features.EnumerateArray().Select((feature, at) => Of(feature, new(file, at + 1), datum, today))];
    }

    // Without a word it is WGS 84, says RFC 7946. What Chinese map services call Mars coordinates (GCJ-02) lies hundreds of metres off.
    static string? DatumOf(JsonElement root)
    {
        if (!root.TryGetProperty("crs", out var crs)) return "WGS84";
        var name = crs.ToString();
        return name.Contains("4490", StringComparison.Ordinal) ? "CGCS2000"
            : name.Contains("4326", StringComparison.Ordinal) || name.Contains("CRS84", StringComparison.Ordinal) ? "WGS84" : null;
    }

    static AreaDraft Of(JsonElement feature, Origin origin, string datum, DateOnly today)
    {
        var (code, name, kind, from) = (Said(feature, Code), Said(feature, Name), Said(feature, Kind), Said(feature, From));
        AreaKind? known = kind.Length == 0 ? AreaKind.Street : Kinds.TryGetValue(kind.ToLowerInvariant(), out var one) ? one : null;
        DateOnly? day = from.Length == 0 ? today : DateOnly.TryParseExact(from, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var given) ? given : null;
        var fault = code.Length is 0 or > Area.LongestCode ? AreaWords.NoCode
            : name.Length is 0 or > Area.LongestName ? AreaWords.NoName
            : known is null ? AreaWords.NoKind(kind) : day is null ? AreaWords.NoDay(from) : null;
        if (fault is not null) return new(origin, null, fault);
        if (!feature.TryGetProperty("geometry", out var geometry) || geometry.ValueKind is not JsonValueKind.Object) return new(origin, null, AreaWords.NoBorder);
        if (AreaBorder.Read(geometry.GetRawText(), out var why) is null) return new(origin, null, why);
        return new(origin, new()
        {
            Code = code, Kind = known!.Value, Name = name, NameEn = Said(feature, English) is { Length: > 0 } english ? english : name,
            BodyCode = Said(feature, Body) is { Length: > 0 } body ? body : null, Border = JsonSerializer.Serialize(geometry), Datum = datum, ValidFrom = day!.Value,
        }, null);
    }

    static string Said(JsonElement feature, string[] names)
    {
        if (!feature.TryGetProperty("properties", out var properties) || properties.ValueKind is not JsonValueKind.Object) return "";
        foreach (var property in properties.EnumerateObject())
            if (names.Any(name => TableWords.Folded(name) == TableWords.Folded(property.Name)) && property.Value.ValueKind is JsonValueKind.String or JsonValueKind.Number)
                return PlainText.OneLine(property.Value.ToString());
        return "";
    }
}

/// <summary>What the reading of areas says to people.</summary>
static class AreaWords
{
    public static readonly Words
        NoJson = new("不是完整的JSON。", "It is no complete JSON."),
        NoFeatures = new("应当是GeoJSON的FeatureCollection。", "It must be a GeoJSON FeatureCollection."),
        OtherDatum = new("坐标系应当是WGS84（EPSG:4326）或者CGCS2000（EPSG:4490），请先转换。", "Its coordinates must be WGS 84 (EPSG:4326) or CGCS2000 (EPSG:4490): convert them first."),
        NoCode = new($"缺编码（code），或者超过{Area.LongestCode}字。", $"It has no code, or one of more than {Area.LongestCode} characters."),
        NoName = new($"缺名称（name），或者超过{Area.LongestName}字。", $"It has no name, or one of more than {Area.LongestName} characters."),
        NoBorder = new("没有边界（geometry）。", "It has no border (geometry).");

    public static Words NoKind(string kind) => new($"类型“{kind}”不认识：用 区、街道、社区、网格。", $"“{kind}” is no kind: use district, street, community or grid.");

    public static Words NoDay(string day) => new($"启用日期“{day}”应当写成2026-01-31的样子。", $"“{day}” is no day: write it like 2026-01-31.");

    public static Words Twice(Origin first) => new($"编码与 {first} 重复。", $"Its code is there already: {first}.");

    public static Words NoSuchBody(string code) => new($"没有代码为{code}的机构。", $"There is no body with the code {code}.");

    public static Words Overlaps(Area other) => new($"与“{other.Name}”（{other.Code}）重叠。", $"It overlaps “{other.NameEn}” ({other.Code}).");

    public static Words Older(DateOnly since) => new($"现有的边界从{since:yyyy-MM-dd}起用，不能早于它。", $"The border there is holds since {since:yyyy-MM-dd}: a new one can't begin earlier.");
}
