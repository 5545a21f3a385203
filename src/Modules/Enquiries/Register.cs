namespace Daylight.Enquiries;

/// <summary>
/// An officer writes down who came, called or sent an e-mail (来访、来电、来件): one short page, answered at once where
/// possible, and ready for the next call.
/// </summary>
public static class Register
{
    static readonly Channel[] Channels = [Channel.Telephone, Channel.Counter, Channel.Email];

    /// <summary>The form, with the bodies the officer may register for and the code of the one before.</summary>
    public sealed record Model(EnquiryForm Form, Guid Once, Problems Problems, IReadOnlyList<Body> Bodies, string? Before, IncomingMail? Mail)
    {
        /// <summary>What the asker brought along.</summary>
        public IReadOnlyList<SentFile> Files { get; init; } = [];
    }

    /// <summary>What the officer gives the asker.</summary>
    public sealed record Handout(string Code, string Secret);

    public static void Map(IEndpointRouteBuilder routes)
    {
        var desk = routes.MapGroup("/desk/enquiries").AddEndpointFilter(OnDuty.Only);
        desk.MapGet("new", Blank);
        desk.MapPost("new", File).TakesFiles();
        desk.MapGet("{code}/receipt", (string code, Receipts receipts) => receipts.Secret(code) is { } secret
            ? Page.Of<HandoutView>(new Handout(code, secret))
            : See.Other($"/desk/cases/{Uri.EscapeDataString(code)}"));
    }

    static async Task<IResult> Blank(
        string? channel, string? body, string? before, string? mail, EnquiryFiling filing, FromMail mailed, CurrentActor who, CancellationToken stop)
    {
        var officer = await who.Officer(stop);
        var own = BodiesOf(officer, filing);
        if (own.Count == 0) return Page.Of<NotYoursView>(status: StatusCodes.Status403Forbidden);
        var form = EnquiryForm.Blank with
        {
            Channel = Code(ChannelOf(channel) ?? Channel.Telephone),
            Body = own.FirstOrDefault(one => one.Code == body)?.Code ?? own[0].Code,
        };
        if (await mailed.Waiting(mail, officer, stop) is not { } letter) return Page.Of<RegisterView>(new Model(form, Ids.Next(), [], own, before, null));
        form = form with
        {
            Channel = Code(Channel.Email), Title = FromMail.Title(letter), Question = FromMail.Text(letter, EnquiryForm.QuestionLength),
            Name = FromMail.Name(letter, EnquiryForm.NameLength), Email = letter.Sender, Body = FromMail.Body(letter, own),
        };
        return Page.Of<RegisterView>(new Model(form, letter.Id, [], own, null, letter));
    }

    static async Task<IResult> File(
        IFormCollection sent, EnquiryFiling filing, FormFiles files, CasePapers papers, FromMail mailed, Receipts receipts, CurrentActor who, CancellationToken stop)
    {
        var officer = await who.Officer(stop);
        var own = BodiesOf(officer, filing);
        if (own.Count == 0) return Page.Of<NotYoursView>(status: StatusCodes.Status403Forbidden);
        var form = EnquiryForm.Read(sent);
        var once = Guid.TryParse(sent["once"], out var given) ? given : Ids.Next();
        var letter = await mailed.Waiting(sent[FromMail.Field], officer, stop);
        if (letter is not null) once = letter.Id;
        var channel = ChannelOf(form.Channel);
        var problems = form.Check()
            .When(channel is null, "channel", "选择来电、来访还是来件", "Choose whether it was a call, a visit or an e-mail")
            .When(own.All(body => body.Code != form.Body), "body", "选择您经办的机关", "Choose a body you work for")
            .Sound("answer", form.Answer, EnquiryForm.AnswerLength);
        var brought = await files.Read(sent, once.ToString(), [], problems, stop);
        if (problems.Any || channel is not { } way)
            return Page.Of<RegisterView>(new Model(form, once, problems, own, null, letter) { Files = brought }, StatusCodes.Status422UnprocessableEntity);

        // Who was answered at once needs no secret to read it.
        var secret = form.Answer.Length > 0 ? null : CaseSecret.New();
        var (code, isNew) = await filing.File(form, new(once, way, letter is null ? filing.Today : FromMail.Day(letter), secret)
        {
            With = matter => papers.HandIn(matter, brought, officer, stop),
        }, officer, stop);
        await mailed.File(letter, code, officer, stop);
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
