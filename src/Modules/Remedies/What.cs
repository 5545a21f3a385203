namespace Daylight.Remedies;

/// <summary>What somebody can do who disagrees with an answer, or got none: three ways with their periods, by the law of today.</summary>
public static class What
{
    /// <summary>The periods, and the case that is asked about with its body.</summary>
    public sealed record Model(string About, string Body, Rule? Reconsideration, Rule? Direct, Rule? After, Rule? Complaint);

    public static void Map(IEndpointRouteBuilder routes) => routes.MapGet("/remedies", Show);

    static IResult Show(string? about, string? body, LawBook law, Jurisdiction where, TimeProvider time)
    {
        var today = time.Today();
        Rule? Of(string subject, string key) => law.For(where.Code, subject, today)?.Rule(key, today);
        return Page.Of<WhatView>(new Model(
            CaseCode.Tidy(about), body ?? "", Of(LawSubject.Reconsideration, "apply"), Of(LawSubject.Litigation, "sue"),
            Of(LawSubject.Litigation, "sue-after-reconsideration"), Of(LawSubject.DisclosureComplaint, "handle")));
    }
}
