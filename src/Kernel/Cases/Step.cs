namespace Daylight;

/// <summary>What a step does to the legal clock of its case.</summary>
public enum ClockEffect
{
    /// <summary>Nothing.</summary>
    None,

    /// <summary>Starts it: the day of the step is the day of receipt.</summary>
    Start,

    /// <summary>Writes down, or corrects, the day from which the law counts: the day of the step is that day.</summary>
    Date,

    /// <summary>Stops counting; elapsed days are kept (third-party consultation).</summary>
    Pause,

    /// <summary>Counts again after a pause.</summary>
    Resume,

    /// <summary>Ends the count until the requester acts (correction notice, fee notice).</summary>
    Suspend,

    /// <summary>Starts the full period anew (corrected request, fee paid).</summary>
    Restart,

    /// <summary>Adds the rule's extension, or as much of it as was granted: <see cref="Needs.Days"/>.</summary>
    Extend,

    /// <summary>
    /// Puts a last day that is set and told with the step in the place of the one that was counted, where the law leaves it
    /// to the office.
    /// </summary>
    Replace,

    /// <summary>The duty is done; the day of the step decides whether it was in time.</summary>
    Stop,

    /// <summary>
    /// Takes back that the duty was done: it runs on as if it had never been said, and what the days in between cost is the
    /// office's. A pause that stood open then ended on the day that is taken back.
    /// </summary>
    Undo,

    /// <summary>Nothing is due in this case any more: other cases go on with it, each with the time that was left.</summary>
    Cease,

    /// <summary>
    /// Begins another duty of the same case (下一环节): the period of the step's rule is counted from its day, unless the
    /// last day is told with it, and the day of receipt stays what it is. Whether the duty before was done in time is said by the step: its day, and the date
    /// that stood before it.
    /// </summary>
    Next,

    /// <summary>
    /// Begins another duty of the same case whose period the law counts from receipt (自收到之日起), on whatever day the step is
    /// taken.
    /// </summary>
    FromReceipt,
}

/// <summary>What must be given with a step.</summary>
[Flags]
public enum Needs
{
    /// <summary>Nothing.</summary>
    Nothing = 0,

    /// <summary>A reason, kept in the file.</summary>
    Reason = 1,

    /// <summary>The text that goes to the requester, kept as sent.</summary>
    Text = 2,

    /// <summary>An outcome code of the regime.</summary>
    Outcome = 4,

    /// <summary>The way in which something was delivered.</summary>
    Delivery = 8,

    /// <summary>
    /// The day by which somebody outside has to act, told with the step; where <see cref="Step.UntilIsOurs"/> that by which the
    /// office has to.
    /// </summary>
    Until = 16,

    /// <summary>How much longer it makes the period, in the unit of its rule; the usual length where nothing is said.</summary>
    Days = 32,
}

/// <summary>A step that a procedure allows.</summary>
/// <param name="Name">Stored; a verb of the law.</param>
/// <param name="Title">The button.</param>
/// <param name="Happened">The line in the timeline, for the requester.</param>
public sealed record Step(string Name, Words Title, Words Happened)
{
    /// <summary>States from which it may be taken.</summary>
    public required IReadOnlyList<State> From { get; init; }

    /// <summary>State after it.</summary>
    public required State To { get; init; }

    /// <summary>Roles that may take it; any one suffices.</summary>
    public required Role By { get; init; }

    /// <summary>What it does to the clock.</summary>
    public ClockEffect Clock { get; init; }

    /// <summary>What must come with it.</summary>
    public Needs Needs { get; init; }

    /// <summary>Whoever took one of these steps in the case may not take this one: author ≠ reviewer ≠ publisher.</summary>
    public IReadOnlyList<string> ByAnotherThan { get; init; } = [];

    /// <summary>
    /// How many bodies above the one that handles the case decide it (上一级机关): 1 for the next, 2 for the one above that, or the
    /// topmost where the tree ends before. 0 where the body itself takes it.
    /// </summary>
    public int Above { get; init; }

    /// <summary>The article that governs it, such as <c>CN-OGI-2019 Art. 30</c>; null when it is office practice.</summary>
    public string? Basis { get; init; }

    /// <summary>Regimes under which it exists; empty for all.</summary>
    public IReadOnlyList<string> Regimes { get; init; } = [];

