using System.Collections.Concurrent;
using System.Security.Cryptography;
using Microsoft.Extensions.Logging;

namespace Daylight;

/// <summary>Where files are kept, under the hash of their content: a port, since a second store is a real need.</summary>
public interface IFiles
{
    /// <summary>Keeps a file; keeping the same content twice keeps it once. Durable when it returns.</summary>
    /// <returns>SHA-256 of the content in hex, and its size in bytes.</returns>
    Task<(string Hash, long Size)> Keep(Stream content, CancellationToken stop);

    /// <summary>
    /// Opens a kept file; null when there is none under this hash, or when what is kept no longer has it: nobody is
    /// ever handed another file than the one that was kept.
    /// </summary>
    Stream? Open(string hash);

    /// <summary>Opens what is kept under a hash, whatever became of it: for verification alone.</summary>
    Stream? OpenUnchecked(string hash);

    /// <summary>The files that lie there unchanged for longer than <paramref name="age"/>, by hash; keeping one again makes it young.</summary>
    IEnumerable<string> Older(TimeSpan age);

    /// <summary>Makes a kept file young, as keeping it again would; false when there is none under this hash.</summary>
    bool Renew(string hash);

    /// <summary>
    /// Throws a file away that still lies there unchanged for longer than <paramref name="age"/>; false when it does not:
    /// somebody kept it again meanwhile, and is about to name it. Whoever asks has seen to it that nothing names it.
    /// </summary>
    bool Forget(string hash, TimeSpan age);

    /// <summary>Throws away what was begun so long ago and never finished.</summary>
    /// <returns>How many there were.</returns>
    int ForgetUnfinished(TimeSpan age);
}

/// <summary>Files in a folder of the machine: the default.</summary>
public sealed partial class FolderOfFiles : IFiles
{
    // Beyond so many everything is read once more: forgetting costs time, never truth.
    const int MostRemembered = 50_000;

    // The ending of a file that is just being forgotten.
    const string Going = ".going" + Durable.Draft;

    // When and how long each file was that had its hash: the same file is not read through again at every opening.
    readonly ConcurrentDictionary<string, (DateTime Changed, long Size)> faithful = new();
    readonly string folder;
    readonly ILogger log;

    /// <summary>Uses a folder, making it when it is not there.</summary>
    public FolderOfFiles(string folder, ILogger log)
    {
        (this.folder, this.log) = (folder, log);
        Directory.CreateDirectory(folder);
    }

    /// <inheritdoc/>
    public async Task<(string Hash, long Size)> Keep(Stream content, CancellationToken stop)
    {
        var draft = Path.Combine(folder, $"{Ids.Next():N}{Durable.Draft}");
        try
        {
            var (hash, size) = await Write(content, draft, stop);
            var kept = PathOf(hash);
            Durable.CreateFolder(Path.GetDirectoryName(kept)!);
            // Also over what is there: it says the same, unless the disk has damaged it.
            Durable.Rename(draft, kept, replace: true);
            return (hash, size);
        }
        finally
        {
            File.Delete(draft);
        }
    }

    /// <inheritdoc/>
    public Stream? Open(string hash)
    {
        if (OpenUnchecked(hash) is not FileStream content) return null;
        if (IsFaithful(content, hash)) return content;
        content.Dispose();
        Changed(log, hash);
        return null;
    }

    /// <inheritdoc/>
    public Stream? OpenUnchecked(string hash)
    {
        // The name comes from a URL: only a hash may reach the file system.
        if (!IsHash(hash)) return null;
        var kept = PathOf(hash);
        if (File.Exists(kept)) return File.OpenRead(kept);
        return File.Exists(kept + Going) ? File.OpenRead(kept + Going) : null;
    }

