namespace Daylight;

/// <summary>The marks of one redaction while it is done: which words are looked for, what was masked, where and why.</summary>
sealed class Masks
{
    readonly IReadOnlyList<Mark> marks;
    readonly int[] places;
    readonly HashSet<string> gone = [];
    readonly HashSet<Mark> found = new(ReferenceEqualityComparer.Instance);

    public Masks(IReadOnlyList<Mark> marks)
    {
        this.marks = marks;
        places = new int[marks.Count];
        Words = [.. marks.OfType<WordMark>().Select(mark => (mark, Compared.Of(mark.Words))).OrderByDescending(word => word.Item2.Length)];
    }

    /// <summary>Words to be masked, in the form in which they are compared; the longest first.</summary>
    public IReadOnlyList<(WordMark Mark, string Compared)> Words { get; }

    /// <summary>Marks of one kind.</summary>
    public IEnumerable<T> Of<T>() where T : Mark => marks.OfType<T>();

    /// <summary>How every word that may not be left was written, and what is personal under the other marks.</summary>
    public IReadOnlyCollection<string> Gone => gone;

    /// <summary>Places masked, by code.</summary>
    public IReadOnlyDictionary<string, int> Counts => marks.Select((mark, i) => (mark.Code, places[i]))
        .GroupBy(one => one.Code).ToDictionary(one => one.Key, one => one.Sum(pair => pair.Item2));

    /// <summary>Notes that a mark has masked a place.</summary>
    /// <param name="mark">The mark.</param>
    /// <param name="written">How the words stood there, where the mark is about words.</param>
    /// <param name="first">False when the place was masked already.</param>
    public void Note(Mark mark, string? written = null, bool first = true)
    {
        found.Add(mark);
        for (var i = 0; i < marks.Count && first; i++)
            if (ReferenceEquals(marks[i], mark)) places[i]++;
        if (written is not null) gone.Add(written);
    }

    /// <summary>Notes what a mark that is about no words covers: what is personal in it may not be left elsewhere either.</summary>
    public void Cover(string text)
    {
        foreach (var one in PersonalData.In(text)) gone.Add(text.Substring(one.Start, one.Length));
    }

    /// <summary>Where in a text words are to be masked, in order; no two overlap.</summary>
    public List<(int Start, int End, WordMark Mark)> In(string text, bool misread = false)
    {
        var found = new List<(int Start, int End, WordMark Mark)>();
        if (Words.Count == 0 || text.Length == 0) return found;
        var compared = new Compared(text);
        foreach (var (mark, words) in Words)
        {
            foreach (var (start, end) in compared.Find(words, misread))
                if (!found.Exists(other => other.Start < end && start < other.End)) found.Add((start, end, mark));
        }
        found.Sort((one, other) => one.Start.CompareTo(other.Start));
        return found;
    }

    /// <summary>A text with its words masked by blocks that carry the code.</summary>
    public string Blocked(string text)
    {
        var found = In(text);
        for (var i = found.Count - 1; i >= 0; i--)
        {
            var (start, end, mark) = found[i];
            Note(mark, text[start..end]);
            text = string.Concat(text.AsSpan(0, start), Block(mark.Code), text.AsSpan(end));
        }
        return text;
    }

    /// <summary>What stands for a masked text: always of the same length, so that it does not tell how long that was.</summary>
    public static string Block(string code) => $"██{code}██";

    /// <summary>Marks that masked nothing: most likely a slip, and nothing that is to be masked may be left.</summary>
    public Problems Idle()
    {
        var problems = new Problems();
        foreach (var mark in marks.Where(mark => !found.Contains(mark)))
        {
            var (zh, en) = Say(mark);
            problems.Add("", $"{zh}在文件里没有找到，什么也没有遮盖。请核对，或者改用区域遮盖", $"{en} was not found, so that nothing was masked. Check it, or mask a region instead");
        }
        return problems;
    }

    static (string Zh, string En) Say(Mark mark) => mark switch
    {
        WordMark words => ($"“{words.Words}”", $"“{words.Words}”"),
        RegionMark region => ($"第{region.Page}页", $"Page {region.Page}"),
        PassageMark passage => ($"第{passage.First}至{passage.Last}段", $"Passage {passage.First} to {passage.Last}"),
        CellMark cells => ($"工作表“{cells.Sheet}”的{cells.Range}", $"{cells.Range} of sheet “{cells.Sheet}”"),
        _ => ("标记", "A mark"),
    };
}
