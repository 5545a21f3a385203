using System.Globalization;

namespace Daylight;

/// <summary>
/// What a log vouches for at one moment, in the form of C2SP tlog-checkpoint: under this name, so many entries,
/// this root. Sign a checkpoint only when it extends every one signed before.
/// </summary>
/// <param name="Origin">The log's name, for ever: its address without scheme, <c>huangpu.example/log</c>.</param>
/// <param name="Size">The number of entries.</param>
/// <param name="Root">The root of the tree of these entries.</param>
public sealed record Checkpoint(string Origin, long Size, Hash Root)
{
    /// <summary>Further lines that other logs may add; Daylight writes none.</summary>
    public IReadOnlyList<string> Extensions { get; init; } = [];

    /// <summary>The lines that are signed.</summary>
    public string Text => string.Concat(Lines.Select(line => line + "\n"));

    IEnumerable<string> Lines => [Origin, Size.ToString(CultureInfo.InvariantCulture), Root.Base64, .. Extensions];

    /// <summary>Signs the checkpoint.</summary>
    /// <exception cref="ArgumentException">A line is empty or holds a newline.</exception>
    public SignedNote Sign(params ReadOnlySpan<SigningKey> keys) =>
        Lines.All(line => line.Length > 0 && !line.Contains('\n')) ? SignedNote.Sign(Text, keys)
            : throw new ArgumentException("The lines of a checkpoint are single lines and not empty.");

    /// <summary>Reads the text of a note; null with every problem found when it is not exactly a checkpoint.</summary>
    public static Checkpoint? Read(string text, Problems problems)
    {
        if (text.Split('\n') is not [var origin, var count, var base64, .. var extensions, ""])
        {
            problems.Add("checkpoint", "检查点应依次有名称、条目数、根哈希三行。",
                "A checkpoint has three lines: origin, number of entries, root hash.");
            return null;
        }
        var sized = long.TryParse(count, NumberStyles.None, CultureInfo.InvariantCulture, out var size)
            && size.ToString(CultureInfo.InvariantCulture) == count;
        var rooted = Hash.TryParse(base64, out var root) && (size > 0 || root == Merkle.Empty);
        var wrong = new Problems()
            .When(origin is "", "checkpoint", "检查点缺少名称。", "The checkpoint has no origin.")
            .When(!sized, "checkpoint", "检查点第二行应为条目数。", "The second line of a checkpoint is a number of entries.")
            .When(sized && !rooted, "checkpoint", "检查点第三行应为根哈希的 base64。",
                "The third line of a checkpoint is the base64 of a root hash.")
            .When(extensions.Contains(""), "checkpoint", "检查点中不得有空行。", "A checkpoint has no empty lines.");
        problems.And(wrong);
        return wrong.Any ? null : new(origin, size, root) { Extensions = extensions };
    }
}
