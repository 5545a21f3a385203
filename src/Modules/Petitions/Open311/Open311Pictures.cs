namespace Daylight.Petitions;

/// <summary>
/// The one picture of a request that the office released, for everybody: a masked copy, never what the person sent.
/// </summary>
static class Open311Pictures
{
    const string Url = Open311.Root + "/pictures";

    public static void Map(IEndpointRouteBuilder routes) => routes.MapGet(Url + "/{id:guid}", async (Guid id, Db db, IFiles files, CancellationToken stop) =>
        await (from row in Open311Public.Of(db)
               join paper in db.CasePapers.AsNoTracking() on row.Request.Picture equals (Guid?)paper.Id
               where paper.Id == id && row.Request.ReleasedAt != null
               select new { paper.Hash, paper.MediaType }).SingleOrDefaultAsync(stop) is { } found && files.Open(found.Hash) is { } content
            ? Results.Stream(content, found.MediaType)
            : Results.NotFound());

    /// <summary>The masked copies of what came with a case.</summary>
    public static IQueryable<CasePaper> Masked(this IQueryable<CasePaper> papers, Case matter) =>
        papers.Of(matter).Where(paper => paper.Masks != null && paper.MediaType.StartsWith("image/"));

    /// <summary>Where it is, beneath the address by which programs reach the interface.</summary>
    public static string HrefOf(Guid picture, string site) => $"{site}{Url}/{picture}";
}
