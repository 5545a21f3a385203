namespace Daylight.Disclosure.Importing;

/// <summary>A run of the import: what it works with and what it has done.</summary>
sealed record ImportRun(Cataloguing Catalogue, ImportReport Report, ImportTotals Totals)
{
    public void Refuse(Origin origin, Words reason)
    {
        Totals.Refuse(reason);
        Report.Refuse(origin, reason);
    }

    /// <summary>Counts a document that was saved and tells what to look at.</summary>
    public void Tell(ReadyRecord one)
    {
        if (one.Present) Totals.Present++;
        else Totals.Added++;
        if (one.Present || one.Warnings.Count == 0) return;
        Totals.Warned++;
        foreach (var warning in one.Warnings.Distinct()) Report.Warn(one.Origin, warning);
    }
}
