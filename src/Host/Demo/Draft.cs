using System.Globalization;
using System.Text;

namespace Daylight.Host.Demo;

/// <summary>
/// One document being written: fills the blanks of phrases so that a name, a place, a sum or a date said once
/// is said the same to the end.
/// </summary>
internal sealed class Draft(StockRoom room, DemoDays days, Dice dice, DemoBody body, DateOnly formed, Subject? subject)
{
    readonly StringBuilder text = new();
    readonly Dictionary<string, string> said = [];
    readonly Dictionary<string, decimal> numbers = [];
    readonly Dictionary<Stock, HashSet<int>> used = [];
    int chapters;
    int articles;

    public string Say(Stock stock)
    {
        text.Clear();
        Speak(stock.Phrases[dice.Below(stock.Phrases.Length)]);
        return text.ToString();
    }

    public string Say(string name) => Say(StockOf(name));

    public string Write(IReadOnlyList<Paragraph> paragraphs)
    {
        text.Clear();
        foreach (var paragraph in paragraphs) Write(paragraph);
        return text.ToString();
    }

    /// <summary>Says a name beforehand, as the number of the document.</summary>
    public void Bind(string name, string value) => said[name] = value;

    void Write(Paragraph paragraph)
    {
        switch (paragraph)
        {
            case Paragraph.Plain plain:
                Line();
                Speak(plain.Words);
                break;
            case Paragraph.Chapter chapter:
                Line().Append('第').Append(Numerals.Han(++chapters)).Append("章 ");
                Speak(chapter.Words);
                break;
            case Paragraph.Article article:
                Line().Append('第').Append(Numerals.Han(++articles)).Append("条 ");
                Speak(article.Words);
                break;
            case Paragraph.Items items:
                WriteItems(items);
                break;
            case Paragraph.Split split:
                WriteSplit(split);
                break;
            case Paragraph.OneOf one:
                Write(dice.Pick(one.Of));
                break;
            case Paragraph.Maybe maybe:
                if (dice.Chance(maybe.Percent)) Write(maybe.What);
                break;
        }
    }

    void WriteItems(Paragraph.Items items)
    {
        var n = 0;
        foreach (var phrase in Select(StockOf(items.Of), items.Least, items.Most))
        {
            n++;
            Line();
            switch (items.Numbering)
            {
                case '一': text.Append(Numerals.Han(n)).Append('、'); break;
                case '（': text.Append('（').Append(Numerals.Han(n)).Append('）'); break;
                case '1': text.Append(n).Append(". "); break;
                case '行': text.Append(n).Append('｜'); break;
                case '条': text.Append('第').Append(Numerals.Han(++articles)).Append("条 "); break;
            }
            Speak(phrase);
        }
    }

    void WriteSplit(Paragraph.Split split)
    {
        var total = numbers[split.Total];
        var decimals = total.Scale;
        var rows = Select(StockOf(split.Of), split.Least, split.Most);
        var weights = rows.Select((_, row) => (decimal)dice.Between(30, 100) / (row + 2)).ToArray();
        var all = weights.Sum();
        var (left, share) = (total, 100m);
        for (var row = 0; row < rows.Count; row++)
        {
            var last = row == rows.Count - 1;
            var amount = last ? left : Math.Round(total * weights[row] / all, decimals);
            var percent = last ? share : Math.Round(amount * 100 / total, 1);
            (left, share) = (left - amount, share - percent);
            Line();
            Speak(rows[row]);
            text.Append(CultureInfo.InvariantCulture, $"｜{amount}｜{percent:0.0}%");
        }
        Line().Append(CultureInfo.InvariantCulture, $"合计｜{total}｜100.0%");
    }

    // In the order of the stock: what comes first in the file comes first in the document.
    List<Phrase> Select(Stock stock, int least, int most)
    {
        var count = dice.Between(least, most);
        // One or two phrases are the pattern of a row: they may come again, their fresh blanks will differ.
        if (stock.Phrases.Length <= 2 && count > stock.Phrases.Length)
            return [.. Enumerable.Range(0, count).Select(_ => stock.Phrases[dice.Below(stock.Phrases.Length)])];

        var wanted = Math.Min(count, stock.Phrases.Length);
        var chosen = new List<Phrase>(wanted);
        for (var at = 0; chosen.Count < wanted; at++)
        {
            if (dice.Below(stock.Phrases.Length - at) >= wanted - chosen.Count) continue;
            chosen.Add(stock.Phrases[at]);
            Used(stock).Add(at);
        }
        return chosen;
    }

    StringBuilder Line() => text.Length == 0 ? text : text.Append('\n');

    void Speak(Phrase phrase)
    {
        foreach (var piece in phrase.Pieces) Speak(piece);
    }

    void Speak(Piece piece)
    {
        switch (piece)
        {
            case Piece.Literal literal: text.Append(literal.Text); break;
            case Piece.Choice choice: Speak(dice.Pick(choice.Of)); break;
            case Piece.Named named: Speak(named); break;
            case Piece.Number number: Speak(number); break;
            case Piece.Formula sum:
                Keep(sum.Name, Sum(sum), sum.Sign is '%' or '/' ? "0.0" : "0.####", sum.Silent);
                break;
            case Piece.Day day: text.Append(Date(days.Add(formed, day.Workdays), day.WithYear)); break;
            case Piece.Year year: text.Append(formed.Year + year.Offset); break;
        }
    }

