namespace Daylight.Petitions;

/// <summary>
/// What stands behind a case of petition or hotline (诉求): who raises what, about which place. Everything here is about a
/// person and stands in no public output; what is published is a text of its own.
/// </summary>
[InLedger]
sealed class Petition
{
    /// <summary>The case.</summary>
    public required Guid CaseId { get; init; }

    /// <summary>Made when the form was opened; the same form sent twice files one petition.</summary>
    public required Guid Once { get; init; }

    public required PetitionSource Source { get; init; }

    public required PetitionKind Kind { get; set; }

    /// <summary>Code of the class of its matter (事项分类); null while nobody has classed it.</summary>
    public string? Class { get; set; }

    [Personal]
    public string? Name { get; set; }

    [Personal]
    public string? Phone { get; set; }

    [Personal]
    public string? Email { get; set; }

    /// <summary>Where the person lives, for the written answer.</summary>
    [Personal]
    public string? Address { get; init; }

    /// <summary>How many raise it together (群体信访); 1 for a single person.</summary>
    public int People { get; init; } = 1;

    /// <summary>Who speaks for them, at most five: 2022 Art. 20, 2005 Art. 18.</summary>
    [Personal]
    public string? Representatives { get; init; }

    /// <summary>True when the person wants to stay unknown to those who handle it: officers see no name and no contact.</summary>
    public bool Unnamed { get; init; }

    /// <summary>
    /// Code of the body that is accused (被检举控告的单位): what is told of it never reaches it, nor any body under it. Null when
    /// none is.
    /// </summary>
    public string? Against { get; init; }

    /// <summary>Who is accused (被检举控告的人员), as the person named them; null when nobody is named.</summary>
    [Personal]
    public string? AgainstPerson { get; init; }

    /// <summary>What it is about, in full; the case's title says it in a line.</summary>
    [Personal]
    public required string Story { get; init; }

    /// <summary>The place it is about, in words.</summary>
    [Personal]
    public string? Place { get; init; }

    /// <summary>
    /// Latitude of that place in millionths of a degree, WGS 84: whole numbers have one form, which the log needs. Null when no
    /// point was given.
    /// </summary>
    public int? LatitudeMillionths { get; init; }

    /// <summary>Longitude, the same.</summary>
    public int? LongitudeMillionths { get; init; }

    /// <summary>The street in which the place is, as its border was on the day of receipt; null where nobody can tell.</summary>
    public Guid? AreaId { get; init; }

    /// <summary>The point in degrees; null when none was given.</summary>
    public (double Latitude, double Longitude)? Point =>
        LatitudeMillionths is { } north && LongitudeMillionths is { } east ? (north / Millionths, east / Millionths) : null;

    /// <summary>
    /// The same for every petition of one person, and nothing else: a keyed digest of telephone, e-mail or name, so that people
    /// are counted once, see <see cref="Reporters"/>. Null when nobody can be told from others.
    /// </summary>
    [Personal]
    public string? Reporter { get; set; }

    /// <summary>The earlier case of the same person about the same matter (重复信访); null for the first.</summary>
    public Guid? RepeatOf { get; set; }

    /// <summary>Day on which the person agreed to publication; null when not, or not any more.</summary>
    public DateOnly? ConsentedOn { get; set; }

    /// <summary>Votes for it where it came from.</summary>
    public int VotesFor { get; init; }

    /// <summary>Votes against it where it came from.</summary>
    public int VotesAgainst { get; init; }

    /// <summary>Identity in the system or program it comes from; null for one that was raised here.</summary>
    public string? SourceId { get; init; }

    /// <summary>Words by which the person is known or reached.</summary>
    public IReadOnlyList<string> Identifying() =>
        [.. ((string?[])[Name, Phone, Email, Address]).OfType<string>().Where(word => word.Length > 1)];

    const double Millionths = 1_000_000;

    /// <summary>Degrees as they are kept.</summary>
    public static int? Kept(double? degrees) => degrees is { } known ? (int)Math.Round(known * Millionths) : null;

    public static void Model(ModelBuilder model) => model.Entity<Petition>(petition =>
    {
        petition.HasKey(p => p.CaseId);
        petition.HasIndex(p => p.Once).IsUnique();
        petition.HasIndex(p => p.SourceId).IsUnique();
        petition.HasIndex(p => p.Reporter);
        petition.HasIndex(p => p.Class);
        petition.HasOne<Area>().WithMany().HasForeignKey(p => p.AreaId);
        petition.Ignore(p => p.Point);
        petition.HasOne<Case>().WithOne().HasForeignKey<Petition>(p => p.CaseId);
    });
}

/// <summary>Named queries on petitions.</summary>
static class PetitionQueries
{
    /// <summary>Names of the states in which they are not late: <see cref="State.Rests"/>.</summary>
    internal static readonly string[] Resting = [.. PetitionProcedure.Procedure.States.Where(state => state.Rests).Select(state => state.Name)];

    extension(Db db)
    {
        /// <summary>All petitions; for officers only.</summary>
        public DbSet<Petition> Petitions => db.Set<Petition>();
    }

    extension(IQueryable<Case> cases)
    {
        /// <summary>Petitions and orders of the hotline.</summary>
        public IQueryable<Case> Petitions() =>
            cases.Where(matter => matter.Procedure == PetitionProcedure.Procedure.Name || matter.Procedure == HotlineProcedure.Procedure.Name);

        /// <summary>
        /// Petitions and orders past their last day, for whoever counts them and gives cards for them: none that is answered with
        /// another, whose last day counts, and none while it is suspended.
        /// </summary>
        public IQueryable<Case> Late(DateOnly today) =>
            cases.Petitions().Overdue(today).Where(matter => !Resting.Contains(matter.State));
    }

    extension(Db db)
    {
        /// <summary>What one person raised, the latest first; whoever asked to stay unknown is not looked up.</summary>
        /// <param name="reporter">The digest of what they gave: <see cref="Petition.Reporter"/>.</param>
        public IQueryable<Case> RaisedBy(string? reporter) =>
            from petition in db.Petitions.AsNoTracking()
            join matter in db.Cases.AsNoTracking() on petition.CaseId equals matter.Id
            where reporter != null && petition.Reporter == reporter && !petition.Unnamed && matter.AnonymisedAt == null
            orderby matter.OpenedAt descending
            select matter;
    }

    extension(IQueryable<Petition> petitions)
    {
        /// <summary>The petition of a case, or null.</summary>
        public Task<Petition?> Of(Case matter, CancellationToken stop) => petitions.SingleOrDefaultAsync(petition => petition.CaseId == matter.Id, stop);
    }
}
