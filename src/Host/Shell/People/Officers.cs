using Daylight.Web;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace Daylight.Host.Shell.People;

/// <summary>
/// An administrator looks after the people of the own bodies: opens and closes accounts, gives and ends posts, gives a
/// new password or takes away a lost second factor.
/// </summary>
static class Officers
{
    const int LongestName = 60;

    public static void Map(IEndpointRouteBuilder app)
    {
        var people = app.MapGroup("/desk/people");
        people.MapGet("", List);
        people.MapGet("/new", async (Administration office, CancellationToken stop) =>
            await office.Allowed(stop) ? Page.Of<NewPersonView>(new NewPersonModel(office.Bodies, new())) : Results.Forbid());
        people.MapPost("/new", Open);
        people.MapGet("/{id:guid}", Show);
        people.MapPost("/{id:guid}/posts", Give);
        people.MapPost("/{id:guid}/posts/{post:guid}/end", End);
        people.MapPost("/{id:guid}/password", ResetPassword);
        people.MapPost("/{id:guid}/second-factor", ResetSecondFactor);
        people.MapPost("/{id:guid}/close", Close);
    }

    static async Task<IResult> List(Administration office, string? q, int? page, CancellationToken stop) =>
        await office.Allowed(stop)
            ? Page.Of<OfficersView>(await office.People(q, page, stop))
            : Results.Forbid();

    static async Task<IResult> Open(
        IFormCollection form, Administration office, Accounts accounts, ILookupNormalizer normalizer, Db db,
        CancellationToken stop)
    {
        if (!await office.Allowed(stop)) return Results.Forbid();
        var given = NewPerson.Of(form);
        var (name, userName) = (given.Name?.Trim() ?? "", given.UserName?.Trim() ?? "");
        var problems = new Problems()
            .When(name.Length is 0 or > LongestName, "name", "写出姓名", "Give the person's name")
            .When(!IsUserName(userName), "userName", "用户名用3到40个字母、数字、点或短横",
                "Use 3 to 40 letters, digits, dots or hyphens for the user name")
            .And(office.CheckPost(given.Body, given.Roles));
        var normal = normalizer.NormalizeName(userName);
        if (await db.Users.AnyAsync(user => user.NormalizedUserName == normal, stop))
            problems.Add("userName", "这个用户名已经有人用了", "This user name is taken");
        if (problems.Any)
            return Page.Of<NewPersonView>(new NewPersonModel(office.Bodies, given, problems), StatusCodes.Status422UnprocessableEntity);
        var (account, password) = await accounts.OpenFor(
            userName, name, given.Body!, Administration.RolesOf(given.Roles), office.Administrator, stop);
        return Page.Of<OneTimePasswordView>(new OneTimePasswordModel(account, password));
    }

    static async Task<IResult> Show(Guid id, Administration office, CancellationToken stop) =>
        await office.Find(id, stop) is { } person ? Page.Of<PersonView>(person) : Results.Forbid();

    static async Task<IResult> Give(
        Guid id, IFormCollection form, Administration office, Accounts accounts, Db db, TimeProvider time,
        CancellationToken stop)
    {
        if (await office.Find(id, stop) is not { } person) return Results.Forbid();
        var given = NewPost.Of(form);
        var from = DayOf(given.From) ?? time.Today();
        var to = DayOf(given.To);
        var problems = office.CheckPost(given.Body, given.Roles)
            .When(DayOf(given.From) is null && !string.IsNullOrWhiteSpace(given.From), "from", "日期写成2026-10-13这样", "Write the day as 2026-10-13")
            .When(to is null && !string.IsNullOrWhiteSpace(given.To), "to", "日期写成2026-10-13这样", "Write the day as 2026-10-13")
            .When(to < from, "to", "结束日期不能早于开始日期", "The last day can't be before the first")
            .When(person.Account.ClosedAt is not null, "", "账号已经关闭", "The account is closed");
        if (problems.Any)
            return Page.Of<PersonView>(person with { Given = given, Problems = problems }, StatusCodes.Status422UnprocessableEntity);
        accounts.Give(id, given.Body!, Administration.RolesOf(given.Roles), from, to, office.Administrator);
        await db.SaveChangesAsync(stop);
        return See.Other($"/desk/people/{id}");
    }

