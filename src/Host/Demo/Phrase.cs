using System.Buffers;
using System.Globalization;

namespace Daylight.Host.Demo;

/// <summary>A part of a phrase: words, a choice, or something to be filled in when the phrase is spoken.</summary>
internal abstract record Piece
{
    internal sealed record Literal(string Text) : Piece;

    /// <summary><c>[a|b|]</c>: one of several phrases.</summary>
    internal sealed record Choice(Phrase[] Of) : Piece;

    /// <summary><c>{name}</c>: said the same throughout a document; <c>{~name}</c>: another one each time.</summary>
    internal sealed record Named(string Name, bool Fresh) : Piece;

    /// <summary>
    /// <c>{12-40}</c>, <c>{a=12-40}</c>, <c>{a=1000-9000/100}</c> in steps, <c>{3.0-9.5}</c> with decimals.
    /// </summary>
    internal sealed record Number(
        string? Name, decimal Low, decimal High, decimal Step, string Format, bool Silent) : Piece;

    /// <summary><c>{c=a+b}</c>; <c>%</c> is the share of a in b in hundredths; <c>@</c> is b per cent of a.</summary>
    internal sealed record Formula(string Name, string Left, char Sign, string Right, bool Silent) : Piece;

    /// <summary><c>{date+5}</c>: working days after the day of formation; <c>{day+5}</c> leaves out the year.</summary>
    internal sealed record Day(bool WithYear, int Workdays) : Piece;

    /// <summary><c>{year-1}</c></summary>
    internal sealed record Year(int Offset) : Piece;
}

/// <summary>A sentence with blanks, read once from the stock files.</summary>
internal sealed class Phrase(Piece[] pieces)
{
    static readonly SearchValues<char> Signs = SearchValues.Create("+-*/%@");

    public ReadOnlySpan<Piece> Pieces => pieces;

    public static Phrase Parse(string source)
    {
        var at = 0;
        var phrase = Read(source, ref at, inChoice: false);
        return at == source.Length ? phrase : throw new FormatException($"Unbalanced ']' or '|' at {at} in: {source}");
    }

    static Phrase Read(string source, ref int at, bool inChoice)
    {
        var pieces = new List<Piece>();
        while (at < source.Length)
        {
            var letter = source[at];
            if (letter == ']' || (letter == '|' && inChoice)) break;
            if (letter == '[') pieces.Add(ReadChoice(source, ref at));
            else if (letter == '{') pieces.Add(ReadBlank(source, ref at));
            else pieces.Add(ReadLiteral(source, ref at, inChoice));
        }
        return new([.. pieces]);
    }

    static Piece.Literal ReadLiteral(string source, ref int at, bool inChoice)
    {
        var end = source.AsSpan(at).IndexOfAny(inChoice ? "[]{|" : "[]{");
        var text = end < 0 ? source[at..] : source[at..(at + end)];
        at += text.Length;
        return new(text);
    }

    static Piece.Choice ReadChoice(string source, ref int at)
    {
        var of = new List<Phrase>();
        do
        {
            at++;
            of.Add(Read(source, ref at, inChoice: true));
            if (at == source.Length) throw new FormatException("A '[' is never closed in: " + source);
        }
        while (source[at] == '|');
        at++;
        return new([.. of]);
    }

    static Piece ReadBlank(string source, ref int at)
    {
        var end = source.IndexOf('}', at);
        if (end < 0) throw new FormatException("A '{' is never closed in: " + source);
        var blank = source[(at + 1)..end];
        at = end + 1;

        var silent = blank.StartsWith('!');
        if (silent) blank = blank[1..];
        var equals = blank.IndexOf('=', StringComparison.Ordinal);
        if (equals > 0) return ReadValue(blank[..equals], blank[(equals + 1)..], silent);
        if (char.IsAsciiDigit(blank[0])) return ReadNumber(null, blank, false);
        if (blank[0] == '~') return new Piece.Named(blank[1..], true);
        if (Offset(blank, "date") is int full) return new Piece.Day(true, full);
        if (Offset(blank, "day") is int brief) return new Piece.Day(false, brief);
        if (Offset(blank, "year") is int years) return new Piece.Year(years);
        return new Piece.Named(blank, false);
    }

    static Piece ReadValue(string name, string value, bool silent)
    {
        var sign = value.AsSpan(1).IndexOfAny(Signs) + 1;
        if (sign < 1) throw new FormatException($"'{name}={value}' is neither a range nor a sum.");
        var range = value[sign] == '-' && char.IsAsciiDigit(value[0]) && char.IsAsciiDigit(value[sign + 1]);
        return range
            ? ReadNumber(name, value, silent)
            : new Piece.Formula(name, value[..sign], value[sign], value[(sign + 1)..], silent);
    }

    static Piece.Number ReadNumber(string? name, string range, bool silent)
    {
        var slash = range.IndexOf('/', StringComparison.Ordinal);
        var ends = (slash < 0 ? range : range[..slash]).Split('-');
        var point = ends[0].IndexOf('.', StringComparison.Ordinal);
        var decimals = point < 0 ? 0 : ends[0].Length - point - 1;
        var step = slash < 0 ? new decimal(1, 0, 0, false, (byte)decimals) : Read(range[(slash + 1)..]);
        var format = decimals == 0 ? "0" : "0." + new string('0', decimals);
        return new(name, Read(ends[0]), Read(ends[1]), step, format, silent);

        static decimal Read(string number) => decimal.Parse(number, CultureInfo.InvariantCulture);
    }

    static int? Offset(string blank, string word)
    {
        if (!blank.StartsWith(word, StringComparison.Ordinal)) return null;
        if (blank.Length == word.Length) return 0;
        var offset = blank.AsSpan(word.Length);
        var whole = int.TryParse(offset, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var by);
        return whole ? by : null;
    }
}
