using Microsoft.EntityFrameworkCore;

namespace Daylight;

/// <summary>An officer as colleagues choose one.</summary>
/// <param name="Account">The account.</param>
/// <param name="Name">The name as colleagues read it.</param>
public sealed record Colleague(Guid Account, string Name);

/// <summary>Who holds which posts (同事): officers to whom work can be given.</summary>
public sealed class Colleagues(Db db, BodyTree bodies, TimeProvider time)
{
    /// <summary>The tree by which posts count.</summary>
    public BodyTree Bodies => bodies;

    /// <summary>Today, where posts are looked at.</summary>
    public DateOnly Today => time.Today();

    /// <summary>Officers who hold one of some roles towards a body today, by name.</summary>
    public Task<IReadOnlyList<Colleague>> Of(string body, Role roles, CancellationToken stop) =>
        Holding(one => bodies.IsUnder(body, one.Code), roles, stop);

    /// <summary>Officers whose own posts in a body or below it have one of some roles today, by name.</summary>
    public Task<IReadOnlyList<Colleague>> Below(string body, Role roles, CancellationToken stop) =>
        Holding(one => bodies.IsUnder(one.Code, body), roles, stop);

    async Task<IReadOnlyList<Colleague>> Holding(Func<Body, bool> where, Role roles, CancellationToken stop)
    {
        var (today, among) = (Today, bodies.All.Where(where).Select(one => one.Code).ToArray());
        var posts = await db.Set<Post>().AsNoTracking()
            .Where(post => among.Contains(post.BodyCode) && post.From <= today && (post.To == null || today <= post.To)).ToListAsync(stop);
        return await Named([.. posts.Where(post => (post.Roles & roles) != 0).Select(post => post.AccountId)], stop);
    }

    /// <summary>Those of some accounts that are open, by name.</summary>
    public async Task<IReadOnlyList<Colleague>> Named(IReadOnlyCollection<Guid> accounts, CancellationToken stop)
    {
        if (accounts.Count == 0) return [];
        var ids = accounts.Distinct().ToArray();
        return await db.Users.AsNoTracking().Where(user => ids.Contains(user.Id) && user.ClosedAt == null)
            .OrderBy(user => user.DisplayName).ThenBy(user => user.Id)
            .Select(user => new Colleague(user.Id, user.DisplayName)).ToListAsync(stop);
    }

    /// <summary>The names of some accounts, those that were closed too.</summary>
    public async Task<IReadOnlyDictionary<Guid, string>> Names(IEnumerable<Guid> accounts, CancellationToken stop)
    {
        var ids = accounts.Distinct().ToArray();
        return ids.Length == 0 ? new Dictionary<Guid, string>() : await db.Users.AsNoTracking().Where(user => ids.Contains(user.Id))
            .ToDictionaryAsync(user => user.Id, user => user.DisplayName, stop);
    }
}
