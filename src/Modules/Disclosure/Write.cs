using Microsoft.AspNetCore.Mvc;

namespace Daylight.Disclosure;

/// <summary>An officer writes what is to be published, and changes it while it is a draft.</summary>
public static class Write
{
    /// <summary>The form.</summary>
    /// <param name="Form">What was typed.</param>
    /// <param name="Files">Files that are kept already.</param>
    /// <param name="Problems">What is wrong.</param>
    /// <param name="Bodies">Bodies for which the officer may write.</param>
    /// <param name="Classes">The classes of the catalogue.</param>
    public sealed record Model(
        PublicationForm Form, IReadOnlyList<SentFile> Files, Problems Problems, IReadOnlyList<Body> Bodies, Classification Classes)
    {
        /// <summary>Where the form goes.</summary>
        public required string Action { get; init; }

        /// <summary>The code of the case; null for a new draft.</summary>
        public string? Code { get; init; }

        public PublicationPurpose Purpose { get; init; }

        /// <summary>For a new draft: sent twice, it opens one case.</summary>
        public Guid Once { get; init; }

        /// <summary>For a new draft: the code of the case whose answer it publishes; null when it is about none.</summary>
        public string? Given { get; init; }

        /// <summary>How many papers of that case were not taken along.</summary>
        public int Left { get; init; }

        /// <summary>The version of the case that was looked at.</summary>
        public int Version { get; init; }

        /// <summary>False when the draft can't be changed any more: what was typed is only shown.</summary>
        public bool Open { get; init; } = true;
    }

    const string New = "/desk/publications/new";

    public static void Map(IEndpointRouteBuilder desk)
    {
        desk.MapGet("publications/new", Blank);
        desk.MapPost("publications/new", Begin).TakesFiles();
        desk.MapGet("publications/{code}/edit", Show);
        desk.MapPost("publications/{code}/edit", Save).TakesFiles();
    }

    static async Task<IResult> Blank(string? from, WriteWork work, CurrentActor who, CancellationToken stop)
    {
        var officer = await who.Officer(stop);
        var own = work.BodiesOf(officer);
        if (own.Count == 0) return Page.Of<NotYoursView>(status: StatusCodes.Status403Forbidden);
        if (from is { Length: > 0 }) return await Given(from, work, officer, own, stop);
        return Page.Of<WriteView>(new Model(PublicationForm.Blank(own[0].Code), [], [], own, work.Classes)
        {
            Action = New, Once = Ids.Next(),
        });
    }

    // One publication of it at a time: whoever comes second is shown the first.
    static async Task<IResult> Given(string from, WriteWork work, Actor officer, IReadOnlyList<Body> own, CancellationToken stop)
    {
        if (await work.Given.Find(from, officer, stop) is not { } matter) return Results.NotFound();
        if (await work.Given.UnderWay(matter, stop) is { } publication) return See.Other(OnePublication.HrefOf(publication));
        var (form, files, left) = await work.Given.Of(matter, stop);
        return Page.Of<WriteView>(new Model(form, [.. files.Select(file => work.DraftFiles.Begun(file, officer))], [], own, work.Classes)
        {
            Action = New, Once = Ids.Next(), Given = matter.Code, Left = left,
        });
    }

    static async Task<IResult> Begin([FromForm] IFormCollection sent, WriteWork work, CurrentActor who, CancellationToken stop)
    {
        var officer = await who.Officer(stop);
        var own = work.BodiesOf(officer);
        if (own.Count == 0) return Page.Of<NotYoursView>(status: StatusCodes.Status403Forbidden);
        var form = PublicationForm.Of(sent);
        var once = Guid.TryParse(sent["once"], out var given) ? given : Ids.Next();
        var problems = new Problems().When(own.All(body => body.Code != form["body"]), "body", "选择发布机构", "Choose the body that publishes")
            .And(work.Check(form));
        var from = Typed.Text(sent, "from");
        var source = from.Length == 0 ? null : await work.Given.Find(from, officer, stop);
        problems.When(from.Length > 0 && source is null, "", "找不到这件申请，或者它没有公开什么", "There is no such request, or nothing was given in it");
        var files = await work.DraftFiles.Read(sent, null, officer, problems, stop);
        if (problems.Any)
        {
            return Page.Of<WriteView>(new Model(form, files, problems, own, work.Classes) { Action = New, Once = once, Given = source?.Code },
                StatusCodes.Status422UnprocessableEntity);
        }
        var matter = await work.Desk.Begin(form, files, once, source, officer, stop);
        return See.Other(OnePublication.HrefOf(matter.Code));
    }

