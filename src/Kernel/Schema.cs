using Microsoft.EntityFrameworkCore;

namespace Daylight;

/// <summary>The tables that modules bring; the kernel knows none of them by name.</summary>
/// <param name="Parts">What each module adds to the model.</param>
public sealed record Schema(IReadOnlyList<Action<ModelBuilder>> Parts)
{
    /// <summary>Only the kernel's tables.</summary>
    public static readonly Schema KernelOnly = new([]);
}
