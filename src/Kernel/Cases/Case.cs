using Microsoft.EntityFrameworkCore;

namespace Daylight;

/// <summary>How something came in.</summary>
public enum Channel
{
    /// <summary>On the web (网上).</summary>
    Web,

    /// <summary>In person at the counter (当面).</summary>
    Counter,

    /// <summary>By post (信函).</summary>
    Post,

    /// <summary>By fax (传真).</summary>
    Fax,

    /// <summary>By e-mail (电子邮件).</summary>
    Email,

    /// <summary>By telephone, written down by an officer (电话).</summary>
    Telephone,

    /// <summary>In another way (其他).</summary>
    Other,
}

/// <summary>
/// A matter that a procedure handles (事项). It belongs to one body; it changes only by steps taken at the
/// <see cref="Desk"/>; the version of the law it began under stays with it.
/// </summary>
[InLedger]
public sealed class Case
{
    /// <summary>Key.</summary>
    public Guid Id { get; init; } = Ids.Next();

    /// <summary>The number by which people speak of it, such as <c>GK-2026-00214</c>.</summary>
    public required string Code { get; init; }

    /// <summary>Name of its procedure.</summary>
    public required string Procedure { get; init; }

    /// <summary>The regime it is bound to, by the day it was received; null where no law sets a clock.</summary>
    public string? Regime { get; set; }

    /// <summary>The body that has to act.</summary>
    public required string BodyCode { get; set; }

    /// <summary>Name of its state.</summary>
    public required string State { get; set; }

    /// <summary>Grows with every step; a step says which version it was decided on.</summary>
    public int Version { get; set; }

    /// <summary>What it is about, for those who may see it.</summary>
    [Personal(PersonalAttribute.Nameless)]
    public required string Title { get; set; }

    /// <summary>How it came in.</summary>
    public required Channel Channel { get; init; }

    /// <summary>When it was opened here (UTC).</summary>
    public required DateTime OpenedAt { get; init; }

    /// <summary>Day of receipt in law; null while a web or fax submission awaits confirmation.</summary>
    public DateOnly? ReceivedOn { get; set; }

    /// <summary>Last day for the body to act; null while no clock runs.</summary>
    public DateOnly? DueOn { get; set; }

    /// <summary>True when <see cref="DueOn"/> lies beyond the last announced holiday calendar.</summary>
    public bool DueProvisional { get; set; }

    /// <summary>Day from which the clock is paused; null while it runs.</summary>
    public DateOnly? PausedOn { get; set; }

    /// <summary>Day by which somebody outside has to act, while the case waits for them; null otherwise.</summary>
    public DateOnly? WaitsUntil { get; set; }

    /// <summary>Day on which the duty was done: the day that decides whether it was in time.</summary>
    public DateOnly? DoneOn { get; set; }

    /// <summary>Day on which it ended.</summary>
    public DateOnly? ClosedOn { get; set; }

    /// <summary>
    /// Day on which its answer, delivered already, was taken up again to be put right; null once that has ended.
    /// </summary>
    public DateOnly? ReopenedOn { get; set; }

    /// <summary>When what was known of its people was erased by rule (UTC); null while it is kept.</summary>
    public DateTime? AnonymisedAt { get; set; }

    /// <summary>Outcome code of the regime, once decided.</summary>
    public string? Outcome { get; set; }

    /// <summary>Day of the decision: the year in which reports count it.</summary>
    public DateOnly? DecidedOn { get; set; }

    /// <summary>
    /// SHA-256 of the secret that opens the case to its requester; null for cases of the office. One that was lost is
    /// replaced by <see cref="NewSecrets"/>.
    /// </summary>
    public string? SecretHash { get; set; }

    /// <summary>Steps taken, in order.</summary>
    public List<CaseStep> Steps { get; } = [];

    /// <summary>Kernel address.</summary>
    public string Address => $"case:{Code}";

    /// <summary>True when the duty was done after its last day, or is not done and the last day has passed.</summary>
    public bool LateOn(DateOnly today) => DueOn is { } due && due < (DoneOn ?? today) && (DoneOn is not null || ClosedOn is null);

    /// <summary>The body that handled it when a step was taken: another than the present one before it was handed over.</summary>
    public string BodyAt(CaseStep taken) =>
        Steps.Where(later => later.Number >= taken.Number && later.FromBody is not null).MinBy(later => later.Number)?.FromBody ?? BodyCode;

