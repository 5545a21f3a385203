using Daylight.Web;

namespace Daylight.Host.Shell;

/// <summary>The file of a case at the desk: what its procedure knows, its e-mail, and who works on it.</summary>
sealed class CaseFileReading(CaseFiles files, Correspondence mail, CaseTeam team, KeptCases kept)
{
    public CaseFiles Files => files;

    public CaseTeam Team => team;

    public Task<CaseFile> Of(Case matter, Actor officer, bool contact, CancellationToken stop) => Of(matter, officer, contact, null, null, stop);

    /// <summary>The file with another page of its e-mail or of its notes.</summary>
    public async Task<CaseFile> Of(Case matter, Actor officer, bool contact, int? mailed, int? noted, CancellationToken stop)
    {
        var (letters, stretch) = await mail.Page(matter, mailed, stop);
        return await files.Of(matter, officer, contact, stop) with
        {
            MailAddress = mail.AddressOf(matter), Mail = letters, Mailed = stretch,
            MayWriteMail = mail.IsOpen && (officer.RolesIn(matter.BodyCode, files.Office.Bodies) & CasePapers.Work) != 0,
            MayGiveSecret = NewSecrets.May(matter, officer, files.Office.Bodies),
            Team = await team.Of(matter, officer, noted, stop), Kept = await kept.Of(matter, officer, stop),
        };
    }
}

/// <summary>The file of a case at the desk.</summary>
static class CaseFilePage
{
    public static void Map(IEndpointRouteBuilder desk)
    {
        desk.MapGet("cases/{code}", Show);
        desk.MapPost("cases/{code}/contact", OpenContact);
    }

    static async Task<IResult> Show(string code, int? mail, int? notes, CaseFileReading reading, CurrentActor who, CancellationToken stop)
    {
        var officer = await who.Officer(stop);
        if (await reading.Files.Office.Find(code, officer, stop) is not { } matter) return Results.NotFound();
        return CaseAddress.Own(matter) is { } own
            ? See.Other(own)
            : Page.Of<CaseFileView>(await reading.Of(matter, officer, contact: false, mail, notes, stop));
    }

    // Whoever looks at a person's numbers leaves a trace: reading them is part of the file.
    static async Task<IResult> OpenContact(
        string code, IFormCollection form, CaseFileReading reading, Ledger ledger, CurrentActor who, HttpContext http, CancellationToken stop)
    {
        _ = form;
        var (officer, office) = (await who.Officer(stop), reading.Files.Office);
        if (await office.Find(code, officer, stop) is not { } matter) return Results.NotFound();
        ledger.Write(officer, "open-contact", matter.Address, matter.BodyCode);
        await office.Db.SaveChangesAsync(stop);
        http.Response.Headers.CacheControl = "no-store";
        return Page.Of<CaseFileView>(await reading.Of(matter, officer, contact: true, stop));
    }
}
