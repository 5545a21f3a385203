using System.Formats.Tar;
using System.Security.Cryptography;
using System.Text;
using Daylight.Host.Data;

namespace Daylight.Host.Backups;

/// <summary>
/// Writes all of an installation into one file, while it serves: first the database at one moment, then everything
/// else in the folder. Files are only ever added and are on the disk before a row speaks of them, so every file the
/// database knows is there. What followers make is left out: it is made again.
/// </summary>
sealed class Backup(Installation installation, DatabaseCopy database, TimeProvider time)
{
    const string Files = "files/";

    readonly StringBuilder sums = new();

    /// <summary>Members written.</summary>
    public int Members { get; private set; }

    /// <summary>Files that are not what their name says: damaged before they came here.</summary>
    public List<string> Damaged { get; } = [];

    /// <summary>The log at the moment of the backup; null while nothing was placed.</summary>
    public Checkpoint? Log => database.Newest;

    /// <summary>Writes the backup; it gets its name when it is whole.</summary>
    public async Task<Problems> Write(string file, Action<double> share, CancellationToken stop)
    {
        var problems = Check(file);
        if (problems.Any) return problems;
        var (draft, copy) = (file + Durable.Draft, $"{file}.database{Durable.Draft}");
        try
        {
            File.Delete(draft);
            File.Delete(copy);
            var at = time.Now();
            problems = await database.Save(copy, stop);
            if (problems.Any) return problems;
            await using (var output = Durable.Create(draft))
            {
                await Write(output, copy, at, share, stop);
                output.Flush(flushToDisk: true);
            }
            Durable.Rename(draft, file);
            return problems;
        }
        catch (Exception refused) when (refused is IOException or UnauthorizedAccessException)
        {
            return Problems.Of("file", $"写不了{file}：{refused.Message}", $"{file} can't be written: {refused.Message}");
        }
        finally
        {
            File.Delete(draft);
            File.Delete(copy);
        }
    }

    Problems Check(string file)
    {
        var (full, folder) = (Path.GetFullPath(file), installation.Folder + Path.DirectorySeparatorChar);
        return new Problems()
            .When(File.Exists(file), "file", $"{file} 已经存在。请换一个名字。", $"{file} exists already. Choose another name.")
            .When(!Directory.Exists(Path.GetDirectoryName(full)), "file", $"没有{Path.GetDirectoryName(full)}这个文件夹。", $"There is no folder {Path.GetDirectoryName(full)}.")
            .When(full.StartsWith(folder, StringComparison.Ordinal), "file",
                "备份不能放在被备份的文件夹里。", "A backup can't lie in the folder it is a backup of.");
    }

    async Task Write(Stream output, string copy, DateTime at, Action<double> share, CancellationToken stop)
    {
        await using var tar = new TarWriter(output, TarEntryFormat.Pax, leaveOpen: true);
        await using (var content = File.OpenRead(copy)) await Add(tar, database.Member, content, stop);
        var names = Kept().ToList();
        foreach (var name in names)
        {
            await using (var content = Open(name))
                if (content is not null && await Add(tar, name, content, stop) is var hash && IsDamaged(name, hash)) Damaged.Add(name);
            share((double)Members / names.Count);
        }
        await Add(tar, Manifest.Member, new MemoryStream(new Manifest
        {
            Version = Manifest.Current, At = at, Database = database.Kind, Size = Log?.Size ?? 0, Root = Log?.Root.Base64,
        }.ToJson()), stop);
        await Add(tar, Manifest.Sums, new MemoryStream(Encoding.UTF8.GetBytes(sums.ToString())), stop);
    }

    async Task<string> Add(TarWriter tar, string name, Stream content, CancellationToken stop)
    {
        using var sha = SHA256.Create();
        await using var read = new CryptoStream(content, sha, CryptoStreamMode.Read);
        await tar.WriteEntryAsync(new PaxTarEntry(TarEntryType.RegularFile, name)
        {
            DataStream = read, ModificationTime = time.GetUtcNow(), Mode = UnixFileMode.UserRead | UnixFileMode.UserWrite,
        }, stop);
        var hash = Convert.ToHexStringLower(sha.Hash!);
        sums.Append(hash).Append("  ").Append(name).Append('\n');
        Members++;
        return hash;
    }

    // Everything but what is made again, is being written, or is the database itself.
    IEnumerable<string> Kept() =>
        from path in Directory.EnumerateFiles(installation.Folder, "*", SearchOption.AllDirectories)
        let name = Path.GetRelativePath(installation.Folder, path).Replace('\\', '/')
        where !name.StartsWith(Installation.SearchFolder + "/", StringComparison.Ordinal)
            && !name.StartsWith(Installation.LearnedFolder + "/", StringComparison.Ordinal)
            && !name.StartsWith(Installation.Database, StringComparison.Ordinal)
            && !name.EndsWith(Durable.Draft, StringComparison.Ordinal)
        orderby name
        select name;

    // A half-written form's key, say, may have gone since the folder was listed.
    FileStream? Open(string name)
    {
        var path = Path.Combine(installation.Folder, name);
        return File.Exists(path) ? File.OpenRead(path) : null;
    }

    static bool IsDamaged(string name, string hash) =>
        name.StartsWith(Files, StringComparison.Ordinal) && name.Split('/')[^1] != hash;
}
