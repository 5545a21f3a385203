using Daylight.Web;
using Microsoft.EntityFrameworkCore;

namespace Daylight.Host.Shell;

/// <summary>A letter in the file is answered, and a letter of the office that did not arrive is sent again.</summary>
public static class CaseMailPage
{
    /// <summary>The answer to a letter.</summary>
    /// <param name="Matter">The case.</param>
    /// <param name="Letter">The letter.</param>
    /// <param name="To">Where the answer goes, to be shown masked; null for nowhere.</param>
    /// <param name="Text">What was typed.</param>
    /// <param name="LetPass">The key of what was let pass.</param>
    /// <param name="Seen">How often it had been answered.</param>
    /// <param name="Problems">What is wrong.</param>
    public sealed record Model(Case Matter, IncomingMail Letter, string? To, string Text, string LetPass, int Seen, Problems Problems)
    {
        /// <summary>What should be looked at before it goes out.</summary>
        public IReadOnlyList<PointedOut> PointedOut { get; init; } = [];

        /// <summary>False when it can't be answered.</summary>
        public bool Open { get; init; } = true;
    }

    /// <summary>Where a letter is answered.</summary>
    public static string HrefOf(Case matter, IncomingMail letter) => $"{CaseAddress.Of(matter)}/mail/{letter.Id}/reply";

    public static void Map(IEndpointRouteBuilder desk)
    {
        desk.MapGet("cases/{code}/mail/{letter:guid}/reply", Show);
        desk.MapPost("cases/{code}/mail/{letter:guid}/reply", Reply);
        desk.MapPost("cases/{code}/mail/{letter:guid}/again", Again);
    }

    static async Task<IResult> Show(string code, Guid letter, MailAnswers answers, CurrentActor who, HttpContext http, CancellationToken stop)
    {
        var officer = await who.Officer(stop);
        if (await answers.Files.Office.Find(code, officer, stop) is not { } matter || await answers.Find(matter, letter, stop) is not { } found) return Results.NotFound();
        http.Response.Headers.CacheControl = "no-store";
        var problems = await answers.Check(matter, found, officer, stop);
        return Page.Of<ReplyView>(await Of(matter, found, "", "", answers, problems, stop) with { Open = problems.None });
    }

    static async Task<IResult> Reply(
        string code, Guid letter, IFormCollection form, MailAnswers answers, CurrentActor who, HttpContext http, CancellationToken stop)
    {
        var officer = await who.Officer(stop);
        if (await answers.Files.Office.Find(code, officer, stop) is not { } matter || await answers.Find(matter, letter, stop) is not { } found) return Results.NotFound();
        var (text, letPass) = (Typed.Text(form, "text"), Typed.Text(form, PointedOut.Field));
        var seen = int.TryParse(form["seen"], out var number) ? number : -1;
        var problems = await answers.Answer(matter, found, text, letPass, seen, officer, stop);
        if (problems.None) return See.Other($"{CaseAddress.Of(matter)}#mail");
        answers.Files.Office.Db.ChangeTracker.Clear();
        http.Response.Headers.CacheControl = "no-store";
        var open = (await answers.Check(matter, found, officer, stop)).None;
        return Page.Of<ReplyView>(await Of(matter, found, text, letPass, answers, problems, stop) with { PointedOut = MailAnswers.PointsOut(text), Open = open },
            StatusCodes.Status422UnprocessableEntity);
    }

    static async Task<Model> Of(Case matter, IncomingMail letter, string text, string letPass, MailAnswers answers, Problems problems, CancellationToken stop) =>
        new(matter, letter, await answers.To(matter, stop), text, letPass, await answers.Times(letter, stop), problems);

    static async Task<IResult> Again(
        string code, Guid letter, IFormCollection form, CaseOffice office, CaseNotices notices, CurrentActor who, CancellationToken stop)
    {
        _ = form;
        var officer = await who.Officer(stop);
        if (await office.Find(code, officer, stop) is not { } matter) return Results.NotFound();
        var sent = office.Db.OutgoingMail.AsNoTracking().Where(mail => mail.CaseId == matter.Id);
        if (await sent.SingleOrDefaultAsync(mail => mail.Id == letter, stop) is not { } found) return Results.NotFound();
        // What can go wrong is that it was sent again meanwhile, or that there is no address any more: the page shows both.
        await notices.Again(matter, found, officer, stop);
        return See.Other($"/desk/cases/{matter.Code}#mail");
    }
}