    static async Task<IResult> End(
        Guid id, Guid post, IFormCollection form, Administration office, Accounts accounts, Db db, CancellationToken stop)
    {
        if (await office.Find(id, stop) is not { } person) return Results.Forbid();
        if (person.Posts.FirstOrDefault(line => line.Post.Id == post)?.Post is { } held)
        {
            accounts.End(held, office.Administrator);
            await db.SaveChangesAsync(stop);
        }
        return See.Other($"/desk/people/{id}");
    }

    static async Task<IResult> ResetPassword(
        Guid id, IFormCollection form, Administration office, Accounts accounts, Db db, CancellationToken stop)
    {
        if (await office.Find(id, stop) is not { Account.ClosedAt: null } person) return Results.Forbid();
        var password = accounts.ResetPassword(person.Account, office.Home, office.Administrator);
        await db.SaveChangesAsync(stop);
        return Page.Of<OneTimePasswordView>(new OneTimePasswordModel(person.Account, password));
    }

    static async Task<IResult> ResetSecondFactor(
        Guid id, IFormCollection form, Administration office, Accounts accounts, UserManager<Account> people, CancellationToken stop)
    {
        if (await office.Find(id, stop) is not { Account.ClosedAt: null } person) return Results.Forbid();
        accounts.Tell("remove-second-factor", person.Account, office.Home, office.Administrator);
        await people.SetTwoFactorEnabledAsync(person.Account, false);
        await people.ResetAuthenticatorKeyAsync(person.Account);
        foreach (var passkey in await people.GetPasskeysAsync(person.Account))
            await people.RemovePasskeyAsync(person.Account, passkey.CredentialId);
        return See.Other($"/desk/people/{id}");
    }

    static async Task<IResult> Close(
        Guid id, IFormCollection form, Administration office, Accounts accounts, Db db, CancellationToken stop)
    {
        if (await office.Find(id, stop) is not { Account.ClosedAt: null } person) return Results.Forbid();
        if (id == office.Administrator.Account)
        {
            var problems = Problems.Of("", "不能关闭自己的账号，请另一位管理员来办",
                "You can't close your own account; another administrator can");
            return Page.Of<PersonView>(person with { Problems = problems }, StatusCodes.Status422UnprocessableEntity);
        }
        accounts.Close(person.Account, person.Posts.Select(line => line.Post), office.Home, office.Administrator);
        await db.SaveChangesAsync(stop);
        return See.Other($"/desk/people/{id}");
    }

    static bool IsUserName(string name) =>
        name.Length is >= 3 and <= 40 && name.All(letter => char.IsAsciiLetterOrDigit(letter) || letter is '.' or '-');

    static DateOnly? DayOf(string? typed) => DateOnly.TryParseExact(typed, "yyyy-MM-dd", out var day) ? day : null;
}

/// <summary>A new account as typed.</summary>
public sealed record NewPerson
{
    public string? Name { get; init; }
    public string? UserName { get; init; }
    public string? Body { get; init; }
    public string[]? Roles { get; init; }

    public static NewPerson Of(IFormCollection form) => new()
    {
        Name = form["name"], UserName = form["userName"], Body = form["body"], Roles = form["roles"]!,
    };
}

/// <summary>A new post as typed.</summary>
public sealed record NewPost
{
    public string? Body { get; init; }
    public string[]? Roles { get; init; }
    public string? From { get; init; }
    public string? To { get; init; }

    public static NewPost Of(IFormCollection form) => new()
    {
        Body = form["body"], Roles = form["roles"]!, From = form["from"], To = form["to"],
    };
}
