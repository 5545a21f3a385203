using Daylight.Web;

namespace Daylight.Host.Shell;

/// <summary>The public calculator of legal dates: the same engine as the ledger, at an address that can be sent on.</summary>
public static class DuePage
{
    /// <summary>Boxes for pauses that are always there; more come with the address.</summary>
    const int Boxes = 2;

    /// <summary>What was asked, as it was typed, and the answer when there is one.</summary>
    public sealed record Shown(
        LawBook Law, string Rule, string From, bool Extended, IReadOnlyList<(string From, string To)> Pauses, Problems Problems)
    {
        /// <summary>How much is added; empty for the usual extension.</summary>
        public string Days { get; init; } = "";

        public DueAnswer? Answer { get; init; }

        public Explained? Explained { get; init; }
    }

    public static void Map(IEndpointRouteBuilder routes) => routes.MapGet("/law/due", Show);

    static IResult Show(HttpRequest request, LawBook law, TimeProvider time)
    {
        var query = request.Query;
        var asked = query.ContainsKey("rule") || query.ContainsKey("from");
        var pauses = Pauses(query);
        var shown = new Shown(law, query["rule"].ToString(), Day(query["from"]), query["extended"] == "true", pauses, []) { Days = Typed.Clean(query["days"]) };
        if (!asked) return Page.Of<DueView>(shown with { From = Dates.Machine(time.Today()), Pauses = WithBoxes(pauses) });

        var question = new DueQuestion(shown.Rule, shown.From, shown.Extended, [.. pauses.Select(pause => $"{pause.From}..{pause.To}")], shown.Days);
        shown = shown with { Pauses = WithBoxes(pauses) };
        if (!question.TryAnswer(law, out var date, out var problems))
            return Page.Of<DueView>(shown with { Problems = problems }, StatusCodes.Status422UnprocessableEntity);
        return Page.Of<DueView>(shown with
        {
            Answer = DueAnswer.Of(law, date, LanguageChoice.Of(request.HttpContext)),
            Explained = Explained.Of(law, date),
        });
    }

    // The form sends two boxes for each pause, an address FROM..TO.
    static List<(string From, string To)> Pauses(IQueryCollection query)
    {
        var pauses = query["pause"].OfType<string>().Where(text => text.Length > 0)
            .Select(text => text.Split("..", 2)).Select(parts => (Day(parts[0]), Day(parts.ElementAtOrDefault(1)))).ToList();
        var (firsts, lasts) = (query["pause-from"], query["pause-to"]);
        for (var i = 0; i < Math.Max(firsts.Count, lasts.Count); i++)
        {
            var pause = (Day(firsts.ElementAtOrDefault(i)), Day(lasts.ElementAtOrDefault(i)));
            if (pause is not ("", "")) pauses.Add(pause);
        }
        return pauses;
    }

    static List<(string, string)> WithBoxes(List<(string From, string To)> pauses) =>
        [.. pauses, .. Enumerable.Repeat(("", ""), Math.Max(1, Boxes - pauses.Count))];

    // A day in any usual form; what is no day stays as it was typed.
    static string Day(string? text) => Typed.Day(text) is { } day ? Dates.Machine(day) : Typed.Clean(text);
}
