using System.Security.Cryptography;
using Microsoft.AspNetCore.Identity;

namespace Daylight;

/// <summary>Opens and closes officers' accounts and gives posts: each with its ledger entry.</summary>
public sealed class Accounts(
    Db db, Ledger ledger, IPasswordHasher<Account> hasher, ILookupNormalizer normalizer, TimeProvider time)
{
    const int PasswordLength = 16;

    // Without the letters and digits that are taken for one another when copied from paper.
    const string PasswordLetters = "abcdefghjkmnpqrstuvwxyzABCDEFGHJKMNPQRSTUVWXYZ23456789";

    /// <summary>Opens an account with one post and a password that stays.</summary>
    public async Task<Account> Open(
        string name, string displayName, string password, string bodyCode, Role roles, Actor by, CancellationToken stop)
    {
        var account = New(name, displayName, password, mustChange: false);
        Add(account, bodyCode, roles, by);
        await db.SaveChangesAsync(stop);
        return account;
    }

    /// <summary>Opens an account for a person, who must choose a password of their own at the first sign-in.</summary>
    /// <returns>The account, and the password for that one sign-in; it is not kept anywhere.</returns>
    public async Task<(Account Account, string Password)> OpenFor(
        string name, string displayName, string bodyCode, Role roles, Actor by, CancellationToken stop)
    {
        var password = NewPassword();
        var account = New(name, displayName, password, mustChange: true);
        Add(account, bodyCode, roles, by);
        await db.SaveChangesAsync(stop);
        return (account, password);
    }

    /// <summary>Gives an account a post from today on. The caller saves.</summary>
    public Post Give(Guid account, string bodyCode, Role roles, Actor by) =>
        Give(account, bodyCode, roles, time.Today(), null, by);

    /// <summary>Gives an account a post from a day to a day. The caller saves.</summary>
    public Post Give(Guid account, string bodyCode, Role roles, DateOnly from, DateOnly? to, Actor by)
    {
        var post = new Post { AccountId = account, BodyCode = bodyCode, Roles = roles, From = from, To = to };
        db.Add(post);
        var facts = new Dictionary<string, object?> { ["roles"] = roles.ToString(), ["from"] = from };
        if (to is not null) facts["to"] = to;
        ledger.Write(by, "give-post", $"post:{post.Id}", bodyCode, facts,
            new Dictionary<string, object?> { ["holder"] = account }).Covers(post);
        return post;
    }

    /// <summary>Ends a post: its last day was yesterday, so that it no longer counts. The caller saves.</summary>
    public void End(Post post, Actor by)
    {
        post.To = time.Today().AddDays(-1);
        ledger.Write(by, "end-post", $"post:{post.Id}", post.BodyCode,
            new Dictionary<string, object?> { ["to"] = post.To }).Covers(post);
    }

    /// <summary>
    /// Closes an account for good: whoever uses it is signed out, and its posts end. Nothing is deleted, since the
    /// ledger refers to it. The caller saves.
    /// </summary>
    /// <param name="account">The account.</param>
    /// <param name="posts">All posts it holds now or later.</param>
    /// <param name="bodyCode">The body concerned.</param>
    /// <param name="by">Who closes it.</param>
    public void Close(Account account, IEnumerable<Post> posts, string bodyCode, Actor by)
    {
        account.ClosedAt = time.Now();
        SignOutEverywhere(account);
        foreach (var post in posts) End(post, by);
        Tell("close-account", account, bodyCode, by);
    }

    /// <summary>Gives an account a new password for one sign-in. The caller saves.</summary>
    public string ResetPassword(Account account, string bodyCode, Actor by)
    {
        var password = NewPassword();
        account.PasswordHash = hasher.HashPassword(account, password);
        account.MustChangePassword = true;
        (account.AccessFailedCount, account.LockoutEnd) = (0, null);
        SignOutEverywhere(account);
        Tell("reset-password", account, bodyCode, by);
        return password;
    }

    /// <summary>
    /// Says that something about signing in to an account changed: a password, a second factor. The caller saves.
    /// </summary>
    public void Tell(string verb, Account account, string bodyCode, Actor by) =>
        ledger.Write(by, verb, "accounts", bodyCode,
            privatePart: new Dictionary<string, object?> { ["holder"] = account.Id }).Covers(account);

    // Every cookie carries the stamp it was given for; a new stamp makes all of them void.
    static void SignOutEverywhere(Account account) => account.SecurityStamp = NewStamp();

    static string NewStamp() => RandomNumberGenerator.GetHexString(32);

    static string NewPassword() => RandomNumberGenerator.GetString(PasswordLetters, PasswordLength);

    Account New(string name, string displayName, string password, bool mustChange)
    {
        var account = new Account
        {
            Id = Ids.Next(),
            UserName = name,
            NormalizedUserName = normalizer.NormalizeName(name),
            DisplayName = displayName,
            SecurityStamp = NewStamp(),
            LockoutEnabled = true,
            MustChangePassword = mustChange,
        };
        account.PasswordHash = hasher.HashPassword(account, password);
        return account;
    }

    void Add(Account account, string bodyCode, Role roles, Actor by)
    {
        db.Add(account);
        Give(account.Id, bodyCode, roles, by);
    }
}
