namespace Daylight.Web;

/// <summary>
/// What a module keeps for a short while only and nobody is to find later: forms half filled in. Registered by the module;
/// the daily round asks each to throw away what is old.
/// </summary>
public abstract class Leftovers
{
    /// <summary>Throws away what is old.</summary>
    /// <returns>How many there were.</returns>
    public abstract Task<int> Clear(CancellationToken stop);
}
