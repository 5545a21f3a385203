namespace Daylight.Web;

/// <summary>One tab of <see cref="Queues"/>.</summary>
/// <param name="Text">What it is called.</param>
/// <param name="Href">Where it leads.</param>
/// <param name="Count">How many there are, or null.</param>
/// <param name="Here">Whether it is the one shown.</param>
/// <param name="Late">Whether it counts what is late.</param>
public sealed record Queue(string Text, string Href, long? Count = null, bool Here = false, bool Late = false);
