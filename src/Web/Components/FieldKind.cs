namespace Daylight.Web;

/// <summary>The control of a <see cref="Field"/>.</summary>
public enum FieldKind
{
    /// <summary>One line.</summary>
    Text,

    /// <summary>Several lines.</summary>
    Lines,

    /// <summary>A day, sent as yyyy-MM-dd.</summary>
    Date,

    /// <summary>A whole number.</summary>
    Number,

    /// <summary>An e-mail address.</summary>
    Email,

    /// <summary>A telephone number.</summary>
    Phone,

    /// <summary>A secret.</summary>
    Password,

    /// <summary>Files to send along.</summary>
    File,

    /// <summary>One of many, in a list that opens.</summary>
    Select,

    /// <summary>One of a few, all visible.</summary>
    Radio,

    /// <summary>Any of a few, all visible.</summary>
    Checks,

    /// <summary>Yes or no, sent as <c>true</c>.</summary>
    Check,
}

/// <summary>One choice of a field.</summary>
/// <param name="Value">What is sent.</param>
/// <param name="Label">What is read.</param>
/// <param name="Hint">A sentence under the label, or null.</param>
public sealed record Option(string Value, string Label, string? Hint = null)
{
    /// <summary>Of a long list, what it stands under; null for none.</summary>
    public string? Group { get; init; }
}
