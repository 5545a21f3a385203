namespace Daylight.Requests;

/// <summary>What is known of a case behind which an application stands: who asks, how they are reached, and what was corrected of that.</summary>
abstract class ApplicationDetail : CaseDetail
{
    /// <summary>Where it is kept.</summary>
    protected abstract Db Store { get; }

    /// <summary>The application, to be read; null when there is none.</summary>
    protected abstract Task<Application?> Asked(Case matter, CancellationToken stop);

    public override async Task<IReadOnlyList<string>> Identifying(Case matter, CancellationToken stop) => await Asked(matter, stop) is { } application
        ? [.. application.Identifying(), .. (await Store.CorrectedIn(matter, stop)).SelectMany(corrected => corrected.Identifying)] : [];

    public override async Task<Mailbox?> Mailbox(Case matter, CancellationToken stop) =>
        await Asked(matter, stop) is { Email: { } email } application ? new(email, application.Way == DeliveryWays.Email) : null;

    public override async Task<string?> Way(Case matter, CancellationToken stop) => (await Asked(matter, stop))?.Way;

    public override async Task<Reached?> Reached(Case matter, CancellationToken stop) => (await Asked(matter, stop))?.Reached();

    public override Problems Check(Reached now) => RequestCheck.Changed(now);

    public override async Task<object> Reach(Case matter, Reached now, CancellationToken stop)
    {
        var application = await Store.ApplicationOf(matter, stop);
        application!.Reach(now);
        return application;
    }

    public override string? CorrectedAt(Case matter) => CorrectRegistered.HrefOf(matter);
}
