using System.Text;

namespace Daylight;

/// <summary>A file that goes with a letter.</summary>
/// <param name="Name">Name under which it is saved.</param>
/// <param name="MediaType">Media type.</param>
/// <param name="Content">All of it.</param>
public sealed record MessageFile(string Name, string MediaType, byte[] Content);

/// <summary>A letter that goes out by e-mail.</summary>
public sealed record Message
{
    /// <summary>Identity of the occasion, fit for the name of a file; the same letter is never sent twice.</summary>
    public required string Key { get; init; }

    /// <summary>Message-Id, without brackets.</summary>
    public required string Id { get; init; }

    /// <summary>Address it is from; answers come there.</summary>
    public required string From { get; init; }

    /// <summary>Name it is from.</summary>
    public required string FromName { get; init; }

    /// <summary>Address it is returned to when it can't be delivered.</summary>
    public required string ReturnTo { get; init; }

    /// <summary>Address it goes to.</summary>
    public required string To { get; init; }

    /// <summary>Subject line.</summary>
    public required string Subject { get; init; }

    /// <summary>Plain text.</summary>
    public required string Text { get; init; }

    /// <summary>When it was written (UTC).</summary>
    public required DateTime At { get; init; }

    /// <summary>The letters it goes on from, without brackets, the one that it answers last; empty where it answers none.</summary>
    public IReadOnlyList<string> Thread { get; init; } = [];

    /// <summary>What goes with it.</summary>
    public IReadOnlyList<MessageFile> Files { get; init; } = [];
}

/// <summary>How handing over a letter ended.</summary>
public enum Handed
{
    /// <summary>The server has it.</summary>
    Over,

    /// <summary>It does not have it; it can be tried again.</summary>
    NotYet,

    /// <summary>It does not want it, and will not.</summary>
    Refused,

    /// <summary>The connection broke in the middle: it may have it.</summary>
    Uncertain,
}

/// <summary>How handing over a letter ended, and what was said.</summary>
/// <param name="How">How it ended.</param>
/// <param name="Said">What the server or the connection said; null when nothing.</param>
public sealed record Handing(Handed How, string? Said = null);

/// <summary>The way out for e-mail: a port.</summary>
public interface IMail
{
    /// <summary>True when handing over the same letter again changes nothing.</summary>
    bool TakesTwiceAsOnce { get; }

    /// <summary>False where letters only lie in a folder, and somebody else has to carry them further.</summary>
    bool Delivers { get; }

    /// <summary>Hands a letter over; durable when it returns <see cref="Handed.Over"/>. What goes wrong outside is no exception.</summary>
    Task<Handing> Send(Message message, CancellationToken stop);

    /// <summary>Keys of the letters of which it keeps a copy here; none where letters go to a server.</summary>
    IEnumerable<string> Copies { get; }

    /// <summary>Throws the copy of a letter away.</summary>
    void Forget(string key);
}

/// <summary>Writes letters as .eml files into a folder, for installations without a mail server: the default.</summary>
public sealed class FolderOfMail : IMail
{
    const string Ending = ".eml";

    readonly string folder;

    /// <summary>Uses a folder, making it when it is not there.</summary>
    public FolderOfMail(string folder)
    {
        this.folder = folder;
        Directory.CreateDirectory(folder);
    }

    /// <inheritdoc/>
    public bool TakesTwiceAsOnce => true;

    /// <inheritdoc/>
    public bool Delivers => false;

    /// <inheritdoc/>
    public Task<Handing> Send(Message message, CancellationToken stop)
    {
        var path = Path.Combine(folder, message.Key + Ending);
        try
        {
            if (!File.Exists(path)) Durable.Write(path, Eml(message), replace: true);
            return Task.FromResult(new Handing(Handed.Over));
        }
        catch (Exception full) when (full is IOException or UnauthorizedAccessException)
        {
            return Task.FromResult(new Handing(Handed.NotYet, full.Message));
        }
    }

    /// <inheritdoc/>
    public IEnumerable<string> Copies => Directory.EnumerateFiles(folder, $"*{Ending}").Select(path => Path.GetFileName(path)[..^Ending.Length]);

    /// <inheritdoc/>
    public void Forget(string key) => File.Delete(Path.Combine(folder, key + Ending));

    // The line of the envelope goes first, as a server would have written it.
    static byte[] Eml(Message message)
    {
        using var mime = MessageMime.Of(message);
        using var eml = new MemoryStream();
        eml.Write(Encoding.ASCII.GetBytes($"Return-Path: <{message.ReturnTo}>\r\n"));
        mime.WriteTo(eml, CancellationToken.None);
        return eml.ToArray();
    }
}
