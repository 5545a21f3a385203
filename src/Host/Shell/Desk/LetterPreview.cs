using Daylight.Web;

namespace Daylight.Host.Shell;

/// <summary>The document as it would go out, made from what stands in the form, before the step is taken.</summary>
static class LetterPreview
{
    static readonly FileType[] Types = [FileType.Pdf, FileType.Docx];

    /// <summary>Where a step's letter is previewed.</summary>
    public static string HrefOf(Case matter, Step step, FileType type) => $"/desk/cases/{matter.Code}/{step.Name}/letter{type.Ending}";

    public static void Map(IEndpointRouteBuilder desk) => desk.MapPost("cases/{code}/{step}/letter.{ending}", Show);

    // Only for whoever may take the step now; no number is given.
    static async Task<IResult> Show(
        string code, string step, string ending, IFormCollection form,
        CaseFiles files, CaseLetters letters, CurrentActor who, HttpContext http, CancellationToken stop)
    {
        var (office, officer) = (files.Office, await who.Officer(stop));
        if (await office.Find(code, officer, stop) is not { } matter || files.DetailOf(matter) is not { } detail) return Results.NotFound();
        var offered = Desk.StepsFor(matter, office.ProcedureOf(matter), officer, office.Bodies).FirstOrDefault(known => known.Name == step);
        var type = Array.Find(Types, known => known.Ending == "." + ending);
        if (offered is null || type is null || (type == FileType.Pdf && !letters.HasPdf)) return Results.NotFound();
        var text = Typed.Text(form, "text");
        if (new Problems().Needed("until", Typed.Text(form, "until")) is { } until) text = CaseWords.Told(text, until);
        text = CaseWords.Told(text, Typed.Text(form, "organ"), Typed.Text(form, "court"));
        if (offered.NamesBody && office.Bodies.Find(Typed.Text(form, "body")) is { } to) text = CaseWords.Told(text, to);
        var document = await letters.Preview(detail, matter, offered, text, type, stop);
        if (document is not { } made) return Results.NotFound();
        http.Response.Headers.CacheControl = "no-store";
        return Results.File(made.Content, type.MediaType, type == FileType.Pdf ? null : made.Name);
    }
}
