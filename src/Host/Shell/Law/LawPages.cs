using Daylight.Web;

namespace Daylight.Host.Shell;

/// <summary>The law as the program has it, open to everybody: periods, outcomes, procedures.</summary>
static class LawPages
{
    public static IEnumerable<NavigationItem> Navigation =>
    [
        new(NavigationPlace.Act, "/law/due", new("期限计算器", "Date calculator"), Order: 30),
        new(NavigationPlace.Check, "/law", new("法律期限与依据", "Periods and their law"), Order: 30),
        new(NavigationPlace.Desk, "/how", new("办事规程", "Procedures"), new("规程", "Rules"), Order: 90),
    ];

    public static void Map(IEndpointRouteBuilder routes)
    {
        DuePage.Map(routes);
        routes.MapGet("/law", (LawBook law) => Page.Of<LawView>(law));
        routes.MapGet("/law/{regime}", (string regime, LawBook law) => law.Regime(regime) is { } found
            ? Page.Of<RegimeView>(new RegimeView.Shown(law, found))
            : Results.NotFound());
        routes.MapGet("/how", (Procedures procedures) => Page.Of<HowListView>(procedures));
        routes.MapGet("/how/{procedure}", (string procedure, Procedures procedures, HowPage how) =>
            procedures.Find(procedure) is { } found ? Page.Of<HowView>(how.Of(found)) : Results.NotFound());
    }
}

/// <summary>How a procedure works, with the law of today.</summary>
public sealed class HowPage(LawBook law, Jurisdiction where, TimeProvider time)
{
    /// <summary>What the page shows.</summary>
    public sealed record Shown(Procedure Procedure, Regime? Regime, Rule? Rule)
    {
        /// <summary>How long a step gives those outside, by the name of the rule; only what the law of today sets.</summary>
        public required IReadOnlyDictionary<string, Rule> Grants { get; init; }

        /// <summary>The law, by whose names steps are cited.</summary>
        public required LawBook Law { get; init; }
    }

    public Shown Of(Procedure procedure)
    {
        var today = time.Today();
        var regime = procedure.Subject is { } subject ? law.For(where.Code, subject, today) : null;
        return new(procedure, regime, procedure.Rule is { } rule ? regime?.Rule(rule, today) : null)
        {
            Law = law,
            Grants = procedure.Steps.Select(step => step.Grants).OfType<string>().Distinct()
                .Select(name => (name, Rule: regime?.Rule(name, today))).Where(pair => pair.Rule is { Value: not null })
                .ToDictionary(pair => pair.name, pair => pair.Rule!),
        };
    }
}
