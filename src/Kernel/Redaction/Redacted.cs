namespace Daylight;

/// <summary>What became of a file that was to be redacted.</summary>
/// <param name="File">The redacted file; null when it was refused.</param>
/// <param name="Problems">Why it was refused; empty when it was not.</param>
/// <param name="Masks">How many places were masked, by code.</param>
public sealed record Redacted(RedactedFile? File, Problems Problems, IReadOnlyDictionary<string, int> Masks)
{
    internal static Redacted Refused(Problems problems) => new(null, problems, new Dictionary<string, int>());
}

/// <summary>A file in which what was masked is gone.</summary>
/// <param name="Type">Its type; pages that were scanned as TIFF come out as PDF.</param>
/// <param name="Content">All of it.</param>
/// <param name="Text">The text that is left in it.</param>
/// <param name="Recognised">True when the text was read from pictures.</param>
public sealed record RedactedFile(FileType Type, byte[] Content, string Text, bool Recognised);

/// <summary>Limits of <see cref="Redaction"/>.</summary>
public sealed record RedactionOptions
{
    /// <summary>Dots per inch in which pages are drawn anew: those of print.</summary>
    public int DotsPerInch { get; init; } = 300;

    /// <summary>
    /// True to read every finished page by machine, which finds what is left of masked words and gives the text layer.
    /// Without it a result is only as good as the characters the file itself holds: for tests of everything else.
    /// </summary>
    public bool ReadsPages { get; init; } = true;

    /// <summary>Longest document, in pages.</summary>
    public int MostPages { get; init; } = 200;

    /// <summary>Largest file, in bytes.</summary>
    public long LargestFile { get; init; } = 50L * 1024 * 1024;

    /// <summary>Largest picture, in dots; larger pages are drawn coarser.</summary>
    public long MostDots { get; init; } = 40_000_000;
}

/// <summary>A piece of a file that can be masked as a whole: a paragraph, a line, a row of a sheet.</summary>
/// <param name="Number">From 1; in a sheet the number of its row.</param>
/// <param name="Text">What stands there.</param>
/// <param name="Sheet">The sheet; null where there is none.</param>
public sealed record Passage(int Number, string Text, string? Sheet = null);
