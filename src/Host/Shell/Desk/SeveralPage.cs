using Daylight.Host.Security;
using Daylight.Web;

namespace Daylight.Host.Shell;

/// <summary>
/// One thing done with several cases of the inbox: before it, each is listed with what stands in its way; after it, with
/// what became of it.
/// </summary>
public static class SeveralPage
{
    public const string Href = "/desk/several";

    const int LongestReason = 2_000;

    // What is asked once for all of them.
    static readonly string[] Asked = ["on", "reason", "delivery", "to"];

    /// <summary>The page before.</summary>
    /// <param name="Deed">What is to be done; null when nothing that can be.</param>
    /// <param name="Lines">The cases.</param>
    /// <param name="Back">The inbox as it was.</param>
    public sealed record Model(Deed? Deed, IReadOnlyList<SeveralLine> Lines, string Back)
    {
        public Problems Problems { get; init; } = [];

        /// <summary>What was typed, by its field.</summary>
        public required IReadOnlyDictionary<string, string> Typed { get; init; }

        public IReadOnlyList<SeveralLine> Going => [.. Lines.Where(line => line.Goes)];

        public bool AsksReason => Going.Any(line => line.Step?.Needs.HasFlag(Needs.Reason) ?? false);

        /// <summary>The question for the reason; null for simply the reason.</summary>
        public Words? Asks => Going.Select(line => line.Step?.Asks).FirstOrDefault(asks => asks is not null);

        /// <summary>Who reads the reason.</summary>
        public Words HintOfReason => CaseWords.HintOfReason(Going.Select(line => line.Step).OfType<Step>().First());

        public bool AsksDelivery => Going.Any(line => line.Step?.Needs.HasFlag(Needs.Delivery) ?? false);

        public bool AsksDay => Going.Any(line => line is { Step: not null, Procedure.HereAndNow: false });

        /// <summary>Officers to whom all of them can be given.</summary>
        public IReadOnlyList<Colleague> Choices => Going.Count == 0 ? []
            : [.. Going.Select(line => line.Choices.AsEnumerable()).Aggregate((all, more) => all.Intersect(more))];
    }

    /// <summary>The page after.</summary>
    public sealed record Outcome(Deed Deed, IReadOnlyList<SeveralLine> Lines, string Back);

    public static void Map(IEndpointRouteBuilder desk)
    {
        desk.MapGet("several", Look);
        desk.MapPost("several", Do);
    }

    static async Task<IResult> Look(HttpContext http, SeveralCases cases, CurrentActor who, CancellationToken stop)
    {
        var query = http.Request.Query;
        return Page.Of<SeveralView>(await Of(cases, query["do"], [.. query["case"]], query["back"], await who.Officer(stop), stop) with
        {
            Typed = new Dictionary<string, string> { ["on"] = Dates.Machine(cases.Office.Today) },
        });
    }

    static async Task<Model> Of(
        SeveralCases cases, string? name, IEnumerable<string?> given, string? back, Actor officer, CancellationToken stop)
    {
        var codes = given.Select(CaseCode.Tidy).Where(code => code.Length is > 0 and <= Typed.Line).Distinct().ToList();
        var deed = Deed.Find(name, cases.Office.Procedures);
        var model = new Model(deed, [], LocalPath.Of(back)) { Typed = new Dictionary<string, string>() };
        if (deed is null) return model;
        return codes.Count > InboxShown.Size
            ? model with { Problems = Problems.Of("", $"一次最多办{InboxShown.Size}件。", $"At most {InboxShown.Size} cases at a time.") }
            : model with { Lines = await cases.Look(deed, codes, officer, stop) };
    }

    static async Task<IResult> Do(IFormCollection form, SeveralCases cases, CurrentActor who, CancellationToken stop)
    {
        var officer = await who.Officer(stop);
        var chosen = form["case"].Select(Seen).DistinctBy(one => one.Code).ToList();
        var model = await Of(cases, form["do"], chosen.Select(one => one.Code), form["back"], officer, stop) with
        {
            Typed = Asked.ToDictionary(field => field, field => Typed.Text(form, field)),
        };
        if (model.Deed is not { } deed) return See.Other(model.Back);
        var problems = new Problems().And(model.Problems);
        var input = Read(model, cases.Office.Today, problems);
        return problems.Any
            ? Page.Of<SeveralView>(model with { Problems = problems }, StatusCodes.Status422UnprocessableEntity)
            : Page.Of<SeveralDoneView>(new Outcome(deed, await cases.Do(deed, chosen, input, officer, stop), model.Back));
    }

    // What is wrong for all of them is said before anything is done with one.
    static SeveralInput Read(Model model, DateOnly today, Problems problems)
    {
        var (reason, delivery) = (model.Typed["reason"], model.Typed["delivery"]);
        var on = model.AsksDay ? problems.Needed("on", model.Typed["on"]) : today;
        problems.When(on > today, "on", "日期不能晚于今天", "The day can't be after today")
            .When(model.AsksReason && reason.Length == 0, "reason", "写出理由", "Give the reason").Sound("reason", reason, LongestReason)
            .When(model.AsksDelivery && !DeliveryWays.Knows(delivery), "delivery", "选择送达方式", "Choose how it was delivered");
        return new(on ?? today, reason, delivery, model.Deed == Deed.Giving ? TeamPage.Chosen(model.Typed["to"], problems) : null);
    }

    // A case and what was seen of it; a form that does not say has seen nothing.
    static (string Code, int Seen) Seen(string? sent) => sent?.Split('/') is [var code, var seen] && int.TryParse(seen, out var number)
        ? (CaseCode.Tidy(code), number)
        : (CaseCode.Tidy(sent), -1);
}
