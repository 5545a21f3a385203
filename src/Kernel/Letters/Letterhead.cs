namespace Daylight;

/// <summary>
/// What an official letter has beside its text: whose it is, what it is called, to whom and of which day.
/// </summary>
/// <param name="Issuer">Full name of the body (发文机关标志): above the line and below the text.</param>
/// <param name="Title">The title (标题).</param>
/// <param name="Addressee">To whom, where the text itself does not say it.</param>
/// <param name="On">The day of the letter, where the text itself does not say it.</param>
public sealed record Letterhead(string Issuer, string Title, string Addressee, DateOnly On)
{
    /// <summary>The words between the body's prefix and the year in the number, such as 依申请公开.</summary>
    public string Series { get; init; } = "";

    /// <summary>The beginning of its number, such as 穗埔府依申请公开〔2026〕; null where the body has no prefix.</summary>
    public string? NumberOf(Body body) => string.IsNullOrWhiteSpace(body.DocumentPrefix) ? null : $"{body.DocumentPrefix}{Series}〔{On.Year}〕";
}