    void Speak(Piece.Named named)
    {
        var at = named.Name.IndexOf('@', StringComparison.Ordinal);
        var name = at < 0 ? named.Name : named.Name[..at];
        if (!named.Fresh && name is not "street" && said.GetValueOrDefault(name) is { } before)
        {
            text.Append(before);
            return;
        }
        if (!named.Fresh && Fact(name) is { } fact)
        {
            text.Append(fact);
            return;
        }
        var stock = StockOf(named.Name);
        var start = text.Length;
        Speak(stock.Phrases[Another(stock)]);
        if (!named.Fresh) said[name] = text.ToString(start, text.Length - start);
    }

    int Another(Stock stock)
    {
        var before = Used(stock);
        if (before.Count == stock.Phrases.Length) before.Clear();
        var at = dice.Below(stock.Phrases.Length);
        while (!before.Add(at)) at = (at + 1) % stock.Phrases.Length;
        return at;
    }

    HashSet<int> Used(Stock stock) => used.TryGetValue(stock, out var before) ? before : used[stock] = [];

    void Speak(Piece.Number number)
    {
        var steps = (int)((number.High - number.Low) / number.Step);
        var value = number.Low + (number.Step * dice.Between(0, steps));
        if (number.Name is null) text.Append(value.ToString(number.Format, CultureInfo.InvariantCulture));
        else Keep(number.Name, value, number.Format, number.Silent);
    }

    void Keep(string name, decimal value, string format, bool silent)
    {
        numbers[name] = value;
        var words = value.ToString(format, CultureInfo.InvariantCulture);
        said[name] = words;
        if (!silent) text.Append(words);
    }

    decimal Sum(Piece.Formula formula)
    {
        var (left, right) = (Operand(formula.Left), Operand(formula.Right));
        return formula.Sign switch
        {
            '+' => left + right,
            '-' => left - right,
            '*' => left * right,
            '/' => Math.Round(left / right, 1),
            '%' => Math.Round(left * 100 / right, 1),
            '@' => Math.Round(left * right / 100),
            _ => throw new FormatException("No such sum: " + formula.Sign),
        };
    }

    decimal Operand(string name) =>
        numbers.TryGetValue(name, out var value) ? value : decimal.Parse(name, CultureInfo.InvariantCulture);

    // "advice@storm" is the advice that fits the storm already named.
    Stock StockOf(string name)
    {
        if (subject is not null && subject.Stocks.TryGetValue(name, out var own)) return own;
        if (room.IsLocal(name)) return room.Local(name, Street());
        var at = name.IndexOf('@', StringComparison.Ordinal);
        var found = at < 0
            ? room.Find(name, body)
            : room.Find($"{name[..at]}@{Known(name[(at + 1)..])}", body) ?? room.Find(name[..at], body);
        return found ?? throw new KeyNotFoundException($"No stock is called '{name}'.");
    }

    string? Known(string name) => said.GetValueOrDefault(name) ?? Fact(name);

    string Street()
    {
        if (said.TryGetValue("street", out var street)) return street;
        if (body.Kind == DemoBodyKind.Street) return said["street"] = body.Short.Zh;
        var streets = room.Find("street", body)!;
        return said["street"] = ((Piece.Literal)streets.Phrases[Another(streets)].Pieces[0]).Text;
    }

    // What a bureau does for the whole district is not said of one street.
    string Where() => subject is { Streets: false } && body.Kind != DemoBodyKind.Street ? "全区" : Street();

    string? Fact(string name) => name switch
    {
        "body" => body.Name.Zh,
        "short" => body.Short.Zh,
        "street" => Where(),
        "at" => body.Kind == DemoBodyKind.Street ? "" : Street(),
        "phone" => body.Phone,
        "address" => body.Address.Zh,
        "thismonth" => $"{formed.Year}年{formed.Month}月",
        "lastmonth" => formed.AddMonths(-1) is var last ? $"{last.Year}年{last.Month}月" : null,
        "upto" => Numerals.UpToLastMonth(formed),
        "quarter" => Numerals.LastQuarter(formed),
        "half" => formed.Month > 6 ? $"{formed.Year}年上半年" : $"{formed.Year - 1}年下半年",
        "season" => Numerals.Season(formed),
        "wyear" => (formed.Month == 12 ? formed.Year : formed.Year - 1).ToString(CultureInfo.InvariantCulture),
        "batch" => Numerals.Han(((formed.Month - 1) / 3) + 1),
        "tenday" => formed.Day <= 10 ? "上旬" : formed.Day <= 20 ? "中旬" : "下旬",
        "mmdd" => days.Add(formed, -50) is var then ? $"{then.Month}·{then.Day}" : null,
        _ => null,
    };

    static string Date(DateOnly day, bool withYear) => withYear
        ? $"{day.Year}年{day.Month}月{day.Day}日"
        : $"{day.Month}月{day.Day}日";
}
