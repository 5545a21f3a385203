using System.Diagnostics;
using Daylight.Host.Commands;
using Daylight.Host.Data.Sqlite;
using Daylight.Requests;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;

namespace Daylight.Bench;

/// <summary>
/// Filing a request, safely on disk with case, step, entry and seals, beside a transaction of SQLite that inserts one
/// row of a similar size into a file of the same settings.
/// </summary>
static class FileBench
{
    public static async Task<IReadOnlyList<Figure>> Run(Sizes sizes, CancellationToken stop)
    {
        var installation = await Prepared.Empty(sizes, "file", stop);
        await using var services = Where.Services(installation);
        await using var bare = new SqliteConnection($"Data Source={Path.Combine(installation.Folder, "bare.db")}");
        await bare.OpenAsync(stop);
        Execute(bare, SqliteDb.Pragmas);
        Execute(bare, "CREATE TABLE bare (id TEXT PRIMARY KEY, content TEXT NOT NULL)");
        var pair = await Paired.Measure(sizes.Rounds,
            () => Times(sizes.Filed, () => File(services, stop)),
            () => Times(sizes.Filed, () => Insert(bare, stop)));
        SqliteConnection.ClearAllPools();
        return [Figure.Times("file", "a request", pair, null)];
    }

    static async Task<IReadOnlyList<double>> Times(int count, Func<Task> deed)
    {
        var times = new List<double>(count);
        for (var i = 0; i < count; i++)
        {
            var start = Stopwatch.GetTimestamp();
            await deed();
            times.Add(Stopwatch.GetElapsedTime(start).TotalMicroseconds);
        }
        return times;
    }

    static async Task File(ServiceProvider services, CancellationToken stop)
    {
        await using var scope = services.CreateAsyncScope();
        var today = TimeProvider.System.Today();
        await scope.ServiceProvider.GetRequiredService<Filing>().File(
            Form, new() { Channel = Channel.Web, SubmittedOn = today, ArrivedOn = today }, Ids.Next(), CaseSecret.New(),
            Actor.Requester, stop);
    }

    static readonly RequestForm Form = RequestForm.Blank
        .With("body", "440112109").With("kind", "natural").With("name", "示例申请人").With("phone", "020-00000000")
        .With("email", "someone@example.org").With("form", "electronic").With("way", "web")
        .With("feature", "旧楼加装电梯财政补助2025年发放明细")
        .With("description", string.Concat(Enumerable.Repeat("按街道和项目列出的补助对象、金额、发放日期和依据文件。", 8)));

    static async Task Insert(SqliteConnection bare, CancellationToken stop)
    {
        await using var transaction = bare.BeginTransaction(deferred: false);
        await using var command = bare.CreateCommand();
        command.Transaction = transaction;
        command.CommandText = "INSERT INTO bare VALUES ($id, $content)";
        command.Parameters.AddWithValue("$id", Ids.Next().ToString());
        command.Parameters.AddWithValue("$content", Form.ToJson());
        await command.ExecuteNonQueryAsync(stop);
        await transaction.CommitAsync(stop);
    }

    static void Execute(SqliteConnection bare, string sql)
    {
        using var command = bare.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }
}
