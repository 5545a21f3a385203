using Microsoft.EntityFrameworkCore;

namespace Daylight;

/// <summary>A version of the law data that this installation has counted by.</summary>
public sealed class LawInUse
{
    /// <summary>Fingerprint of the data, see <see cref="LawBook.Version"/>.</summary>
    public required string Version { get; init; }

    /// <summary>Since when (UTC).</summary>
    public required DateTime Since { get; init; }
}

/// <summary>
/// Counts open cases anew when law data has changed: a holiday notice came, or changed in the middle of a year.
/// A date that moves is told in the case's file and in the ledger; a date that stays is left alone.
/// </summary>
public sealed class Recount(Db db, Ledger ledger, LawBook law, Procedures procedures, TimeProvider time)
{
    /// <summary>The name of the step in a case's file.</summary>
    public const string StepName = "recount";

    /// <summary>Counts anew if the law data is not what was last counted by.</summary>
    /// <returns>How many due dates moved.</returns>
    public async Task<int> RunIfChanged(CancellationToken stop)
    {
        var last = await db.Set<LawInUse>().AsNoTracking().OrderByDescending(used => used.Since)
            .Select(used => used.Version).FirstOrDefaultAsync(stop);
        if (last == law.Version) return 0;
        await using var transaction = await db.Database.BeginTransactionAsync(stop);
        await db.Lock("recount", stop);
        var moved = 0;
        var open = await db.Cases.Include(matter => matter.Steps).Open()
            .Where(matter => matter.ReceivedOn != null && matter.DoneOn == null).ToListAsync(stop);
        foreach (var matter in open)
            if (CountAnew(matter)) moved++;
        await db.Set<LawInUse>().Where(used => used.Version == law.Version).ExecuteDeleteAsync(stop);
        db.Add(new LawInUse { Version = law.Version, Since = time.Now() });
        await db.SaveChangesAsync(stop);
        await transaction.CommitAsync(stop);
        return moved;
    }

    bool CountAnew(Case matter)
    {
        var procedure = procedures[matter.Procedure];
        var (before, wasProvisional, waited) = (matter.DueOn, matter.DueProvisional, matter.WaitsUntil);
        if (CaseClock.DueAsItStands(law, procedure, matter) is { } due) (matter.DueOn, matter.DueProvisional) = due;
        matter.WaitsUntil = WaitsUntil(procedure, matter);
        if (before == matter.DueOn && wasProvisional == matter.DueProvisional && waited == matter.WaitsUntil) return false;
        var step = new CaseStep
        {
            CaseId = matter.Id,
            Number = matter.Steps.Count,
            Step = StepName,
            To = matter.State,
            On = time.Today(),
            At = time.Now(),
            As = Role.Machine,
            Reason = $"{before:yyyy-MM-dd} → {matter.DueOn:yyyy-MM-dd}",
            Until = waited == matter.WaitsUntil ? null : matter.WaitsUntil,
        };
        step.DueOn = matter.DueOn;
        matter.Steps.Add(step);
        matter.Version++;
        ledger.Write(Actor.Machine, StepName, matter.Address, matter.BodyCode, new Dictionary<string, object?>
        {
            ["before"] = before,
            ["due"] = matter.DueOn,
            ["until"] = matter.WaitsUntil,
            ["law"] = law.Version,
        }).Covers(matter, step);
        return before != matter.DueOn || waited != matter.WaitsUntil;
    }

    // Whoever was asked has the days that the law gives them, and at least the day they were told: silence is no answer before.
    DateOnly? WaitsUntil(Procedure procedure, Case matter)
    {
        if (matter.WaitsUntil is not { } told || matter.Steps.Where(taken => taken is { Until: not null, Step: not StepName }).MaxBy(taken => taken.Number) is not { } asked
            || procedure.Step(asked.Step) is not { } step || Desk.Granted(law, matter, step, asked.On) is not { } legal) return matter.WaitsUntil;
        return legal.Day > told ? legal.Day : told;
    }
}
