using Daylight.Web;

namespace Daylight.Host.Shell;

/// <summary>One of several cases: what stands in the way of it, or what became of it.</summary>
/// <param name="Code">As it was asked for.</param>
public sealed record SeveralLine(string Code)
{
    /// <summary>The case; null when there is none, or none that the officer may see.</summary>
    public Case? Matter { get; init; }

    /// <summary>Its procedure and, where a step is taken, the step that the deed is in it.</summary>
    public Procedure? Procedure { get; init; }

    public Step? Step { get; init; }

    /// <summary>What was seen of it: the version of the case, or the number of its assignment.</summary>
    public int Seen { get; init; }

    /// <summary>The officers to whom it can be given.</summary>
    public IReadOnlyList<Colleague> Choices { get; init; } = [];

    /// <summary>Why not.</summary>
    public IReadOnlyList<Words> Why { get; init; } = [];

    public bool Goes => Matter is not null && Why.Count == 0;
}

/// <summary>What is the same for all of several cases.</summary>
public sealed record SeveralInput(DateOnly On, string Reason, string? Delivery, Guid? To);

/// <summary>
/// Does one thing with several cases. Each is a transaction of its own: what can't be done in one keeps no other back, and
/// what was done once is not done again, since each says what was seen of it.
/// </summary>
sealed class SeveralCases(CaseFiles files, CaseSteps steps, Assigning assigning, Desk desk)
{
    public CaseOffice Office => files.Office;

    /// <summary>Which of them it can be done with, and why not with the others.</summary>
    public async Task<IReadOnlyList<SeveralLine>> Look(Deed deed, IEnumerable<string> codes, Actor officer, CancellationToken stop)
    {
        var lines = new List<SeveralLine>();
        foreach (var code in codes) lines.Add(await Look(deed, code, officer, stop));
        return lines;
    }

    async Task<SeveralLine> Look(Deed deed, string code, Actor officer, CancellationToken stop)
    {
        if (await Office.Find(code, officer, stop) is not { } matter) return Unknown(code);
        var line = new SeveralLine(code) { Matter = matter, Procedure = Office.ProcedureOf(matter) };
        return deed == Deed.Giving ? await LookWho(line, matter, officer, stop) : await LookStep(deed, line, matter, officer, stop);
    }

    async Task<SeveralLine> LookWho(SeveralLine line, Case matter, Actor officer, CancellationToken stop)
    {
        var choices = await assigning.Choices(matter, officer, stop);
        return line with
        {
            Choices = choices,
            Seen = await assigning.Of(matter, stop) is [.., var last] ? last.Number : 0,
            Why = matter.ClosedOn is not null ? [new("已经办完，不用再指派。", "It is finished: nobody needs to work on it.")]
                : choices.Count == 0 ? [new("您在这个单位不能指派。", "You may not assign cases of this body.")] : [],
        };
    }

    async Task<SeveralLine> LookStep(Deed deed, SeveralLine line, Case matter, Actor officer, CancellationToken stop)
    {
        if (deed.StepOf(line.Procedure!) is not { } step)
            return line with { Why = [new($"这类事项没有“{deed.Title.Zh}”这一步。", $"There is no step “{deed.Title.En}” in such a case.")] };
        // What is asked once for all is not known yet.
        var problems = desk.Check(matter, line.Procedure!, step.Name, new() { On = Office.Today }, officer, Office.Bodies)
            .Where(problem => problem.Field is not ("reason" or "delivery")).Select(problem => problem.Say).ToList();
        if (problems.Count == 0 && (await files.PointsOut(matter, step, null, "", stop)).Count > 0)
            problems.Add(new("里面有要先看的内容，请打开案卷单独办。", "There is something to look at first: open the file and take it there."));
        return line with { Step = step, Seen = matter.Version, Why = problems };
    }

    /// <summary>Does it with each; says what became of it.</summary>
    public async Task<IReadOnlyList<SeveralLine>> Do(
        Deed deed, IEnumerable<(string Code, int Seen)> chosen, SeveralInput input, Actor officer, CancellationToken stop)
    {
        var lines = new List<SeveralLine>();
        foreach (var (code, seen) in chosen)
        {
            Office.Db.ChangeTracker.Clear();
            if (await Office.Find(code, officer, stop) is not { } matter) lines.Add(Unknown(code));
            else
            {
                var problems = deed == Deed.Giving
                    ? await assigning.Give(matter, input.To, seen, officer, stop)
                    : await Take(deed, matter, seen, input, officer, stop);
                lines.Add(new(code) { Matter = matter, Procedure = Office.ProcedureOf(matter), Why = [.. problems.Select(problem => problem.Say)] });
            }
        }
        return lines;
    }

    async Task<Problems> Take(Deed deed, Case matter, int seen, SeveralInput input, Actor officer, CancellationToken stop)
    {
        var procedure = Office.ProcedureOf(matter);
        if (deed.StepOf(procedure) is not { } step)
            return Problems.Of("", $"这类事项没有“{deed.Title.Zh}”这一步。", $"There is no step “{deed.Title.En}” in such a case.");
        // The same form sent again finds its own step.
        if (matter.Version == seen + 1 && matter.Steps is [.., var last] && last.Step == step.Name && last.By == officer.Account)
            return Problems.Of("", "您刚才已经办过，没有再办一次。", "You have taken this step already; it was not taken again.");
        return await steps.Take(matter, step, new()
        {
            On = procedure.HereAndNow ? Office.Today : input.On,
            Version = seen,
            Reason = step.Needs.HasFlag(Needs.Reason) ? input.Reason : null,
            Delivery = step.Needs.HasFlag(Needs.Delivery) ? input.Delivery : null,
        }, officer, stop);
    }

    static SeveralLine Unknown(string code) =>
        new(code) { Why = [new("没有这件事，或者不归您看。", "There is no such case, or it is not yours to see.")] };
}
