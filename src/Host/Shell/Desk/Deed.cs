using Daylight.Web;

namespace Daylight.Host.Shell;

/// <summary>What can be done with several cases at once: a step, whatever procedure it is of, or giving them to an officer.</summary>
/// <param name="Name">As addresses have it: a procedure and one of its steps, or <see cref="Giving"/>'s.</param>
/// <param name="Title">How it reads. Steps that read the same are the same deed.</param>
public sealed record Deed(string Name, Words Title)
{
    /// <summary>Giving them to an officer (指派).</summary>
    public static readonly Deed Giving = new("officer", new("指派承办人", "Give to an officer"));

    /// <summary>
    /// The step that it is in a case: of those that read like it the one that can be taken now, else any; null where there is
    /// none, or none that can be taken in several.
    /// </summary>
    public Step? StepOf(Case matter, Procedure procedure) =>
        procedure.StepsFrom(matter.State, matter.Regime).Concat(procedure.Steps).FirstOrDefault(step => step.ForSeveral && step.Title == Title);

    /// <summary>The deed of this name, or null.</summary>
    public static Deed? Find(string? name, Procedures procedures)
    {
        if (name == Giving.Name) return Giving;
        return name?.Split('/') is [var procedure, var step] && procedures.Find(procedure)?.Step(step) is { ForSeveral: true } known
            ? new(name, known.Title)
            : null;
    }

    /// <summary>What an officer could do with some of these cases.</summary>
    public static IReadOnlyList<Deed> For(IEnumerable<Case> cases, Actor officer, CaseOffice office)
    {
        var open = cases.Where(matter => matter.ClosedOn is null).ToArray();
        var given = open.Any(matter => (officer.RolesIn(matter.BodyCode, office.Bodies) & office.ProcedureOf(matter).Officers) != 0);
        var steps =
            from matter in open
            let roles = officer.RolesIn(matter.BodyCode, office.Bodies)
            from step in office.ProcedureOf(matter).StepsFrom(matter.State, matter.Regime)
            where step.ForSeveral && (step.By & roles) != 0
            group $"{matter.Procedure}/{step.Name}" by step.Title into same
            select new Deed(same.First(), same.Key);
        return [.. given ? (Deed[])[Giving] : [], .. steps];
    }
}
