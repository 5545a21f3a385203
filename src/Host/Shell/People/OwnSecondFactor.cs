using Daylight.Host.Security;
using Daylight.Web;
using Microsoft.AspNetCore.Identity;

namespace Daylight.Host.Shell.People;

/// <summary>An officer sets up an authenticator app, changes to another one, or asks for new recovery codes.</summary>
static class OwnSecondFactor
{
    public static void Map(IEndpointRouteBuilder app)
    {
        var factor = OwnAccount.Group(app, "/second-factor");
        factor.MapGet("", Show);
        var sent = factor.MapGroup("").RequireRateLimiting(Limits.SignIn);
        sent.MapPost("", Enrol);
        sent.MapPost("/codes", NewCodes);
        sent.MapPost("/replace", Replace);
    }

    static async Task<IResult> Show(HttpContext http, UserManager<Account> people, Site site) =>
        await OwnAccount.Of(http, people) is { } account
            ? Page.Of<SecondFactorView>(await Model(account, people, site, null))
            : Results.Challenge();

    static async Task<IResult> Enrol(
        HttpContext http, IFormCollection form, UserManager<Account> people, SignInManager<Account> door, Site site,
        CurrentActor current, Accounts accounts, Settings settings, CancellationToken stop)
    {
        if (await OwnAccount.Of(http, people) is not { } account || await current.Find(stop) is not { } actor)
            return Results.Challenge();
        if (account.TwoFactorEnabled) return See.Other("/account/second-factor");
        var provider = people.Options.Tokens.AuthenticatorTokenProvider;
        if (!await people.VerifyTwoFactorTokenAsync(account, provider, SecondFactor.Plain(form["code"])))
        {
            return Wrong(await Model(account, people, site, Problems.Of("code",
                "验证码不对。看一下手机时间准不准，再输入最新的6位数字",
                "The code is wrong. Check that your telephone's clock is right and enter the newest six digits")));
        }
        accounts.Tell("add-second-factor", account, OwnAccount.HomeOf(actor, settings), actor);
        await people.SetTwoFactorEnabledAsync(account, true);
        await door.RefreshSignInAsync(account);
        return await Codes(account, people);
    }

    static async Task<IResult> NewCodes(
        HttpContext http, IFormCollection form, UserManager<Account> people, Site site)
    {
        if (await OwnAccount.Of(http, people) is not { } account) return Results.Challenge();
        if (!account.TwoFactorEnabled) return See.Other("/account/second-factor");
        return await people.CheckPasswordAsync(account, form["password"].ToString())
            ? await Codes(account, people)
            : Wrong(await Model(account, people, site, WrongPassword("password")));
    }

    static async Task<IResult> Replace(
        HttpContext http, IFormCollection form, UserManager<Account> people, SignInManager<Account> door, Site site,
        CurrentActor current, Accounts accounts, Settings settings, CancellationToken stop)
    {
        if (await OwnAccount.Of(http, people) is not { } account || await current.Find(stop) is not { } actor)
            return Results.Challenge();
        if (!await people.CheckPasswordAsync(account, form["password"].ToString()))
            return Wrong(await Model(account, people, site, WrongPassword("password")));
        accounts.Tell("remove-second-factor", account, OwnAccount.HomeOf(actor, settings), actor);
        await people.SetTwoFactorEnabledAsync(account, false);
        await people.ResetAuthenticatorKeyAsync(account);
        await door.RefreshSignInAsync(account);
        return See.Other("/account/second-factor");
    }

    // Shown in the answer itself and never again: only hashes could be kept, and an address could be opened twice.
    static async Task<IResult> Codes(Account account, UserManager<Account> people) => Page.Of<RecoveryCodesView>(
        (await people.GenerateNewTwoFactorRecoveryCodesAsync(account, SecondFactor.RecoveryCodes))!.ToArray());

    static async Task<SecondFactorModel> Model(
        Account account, UserManager<Account> people, Site site, Problems? problems)
    {
        if (account.TwoFactorEnabled)
            return new(true, "", "", await people.CountRecoveryCodesAsync(account), problems);
        if (await people.GetAuthenticatorKeyAsync(account) is not { Length: > 0 } key)
        {
            await people.ResetAuthenticatorKeyAsync(account);
            key = (await people.GetAuthenticatorKeyAsync(account))!;
        }
        return new(false, key, SecondFactor.Address(site.Place.Zh + site.Product.Zh, account.UserName!, key), 0, problems);
    }

    static Problems WrongPassword(string field) => Problems.Of(field, "密码不对", "The password is wrong");

    static IResult Wrong(SecondFactorModel model) =>
        Page.Of<SecondFactorView>(model, StatusCodes.Status422UnprocessableEntity);
}

/// <summary>What the page of the second factor shows.</summary>
/// <param name="Enrolled">Whether an app is set up.</param>
/// <param name="Key">The key for a new app.</param>
/// <param name="Address">The same as an address in a picture.</param>
/// <param name="CodesLeft">Recovery codes not used yet.</param>
/// <param name="Problems">What was wrong.</param>
public sealed record SecondFactorModel(bool Enrolled, string Key, string Address, int CodesLeft, Problems? Problems);
