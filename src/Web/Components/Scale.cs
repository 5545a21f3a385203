using System.Globalization;
using System.Text.RegularExpressions;

namespace Daylight.Web;

/// <summary>An axis with round ticks, and the numbers of a drawing.</summary>
/// <param name="From">The value at its beginning.</param>
/// <param name="To">The value at its end.</param>
/// <param name="Step">The distance of the ticks.</param>
readonly partial record struct Scale(double From, double To, double Step)
{
    const int MostTicks = 5;

    /// <summary>An axis from <paramref name="from"/> that has room for <paramref name="most"/>.</summary>
    public static Scale Over(double from, double most)
    {
        var span = Math.Max(most - from, 0);
        if (span == 0) return new(from, from + 1, 1);
        var rough = span / (MostTicks - 1);
        var power = Math.Pow(10, Math.Floor(Math.Log10(rough)));
        var step = new[] { 1, 2, 2.5, 5, 10 }.Select(n => n * power).First(n => n >= rough * (1 - 1e-9));
        // Things are counted in whole numbers: half a case has no tick.
        if (from == Math.Floor(from) && most == Math.Floor(most) && most >= 1) step = Math.Max(1, Math.Ceiling(step - 1e-9));
        return new(from, from + Math.Ceiling(span / step - 1e-9) * step, step);
    }

    /// <summary>The ticks, from the beginning to the end.</summary>
    public IEnumerable<double> Ticks
    {
        get
        {
            var count = (int)Math.Round((To - From) / Step);
            for (var i = 0; i <= count; i++) yield return Math.Round(From + i * Step, 9);
        }
    }

    /// <summary>Where a value lies, from 0 to 1.</summary>
    public double At(double value) => Math.Clamp((value - From) / (To - From), 0, 1);

    /// <summary>A coordinate with one place: enough for the eye, half the bytes.</summary>
    public static string Point(double value) => value.ToString("0.#", CultureInfo.InvariantCulture);

    /// <summary>About how wide a text of 13 px is; Chinese characters are square, others about half.</summary>
    public static double Width(string text) => text.Sum(c => c >= 0x2E80 ? 13.0 : 7.2);

    /// <summary>A text in as many lines as it needs: no drawing breaks or shortens what is too long for it. Chinese breaks anywhere.</summary>
    public static IReadOnlyList<string> Lines(string text, double width)
    {
        List<string> lines = [""];
        foreach (Match part in Unbroken().Matches(text))
        {
            if (lines[^1].Length > 0 && Width(lines[^1] + part.Value.TrimEnd()) > width) lines.Add("");
            lines[^1] += part.Value;
        }
        return [.. lines.Select(line => line.TrimEnd())];
    }

    // A Chinese character, or a word with the blanks after it.
    [GeneratedRegex(@"[\u2E80-\uFFFF]|[^\s\u2E80-\uFFFF]+\s*|\s+")]
    private static partial Regex Unbroken();
}
