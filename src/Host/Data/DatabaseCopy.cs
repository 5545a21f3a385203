using System.Data.Common;
using Daylight.Host.Data.Postgres;
using Daylight.Host.Data.Sqlite;

namespace Daylight.Host.Data;

/// <summary>Takes a database out as one file while it is written to, and puts such a file into an empty place.</summary>
abstract class DatabaseCopy
{
    protected const string NewestNote = """SELECT "Note" FROM log_checkpoint ORDER BY "Size" DESC LIMIT 1""";

    /// <summary>Which database it is, as manifests say it.</summary>
    public abstract string Kind { get; }

    /// <summary>Name of its file in a backup.</summary>
    public abstract string Member { get; }

    /// <summary>The newest checkpoint in what was saved; null when there was none.</summary>
    public Checkpoint? Newest { get; private set; }

    /// <summary>Writes the database as it stands at one moment.</summary>
    public abstract Task<Problems> Save(string file, CancellationToken stop);

    /// <summary>Makes the database from what was saved.</summary>
    public abstract Task<Problems> Load(string file, CancellationToken stop);

    /// <summary>The copy of an installation's database.</summary>
    public static DatabaseCopy Of(string file, string? postgres) =>
        postgres is null ? new SqliteCopy(file) : new PostgresCopy(postgres);

    protected async Task ReadNewest(DbCommand command, CancellationToken stop)
    {
        command.CommandText = NewestNote;
        if (await command.ExecuteScalarAsync(stop) is string note)
            Newest = SignedNote.Read(note, []) is { } read ? Checkpoint.Read(read.Text, []) : null;
    }
}
