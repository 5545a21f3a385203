using System.Runtime.InteropServices;
using System.Text;

namespace Daylight;

/// <summary>
/// Writes files so that a power cut leaves the whole of them or nothing: a draft is flushed to the disk, then renamed,
/// and at last its folder is flushed, since a name is the content of a folder.
/// </summary>
public static class Durable
{
    /// <summary>The end of a name that is not yet for good; what a killed process left under it may be thrown away.</summary>
    public const string Draft = ".part";

    /// <summary>Writes a file that only this account may read and write; it is on the disk when this returns.</summary>
    /// <exception cref="IOException">The file exists and may not be replaced, or can't be written.</exception>
    public static void Write(string path, ReadOnlySpan<byte> content, bool replace = false)
    {
        var draft = $"{path}.{Ids.Next():N}{Draft}";
        try
        {
            using (var file = Create(draft))
            {
                file.Write(content);
                file.Flush(flushToDisk: true);
            }
            Rename(draft, path, replace);
        }
        finally
        {
            File.Delete(draft);
        }
    }

    /// <summary>Makes a new file that only this account may read and write.</summary>
    /// <exception cref="IOException">It exists.</exception>
    public static FileStream Create(string path)
    {
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.ReadWrite };
        if (!OperatingSystem.IsWindows()) options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        return new(path, options);
    }

    /// <summary>Gives a draft that was flushed, a file or a folder, its name.</summary>
    public static void Rename(string draft, string path, bool replace = false)
    {
        if (Directory.Exists(draft)) Directory.Move(draft, path);
        else File.Move(draft, path, replace);
        FlushFolder(Path.GetDirectoryName(Path.GetFullPath(path))!);
    }

    /// <summary>Makes a folder that lasts.</summary>
    public static void CreateFolder(string folder)
    {
        if (Directory.Exists(folder)) return;
        Directory.CreateDirectory(folder);
        FlushFolder(Path.GetDirectoryName(Path.GetFullPath(folder))!);
    }

    // A file system that can't flush folders says so; there is nothing better to be done then.
    static void FlushFolder(string folder)
    {
        // Windows keeps names in the journal of the file system.
        if (OperatingSystem.IsWindows()) return;
        var handle = Open(Encoding.UTF8.GetBytes(folder + '\0'), 0);
        if (handle < 0) return;
        _ = Flush(handle);
        _ = Close(handle);
    }

    [DllImport("libc", EntryPoint = "open")]
    static extern int Open(byte[] path, int flags);

    [DllImport("libc", EntryPoint = "fsync")]
    static extern int Flush(int handle);

    [DllImport("libc", EntryPoint = "close")]
    static extern int Close(int handle);
}
