using System.Data;
using System.Data.Common;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Design;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.EntityFrameworkCore.Storage;

namespace Daylight.Host.Data.Sqlite;

/// <summary>The database in one file: the default.</summary>
sealed class SqliteDb(DbContextOptions<SqliteDb> options, Schema schema) : Db(options, schema)
{
    /// <summary>A write transaction of SQLite is the only one there is: every lock is already held.</summary>
    public override Task Lock(string name, CancellationToken stop) => Task.CompletedTask;

    // This level is the provider's word for a deferred transaction, which reads one moment; others lock out writers.
    public override Task<IDbContextTransaction> Snapshot(CancellationToken stop) =>
        Database.BeginTransactionAsync(IsolationLevel.ReadUncommitted, stop);

    // Room between the rows of others can hold what was deleted: only a file that is written anew does not. Then the write-ahead log, which holds it too, is cut to nothing; readers of the moment put that off.
    public override async Task<bool> ForgetDeleted(long most, CancellationToken stop)
    {
        if (new FileInfo(Database.GetDbConnection().DataSource).Length > most) return false;
        await Database.ExecuteSqlAsync($"VACUUM", stop);
        await Database.ExecuteSqlAsync($"PRAGMA wal_checkpoint(TRUNCATE)", stop);
        return true;
    }

    // The framework marks a migration by a row that a killed process leaves behind, and then waits for it for ever.
    // Here a lock of the operating system, which ends with its process, says who migrates; a row found under it is dead.
    protected override async Task MigrateWhatIsPending(CancellationToken stop)
    {
        await using var turn = await Turn(Database.GetDbConnection().DataSource + ".lock", stop);
        await Database.ExecuteSqlAsync($"""DROP TABLE IF EXISTS "__EFMigrationsLock" """, stop);
        await base.MigrateWhatIsPending(stop);
    }

    static async Task<FileStream> Turn(string path, CancellationToken stop)
    {
        while (true)
        {
            try
            {
                return new(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
            }
            catch (IOException) when (File.Exists(path))
            {
                await Task.Delay(TimeSpan.FromMilliseconds(100), stop);
            }
        }
    }

    /// <summary>Settles the options for a file.</summary>
    public static void Configure(DbContextOptionsBuilder options, string file) => options
        .UseSqlite(Connection(file), sqlite => sqlite.UseQuerySplittingBehavior(QuerySplittingBehavior.SplitQuery))
        .AddInterceptors(new Durable());

    /// <summary>How a database file is opened.</summary>
    public static string Connection(string file) => $"Data Source={file};Default Timeout=60";

    /// <summary>
    /// What was confirmed survives a power cut: the write-ahead log is flushed at every commit. What is deleted is
    /// overwritten with zeros.
    /// </summary>
    public const string Pragmas = "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA temp_store=MEMORY; PRAGMA secure_delete=ON;";

    // Opening costs as much as a small question: pragmas, and the functions that EF brings with it. So a connection
    // stays open from the first question of a context to its end.
    sealed class Durable : DbConnectionInterceptor
    {
        public override void ConnectionOpened(DbConnection connection, ConnectionEndEventData eventData)
        {
            if (OnlyReads(connection)) return;
            using var command = connection.CreateCommand();
            command.CommandText = Pragmas;
            command.ExecuteNonQuery();
        }

        public override async Task ConnectionOpenedAsync(
            DbConnection connection, ConnectionEndEventData eventData, CancellationToken cancellationToken = default)
        {
            if (OnlyReads(connection)) return;
            await using var command = connection.CreateCommand();
            command.CommandText = Pragmas;
            await command.ExecuteNonQueryAsync(cancellationToken);
        }

        // With such a connection the framework looks whether there is a database at all.
        static bool OnlyReads(DbConnection connection) =>
            new SqliteConnectionStringBuilder(connection.ConnectionString).Mode == SqliteOpenMode.ReadOnly;

        public override InterceptionResult ConnectionClosing(
            DbConnection connection, ConnectionEventData eventData, InterceptionResult result) => InterceptionResult.Suppress();

        public override ValueTask<InterceptionResult> ConnectionClosingAsync(
            DbConnection connection, ConnectionEventData eventData, InterceptionResult result) => new(InterceptionResult.Suppress());
    }
}

/// <summary>Lets <c>dotnet ef</c> make migrations without starting the host.</summary>
sealed class SqliteDesign : IDesignTimeDbContextFactory<SqliteDb>
{
    public SqliteDb CreateDbContext(string[] args) => (SqliteDb)Installation.Design(null);
}
