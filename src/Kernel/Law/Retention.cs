namespace Daylight;

/// <summary>
/// For how long what is known of people is kept after the end of their case (保存期限), as a default: the law asks for the
/// shortest time that is needed (CN-PIPL Art. 19), and every office settles its own by its schedule of archives.
/// </summary>
/// <param name="Of">The procedure whose cases it is about, or <see cref="Mail"/>.</param>
/// <param name="Months">Months after the end.</param>
/// <param name="Basis">Where the number comes from.</param>
/// <param name="Evidence">How well it is founded.</param>
public sealed record RetentionRule(string Of, int Months, Words Basis, Evidence Evidence)
{
    /// <summary>What the rule for e-mail is called that was set aside: it is about no case.</summary>
    public const string Mail = "mail";

    /// <summary>The shortest and the longest time that can be settled, in months.</summary>
    public const int Least = 6, Most = 1200;
}

/// <summary>What is kept for a while only.</summary>
/// <param name="Rules">The rules for people's data.</param>
/// <param name="AbandonedDays">Days after which a file goes that was sent or begun and that nothing names.</param>
/// <param name="ReportDays">Days after which the report of an import goes.</param>
public sealed record Retention(IReadOnlyList<RetentionRule> Rules, int AbandonedDays, int ReportDays)
{
    /// <summary>The rule for a procedure, or for mail; null when there is none.</summary>
    public RetentionRule? Of(string name) => Rules.FirstOrDefault(rule => rule.Of == name);
}
