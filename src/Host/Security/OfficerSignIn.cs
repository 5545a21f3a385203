using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;

namespace Daylight.Host.Security;

/// <summary>Signs officers in; a closed account can't be used.</summary>
sealed class OfficerSignIn(
    UserManager<Account> people, IHttpContextAccessor http, IUserClaimsPrincipalFactory<Account> claims,
    IOptions<IdentityOptions> options, ILogger<SignInManager<Account>> log, IAuthenticationSchemeProvider schemes,
    IUserConfirmation<Account> confirmation)
    : SignInManager<Account>(people, http, claims, options, log, schemes, confirmation)
{
    // The hash of a password nobody has.
    static readonly string Nobody = new PasswordHasher<Account>().HashPassword(null!, Ids.Next().ToString());

    public override Task<bool> CanSignInAsync(Account user) => Task.FromResult(user.ClosedAt is null);

    public override async Task<SignInResult> PasswordSignInAsync(
        string userName, string password, bool isPersistent, bool lockoutOnFailure)
    {
        if (await UserManager.FindByNameAsync(userName) is { } account)
            return await PasswordSignInAsync(account, password, isPersistent, lockoutOnFailure);
        // The same work as for a name that exists, so that the time taken doesn't tell which names do.
        UserManager.PasswordHasher.VerifyHashedPassword(null!, Nobody, password);
        return SignInResult.Failed;
    }
}
