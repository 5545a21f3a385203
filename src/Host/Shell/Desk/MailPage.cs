using Daylight.Web;
using Microsoft.EntityFrameworkCore;

namespace Daylight.Host.Shell;

/// <summary>E-mail that waits for an officer, and what was done with what came lately.</summary>
public static class MailPage
{
    /// <summary>The list.</summary>
    /// <param name="IsOpen">False where e-mail is not set up.</param>
    /// <param name="Waiting">What waits.</param>
    /// <param name="Settled">What came lately and was filed or set aside.</param>
    /// <param name="Cases">Codes of the cases that letters name or are filed to.</param>
    public sealed record Model(
        bool IsOpen, IReadOnlyList<IncomingMail> Waiting, IReadOnlyList<IncomingMail> Settled, IReadOnlyDictionary<Guid, string> Cases);

    /// <summary>One letter.</summary>
    public sealed record Letter(IncomingMail Mail, IReadOnlyList<MailEnclosure> Enclosures, bool MayWork, Problems Problems)
    {
        /// <summary>The case whose address it names, or in whose file it is.</summary>
        public string? Code { get; init; }

        /// <summary>The cases into which that one was split, by their codes.</summary>
        public IReadOnlyList<string> Parts { get; init; } = [];

        /// <summary>What was typed.</summary>
        public string Case { get; init; } = "";

        public string Because { get; init; } = "";

        public string Href => HrefOf(Mail);
    }

    public static string HrefOf(IncomingMail mail) => $"/desk/mail/{mail.Id}";

    public static void Map(IEndpointRouteBuilder desk)
    {
        desk.MapGet("mail", List);
        desk.MapGet("mail/{mail:guid}", Show);
        desk.MapGet("mail/{letter:guid}/raw", Raw);
        desk.MapPost("mail/{mail:guid}/file", File);
        desk.MapPost("mail/{mail:guid}/aside", SetAside);
    }

    static async Task<IResult> List(HoldingPen pen, Correspondence mail, CaseOffice office, CurrentActor who, CancellationToken stop)
    {
        var officer = await who.Officer(stop);
        var (waiting, settled) = (await pen.Waiting(officer, stop), await pen.Settled(officer, stop));
        return Page.Of<MailView>(new Model(mail.IsOpen, waiting, settled, await Codes(office, waiting.Concat(settled), stop)));
    }

    static async Task<IResult> Show(
        Guid mail, HoldingPen pen, Correspondence letters, CaseOffice office, CurrentActor who, HttpContext http, CancellationToken stop)
    {
        var officer = await who.Officer(stop);
        if (await pen.Find(mail, officer, stop) is not { } found) return Results.NotFound();
        http.Response.Headers.CacheControl = "no-store";
        return Page.Of<LetterView>(await Of(found, pen, letters, office, officer, stop));
    }

    // The letter as it came, for whoever has to prove it. No browser opens it.
    static async Task<IResult> Raw(Guid letter, HoldingPen pen, MailPapers papers, CurrentActor who, HttpContext http, CancellationToken stop)
    {
        var found = await pen.Find(letter, await who.Officer(stop), stop);
        if (found is null || await papers.Raw(found, stop) is not { } raw) return Results.NotFound();
        http.Response.Headers.CacheControl = "no-store";
        return Results.File(raw, "message/rfc822", $"{found.ArrivedAt:yyyyMMdd-HHmmss}.eml");
    }

    static async Task<IResult> File(
        Guid mail, IFormCollection form, HoldingPen pen, Correspondence letters, CaseOffice office, CurrentActor who, CancellationToken stop)
    {
        var officer = await who.Officer(stop);
        if (await pen.Find(mail, officer, stop) is not { } found) return Results.NotFound();
        var code = CaseCode.Tidy(form["case"]);
        var problems = await pen.File(found, code, officer, stop);
        if (problems.None) return See.Other($"/desk/cases/{code}#mail");
        office.Db.ChangeTracker.Clear();
        var letter = await Of(found, pen, letters, office, officer, stop) with { Problems = problems, Case = code };
        return Page.Of<LetterView>(letter, StatusCodes.Status422UnprocessableEntity);
    }

    static async Task<IResult> SetAside(
        Guid mail, IFormCollection form, HoldingPen pen, Correspondence letters, CaseOffice office, CurrentActor who, CancellationToken stop)
    {
        var officer = await who.Officer(stop);
        if (await pen.Find(mail, officer, stop) is not { } found) return Results.NotFound();
        var because = Typed.Text(form, "because");
        var problems = await pen.SetAside(found, because, officer, stop);
        if (problems.None) return See.Other("/desk/mail");
        office.Db.ChangeTracker.Clear();
        var letter = await Of(found, pen, letters, office, officer, stop) with { Problems = problems, Because = because };
        return Page.Of<LetterView>(letter, StatusCodes.Status422UnprocessableEntity);
    }

    static async Task<Letter> Of(
        IncomingMail mail, HoldingPen pen, Correspondence letters, CaseOffice office, Actor officer, CancellationToken stop) =>
        new(mail, await letters.EnclosedIn([mail.Id], stop), pen.MayWork(mail.BodyCode, officer), [])
        {
            Code = (await Codes(office, [mail], stop)).Values.FirstOrDefault(),
            Parts = await (from link in office.Db.CaseLinks.Holding(CaseLinkKind.SplitFrom)
                           join part in office.Db.Cases on link.CaseId equals part.Id
                           where link.ToId == mail.NamesCase
                           orderby part.Code
                           select part.Code).ToListAsync(stop),
        };

    static async Task<IReadOnlyDictionary<Guid, string>> Codes(CaseOffice office, IEnumerable<IncomingMail> mail, CancellationToken stop)
    {
        var ids = mail.Select(one => one.CaseId ?? one.NamesCase).OfType<Guid>().Distinct().ToArray();
        return await office.Db.Cases.AsNoTracking().Where(matter => ids.Contains(matter.Id))
            .ToDictionaryAsync(matter => matter.Id, matter => matter.Code, stop);
    }
}
