namespace Daylight.Petitions;

/// <summary>
/// An officer registers a call, a visit, a letter by post or an e-mail (来电、来访、来信登记): short enough to be filled in while
/// somebody is speaking, with what the same caller raised before and what was learned of such letters.
/// </summary>
public static class Register
{
    public const string Url = "/desk/petitions/new";

    const int MostBefore = 8;

    /// <summary>The form, with the bodies the officer may register for, the code of the one before and what the caller raised.</summary>
    public sealed record Model(
        PetitionForm Form, Guid Once, Problems Problems, IReadOnlyList<Body> Own, BodyTree Bodies, string? Before, IReadOnlyList<Case> Raised, TopicTree Classes, AreaMap Areas, IReadOnlyList<SentFile> Photos)
    {
        /// <summary>What the class and the body seem to be, once somebody asked; null while nobody has, empty when nothing is known.</summary>
        public IReadOnlyList<Words>? Seems { get; init; }

        /// <summary>What was published about it: answers that can be given at once.</summary>
        public IReadOnlyList<SearchHit> Answered { get; init; } = [];

        /// <summary>Open petitions that seem to be about the same, once somebody asked or chose a place on the map.</summary>
        public IReadOnlyList<AlikeCase> Open { get; init; } = [];

        /// <summary>True after writing was read from scans: an officer has to look through it.</summary>
        public bool WasRead { get; init; }

        /// <summary>The e-mail it is registered from; null for all else.</summary>
        public IncomingMail? Mail { get; init; }
    }

    /// <summary>What the officer gives the person.</summary>
    public sealed record Handout(string Code, string Secret);

    public static void Map(IEndpointRouteBuilder routes)
    {
        var desk = routes.MapGroup("/desk/petitions").AddEndpointFilter(OnDuty.Only);
        desk.MapGet("new", Blank);
        desk.MapPost("new", File).TakesFiles();
        desk.MapGet("{code}/receipt", (string code, Receipts receipts) => receipts.Secret(code) is { } secret
            ? Page.Of<HandoutView>(new Handout(code, secret))
            : See.Other($"/desk/cases/{Uri.EscapeDataString(code)}"));
    }

    static async Task<IResult> Blank(
        string? source, string? phone, string? body, string? before, string? mail, Db db, PetitionFiling filing, FromMail mailed, CurrentActor who, CancellationToken stop)
    {
        var officer = await who.Officer(stop);
        var own = BodiesOf(officer, filing);
        if (own.Count == 0) return Page.Of<NotYoursView>(status: StatusCodes.Status403Forbidden);
        var chosen = PetitionWords.Find<PetitionSource>(source) is { } known && PetitionWords.AtTheDesk.Contains(known) ? known : PetitionSource.Hotline;
        var form = PetitionForm.Blank with
        {
            Source = PetitionWords.Code(chosen), Phone = Typed.Clean(phone), Body = own.FirstOrDefault(one => one.Code == body)?.Code ?? own[0].Code,
            Received = Dates.Machine(filing.Today),
        };
        var letter = await mailed.Waiting(mail, officer, stop);
        if (letter is not null) form = Of(letter, form, own);
        return Page.Of<RegisterView>(new Model(form, letter?.Id ?? Ids.Next(), [], own, filing.Bodies, before, await Raised(db, filing, form, own, stop), filing.Classes, filing.Areas, [])
        {
            Mail = letter,
        });
    }

    static PetitionForm Of(IncomingMail letter, PetitionForm form, IReadOnlyList<Body> own) => form with
    {
        Source = PetitionWords.Code(PetitionSource.Email), Title = FromMail.Title(letter), Story = FromMail.Text(letter, PetitionForm.StoryLength),
        Name = FromMail.Name(letter, PetitionForm.NameLength), Email = letter.Sender, Received = Dates.Machine(FromMail.Day(letter)),
        Body = FromMail.Body(letter, own),
    };

