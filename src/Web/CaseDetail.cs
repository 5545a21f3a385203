namespace Daylight.Web;

/// <summary>A fact of a case, as a line of its file.</summary>
/// <param name="Name">What it is.</param>
/// <param name="Value">What it says.</param>
/// <param name="Wide">Takes a whole line.</param>
public sealed record CaseFact(Words Name, FactValue Value, bool Wide = false);

/// <summary>
/// What a fact says: what somebody wrote, which is never turned into another language, or words of the program in the
/// reader's.
/// </summary>
public readonly record struct FactValue(string? Typed, Words? Said)
{
    /// <summary>Nothing was given.</summary>
    public bool IsEmpty => Said is null && string.IsNullOrEmpty(Typed);

    /// <summary>In one language.</summary>
    public string In(Language language) => Said?.In(language) ?? Typed ?? "";

    public static implicit operator FactValue(string? typed) => new(typed, null);

    public static implicit operator FactValue(Words? said) => new(null, said);
}

/// <summary>A record as it will stand in the catalogue, for the page that shows it before it is public.</summary>
/// <param name="Record">The record with its topics; kept nowhere.</param>
/// <param name="Edition">The edition that will be published, with its files; null when the record is to be withdrawn.</param>
/// <param name="FileHref">Where an officer gets a file of it.</param>
public sealed record Preview(Record Record, Edition? Edition, Func<Attachment, string> FileHref);

/// <summary>What the office wrote down of its own work on a case; nobody outside reads it.</summary>
/// <param name="Title">What it is.</param>
/// <param name="Lines">What was written down, oldest first.</param>
/// <param name="More">Where all of it stands and more is added.</param>
public sealed record WorkNotes(Words Title, IReadOnlyList<CaseFact> Lines, Door More);

/// <summary>A letter as it is prepared for an officer.</summary>
/// <param name="Text">Its text, with lines left open.</param>
/// <param name="Wording">The versions of the texts it was made from: <see cref="CaseStep.Wording"/>.</param>
public sealed record Prepared(string Text, string? Wording = null)
{
    /// <summary>A letter that was made from no text that is kept in versions.</summary>
    public static implicit operator Prepared?(string? text) => text is null ? null : new(text);
}

/// <summary>One of the letters that go out with a step.</summary>
/// <param name="Text">Its text.</param>
public sealed record LetterCopy(string Text)
{
    /// <summary>Keeps the number it went out with; null where nobody has to.</summary>
    public Action<string?>? Numbered { get; init; }
}

/// <summary>What a publication made of a case begins with.</summary>
/// <param name="Title">Its title; empty where the one it has would tell who is behind it.</param>
/// <param name="Text">Its text; words by which the person is known are masked in it.</param>
/// <param name="Category">Category code.</param>
/// <param name="Kind">Kind of record.</param>
public sealed record ForPublic(string Title, string Text, string Category, string Kind);

/// <summary>A station on the way of a case, as everybody may know it (办理过程).</summary>
/// <param name="What">What happened.</param>
/// <param name="On">The day.</param>
/// <param name="Body">Code of the body that had it then; null where none is to be named.</param>
public sealed record Station(Words What, DateOnly On, string? Body);

/// <summary>A step in another case that follows from a step, taken with it or not at all.</summary>
/// <param name="Matter">The other case, with its steps.</param>
/// <param name="Step">Its step.</param>
/// <param name="Input">What comes with it.</param>
/// <param name="By">Who takes it.</param>
public sealed record Following(Case Matter, Step Step, StepInput Input, Actor By);

/// <summary>The e-mail address of the person whose case it is.</summary>
/// <param name="Address">As they gave it.</param>
/// <param name="Wanted">True when they want to be told by e-mail.</param>
public sealed record Mailbox(string Address, bool Wanted);

/// <summary>How a person is reached (联系方式), as they gave it; null for what they did not give.</summary>
/// <param name="Phone">Telephone number.</param>
/// <param name="Email">E-mail address.</param>
/// <param name="Address">Postal address.</param>
/// <param name="Way">How they want to get the answer, one of <see cref="DeliveryWays"/>; null where nobody asked them.</param>
public sealed record Reached(string? Phone, string? Email, string? Address, string? Way);

/// <summary>
/// What a module knows of its cases beyond what every case has, for the general screens of desk and tracking.
/// Registered by the module as a <see cref="CaseDetail"/>; a procedure without one has only the general facts.
/// </summary>
public abstract class CaseDetail
{
    /// <summary>The procedure whose cases it knows.</summary>
    public abstract string Procedure { get; }

