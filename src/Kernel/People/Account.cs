using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace Daylight;

/// <summary>
/// An officer's account. Signing in (password, time-based code, passkey) is ASP.NET Core Identity's business;
/// what the person may do follows from the <see cref="Post"/>s held.
/// </summary>
public sealed class Account : IdentityUser<Guid>
{
    /// <summary>The person's name as colleagues read it.</summary>
    public required string DisplayName { get; set; }

    /// <summary>Set when the account was closed; a closed account can't sign in and is never deleted.</summary>
    public DateTime? ClosedAt { get; set; }

    /// <summary>When the person asked not to be reminded by e-mail (UTC); null for who is.</summary>
    public DateTime? RemindersDeclinedAt { get; set; }

    /// <summary>True until the person has chosen a password of their own.</summary>
    public bool MustChangePassword { get; set; }
}

/// <summary>What a person does for a body. A step of a procedure names the roles that may take it.</summary>
[Flags]
public enum Role
{
    /// <summary>No role.</summary>
    None = 0,

    /// <summary>The resident or firm whose case it is (申请人).</summary>
    Requester = 1,

    /// <summary>Handles cases and drafts texts (经办).</summary>
    Clerk = 2,

    /// <summary>Checks content, secrecy and personal data (审核、保密审查).</summary>
    Reviewer = 4,

    /// <summary>Releases to the public (发布).</summary>
    Publisher = 8,

    /// <summary>Head of the disclosure office: approves extensions, signs decisions (负责人).</summary>
    Head = 16,

    /// <summary>Supervises other bodies (监督).</summary>
    Supervisor = 32,

    /// <summary>Keeps accounts, bodies and law data (管理员).</summary>
    Administrator = 64,

    /// <summary>The program itself: a clock that ran out, an import.</summary>
    Machine = 128,
}

/// <summary>
/// A post (岗位): an account holds a role in a body and all bodies below it, from a day to a day.
/// </summary>
[InLedger]
public sealed class Post
{
    /// <summary>Key.</summary>
    public Guid Id { get; init; } = Ids.Next();

    /// <summary>Who holds it.</summary>
    public required Guid AccountId { get; init; }

    /// <summary>The body whose subtree it covers.</summary>
    public required string BodyCode { get; init; }

    /// <summary>The role or roles.</summary>
    public required Role Roles { get; set; }

    /// <summary>First day.</summary>
    public required DateOnly From { get; init; }

    /// <summary>Last day; null while it is held.</summary>
    public DateOnly? To { get; set; }

    internal static void Model(ModelBuilder model) => model.Entity<Post>(post =>
    {
        post.HasIndex(p => p.AccountId);
        post.HasOne<Account>().WithMany().HasForeignKey(p => p.AccountId);
        post.HasOne<Body>().WithMany().HasForeignKey(p => p.BodyCode);
    });
}