    /// <summary>Channels by which the case must have come in for it to exist; empty for all.</summary>
    public IReadOnlyList<Channel> Channels { get; init; } = [];

    /// <summary>The step before it must be one of these; empty for any.</summary>
    public IReadOnlyList<string> After { get; init; } = [];

    /// <summary>One of these was taken in the case before it, however long ago; empty for any (no higher court sends back what nobody appealed).</summary>
    public IReadOnlyList<string> Having { get; init; } = [];

    /// <summary>True when what has to come before it was taken in the case: <see cref="Having"/>.</summary>
    public bool HasItsGround(IEnumerable<CaseStep> taken) => Having.Count == 0 || taken.Any(one => Having.Contains(one.Step));

    /// <summary>How often it may be taken in one case; 0 for any number (a correction is asked for once).</summary>
    public int AtMost { get; init; }

    /// <summary>Steps after which it is counted anew for <see cref="AtMost"/>: what was sent back is judged, and may be appealed, once more.</summary>
    public IReadOnlyList<string> AnewAfter { get; init; } = [];

    /// <summary>Other steps that count as this one for <see cref="AtMost"/>: the same, taken along with another case.</summary>
    public IReadOnlyList<string> CountsWith { get; init; } = [];

    /// <summary>True when the law allows it no more in a case after the steps that were taken.</summary>
    public bool IsSpent(IEnumerable<CaseStep> taken)
    {
        if (AtMost == 0) return false;
        var times = 0;
        foreach (var one in taken.OrderBy(one => one.Number))
        {
            if (AnewAfter.Contains(one.Step)) times = 0;
            if (one.Step == Name || CountsWith.Contains(one.Step)) times++;
        }
        return times >= AtMost;
    }

    /// <summary>
    /// What may be decided or proposed with it, by <see cref="Daylight.Outcome.Meaning"/>; empty for every outcome of the
    /// regime.
    /// </summary>
    public IReadOnlyList<string> Among { get; init; } = [];

    /// <summary>
    /// True when the outcome given with it is the decision. An outcome that is only proposed, as in a draft, stays
    /// with its step and is in no report.
    /// </summary>
    public bool Decides { get; init; }

    /// <summary>
    /// True when it takes up again a case that has ended, to put right what was answered, or because it had not ended at all.
    /// Nothing else leads out of an ended state.
    /// </summary>
    public bool Reopens { get; init; }

    /// <summary>
    /// True when a reconsideration organ or a court ordered it: it is taken along with the case of that remedy, and the answer
    /// that was annulled is worked out anew.
    /// </summary>
    public bool ByOrder { get; init; }

    /// <summary>True when it takes back that the duty was done, rather than putting right what was answered.</summary>
    public bool TakesBack => Clock is ClockEffect.Undo || (Reopens && Clock is ClockEffect.Restart);

    /// <summary>
    /// True when its decision takes the place of the one before. Both stay in the file; the day of the first stays the
    /// case's, so that reports count it once and in its year, with the outcome that stands.
    /// </summary>
    public bool Replaces { get; init; }

    /// <summary>
    /// The outcome it decides by itself, by <see cref="Daylight.Outcome.Meaning"/>, so that every regime finds its own
    /// code for it; null when an officer chooses or nothing is decided.
    /// </summary>
    public string? Outcome { get; init; }

    /// <summary>
    /// True when its text is only proposed: it stays in the file, and the person whose case it is never reads it.
    /// </summary>
    public bool Draft { get; init; }

    /// <summary>What the box for the text holds; null for what the requester is told.</summary>
    public Words? Writes { get; init; }

    /// <summary>The rule that runs from this step on, where it is another than the procedure's; null for no change.</summary>
    public string? Rule { get; init; }

    /// <summary>
    /// The step from which on the rule that ran before this one's runs again: what is taken up once more goes by the period it
    /// had. Null where the rule of this step stays.
    /// </summary>
    public string? RuleUntil { get; init; }

    /// <summary>
    /// With <see cref="Needs.Until"/>, the rule that says how long those outside have: the day told is not before its end, nor
    /// after it while the clock stands still for them. Null where the law leaves a reasonable time to the office.
    /// </summary>
    public string? Grants { get; init; }

    /// <summary>
    /// True when the day given with it is told to nobody but follows from what was told before, such as the last day of those
    /// who are still asked: it is not held against the day of the step.
    /// </summary>
    public bool UntilFollows { get; init; }

