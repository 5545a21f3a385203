using Microsoft.EntityFrameworkCore;
using Microsoft.Net.Http.Headers;

namespace Daylight.Host.Shell.Public;

/// <summary>Files of published editions, and of nothing else: whoever knows the hash of another file gets no file.</summary>
static class FileDownload
{
    public static void Map(IEndpointRouteBuilder app) => app.MapGet("/files/{hash}/{name}", Send);

    static async Task<IResult> Send(string hash, string name, HttpContext http, Db db, IFiles files, CancellationToken stop)
    {
        var found = await (from file in db.Set<Attachment>()
                           join edition in db.Set<Edition>() on file.EditionId equals edition.Id
                           join record in db.Records.Published() on edition.RecordId equals record.Id
                           where file.Hash == hash && file.Name == name
                           select new { file.MediaType, edition.PublishedAt }).FirstOrDefaultAsync(stop);
        if (found is null) return Wrong.NotFound;
        if (files.Open(hash) is not { } content) return Wrong.FileLost;
        // Asked again each time: a withdrawn file must be gone from caches too.
        http.Response.Headers.CacheControl = "no-cache";
        return Results.File(content, found.MediaType, name, new DateTimeOffset(found.PublishedAt, TimeSpan.Zero),
            new EntityTagHeaderValue($"\"{hash[..24]}\""), enableRangeProcessing: true);
    }
}
