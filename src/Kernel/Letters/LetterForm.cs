namespace Daylight;

/// <summary>
/// The measures of an official letter (信函格式) by GB/T 9704-2012, in millimetres unless the name says otherwise. What
/// both the Word file and the PDF are set by stands here and nowhere else.
/// </summary>
public static class LetterForm
{
    /// <summary>5.1: A4.</summary>
    public const double PageWidth = 210, PageHeight = 297;

    /// <summary>5.2.1: the white above the type area (天头), 37 ± 1.</summary>
    public const double Top = 37;

    /// <summary>5.2.1: the white on the binding side (订口), 28 ± 1.</summary>
    public const double Left = 28;

    /// <summary>5.2.1: the type area (版心).</summary>
    public const double TypeWidth = 156, TypeHeight = 225;

    /// <summary>5.2.3: lines on a page, characters in a line, filling the type area.</summary>
    public const int Lines = 22, Characters = 28;

    /// <summary>5.2.2: the letter is set in size 3 (3号), in points.</summary>
    public const double BodyPoints = 16;

    /// <summary>7.3.1: the title is set in size 2 (2号), in points.</summary>
    public const double TitlePoints = 22;

    /// <summary>7.5: page numbers are set in size 4 (4号), in points.</summary>
    public const double PageNumberPoints = 14;

    /// <summary>10.1: the upper edge of the body's name lies 30 below the edge of the page.</summary>
    public const double NameTop = 30;

    /// <summary>
    /// 7.2.4 leaves the size of the name to the body; a name is no larger than this and fits one line, in points.
    /// </summary>
    public const double LargestName = 36;

    /// <summary>10.1: the double line lies 4 below the name and is 170 long, in the middle of the page.</summary>
    public const double LineBelowName = 4, LineLength = 170;

    /// <summary>10.1: the double line at the foot lies 20 above the edge of the page.</summary>
    public const double FootLine = 20;

    /// <summary>10.1 says which of the two lines is thick and leaves open how thick: as printers do it.</summary>
    public const double Thick = 1.05, Between = 0.35, Thin = 0.35;

    /// <summary>10.1: from the double line to the document number, in heights of a size 3 character.</summary>
    public const double NumberBelowLine = 7 / 8d;

    /// <summary>10.1: lines left free between the document number and the title.</summary>
    public const int LinesAboveTitle = 2;

    /// <summary>7.3.2: lines left free between the title and the addressee.</summary>
    public const int LinesAboveAddressee = 1;

    /// <summary>
    /// 7.3.3: a paragraph begins with two characters left free, and so does the note of attachments (7.3.4).
    /// </summary>
    public const int Indent = 2;

    /// <summary>7.3.4: lines left free above the note of attachments.</summary>
    public const int LinesAboveAttachments = 1;

    /// <summary>
    /// 7.3.5.1: the date ends four characters before the edge; the name of the body is centred over it.
    /// </summary>
    public const int RightOfDate = 4;

    /// <summary>
    /// 7.3.5.1: the seal lies over name and date, its top no more than a line below the text: what it needs above
    /// them.
    /// </summary>
    public const int LinesForSeal = 2;

    /// <summary>
    /// 7.5: the page number lies 7 below the type area, one character from its outer edge; 10.1: not on the first
    /// page.
    /// </summary>
    public const double PageNumberBelow = 7;

    /// <summary>7.5: characters between the page number and the outer edge of the type area.</summary>
    public const int PageNumberIndent = 1;

    /// <summary>6.2: the red is 80 % yellow and 80 % magenta.</summary>
    public const string Red = "FF3333";

    /// <summary>6.2: the same in print: cyan, magenta, yellow, black.</summary>
    public const string RedInk = "0 0.8 0.8 0";

    /// <summary>Points in a millimetre.</summary>
    public const double PointsPerMm = 72 / 25.4;

    /// <summary>From line to line.</summary>
    public const double LinePitch = TypeHeight / Lines;

    /// <summary>From character to character.</summary>
    public const double CharacterPitch = TypeWidth / Characters;

    /// <summary>Height and width of a size 3 character.</summary>
    public const double Character = BodyPoints / PointsPerMm;

    /// <summary>Height of a double line.</summary>
    public const double DoubleLine = Thick + Between + Thin;

    /// <summary>
    /// The size of the body's name in points: as large as one line of the type area allows, in half points.
    /// </summary>
    public static double NamePoints(string name) =>
        Math.Min(LargestName, Math.Floor(TypeWidth * PointsPerMm / Math.Max(1, Widths.Of(name)) * 2) / 2);

    /// <summary>The upper edge of the double line below a name.</summary>
    public static double HeadLine(string name) => NameTop + NamePoints(name) / PointsPerMm + LineBelowName;

    /// <summary>The lines of the first page: upper edge and height. 10.1: thick above thin at the head, thin above thick at the foot.</summary>
    public static (double Top, double High)[] Bars(string name)
    {
        var (head, foot) = (HeadLine(name), PageHeight - FootLine - DoubleLine);
        return [(head, Thick), (head + Thick + Between, Thin), (foot, Thin), (foot + Thin + Between, Thick)];
    }

    /// <summary>The upper edge of the first line of text below a name: that of the document number.</summary>
    public static double FirstText(string name) => HeadLine(name) + DoubleLine + NumberBelowLine * Character;
}
