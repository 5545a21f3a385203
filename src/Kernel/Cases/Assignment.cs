using Microsoft.EntityFrameworkCore;

namespace Daylight;

/// <summary>
/// Who works on a case (承办人) from a moment on: a fact with an author, never changed; the last one holds. It is the
/// office's own affair: neither the requester nor the public reads it. Not a column of the case, which changes by steps
/// alone: whoever gives it to another keeps nobody from a step that was begun.
/// </summary>
[InLedger]
public sealed class Assignment
{
    /// <summary>Key.</summary>
    public Guid Id { get; init; } = Ids.Next();

    /// <summary>The case.</summary>
    public required Guid CaseId { get; init; }

    /// <summary>1, 2, … within the case.</summary>
    public required int Number { get; init; }

    /// <summary>The officer; null when the case was laid down and nobody works on it.</summary>
    public Guid? To { get; init; }

    /// <summary>Who said so.</summary>
    public Guid? By { get; init; }

    /// <summary>When (UTC).</summary>
    public required DateTime At { get; init; }

    internal static void Model(ModelBuilder model) => model.Entity<Assignment>(assignment =>
    {
        assignment.HasIndex(a => new { a.CaseId, a.Number }).IsUnique();
        assignment.HasIndex(a => a.To);
        assignment.HasOne<Case>().WithMany().HasForeignKey(a => a.CaseId);
    });
}

/// <summary>Named queries on assignments.</summary>
public static class AssignmentQueries
{
    extension(Db db)
    {
        /// <summary>All assignments; for officers only.</summary>
        public DbSet<Assignment> Assignments => db.Set<Assignment>();
    }

    extension(IQueryable<Assignment> assignments)
    {
        /// <summary>Those of a case, in order.</summary>
        public IQueryable<Assignment> Of(Case matter) =>
            assignments.Where(assignment => assignment.CaseId == matter.Id).OrderBy(assignment => assignment.Number);

        /// <summary>Those that hold: the last of each case, where it names an officer.</summary>
        public IQueryable<Assignment> Holding() => assignments.Where(assignment => assignment.To != null
            && !assignments.Any(later => later.CaseId == assignment.CaseId && later.Number > assignment.Number));
    }
}

/// <summary>
/// Where it is said who works on a case (指派). Whoever takes steps in a case may take it on; whoever reviews or heads may
/// give it to anybody who takes steps in it.
/// </summary>
public sealed class Assigning(Db db, Ledger ledger, Procedures procedures, Colleagues colleagues)
{
    /// <summary>Roles that give cases to others.</summary>
    public const Role Gives = Role.Reviewer | Role.Head;

    /// <summary>All that was said of who works on a case, in order.</summary>
    public async Task<IReadOnlyList<Assignment>> Of(Case matter, CancellationToken stop) =>
        await db.Assignments.AsNoTracking().Of(matter).ToListAsync(stop);

    /// <summary>True when an officer gives the cases of a body to others.</summary>
    public bool MayGive(Case matter, Actor by) => (by.RolesIn(matter.BodyCode, colleagues.Bodies) & Gives) != 0;

    /// <summary>
    /// The officers to whom a person can give a case: all who take steps in it, the person alone, or nobody at all.
    /// </summary>
    public async Task<IReadOnlyList<Colleague>> Choices(Case matter, Actor by, CancellationToken stop)
    {
        if (matter.ClosedOn is not null) return [];
        // Whoever it is kept from is not given it.
        var kept = await db.KeptFrom.AsNoTracking().Where(one => one.CaseId == matter.Id && one.AccountId != null).Select(one => one.AccountId).ToListAsync(stop);
        var able = (await colleagues.Of(matter.BodyCode, procedures[matter.Procedure].Officers, stop)).Where(one => !kept.Contains(one.Account)).ToList();
        return MayGive(matter, by) ? able : [.. able.Where(one => one.Account == by.Account)];
    }

    /// <summary>Gives a case to an officer, or lays it down. Returns what is wrong; empty when it was done.</summary>
    /// <param name="matter">The case.</param>
    /// <param name="to">The officer; null to lay it down.</param>
    /// <param name="seen">The number of the assignment that held when it was decided; 0 for none.</param>
    /// <param name="by">Who decides.</param>
    /// <param name="stop">Ends the work.</param>
    public async Task<Problems> Give(Case matter, Guid? to, int seen, Actor by, CancellationToken stop)
    {
        var last = await db.Assignments.AsNoTracking().Of(matter).LastOrDefaultAsync(stop);
        var problems = await Check(matter, last, to, seen, by, stop);
        if (problems.Any) return problems;
        var given = new Assignment { CaseId = matter.Id, Number = seen + 1, To = to, By = by.Account, At = ledger.Now };
        db.Add(given);
        // Who it is belongs to the file: the public log says only that it was given to somebody.
        ledger.Write(by, to is null ? "lay-down" : "give-case", matter.Address, matter.BodyCode,
            privatePart: new Dictionary<string, object?> { ["officer"] = to, ["before"] = last?.To }).Covers(given);
        try
        {
            await db.SaveChangesAsync(stop);
            return problems;
        }
        catch (DbUpdateException failed) when (failed.IsDuplicate<Assignment>(db))
        {
            // The same number: two officers at once.
            db.ChangeTracker.Clear();
            return Changed;
        }
    }

    async Task<Problems> Check(Case matter, Assignment? last, Guid? to, int seen, Actor by, CancellationToken stop)
    {
        if (last?.To == to)
            return to is null ? Problems.Of("", "这件事本来就没有人承办。", "Nobody works on it.") : Problems.Of("", "已经由这个人承办了。", "This officer works on it already.");
        if (seen != (last?.Number ?? 0)) return Changed;
        if (matter.ClosedOn is not null) return Problems.Of("", "已经办完，不用再指派。", "It is finished: nobody needs to work on it.");
        if (to is null)
            return new Problems().When(!MayGive(matter, by) && last?.To != by.Account, "",
                "放下要由承办人自己、审核人或者负责人来办。", "Only who works on it, a reviewer or a head can lay it down.");
        if ((await Choices(matter, by, stop)).Any(one => one.Account == to)) return [];
        return MayGive(matter, by)
            ? Problems.Of("to", "选择在这个单位能办这件事的人", "Choose somebody who can work on it for this body")
            : Problems.Of("", "您在这个单位不能把这件事交给这个人。", "You may not give this case to this person.");
    }

    static Problems Changed => Problems.Of("", "您打开之后，承办人变了。请看过现在的情况再定。",
        "Who works on it has changed since you opened this page. Look at it first.");
}
