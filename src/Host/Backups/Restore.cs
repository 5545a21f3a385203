using System.Formats.Tar;
using System.Security.Cryptography;
using System.Text;
using Daylight.Host.Data;

namespace Daylight.Host.Backups;

/// <summary>
/// Puts a backup into an empty place. Everything is unpacked beside it and compared with the hashes that were written;
/// only when every member is what it was does the folder get its name.
/// </summary>
sealed class Restore(string file, string folder)
{
    readonly Dictionary<string, string> found = [];
    byte[] sums = [], manifest = [];

    string DraftFolder => Path.GetFullPath(folder).TrimEnd(Path.DirectorySeparatorChar) + Durable.Draft;

    /// <summary>What the backup says of itself; known once it was unpacked.</summary>
    public Manifest? Manifest { get; private set; }

    /// <summary>Restores files and database.</summary>
    /// <param name="postgres">Connection string of an empty PostgreSQL database, for a backup of one.</param>
    /// <param name="share">Told how much of the backup was read.</param>
    /// <param name="stop">Stops; nothing stays then.</param>
    public async Task<Problems> Run(string? postgres, Action<double> share, CancellationToken stop)
    {
        var problems = new Problems()
            .When(!File.Exists(file), "file", $"没有{file}这个文件。", $"There is no file {file}.")
            .When(File.Exists(folder) || (Directory.Exists(folder) && Directory.EnumerateFileSystemEntries(folder).Any()),
                "data", $"{folder} 不是空的：只恢复到空的文件夹。", $"{folder} is not empty: restore into an empty folder.");
        if (problems.Any) return problems;
        try
        {
            if (Directory.Exists(DraftFolder)) Directory.Delete(DraftFolder, recursive: true);
            Installation.CreateFolder(DraftFolder);
            problems = await Unpack(share, stop);
            if (problems.None) problems = Compare();
            if (problems.None) problems = await Place(postgres, stop);
            return problems;
        }
        catch (Exception refused) when (refused is IOException or UnauthorizedAccessException)
        {
            return Problems.Of("data", $"恢复不了：{refused.Message}", $"It can't be restored: {refused.Message}");
        }
        finally
        {
            if (Directory.Exists(DraftFolder)) Directory.Delete(DraftFolder, recursive: true);
        }
    }

    async Task<Problems> Unpack(Action<double> share, CancellationToken stop)
    {
        var last = "";
        try
        {
            await using var input = File.OpenRead(file);
            await using var tar = new TarReader(input, leaveOpen: true);
            while (await tar.GetNextEntryAsync(copyData: false, stop) is { } member)
            {
                if (!IsPlain(member)) return Damaged(member.Name);
                last = member.Name;
                if (await Keep(member, stop) != member.Length) return Cut(last);
                share((double)input.Position / input.Length);
            }
        }
        catch (EndOfStreamException)
        {
            return Cut(last);
        }
        // A damaged heading can fail in any of these ways.
        catch (Exception damage) when (damage is InvalidDataException or FormatException or ArgumentException or OverflowException)
        {
            return last.Length == 0 ? Cut(last) : Problems.Of("file", $"备份在“{last}”之后损坏。", $"The backup is damaged after “{last}”.");
        }
        return sums.Length > 0 ? [] : Cut(last);
    }

    static Problems Damaged(string member) => Problems.Of("file", $"备份里的“{member}”损坏了。", $"“{member}” in the backup is damaged.");

    static Problems Cut(string last) => Problems.Of("file",
        last.Length == 0 ? "这不是备份文件。" : $"备份不完整，到“{last}”为止。",
        last.Length == 0 ? "This is not a backup." : $"The backup is cut off at “{last}”.");

    // Only files, and only below the folder.
    static bool IsPlain(TarEntry member) =>
        member.EntryType is TarEntryType.RegularFile or TarEntryType.V7RegularFile && !Path.IsPathRooted(member.Name)
        && member.Name.Split('/').All(part => part is not ("" or "." or "..") && part.IndexOfAny(Path.GetInvalidFileNameChars()) < 0);

    async Task<long> Keep(TarEntry member, CancellationToken stop)
    {
        var path = Path.Combine(DraftFolder, member.Name);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        await using var kept = Durable.Create(path);
        if (member.DataStream is { } content) await content.CopyToAsync(kept, stop);
        kept.Flush(flushToDisk: true);
        kept.Position = 0;
        found[member.Name] = Convert.ToHexStringLower(await SHA256.HashDataAsync(kept, stop));
        if (member.Name is not (Manifest.Member or Manifest.Sums)) return kept.Length;
        kept.Position = 0;
        var bytes = new byte[kept.Length];
        await kept.ReadExactlyAsync(bytes, stop);
        if (member.Name == Manifest.Sums) sums = bytes;
        else manifest = bytes;
        return kept.Length;
    }

    Problems Compare()
    {
        var problems = new Problems();
        found.Remove(Manifest.Sums);
        foreach (var line in Encoding.UTF8.GetString(sums).Split('\n')[..^1])
        {
            if (line.Split("  ", 2) is not [{ Length: 64 } hash, var name]) problems.And(Damaged(Manifest.Sums));
            else if (!found.Remove(name, out var stored)) problems.Add("file", $"备份里没有“{name}”。", $"“{name}” is missing in the backup.");
            else if (stored != hash) problems.And(Damaged(name));
        }
        foreach (var name in found.Keys)
            problems.Add("file", $"备份的清单里没有“{name}”。", $"“{name}” does not belong to the backup: its list has no such member.");
        if (problems.Any) return problems;
        Manifest = Manifest.Read(manifest);
        if (Manifest is null) return Damaged(Manifest.Member);
        return problems.When(Manifest.Version > Manifest.Current, "file",
            $"备份的格式（{Manifest.Version}）比本程序新。请用新版程序恢复。", $"The backup's form ({Manifest.Version}) is newer than this program. Restore it with a newer one.");
    }

    async Task<Problems> Place(string? postgres, CancellationToken stop)
    {
        var database = DatabaseCopy.Of(Path.Combine(DraftFolder, Installation.Database), postgres);
        if (database.Kind != Manifest!.Database)
            return database.Kind == "sqlite"
                ? Problems.Of("database", "这是 PostgreSQL 的备份：用 --database 指定一个空的数据库。", "This is a backup of PostgreSQL: name an empty database with --database.")
                : Problems.Of("database", "这是内置数据库的备份：恢复时不要写 --database。", "This is a backup of the embedded database: restore it without --database.");
        var saved = Path.Combine(DraftFolder, database.Member);
        var problems = await database.Load(saved, stop);
        if (problems.Any) return problems;
        foreach (var done in (string[])[saved, Path.Combine(DraftFolder, Manifest.Sums), Path.Combine(DraftFolder, Manifest.Member)])
            File.Delete(done);
        if (Directory.Exists(folder)) Directory.Delete(folder);
        Durable.CreateFolder(Path.GetDirectoryName(Path.GetFullPath(folder))!);
        Durable.Rename(DraftFolder, folder);
        return problems;
    }
}
