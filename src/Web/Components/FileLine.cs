namespace Daylight.Web;

/// <summary>A file as a page offers it.</summary>
/// <param name="Kind">The kind in three or four letters: PDF.</param>
/// <param name="Name">What it is called.</param>
/// <param name="Note">Format, size, pages.</param>
/// <param name="Download">Where the file is.</param>
/// <param name="Read">Where its text can be read as a page, or null.</param>
public sealed record FileLine(string Kind, string Name, string Note, string Download, string? Read = null);

/// <summary>An edition of a record.</summary>
/// <param name="Number">From 1.</param>
/// <param name="Published">When it was published.</param>
/// <param name="Note">What changed, as the officer wrote it.</param>
/// <param name="Link">To the edition or to what differs.</param>
public sealed record EditionLine(int Number, DateOnly Published, string Note, Link Link);
