namespace Daylight.Web;

/// <summary>Why a day of a period counts or does not.</summary>
public enum DayMark
{
    /// <summary>An ordinary day that counts.</summary>
    Counted,

    /// <summary>The day the period starts from; it does not count itself.</summary>
    Start,

    /// <summary>A weekend.</summary>
    Weekend,

    /// <summary>A public holiday.</summary>
    Holiday,

    /// <summary>A day at the weekend that is worked (调休).</summary>
    Makeup,

    /// <summary>The clock is paused.</summary>
    Hold,

    /// <summary>The last day.</summary>
    Due,

    /// <summary>Before the start or after the end.</summary>
    Outside,
}

/// <summary>One day of a period, explained.</summary>
/// <param name="Date">The day.</param>
/// <param name="Counts">Whether it counts.</param>
/// <param name="N">Which counted day it is, from 1; null when it does not count.</param>
/// <param name="Note">A word: 国庆, 调休, 暂停; null when there is nothing to say.</param>
/// <param name="Kind">Why.</param>
public sealed record DayCell(DateOnly Date, bool Counts, int? N, Words? Note, DayMark Kind);
