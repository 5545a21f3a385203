using Microsoft.EntityFrameworkCore;

namespace Daylight;

/// <summary>Who acts: an officer with posts, the requester of a case, or the program itself.</summary>
/// <param name="Account">The officer's account; null for requesters and the program.</param>
/// <param name="Name">The name shown to colleagues; never in public output.</param>
/// <param name="Posts">The posts held today.</param>
public sealed record Actor(Guid? Account, string Name, IReadOnlyList<Post> Posts)
{
    /// <summary>A resident or firm. What they may do is bound to the one case whose secret they know.</summary>
    public static readonly Actor Requester = new(null, "requester", []);

    /// <summary>The program: imports, clocks that ran out, the demonstration.</summary>
    public static readonly Actor Machine = new(null, "daylight", []);

    /// <summary>An officer.</summary>
    public static async Task<Actor?> Officer(Db db, Guid account, DateOnly today, CancellationToken stop)
    {
        var person = await db.Users.AsNoTracking()
            .Where(user => user.Id == account && user.ClosedAt == null)
            .Select(user => user.DisplayName).SingleOrDefaultAsync(stop);
        if (person is null) return null;
        var posts = await db.Set<Post>().AsNoTracking()
            .Where(post => post.AccountId == account && post.From <= today && (post.To == null || today <= post.To))
            .OrderBy(post => post.Id).ToListAsync(stop);
        return new(account, person, posts);
    }

    /// <summary>The roles this actor has towards a body.</summary>
    public Role RolesIn(string bodyCode, BodyTree bodies)
    {
        if (this == Requester) return Role.Requester;
        if (this == Machine) return Role.Machine;
        var roles = Role.None;
        foreach (var post in Posts)
            if (bodies.IsUnder(bodyCode, post.BodyCode)) roles |= post.Roles;
        return roles;
    }

    /// <summary>The roles of all posts together, whatever body they are in.</summary>
    public Role Roles => Posts.Aggregate(Role.None, (all, post) => all | post.Roles);

    /// <summary>True when the actor has any of <paramref name="roles"/> in some body.</summary>
    public bool HasAny(Role roles) => (Roles & roles) != 0;

    /// <summary>
    /// The actor as the public log names him: an office, never a person (<c>officer@440112003</c>).
    /// </summary>
    public string PublicName => this switch
    {
        _ when this == Requester => "requester",
        _ when this == Machine => "daylight",
        _ => $"officer@{(Posts is [var first, ..] ? first.BodyCode : "-")}",
    };
}
