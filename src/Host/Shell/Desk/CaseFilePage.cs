using Daylight.Web;

namespace Daylight.Host.Shell;

/// <summary>The file of a case at the desk.</summary>
static class CaseFilePage
{
    public static void Map(IEndpointRouteBuilder desk)
    {
        desk.MapGet("cases/{code}", Show);
        desk.MapPost("cases/{code}/contact", OpenContact);
    }

    static async Task<IResult> Show(string code, CaseFiles files, CurrentActor who, CancellationToken stop)
    {
        var officer = await who.Officer(stop);
        if (await files.Office.Find(code, officer, stop) is not { } matter) return Results.NotFound();
        return CaseAddress.Own(matter) is { } own
            ? See.Other(own)
            : Page.Of<CaseFileView>(await files.Of(matter, officer, contact: false, stop));
    }

    // Whoever looks at a person's numbers leaves a trace: reading them is part of the file.
    static async Task<IResult> OpenContact(
        string code, IFormCollection form, CaseFiles files, Ledger ledger, CurrentActor who, HttpContext http, CancellationToken stop)
    {
        _ = form;
        var officer = await who.Officer(stop);
        if (await files.Office.Find(code, officer, stop) is not { } matter) return Results.NotFound();
        ledger.Write(officer, "open-contact", matter.Address, matter.BodyCode);
        await files.Office.Db.SaveChangesAsync(stop);
        http.Response.Headers.CacheControl = "no-store";
        return Page.Of<CaseFileView>(await files.Of(matter, officer, contact: true, stop));
    }
}
