namespace Daylight.Web;

/// <summary>
/// What a module adds to cases of others, which it knows by their kernel address only: cases that belong to them, and
/// doors to what can be done about them. Registered by the module; the general screens show it.
/// </summary>
public abstract class CaseTies
{
    /// <summary>Codes of the cases that belong to a case, whichever of the two is this module's.</summary>
    public abstract Task<IReadOnlyList<string>> Related(Case matter, CancellationToken stop);

    /// <summary>Public records that came of a case.</summary>
    public virtual Task<IReadOnlyList<Link>> Records(Case matter, CancellationToken stop) => Task.FromResult<IReadOnlyList<Link>>([]);

    /// <summary>Kernel addresses of the cases of which a public record came; null where this module makes none of cases.</summary>
    public virtual IQueryable<string>? Published => null;

    /// <summary>Kernel address of the case of which a record came; null where this module makes none of cases. The public is not told which it was.</summary>
    public virtual IQueryable<string>? CaseOf(Guid record) => null;

    /// <summary>What bodies still owe about cases besides their steps, by a day each; the same for whoever asks.</summary>
    public virtual Task<IReadOnlyList<Owed>> Owed(CancellationToken stop) => Task.FromResult<IReadOnlyList<Owed>>([]);

    /// <summary>
    /// Kernel addresses of cases about which something is still open, or ended no earlier than a day: what is known of their
    /// people is kept as long. Null when this module keeps none.
    /// </summary>
    public virtual IQueryable<string>? StillNeeded(DateOnly endedFrom) => null;

    /// <summary>
    /// Erases what cases of this module keep of the people of a case that is anonymised: copies of what they wrote or were
    /// given. The caller saves.
    /// </summary>
    public virtual Task Forget(Case matter, CancellationToken stop) => Task.CompletedTask;

    /// <summary>
    /// The steps in cases of this module that follow from a step in a case of others, once it was saved and in the same
    /// transaction.
    /// </summary>
    /// <param name="matter">The other case, after the step.</param>
    /// <param name="procedure">Its procedure.</param>
    /// <param name="step">The step.</param>
    /// <param name="input">What came with it, as it was kept.</param>
    /// <param name="stop">Ends the work.</param>
    public virtual Task<IReadOnlyList<Following>> Following(Case matter, Procedure procedure, Step step, StepInput input, CancellationToken stop) =>
        Task.FromResult<IReadOnlyList<Following>>([]);

    /// <summary>Where an officer takes it up; null when there is nothing to take up.</summary>
    public virtual Door? ForOfficer(Case matter) => null;

    /// <summary>Where an officer begins to publish what was given in it; null when nothing was, or it is not this module's.</summary>
    public virtual Door? ToPublish(Case matter) => null;

    /// <summary>Where the person whose case it is learns what can be done; null when there is nothing.</summary>
    public virtual Door? ForRequester(Case matter) => null;
}

/// <summary>What a body owes about a case besides its steps, such as the answer to a supervision notice.</summary>
/// <param name="Case">The case.</param>
/// <param name="Key">By which it is told from others of the case.</param>
/// <param name="What">What it is.</param>
/// <param name="By">The last day.</param>
/// <param name="Href">Where it is given.</param>
public sealed record Owed(Guid Case, string Key, Words What, DateOnly By, Func<Case, string> Href);

/// <summary>A way to a page, in both languages.</summary>
/// <param name="Text">What it says.</param>
/// <param name="Href">The address, from the site's root.</param>
public sealed record Door(Words Text, string Href);
