using System.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Design;
using Microsoft.EntityFrameworkCore.Storage;

namespace Daylight.Host.Data.Postgres;

/// <summary>The database on a PostgreSQL server, shared by many nodes.</summary>
sealed class PostgresDb(DbContextOptions<PostgresDb> options, Schema schema) : Db(options, schema)
{
    public override async Task Lock(string name, CancellationToken stop) =>
        await Database.ExecuteSqlAsync($"SELECT pg_advisory_xact_lock(hashtext({name}))", stop);

    public override Task<IDbContextTransaction> Snapshot(CancellationToken stop) =>
        Database.BeginTransactionAsync(IsolationLevel.RepeatableRead, stop);

    // Old versions of rows are out of reach for every question; the server frees and overwrites their room in its own time
    // (autovacuum). Its write-ahead log, archives and standbys are the operator's.
    public override Task<bool> ForgetDeleted(long most, CancellationToken stop) => Task.FromResult(true);

    /// <summary>Settles the options for a connection string.</summary>
    public static void Configure(DbContextOptionsBuilder options, string connection) => options
        .UseNpgsql(connection, npgsql => npgsql.UseQuerySplittingBehavior(QuerySplittingBehavior.SplitQuery));
}

/// <summary>Lets <c>dotnet ef</c> make migrations without a server.</summary>
sealed class PostgresDesign : IDesignTimeDbContextFactory<PostgresDb>
{
    public PostgresDb CreateDbContext(string[] args) => (PostgresDb)Installation.Design("Host=design");
}
