using System.ComponentModel;
using System.Data;
using System.Diagnostics;
using Npgsql;

namespace Daylight.Host.Data.Postgres;

/// <summary>A PostgreSQL database as one file, by the server's own programs <c>pg_dump</c> and <c>pg_restore</c>.</summary>
sealed class PostgresCopy(string connection) : DatabaseCopy
{
    public override string Kind => "postgres";

    public override string Member => "daylight.pgdump";

    public override async Task<Problems> Save(string file, CancellationToken stop)
    {
        await using var link = new NpgsqlConnection(connection);
        await link.OpenAsync(stop);
        await using var moment = await link.BeginTransactionAsync(IsolationLevel.RepeatableRead, stop);
        await using var question = new NpgsqlCommand("SELECT pg_export_snapshot()", link, moment);
        var snapshot = (string)(await question.ExecuteScalarAsync(stop))!;
        await ReadNewest(question, stop);
        await Durable.Create(file).DisposeAsync();
        return await Run("pg_dump", stop, "--format=custom", "--no-owner", "--no-privileges", $"--snapshot={snapshot}", $"--file={file}");
    }

    public override async Task<Problems> Load(string file, CancellationToken stop)
    {
        await using (var link = new NpgsqlConnection(connection))
        {
            await link.OpenAsync(stop);
            await using var question = new NpgsqlCommand(
                "SELECT count(*) FROM pg_tables WHERE schemaname NOT IN ('pg_catalog', 'information_schema')", link);
            if (await question.ExecuteScalarAsync(stop) is not 0L)
                return Problems.Of("database", "数据库里已经有表：只恢复到空的数据库。", "The database has tables already: restore into an empty one.");
        }
        return await Run("pg_restore", stop, "--no-owner", "--no-privileges", "--exit-on-error", "--single-transaction",
            $"--dbname={new NpgsqlConnectionStringBuilder(connection).Database}", file);
    }

    async Task<Problems> Run(string program, CancellationToken stop, params string[] arguments)
    {
        var start = new ProcessStartInfo(Find(program), arguments) { RedirectStandardError = true };
        // Not on the command line, where every account of the machine could read the password.
        foreach (var (name, value) in Environs()) start.Environment[name] = value;
        try
        {
            using var process = Process.Start(start)!;
            var said = await process.StandardError.ReadToEndAsync(stop);
            await process.WaitForExitAsync(stop);
            return new Problems().When(process.ExitCode != 0, "database", $"{program} 失败：{said.Trim()}", $"{program} failed: {said.Trim()}");
        }
        catch (Win32Exception)
        {
            return Problems.Of("database",
                $"备份和恢复 PostgreSQL 要用 {program}，这台机器上没有。请安装 postgresql-client（版本不低于服务器）。",
                $"PostgreSQL is backed up and restored by {program}, which is not on this machine: install postgresql-client, not older than the server.");
        }
    }

    // Debian keeps the programs of each version in a folder of its own.
    static string Find(string program)
    {
        const string Debian = "/usr/lib/postgresql";
        if ((Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator).Any(folder => File.Exists(Path.Combine(folder, program)))
            || !Directory.Exists(Debian)) return program;
        return Directory.GetDirectories(Debian).OrderByDescending(folder => int.TryParse(Path.GetFileName(folder), out var version) ? version : 0)
            .Select(folder => Path.Combine(folder, "bin", program)).FirstOrDefault(File.Exists) ?? program;
    }

    // Several hosts, of which one takes writes, are written differently for each of the two clients.
    Dictionary<string, string?> Environs()
    {
        var to = new NpgsqlConnectionStringBuilder(connection);
        var hosts = (to.Host ?? "localhost").Split(',').Select(host => host.Split(':')).ToList();
        return new()
        {
            ["PGHOST"] = string.Join(',', hosts.Select(host => host[0])),
            ["PGPORT"] = string.Join(',', hosts.Select(host => host.Length > 1 ? host[1] : $"{to.Port}")),
            ["PGTARGETSESSIONATTRS"] = "read-write",
            ["PGDATABASE"] = to.Database,
            ["PGUSER"] = to.Username,
            ["PGPASSWORD"] = to.Password,
            ["PGPASSFILE"] = to.Passfile,
            ["PGSSLMODE"] = to.SslMode switch { SslMode.VerifyCA => "verify-ca", SslMode.VerifyFull => "verify-full", var mode => $"{mode}".ToLowerInvariant() },
        };
    }
}
