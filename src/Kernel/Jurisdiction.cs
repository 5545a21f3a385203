namespace Daylight;

/// <summary>Whose law applies in this installation.</summary>
/// <param name="Code">ISO 3166 code in lower case, with the division where it matters: <c>cn</c>, <c>cn-44</c>, <c>uk</c>.</param>
public sealed record Jurisdiction(string Code);
