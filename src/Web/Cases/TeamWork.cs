namespace Daylight.Web;

/// <summary>Who works on a case, and what officers noted on it: for officers only.</summary>
public sealed record TeamWork
{
    /// <summary>All that was said of who works on it, in order.</summary>
    public required IReadOnlyList<Assignment> Assignments { get; init; }

    /// <summary>A page of what was noted on it.</summary>
    public required IReadOnlyList<CaseNote> Notes { get; init; }

    /// <summary>Which page that is.</summary>
    public required Stretch Noted { get; init; }

    /// <summary>To whom the one who looks can give it.</summary>
    public required IReadOnlyList<Colleague> Choices { get; init; }

    /// <summary>True when the one who looks gives cases to others.</summary>
    public required bool MayGive { get; init; }

    /// <summary>The account of the one who looks.</summary>
    public required Guid? Me { get; init; }

    /// <summary>The absence of the one who works on it; null while present.</summary>
    public Absence? Away { get; init; }

    public required IReadOnlyDictionary<Guid, string> Names { get; init; }

    /// <summary>What was wrong with what was sent.</summary>
    public Problems Problems { get; init; } = [];

    /// <summary>The note that was typed and not kept.</summary>
    public string Typed { get; init; } = "";

    /// <summary>Who works on it; null for nobody.</summary>
    public Guid? Officer => Assignments is [.., var last] ? last.To : null;

    /// <summary>The number of the assignment that holds; 0 before the first.</summary>
    public int Seen => Assignments is [.., var last] ? last.Number : 0;

    public bool MayTake => Me is { } me && Officer != me && Choices.Any(one => one.Account == me);

    public bool MayLayDown => Officer is not null && (Officer == Me || MayGive);

    /// <summary>The name of an officer.</summary>
    public Words NameOf(Guid? account) => account is { } known && Names.TryGetValue(known, out var name)
        ? new(name, name)
        : new("已注销的账号", "a closed account");
}
