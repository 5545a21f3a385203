using Microsoft.AspNetCore.Mvc;

namespace Daylight.Host.Shell.People;

/// <summary>Signing in and out, one's own account, and the administrator's list of people.</summary>
static class PeopleRoutes
{
    public static void Map(IEndpointRouteBuilder app)
    {
        var people = app.MapGroup("").AddEndpointFilterFactory(Filled);
        SignIn.Map(people);
        SignOut.Map(people);
        OwnAccount.Map(people);
        OwnSecondFactor.Map(people);
        OwnPasskeys.Map(people);
        OwnAbsence.Map(people);
        Officers.Map(people);
    }

    // A form without any of its fields is no form at all to the framework; to us it is one with nothing filled in.
    static EndpointFilterDelegate Filled(EndpointFilterFactoryContext context, EndpointFilterDelegate next)
    {
        var forms = context.MethodInfo.GetParameters()
            .Where(parameter => parameter.IsDefined(typeof(FromFormAttribute), false) && !parameter.ParameterType.IsInterface).ToArray();
        if (forms.Length == 0) return next;
        return invocation =>
        {
            foreach (var form in forms) invocation.Arguments[form.Position] ??= Activator.CreateInstance(form.ParameterType);
            return next(invocation);
        };
    }
}
