using Microsoft.OpenApi;

namespace Daylight.Host.Api;

/// <summary>The description of the interface as a page shows it.</summary>
public sealed record Manual(string Title, string About, IReadOnlyList<Manual.Call> Calls)
{
    /// <summary>An operation.</summary>
    public sealed record Call(
        string Id, string Method, string Path, string Does, string More, IReadOnlyList<Line> Takes, IReadOnlyList<Line> Gives, string Example);

    /// <summary>A parameter or a field.</summary>
    public sealed record Line(string Name, string Type, string Says, bool Needed, int Depth = 0);

    const int Deepest = 3;

    internal static Manual Of(OpenApiDocument document) => new(
        document.Info.Title ?? "", document.Info.Description ?? "",
        [
            .. from path in document.Paths
               from operation in path.Value.Operations ?? []
               select Of(path.Key, operation.Key.Method, operation.Value),
        ]);

    static Call Of(string path, string method, OpenApiOperation operation)
    {
        var body = operation.RequestBody?.Content?.Values.FirstOrDefault()?.Schema;
        var answer = operation.Responses?.FirstOrDefault(one => one.Key.StartsWith('2')).Value?.Content?.Values.FirstOrDefault()?.Schema;
        var takes = (operation.Parameters ?? []).Select(Of).Concat(body is null ? [] : Fields(body, sent: true)).ToList();
        return new(operation.OperationId ?? path, method, path, operation.Summary ?? "", operation.Description ?? "",
            takes, answer is null ? [] : [.. Fields(answer, sent: false)], Example(path, method, operation));
    }

    static Line Of(IOpenApiParameter parameter) => new(
        parameter.Name ?? "", TypeOf(parameter.Schema), parameter.Description ?? "", parameter.Required);

    static IEnumerable<Line> Fields(IOpenApiSchema schema, bool sent, int depth = 0)
    {
        foreach (var (name, field) in schema.Properties ?? new Dictionary<string, IOpenApiSchema>())
        {
            yield return new(name, TypeOf(field), field.Description ?? "", sent && schema.Required?.Contains(name) == true, depth);
            if (depth < Deepest)
                foreach (var inner in Fields(field.Items ?? field.AdditionalProperties?.Items ?? field, sent, depth + 1)) yield return inner;
        }
    }

    static string TypeOf(IOpenApiSchema? schema) => schema switch
    {
        null => "",
        { Format: { Length: > 0 } format } => format,
        { Items: { } items } => TypeOf(items) + "[]",
        { AdditionalProperties: { } values } => "{…: " + TypeOf(values) + "}",
        { Type: { } type } => (type & ~JsonSchemaType.Null).ToString().ToLowerInvariant(),
        _ => "object",
    };

    static string Example(string path, string method, OpenApiOperation operation)
    {
        var parameters = operation.Parameters ?? [];
        foreach (var parameter in parameters.Where(one => one.In == ParameterLocation.Path))
            path = path.Replace("{" + parameter.Name + "}", parameter.Example?.ToString() ?? "…");
        var query = string.Join('&', parameters.Where(one => one is { In: ParameterLocation.Query, Example: not null })
            .Select(one => $"{one.Name}={Uri.EscapeDataString(one.Example!.ToString())}"));
        var headers = string.Concat(parameters.Where(one => one.In == ParameterLocation.Header).Select(one => $" -H '{one.Name}: …'"));
        var sends = method == "GET" ? "" : " -H 'Content-Type: application/json' -d @request.json";
        return $"curl{headers}{sends} '{path}{(query.Length > 0 ? "?" + query : "")}'";
    }
}
