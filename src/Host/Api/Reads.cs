using System.Reflection;
using Microsoft.AspNetCore.Mvc;

namespace Daylight.Host.Api;

/// <summary>The parameters an operation takes; anything else in the address is refused, for it was meant to matter.</summary>
sealed record Parameters(IReadOnlyList<Parameter> All)
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
            ? new(member.GetCustomAttributes(typeof(FromQueryAttribute), true) is [FromQueryAttribute { Name: { } query }, ..] ? query : name,
                told, type == typeof(string[]), member.IsDefined(typeof(FromQueryAttribute), true))
            : null;

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
sealed record Parameter(string Name, ToldAttribute Told, bool Repeats, bool InQuery);

/// <summary>Maps operations that only read.</summary>
static class Reads
{
    static readonly string[] Methods = [HttpMethods.Get, HttpMethods.Head];

    /// <summary>Maps an operation that reads; its query is checked against the handler's parameters first.</summary>
    public static RouteHandlerBuilder MapOpen(this IEndpointRouteBuilder routes, string pattern, Delegate handler, Operation operation)
    {
        var parameters = Parameters.Of(handler.Method);
        return routes.MapMethods(pattern, Methods, handler).WithMetadata(operation, parameters)
            .AddEndpointFilter((context, next) => Checked(parameters, context, next));
    }

    static async ValueTask<object?> Checked(Parameters parameters, EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        var query = context.HttpContext.Request.Query;
        var unknown = parameters.Unknown(query);
        var unfit = parameters.Unfit(query);
        if (unfit.Any) return Refused.Because(unknown.And(unfit));
        var answer = await next(context);
        // Asked for in vain, but now everything that is wrong can be said at once.
        return unknown.None ? answer : Refused.Because(unknown.And((answer as Refused)?.Problems ?? []));
    }
}
