using Daylight.Tests.Modules.Requests;

namespace Daylight.Tests.Host.Shell;

/// <summary>A town where two clerks work side by side.</summary>
public abstract class TeamTown : RequestTown
{
    /// <summary>The second clerk, 何春燕, signed in.</summary>
    protected HttpClient Second { get; private set; } = null!;

    public override async ValueTask InitializeAsync()
    {
        await base.InitializeAsync();
        await Officer("何春燕", Role.Clerk, Bureau);
        Second = await Visitor().SignedIn("何春燕");
    }

    public override ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        Second?.Dispose();
        return base.DisposeAsync();
    }
}
