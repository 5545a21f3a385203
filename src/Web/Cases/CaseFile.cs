namespace Daylight.Web;

/// <summary>All that the file of a case shows.</summary>
public sealed record CaseFile
{
    public required Case Matter { get; init; }

    public required Procedure Procedure { get; init; }

    public required Body Body { get; init; }

    /// <summary>The law, by whose names steps are cited.</summary>
    public required LawBook Law { get; init; }

    public Regime? Regime { get; init; }

    public Outcome? Outcome { get; init; }

    public TimeLeft? Left { get; init; }

    public Tone Tone { get; init; }

    public Explained? Explained { get; init; }

    /// <summary>What this officer may do now.</summary>
    public required IReadOnlyList<Step> Steps { get; init; }

    /// <summary>What can be done now by posts that this officer does not hold, by another person, or by somebody outside.</summary>
    public IEnumerable<Step> ForOthers => Procedure.StepsFrom(Matter.State, Matter.Regime).Except(Steps)
        .Where(step => step.By != Role.Machine && step is { Along: false, Transfers: null }
            && (step.After.Count == 0 || step.After.Contains(Matter.Steps[^1].Step))
            && !step.IsSpent(Matter.Steps));

    /// <summary>What the module knows, masked.</summary>
    public required IReadOnlyList<CaseFact> Facts { get; init; }

    /// <summary>How to reach the person; null until the officer opens it.</summary>
    public IReadOnlyList<CaseFact>? Contact { get; init; }

    public bool HasContact { get; init; }

    /// <summary>What the office wrote down of its own work; null where nothing of the kind is kept.</summary>
    public IReadOnlyList<WorkNotes> Notes { get; init; } = [];

    /// <summary>Cases of other procedures that belong to it, with the names of these.</summary>
    public IReadOnlyList<(Case Matter, Procedure Procedure)> Related { get; init; } = [];

    /// <summary>Cases of its own procedure that belong to it.</summary>
    public IReadOnlyList<Linked> Links { get; init; } = [];

    /// <summary>
    /// Of the cases that are handled together with it, and itself, the one whose last day comes first; null where it stands
    /// alone.
    /// </summary>
    public Case? Governs { get; init; }

    /// <summary>Public records that came of it.</summary>
    public IReadOnlyList<Link> Records { get; init; } = [];

    /// <summary>What the officer can take up because of it.</summary>
    public IReadOnlyList<Door> Doors { get; init; } = [];

    /// <summary>What the person said of the answer; null when nothing.</summary>
    public Satisfaction? Satisfaction { get; init; }

    /// <summary>The address of the case; null where e-mail is not set up.</summary>
    public string? MailAddress { get; init; }

    /// <summary>The page on which this officer may correct what was registered of its person; null where they may not.</summary>
    public string? CorrectedAt { get; init; }

    /// <summary>What was corrected of that.</summary>
    public IReadOnlyList<Corrected> Corrected { get; init; } = [];

    /// <summary>True when this officer may give its person a new secret.</summary>
    public bool MayGiveSecret { get; init; }

    /// <summary>True when this officer may send its letters.</summary>
    public bool MayWriteMail { get; init; }

    /// <summary>The addresses whose letters this officer may answer.</summary>
    public IReadOnlySet<string> Answerable { get; init; } = new HashSet<string>();

    /// <summary>A page of the e-mail of the case, in the order of its days.</summary>
    public IReadOnlyList<CaseMail> Mail { get; init; } = [];

    /// <summary>Which page that is.</summary>
    public Stretch Mailed { get; init; } = new(1, 0);

    /// <summary>Who works on it and what was noted; null where it is not shown.</summary>
    public TeamWork? Team { get; init; }

    /// <summary>Names of bodies, by their codes.</summary>
    public required Func<string, Words> NameOf { get; init; }

    /// <summary>The day on which it arrived, where it is a risk that nobody has confirmed its receipt; else null.</summary>
    public DateOnly? AtRiskSince { get; init; }

    /// <summary>Until when its people's data is kept; null while it is open, and where no rule is about it.</summary>
    public CaseKept? Kept { get; init; }

    /// <summary>Names of the officers who took steps.</summary>
    public required IReadOnlyDictionary<Guid, string> Names { get; init; }

    /// <summary>Outcomes that steps carry, by code.</summary>
    public required IReadOnlyDictionary<string, Outcome> Outcomes { get; init; }

    public State State => Procedure.State(Matter.State);

    /// <summary>What a step is called when it was taken.</summary>
    public Words Happened(CaseStep taken) => CaseWords.Happened(Procedure, taken);
}