    /// <summary>The facts of a case. Numbers that identify or reach a person are masked.</summary>
    public abstract Task<IReadOnlyList<CaseFact>> Facts(Case matter, CancellationToken stop);

    /// <summary>Those facts of which something is known.</summary>
    protected static CaseFact[] Given(params (Words Name, FactValue Value, bool Wide)[] facts) =>
        [.. from fact in facts where !fact.Value.IsEmpty select new CaseFact(fact.Name, fact.Value, fact.Wide)];

    /// <summary>
    /// How to reach the person, unmasked; asked for only when an officer opens it, which the ledger notes.
    /// Empty when there is nothing to open.
    /// </summary>
    public virtual Task<IReadOnlyList<CaseFact>> Contact(Case matter, CancellationToken stop) =>
        Task.FromResult<IReadOnlyList<CaseFact>>([]);

    /// <summary>
    /// Words by which the person is known or reached, unmasked, for the program itself: what holds one of them is not
    /// taken over into anything that is for the public.
    /// </summary>
    public virtual Task<IReadOnlyList<string>> Identifying(Case matter, CancellationToken stop) =>
        Task.FromResult<IReadOnlyList<string>>([]);

    /// <summary>Where the person is reached by e-mail, for the program itself; null when they gave no address.</summary>
    public virtual Task<Mailbox?> Mailbox(Case matter, CancellationToken stop) => Task.FromResult<Mailbox?>(null);

    /// <summary>How the person is reached, for the page on which they change it; null where they can't.</summary>
    public virtual Task<Reached?> Reached(Case matter, CancellationToken stop) => Task.FromResult<Reached?>(null);

    /// <summary>What is wrong with how the person says that they are reached now, by the names of the questions; as on the form with which they came.</summary>
    public virtual Problems Check(Reached now) => [];

    /// <summary>Puts how the person is reached now into the row that holds it, which the caller tells of and saves.</summary>
    /// <returns>That row.</returns>
    public virtual Task<object> Reach(Case matter, Reached now, CancellationToken stop) =>
        throw new InvalidOperationException($"How the person of a {Procedure} is reached can't be changed.");

    /// <summary>The page on which officers correct what was registered of the person; null where there is none.</summary>
    public virtual string? CorrectedAt(Case matter) => null;

    /// <summary>What the office wrote down of its own work, for officers only; empty where a module keeps no such notes.</summary>
    public virtual Task<IReadOnlyList<WorkNotes>> Notes(Case matter, CancellationToken stop) => Task.FromResult<IReadOnlyList<WorkNotes>>([]);

    /// <summary>The outcomes of the parts of its answer; empty where it has none.</summary>
    public virtual Task<IReadOnlyList<Outcome>> Grounds(Case matter, CancellationToken stop) => Task.FromResult<IReadOnlyList<Outcome>>([]);

    /// <summary>True when there is something behind <see cref="Contact"/>.</summary>
    public virtual bool HasContact => false;

    /// <summary>The letter a step begins with, with its legal basis; null where there is no template.</summary>
    /// <param name="matter">The case.</param>
    /// <param name="step">The step.</param>
    /// <param name="outcome">The outcome chosen, or null.</param>
    /// <param name="stop">Ends the work.</param>
    public virtual Task<Prepared?> Letter(Case matter, Step step, string? outcome, CancellationToken stop) =>
        Task.FromResult<Prepared?>(null);

    /// <summary>
    /// The head of the document that goes out with a step that <see cref="Step.SendsLetter"/>; null where none is
    /// made.
    /// </summary>
    /// <param name="matter">The case.</param>
    /// <param name="step">The step.</param>
    /// <param name="on">The day of the step.</param>
    /// <param name="stop">Ends the work.</param>
    public virtual Task<Letterhead?> Head(Case matter, Step step, DateOnly on, CancellationToken stop) => Task.FromResult<Letterhead?>(null);

    /// <summary>
    /// The letters that go out with a step, each a document with a number of its own: one with the text as it was written,
    /// where several are written to one each.
    /// </summary>
    /// <param name="matter">The case.</param>
    /// <param name="step">The step.</param>
    /// <param name="head">The head of the letter.</param>
    /// <param name="text">The text as it was written.</param>
    /// <param name="stop">Ends the work.</param>
    public virtual Task<IReadOnlyList<LetterCopy>> Copies(Case matter, Step step, Letterhead head, string text, CancellationToken stop) =>
        Task.FromResult<IReadOnlyList<LetterCopy>>([new(text)]);

    /// <summary>The outcome that an answer begins with, by code, where the file says it already; or null.</summary>
    public virtual Task<string?> Proposed(Case matter, CancellationToken stop) => Task.FromResult<string?>(null);

