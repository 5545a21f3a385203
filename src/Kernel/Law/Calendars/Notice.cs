namespace Daylight;

/// <summary>An announcement that sets days off and make-up workdays.</summary>
/// <param name="Year">The year it arranges; it may name days of the year before.</param>
/// <param name="Announced">The day it became known; before it nobody could count by it.</param>
/// <param name="Number">Its document number (文号), empty when it has none.</param>
/// <param name="Title">Its title.</param>
public sealed record Notice(int Year, DateOnly Announced, string Number, Words Title)
{
    /// <summary>Title and number, as a source is cited.</summary>
    public Words Citation => field ??= Number is ""
        ? Title
        : new($"{Title.Zh}（{Number}）", $"{Title.En} ({Number})");
}

/// <summary>What makes a day differ from its place in the week.</summary>
public enum SpecialKind
{
    /// <summary>A day off that the law itself gives (法定节假日).</summary>
    Statutory,

    /// <summary>A day off moved here, or a weekend day inside the holiday (调休放假).</summary>
    Swapped,

    /// <summary>A weekend day that is worked (调休上班).</summary>
    MakeUp,
}

/// <summary>A day that differs from its place in the week.</summary>
/// <param name="Date">The day.</param>
/// <param name="Kind">How it differs.</param>
/// <param name="Holiday">The holiday it belongs to.</param>
/// <param name="Source">The notice or statute that says so.</param>
public sealed record SpecialDay(DateOnly Date, SpecialKind Kind, Words Holiday, Words Source)
{
    /// <summary>True for a make-up workday.</summary>
    public bool Works => Kind is SpecialKind.MakeUp;
}