    static async Task<IResult> Show(string code, WriteWork work, CurrentActor who, CancellationToken stop)
    {
        var officer = await who.Officer(stop);
        if (await work.Desk.Find(code, officer, stop) is not { } matter) return Results.NotFound();
        if (!work.MayWrite(matter, officer)) return See.Other(OnePublication.HrefOf(matter.Code));
        var draft = await work.Desk.DraftOf(matter, stop);
        return Page.Of<WriteView>(work.Of(matter, draft, PublicationForm.Of(draft, matter.BodyCode), DraftFiles.Of(draft), []));
    }

    static async Task<IResult> Save(
        string code, [FromForm] IFormCollection sent, WriteWork work, CurrentActor who, CancellationToken stop)
    {
        var officer = await who.Officer(stop);
        if (await work.Desk.Find(code, officer, stop) is not { } matter) return Results.NotFound();
        var draft = await work.Desk.DraftOf(matter, stop);
        var form = PublicationForm.Of(sent);
        var problems = await work.Check(form, draft, matter.ReceivedOn, stop);
        var files = await work.DraftFiles.Read(sent, draft, officer, problems, stop);
        // A form without the version it was made for has seen nothing.
        var version = int.TryParse(sent["version"], out var seen) ? seen : -1;
        if (problems.None) problems = await work.Desk.Save(matter, draft, form, files, version, officer, stop);
        if (problems.None) return See.Other(OnePublication.HrefOf(matter.Code));

        work.Forget();
        if (await work.Desk.Find(code, officer, stop) is not { } latest) return Results.NotFound();
        var model = work.Of(latest, draft, form, files, problems) with { Open = work.MayWrite(latest, officer) };
        return Page.Of<WriteView>(model, StatusCodes.Status422UnprocessableEntity);
    }
}

/// <summary>What writing a draft needs.</summary>
sealed class WriteWork(PublicationDesk desk, DraftFiles uploads, Classification classes, GivenAnswer given)
{
    static readonly Step Writing = PublicationProcedure.Procedure.Step("write")!;

    public PublicationDesk Desk => desk;

    public DraftFiles DraftFiles => uploads;

    public Classification Classes => classes;

    public GivenAnswer Given => given;

    CaseOffice Office => desk.Office;

    /// <summary>The bodies that exist and for which the officer may write.</summary>
    public IReadOnlyList<Body> BodiesOf(Actor officer) => [.. Office.Bodies.All.Where(body =>
        body.ExistsOn(Office.Today) && (officer.RolesIn(body.Code, Office.Bodies) & Writing.By) != 0)];

    public bool MayWrite(Case matter, Actor officer) =>
        Daylight.Desk.StepsFor(matter, PublicationProcedure.Procedure, officer, Office.Bodies).Contains(Writing);

    /// <summary>What is wrong with the form of a new draft.</summary>
    public Problems Check(PublicationForm form) => form.Check(classes, PublicationPurpose.Publish, null, null, Office.Today);

    /// <summary>What is wrong with the form of a draft that is kept already.</summary>
    public async Task<Problems> Check(PublicationForm form, PublicationDraft draft, DateOnly? before, CancellationToken stop)
    {
        var number = await Office.Db.Records.Where(record => record.Id == draft.RecordId).Select(record => record.DocumentNumber).SingleOrDefaultAsync(stop);
        return form.Check(classes, draft.Purpose, before, number, Office.Today);
    }

    public void Forget() => Office.Db.ChangeTracker.Clear();

    public Write.Model Of(Case matter, PublicationDraft draft, PublicationForm form, IReadOnlyList<SentFile> files, Problems problems) =>
        new(form, files, problems, [Office.Bodies[matter.BodyCode]], classes)
        {
            Action = $"{OnePublication.HrefOf(matter.Code)}/edit", Code = matter.Code, Purpose = draft.Purpose, Version = matter.Version,
        };
}
