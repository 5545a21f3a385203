namespace Daylight.Remedies;

/// <summary>
/// An officer registers what came from a reconsideration organ or a court, or a complaint that came to the counter.
/// </summary>
public static class Register
{
    const string Url = "/desk/remedies/new";

    /// <summary>The form, with the bodies it can be against.</summary>
    public sealed record Model(RemedyForm Form, Guid Once, Problems Problems, IReadOnlyList<Body> Bodies);

    /// <summary>What the officer hands to a complainant.</summary>
    public sealed record Handout(string Code, string Secret);

    public static void Map(IEndpointRouteBuilder routes)
    {
        var desk = routes.MapGroup("/desk/remedies").AddEndpointFilter(OnDuty.Only);
        desk.MapGet("new", Blank);
        desk.MapPost("new", File);
        desk.MapGet("{code}/receipt", Receipt);
    }

    static async Task<IResult> Blank(string? about, RemedyCheck check, CurrentActor who, CancellationToken stop)
    {
        var mine = BodiesOf(await who.Officer(stop), check);
        if (mine.Count == 0) return Page.Of<NotYoursView>(status: StatusCodes.Status403Forbidden);
        var code = CaseCode.Tidy(about);
        var form = RemedyForm.Blank with
        {
            Kind = RemedyForm.Code(RemedyKind.Reconsideration), About = code, Body = await check.BodyOf(code, stop) ?? mine[0].Code,
        };
        return Page.Of<RegisterView>(new Model(form, Guid.CreateVersion7(), [], mine));
    }

    static async Task<IResult> File(
        IFormCollection sent, RemedyCheck check, RemedyFiling filing, Receipts receipts, CurrentActor who, CancellationToken stop)
    {
        var officer = await who.Officer(stop);
        var form = RemedyForm.Read(sent);
        form = form with { About = CaseCode.Tidy(form.About) };
        var once = Guid.TryParse(sent["once"], out var given) ? given : Guid.CreateVersion7();
        var problems = await check.OfRegistered(form, officer, stop);
        if (problems.Any || form.Chosen is not { } kind || Typed.Day(form.Filed) is not { } filed)
            return Page.Of<RegisterView>(new Model(form, once, problems, BodiesOf(officer, check)), StatusCodes.Status422UnprocessableEntity);

        var isComplaint = kind is RemedyKind.Complaint;
        var secret = isComplaint ? CaseSecret.New() : null;
        var entry = isComplaint
            ? new RemedyEntry(once, check.HandlerOf(form.Body), Channel.Counter, filed, filed, secret)
            : new RemedyEntry(once, form.Body, Channel.Post, filed, Typed.Day(form.Noticed)!.Value, null);
        var (code, isNew) = await filing.File(form, kind, entry, officer, stop);
        if (!isNew || secret is null) return See.Other($"/desk/cases/{code}");
        receipts.Give(code, secret, $"/desk/remedies/{code}");
        return See.Other($"/desk/remedies/{code}/receipt");
    }

    // Shown once, to be printed and handed over; afterwards only the complainant has the secret.
    static IResult Receipt(string code, Receipts receipts) => receipts.Secret(code) is { } secret
        ? Page.Of<HandoutView>(new Handout(code, secret))
        : See.Other($"/desk/cases/{Uri.EscapeDataString(code)}");

    // A complaint is handled by the body above: whoever registers it works there.
    static List<Body> BodiesOf(Actor officer, RemedyCheck check) => [.. check.Bodies.All.Where(body =>
        ((officer.RolesIn(body.Code, check.Bodies) | officer.RolesIn(check.HandlerOf(body.Code), check.Bodies)) & Role.Clerk) != 0)];
}
