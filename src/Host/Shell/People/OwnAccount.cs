using Daylight.Host.Security;
using Daylight.Web;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Identity;

namespace Daylight.Host.Shell.People;

/// <summary>An officer looks after the own account: password, second factor, passkeys, other sign-ins.</summary>
static class OwnAccount
{
    public static void Map(IEndpointRouteBuilder app)
    {
        var account = Group(app, "");
        account.MapGet("", Show);
        account.MapGet("/password", () => Page.Of<PasswordView>(new PasswordModel()));
        account.MapPost("/password", ChangePassword).RequireRateLimiting(Limits.SignIn);
        account.MapPost("/sessions/end", EndSessions);
        account.MapPost("/reminders", SettleReminders);
    }

    /// <summary>Addresses for whoever is signed in, also while something has to be done first.</summary>
    public static RouteGroupBuilder Group(IEndpointRouteBuilder app, string under) => app.MapGroup("/account" + under)
        .RequireAuthorization(new AuthorizationPolicyBuilder().RequireAuthenticatedUser().Build());

    /// <summary>The signed-in account; null when it was removed from under the cookie.</summary>
    public static Task<Account?> Of(HttpContext http, UserManager<Account> people) => people.GetUserAsync(http.User);

    static async Task<IResult> Show(
        HttpContext http, UserManager<Account> people, CurrentActor current, BodyTree bodies, CancellationToken stop)
    {
        if (await Of(http, people) is not { } account || await current.Find(stop) is not { } actor)
            return Results.Challenge();
        return Page.Of<AccountView>(await Model(account, actor, people, bodies));
    }

    static async Task<AccountModel> Model(Account account, Actor actor, UserManager<Account> people, BodyTree bodies) => new()
        {
            Name = account.DisplayName,
            UserName = account.UserName!,
            Posts = [.. actor.Posts.Select(post => new PostLine(bodies[post.BodyCode].Words, post))],
            HasSecondFactor = account.TwoFactorEnabled,
            RecoveryCodesLeft = await people.CountRecoveryCodesAsync(account),
            Passkeys = [.. await people.GetPasskeysAsync(account)],
            Administers = actor.HasAny(Role.Administrator),
            Email = account.Email,
            Declined = account.RemindersDeclinedAt is not null,
        };

    static async Task<IResult> SettleReminders(
        HttpContext http, IFormCollection form, UserManager<Account> people, CurrentActor current, Accounts accounts, BodyTree bodies, Db db,
        TimeProvider time, Settings settings, CancellationToken stop)
    {
        if (await Of(http, people) is not { } account || await current.Find(stop) is not { } actor) return Results.Challenge();
        var (email, declined) = (Typed.Text(form, "email"), form["declined"] == "true");
        var problems = new Problems().Mailbox("email", email);
        if (problems.Any)
        {
            var model = await Model(account, actor, people, bodies);
            return Page.Of<AccountView>(model with { Typed = email, Declined = declined, Problems = problems }, StatusCodes.Status422UnprocessableEntity);
        }
        (account.Email, account.NormalizedEmail) = email.Length > 0 ? (email, people.NormalizeEmail(email)) : (null, null);
        account.RemindersDeclinedAt = declined ? account.RemindersDeclinedAt ?? time.Now() : null;
        accounts.Tell("settle-reminders", account, HomeOf(actor, settings), actor);
        await db.SaveChangesAsync(stop);
        return See.Other("/account");
    }

    static async Task<IResult> ChangePassword(
        HttpContext http, IFormCollection form, UserManager<Account> people, SignInManager<Account> door,
        CurrentActor current, Accounts accounts, Settings settings, CancellationToken stop)
    {
        if (await Of(http, people) is not { } account || await current.Find(stop) is not { } actor)
            return Results.Challenge();
        var (present, password) = (form["current"].ToString(), form["password"].ToString());
        var problems = Passwords.Check(account, password, form["again"].ToString());
        if (!await people.CheckPasswordAsync(account, present))
            problems.Add("current", "现在的密码不对", "The present password is wrong");
        else if (present == password)
            problems.Add("password", "新密码不能和现在的一样", "Choose a password other than the present one");
        if (problems.Any)
            return Page.Of<PasswordView>(new PasswordModel(problems), StatusCodes.Status422UnprocessableEntity);

        account.MustChangePassword = false;
        accounts.Tell("change-password", account, HomeOf(actor, settings), actor);
        await people.ChangePasswordAsync(account, present, password);
        await door.RefreshSignInAsync(account);
        return See.Other("/account");
    }

    static async Task<IResult> EndSessions(
        HttpContext http, IFormCollection form, UserManager<Account> people, SignInManager<Account> door)
    {
        if (await Of(http, people) is not { } account) return Results.Challenge();
        await people.UpdateSecurityStampAsync(account);
        await door.RefreshSignInAsync(account);
        return See.Other("/account");
    }

    /// <summary>The body an officer belongs to; the root for those without a post.</summary>
    public static string HomeOf(Actor actor, Settings settings) =>
        actor.Posts is [var first, ..] ? first.BodyCode : settings.Code;
}

/// <summary>A post as a page shows it.</summary>
public sealed record PostLine(Words Body, Post Post);

/// <summary>What the page of the own account shows.</summary>
public sealed record AccountModel
{
    public required string Name { get; init; }
    public required string UserName { get; init; }
    public required IReadOnlyList<PostLine> Posts { get; init; }
    public required bool HasSecondFactor { get; init; }
    public required int RecoveryCodesLeft { get; init; }
    public required IReadOnlyList<UserPasskeyInfo> Passkeys { get; init; }
    public required bool Administers { get; init; }
    public string? Email { get; init; }
    public bool Declined { get; init; }
    public string? Typed { get; init; }
    public Problems? Problems { get; init; }
}

/// <summary>What the page for a new password shows.</summary>
public sealed record PasswordModel(Problems? Problems = null);
