namespace Daylight.Requests;

/// <summary>What may answer a request before it is sent: published records whose title holds what is asked for.</summary>
sealed class AlreadyPublished(Db db)
{
    const int Most = 3;
    const int Shortest = 2;

    /// <summary>A few records, newest first; none when the words are too few to tell.</summary>
    public async Task<IReadOnlyList<Link>> Find(string feature, CancellationToken stop)
    {
        var words = feature.Trim('《', '》', '“', '”', ' ');
        if (words.Length < Shortest) return [];
        return await db.Records.AsNoTracking().Published()
            .Where(record => record.Title.Contains(words) || record.DocumentNumber == words)
            .NewestFirst().Take(Most)
            .Select(record => new Link(record.Title, "/records/" + record.Index)).ToListAsync(stop);
    }
}
