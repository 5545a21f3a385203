using System.Globalization;
using Daylight.Web;
using Microsoft.EntityFrameworkCore;

namespace Daylight.Host.Shell;

/// <summary>
/// For how long what is known of people is kept, what the next run erases and why: for everyone at the desk and for
/// administrators. The administrator of the whole installation puts rules in force and ends them.
/// </summary>
public static class RetentionPage
{
    public const string Href = "/desk/retention";

    // Who decides has looked at the first of them; the rest is a number.
    const int Most = 20;

    /// <summary>A rule with how many it is about.</summary>
    /// <param name="Rule">The rule.</param>
    /// <param name="Counts">How many, in the whole installation.</param>
    public sealed record Line(KeepingRule Rule, KeepingCounts Counts)
    {
        /// <summary>What was typed for it; null when nothing.</summary>
        public (string Months, string Basis)? Typed { get; init; }
    }

    /// <summary>A case whose turn comes, of the bodies of the one who looks.</summary>
    public sealed record Next(Case Matter, KeepingRule Rule, bool Held);

    /// <summary>What the page shows.</summary>
    public sealed record Model(IReadOnlyList<Line> Lines, IReadOnlyList<Next> Nexts, bool Decides, Problems Problems);

    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet(Href, Show);
        routes.MapPost(Href + "/{rule}", Decide);
        routes.MapPost(Href + "/{rule}/end", End);
    }

    static async Task<IResult> Show(Keeping keeping, CaseOffice office, CurrentActor who, CancellationToken stop) =>
        await who.Find(stop) is { } officer && Sees(officer) ? Page.Of<RetentionView>(await Of(keeping, office, officer, stop)) : NotYours;

    static async Task<IResult> Decide(
        string rule, IFormCollection form, Keeping keeping, CaseOffice office, RetentionDecisions decisions, CurrentActor who, CancellationToken stop)
    {
        if (await who.Find(stop) is not { } officer || !MayDecide(officer, office)) return NotYours;
        var (months, basis) = (Typed.Text(form, $"months-{rule}"), Typed.Text(form, $"basis-{rule}"));
        var number = int.TryParse(months, NumberStyles.None, CultureInfo.InvariantCulture, out var read) ? read : 0;
        var problems = new Problems().Sound($"basis-{rule}", basis, RetentionDecisions.LongestBasis);
        if (problems.None) problems = await decisions.Decide(rule, number, basis, office.Bodies.Root!.Code, officer, stop);
        if (problems.None) return See.Other(Href);
        var model = await Of(keeping, office, officer, stop);
        return Page.Of<RetentionView>(model with
        {
            Problems = problems, Lines = [.. model.Lines.Select(line => line.Rule.Rule.Of == rule ? line with { Typed = (months, basis) } : line)],
        }, StatusCodes.Status422UnprocessableEntity);
    }

    static async Task<IResult> End(
        string rule, IFormCollection form, Keeping keeping, CaseOffice office, RetentionDecisions decisions, CurrentActor who, CancellationToken stop)
    {
        _ = form;
        if (await who.Find(stop) is not { } officer || !MayDecide(officer, office)) return NotYours;
        // Ended already, or never begun: the page shows it.
        if ((await keeping.Rules(stop)).FirstOrDefault(one => one.Rule.Of == rule) is { InForce: true } known)
            await decisions.Decide(rule, null, known.Decision!.Basis, office.Bodies.Root!.Code, officer, stop);
        return See.Other(Href);
    }

    static IResult NotYours => Page.Of<NotYoursView>(status: StatusCodes.Status403Forbidden);

    static bool Sees(Actor officer) => officer.HasAny(CaseOffice.AtDesk | Role.Administrator);

    static bool MayDecide(Actor officer, CaseOffice office) =>
        (officer.RolesIn(office.Bodies.Root!.Code, office.Bodies) & Role.Administrator) != 0;

    static async Task<Model> Of(Keeping keeping, CaseOffice office, Actor officer, CancellationToken stop)
    {
        var lines = new List<Line>();
        foreach (var rule in await keeping.Rules(stop)) lines.Add(new(rule, await keeping.Count(rule, stop)));
        var nexts = new List<Next>();
        foreach (var (rule, _) in lines.Where(line => line.Rule.InForce))
        {
            var first = keeping.Kept(rule).AsNoTracking().Of(office.BodiesOf(officer)).OrderBy(matter => matter.ClosedOn).ThenBy(matter => matter.Code).Take(Most);
            var free = await keeping.Free(first, rule).Select(matter => matter.Id).ToListAsync(stop);
            nexts.AddRange((await first.ToListAsync(stop)).Select(matter => new Next(matter, rule, !free.Contains(matter.Id))));
        }
        return new(lines, [.. nexts.OrderBy(next => next.Rule.Until(next.Matter.ClosedOn!.Value)).Take(Most)], MayDecide(officer, office), []);
    }
}
