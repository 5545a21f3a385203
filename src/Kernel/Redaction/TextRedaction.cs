using System.Text;

namespace Daylight;

/// <summary>Redacts plain text: what is masked becomes a block; what comes out is UTF-8.</summary>
static class TextRedaction
{
    public static (RedactedFile? File, Problems Problems) Of(byte[] content, FileType type, Masks masks)
    {
        if (TextEncoding.Decode(content) is not { IsRubbish: false } read)
            return (null, Problems.Of("", "读不出这份文件的文字", "The text of this file can't be read"));
        var lines = Lines(read.Text);
        foreach (var mark in masks.Of<PassageMark>())
        {
            for (var number = Math.Max(1, mark.First); number <= Math.Min(mark.Last, lines.Length); number++)
            {
                masks.Cover(lines[number - 1]);
                lines[number - 1] = Masks.Block(mark.Code);
                masks.Note(mark);
            }
        }
        // All at once: words run over the ends of lines.
        var text = masks.Blocked(string.Join('\n', lines));
        return (new(type, [.. Encoding.UTF8.Preamble, .. Encoding.UTF8.GetBytes(text)], PlainText.Clean(text), Recognised: false), []);
    }

    public static IEnumerable<Passage> Passages(byte[] content) =>
        TextEncoding.Decode(content) is { IsRubbish: false } read ? Lines(read.Text).Select((line, i) => new Passage(i + 1, line)) : [];

    static string[] Lines(string text) => text.TrimStart('\uFEFF').ReplaceLineEndings("\n").Split('\n');
}
