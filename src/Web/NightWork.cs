namespace Daylight.Web;

/// <summary>What a module does by itself in the small hours, each night anew. Registered by the module.</summary>
public abstract class NightWork
{
    /// <summary>Does it; two nodes may do so at once.</summary>
    public abstract Task Go(CancellationToken stop);
}
