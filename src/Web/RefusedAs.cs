namespace Daylight.Web;

/// <summary>
/// How an address says that something was refused before its handler saw it, such as too many requests: for interfaces whose
/// errors have a form of their own.
/// </summary>
/// <param name="Of">The answer for a status and what is said.</param>
public sealed record RefusedAs(Func<HttpContext, int, Words, IResult> Of);
