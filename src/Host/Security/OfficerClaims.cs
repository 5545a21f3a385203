using System.Security.Claims;
using Daylight.Web;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;

namespace Daylight.Host.Security;

/// <summary>
/// What the cookie says of an officer: name, post and roles for the header, and what must be done before anything else. What
/// the officer may do is never read from here but from the posts, with every request.
/// </summary>
sealed class OfficerClaims(
    UserManager<Account> people, IOptions<IdentityOptions> options, Db db, Settings settings, TimeProvider time)
    : UserClaimsPrincipalFactory<Account>(people, options)
{
    /// <summary>The claim that names what must be done first.</summary>
    public const string Must = "must";

    /// <summary>Choose a password of one's own.</summary>
    public const string NewPassword = "new-password";

    /// <summary>Add a second factor.</summary>
    public const string SecondFactor = "second-factor";

    protected override async Task<ClaimsIdentity> GenerateClaimsAsync(Account user)
    {
        var identity = await base.GenerateClaimsAsync(user);
        Replace(identity, identity.NameClaimType, user.DisplayName);
        var officer = await Actor.Officer(db, user.Id, time.Today(), CancellationToken.None);
        if (officer is { Posts: [var first, ..] })
        {
            var body = await db.Bodies.FindAsync(first.BodyCode);
            var roles = first.Roles.Title;
            identity.AddClaim(new(Officer.PostClaim, $"{body!.ShortName} · {roles.Zh}"));
            identity.AddClaim(new(Officer.PostClaim + "-en", $"{body.NameEn} · {roles.En}"));
            identity.AddClaim(new(Officer.RolesClaim, $"{(int)officer.Roles}"));
        }
        if (user.MustChangePassword) identity.AddClaim(new(Must, NewPassword));
        else if (settings.SecondFactorNeeded() && !user.TwoFactorEnabled) identity.AddClaim(new(Must, SecondFactor));
        return identity;
    }

    static void Replace(ClaimsIdentity identity, string type, string value)
    {
        foreach (var claim in identity.FindAll(type).ToArray()) identity.RemoveClaim(claim);
        identity.AddClaim(new(type, value));
    }
}
