namespace Daylight;

/// <summary>
/// A phrase in the languages Daylight speaks. Both forms stand side by side where the phrase is used,
/// so that nobody can add one and forget the other; traditional Chinese is made from the simplified form.
/// </summary>
/// <param name="Zh">Simplified Chinese, the official wording where the law gives one.</param>
/// <param name="En">English.</param>
public sealed record Words(string Zh, string En)
{
    /// <summary>The phrase as a reader of <paramref name="language"/> sees it.</summary>
    public string In(Language language) => language switch
    {
        Language.Hans => Zh,
        Language.Hant => Han.Traditional(Zh),
        _ => En,
    };

    /// <summary>The simplified Chinese form, for logs and exceptions.</summary>
    public override string ToString() => Zh;
}
