using System.Text;
using Daylight.Web;
using Microsoft.EntityFrameworkCore;

namespace Daylight.Host.Shell.Public;

/// <summary>The page of a record, its editions and the text of its files.</summary>
static class OneRecord
{
    const int MostRelated = 5;

    public static void Map(IEndpointRouteBuilder app)
    {
        app.MapGet("/records/{organisation}/{serial}", Current).Kept().WithMetadata(new Readership.Counts());
        app.MapGet("/records/{organisation}/{serial}/editions/{number:int}", Earlier).Kept();
        app.MapGet("/records/{organisation}/{serial}/files/{hash}", FileText).Kept();
    }

    static Task<IResult> Current(string organisation, string serial, Db db, Labels labels, RecordCourse course, HttpContext http, CancellationToken stop) =>
        Show($"{organisation}/{serial}", null, db, labels, course, http, stop);

    static Task<IResult> Earlier(string organisation, string serial, int number, Db db, Labels labels, RecordCourse course, HttpContext http, CancellationToken stop) =>
        Show($"{organisation}/{serial}", number, db, labels, course, http, stop);

    static async Task<IResult> Show(string index, int? number, Db db, Labels labels, RecordCourse courses, HttpContext http, CancellationToken stop)
    {
        var today = Reader.Of(http).Today;
        var record = await db.Records.AsNoTracking().Include(r => r.Topics).SingleOrDefaultAsync(r => r.Index == index, stop);
        if (record is null) return Wrong.NotFound;
        if (record.WithdrawnAt is not null) return Page.Of<TombstonePage>(new Tombstone(record, labels.Bodies[record.BodyCode]), StatusCodes.Status410Gone);

        var edition = await db.Set<Edition>().AsNoTracking()
            .SingleOrDefaultAsync(e => e.RecordId == record.Id && e.Number == (number ?? record.Edition), stop);
        if (edition is null) return Wrong.NotFound;
        var course = await courses.Of(record, stop);
        if (course.Count > 0) http.Features.Set(new RecordCourse.Shown());
        return Page.Of<RecordPage>(new RecordModel
        {
            Record = record,
            Edition = edition,
            Labels = labels,
            Body = labels.Bodies[record.BodyCode],
            Validity = record.ValidityOn(today),
            Lines = DocumentText.Parse(edition.Text),
            Files = await Files(db, edition.Id, stop),
            Editions = await Editions(db, record.Id, stop),
            Proof = await ProofOf(db, record.Address, edition.Number, stop),
            Related = await Related(db, record, stop),
            Course = course,
        });
    }

    static async Task<IReadOnlyList<FileFacts>> Files(Db db, Guid edition, CancellationToken stop) =>
        await db.Set<Attachment>().AsNoTracking().Where(file => file.EditionId == edition).OrderBy(file => file.Id)
            .Select(file => new FileFacts(file.Name, file.MediaType, file.Size, file.Hash, file.Text != null && file.Text != "", file.Recognised))
            .ToListAsync(stop);

    static async Task<IReadOnlyList<EditionFacts>> Editions(Db db, Guid record, CancellationToken stop) =>
        await db.Set<Edition>().AsNoTracking().Where(edition => edition.RecordId == record).OrderBy(edition => edition.Number)
            .Select(edition => new EditionFacts(edition.Number, edition.PublishedAt, edition.Note)).ToListAsync(stop);

    // The n-th entry that published or corrected the record is that of its n-th edition.
    static async Task<RecordProof?> ProofOf(Db db, string address, int edition, CancellationToken stop)
    {
        var entry = await db.Entries.AsNoTracking().About(address).Where(e => e.Verb == "publish" || e.Verb == "correct")
            .Skip(edition - 1).Select(e => new { e.Index, e.At, e.Leaf }).FirstOrDefaultAsync(stop);
        if (entry is not { Index: { } at } || await db.NewestCheckpoint(stop) is not { } newest || at >= newest.Size) return null;
        var fingerprint = Merkle.Leaf(Encoding.UTF8.GetBytes(entry.Leaf)).Hex;
        return new(at, entry.At, newest.Size, newest.At, fingerprint, Steps(at, newest.Size));
    }

    // Length of the way from a leaf to the root (RFC 6962, 2.1.1).
    static int Steps(long index, long size)
    {
        if (size == 1) return 0;
        var split = (long)System.Numerics.BitOperations.RoundUpToPowerOf2((ulong)size) / 2;
        return 1 + (index < split ? Steps(index, split) : Steps(index - split, size - split));
    }

    // Of the same field, else of the same kind from the same body.
    static async Task<IReadOnlyList<RelatedRecord>> Related(Db db, Record record, CancellationToken stop)
    {
        var topics = record.Topics.Select(topic => topic.Topic).ToList();
        var near = topics.Count > 0
            ? db.Records.Where(other => other.Topics.Any(topic => topics.Contains(topic.Topic)))
            : db.Records.Where(other => other.BodyCode == record.BodyCode && other.Category == record.Category);
        return await near.AsNoTracking().Published().Where(other => other.Id != record.Id).NewestFirst().Take(MostRelated)
            .Select(other => new RelatedRecord(other.Index, other.Title, other.Kind, other.PublishedOn, other.Language)).ToListAsync(stop);
    }

    static async Task<IResult> FileText(string organisation, string serial, string hash, Db db, CancellationToken stop)
    {
        var index = $"{organisation}/{serial}";
        var found = await (from record in db.Records.Published()
                           join edition in db.Set<Edition>() on record.Id equals edition.RecordId
                           join file in db.Set<Attachment>() on edition.Id equals file.EditionId
                           where record.Index == index && file.Hash == hash && file.Text != null
                           orderby edition.Number descending
                           select new { record.Title, file }).AsNoTracking().FirstOrDefaultAsync(stop);
        return found is null ? Wrong.NotFound : Page.Of<FileTextPage>(new FileTextModel(index, found.Title, found.file, DocumentText.Parse(found.file.Text!)));
    }
}
