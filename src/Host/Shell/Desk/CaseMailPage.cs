using Daylight.Web;
using Microsoft.EntityFrameworkCore;

namespace Daylight.Host.Shell;

/// <summary>A letter of the office that did not arrive is sent again.</summary>
static class CaseMailPage
{
    public static void Map(IEndpointRouteBuilder desk) => desk.MapPost("cases/{code}/mail/{letter:guid}/again", Again);

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
