namespace Daylight.Web;

/// <summary>Lets only officers with work at the desk through: others are sent to sign in, or told that it is not theirs.</summary>
public static class OnDuty
{
    /// <summary>The filter of the desk's addresses.</summary>
    public static async ValueTask<object?> Only(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        var http = context.HttpContext;
        var officer = await http.RequestServices.GetRequiredService<CurrentActor>().Find(http.RequestAborted);
        if (officer is null) return See.Other($"/sign-in?to={Uri.EscapeDataString(Wanted(http.Request))}");
        return officer.HasAny(CaseOffice.AtDesk) ? await next(context) : Page.Of<NotYoursView>(status: StatusCodes.Status403Forbidden);
    }

    /// <summary>The officer of a page behind the filter.</summary>
    public static async Task<Actor> Officer(this CurrentActor who, CancellationToken stop) =>
        await who.Find(stop) ?? throw new InvalidOperationException("The page is not behind the filter of the desk.");

    // What was sent can't be sent again after signing in.
    static string Wanted(HttpRequest request) =>
        HttpMethods.IsGet(request.Method) ? request.Path + request.QueryString.Value : "/desk";
}
