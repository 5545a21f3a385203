namespace Daylight.Tests;

/// <summary>How closely a run looks: the run of everything leaves out what takes minutes and what a run of one kind does.</summary>
static class Pace
{
    /// <summary>True unless DAYLIGHT_INSPECT says <c>briefly</c>.</summary>
    public static readonly bool Thorough = Environment.GetEnvironmentVariable("DAYLIGHT_INSPECT") is not "briefly";
}
