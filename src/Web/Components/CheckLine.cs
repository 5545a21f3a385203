namespace Daylight.Web;

/// <summary>A check of a report.</summary>
/// <param name="Name">What is compared.</param>
/// <param name="Holds">Whether it holds.</param>
/// <param name="Equation">Both sides in figures, or null.</param>
/// <param name="Note">Why it does not hold, as officers explained it; or null.</param>
/// <param name="Link">To the rows in question, or null.</param>
public sealed record CheckLine(string Name, bool Holds, string? Equation = null, string? Note = null, Link? Link = null);