    internal static void Model(ModelBuilder model)
    {
        model.Entity<Case>(matter =>
        {
            matter.HasIndex(c => c.Code).IsUnique();
            matter.HasIndex(c => new { c.BodyCode, c.ClosedOn, c.DueOn });
            matter.HasIndex(c => new { c.Procedure, c.ReceivedOn });
            matter.HasIndex(c => new { c.Procedure, c.DecidedOn });
            matter.Property(c => c.Version).IsConcurrencyToken();
            matter.HasOne<Body>().WithMany().HasForeignKey(c => c.BodyCode);
            matter.HasMany(c => c.Steps).WithOne().HasForeignKey(s => s.CaseId);
            matter.Ignore(c => c.Address);
        });
        CasePaper.Model(model);
        CaseLink.Model(model);
        model.Entity<LawInUse>().HasKey(used => used.Version);
        model.Entity<CaseStep>(step =>
        {
            step.HasIndex(s => new { s.CaseId, s.Number }).IsUnique();
            step.Ignore(s => s.DatedBack);
            // Few steps hand a case over, and they are looked for among all there are.
            step.HasIndex(s => s.At).HasFilter($"\"{nameof(CaseStep.ToBody)}\" IS NOT NULL");
        });
    }
}

/// <summary>One step that was taken: a fact with an author, a day and a time. Never changed.</summary>
[InLedger]
public sealed class CaseStep
{
    /// <summary>Key.</summary>
    public Guid Id { get; init; } = Ids.Next();

    /// <summary>The case.</summary>
    public Guid CaseId { get; init; }

    /// <summary>0 for the opening, then 1, 2, ….</summary>
    public required int Number { get; init; }

    /// <summary>Name of the step; <c>open</c> for the opening.</summary>
    public required string Step { get; init; }

    /// <summary>State after it.</summary>
    public required string To { get; init; }

    /// <summary>What it did to the clock.</summary>
    public ClockEffect Clock { get; init; }

    /// <summary>Day on which it happened in law; may lie before the day it was entered.</summary>
    public required DateOnly On { get; init; }

    /// <summary>When it was entered (UTC).</summary>
    public required DateTime At { get; init; }

    /// <summary>True when it was entered on a later day than the one on which it happened (补录): the file says so.</summary>
    public bool DatedBack => On < Instants.DayOf(At);

    /// <summary>The officer; null for the requester and the program.</summary>
    public Guid? By { get; init; }

    /// <summary>In which role.</summary>
    public required Role As { get; init; }

    /// <summary>Why, for the file.</summary>
    [Personal]
    public string? Reason { get; init; }

    /// <summary>The text that went out, exactly as sent.</summary>
    [Personal]
    public string? Text { get; init; }

    /// <summary>Outcome code decided by this step.</summary>
    public string? Outcome { get; init; }

    /// <summary>How it was delivered.</summary>
    public string? Delivery { get; init; }

    /// <summary>Day told with it, by which somebody outside has to act.</summary>
    public DateOnly? Until { get; init; }

    /// <summary>How much longer it made the period, in the unit of its rule; null for the usual length, and where it did not.</summary>
    public int? Days { get; init; }

    /// <summary>
    /// What the program pointed out in what goes out with this step, and the officer let pass: kinds and numbers, as
    /// <c>mobile×2</c>, never the words themselves. Null where nothing was pointed out.
    /// </summary>
    public string? LetPass { get; init; }

    /// <summary>
    /// The number of the document that went out with it (发文字号); null where none did or the body numbers none.
    /// </summary>
    public string? DocumentNumber { get; init; }

    /// <summary>
    /// The versions of the texts its letter began from, as <c>reply@1 reply/C4@1 remedy-first@1</c>; null where
    /// there were none.
    /// </summary>
    public string? Wording { get; init; }

    /// <summary>The body that handed the case over with it; null where it stayed.</summary>
    public string? FromBody { get; init; }

    /// <summary>The body that handles it from this step on; null where it stayed.</summary>
    public string? ToBody { get; init; }

    /// <summary>Due date after this step.</summary>
    public DateOnly? DueOn { get; internal set; }

    /// <summary>The same step in the file of a case that goes on with a part of this one.</summary>
    internal CaseStep For(Case part) => new()
    {
        CaseId = part.Id, Number = Number, Step = Step, To = To, Clock = Clock, On = On, At = At, By = By, As = As, Reason = Reason, Text = Text,
        Outcome = Outcome, Delivery = Delivery, Until = Until, Days = Days, LetPass = LetPass, DocumentNumber = DocumentNumber, Wording = Wording,
        FromBody = FromBody, ToBody = ToBody, DueOn = DueOn,
    };
}
