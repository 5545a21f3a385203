namespace Daylight.Petitions;

/// <summary>Where a letter is about, for finding others about the same place.</summary>
/// <param name="Place">In words; empty for none.</param>
/// <param name="Point">In degrees; null for none.</param>
/// <param name="Areas">The streets it may be in: that of the point, and those next to it.</param>
sealed record Whereabouts(string Place, (double Latitude, double Longitude)? Point, IReadOnlyList<Guid> Areas)
{
    // So far apart people mean one thing by two points; no law says so, and peers take as much.
    const double Near = 250, MetresOfDegree = 111_320;

    // Shorter words name a street or a whole estate, in which much can be.
    const int Exact = 5;

    // Whatever the width of its characters, and without what stands between them.
    static readonly Likeness Written = new([], 100);

    public static Whereabouts Of(PetitionForm form, AreaMap areas, DateOnly on) => Of(form.Place, form.Point, areas.Named(form.Place, AreaKind.Street, on)?.Id, areas, on);

    public static Whereabouts Of(Petition petition, AreaMap areas, DateOnly on) => Of(petition.Place ?? "", petition.Point, petition.AreaId, areas, on);

    static Whereabouts Of(string place, (double Latitude, double Longitude)? point, Guid? area, AreaMap areas, DateOnly on)
    {
        List<Guid?> found = [area];
        if (point is var (north, east))
        {
            var (up, right) = (Near / MetresOfDegree, Near / MetresOfDegree / Math.Cos(north * Math.PI / 180));
            foreach (var (more, further) in ((double, double)[])[(0, 0), (up, 0), (-up, 0), (0, right), (0, -right)])
                found.Add(areas.At(north + more, east + further, AreaKind.Street, on)?.Id);
        }
        return new(place, point, [.. found.OfType<Guid>().Distinct()]);
    }

    /// <summary>Why another is about the same place; null when it is not, as far as anybody can tell.</summary>
    public Words? SameAs(string? place, (double Latitude, double Longitude)? point)
    {
        if (Point is { } here && point is { } there && Metres(here, there) is var metres && metres <= Near)
            return new($"相距约{Math.Round(metres / 10) * 10:0}米", $"about {Math.Round(metres / 10) * 10:0} m away");
        var (mine, theirs) = (Written.Key(Place), Written.Key(place ?? ""));
        var (shorter, longer) = mine.Length <= theirs.Length ? (mine, theirs) : (theirs, mine);
        return shorter.Length >= Exact && longer.Contains(shorter, StringComparison.Ordinal) ? new("同一个地方", "the same place") : null;
    }

    static double Metres((double Latitude, double Longitude) one, (double Latitude, double Longitude) other)
    {
        var (north, east) = (other.Latitude - one.Latitude, (other.Longitude - one.Longitude) * Math.Cos(one.Latitude * Math.PI / 180));
        return MetresOfDegree * Math.Sqrt((north * north) + (east * east));
    }
}
