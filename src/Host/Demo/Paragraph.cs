using System.Globalization;
using System.Text.Json;

namespace Daylight.Host.Demo;

/// <summary>A paragraph of a form, or a rule that makes several.</summary>
internal abstract record Paragraph
{
    internal sealed record Plain(Phrase Words) : Paragraph;

    /// <summary><c>#章 name</c>: a chapter with its running number.</summary>
    internal sealed record Chapter(Phrase Words) : Paragraph;

    /// <summary><c>§text</c>: an article with its running number.</summary>
    internal sealed record Article(Phrase Words) : Paragraph;

    /// <summary><c>#一 3-5 stock</c>: so many phrases of a stock in their order, numbered 一、 （一） 1. or by row.</summary>
    internal sealed record Items(char Numbering, int Least, int Most, string Of) : Paragraph;

    /// <summary><c>#split total 5-8 stock</c>: a table whose rows add up to a number said before.</summary>
    internal sealed record Split(string Total, int Least, int Most, string Of) : Paragraph;

    internal sealed record OneOf(Paragraph[] Of) : Paragraph;

    /// <summary><c>?40 text</c>: stands in so many of a hundred documents.</summary>
    internal sealed record Maybe(int Percent, Paragraph What) : Paragraph;

    public static Paragraph Read(JsonElement source) => source.ValueKind == JsonValueKind.Array
        ? new OneOf([.. source.EnumerateArray().Select(Read)])
        : Parse(source.GetString()!);

    static Paragraph Parse(string source)
    {
        if (source[0] == '§') return new Article(Phrase.Parse(source[1..]));
        if (source[0] == '?')
        {
            var space = source.IndexOf(' ', StringComparison.Ordinal);
            var percent = int.Parse(source.AsSpan(1, space - 1), CultureInfo.InvariantCulture);
            return new Maybe(percent, Parse(source[(space + 1)..]));
        }
        if (source[0] != '#') return new Plain(Phrase.Parse(source));

        var words = source.Split(' ', 4);
        if (words[0] == "#章") return new Chapter(Phrase.Parse(words[1]));
        var split = words[0] == "#split";
        var range = words[split ? 2 : 1].Split('-');
        var least = int.Parse(range[0], CultureInfo.InvariantCulture);
        var most = int.Parse(range[^1], CultureInfo.InvariantCulture);
        return split ? new Split(words[1], least, most, words[3]) : new Items(words[0][1], least, most, words[2]);
    }
}
