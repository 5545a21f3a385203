namespace Daylight;

/// <summary>
/// What is to be masked in a file (遮盖), and why: the code of a reason for withholding in the regime's list of outcomes.
/// </summary>
/// <param name="Code">The code, such as <c>C4</c>; it is printed into the mask.</param>
public abstract record Mark(string Code);

/// <summary>
/// Words, wherever they stand. Blanks, dashes, width, case and simplified or traditional characters make no difference, so
/// that a number is found however it is written.
/// </summary>
/// <param name="Code">The reason.</param>
/// <param name="Words">The words; at least two characters.</param>
public sealed record WordMark(string Code, string Words) : Mark(Code);

/// <summary>A rectangle of a page or picture, in shares of its width and height from the top left corner.</summary>
/// <param name="Code">The reason.</param>
/// <param name="Page">The page, from 1; 1 for a picture.</param>
/// <param name="Area">Where on the page.</param>
public sealed record RegionMark(string Code, int Page, Box Area) : Mark(Code);

/// <summary>Paragraphs of a document or lines of a text, as <see cref="Redaction.Passages"/> counts them.</summary>
/// <param name="Code">The reason.</param>
/// <param name="First">The first, from 1.</param>
/// <param name="Last">The last.</param>
public sealed record PassageMark(string Code, int First, int Last) : Mark(Code);

/// <summary>Cells of a workbook.</summary>
/// <param name="Code">The reason.</param>
/// <param name="Sheet">Name of the sheet.</param>
/// <param name="Range">Such as <c>B2:C9</c>, <c>B2</c> or, for whole columns, <c>B:C</c>.</param>
public sealed record CellMark(string Code, string Sheet, string Range) : Mark(Code);

/// <summary>A rectangle in shares of a page, from its top left corner.</summary>
/// <param name="Left">Left edge, 0 to 1.</param>
/// <param name="Top">Upper edge.</param>
/// <param name="Right">Right edge.</param>
/// <param name="Bottom">Lower edge.</param>
public readonly record struct Box(double Left, double Top, double Right, double Bottom)
{
    /// <summary>Width.</summary>
    public double Width => Right - Left;

    /// <summary>Height.</summary>
    public double Height => Bottom - Top;

    /// <summary>True when it lies on the page and is no mere line.</summary>
    public bool IsSound => Left >= 0 && Top >= 0 && Right <= 1.0001 && Bottom <= 1.0001 && Width > 0.001 && Height > 0.001;

    /// <summary>The smallest rectangle that holds both.</summary>
    public Box With(Box other) => new(
        Math.Min(Left, other.Left), Math.Min(Top, other.Top), Math.Max(Right, other.Right), Math.Max(Bottom, other.Bottom));

    // Letters of one line become one mask: many small ones would tell how many letters there were.
    internal static List<Box> Joined(IEnumerable<Box> boxes)
    {
        var joined = new List<Box>();
        foreach (var box in boxes)
        {
            if (joined.Count > 0 && joined[^1] is var last && last.Beside(box)) joined[^1] = last.With(box);
            else joined.Add(box);
        }
        return joined;
    }

    bool Beside(Box next)
    {
        var height = Math.Max(Height, next.Height);
        var width = Math.Max(Width, next.Width);
        var sameLine = Math.Min(Bottom, next.Bottom) - Math.Max(Top, next.Top) > height * 0.5
            && Math.Max(Left, next.Left) - Math.Min(Right, next.Right) < height;
        var sameColumn = Math.Min(Right, next.Right) - Math.Max(Left, next.Left) > width * 0.5
            && Math.Max(Top, next.Top) - Math.Min(Bottom, next.Bottom) < width * 0.5;
        return sameLine || sameColumn;
    }
}
