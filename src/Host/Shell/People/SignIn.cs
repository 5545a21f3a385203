using Daylight.Host.Security;
using Daylight.Web;
using Microsoft.AspNetCore.Identity;

namespace Daylight.Host.Shell.People;

/// <summary>
/// An officer signs in: by name and password, then by the code of the authenticator app or a recovery code where one is
/// enrolled; or at once by passkey.
/// </summary>
static class SignIn
{
    public static void Map(IEndpointRouteBuilder app)
    {
        app.MapGet("/sign-in", Ask);
        app.MapGet("/sign-in/code", AskCode);
        var attempts = app.MapGroup("/sign-in").RequireRateLimiting(Limits.SignIn);
        attempts.MapPost("", ByPassword);
        attempts.MapPost("/code", ByCode);
        attempts.MapPost("/passkey", ByPasskey);
        attempts.MapPost("/passkey/options", PasskeyOptions);
    }

    static IResult Ask(HttpContext http, string? to) => http.User.Identity is { IsAuthenticated: true }
        ? See.Other(LocalPath.Of(to))
        : Page.Of<SignInView>(new SignInModel(LocalPath.Of(to)));

    static async Task<IResult> ByPassword(IFormCollection form, SignInManager<Account> door)
    {
        var to = LocalPath.Of(form["to"]);
        var name = form["name"].ToString().Trim();
        // As typed: blanks belong to a password.
        var secret = form["secret"].ToString();
        var problems = new Problems()
            .When(name.Length == 0, "name", "填写用户名", "Enter your user name")
            .When(secret.Length == 0, "secret", "填写密码", "Enter your password");
        if (problems.Any) return Again(to, name, problems);
        var result = await door.PasswordSignInAsync(name, secret, isPersistent: false, lockoutOnFailure: true);
        if (result.Succeeded) return See.Other(to);
        if (result.RequiresTwoFactor) return See.Other($"/sign-in/code?to={Uri.EscapeDataString(to)}");
        return Again(to, name, result.IsLockedOut ? TooOften : Problems.Of("secret", "用户名或密码不对",
            "The user name or the password is wrong"));
    }

    static async Task<IResult> AskCode(SignInManager<Account> door, string? to) =>
        await door.GetTwoFactorAuthenticationUserAsync() is null
            ? See.Other("/sign-in")
            : Page.Of<SignInCodeView>(new SignInModel(LocalPath.Of(to)));

    static async Task<IResult> ByCode(IFormCollection form, SignInManager<Account> door)
    {
        var to = LocalPath.Of(form["to"]);
        if (await door.GetTwoFactorAuthenticationUserAsync() is null) return See.Other("/sign-in");
        var recovery = SecondFactor.Recovery(form["recovery"]);
        var app = SecondFactor.Plain(form["app"]);
        if (recovery.Length == 0 && app.Length == 0)
            return AgainCode(to, Problems.Of("app", "填写验证码", "Enter the code"));
        var result = recovery.Length > 0
            ? await door.TwoFactorRecoveryCodeSignInAsync(recovery)
            : await door.TwoFactorAuthenticatorSignInAsync(app, isPersistent: false, rememberClient: false);
        if (result.Succeeded) return See.Other(to);
        if (result.IsLockedOut) return AgainCode(to, TooOften);
        return AgainCode(to, recovery.Length > 0
            ? Problems.Of("recovery", "恢复码不对，或者已经用过", "The recovery code is wrong or was used before")
            : Problems.Of("app", "验证码不对，或者已经过期", "The code is wrong or no longer valid"));
    }

    static async Task<IResult> PasskeyOptions(IFormCollection form, SignInManager<Account> door) =>
        Results.Content(await door.MakePasskeyRequestOptionsAsync(null), "application/json");

    static async Task<IResult> ByPasskey(IFormCollection form, SignInManager<Account> door)
    {
        var to = LocalPath.Of(form["to"]);
        var result = await Passkeys.SignIn(door, form["credential"]);
        return result.Succeeded ? See.Other(to) : Again(to, "", Problems.Of("",
            "没能用通行密钥登录，请改用密码", "Signing in with a passkey did not work; use your password"));
    }

    static Problems TooOften => Problems.Of("", "试的次数太多，这个账号暂停登录15分钟",
        "Too many attempts: this account can't be used for 15 minutes");

    static IResult Again(string to, string name, Problems problems) =>
        Page.Of<SignInView>(new SignInModel(to, name, problems), StatusCodes.Status422UnprocessableEntity);

    static IResult AgainCode(string to, Problems problems) =>
        Page.Of<SignInCodeView>(new SignInModel(to, "", problems), StatusCodes.Status422UnprocessableEntity);
}

/// <summary>What the pages of the sign-in show.</summary>
/// <param name="To">Where to go on to.</param>
/// <param name="Name">The user name as typed.</param>
/// <param name="Problems">What was wrong.</param>
public sealed record SignInModel(string To, string Name = "", Problems? Problems = null);
