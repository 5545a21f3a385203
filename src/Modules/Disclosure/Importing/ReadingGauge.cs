namespace Daylight.Disclosure.Importing;

/// <summary>How far a run has read, in bytes of the files it was given: rows are known only once they are read.</summary>
sealed class ReadingGauge
{
    FileStream? current;
    long done;
    long size;

    /// <summary>Bytes of all files that will be read.</summary>
    public long Total { get; private set; }

    // Who reads a file closes it when it is read.
    public long Read => done + (current is { CanRead: true } open ? open.Position : size);

    /// <summary>Counts what lies before the reader.</summary>
    public static ReadingGauge Of(IEnumerable<string> paths) => new() { Total = paths.Sum(Size) };

    public void Open(FileStream content) => (current, size) = (content, content.Length);

    /// <summary>Counts a file that was read at one go.</summary>
    public void Pass(string path) => done += Size(path);

    public void Close() => (current, done, size) = (null, done + size, 0);

    // What can't be read is refused when its turn comes; a measure of progress has no say in that.
    static long Size(string path)
    {
        try
        {
            return Directory.Exists(path)
                ? new DirectoryInfo(path).EnumerateFiles("*", RecordReader.InFolders).Sum(file => file.Length)
                : File.Exists(path) ? new FileInfo(path).Length : 0;
        }
        catch (Exception hidden) when (hidden is IOException or UnauthorizedAccessException)
        {
            return 0;
        }
    }
}
