namespace Daylight.Enquiries;

/// <summary>
/// An officer writes down who came or called (来访、来电): one short page, answered at once where possible, and ready for
/// the next call.
/// </summary>
public static class Register
{
    static readonly Channel[] Channels = [Channel.Telephone, Channel.Counter];

    /// <summary>The form, with the bodies the officer may register for and the code of the one before.</summary>
    public sealed record Model(EnquiryForm Form, Guid Once, Problems Problems, IReadOnlyList<Body> Bodies, string? Before);

    /// <summary>What the officer gives the asker.</summary>
    public sealed record Handout(string Code, string Secret);

    public static void Map(IEndpointRouteBuilder routes)
    {
        var desk = routes.MapGroup("/desk/enquiries").AddEndpointFilter(OnDuty.Only);
        desk.MapGet("new", Blank);
        desk.MapPost("new", File);
        desk.MapGet("{code}/receipt", (string code, Receipts receipts) => receipts.Secret(code) is { } secret
            ? Page.Of<HandoutView>(new Handout(code, secret))
            : See.Other($"/desk/cases/{Uri.EscapeDataString(code)}"));
    }

    static async Task<IResult> Blank(string? channel, string? body, string? before, EnquiryFiling filing, CurrentActor who, CancellationToken stop)
    {
        var own = BodiesOf(await who.Officer(stop), filing);
        if (own.Count == 0) return Page.Of<NotYoursView>(status: StatusCodes.Status403Forbidden);
        var form = EnquiryForm.Blank with
        {
            Channel = Code(ChannelOf(channel) ?? Channel.Telephone),
            Body = own.FirstOrDefault(one => one.Code == body)?.Code ?? own[0].Code,
        };
        return Page.Of<RegisterView>(new Model(form, Guid.CreateVersion7(), [], own, before));
    }

    static async Task<IResult> File(IFormCollection sent, EnquiryFiling filing, Receipts receipts, CurrentActor who, CancellationToken stop)
    {
        var officer = await who.Officer(stop);
        var own = BodiesOf(officer, filing);
        if (own.Count == 0) return Page.Of<NotYoursView>(status: StatusCodes.Status403Forbidden);
        var form = EnquiryForm.Read(sent);
        var once = Guid.TryParse(sent["once"], out var given) ? given : Guid.CreateVersion7();
        var channel = ChannelOf(form.Channel);
        var problems = form.Check()
            .When(channel is null, "channel", "选择来电还是来访", "Choose whether it was a call or a visit")
            .When(own.All(body => body.Code != form.Body), "body", "选择您经办的机关", "Choose a body you work for")
            .Sound("answer", form.Answer, EnquiryForm.AnswerLength);
        if (problems.Any || channel is not { } way)
            return Page.Of<RegisterView>(new Model(form, once, problems, own, null), StatusCodes.Status422UnprocessableEntity);

        // Who was answered at once needs no secret to read it.
        var secret = form.Answer.Length > 0 ? null : CaseSecret.New();
        var (code, isNew) = await filing.File(form, new(once, way, filing.Today, secret), officer, stop);
        if (!isNew) return See.Other($"/desk/cases/{code}");
        if (secret is null) return See.Other($"/desk/enquiries/new?channel={form.Channel}&body={form.Body}&before={code}");
        receipts.Give(code, secret, $"/desk/enquiries/{code}");
        return See.Other($"/desk/enquiries/{code}/receipt");
    }

    internal static string Code(Channel channel) => channel.ToString().ToLowerInvariant();

    static Channel? ChannelOf(string? code) => Channels.Where(channel => Code(channel) == code).Select(channel => (Channel?)channel).FirstOrDefault();

    static List<Body> BodiesOf(Actor officer, EnquiryFiling filing) =>
        [.. filing.Bodies.All.Where(body => body.ExistsOn(filing.Today) && (officer.RolesIn(body.Code, filing.Bodies) & Role.Clerk) != 0)];
}
