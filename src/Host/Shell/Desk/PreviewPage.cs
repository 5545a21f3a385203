using Daylight.Host.Shell.Public;
using Daylight.Web;

namespace Daylight.Host.Shell;

/// <summary>The page of a record as the public will see it, made by the public page itself, before anything is public.</summary>
static class PreviewPage
{
    public static void Map(IEndpointRouteBuilder desk) => desk.MapGet("cases/{code}/preview", Show);

    static async Task<IResult> Show(
        string code, CaseFiles files, Labels labels, CurrentActor who, HttpContext http, CancellationToken stop)
    {
        var office = files.Office;
        if (await office.Find(code, await who.Officer(stop), stop) is not { } matter) return Results.NotFound();
        if (files.DetailOf(matter) is not { } detail || await detail.Preview(matter, stop) is not { } preview) return Results.NotFound();
        http.Response.Headers.CacheControl = "no-store";
        var (record, body) = (preview.Record, labels.Bodies[preview.Record.BodyCode]);
        var back = CaseAddress.Of(matter);
        if (preview.Edition is not { } edition) return Page.Of<TombstonePage>(new Tombstone(record, body) { Back = back });
        return Page.Of<RecordPage>(new RecordModel
        {
            Record = record,
            Edition = edition,
            Labels = labels,
            Body = body,
            Validity = record.ValidityOn(office.Today),
            Lines = DocumentText.Parse(edition.Text),
            Files = [.. edition.Attachments.Select(file => new FileFacts(
                file.Name, file.MediaType, file.Size, file.Hash, HasText: false, file.Recognised) { Href = preview.FileHref(file) })],
            Editions = [new(edition.Number, edition.PublishedAt, edition.Note)],
            Proof = null,
            Related = [],
            Back = back,
        });
    }
}
