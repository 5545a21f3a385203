using System.Globalization;
using System.Text;

namespace Daylight;

/// <summary>A word that was read from a picture.</summary>
/// <param name="Text">The characters.</param>
/// <param name="Area">Where it stands, in shares of the picture.</param>
/// <param name="Line">Words of one line have the same number.</param>
readonly record struct PictureWord(string Text, Box Area, int Line);

/// <summary>The words of a picture with their places, read by tesseract.</summary>
sealed class PictureWords(TextExtractionOptions options, TimeProvider time)
{
    public static readonly Words NoProgram = new(
        "没有安装文字识别程序（tesseract），涂黑之后没法核对，所以不出文件。请管理员安装tesseract和中文语言包。",
        "The program that reads pictures (tesseract) is not installed: what was masked can't be checked, so no file is made. Ask your administrator to install tesseract with its Chinese languages.");

    // The columns of tesseract's table: level page block paragraph line word left top width height confidence text.
    const int Columns = 12, WordLevel = 5;

    // So many different characters tell in which script a page is written.
    const int FewKnown = 12;

    /// <summary>
    /// Reads a picture once in each language: together they spoil each other's lines. The best reading comes first; whoever
    /// looks for words looks in all.
    /// </summary>
    /// <param name="path">The picture.</param>
    /// <param name="dots">Its dots per inch.</param>
    /// <param name="size">Its width and height in dots.</param>
    /// <param name="said">
    /// Characters that the page is known to have: the reading that has most of them is the best. Where few are known it is
    /// the surest one.
    /// </param>
    /// <param name="stop">Ends the work.</param>
    public async Task<(IReadOnlyList<IReadOnlyList<PictureWord>> Readings, Words? Why)> Of(
        string path, int dots, (int Width, int Height) size, IReadOnlySet<char> said, CancellationToken stop)
    {
        var readings = new List<(List<PictureWord> Words, double Sure)>();
        foreach (var language in options.OcrAny.Split('+'))
        {
            var run = await new OutsideProgram(options.Tesseract, time).Run(
                [path, "stdout", "-l", language, "--psm", "3", "--dpi", dots.ToString(CultureInfo.InvariantCulture), "tsv"],
                options.PageLimit, stop);
            if (run.Absent) return ([], NoProgram);
            if (!run.Done) return ([], new("页面太复杂，或者缺少语言包，机器读不完，没法核对。",
                "The page is too complex, or a language is not installed: it can't be read by machine and so not be checked."));
            var read = run.Output.Split('\n').Select(line => Read(line, size.Width, size.Height)).OfType<(PictureWord Word, double Sure)>().ToList();
            readings.Add(([.. read.Select(one => one.Word)], said.Count >= FewKnown
                ? read.SelectMany(one => one.Word.Text).Sum(letter => said.Contains(letter) ? 1.0 : -1.0)
                : read.Sum(one => one.Sure * one.Word.Text.Length)));
        }
        return ([.. readings.OrderByDescending(reading => reading.Sure).Select(reading => reading.Words)], null);
    }

    static (PictureWord, double)? Read(string row, int width, int height)
    {
        var parts = row.TrimEnd('\r').Split('\t');
        if (parts.Length < Columns || parts[0] != $"{WordLevel}" || string.IsNullOrWhiteSpace(parts[11])) return null;
        var numbers = parts[1..10].Select(part => int.TryParse(part, CultureInfo.InvariantCulture, out var number) ? number : 0).ToArray();
        var (left, top) = ((double)numbers[5] / width, (double)numbers[6] / height);
        var line = (numbers[1] * 1000 + numbers[2]) * 1000 + numbers[3];
        var area = new Box(left, top, left + (double)numbers[7] / width, top + (double)numbers[8] / height);
        // A guess counts against a reading.
        var sure = double.TryParse(parts[10], CultureInfo.InvariantCulture, out var confidence) ? confidence - 40 : 0;
        return (new(parts[11], area, line), sure);
    }
}

/// <summary>Words of a picture as one text that knows where each of its characters stands.</summary>
sealed class PictureText
{
    readonly List<Box?> places = [];

    public PictureText(IReadOnlyList<PictureWord> words)
    {
        var text = new StringBuilder();
        PictureWord? before = null;
        foreach (var word in words)
        {
            if (before is { } last) Append(text, last.Line != word.Line ? "\n" : NeedsGap(last.Text, word.Text) ? " " : "", null);
            Append(text, word.Text, word.Area);
            before = word;
        }
        Text = text.ToString();
    }

    public string Text { get; }

    /// <summary>The places of a part of the text, line by line.</summary>
    public List<Box> Of(int start, int end) => Box.Joined(places[start..end].OfType<Box>());

    /// <summary>
    /// Words as a text layer has them: all of a line equally high, and with the blank that follows, for what joins them
    /// without looking where they stand.
    /// </summary>
    public static IEnumerable<PictureWord> Spaced(IReadOnlyList<PictureWord> words)
    {
        var lines = words.GroupBy(word => word.Line).ToDictionary(line => line.Key,
            line => (Top: line.Min(word => word.Area.Top), Bottom: line.Max(word => word.Area.Bottom)));
        for (var i = 0; i < words.Count; i++)
        {
            var last = i + 1 == words.Count || words[i + 1].Line != words[i].Line;
            var (top, bottom) = lines[words[i].Line];
            yield return words[i] with
            {
                Text = last || NeedsGap(words[i].Text, words[i + 1].Text) ? words[i].Text + " " : words[i].Text,
                Area = words[i].Area with { Top = top, Bottom = bottom },
            };
        }
    }

    void Append(StringBuilder into, string text, Box? area)
    {
        into.Append(text);
        for (var i = 0; i < text.Length; i++) places.Add(area is { } box ? Part(text, i, box) : null);
    }

    // Chinese characters are equally wide, others are not: there the whole word is masked.
    static Box Part(string text, int at, Box whole)
    {
        if (text[at] < '\u2E80') return whole;
        var each = whole.Width / text.Length;
        return whole with { Left = whole.Left + each * (at - 0.15), Right = whole.Left + each * (at + 1.15) };
    }

    static bool NeedsGap(string last, string next) => last[^1] < '\u2E80' && next[0] < '\u2E80';
}
