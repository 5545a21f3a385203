using Microsoft.EntityFrameworkCore;

namespace Daylight;

/// <summary>Named queries on records. <see cref="Published"/> is the one visibility policy of the public side.</summary>
public static class RecordQueries
{
    extension(Db db)
    {
        /// <summary>All records, withdrawn ones too.</summary>
        public DbSet<Record> Records => db.Set<Record>();
    }

    extension(IQueryable<Record> records)
    {
        /// <summary>
        /// Records whose content the public may see: page, list, feed, interface, search index, export and file
        /// download all start from here. A withdrawn record shows its tombstone and nothing else.
        /// </summary>
        public IQueryable<Record> Published() => records.Where(record => record.WithdrawnAt == null);

        /// <summary>Records of a body and the bodies below it.</summary>
        public IQueryable<Record> Of(IQueryable<Body> bodies) =>
            records.Where(record => bodies.Any(body => body.Code == record.BodyCode));

        /// <summary>Records published from a day to a day, both included.</summary>
        public IQueryable<Record> PublishedBetween(DateOnly from, DateOnly to) =>
            records.Where(record => from <= record.PublishedOn && record.PublishedOn <= to);

        /// <summary>Records with a topic.</summary>
        public IQueryable<Record> On(string topic) =>
            records.Where(record => record.Topics.Any(t => t.Topic == topic));

        /// <summary>Newest first; the index number settles ties so that pages never overlap.</summary>
        public IQueryable<Record> NewestFirst() =>
            records.OrderByDescending(record => record.PublishedOn).ThenByDescending(record => record.Index);
    }
}
