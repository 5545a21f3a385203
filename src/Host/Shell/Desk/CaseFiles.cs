using Daylight.Web;
using Microsoft.EntityFrameworkCore;

namespace Daylight.Host.Shell;

/// <summary>The file of a case (案卷) put together from what every case has and what its module knows of it.</summary>
sealed class CaseFiles(CaseOffice office, IEnumerable<CaseDetail> details)
{
    public CaseOffice Office => office;

    /// <summary>What the module of a case knows, or null.</summary>
    public CaseDetail? DetailOf(Case matter) => details.FirstOrDefault(detail => detail.Procedure == matter.Procedure);

    /// <summary>The page on which officers work on a case: its module's own, or the general file.</summary>
    public static string PageOf(Case matter) => OwnPage(matter) ?? $"/desk/cases/{matter.Code}";

    /// <summary>The module's own page, or null.</summary>
    public static string? OwnPage(Case matter) => Modules.All
        .FirstOrDefault(module => module.Procedures.Any(procedure => procedure.Name == matter.Procedure))?.CaseFile(matter);

    /// <summary>The file of a case.</summary>
    public async Task<CaseFile> Of(Case matter, Actor officer, bool contact, CancellationToken stop)
    {
        var detail = DetailOf(matter);
        var procedure = office.ProcedureOf(matter);
        return new()
        {
            Matter = matter,
            Procedure = procedure,
            Body = office.Bodies[matter.BodyCode],
            Regime = matter.Regime is { } regime ? office.Law.Regime(regime) : null,
            Outcome = OutcomeOf(matter, matter.Outcome),
            Left = office.Left(matter),
            Tone = office.ToneOf(matter),
            Explained = office.Explain(matter),
            Steps = [.. Desk.StepsFor(matter, procedure, officer, office.Bodies)],
            Facts = detail is null ? [] : await detail.Facts(matter, stop),
            Contact = contact && detail is not null ? await detail.Contact(matter, stop) : null,
            HasContact = detail is { HasContact: true },
            OwnPage = OwnPage(matter),
            Names = await NamesIn(matter, stop),
            Outcomes = matter.Steps.Select(step => step.Outcome).OfType<string>().Distinct()
                .Select(code => (code, OutcomeOf(matter, code))).Where(pair => pair.Item2 is not null)
                .ToDictionary(pair => pair.code, pair => pair.Item2!),
        };
    }

    /// <summary>An outcome in the list of the case's regime.</summary>
    public Outcome? OutcomeOf(Case matter, string? code) =>
        matter.Regime is { } regime && code is not null ? office.Law.Outcome(regime, code) : null;

    async Task<IReadOnlyDictionary<Guid, string>> NamesIn(Case matter, CancellationToken stop)
    {
        var takers = matter.Steps.Select(step => step.By).OfType<Guid>().Distinct().ToArray();
        return await office.Db.Users.AsNoTracking().Where(user => takers.Contains(user.Id))
            .ToDictionaryAsync(user => user.Id, user => user.DisplayName, stop);
    }
}

/// <summary>All that the file of a case shows.</summary>
public sealed record CaseFile
{
    public required Case Matter { get; init; }

    public required Procedure Procedure { get; init; }

    public required Body Body { get; init; }

    public Regime? Regime { get; init; }

    public Outcome? Outcome { get; init; }

    public TimeLeft? Left { get; init; }

    public Tone Tone { get; init; }

    public Explained? Explained { get; init; }

    /// <summary>What this officer may do now.</summary>
    public required IReadOnlyList<Step> Steps { get; init; }

    /// <summary>What the module knows, masked.</summary>
    public required IReadOnlyList<CaseFact> Facts { get; init; }

    /// <summary>How to reach the person; null until the officer opens it.</summary>
    public IReadOnlyList<CaseFact>? Contact { get; init; }

    public bool HasContact { get; init; }

    public string? OwnPage { get; init; }

    /// <summary>Names of the officers who took steps.</summary>
    public required IReadOnlyDictionary<Guid, string> Names { get; init; }

    /// <summary>Outcomes that steps carry, by code.</summary>
    public required IReadOnlyDictionary<string, Outcome> Outcomes { get; init; }

    public State State => Procedure.State(Matter.State);

    /// <summary>What a step is called when it was taken.</summary>
    public Words Happened(CaseStep taken) => Procedure.Step(taken.Step)?.Happened
        ?? (taken.Clock is ClockEffect.Start ? new("登记，期限从次日起算", "Registered; the period begins on the day after") : new("登记", "Registered"));
}
