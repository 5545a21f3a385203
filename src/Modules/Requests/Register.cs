namespace Daylight.Requests;

/// <summary>
/// An officer registers what came to the counter, by post, fax, e-mail or telephone (登记): the day of receipt follows
/// from the way it came.
/// </summary>
public static class Register
{
    static readonly string[] Own = ["channel", "signed", "number", "submitted", "arrived", "confirmed"];
    static readonly string[] Fields = [.. FormStep.All.SelectMany(step => step.Fields), .. Own];

    /// <summary>The form, with the bodies the officer may register for.</summary>
    public sealed record Model(RequestForm Form, Guid Once, Problems Problems, IReadOnlyList<Body> Bodies, IncomingMail? Mail)
    {
        /// <summary>What came on paper: the application, proofs, a written authority.</summary>
        public IReadOnlyList<SentFile> Files { get; init; } = [];

        /// <summary>True after writing was read from scans: an officer has to look through it.</summary>
        public bool WasRead { get; init; }
    }

    /// <summary>What the officer hands to the requester.</summary>
    public sealed record Handout(string Code, string Secret);

    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/desk/requests/new", Blank);
        routes.MapPost("/desk/requests/new", File).TakesFiles();
        routes.MapGet("/desk/requests/{code}/receipt", Receipt);
    }

    static async Task<IResult> Blank(string? mail, CurrentActor who, FromMail mailed, BodyTree bodies, TimeProvider time, CancellationToken stop)
    {
        if (await who.Find(stop) is not { } officer) return See.Other("/sign-in?to=/desk/requests/new");
        var own = BodiesOf(officer, bodies, time.Today());
        if (own.Count == 0) return Page.Of<NotYoursView>(status: StatusCodes.Status403Forbidden);
        var form = RequestForm.Blank.With("channel", RequestForm.Code(Channel.Counter))
            .With("body", own[0].Code).With("submitted", Dates.Machine(time.Today()));
        if (await mailed.Waiting(mail, officer, stop) is not { } letter) return Page.Of<RegisterView>(new Model(form, Ids.Next(), [], own, null));
        return Page.Of<RegisterView>(new Model(Of(letter, form, own), letter.Id, [], own, letter));
    }

    // Until it was confirmed with the requester, an e-mail has not been received: that day stays empty.
    static RequestForm Of(IncomingMail letter, RequestForm form, List<Body> own) => form
        .With("channel", RequestForm.Code(Channel.Email))
        .With("body", FromMail.Body(letter, own))
        .With("submitted", Dates.Machine(Instants.DayOf(letter.SentAt is { } sent && sent < letter.ArrivedAt ? sent : letter.ArrivedAt)))
        .With("arrived", Dates.Machine(FromMail.Day(letter)))
        .With("name", FromMail.Name(letter, RequestForm.Name)).With("email", letter.Sender)
        .With("feature", FromMail.Title(letter)).With("description", FromMail.Text(letter, RequestForm.Description));

    static async Task<IResult> File(
        IFormCollection sent, RegisterWork work, FormFiles files, CasePapers papers, FromMail mailed, CurrentActor who, Receipts receipts, CancellationToken stop)
    {
        if (await who.Find(stop) is not { } officer) return See.Other("/sign-in?to=/desk/requests/new");
        var own = BodiesOf(officer, work.Bodies, work.Today);
        if (own.Count == 0) return Page.Of<NotYoursView>(status: StatusCodes.Status403Forbidden);
        var form = RequestForm.Blank.With(sent, Fields);
        var once = Guid.TryParse(sent["once"], out var given) ? given : Ids.Next();
        var letter = await mailed.Waiting(sent[FromMail.Field], officer, stop);
        if (letter is not null) once = letter.Id;
        var problems = new Problems();
        var scans = await files.Read(sent, once.ToString(), [], problems, stop);
        var model = new Model(form, once, problems, own, letter) { Files = scans };
        if (FormFiles.AsksToRead(sent)) return Page.Of<RegisterView>(Read(model, await files.ReadAfter(form["description"], scans, RequestForm.Description, stop)));
        problems.And(work.Check(form, own, out var intake));
        if (problems.Any || intake is null) return Page.Of<RegisterView>(model, StatusCodes.Status422UnprocessableEntity);
        var secret = CaseSecret.New();
        var (code, isNew) = await work.Filing.File(form, intake with { With = matter => papers.HandIn(matter, scans, officer, stop) }, once, secret, officer, stop);
        await mailed.File(letter, code, officer, stop);
        if (!isNew) return See.Other($"/desk/cases/{code}");
        receipts.Give(code, secret, $"/desk/requests/{code}");
        return See.Other($"/desk/requests/{code}/receipt");
    }

    static Model Read(Model model, (string Text, bool WasRead) read)
    {
        model.Problems.When(!read.WasRead, FormFiles.Field, "没有认出文字，请附上清楚的扫描件", "No writing could be read: add a clear scan");
        return model with { Form = model.Form.With("description", read.Text), WasRead = read.WasRead };
    }

    // Shown once, to be printed and handed over; afterwards only the requester has the secret.
    static IResult Receipt(string code, Receipts receipts) => receipts.Secret(code) is { } secret
        ? Page.Of<HandoutView>(new Handout(code, secret))
        : See.Other($"/desk/cases/{Uri.EscapeDataString(code)}");

    static List<Body> BodiesOf(Actor officer, BodyTree bodies, DateOnly today) =>
        [.. bodies.All.Where(body => body.ExistsOn(today) && (officer.RolesIn(body.Code, bodies) & Role.Clerk) != 0)];
}

/// <summary>What registering needs.</summary>
sealed class RegisterWork(RequestCheck check, Filing filing, BodyTree bodies, TimeProvider time)
{
    public Filing Filing => filing;

    public BodyTree Bodies => bodies;

    public DateOnly Today => time.Today();

    /// <summary>All that is wrong with what the officer wrote down, and how it came in when nothing is.</summary>
    public Problems Check(RequestForm form, IReadOnlyList<Body> own, out Intake? intake)
    {
        var problems = new Problems();
        intake = Read(form, problems);
        problems.Sound("number", form["number"], RequestForm.Number);
        var day = intake?.ReceivedOn ?? intake?.ArrivedOn ?? Today;
        problems.When(check.RegimeOn(day) is null, "submitted",
            "那时《政府信息公开条例》还没有施行", "The regulation was not in force then");
        if (intake is not null) problems.And(intake.Check(Today));
        // The body is asked for as it is now; a street that is gone has left its files to another.
        problems.When(own.All(body => body.Code != form["body"]), "body", "选择办理机关", "Choose the body in charge");
        return problems.And(check.Registered(form, day));
    }

    Intake? Read(RequestForm form, Problems problems)
    {
        var channel = form.One<Channel>("channel");
        problems.When(channel is null, "channel", "选择怎样收到的", "Choose how it came in");
        var submitted = problems.Needed("submitted", form["submitted"]);
        var arrived = problems.Optional("arrived", form["arrived"]) ?? submitted;
        var confirmed = problems.Optional("confirmed", form["confirmed"]);
        if (channel is not { } way || submitted is not { } on || arrived is not { } at) return null;
        return new()
        {
            Channel = way, Signed = form["signed"] == "true", Number = form.Given("number"),
            SubmittedOn = on, ArrivedOn = at, ConfirmedOn = confirmed,
            Before2019 = check.RegimeOn(at)?.ReplacedBy is not null,
        };
    }
}
