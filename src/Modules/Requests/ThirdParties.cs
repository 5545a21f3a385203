namespace Daylight.Requests;

/// <summary>The third parties of a request on one page: who was asked, what they said, what the office makes of it.</summary>
public static class ThirdParties
{
    public const int LongestText = 1_000;

    /// <summary>Who is asked, as it was typed.</summary>
    public sealed record Form(string Name, string Asked, string Way, string On)
    {
        public static Form Read(IFormCollection sent) =>
            new(Typed.Text(sent, "name"), Typed.Text(sent, "asked"), Typed.Text(sent, "way"), Typed.Text(sent, "on"));
    }

    /// <summary>What was entered of one of them, as it was typed: their answer, or what the office makes of it.</summary>
    public sealed record Entry(string What, string On, string Reason)
    {
        public static readonly Entry Blank = new("", "", "");

        public static Entry Read(Guid party, IFormCollection sent) =>
            new(Typed.Text(sent, $"what-{party:N}"), Typed.Text(sent, $"on-{party:N}"), Typed.Text(sent, $"reason-{party:N}"));
    }

    /// <summary>A third party as the page shows it, and what can be entered of it next.</summary>
    public sealed record Line(Guid Id, string Name, Words Said, bool Answers, bool Weighs)
    {
        /// <summary>What was typed for it.</summary>
        public Entry Typed { get; init; } = Entry.Blank;
    }

    /// <summary>The page.</summary>
    public sealed record Model(Case Matter, IReadOnlyList<Line> Parties, Form Form, Guid Once, bool Open, Problems Problems)
    {
        /// <summary>What an objection can come to under the law of the case.</summary>
        public required IReadOnlyList<(string Code, Words Words)> Weighings { get; init; }

        /// <summary>Where those who are written down are asked; null where that is done, or not to be done now.</summary>
        public string? Consult { get; init; }

        /// <summary>The last day they were told; null when nobody is being asked.</summary>
        public DateOnly? Until { get; init; }
    }

    /// <summary>Where the third parties of a case are.</summary>
    public static string HrefOf(Case matter) => $"/desk/requests/{matter.Code}/third-parties";

    public static void Map(IEndpointRouteBuilder routes)
    {
        var desk = routes.MapGroup("/desk/requests").AddEndpointFilter(OnDuty.Only);
        desk.MapGet("{code}/third-parties", Show);
        desk.MapPost("{code}/third-parties", Add);
        desk.MapPost("{code}/third-parties/{party:guid}/answer", (string code, Guid party, IFormCollection sent, ThirdPartyRecord record, CurrentActor who, CancellationToken stop) =>
            Enter(code, party, sent, record, record.Answer, who, stop));
        desk.MapPost("{code}/third-parties/{party:guid}/weigh", (string code, Guid party, IFormCollection sent, ThirdPartyRecord record, CurrentActor who, CancellationToken stop) =>
            Enter(code, party, sent, record, record.Weigh, who, stop));
    }

    static async Task<IResult> Show(string code, ThirdPartyRecord record, CurrentActor who, CancellationToken stop)
    {
        var officer = await who.Officer(stop);
        if (await record.Find(code, officer, stop) is not { } matter) return Results.NotFound();
        var blank = new Form("", "", DeliveryWays.Post, Dates.Machine(record.Today));
        return Page.Of<ThirdPartiesView>(await record.Of(matter, blank, Guid.CreateVersion7(), [], officer, stop));
    }

    static async Task<IResult> Add(string code, IFormCollection sent, ThirdPartyRecord record, CurrentActor who, CancellationToken stop)
    {
        var officer = await who.Officer(stop);
        if (await record.Find(code, officer, stop) is not { } matter) return Results.NotFound();
        var form = Form.Read(sent);
        var once = Guid.TryParse(sent["once"], out var given) ? given : Guid.CreateVersion7();
        var problems = await record.Add(matter, form, once, officer, stop);
        return problems.None
            ? See.Other(HrefOf(matter))
            : Page.Of<ThirdPartiesView>(await record.Of(matter, form, once, problems, officer, stop), StatusCodes.Status422UnprocessableEntity);
    }

    delegate Task<Problems> Entering(Case matter, Guid party, Entry entry, Actor by, CancellationToken stop);

    static async Task<IResult> Enter(
        string code, Guid party, IFormCollection sent, ThirdPartyRecord record, Entering enter, CurrentActor who, CancellationToken stop)
    {
        var officer = await who.Officer(stop);
        if (await record.Find(code, officer, stop) is not { } matter) return Results.NotFound();
        var entry = Entry.Read(party, sent);
        var problems = await enter(matter, party, entry, officer, stop);
        if (problems.None) return See.Other(HrefOf(matter));
        var model = await record.Of(matter, new("", "", DeliveryWays.Post, Dates.Machine(record.Today)), Guid.CreateVersion7(), problems, officer, stop);
        return Page.Of<ThirdPartiesView>(
            model with { Parties = [.. model.Parties.Select(line => line.Id == party ? line with { Typed = entry } : line)] },
            StatusCodes.Status422UnprocessableEntity);
    }
}