    /// <summary>The body a step that hands the case over begins with, by code, and why; or null.</summary>
    public virtual Task<(string Body, Words Because)?> ProposedBody(Case matter, Step step, CancellationToken stop) =>
        Task.FromResult<(string, Words)?>(null);

    /// <summary>How the person wants to get the answer, one of <see cref="DeliveryWays"/>; null where nobody asked them.</summary>
    public virtual Task<string?> Way(Case matter, CancellationToken stop) => Task.FromResult<string?>(null);

    /// <summary>The reason a step begins with, where somebody proposed one; or null.</summary>
    public virtual Task<string?> Reason(Case matter, Step step, CancellationToken stop) => Task.FromResult<string?>(null);

    /// <summary>The day a step begins with, where the file says on which it happened; null for today.</summary>
    public virtual Task<DateOnly?> DayOf(Case matter, Step step, CancellationToken stop) => Task.FromResult<DateOnly?>(null);

    /// <summary>What the public will see when the case comes out as it stands; null where it leads to no publication.</summary>
    public virtual Task<Preview?> Preview(Case matter, CancellationToken stop) => Task.FromResult<Preview?>(null);

    /// <summary>
    /// What a publication of the case begins with (来信公开), where the module has a form of its own for it and the person
    /// agreed; null otherwise.
    /// </summary>
    public virtual Task<ForPublic?> ForPublic(Case matter, CancellationToken stop) => Task.FromResult<ForPublic?>(null);

    /// <summary>How a case went of which a public record came, for everybody: nothing of any person, and not which case it was. Empty where that is not told.</summary>
    public virtual Task<IReadOnlyList<Station>> Course(Case matter, CancellationToken stop) => Task.FromResult<IReadOnlyList<Station>>([]);

    /// <summary>
    /// What an officer should look at before a step is taken: personal data in the text that goes out, and what a module
    /// adds. Whoever takes the step all the same says so, and that is kept with the step.
    /// </summary>
    /// <param name="matter">The case.</param>
    /// <param name="step">The step.</param>
    /// <param name="outcome">The outcome chosen, or null.</param>
    /// <param name="text">The text that goes out with it; empty where there is none.</param>
    /// <param name="stop">Ends the work.</param>
    public virtual Task<IReadOnlyList<PointedOut>> PointsOut(Case matter, Step step, string? outcome, string text, CancellationToken stop) =>
        Task.FromResult<IReadOnlyList<PointedOut>>(
            step.Needs.HasFlag(Needs.Text) ? [.. PointedOut.In(new("发出的文字", "The text that goes out"), text)] : []);

    /// <summary>Files that the module itself keeps of a case and that go out with it.</summary>
    public virtual Task<IReadOnlyList<CasePaper>> Files(Case matter, CancellationToken stop) => Task.FromResult<IReadOnlyList<CasePaper>>([]);

    /// <summary>
    /// Puts the redacted copy of one of <see cref="Files"/> in its place, in the transaction of the caller, who has
    /// added the original to the case's papers.
    /// </summary>
    public virtual Task<Problems> Replace(Case matter, CasePaper original, CasePaper redacted, Actor by, CancellationToken stop) =>
        Task.FromResult<Problems>([]);

    /// <summary>
    /// Does what a step decides, before the step is saved: both are one transaction. Nothing is saved when it says
    /// that something is wrong.
    /// </summary>
    /// <param name="matter">The case.</param>
    /// <param name="step">The step; the desk has found nothing against it.</param>
    /// <param name="input">What came with it.</param>
    /// <param name="by">Who takes it.</param>
    /// <param name="stop">Ends the work.</param>
    public virtual Task<Problems> Before(Case matter, Step step, StepInput input, Actor by, CancellationToken stop) =>
        Task.FromResult<Problems>([]);

    /// <summary>The steps in other cases that follow from a step, once it was saved and in the same transaction.</summary>
    /// <param name="matter">The case, after the step.</param>
    /// <param name="step">The step.</param>
    /// <param name="input">What came with it, as it was kept.</param>
    /// <param name="by">Who took it.</param>
    /// <param name="stop">Ends the work.</param>
    public virtual Task<IReadOnlyList<Following>> Following(Case matter, Step step, StepInput input, Actor by, CancellationToken stop) =>
        Task.FromResult<IReadOnlyList<Following>>([]);

    /// <summary>The page on which a step is taken with which more comes than a step holds; null for the desk's own.</summary>
    public virtual string? PageOf(Case matter, Step step) => null;
}
