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

    static async Task<IResult> Show(string code, CaseFiles files, Correspondence mail, CurrentActor who, CancellationToken stop)
    {
        var officer = await who.Officer(stop);
        if (await files.Office.Find(code, officer, stop) is not { } matter) return Results.NotFound();
        return CaseAddress.Own(matter) is { } own
            ? See.Other(own)
            : Page.Of<CaseFileView>(await Of(matter, officer, contact: false, files, mail, stop));
    }

    /// <summary>The file with its e-mail.</summary>
    public static async Task<CaseFile> Of(
        Case matter, Actor officer, bool contact, CaseFiles files, Correspondence mail, CancellationToken stop) =>
        await files.Of(matter, officer, contact, stop) with
        {
            MailAddress = mail.AddressOf(matter), Mail = await mail.Of(matter, stop),
            MayWriteMail = mail.IsOpen && (officer.RolesIn(matter.BodyCode, files.Office.Bodies) & CasePapers.Work) != 0,
        };

    // Whoever looks at a person's numbers leaves a trace: reading them is part of the file.
    static async Task<IResult> OpenContact(
        string code, IFormCollection form, CaseFiles files, Correspondence mail, Ledger ledger, CurrentActor who, HttpContext http,
        CancellationToken stop)
    {
        _ = form;
        var officer = await who.Officer(stop);
        if (await files.Office.Find(code, officer, stop) is not { } matter) return Results.NotFound();
        ledger.Write(officer, "open-contact", matter.Address, matter.BodyCode);
        await files.Office.Db.SaveChangesAsync(stop);
        http.Response.Headers.CacheControl = "no-store";
        return Page.Of<CaseFileView>(await Of(matter, officer, contact: true, files, mail, stop));
    }
}
