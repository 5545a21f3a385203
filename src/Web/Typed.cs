using System.Globalization;
using System.Text;

namespace Daylight.Web;

/// <summary>What people type into forms: taken as they meant it, and checked for what no text should hold.</summary>
public static class Typed
{
    /// <summary>The longest answer to a question of one line.</summary>
    public const int Line = 200;

    // Outside these years a date is a slip of the finger; calendars answer for all of them.
    static readonly DateOnly Earliest = new(1991, 1, 1), Latest = new(2100, 12, 31);

    static readonly string[] Days = ["yyyy-M-d", "yyyy/M/d", "yyyy.M.d", "yyyy年M月d日", "yyyyMMdd"];

    /// <summary>The answer to a question; empty when there was none. Line ends become <c>\n</c>.</summary>
    public static string Text(IFormCollection form, string name) => Clean(form[name].ToString());

    /// <summary>A text without blanks around it, with line ends <c>\n</c>.</summary>
    public static string Clean(string? text) => (text ?? "").ReplaceLineEndings("\n").Trim();

    /// <summary>The beginning of a text; a sign of two halves is not cut in the middle.</summary>
    public static string Cut(string text, int most) =>
        text.Length <= most ? text : text[..(char.IsHighSurrogate(text[most - 1]) ? most - 1 : most)];

    /// <summary>A text that nobody typed here (an e-mail, a scan) as an answer that is <c>Sound</c>: without what can't be seen, cut to its place.</summary>
    public static string Taken(string text, int most) => Cut(Clean(string.Concat(text.EnumerateRunes().Where(rune => !Unseen(rune)))), most);

    /// <summary>A day in any of the usual forms, full-width digits too; null when it is none, or none of our times.</summary>
    public static DateOnly? Day(string? text)
    {
        var folded = string.Concat((text ?? "").Where(letter => !char.IsWhiteSpace(letter)).Select(HalfWidth));
        return DateOnly.TryParseExact(folded, Days, CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)
            && day >= Earliest && day <= Latest ? day : null;
    }

    extension(Problems problems)
    {
        /// <summary>Notes what makes a text unfit to be kept: too long, or with characters nobody can see.</summary>
        /// <param name="field">The question.</param>
        /// <param name="text">The answer.</param>
        /// <param name="most">The most characters.</param>
        public Problems Sound(string field, string text, int most) => problems
            .When(text.EnumerateRunes().Count() > most, field, $"最多{most}个字，请写短一些", $"At most {most} characters: please shorten it")
            .When(text.EnumerateRunes().Any(Unseen), field,
                "里面有看不见的控制字符，请删去重写", "There are invisible control characters in it: please type it again");

        /// <summary>Reads a day that must be given.</summary>
        public DateOnly? Needed(string field, string text)
        {
            var day = Day(text);
            problems.When(day is null, field, "写出日期，比如2026-09-14", "Give a date, such as 2026-09-14");
            return day;
        }

        /// <summary>Reads a day that may be left out.</summary>
        public DateOnly? Optional(string field, string text)
        {
            var day = Day(text);
            problems.When(day is null && text.Length > 0, field,
                "这不是日期，请写成2026-09-14的样子", "This is not a date; write it like 2026-09-14");
            return day;
        }
    }

    static char HalfWidth(char letter) => letter is >= '０' and <= '９' ? (char)(letter - '０' + '0') : letter;

    // Marks that turn the direction of writing can make a text read as another; U+FFFD was something else once.
    static bool Unseen(Rune rune) =>
        (Rune.IsControl(rune) && rune.Value is not ('\n' or '\t'))
        || rune.Value is (>= 0x202A and <= 0x202E) or (>= 0x2066 and <= 0x2069) or 0xFFFD
        || Rune.GetUnicodeCategory(rune) is UnicodeCategory.PrivateUse or UnicodeCategory.OtherNotAssigned;
}
