using Daylight.Web;
using Microsoft.EntityFrameworkCore;

namespace Daylight.Host.Shell.People;

/// <summary>
/// What an administrator sees and may change: bodies under an administrator's post, and people whose posts all lie
/// there.
/// </summary>
sealed class Administration(Db db, CurrentActor current, BodyTree bodies, TimeProvider time)
{
    const int PageSize = 50;

    Actor? administrator;

    /// <summary>The administrator. Known after <see cref="Allowed"/>.</summary>
    public Actor Administrator => administrator!;

    /// <summary>Bodies whose people may be looked after, in the order of the tree.</summary>
    public IReadOnlyList<Body> Bodies { get; private set; } = [];

    /// <summary>The body for which the administrator acts.</summary>
    public string Home => Bodies[0].Code;

    /// <summary>True when whoever is signed in administers anything.</summary>
    public async Task<bool> Allowed(CancellationToken stop)
    {
        administrator = await current.Find(stop);
        if (administrator is null) return false;
        Bodies = [.. bodies.All.Where(body => Administers(body.Code))];
        return Bodies.Count > 0;
    }

    /// <summary>A page of the people, by name; those whose name or user name holds what was asked for.</summary>
    public async Task<OfficersModel> People(string? sought, int? page, CancellationToken stop)
    {
        var (today, within) = (time.Today(), Bodies.Select(body => body.Code).ToList());
        var users = db.Users.AsNoTracking().Where(user => !db.Set<Post>().Any(post =>
            post.AccountId == user.Id && (post.To == null || post.To >= today) && !within.Contains(post.BodyCode)));
        if (sought?.Trim() is { Length: > 0 } part)
        {
            var upper = part.ToUpperInvariant();
            users = users.Where(user => user.DisplayName.Contains(part) || user.NormalizedUserName!.Contains(upper));
        }
        var pages = Math.Max(1, (await users.CountAsync(stop) + PageSize - 1) / PageSize);
        var shown = Math.Clamp(page ?? 1, 1, pages);
        var found = await users.OrderBy(user => user.ClosedAt != null).ThenBy(user => user.UserName)
            .Skip((shown - 1) * PageSize).Take(PageSize).ToListAsync(stop);
        var ids = found.ConvertAll(user => user.Id);
        var posts = (await db.Set<Post>().AsNoTracking().Where(post => ids.Contains(post.AccountId)).ToListAsync(stop))
            .ToLookup(post => post.AccountId);
        return new(sought?.Trim() ?? "", [.. found.Select(user => Model(user, posts[user.Id]))], shown, pages);
    }

    /// <summary>A person who may be looked after, tracked for changes; null for others.</summary>
    public async Task<PersonModel?> Find(Guid id, CancellationToken stop)
    {
        if (!await Allowed(stop)) return null;
        if (await db.Users.SingleOrDefaultAsync(user => user.Id == id, stop) is not { } account) return null;
        var posts = await db.Set<Post>().Where(post => post.AccountId == id).ToListAsync(stop);
        return Within(posts) ? Model(account, posts) : null;
    }

    /// <summary>What is wrong with a post that is to be given.</summary>
    public Problems CheckPost(string? body, string[]? roles) => new Problems()
        .When(body is null || !Administers(body), "body", "选择单位", "Choose the body")
        .When(RolesOf(roles) == Role.None, "roles", "至少选一个岗位", "Choose at least one role");

    /// <summary>The roles that were ticked; what is no officer's role is left out.</summary>
    public static Role RolesOf(string[]? ticked) => Roles.OfOfficers
        .Where(role => ticked?.Contains(role.ToString()) == true)
        .Aggregate(Role.None, (all, role) => all | role);

    bool Administers(string body) => (Administrator.RolesIn(body, bodies) & Role.Administrator) != 0;

    bool Within(IEnumerable<Post> posts) => Current(posts).All(post => Administers(post.BodyCode));

    IEnumerable<Post> Current(IEnumerable<Post> posts) => posts.Where(post => post.To is null || time.Today() <= post.To);

    PersonModel Model(Account account, IEnumerable<Post> posts) => new()
    {
        Account = account,
        Posts = [.. Current(posts).OrderBy(post => post.From).Select(post => new PostLine(bodies[post.BodyCode].Words, post))],
        Bodies = Bodies,
        IsLocked = account.LockoutEnd > time.GetUtcNow(),
    };
}

/// <summary>An officer as the administrator sees them.</summary>
public sealed record PersonModel
{
    public required Account Account { get; init; }
    public required IReadOnlyList<PostLine> Posts { get; init; }
    public required IReadOnlyList<Body> Bodies { get; init; }
    public required bool IsLocked { get; init; }
    public NewPost Given { get; init; } = new();
    public Problems? Problems { get; init; }
}

/// <summary>What the list of officers shows.</summary>
/// <param name="Sought">What was sought; empty for all.</param>
/// <param name="People">The people of the page.</param>
/// <param name="Page">The page, from 1.</param>
/// <param name="Pages">How many pages there are.</param>
public sealed record OfficersModel(string Sought, IReadOnlyList<PersonModel> People, int Page, int Pages);

/// <summary>What the form for a new account shows.</summary>
public sealed record NewPersonModel(IReadOnlyList<Body> Bodies, NewPerson Given, Problems? Problems = null);

/// <summary>A password that is shown once.</summary>
public sealed record OneTimePasswordModel(Account Account, string Password);
