namespace Daylight.Disclosure.Importing;

/// <summary>Lists that files keep in one field.</summary>
static class Terms
{
    /// <summary>The parts between semicolons, commas and 、; separators inside brackets belong to the term.</summary>
    public static IReadOnlyList<string> Split(string? list)
    {
        if (string.IsNullOrWhiteSpace(list)) return [];
        var terms = new List<string>();
        var (start, depth) = (0, 0);
        for (var i = 0; i <= list.Length; i++)
        {
            var letter = i < list.Length ? list[i] : ';';
            if (letter is '(' or '（') depth++;
            else if (letter is ')' or '）') depth = Math.Max(depth - 1, 0);
            else if (i == list.Length || depth == 0 && letter is ';' or '；' or ',' or '，' or '、' or '\n')
            {
                var term = PlainText.OneLine(list[start..i]);
                if (term.Length > 0 && !terms.Contains(term)) terms.Add(term);
                start = i + 1;
            }
        }
        return terms;
    }
}