    static async Task<IResult> File(
        IFormCollection sent, Db db, PetitionFiling filing, Proposing proposing, AlikeCases alike, FormFiles files, CasePapers papers, FromMail mailed, Receipts receipts, CurrentActor who,
        CancellationToken stop)
    {
        var officer = await who.Officer(stop);
        var own = BodiesOf(officer, filing);
        if (own.Count == 0) return Page.Of<NotYoursView>(status: StatusCodes.Status403Forbidden);
        var form = PetitionForm.Read(sent);
        var once = Guid.TryParse(sent["once"], out var given) ? given : Ids.Next();
        var letter = await mailed.Waiting(sent[FromMail.Field], officer, stop);
        if (letter is not null) once = letter.Id;
        var source = PetitionWords.Find<PetitionSource>(form.Source) is { } known && PetitionWords.AtTheDesk.Contains(known) ? known : (PetitionSource?)null;
        var raised = await Raised(db, filing, form, own, stop);
        var first = raised.FirstOrDefault(one => one.Code == form.Repeats);
        var problems = new Problems();
        var photos = await files.AtTheDesk(sent, once.ToString(), source is PetitionSource.Post, problems, stop);
        var model = new Model(form, once, problems, own, filing.Bodies, null, raised, filing.Classes, filing.Areas, photos) { Mail = letter };
        if (MapChoice.IsIn(sent))
        {
            var pointed = form.Pointed(sent, MapChoice.Sheet(filing.Areas, filing.Today));
            return Page.Of<RegisterView>(model with { Form = pointed, Open = await alike.To(pointed, officer, stop) });
        }
        if (FormFiles.AsksToRead(sent)) return Page.Of<RegisterView>(Read(model, await files.ReadAfter(form.Story, photos, PetitionForm.StoryLength, stop)));
        if (Typed.Text(sent, "suggest") == "true") return Page.Of<RegisterView>(model with { Seems = Seems(proposing, form), Answered = proposing.Answered(form.Title), Open = await alike.To(form, officer, stop) });
        problems.And(filing.Check(form))
            .When(form.Repeats.Length > 0 && first is null, "repeats", "选择同一个人以前反映的一件", "Choose one that the same person raised before")
            .When(source is null, "source", "选择怎么来的", "Choose how it came")
            .When(own.All(body => body.Code != form.Body), "body", "选择您经办的单位", "Choose a body you work for");
        var received = problems.Needed("received", form.Received);
        problems.When(received > filing.Today, "received", "收到的日期不能晚于今天", "The day of receipt can't be after today");
        if (problems.Any || source is not { } through || received is not { } on) return Page.Of<RegisterView>(model, StatusCodes.Status422UnprocessableEntity);
        var secret = CaseSecret.New();
        var (code, isNew) = await filing.File(form, new(once, through, on, secret)
        {
            RepeatOf = first?.Id, With = matter => papers.HandIn(matter, photos, officer, stop),
        }, officer, stop);
        await mailed.File(letter, code, officer, stop);
        if (!isNew) return See.Other($"/desk/cases/{code}");
        receipts.Give(code, secret, $"/desk/petitions/{code}");
        return See.Other($"/desk/petitions/{code}/receipt");
    }

    static Model Read(Model model, (string Text, bool WasRead) read)
    {
        model.Problems.When(!read.WasRead, FormFiles.Field, "没有认出文字：来源选“来信”，附上清楚的扫描件", "No writing could be read: choose “letter by post” and add a clear scan");
        return model with { Form = model.Form with { Story = read.Text }, WasRead = read.WasRead };
    }

    static IReadOnlyList<Words> Seems(Proposing proposing, PetitionForm form) =>
        [.. ((Suggested?[])[proposing.Class(form.Title, form.Story), proposing.Body(form.Title, form.Story, [form.Against])]).OfType<Suggested>().Select(one => one.Say)];

    // What the same person raised with bodies that the officer works for.
    static async Task<IReadOnlyList<Case>> Raised(Db db, PetitionFiling filing, PetitionForm form, IReadOnlyList<Body> own, CancellationToken stop)
    {
        if (filing.ReporterOf(form) is not { } reporter) return [];
        var codes = own.Select(body => body.Code).ToList();
        return await db.RaisedBy(reporter).Where(matter => codes.Contains(matter.BodyCode)).Take(MostBefore).ToListAsync(stop);
    }

    static List<Body> BodiesOf(Actor officer, PetitionFiling filing) =>
        [.. filing.Bodies.All.Where(body => body.ExistsOn(filing.Today) && (officer.RolesIn(body.Code, filing.Bodies) & Role.Clerk) != 0)];
}
