namespace Daylight.Disclosure.Importing;

/// <summary>A run of the import: what it works with and what it has done.</summary>
sealed record ImportRun(Cataloguing Catalogue, ImportReport Report, ImportTotals Totals)
{
    public void Refuse(Origin origin, Words reason)
    {
        Totals.Refuse(reason);
        Report.Refuse(origin, reason);
    }

    public void Warn(Origin origin, IReadOnlyCollection<Words> warnings)
    {
        Totals.Warn(warnings);
        Report.Warn(origin, warnings);
    }

    /// <summary>Counts a document that was saved and tells what to look at.</summary>
    public void Tell(ReadyRecord one)
    {
        if (one.Present) Totals.Present++;
        else Totals.Added++;
        if (!one.Present) Warn(one.Origin, [.. one.Warnings.Distinct()]);
    }
}
