namespace Daylight;

/// <summary>How well a row of the law data is founded; shown wherever the row can be edited.</summary>
public enum Evidence
{
    /// <summary>Doubtful: a default that an operator should check before relying on it.</summary>
    Unverified,

    /// <summary>Known to those who wrote the row, not compared with the text again.</summary>
    Known,

    /// <summary>Compared with the text of the instrument.</summary>
    Verified,
}
