namespace Daylight.Web;

/// <summary>A place in a text where something that was searched for stands.</summary>
/// <param name="At">The first character, from 0.</param>
/// <param name="Length">How many characters.</param>
public readonly record struct Hit(int At, int Length);
