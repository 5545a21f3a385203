namespace Daylight.Petitions;

/// <summary>A letter as people are counted by it.</summary>
sealed class Voice
{
    /// <summary>The code of its case.</summary>
    public required string Code { get; init; }

    /// <summary>Day of receipt.</summary>
    public required DateOnly On { get; init; }

    public required string Body { get; init; }

    /// <summary>The widest class of its matter; empty for none.</summary>
    public required string Class { get; init; }

    public required PetitionSource Source { get; init; }

    /// <summary>The street it is about, as it was drawn on the day of receipt.</summary>
    public required Guid? Area { get; init; }

    /// <summary>The same for every letter of one person; of a letter whose writer can't be told from others, the letter itself.</summary>
    public required string Who { get; init; }

    /// <summary>How many raise it together.</summary>
    public required int People { get; init; }
}

/// <summary>A letter under what it is counted by.</summary>
/// <typeparam name="TKey">A body, a class, a source, a street.</typeparam>
sealed class Voice<TKey>
{
    public required TKey Key { get; init; }

    public required string Who { get; init; }

    public required int People { get; init; }
}

/// <summary>How many letters, and how many different people raised them.</summary>
public sealed record Raisings(long Letters, long People);

/// <summary>
/// How many different people stand behind letters (反映人数). A person counts once however often they write, by whichever way and
/// whether it was put together with another; a group counts with all its people, once; who can't be told from others counts as
/// one. Counted by the database, over <see cref="Petition.Reporter"/>.
/// </summary>
static class PeopleCounted
{
    /// <summary>How people are counted, for the pages that show them.</summary>
    public static readonly Words Means = new(
        "人数是不同的人：同一个人写几封、从几个渠道反映、是否合并办理，都只算一次；多人联名的按提出的人数算；不知道是谁写的，一封算一人。同一个人向两个单位反映，在每个单位各算一次，在合计里只算一次，所以各行相加可能多于合计。个人信息按规定删除以后，一封算一人。",
        "People are different people: who writes several times, by several ways or in a matter that was put together with another counts once; a group counts with as many as raise it; of a letter whose writer is not known, one. Who writes to two bodies counts once with each and once in the total, so the lines may add up to more than it. After personal data were erased by rule, a letter counts as one person.");

    // What stands between the parts of a class's code.
    static readonly string Cut = "-";

    /// <summary>The letters received in a scope.</summary>
    public static IQueryable<Voice> Received(Db db, Scope scope) =>
        from petition in db.Petitions
        join matter in db.Cases on petition.CaseId equals matter.Id
        join body in db.Bodies.Under(scope.Path) on matter.BodyCode equals body.Code
        where scope.From <= matter.ReceivedOn && matter.ReceivedOn <= scope.To
        select new Voice
        {
            Code = matter.Code, On = matter.ReceivedOn!.Value, Body = matter.BodyCode, Source = petition.Source, Area = petition.AreaId,
            // The code of a class begins with that of the widest above it.
            Class = petition.Class == null ? "" : petition.Class.IndexOf(Cut) < 0 ? petition.Class : petition.Class.Substring(0, petition.Class.IndexOf(Cut)),
            Who = petition.Reporter ?? matter.Code, People = petition.People,
        };

    /// <summary>Counts letters and people under each key, in one query; the same for everybody who looks.</summary>
    public static async Task<Dictionary<TKey, Raisings>> By<TKey>(IQueryable<Voice<TKey>> voices, CancellationToken stop) where TKey : notnull =>
        await voices.IgnoreQueryFilters().GroupBy(voice => new { voice.Key, voice.Who })
            .Select(person => new { person.Key.Key, Letters = person.Count(), People = person.Max(voice => voice.People) })
            .GroupBy(person => person.Key)
            .Select(all => new { all.Key, Letters = all.Sum(person => (long)person.Letters), People = all.Sum(person => (long)person.People) })
            .ToDictionaryAsync(all => all.Key, all => new Raisings(all.Letters, all.People), stop);

    /// <summary>
    /// The people of a scope, under the day of their first letter in it. The lines name no case: which letters are one person's
    /// is for the file.
    /// </summary>
    public static IQueryable<Counted> Rows(Db db, Scope scope)
    {
        var own = db.Bodies.Where(body => body.Path == scope.Path);
        return from day in Received(db, scope).GroupBy(voice => voice.Who)
                   .Select(letters => new { On = letters.Min(voice => voice.On), People = letters.Max(voice => voice.People) })
                   .GroupBy(person => person.On)
                   .Select(people => new { On = people.Key, People = people.Sum(person => (long)person.People) })
               from body in own
               orderby day.On
               select new Counted
               {
                   Address = "body:" + body.Code, Title = body.Name, BodyCode = body.Code, On = day.On, Column = "", Quantity = day.People,
               };
    }
}
