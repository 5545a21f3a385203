namespace Daylight;

/// <summary>
/// The folder into which a mail server puts e-mail for cases: files that get their names when they are whole, in the folder
/// itself or in the <c>new</c> of a Maildir.
/// </summary>
public sealed class FolderOfArrivals
{
    readonly string folder;

    /// <summary>Uses a folder, making it when it is not there.</summary>
    public FolderOfArrivals(string folder)
    {
        this.folder = folder;
        Directory.CreateDirectory(folder);
    }

    /// <summary>What waits there, the oldest first by name. A link is no letter: it would be thrown away with what it points to.</summary>
    public IReadOnlyList<string> Waiting() =>
    [
        .. from place in (string[])[folder, Path.Combine(folder, "new"), Path.Combine(folder, "cur")]
           where Directory.Exists(place)
           from file in new DirectoryInfo(place).EnumerateFiles()
           where file.LinkTarget is null && file.Name[0] != '.' && !file.Name.EndsWith(Durable.Draft, StringComparison.Ordinal)
           orderby file.Name
           select file.FullName,
    ];

    /// <summary>Puts a letter there, as a mail server does.</summary>
    public void Put(ReadOnlySpan<byte> letter) => Durable.Write(Path.Combine(folder, $"{Ids.Next():N}.eml"), letter);
}
