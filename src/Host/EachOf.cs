namespace Daylight.Host;

/// <summary>Does several things one after the other, whatever becomes of each: what fails every night must not keep the rest waiting.</summary>
static class EachOf
{
    /// <summary>Does them all.</summary>
    /// <exception cref="AggregateException">What went wrong, when all are done.</exception>
    public static async Task All<T>(IEnumerable<T> parts, Func<T, Task> act, CancellationToken stop)
    {
        var faults = new List<Exception>();
        foreach (var part in parts)
        {
            try
            {
                await act(part);
            }
            catch (Exception fault) when (!stop.IsCancellationRequested)
            {
                faults.Add(fault);
            }
        }
        if (faults.Count > 0) throw new AggregateException(faults);
    }
}
