namespace Daylight.Petitions;

/// <summary>
/// The office releases what programs may show of a request that came through Open311 (公开诉求内容): its text, place and picture,
/// in words of the office. Only with the consent of the person; what is released can be taken back.
/// </summary>
public static class Open311Release
{
    const int LongestText = 2_000, LongestPlace = 200;

    const Role Releasing = Role.Publisher | Role.Head;

    /// <summary>What is released, as typed.</summary>
    public sealed record Typing(string Description, string Address, bool Point, bool Media, string Picture);

    /// <summary>The page.</summary>
    public sealed record Model(Case Matter, Typing Typed, bool Consents, bool HasPoint, string? MediaUrl, DateTime? ReleasedAt,
        IReadOnlyList<CasePaper> Pictures, Problems Problems);

    /// <summary>Where a request is released.</summary>
    public static string HrefOf(Case matter) => $"/desk/petitions/{matter.Code}/open311";

    public static void Map(IEndpointRouteBuilder routes)
    {
        var desk = routes.MapGroup("/desk/petitions").AddEndpointFilter(OnDuty.Only);
        desk.MapGet("{code}/open311", Show);
        desk.MapPost("{code}/open311", (string code, IFormCollection sent, Releases releases, CurrentActor who, CancellationToken stop) =>
            Do(code, (matter, officer) => releases.Release(matter, Read(sent), officer, stop), Read(sent), releases, who, stop));
        desk.MapPost("{code}/open311/back", (string code, IFormCollection sent, Releases releases, CurrentActor who, CancellationToken stop) =>
            Do(code, (matter, officer) => releases.TakeBack(matter, officer, stop), Read(sent), releases, who, stop));
    }

    static Typing Read(IFormCollection sent) => new(
        Typed.Text(sent, "description"), Typed.Text(sent, "address"), Typed.Text(sent, "point") == "true",
        Typed.Text(sent, "media") == "true", Typed.Text(sent, "picture"));

    static async Task<IResult> Show(string code, Releases releases, CurrentActor who, CancellationToken stop) =>
        await releases.Find(code, await who.Officer(stop), stop) is { } matter && await releases.Show(matter, null, [], stop) is { } model
            ? Page.Of<Open311ReleaseView>(model) : Results.NotFound();

    static async Task<IResult> Do(
        string code, Func<Case, Actor, Task<Problems>> act, Typing typed, Releases releases, CurrentActor who, CancellationToken stop)
    {
        var officer = await who.Officer(stop);
        if (await releases.Find(code, officer, stop) is not { } matter || await releases.Show(matter, typed, [], stop) is not { } model) return Results.NotFound();
        var problems = await act(matter, officer);
        return problems.None ? See.Other($"/desk/cases/{matter.Code}") : Page.Of<Open311ReleaseView>(model with { Problems = problems }, StatusCodes.Status422UnprocessableEntity);
    }

    /// <summary>Keeps what was released.</summary>
    internal sealed class Releases(CaseOffice office, Ledger ledger)
    {
        Db Db => office.Db;

        public async Task<Case?> Find(string code, Actor officer, CancellationToken stop) =>
            await office.Find(CaseCode.Tidy(code), officer, stop) is { } matter && (officer.RolesIn(matter.BodyCode, office.Bodies) & Releasing) != 0 ? matter : null;

        /// <summary>The page; null for a case that did not come through Open311.</summary>
        public async Task<Model?> Show(Case matter, Typing? typed, Problems problems, CancellationToken stop)
        {
            if (await Db.Set<Open311Request>().AsNoTracking().SingleOrDefaultAsync(one => one.CaseId == matter.Id, stop) is not { } request
                || await Db.Petitions.AsNoTracking().Of(matter, stop) is not { } petition) return null;
            typed ??= new(request.Description ?? petition.Story, request.Address ?? petition.Place ?? "", request.WithPoint, request.WithMedia, request.Picture?.ToString() ?? "");
            return new(matter, typed, petition.ConsentedOn is not null, petition.Point is not null, request.MediaUrl, request.ReleasedAt,
                await Db.CasePapers.AsNoTracking().Masked(matter).ToListAsync(stop), problems);
        }

        public async Task<Problems> Release(Case matter, Typing typed, Actor by, CancellationToken stop)
        {
            var consents = await Db.Petitions.AnyAsync(petition => petition.CaseId == matter.Id && petition.ConsentedOn != null, stop);
            var problems = new Problems()
                .When(!consents, "", "本人没有同意公开", "The person has not agreed to publication")
                .When(typed.Description.Length == 0, "description", "写出公开的内容", "Write what is published").Sound("description", typed.Description, LongestText)
                .Sound("address", typed.Address, LongestPlace)
                .When(PersonalData.In(typed.Description).Any(), "description", "里面有个人信息，请删去", "There is personal data in it: take it out")
                .When(PersonalData.In(typed.Address).Any(), "address", "里面有个人信息，请删去", "There is personal data in it: take it out");
            var chosen = Guid.TryParse(typed.Picture, out var id) ? id : (Guid?)null;
            var picture = await Db.CasePapers.AsNoTracking().Masked(matter).Where(paper => paper.Id == chosen).Select(paper => (Guid?)paper.Id).SingleOrDefaultAsync(stop);
            problems.When(typed.Picture.Length > 0 && picture is null, "picture", "选择遮盖过的照片", "Choose a photo that was masked");
            if (problems.Any) return problems;
            return await Change(matter, by, "release-request", request =>
            {
                (request.Description, request.Address) = (typed.Description, typed.Address.Length > 0 ? typed.Address : null);
                (request.WithPoint, request.WithMedia, request.Picture) = (typed.Point, typed.Media, picture);
                (request.ReleasedAt, request.ReleasedBy) = (ledger.Now, by.Account);
            }, stop);
        }

        public Task<Problems> TakeBack(Case matter, Actor by, CancellationToken stop) => Change(matter, by, "hold-request", request =>
        {
            (request.Description, request.Address, request.WithPoint, request.WithMedia, request.Picture) = (null, null, false, false, null);
            (request.ReleasedAt, request.ReleasedBy) = (null, null);
        }, stop);

        async Task<Problems> Change(Case matter, Actor by, string verb, Action<Open311Request> change, CancellationToken stop)
        {
            var request = await Db.Set<Open311Request>().SingleAsync(one => one.CaseId == matter.Id, stop);
            change(request);
            ledger.Write(by, verb, matter.Address, matter.BodyCode).Covers(request);
            await Db.SaveChangesAsync(stop);
            return [];
        }
    }
}
