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
        if (officer.HasAny(CaseOffice.AtDesk)) return await next(context);
        // Signing in and the brand lead to the desk: who has other pages there goes on to the first of theirs.
        return http.Request.Path == "/desk" && Own(http, officer) is { } own ? See.Other(own) : Page.Of<NotYoursView>(status: StatusCodes.Status403Forbidden);
    }

    static string? Own(HttpContext http, Actor officer) => Reader.Of(http).Site.Navigation
        .Where(item => item.Place is NavigationPlace.Desk && officer.HasAny(item.For)).MinBy(item => item.Order)?.Href;

    /// <summary>The officer of a page behind the filter.</summary>
    public static async Task<Actor> Officer(this CurrentActor who, CancellationToken stop) =>
        await who.Find(stop) ?? throw new InvalidOperationException("The page is not behind the filter of the desk.");

    // What was sent can't be sent again after signing in.
    static string Wanted(HttpRequest request) =>
        HttpMethods.IsGet(request.Method) ? request.Path + request.QueryString.Value : "/desk";
}
