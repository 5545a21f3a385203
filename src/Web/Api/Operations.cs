using System.Reflection;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Mvc;

namespace Daylight.Web.Api;

/// <summary>The parameters an operation takes; anything else in the address is refused, for it was meant to matter.</summary>
public sealed record Parameters(IReadOnlyList<Parameter> All)
{
    /// <summary>Finds them in the handler's own parameters.</summary>
    public static Parameters Of(MethodInfo handler) => new(
    [
        .. from parameter in handler.GetParameters()
           from one in parameter.IsDefined(typeof(AsParametersAttribute))
               ? parameter.ParameterType.GetProperties().Select(property => Of(property, property.PropertyType, property.Name))
               : [Of(parameter, parameter.ParameterType, parameter.Name!)]
           where one is not null
           select one,
    ]);

    static Parameter? Of(ICustomAttributeProvider member, Type type, string name) =>
        member.GetCustomAttributes(typeof(ToldAttribute), true) is [ToldAttribute told, ..]
            ? new(Given<FromQueryAttribute>(member)?.Name ?? Given<FromHeaderAttribute>(member)?.Name ?? name,
                told, type == typeof(string[]), member.IsDefined(typeof(FromQueryAttribute), true))
            : null;

    static T? Given<T>(ICustomAttributeProvider member) where T : class =>
        member.GetCustomAttributes(typeof(T), true) is [T given, ..] ? given : null;

    /// <summary>Names in a query that mean nothing here.</summary>
    public Problems Unknown(IQueryCollection query)
    {
        var problems = new Problems();
        foreach (var name in query.Keys.Where(name => Find(name) is null))
            problems.Add(name, $"没有“{name}”这个参数。{Names("可用：", "、")}", $"There is no parameter “{name}”. {Names("There are: ", ", ")}");
        return problems;
    }

    /// <summary>Values that no operation can take, whatever they mean.</summary>
    public Problems Unfit(IQueryCollection query)
    {
        var problems = new Problems();
        foreach (var (name, values) in query)
        {
            problems.When(values.Count > 1 && Find(name) is { Repeats: false }, name, $"“{name}”只能出现一次。", $"“{name}” can be given once.");
            problems.When(values.Any(value => value?.Any(char.IsControl) == true), name,
                $"“{name}”里有控制字符。", $"“{name}” holds control characters.");
        }
        return problems;
    }

    Parameter? Find(string name) => All.FirstOrDefault(parameter => parameter.InQuery && parameter.Name == name);

    string Names(string before, string between) =>
        All.Any(parameter => parameter.InQuery)
            ? before + string.Join(between, All.Where(parameter => parameter.InQuery).Select(parameter => parameter.Name))
            : "";
}

/// <summary>A parameter of an operation.</summary>
public sealed record Parameter(string Name, ToldAttribute Told, bool Repeats, bool InQuery);

/// <summary>Maps operations of the interface for programs.</summary>
public static class Operations
{
    /// <summary>Where the interface stands.</summary>
    public const string Root = "/api/v1";

    /// <summary>Name of the limit by which programs are served.</summary>
    const string Limit = "api";

    // More than any application has letters; files come by other ways.
    const long MostBytes = 256 * 1024;

    // Routes are mapped where the function stands, and only told of here: so its binding is generated when building.
    extension(RouteHandlerBuilder route)
    {
        /// <summary>Is an operation that reads; its query is checked against the function's parameters first.</summary>
        public RouteHandlerBuilder Open(Operation operation)
        {
            route.Add(endpoint => endpoint.Metadata.Add(Parameters.Of(endpoint.Metadata.OfType<MethodInfo>().Single())));
            return route.WithMetadata(operation).RequireRateLimiting(Limit).AddEndpointFilter(Checked);
        }

        /// <summary>Is an operation that takes JSON in.</summary>
        public RouteHandlerBuilder Sent(Operation operation) =>
            route.Open(operation).WithMetadata(new RequestSizeLimitAttribute(MostBytes)).DisableAntiforgery();
    }

    static async ValueTask<object?> Checked(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        var parameters = context.HttpContext.GetEndpoint()!.Metadata.GetRequiredMetadata<Parameters>();
        var request = context.HttpContext.Request;
        var sends = HttpMethods.IsPost(request.Method);
        if (sends && !request.HasJsonContentType()) return Refused.Of(StatusCodes.Status415UnsupportedMediaType);
        var unknown = parameters.Unknown(request.Query);
        var unfit = parameters.Unfit(request.Query);
        // What is sent in would be done before it could be refused.
        if (unfit.Any || (sends && unknown.Any)) return Refused.Because(unknown.And(unfit));
        var answer = await next(context);
        // Asked for in vain, but now everything that is wrong can be said at once.
        return unknown.None ? answer : Refused.Because(unknown.And((answer as Refused)?.Problems ?? []));
    }
}
