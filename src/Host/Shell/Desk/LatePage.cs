using Daylight.Web;

namespace Daylight.Host.Shell;

/// <summary>What is late or at risk, body by body, for whoever answers for them.</summary>
public static class LatePage
{
    /// <summary>What the late list shows.</summary>
    /// <param name="Within">The body it is narrowed to; null for all.</param>
    /// <param name="Bodies">The bodies that have any.</param>
    /// <param name="Law">The law, by whose names it is cited.</param>
    public sealed record Model(Body? Within, IReadOnlyList<LateBody> Bodies, LawBook Law)
    {
        // More rows than this nobody reads on one page: a body is chosen first.
        const int Most = 500;

        /// <summary>How many of a kind there are in all.</summary>
        public int Count(LateKind kind) => Bodies.Sum(body => body.Count(kind));

        /// <summary>Whether the cases are listed, or only counted.</summary>
        public bool Listed => Bodies.Count <= 1 || Bodies.Sum(body => body.Lines.Count) <= Most;

        /// <summary>The worst of all.</summary>
        public LateLine? Worst => Bodies.Select(body => body.Worst).OfType<LateLine>().MinBy(line => line.Since);
    }

    public static void Map(IEndpointRouteBuilder desk)
    {
        desk.MapGet("late", Show);
        desk.MapGet("late.{format}", Download);
    }

    /// <summary>The address of the list, or of its file, narrowed to a body.</summary>
    public static string Href(Body? within, string ending = "") =>
        $"/desk/late{ending}" + (within is null ? "" : $"?body={Uri.EscapeDataString(within.Code)}");

    static async Task<IResult> Show(string? body, LateList list, CaseOffice office, CurrentActor who, CancellationToken stop)
    {
        var within = office.Bodies.Find(body);
        return Page.Of<LateView>(new Model(within, await list.Read(within, await who.Officer(stop), stop), office.Law));
    }

    static async Task<IResult> Download(
        string format, string? body, LateList list, CaseOffice office, CurrentActor who, HttpContext http, CancellationToken stop)
    {
        if (format != "csv") return Results.NotFound();
        var bodies = await list.Read(office.Bodies.Find(body), await who.Officer(stop), stop);
        var language = LanguageChoice.Of(http);
        return Results.File(Csv.Bytes(Lines(bodies, language)), Csv.MediaType, $"late-{office.Today:yyyy-MM-dd}.csv");
    }

    // The same as the page, a case a line.
    static IEnumerable<IEnumerable<string>> Lines(IReadOnlyList<LateBody> bodies, Language language)
    {
        yield return Head.Select(words => words.In(language));
        foreach (var body in bodies)
        foreach (var line in body.Lines)
        {
            yield return
            [
                body.Body.Code, body.Body.Words.In(language), Say(line.Kind).In(language), line.By.In(language), $"{line.Since:yyyy-MM-dd}",
                line.Matter.Code, language is Language.Hant ? Han.Traditional(line.Matter.Title) : line.Matter.Title,
                line.Procedure.Title.In(language), line.State.Title.In(language),
                line.Rule?.Name.In(language) ?? "", line.Rule?.Length.In(language) ?? "", line.Rule?.Citation.In(language) ?? "",
            ];
        }
    }

    /// <summary>A kind in a word.</summary>
    public static Words Say(LateKind kind) => kind switch
    {
        LateKind.Late => new("逾期", "Late"),
        LateKind.Waiting => new("对方逾期", "They let their day pass"),
        LateKind.Owed => new("督办待回应", "Notice to be answered"),
        _ => new("待确认收到", "Receipt not confirmed"),
    };

    static readonly Words[] Head =
    [
        new("单位代码", "Body code"), new("单位", "Body"), new("情况", "What"), new("已过", "By"), new("从哪天起", "Since"),
        new("编号", "Code"), new("事项", "Case"), new("种类", "Kind"), new("状态", "State"),
        new("期限", "Period"), new("长度", "Length"), new("依据", "Basis"),
    ];
}