    /// <summary>
    /// True when it may be taken only until the due date has passed: whatever makes a period longer or begins it anew, and what
    /// leads to that.
    /// </summary>
    public bool InTime { get => field || Clock is ClockEffect.Extend or ClockEffect.Replace or ClockEffect.Suspend; init; }

    /// <summary>
    /// The rule, counted from receipt, within whose period it has to be taken; null where the law sets none. A period that
    /// is only practice is shown and refuses nothing.
    /// </summary>
    public string? Within { get; init; }

    /// <summary>True when it may be taken only after the day that was told has passed (逾期).</summary>
    public bool InSilence { get; init; }

    /// <summary>
    /// True when the program takes it on the day after, because the law itself says what silence means and nobody has
    /// anything to weigh or to write. What ends a request or needs a judgement is put before its officer instead.
    /// </summary>
    public bool ByItself => InSilence && By.HasFlag(Role.Machine);

    /// <summary>
    /// Why the clock stands still or runs anew after it, as the explanation of the date says; null for the usual words.
    /// </summary>
    public Words? Counted { get; init; }

    /// <summary>What the box for the reason asks; null for simply the reason.</summary>
    public Words? Asks { get; init; }

    /// <summary>True when what the box for the reason asks may have one answer for several cases.</summary>
    public bool AsksOnce { get; init; }

    /// <summary>
    /// True when its day is not that on which it was taken, but takes the place of the day of receipt, which had been written
    /// down wrong: it may lie before what was done since, and not after. Only while nothing has moved the clock since.
    /// </summary>
    public bool Redates { get; init; }

    /// <summary>True when the reason given with it is told to the public; else it stays in the file.</summary>
    public bool ReasonIsPublic { get; init; }

    /// <summary>True when the letter of a later step begins with the reason given with it: it does not stay in the file.</summary>
    public bool ReasonIsTold { get; init; }

    /// <summary>True when the person whose case it is may send files with it.</summary>
    public bool TakesFiles { get; init; }

    /// <summary>The button as the person whose case it is reads it; null where it reads the same.</summary>
    public Words? Offer { get; init; }

    /// <summary>
    /// The letter it sends as a document, by the id of its text in the law's letters; null where it sends none.
    /// </summary>
    public string? Letter { get; init; }

    /// <summary>
    /// True when its text goes to somebody else: a third party, another agency. The person whose case it is never
    /// reads it.
    /// </summary>
    public bool ToOthers { get; init; }

    /// <summary>How it hands the case over to another body; null when the case stays where it is.</summary>
    public Transfer? Transfers { get; init; }

    /// <summary>True when the other body is named with it.</summary>
    public bool NamesBody => Transfers is Transfer.Over or Transfer.ForGood or Transfer.Away;

    /// <summary>True when it is only taken along with something else, a step of another case or an entry in the file, by whoever does that: it has no button.</summary>
    public bool Along { get; init; }

    /// <summary>True when an outcome can be given with it.</summary>
    public bool Offers(Outcome outcome) => Among.Count == 0 || Among.Contains(outcome.Meaning);

    /// <summary>True when the day given with it is the office's own last day, not one for somebody outside.</summary>
    public bool UntilIsOurs => Clock is ClockEffect.Replace or ClockEffect.Next;

    /// <summary>True when its text goes out as a numbered document with it.</summary>
    public bool SendsLetter => Letter is not null && !Draft;

    /// <summary>True when its text is the answer to the person whose case it is.</summary>
    public bool IsReply => !Draft && (Decides || Outcome is not null);

    /// <summary>
    /// True when it can be taken in several cases at once (批量办理): it leads on, it is no judgement of another's work, which
    /// is looked at one by one, and nothing comes with it that belongs to one case alone: no text, no letter, no outcome, no
    /// day told or counted from, nothing said by the person outside.
    /// </summary>
    public bool ForSeveral => (Needs & ~(Needs.Reason | Needs.Delivery)) == Needs.Nothing && From.Any(from => from != To)
        && ByAnotherThan.Count == 0 && Letter is null && !IsReply && !ReasonIsPublic && (Asks is null || AsksOnce)
        && Clock is not ClockEffect.Date && !By.HasFlag(Role.Requester) && !Along && !NamesBody;
}
