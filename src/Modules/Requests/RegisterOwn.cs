namespace Daylight.Requests;

/// <summary>An officer registers a request to correct information about oneself that came to the counter or by letter.</summary>
public static class RegisterOwn
{
    const string Url = "/desk/requests/own-record";

    /// <summary>Channels on which such a request is registered by hand.</summary>
    public static readonly IReadOnlyList<Channel> Channels = [Channel.Counter, Channel.Post, Channel.Fax, Channel.Email, Channel.Other];

    public static void Map(IEndpointRouteBuilder routes)
    {
        var desk = routes.MapGroup(Url).AddEndpointFilter(OnDuty.Only);
        desk.MapGet("", Blank);
        desk.MapPost("", File).TakesFiles();
        desk.MapGet("{code}/receipt", Receipt);
    }

    static async Task<IResult> Blank(OwnRecordFiling filing, CurrentActor who, CancellationToken stop)
    {
        var own = BodiesOf(await who.Officer(stop), filing);
        if (own.Count == 0) return Page.Of<NotYoursView>(status: StatusCodes.Status403Forbidden);
        var form = RequestForm.Blank.With("body", own[0].Code).With("channel", RequestForm.Code(Channel.Counter));
        return Page.Of<RegisterOwnView>(new CorrectOwn.Model(form, Ids.Next(), [], [], own));
    }

    static async Task<IResult> File(
        IFormCollection sent, OwnRecordFiling filing, FormFiles evidence, Receipts receipts, CurrentActor who, CancellationToken stop)
    {
        var officer = await who.Officer(stop);
        var own = BodiesOf(officer, filing);
        if (own.Count == 0) return Page.Of<NotYoursView>(status: StatusCodes.Status403Forbidden);
        var form = RequestForm.Blank.With(sent, [.. OwnRecordFiling.Fields, "channel"]);
        var once = Guid.TryParse(sent["once"], out var given) ? given : Ids.Next();
        var channel = form.One<Channel>("channel");
        var problems = filing.Check(form)
            .When(channel is null || !Channels.Contains(channel.Value), "channel", "选择怎样收到的", "Choose how it came in")
            .When(own.All(body => body.Code != form["body"]), "body", "选择办理机关", "Choose the body in charge");
        var files = await evidence.Read(sent, once.ToString(), [], problems, stop);
        if (problems.Any) return Page.Of<RegisterOwnView>(new CorrectOwn.Model(form, once, files, problems, own), StatusCodes.Status422UnprocessableEntity);
        var secret = CaseSecret.New();
        var (code, isNew) = await filing.File(form, files, new(channel!.Value, once, secret), officer, stop);
        if (!isNew) return See.Other($"/desk/cases/{code}");
        receipts.Give(code, secret, $"{Url}/{code}");
        return See.Other($"{Url}/{code}/receipt");
    }

    // Shown once, to be printed and handed over; afterwards only the requester has the secret.
    static IResult Receipt(string code, Receipts receipts) => receipts.Secret(code) is { } secret
        ? Page.Of<HandoutView>(new Register.Handout(code, secret))
        : See.Other($"/desk/cases/{Uri.EscapeDataString(code)}");

    static List<Body> BodiesOf(Actor officer, OwnRecordFiling filing) => [.. filing.Office.Bodies.All.Where(body =>
        body.ExistsOn(filing.Office.Today) && (officer.RolesIn(body.Code, filing.Office.Bodies) & Role.Clerk) != 0)];
}
