using System.Text.Json.Nodes;
using System.Text.Json.Serialization.Metadata;
using Daylight.Web;
using Daylight.Web.Api;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;

namespace Daylight.Host.Api;

/// <summary>
/// The description of the interface (OpenAPI), made from the operations themselves and in the reader's language, and a
/// page that shows it.
/// </summary>
static class Described
{
    const string Version = "v1";

    public static void Services(IServiceCollection services) => services.AddOpenApi(Version, options =>
    {
        options.ShouldInclude = operation => operation.ActionDescriptor.EndpointMetadata.OfType<Operation>().Any();
        options.CreateSchemaReferenceId = NameOf;
        options.AddDocumentTransformer(Document);
        options.AddOperationTransformer(Describe);
        options.AddSchemaTransformer(Describe);
    });

    public static void Map(IEndpointRouteBuilder app)
    {
        app.MapOpenApi("/openapi/{documentName}.json");
        app.MapGet("/api", Show).ExcludeFromDescription();
    }

    static async Task<IResult> Show([FromKeyedServices(Version)] IOpenApiDocumentProvider documents, CancellationToken stop) =>
        Page.Of<ReaderPage>(Manual.Of(await documents.GetOpenApiDocumentAsync(stop)));

    // Several operations have a List or a Whole of their own.
    static string? NameOf(JsonTypeInfo type) =>
        OpenApiOptions.CreateDefaultSchemaReferenceId(type) is { } name ? type.Type.DeclaringType?.Name + name : null;

    static Task Document(OpenApiDocument document, OpenApiDocumentTransformerContext context, CancellationToken stop)
    {
        var language = LanguageOf(context.ApplicationServices);
        var site = context.ApplicationServices.GetRequiredService<Site>();
        document.Info = new()
        {
            Title = new Words($"{site.Place.Zh}政务开放接口", $"Open interface, {site.Place.En}").In(language),
            Version = Version,
            Description = new Words(
                "网页上的内容，给程序用。不需要登记。读取的答复带ETag；列表分页，邻页地址在Link里；出错时答application/problem+json，一次说全；不认识的参数会被拒绝（422）。",
                "What the pages show, for programs. No registration. Reads carry an ETag; lists are paged, with the neighbouring pages in Link; "
                + "errors are application/problem+json and say everything at once; parameters that do not exist are refused (422).").In(language),
            License = new() { Name = "Apache-2.0", Identifier = "Apache-2.0" },
        };
        // Relative: the address by which a reader came here is the right one.
        document.Servers = [new() { Url = "/" }];
        foreach (var path in document.Paths.Values) path.Operations?.Remove(HttpMethod.Head);
        return Task.CompletedTask;
    }

    static Task Describe(OpenApiOperation operation, OpenApiOperationTransformerContext context, CancellationToken stop)
    {
        var metadata = context.Description.ActionDescriptor.EndpointMetadata;
        var language = LanguageOf(context.ApplicationServices);
        if (metadata.OfType<Operation>().FirstOrDefault() is { } told)
            (operation.OperationId, operation.Summary, operation.Description) = (told.Id, told.Does.In(language), told.More.In(language));
        operation.Tags?.Clear();
        var known = metadata.OfType<Parameters>().FirstOrDefault();
        foreach (var parameter in operation.Parameters?.OfType<OpenApiParameter>() ?? [])
            if (known?.All.FirstOrDefault(one => one.Name == parameter.Name) is { } one) Describe(parameter, one, language);
        return Task.CompletedTask;
    }

    static void Describe(OpenApiParameter parameter, Parameter known, Language language)
    {
        parameter.Description = known.Told.Words.In(language);
        parameter.Required = known.Told.Needed || parameter.In == ParameterLocation.Path;
        if (known.Told.Example is { } example) parameter.Example = JsonValue.Create(example);
        if (parameter.Schema is not OpenApiSchema schema || known.Told.Format is not { } format) return;
        (schema.Type, schema.Format) = format switch
        {
            "int32" => (JsonSchemaType.Integer, format),
            "boolean" => (JsonSchemaType.Boolean, null),
            _ => (JsonSchemaType.String, format),
        };
    }

    static Task Describe(OpenApiSchema schema, OpenApiSchemaTransformerContext context, CancellationToken stop)
    {
        if (context.JsonTypeInfo.Type == typeof(Verbatim)) schema.Type = JsonSchemaType.Object;
        if (WordsOf(context.JsonPropertyInfo) is { } words) schema.Description = words.In(LanguageOf(context.ApplicationServices));
        else if (context.JsonPropertyInfo is null) schema.Description = null;
        return Task.CompletedTask;
    }

    static Words? WordsOf(JsonPropertyInfo? field) => field switch
    {
        null => null,
        { AttributeProvider: { } provider } when provider.GetCustomAttributes(typeof(ToldAttribute), true) is [ToldAttribute told, ..] => told.Words,
        _ => LegalDate.Fields.GetValueOrDefault(field.Name),
    };

    // A description is made for the request that asks for it.
    static Language LanguageOf(IServiceProvider services) =>
        services.GetRequiredService<IHttpContextAccessor>().HttpContext is { } http ? LanguageChoice.Of(http) : Language.English;
}
