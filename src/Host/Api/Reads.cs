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

    /// <summary>What is wrong with the query of a request, whatever the values mean.</summary>
    public Problems Check(IQueryCollection query)
    {
        var problems = new Problems();
        foreach (var (name, values) in query)
        {
            var known = All.FirstOrDefault(parameter => parameter.InQuery && parameter.Name == name);
            if (known is null)
            {
                problems.Add(name, $"没有“{name}”这个参数。{Names("可用：", "、")}", $"There is no parameter “{name}”. {Names("There are: ", ", ")}");
            }
            else
            {
                problems.When(values.Count > 1 && !known.Repeats, name, $"“{name}”只能出现一次。", $"“{name}” can be given once.");
                problems.When(values.Any(value => value?.Any(char.IsControl) == true), name,
                    $"“{name}”里有控制字符。", $"“{name}” holds control characters.");
            }
        }
        return problems;
    }

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

    static ValueTask<object?> Checked(Parameters parameters, EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        var problems = parameters.Check(context.HttpContext.Request.Query);
        return problems.Any ? ValueTask.FromResult<object?>(Refused.Because(problems)) : next(context);
    }
}
