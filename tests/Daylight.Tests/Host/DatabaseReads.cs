using System.Collections.Concurrent;
using System.Data.Common;
using Daylight.Host.Data.Postgres;
using Daylight.Host.Data.Sqlite;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.DependencyInjection;

namespace Daylight.Tests.Host;

/// <summary>Hears what the database is asked to read of some tables; what follows the ledger meanwhile reads others.</summary>
/// <param name="tables">Parts of statements, such as <c>"case"</c> with its quotes.</param>
sealed class DatabaseReads(params string[] tables) : DbCommandInterceptor
{
    /// <summary>The statements, with what was given with them.</summary>
    public ConcurrentQueue<(string Text, IReadOnlyList<(string Name, object? Value)> Parameters)> Heard { get; } = [];

    /// <summary>Listens to whichever database a town has.</summary>
    public void ListenIn(IServiceCollection services)
    {
        services.ConfigureDbContext<SqliteDb>(options => options.AddInterceptors(this));
        services.ConfigureDbContext<PostgresDb>(options => options.AddInterceptors(this));
    }

    /// <summary>How many statements something takes.</summary>
    public async Task<int> Of(Func<Task> something)
    {
        Heard.Clear();
        await something();
        return Heard.Count;
    }

    public override ValueTask<InterceptionResult<DbDataReader>> ReaderExecutingAsync(
        DbCommand command, CommandEventData eventData, InterceptionResult<DbDataReader> result, CancellationToken cancellationToken = default)
    {
        // Writing returns rows too.
        if (command.CommandText.Contains("SELECT", StringComparison.Ordinal) && tables.Any(command.CommandText.Contains))
            Heard.Enqueue((command.CommandText, [.. command.Parameters.Cast<DbParameter>().Select(given => (given.ParameterName, given.Value))]));
        return ValueTask.FromResult(result);
    }
}
