namespace Daylight.Host.Demo;

/// <summary>
/// A published document of the demonstration district: Body is the code of its issuer, PublishedAt is UTC in the office
/// hours of a working day in Guangzhou, Category and Topics are keys of <c>categories.json</c>.
/// </summary>
internal sealed record DemoRecord(
    string Body, string Title, string? DocumentNumber, DateOnly FormedOn, DateTime PublishedAt,
    DateOnly? EffectiveOn, DateOnly? ExpiresOn, string Category, IReadOnlyList<string> Topics, string Kind,
    NormativeLevel Level, string Text, string Description, IReadOnlyList<string> Keywords);
