using Microsoft.AspNetCore.Identity;

namespace Daylight;

/// <summary>Opens and closes officers' accounts and gives posts: each with its ledger entry.</summary>
public sealed class Accounts(Db db, Ledger ledger, IPasswordHasher<Account> hasher, ILookupNormalizer normalizer, TimeProvider time)
{
    /// <summary>Opens an account with one post.</summary>
    public async Task<Account> Open(
        string name, string displayName, string password, string bodyCode, Role roles, Actor by, CancellationToken stop)
    {
        var account = new Account
        {
            Id = Guid.CreateVersion7(),
            UserName = name,
            NormalizedUserName = normalizer.NormalizeName(name),
            DisplayName = displayName,
            SecurityStamp = Guid.CreateVersion7().ToString("N"),
            LockoutEnabled = true,
        };
        account.PasswordHash = hasher.HashPassword(account, password);
        db.Add(account);
        Give(account.Id, bodyCode, roles, by);
        await db.SaveChangesAsync(stop);
        return account;
    }

    /// <summary>Gives an account a post from today on. The caller saves.</summary>
    public Post Give(Guid account, string bodyCode, Role roles, Actor by)
    {
        var post = new Post { AccountId = account, BodyCode = bodyCode, Roles = roles, From = time.Today() };
        db.Add(post);
        ledger.Write(by, "give-post", $"post:{post.Id}", bodyCode,
            new Dictionary<string, object?> { ["roles"] = roles.ToString(), ["from"] = post.From },
            new Dictionary<string, object?> { ["holder"] = account }).Covers(post);
        return post;
    }

    /// <summary>Ends a post today. The caller saves.</summary>
    public void End(Post post, Actor by)
    {
        post.To = time.Today();
        ledger.Write(by, "end-post", $"post:{post.Id}", post.BodyCode,
            new Dictionary<string, object?> { ["to"] = post.To }).Covers(post);
    }
}
