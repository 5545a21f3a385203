using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;

namespace Daylight.Web;

/// <summary>Something an officer should look at before it goes out: personal data in a text, something hidden in a file.</summary>
/// <param name="Kind">Kept with the decision; never the words themselves.</param>
/// <param name="What">What it looks like.</param>
/// <param name="Where">The text or file, and where in it.</param>
/// <param name="Before">The words before it.</param>
/// <param name="Found">It; empty where it is no text.</param>
/// <param name="After">The words after it.</param>
public sealed partial record PointedOut(string Kind, Words What, Words Where, string Before = "", string Found = "", string After = "")
{
    /// <summary>The box by which an officer says that it may go out all the same.</summary>
    public const string Field = "letpass";

    const int Around = 14;
    const string OpenLineKind = "open-line";

    /// <summary>Whether it is a line left open: in a letter just prepared there are some, for whoever writes it.</summary>
    public bool IsOpenLine => Kind == OpenLineKind;

    /// <summary>What looks like personal data in a text.</summary>
    public static IEnumerable<PointedOut> In(Words where, string text)
    {
        var lines = text.Split('\n');
        for (var i = 0; i < lines.Length; i++)
        {
            var place = lines.Length == 1 ? where : new Words($"{where.Zh}，第{i + 1}段", $"{where.En}, paragraph {i + 1}");
            foreach (var mark in PersonalData.In(lines[i]))
            {
                var (from, end) = (Math.Max(0, mark.Start - Around), mark.Start + mark.Length);
                yield return new(mark.Pattern.Name, mark.Pattern.Title, place, lines[i][from..mark.Start], lines[i][mark.Start..end],
                    lines[i][end..Math.Min(lines[i].Length, end + Around)]);
            }
        }
    }

    /// <summary>Lines that a letter was prepared with, to be filled in by hand, and that nobody has.</summary>
    public static IEnumerable<PointedOut> LeftOpen(Words where, string text) => OpenLine().Matches(text).Select(open =>
    {
        var (from, end) = (text.LastIndexOf('\n', open.Index) + 1, text.IndexOf('\n', open.Index));
        var (before, after) = (Math.Max(from, open.Index - Around), Math.Min(end < 0 ? text.Length : end, open.Index + open.Length + Around));
        return new PointedOut(OpenLineKind, new("没有填写的空白", "A line left open"), where,
            text[before..open.Index], open.Value, text[(open.Index + open.Length)..after]);
    });

    /// <summary>Words that promise a file, in a text with which none goes out.</summary>
    public static IEnumerable<PointedOut> Promised(Words where, string text) => Promise().Matches(text).Select(promise => new PointedOut(
        "nothing-enclosed", new("提到附件，但没有附件", "A file is promised and none goes out"), where, "", promise.Value));

    /// <summary>What is hidden in a file.</summary>
    public static IEnumerable<PointedOut> In(string name, byte[] content) =>
        HiddenData.In(name, content).Select(find => new PointedOut(find.Kind, find.Say, new($"文件“{name}”", $"file “{name}”")));

    /// <summary>Stands for exactly these: whoever let them pass has let nothing else pass.</summary>
    public static string KeyOf(IReadOnlyList<PointedOut> all) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(
        string.Join('\n', all.Select(one => $"{one.Kind}\t{one.Where.Zh}\t{one.What.Zh}\t{one.Found}")))))[..16];

    [GeneratedRegex("[_＿]{2,}")]
    private static partial Regex OpenLine();

    [GeneratedRegex("[见如随]附件|附件[0-9一二三]?[:：]|附后|随[信函文]附|(?i:see (?:the )?(?:attached|attachment|enclosed|enclosure)|(?:is|are) (?:attached|enclosed))")]
    private static partial Regex Promise();

    /// <summary>Kinds and how many of each, as <c>mobile×2 name×1</c>.</summary>
    public static string Counted(IReadOnlyList<PointedOut> all) =>
        string.Join(' ', all.CountBy(one => one.Kind).OrderBy(one => one.Key, StringComparer.Ordinal).Select(one => $"{one.Key}×{one.Value}"));
}
