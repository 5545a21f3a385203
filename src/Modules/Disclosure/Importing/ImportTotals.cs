using System.Globalization;

namespace Daylight.Disclosure.Importing;

/// <summary>What a run has done so far; nothing is lost: read = added + changed + already there + refused.</summary>
sealed class ImportTotals
{
    readonly Dictionary<Words, int> reasons = [], warnings = [];

    public int Read => Added + Changed + Present + Refused;

    public int Added { get; set; }

    /// <summary>Were here and now say something else.</summary>
    public int Changed { get; set; }

    /// <summary>Were here before and stay as they are.</summary>
    public int Present { get; set; }

    public int Refused { get; private set; }

    /// <summary>Rows of which somebody should look at something.</summary>
    public int Warned { get; private set; }

    /// <summary>Why rows were refused, and how many for each reason.</summary>
    public IReadOnlyDictionary<Words, int> Reasons => reasons;

    /// <summary>What there is to look at, and in how many rows.</summary>
    public IReadOnlyDictionary<Words, int> Warnings => warnings;

    public void Refuse(Words reason)
    {
        Refused++;
        Count(reason, reasons);
    }

    /// <summary>Counts what there is to look at in a row; a row without anything is none of them.</summary>
    public void Warn(IReadOnlyCollection<Words> row)
    {
        if (row.Count == 0) return;
        Warned++;
        foreach (var warning in row) Count(warning, warnings);
    }

    static void Count(Words said, Dictionary<Words, int> among) => among[said] = among.GetValueOrDefault(said) + 1;

    /// <summary>In a sentence, with the time it took.</summary>
    public Words Told(TimeSpan took)
    {
        var pace = Figure(Read / Math.Max(took.TotalSeconds, 0.001));
        var seconds = took.TotalSeconds.ToString("0.0", CultureInfo.InvariantCulture);
        return new(
            $"读取{Figure(Read)}条：新增{Figure(Added)}条，更新{Figure(Changed)}条，已有{Figure(Present)}条，拒绝{Figure(Refused)}条；"
                + $"有提示的{Figure(Warned)}条。用时{seconds}秒，每秒{pace}条。",
            $"{Figure(Read)} read: {Figure(Added)} added, {Figure(Changed)} changed, {Figure(Present)} already there, "
                + $"{Figure(Refused)} refused; {Figure(Warned)} with warnings. {seconds} s, {pace} a second.");
    }

    static string Figure(double count) => count.ToString("n0", CultureInfo.InvariantCulture);
}
