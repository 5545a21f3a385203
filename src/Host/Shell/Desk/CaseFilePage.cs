using Daylight.Web;

namespace Daylight.Host.Shell;

/// <summary>The file of a case at the desk: what its procedure knows, its e-mail, and who works on it.</summary>
sealed class CaseFileReading(MailAnswers answers, Correspondence mail, CaseTeam team, KeptCases kept)
{
    readonly CaseFiles files = answers.Files;

    public CaseFiles Files => files;

    public CaseTeam Team => team;

    public Task<CaseFile> Of(Case matter, Actor officer, bool contact, CancellationToken stop) => Of(matter, officer, contact, null, null, stop);

    /// <summary>The file with another page of its e-mail or of its notes.</summary>
    public async Task<CaseFile> Of(Case matter, Actor officer, bool contact, int? mailed, int? noted, CancellationToken stop)
    {
        var (letters, stretch) = await mail.Page(matter, mailed, stop);
        var (file, corrected) = (await files.Of(matter, officer, contact, stop), await files.Office.Db.CorrectedIn(matter, stop));
        return file with
        {
            Corrected = corrected, Names = corrected.Count == 0 ? file.Names : await files.NamesIn(matter, corrected.Select(one => one.By), stop),
            CorrectedAt = Registration.May(matter, officer, files.Office.Bodies) ? files.DetailOf(matter)?.CorrectedAt(matter) : null,
            MailAddress = mail.AddressOf(matter), Mail = letters, Mailed = stretch,
            Answerable = letters.Any(letter => letter.Came is not null) ? await answers.Open(matter, officer, stop) : new HashSet<string>(),
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
