using Daylight.Web;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.WebUtilities;

namespace Daylight.Host.Shell.People;

/// <summary>An officer adds, names and removes passkeys. Adding needs a script; the rest does not.</summary>
static class OwnPasskeys
{
    const int MostPasskeys = 10;
    const int LongestName = 60;

    public static void Map(IEndpointRouteBuilder app)
    {
        var keys = OwnAccount.Group(app, "/passkeys");
        keys.MapPost("/options", Options);
        keys.MapPost("", Add);
        keys.MapPost("/{key}/rename", Rename);
        keys.MapPost("/{key}/remove", Remove);
    }

    /// <summary>A passkey's identity as it stands in addresses.</summary>
    public static string Key(UserPasskeyInfo passkey) => WebEncoders.Base64UrlEncode(passkey.CredentialId);

    static async Task<IResult> Options(
        HttpContext http, IFormCollection form, UserManager<Account> people, SignInManager<Account> door)
    {
        if (await OwnAccount.Of(http, people) is not { } account) return Results.Unauthorized();
        return Results.Content(await door.MakePasskeyCreationOptionsAsync(new()
        {
            Id = account.Id.ToString(), Name = account.UserName!, DisplayName = account.DisplayName,
        }), "application/json");
    }

    static async Task<IResult> Add(
        HttpContext http, IFormCollection form, UserManager<Account> people, SignInManager<Account> door,
        CurrentActor current, Accounts accounts, Settings settings, CancellationToken stop)
    {
        if (await OwnAccount.Of(http, people) is not { } account || await current.Find(stop) is not { } actor)
            return Results.Challenge();
        var full = (await people.GetPasskeysAsync(account)).Count >= MostPasskeys;
        if (!full && await Passkeys.Read(door, form["credential"]) is { } passkey)
        {
            passkey.Name = NameOf(form["name"]) ?? LanguageChoice.Of(http) switch
            {
                Language.English => "Passkey",
                _ => "通行密钥",
            };
            accounts.Tell("add-passkey", account, OwnAccount.HomeOf(actor, settings), actor);
            await people.AddOrUpdatePasskeyAsync(account, passkey);
        }
        return See.Other("/account#passkeys");
    }

    static async Task<IResult> Rename(
        HttpContext http, string key, IFormCollection form, UserManager<Account> people)
    {
        if (await OwnAccount.Of(http, people) is not { } account) return Results.Challenge();
        if (NameOf(form["name"]) is { } name && await Find(account, key, people) is { } passkey)
        {
            passkey.Name = name;
            await people.AddOrUpdatePasskeyAsync(account, passkey);
        }
        return See.Other("/account#passkeys");
    }

    static async Task<IResult> Remove(
        HttpContext http, string key, IFormCollection form, UserManager<Account> people,
        CurrentActor current, Accounts accounts, Settings settings, CancellationToken stop)
    {
        if (await OwnAccount.Of(http, people) is not { } account || await current.Find(stop) is not { } actor)
            return Results.Challenge();
        if (await Find(account, key, people) is { } passkey)
        {
            accounts.Tell("remove-passkey", account, OwnAccount.HomeOf(actor, settings), actor);
            await people.RemovePasskeyAsync(account, passkey.CredentialId);
        }
        return See.Other("/account#passkeys");
    }

    static async Task<UserPasskeyInfo?> Find(Account account, string key, UserManager<Account> people) =>
        (await people.GetPasskeysAsync(account)).FirstOrDefault(passkey => Key(passkey) == key);

    static string? NameOf(string? typed) => typed?.Trim() is { Length: > 0 and <= LongestName } name ? name : null;
}
