using Microsoft.EntityFrameworkCore;

namespace Daylight;

/// <summary>A tile of the transparency log as it stands; the last one of a level still grows.</summary>
public sealed class LogTile
{
    /// <summary>Level in the tree of tiles.</summary>
    public required int Level { get; init; }

    /// <summary>Number within the level.</summary>
    public required long Index { get; init; }

    /// <summary>Up to 256 hashes of 32 bytes, side by side.</summary>
    public required byte[] Hashes { get; set; }
}

/// <summary>A signed checkpoint that was given out.</summary>
public sealed class LogCheckpoint
{
    /// <summary>Entries it vouches for.</summary>
    public required long Size { get; init; }

    /// <summary>When it was signed (UTC).</summary>
    public required DateTime At { get; init; }

    /// <summary>The signed note, as served.</summary>
    public required string Note { get; init; }
}

/// <summary>How far a follower that keeps its results in the database has come.</summary>
public sealed class FollowerPosition
{
    /// <summary>The follower.</summary>
    public required string Name { get; init; }

    /// <summary>Index of the next entry it has not seen.</summary>
    public long Position { get; set; }
}

/// <summary>The tables of the log, and named queries on them. All of it is made from the entries and can be made again.</summary>
public static class LogState
{
    extension(Db db)
    {
        /// <summary>Tiles.</summary>
        public DbSet<LogTile> LogTiles => db.Set<LogTile>();

        /// <summary>Checkpoints.</summary>
        public DbSet<LogCheckpoint> LogCheckpoints => db.Set<LogCheckpoint>();

        /// <summary>The newest checkpoint; null before the first entry.</summary>
        public async Task<LogCheckpoint?> NewestCheckpoint(CancellationToken stop) =>
            await db.LogCheckpoints.AsNoTracking().OrderByDescending(checkpoint => checkpoint.Size).FirstOrDefaultAsync(stop);

        /// <summary>How many entries have their place in the log.</summary>
        public async Task<long> LogSize(CancellationToken stop) =>
            await db.LogCheckpoints.MaxAsync(checkpoint => (long?)checkpoint.Size, stop) ?? 0;

        /// <summary>A proof that the entry at <paramref name="index"/> is in the log, under the newest checkpoint.</summary>
        public async Task<Proof?> ProofOf(long index, CancellationToken stop)
        {
            if (await db.NewestCheckpoint(stop) is not { } newest || index >= newest.Size) return null;
            var plan = ProofPlan.Inclusion(index, newest.Size);
            var tiles = await db.ReadTiles(plan.Tiles, stop);
            var note = SignedNote.Read(newest.Note, [])
                ?? throw new InvalidDataException($"The checkpoint of size {newest.Size} can't be read.");
            return new(index, plan.Hashes(tile => tiles[(tile.Level, tile.Index)]), note);
        }

        /// <summary>Reads tiles by level and number.</summary>
        public async Task<IReadOnlyDictionary<(int, long), ReadOnlyMemory<byte>>> ReadTiles(
            IEnumerable<Tile> tiles, CancellationToken stop)
        {
            var read = new Dictionary<(int, long), ReadOnlyMemory<byte>>();
            foreach (var level in tiles.GroupBy(tile => tile.Level))
            {
                var numbers = level.Select(tile => tile.Index).Distinct().ToList();
                var found = await db.LogTiles.AsNoTracking()
                    .Where(tile => tile.Level == level.Key && numbers.Contains(tile.Index)).ToListAsync(stop);
                foreach (var tile in found) read[(tile.Level, tile.Index)] = tile.Hashes;
            }
            return read;
        }
    }

    internal static void Model(ModelBuilder model)
    {
        model.Entity<LogTile>().HasKey(tile => new { tile.Level, tile.Index });
        model.Entity<LogCheckpoint>(checkpoint =>
        {
            checkpoint.HasKey(c => c.Size);
            checkpoint.Property(c => c.Size).ValueGeneratedNever();
        });
        model.Entity<FollowerPosition>().HasKey(position => position.Name);
    }
}
