using Daylight.Web;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Identity;

namespace Daylight.Host.Security;

/// <summary>
/// Who gets in where. Everything under <c>/desk</c> is for officers; other pages of theirs say so with
/// <c>RequireAuthorization()</c>. What an officer may do there follows from the posts held, not from the sign-in.
/// </summary>
static class OfficerAccess
{
    const string Desk = "/desk";
    const int FailuresUntilLocked = 6;
    static readonly TimeSpan Locked = TimeSpan.FromMinutes(15);
    static readonly TimeSpan Idle = TimeSpan.FromMinutes(30);

    // How long a cookie is believed after a password was changed or an account closed elsewhere.
    static readonly TimeSpan Believed = TimeSpan.FromMinutes(1);

    /// <summary>True where an officer must have a second factor: everywhere but in the demonstration, unless set.</summary>
    public static bool SecondFactorNeeded(this Settings settings) => settings.SecondFactor ?? !settings.Demonstration;

    public static void Add(IServiceCollection services)
    {
        services.AddHttpContextAccessor();
        services.AddScoped<CurrentActor>();
        services.AddScoped<Shell.People.Administration>();
        services.AddAuthentication(IdentityConstants.ApplicationScheme).AddIdentityCookies();
        services.AddIdentityCore<Account>(Rules)
            .AddSignInManager<OfficerSignIn>()
            .AddClaimsPrincipalFactory<OfficerClaims>()
            .AddDefaultTokenProviders();
        services.ConfigureApplicationCookie(Cookie);
        services.Configure<CookieAuthenticationOptions>(IdentityConstants.TwoFactorUserIdScheme, cookie =>
        {
            cookie.Cookie.Name = "second-factor";
            cookie.Cookie.SecurePolicy = CookieSecurePolicy.SameAsRequest;
        });
        services.Configure<SecurityStampValidatorOptions>(options => options.ValidationInterval = Believed);
        services.AddAuthorizationBuilder().SetDefaultPolicy(Ready);
        Limits.Add(services);
    }

    /// <summary>Goes after routing and before antiforgery.</summary>
    public static void Use(WebApplication app)
    {
        Limits.Use(app);
        app.UseAuthentication();
        app.UseAuthorization();
        app.UseWhen(http => http.Request.Path.StartsWithSegments(Desk), desk => desk.Use(Gate));
    }

    // Signed in, with nothing left that must be done first.
    static readonly AuthorizationPolicy Ready = new AuthorizationPolicyBuilder()
        .RequireAuthenticatedUser()
        .RequireAssertion(context => !context.User.HasClaim(claim => claim.Type == OfficerClaims.Must))
        .Build();

    static async Task Gate(HttpContext http, RequestDelegate next)
    {
        var decides = http.RequestServices.GetRequiredService<IAuthorizationService>();
        if ((await decides.AuthorizeAsync(http.User, Ready)).Succeeded) await next(http);
        else if (http.User.Identity is { IsAuthenticated: true }) await http.ForbidAsync();
        else await http.ChallengeAsync();
    }

    static void Rules(IdentityOptions options)
    {
        // Length is what makes a password strong; the rest of the rules stand in Passwords.
        options.Password = new()
        {
            RequiredLength = Passwords.Shortest, RequireDigit = false, RequireLowercase = false,
            RequireUppercase = false, RequireNonAlphanumeric = false,
        };
        options.Lockout.MaxFailedAccessAttempts = FailuresUntilLocked;
        options.Lockout.DefaultLockoutTimeSpan = Locked;
        options.User.AllowedUserNameCharacters = "";
    }

    static void Cookie(CookieAuthenticationOptions options)
    {
        options.Cookie.Name = "officer";
        options.Cookie.HttpOnly = true;
        options.Cookie.SameSite = SameSiteMode.Lax;
        options.Cookie.SecurePolicy = CookieSecurePolicy.SameAsRequest;
        options.ExpireTimeSpan = Idle;
        options.SlidingExpiration = true;
        options.Events.OnRedirectToLogin = context => SignIn(context.HttpContext);
        options.Events.OnRedirectToAccessDenied = context => Denied(context.HttpContext);
    }

    static async Task SignIn(HttpContext http)
    {
        var request = http.Request;
        if (await SendAgain.Kept(http, ended: true)) return;
        var to = HttpMethods.IsGet(request.Method) ? request.Path + request.QueryString.Value : Desk;
        await See.Other($"/sign-in?to={Uri.EscapeDataString(to)}").ExecuteAsync(http);
    }

    static Task Denied(HttpContext http) => http.User.FindFirst(OfficerClaims.Must)?.Value switch
    {
        OfficerClaims.NewPassword => See.Other("/account/password").ExecuteAsync(http),
        OfficerClaims.SecondFactor => See.Other("/account/second-factor").ExecuteAsync(http),
        _ => Refusal.Show(http, Refusal.NotAllowed),
    };
}
