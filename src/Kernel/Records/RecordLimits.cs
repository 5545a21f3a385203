namespace Daylight;

/// <summary>
/// How long what is said of a record may be, in characters, whether an officer writes it or an import brings it: what came in
/// by one way can be corrected by the other.
/// </summary>
public static class RecordLimits
{
    /// <summary>The title.</summary>
    public const int Title = 500;

    /// <summary>The document number. Longer keys no index of a database takes.</summary>
    public const int DocumentNumber = 100;

    /// <summary>What it is about.</summary>
    public const int Description = 500;

    /// <summary>All keywords together.</summary>
    public const int Keywords = 1000;

    /// <summary>The issuer, or several of them.</summary>
    public const int Issuer = 200;

    /// <summary>The text: a little less than one answer of a form may hold.</summary>
    public const int Text = 4_000_000;
}
