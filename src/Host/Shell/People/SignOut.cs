using Daylight.Web;
using Microsoft.AspNetCore.Identity;

namespace Daylight.Host.Shell.People;

/// <summary>An officer signs out: a link leads to a page with the button, since a link alone must not change anything.</summary>
static class SignOut
{
    public static void Map(IEndpointRouteBuilder app)
    {
        app.MapGet("/sign-out", (HttpContext http) => http.User.Identity is { IsAuthenticated: true }
            ? Page.Of<SignOutView>()
            : See.Other("/"));
        app.MapPost("/sign-out", async (IFormCollection form, SignInManager<Account> door) =>
        {
            await door.SignOutAsync();
            return See.Other("/");
        });
    }
}
