using Microsoft.AspNetCore.Mvc;

namespace Daylight.Disclosure;

/// <summary>
/// The officers' side of a published record, wherever it came from: what was done about it, and the ways to correct
/// or withdraw it.
/// </summary>
public static class Revise
{
    /// <summary>What the page shows.</summary>
    /// <param name="Index">Index number of the record.</param>
    /// <param name="Title">Its title.</param>
    /// <param name="Body">The body that published it.</param>
    /// <param name="Withdrawn">True when it is public no longer.</param>
    /// <param name="Cases">What was done about it, the newest first.</param>
    /// <param name="Problems">What is wrong with what was sent.</param>
    public sealed record Model(
        string Index, string Title, Body Body, bool Withdrawn, IReadOnlyList<CaseLine> Cases, Problems Problems)
    {
        public bool MayCorrect { get; init; }

        public bool MayPropose { get; init; }

        /// <summary>The reason that was typed.</summary>
        public string Because { get; init; } = "";

        public Guid Once { get; init; } = Ids.Next();

        public string Href => HrefOf(Index);
    }

    /// <summary>Where the page of a record is.</summary>
    public static string HrefOf(string index) => $"/desk/publications/records/{index}";

    public static void Map(IEndpointRouteBuilder desk)
    {
        desk.MapGet("publications/records/{organisation}/{serial}", Show);
        desk.MapPost("publications/records/{organisation}/{serial}/correct", Correct);
        desk.MapPost("publications/records/{organisation}/{serial}/recall", Recall);
    }

    static async Task<IResult> Show(string organisation, string serial, ReviseWork work, CurrentActor who, HttpContext http, CancellationToken stop)
    {
        var officer = await who.Officer(stop);
        if (await work.Find($"{organisation}/{serial}", stop) is not { } record) return Results.NotFound();
        return work.RolesIn(record, officer) == Role.None
            ? Page.Of<NotYoursView>(status: StatusCodes.Status403Forbidden)
            : Page.Of<ReviseView>(await work.Of(record, officer, LanguageChoice.Of(http), stop));
    }

    static async Task<IResult> Correct(
        string organisation, string serial, [FromForm] IFormCollection sent, ReviseWork work, CurrentActor who, HttpContext http, CancellationToken stop)
    {
        var officer = await who.Officer(stop);
        if (await work.Find($"{organisation}/{serial}", stop) is not { } record) return Results.NotFound();
        if ((work.RolesIn(record, officer) & ReviseWork.Correcting) == 0) return Page.Of<NotYoursView>(status: StatusCodes.Status403Forbidden);
        var problems = await work.Check(record, PublicationPurpose.Correct, stop);
        if (problems.Any) return await Again(record, "", problems, work, officer, http, stop);
        var matter = await work.Desk.Correct(record, OnceOf(sent), officer, stop);
        return See.Other($"{OnePublication.HrefOf(matter.Code)}/edit");
    }

    static async Task<IResult> Recall(
        string organisation, string serial, [FromForm] IFormCollection sent, ReviseWork work, CurrentActor who, HttpContext http, CancellationToken stop)
    {
        var officer = await who.Officer(stop);
        if (await work.Find($"{organisation}/{serial}", stop) is not { } record) return Results.NotFound();
        if (work.RolesIn(record, officer) == Role.None) return Page.Of<NotYoursView>(status: StatusCodes.Status403Forbidden);
        var because = Typed.Text(sent, "reason");
        var problems = (await work.Check(record, PublicationPurpose.Withdraw, stop))
            .When(because.Length == 0, "reason", "写出撤回的理由；会向社会公开", "Give the reason; it is told to the public")
            .Sound("reason", because, PublicationForm.Note);
        if (problems.Any) return await Again(record, because, problems, work, officer, http, stop);
        var matter = await work.Desk.Recall(record, because, OnceOf(sent), officer, stop);
        return See.Other(OnePublication.HrefOf(matter.Code));
    }

    static async Task<IResult> Again(
        Record record, string because, Problems problems, ReviseWork work, Actor officer, HttpContext http, CancellationToken stop) =>
        Page.Of<ReviseView>(await work.Of(record, officer, LanguageChoice.Of(http), stop) with { Problems = problems, Because = because },
            StatusCodes.Status422UnprocessableEntity);

    static Guid OnceOf(IFormCollection sent) => Guid.TryParse(sent["once"], out var once) ? once : Ids.Next();
}

/// <summary>What the officers' page of a record needs.</summary>
sealed class ReviseWork(Db db, PublicationDesk desk)
{
    public const Role Correcting = Role.Clerk;
    const Role Proposing = Role.Clerk | Role.Reviewer | Role.Publisher;

    public PublicationDesk Desk => desk;

    /// <summary>The roles that count here.</summary>
    public Role RolesIn(Record record, Actor officer) => officer.RolesIn(record.BodyCode, desk.Office.Bodies) & Proposing;

    public Task<Record?> Find(string index, CancellationToken stop) => db.Records.AsNoTracking().Include(record => record.Topics)
        .Include(record => record.Editions).ThenInclude(edition => edition.Attachments)
        .AsSplitQuery().SingleOrDefaultAsync(record => record.Index == index, stop);

    /// <summary>Why the record can't be corrected or withdrawn now; empty when it can.</summary>
    public async Task<Problems> Check(Record record, PublicationPurpose purpose, CancellationToken stop)
    {
        if (record.WithdrawnAt is not null) return Problems.Of("", "这条信息已经撤回", "This record is withdrawn already");
        var open = await About(record).Where(matter => matter.ClosedOn == null && matter.Purpose == purpose)
            .Select(matter => matter.Case.Code).FirstOrDefaultAsync(stop);
        return new Problems().When(open is not null, "", $"已经有人在办：{open}。请在那件里接着办。", $"Somebody is at it already: {open}. Go on there.");
    }

    public async Task<Revise.Model> Of(Record record, Actor officer, Language language, CancellationToken stop)
    {
        var office = desk.Office;
        var cases = await About(record).OrderByDescending(matter => matter.Case.OpenedAt).Select(matter => matter.Case).ToListAsync(stop);
        var roles = RolesIn(record, officer);
        return new(record.Index, record.Title, office.Bodies[record.BodyCode], record.WithdrawnAt is not null, [.. cases.Select(Line)], [])
        {
            MayCorrect = record.WithdrawnAt is null && (roles & Correcting) != 0,
            MayPropose = record.WithdrawnAt is null && roles != Role.None,
        };

        CaseLine Line(Case matter) => new(matter.Code, matter.Title, OnePublication.HrefOf(matter.Code))
        {
            State = PublicationProcedure.Procedure.State(matter.State).Title.In(language), Tone = office.ToneOf(matter),
        };
    }

    IQueryable<Concerning> About(Record record) =>
        from draft in db.PublicationDrafts
        join matter in db.Cases on draft.CaseId equals matter.Id
        where draft.RecordId == record.Id
        select new Concerning { Case = matter, Purpose = draft.Purpose, ClosedOn = matter.ClosedOn };

    sealed class Concerning
    {
        public required Case Case { get; init; }

        public required PublicationPurpose Purpose { get; init; }

        public required DateOnly? ClosedOn { get; init; }
    }
}
