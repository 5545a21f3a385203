namespace Daylight.Remedies;

/// <summary>
/// An officer registers what came from a reconsideration organ or a court, or a complaint that came to the counter.
/// </summary>
public static class Register
{
    const string Url = "/desk/remedies/new";

    /// <summary>The form, with the bodies it can be against.</summary>
    public sealed record Model(RemedyForm Form, Guid Once, Problems Problems, IReadOnlyList<Body> Bodies)
    {
        /// <summary>What came on paper: notice, suit or complaint, and what was enclosed.</summary>
        public IReadOnlyList<SentFile> Files { get; init; } = [];

        /// <summary>True after writing was read from scans: an officer has to look through it.</summary>
        public bool WasRead { get; init; }
    }

    /// <summary>What the officer hands to a complainant.</summary>
    public sealed record Handout(string Code, string Secret);

    public static void Map(IEndpointRouteBuilder routes)
    {
        var desk = routes.MapGroup("/desk/remedies").AddEndpointFilter(OnDuty.Only);
        desk.MapGet("new", Blank);
        desk.MapPost("new", File).TakesFiles();
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
        return Page.Of<RegisterView>(new Model(form, Ids.Next(), [], mine));
    }

    static async Task<IResult> File(
        IFormCollection sent, RemedyCheck check, RemedyFiling filing, FormFiles files, CasePapers papers, Receipts receipts, CurrentActor who, CancellationToken stop)
    {
        var officer = await who.Officer(stop);
        var form = RemedyForm.Read(sent);
        form = form with { About = CaseCode.Tidy(form.About) };
        var once = Guid.TryParse(sent["once"], out var given) ? given : Ids.Next();
        var problems = new Problems();
        var scans = await files.Read(sent, once.ToString(), [], problems, stop);
        var model = new Model(form, once, problems, BodiesOf(officer, check)) { Files = scans };
        if (FormFiles.AsksToRead(sent)) return Page.Of<RegisterView>(Read(model, await files.ReadAfter(form.ClaimText, scans, RemedyForm.Claim, stop)));
        problems.And(await check.OfRegistered(form, officer, stop));
        if (problems.Any || form.Chosen is not { } kind || Typed.Day(form.Filed) is not { } filed)
            return Page.Of<RegisterView>(model, StatusCodes.Status422UnprocessableEntity);

        var isComplaint = kind is RemedyKind.Complaint;
        var secret = isComplaint ? CaseSecret.New() : null;
        var entry = isComplaint
            ? new RemedyEntry(once, check.HandlerOf(form.Body), Channel.Counter, filed, filed, secret)
            : new RemedyEntry(once, form.Body, Channel.Post, filed, Typed.Day(form.Noticed)!.Value, null);
        entry = entry with { With = matter => papers.HandIn(matter, scans, officer, stop) };
        var (code, isNew) = await filing.File(form, kind, entry, officer, stop);
        if (!isNew || secret is null) return See.Other($"/desk/cases/{code}");
        receipts.Give(code, secret, $"/desk/remedies/{code}");
        return See.Other($"/desk/remedies/{code}/receipt");
    }

    static Model Read(Model model, (string Text, bool WasRead) read)
    {
        model.Problems.When(!read.WasRead, FormFiles.Field, "没有认出文字，请附上清楚的扫描件", "No writing could be read: add a clear scan");
        return model with { Form = model.Form with { ClaimText = read.Text }, WasRead = read.WasRead };
    }

    // Shown once, to be printed and handed over; afterwards only the complainant has the secret.
    static IResult Receipt(string code, Receipts receipts) => receipts.Secret(code) is { } secret
        ? Page.Of<HandoutView>(new Handout(code, secret))
        : See.Other($"/desk/cases/{Uri.EscapeDataString(code)}");

    // A complaint is handled by the body above: whoever registers it works there.
    static List<Body> BodiesOf(Actor officer, RemedyCheck check) => [.. check.Bodies.All.Where(body =>
        ((officer.RolesIn(body.Code, check.Bodies) | officer.RolesIn(check.HandlerOf(body.Code), check.Bodies)) & Role.Clerk) != 0)];
}
