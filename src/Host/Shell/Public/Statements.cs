using Daylight.Web;

namespace Daylight.Host.Shell.Public;

/// <summary>What the guide shows: the periods of the law in force, and where to ask.</summary>
/// <param name="Rules">The periods, with their articles.</param>
/// <param name="Instrument">The law in force today; null where none is known for this place.</param>
/// <param name="Root">The government whose site it is.</param>
/// <param name="Classes">How information is catalogued.</param>
public sealed record GuideModel(IReadOnlyList<Rule> Rules, Words? Instrument, Body? Root, Classification Classes);

/// <summary>Pages that explain the site itself: the guide to public information and the accessibility statement.</summary>
static class Statements
{
    // What a person who asks has to do with, in the order in which it comes up.
    static readonly string[] Asked = ["correction-notice", "reply", "third-party", "publish"];

    public static void Map(IEndpointRouteBuilder app)
    {
        app.MapGet("/guide", Guide).Kept();
        app.MapGet("/accessibility", () => Page.Of<AccessibilityPage>()).Kept();
        app.MapGet("/favicon.ico", () => Results.Redirect("/mark.svg", permanent: true));
    }

    static IResult Guide(LawBook law, Jurisdiction where, BodyTree bodies, Classification classes, TimeProvider time)
    {
        var today = time.Today();
        var regime = law.For(where.Code, LawSubject.OpenInformation, today);
        var rules = Asked.Select(key => regime?.Rule(key, today)).OfType<Rule>().ToList();
        return Page.Of<GuidePage>(new GuideModel(rules, regime?.Instrument, bodies.Root, classes));
    }
}
