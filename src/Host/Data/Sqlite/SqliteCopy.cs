using System.IO.Compression;
using Microsoft.Data.Sqlite;

namespace Daylight.Host.Data.Sqlite;

/// <summary>The embedded database as one compressed file. What was deleted for good is not in it.</summary>
sealed class SqliteCopy(string database) : DatabaseCopy
{
    public override string Kind => "sqlite";

    public override string Member => $"{Installation.Database}.gz";

    public override async Task<Problems> Save(string file, CancellationToken stop)
    {
        var copy = file + ".db";
        try
        {
            // SQLite fills an empty file and leaves its owner and mode.
            File.Delete(copy);
            await Durable.Create(copy).DisposeAsync();
            await Vacuum(copy, stop);
            await using var plain = File.OpenRead(copy);
            await using var packed = new GZipStream(Durable.Create(file), CompressionLevel.Optimal);
            await plain.CopyToAsync(packed, stop);
            return [];
        }
        finally
        {
            File.Delete(copy);
        }
    }

    public override async Task<Problems> Load(string file, CancellationToken stop)
    {
        File.Delete(database);
        await using var packed = new GZipStream(File.OpenRead(file), CompressionMode.Decompress);
        await using var plain = Durable.Create(database);
        await packed.CopyToAsync(plain, stop);
        plain.Flush(flushToDisk: true);
        return [];
    }

    // One statement reads one moment, and keeps no writer waiting.
    async Task Vacuum(string copy, CancellationToken stop)
    {
        await using (var connection = await Open(database, stop))
        {
            await using var vacuum = connection.CreateCommand();
            vacuum.CommandText = "VACUUM INTO $copy";
            vacuum.Parameters.AddWithValue("$copy", copy);
            await vacuum.ExecuteNonQueryAsync(stop);
        }
        await using var taken = await Open(copy, stop);
        await using var newest = taken.CreateCommand();
        await ReadNewest(newest, stop);
    }

    static async Task<SqliteConnection> Open(string file, CancellationToken stop)
    {
        var connection = new SqliteConnection($"Data Source={file};Mode=ReadWrite;Default Timeout=60;Pooling=false");
        await connection.OpenAsync(stop);
        return connection;
    }
}
