namespace Daylight.Requests;

/// <summary>The third parties of a request on one page: who was asked, what they said, what the office makes of it.</summary>
public static class ThirdParties
{
    public const int LongestText = 1_000;

    /// <summary>Who is asked, as it was typed.</summary>
    public sealed record Form(string Name, string Asked, string Way)
    {
        public static readonly Form Blank = new("", "", DeliveryWays.Post);

        public static Form Read(IFormCollection sent) => new(Typed.Text(sent, "name"), Typed.Text(sent, "asked"), Typed.Text(sent, "way"));
    }

    /// <summary>What was entered of one of them, as it was typed: how and when the letter came, their answer, or what the office makes of it.</summary>
    public sealed record Entry(string What, string On, string Reason)
    {
        public static readonly Entry Blank = new("", "", "");

        public static Entry Read(Guid party, IFormCollection sent) =>
            new(Typed.Text(sent, $"what-{party:N}"), Typed.Text(sent, $"on-{party:N}"), Typed.Text(sent, $"reason-{party:N}"));

        public static Entry Delivered(Guid party, IFormCollection sent) => new(Typed.Text(sent, $"by-{party:N}"), Typed.Text(sent, $"served-{party:N}"), "");
    }

    /// <summary>A third party as the page shows it, and what can be entered of it next.</summary>
    public sealed record Line(Guid Id, string Name, Words Said, bool Answers, bool Weighs)
    {
        /// <summary>What was typed for it.</summary>
        public Entry Typed { get; init; } = Entry.Blank;

        /// <summary>True while it can be entered when it got the letter.</summary>
        public bool Serves { get; init; }

        /// <summary>What was typed of that.</summary>
        public Entry Service { get; init; } = Entry.Blank;
    }

    /// <summary>The page.</summary>
    public sealed record Model(Case Matter, IReadOnlyList<Line> Parties, Form Form, Guid Once, bool Open, Problems Problems)
    {
        /// <summary>What an objection can come to under the law of the case.</summary>
        public required IReadOnlyList<(string Code, Words Words)> Weighings { get; init; }

        /// <summary>Where those who are written down are asked; null where that is done, or not to be done now.</summary>
        public string? Consult { get; init; }

        /// <summary>The last day of the last of them; null when nobody is being asked.</summary>
        public DateOnly? Until { get; init; }
    }

    /// <summary>Where the third parties of a case are.</summary>
    public static string HrefOf(Case matter) => $"/desk/requests/{matter.Code}/third-parties";

    public static void Map(IEndpointRouteBuilder routes)
    {
        var desk = routes.MapGroup("/desk/requests").AddEndpointFilter(OnDuty.Only);
        desk.MapGet("{code}/third-parties", Show);
        desk.MapPost("{code}/third-parties", Add);
        desk.MapPost("{code}/third-parties/{party:guid}/served", (string code, Guid party, IFormCollection sent, ThirdPartyRecord record, CurrentActor who, CancellationToken stop) =>
            Enter(code, party, Entry.Delivered(party, sent), record, record.Serve, (line, entry) => line with { Service = entry }, who, stop));
        desk.MapPost("{code}/third-parties/{party:guid}/answer", (string code, Guid party, IFormCollection sent, ThirdPartyRecord record, CurrentActor who, CancellationToken stop) =>
            Enter(code, party, Entry.Read(party, sent), record, record.Answer, (line, entry) => line with { Typed = entry }, who, stop));
        desk.MapPost("{code}/third-parties/{party:guid}/weigh", (string code, Guid party, IFormCollection sent, ThirdPartyRecord record, CurrentActor who, CancellationToken stop) =>
            Enter(code, party, Entry.Read(party, sent), record, record.Weigh, (line, entry) => line with { Typed = entry }, who, stop));
    }

    static async Task<IResult> Show(string code, ThirdPartyRecord record, CurrentActor who, CancellationToken stop)
    {
        var officer = await who.Officer(stop);
        if (await record.Find(code, officer, stop) is not { } matter) return Results.NotFound();
        return Page.Of<ThirdPartiesView>(await record.Of(matter, Form.Blank, Ids.Next(), [], officer, stop));
    }

    static async Task<IResult> Add(string code, IFormCollection sent, ThirdPartyRecord record, CurrentActor who, CancellationToken stop)
    {
        var officer = await who.Officer(stop);
        if (await record.Find(code, officer, stop) is not { } matter) return Results.NotFound();
        var form = Form.Read(sent);
        var once = Guid.TryParse(sent["once"], out var given) ? given : Ids.Next();
        var problems = await record.Add(matter, form, once, officer, stop);
        return problems.None
            ? See.Other(HrefOf(matter))
            : Page.Of<ThirdPartiesView>(await record.Of(matter, form, once, problems, officer, stop), StatusCodes.Status422UnprocessableEntity);
    }

    delegate Task<Problems> Entering(Case matter, Guid party, Entry entry, Actor by, CancellationToken stop);

    static async Task<IResult> Enter(
        string code, Guid party, Entry entry, ThirdPartyRecord record, Entering enter, Func<Line, Entry, Line> typed, CurrentActor who, CancellationToken stop)
    {
        var officer = await who.Officer(stop);
        if (await record.Find(code, officer, stop) is not { } matter) return Results.NotFound();
        var problems = await enter(matter, party, entry, officer, stop);
        if (problems.None) return See.Other(HrefOf(matter));
        // Someone else may have been quicker: the page shows the file as it is now.
        if (await record.Find(code, officer, stop) is not { } latest) return Results.NotFound();
        var model = await record.Of(latest, Form.Blank, Ids.Next(), problems, officer, stop);
        return Page.Of<ThirdPartiesView>(
            model with { Parties = [.. model.Parties.Select(line => line.Id == party ? typed(line, entry) : line)] },
            StatusCodes.Status422UnprocessableEntity);
    }
}
