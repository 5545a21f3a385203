using Microsoft.EntityFrameworkCore;

namespace Daylight;

/// <summary>
/// Where a person who lost the secret of a case gets a new one (补发查询密码): at the counter, from an officer of the body who
/// has seen who it is. The old secret opens nothing any more, nor does a browser or a feed that it opened.
/// </summary>
public sealed class NewSecrets(Db db, Ledger ledger, BodyTree bodies)
{
    /// <summary>The verb of its entries.</summary>
    public const string Verb = "give-new-secret";

    // Whoever works on cases; who only looks at the work of others gives none.
    const Role Gives = Role.Clerk | Role.Reviewer | Role.Publisher | Role.Head;

    /// <summary>True when an officer may give the person of a case a new secret.</summary>
    public static bool May(Case matter, Actor by, BodyTree bodies) => matter is { SecretHash: not null, AnonymisedAt: null } && (by.RolesIn(matter.BodyCode, bodies) & Gives) != 0;

    /// <summary>How often it was given so far: what an officer saw when deciding.</summary>
    public Task<int> Given(Case matter, CancellationToken stop) => db.Entries.About(matter.Address).CountAsync(entry => entry.Verb == Verb, stop);

    /// <summary>Gives a new secret for a case, and for those with which it was one until it was split.</summary>
    /// <param name="matter">The case.</param>
    /// <param name="because">How it was made sure who the person is; kept in the file.</param>
    /// <param name="seen">How often it had been given when the officer decided: <see cref="Given"/>.</param>
    /// <param name="by">The officer.</param>
    /// <param name="stop">Ends the work.</param>
    /// <returns>The secret, kept nowhere; or what is wrong.</returns>
    public async Task<(string? Secret, Problems Problems)> Give(Case matter, string because, int seen, Actor by, CancellationToken stop)
    {
        var problems = new Problems()
            .When(!May(matter, by, bodies), "", "您不能补发这件事的查询密码", "You may not give a new secret for this case")
            .When(because.Length == 0, "reason", "写出怎样核对身份的", "Say how you made sure who it is");
        if (problems.Any) return (null, problems);
        await using var transaction = await db.Database.BeginTransactionAsync(stop);
        await db.Lock($"secret/{matter.Code}", stop);
        if (await Given(matter, stop) != seen)
            return (null, problems.Add("", "刚刚已经补发过。需要的话请打开案卷再办一次", "It was given a moment ago. Open the file and give it again if you need to"));
        var secret = CaseSecret.New();
        var facts = new Dictionary<string, object?> { ["because"] = because };
        foreach (var one in await WithTheSame(matter, stop))
        {
            one.SecretHash = CaseSecret.HashOf(secret);
            ledger.Write(by, Verb, one.Address, one.BodyCode, privatePart: facts).Covers(one);
        }
        try
        {
            await db.SaveChangesAsync(stop);
        }
        catch (DbUpdateConcurrencyException)
        {
            return (null, problems.Add("", "同一时刻有人办了一步，请再试一次", "Somebody took a step at the same moment: please try again"));
        }
        await transaction.CommitAsync(stop);
        return (secret, problems);
    }

    // What was split from one request has its secret: the person has one receipt for all of it.
    async Task<IReadOnlyCollection<Case>> WithTheSame(Case matter, CancellationToken stop)
    {
        var (found, open) = (new Dictionary<Guid, Case>(), new Queue<Guid>([matter.Id]));
        while (open.TryDequeue(out var id))
        {
            if (found.ContainsKey(id) || await db.Cases.SingleAsync(known => known.Id == id, stop) is not { AnonymisedAt: null } one || one.SecretHash != matter.SecretHash) continue;
            found.Add(id, one);
            foreach (var link in await db.CaseLinks.AsNoTracking().Where(link => link.Kind == CaseLinkKind.SplitFrom && (link.CaseId == id || link.ToId == id)).ToListAsync(stop))
                open.Enqueue(link.CaseId == id ? link.ToId : link.CaseId);
        }
        return found.Values;
    }
}