    /// <inheritdoc/>
    public IEnumerable<string> Older(TimeSpan age)
    {
        var before = Now() - age;
        return Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories)
            .Where(path => Path.GetFileName(path) is { Length: 64 } && File.GetLastWriteTimeUtc(path) < before).Select(path => Path.GetFileName(path));
    }

    /// <inheritdoc/>
    public bool Renew(string hash)
    {
        if (!IsHash(hash)) return false;
        try
        {
            File.SetLastWriteTimeUtc(PathOf(hash), Now());
            return true;
        }
        catch (Exception missing) when (missing is FileNotFoundException or DirectoryNotFoundException)
        {
            return false;
        }
    }

    /// <inheritdoc/>
    public bool Forget(string hash, TimeSpan age)
    {
        if (!IsHash(hash)) return false;
        var (kept, going, before) = (PathOf(hash), PathOf(hash) + Going, Now() - age);
        // Taken out of the way first and looked at then: whoever keeps it again from here on makes a file of their own, and
        // whoever did so before has made this one young. Between looking and deleting nobody else has it.
        try
        {
            File.Move(kept, going, overwrite: true);
        }
        catch (Exception missing) when (missing is FileNotFoundException or DirectoryNotFoundException)
        {
            return false;
        }
        if (File.GetLastWriteTimeUtc(going) >= before)
        {
            File.Move(going, kept, overwrite: true);
            return false;
        }
        faithful.TryRemove(hash, out _);
        File.Delete(going);
        return true;
    }

    /// <inheritdoc/>
    public int ForgetUnfinished(TimeSpan age)
    {
        var before = Now() - age;
        var drafts = Directory.EnumerateFiles(folder, $"*{Durable.Draft}").Where(path => File.GetLastWriteTimeUtc(path) < before).ToList();
        foreach (var draft in drafts) File.Delete(draft);
        // Whoever was killed while forgetting has thrown nothing away: it is looked at anew.
        foreach (var going in Directory.EnumerateFiles(folder, $"*{Going}", SearchOption.AllDirectories).ToList())
            if (File.Exists(going[..^Going.Length])) File.Delete(going);
            else File.Move(going, going[..^Going.Length]);
        return drafts.Count;
    }

    // By the clock that stamps the files: a shared folder may be on another machine.
    DateTime Now()
    {
        var probe = Path.Combine(folder, $"{Ids.Next():N}{Durable.Draft}");
        try
        {
            using (File.Create(probe)) { }
            return File.GetLastWriteTimeUtc(probe);
        }
        finally
        {
            File.Delete(probe);
        }
    }

    bool IsFaithful(FileStream content, string hash)
    {
        var now = (File.GetLastWriteTimeUtc(content.SafeFileHandle), content.Length);
        if (faithful.TryGetValue(hash, out var known) && known == now) return true;
        if (Convert.ToHexStringLower(SHA256.HashData(content)) != hash) return false;
        content.Position = 0;
        if (faithful.Count >= MostRemembered) faithful.Clear();
        faithful[hash] = now;
        return true;
    }

    [LoggerMessage(Level = LogLevel.Critical, Message = "The file kept as {Hash} was changed and is not given out. Restore it from a backup; verify says who names it.")]
    static partial void Changed(ILogger log, string hash);

    static async Task<(string, long)> Write(Stream content, string path, CancellationToken stop)
    {
        using var sha = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        await using var file = new FileStream(path, FileMode.CreateNew, FileAccess.Write, FileShare.None);
        var part = new byte[64 * 1024];
        while (await content.ReadAsync(part, stop) is > 0 and var read)
        {
            sha.AppendData(part, 0, read);
            await file.WriteAsync(part.AsMemory(0, read), stop);
        }
        file.Flush(flushToDisk: true);
        return (Convert.ToHexStringLower(sha.GetHashAndReset()), file.Length);
    }

    static bool IsHash(string hash) => hash.Length == 64 && hash.All(char.IsAsciiHexDigitLower);

    string PathOf(string hash) => Path.Combine(folder, hash[..2], hash);
}
