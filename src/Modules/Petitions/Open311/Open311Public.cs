namespace Daylight.Petitions;

/// <summary>A request with the case and the petition it became.</summary>
sealed record Open311Row
{
    public required Open311Request Request { get; init; }

    public required Case Matter { get; init; }

    public required Petition Petition { get; init; }

    /// <summary>The states it went through, oldest first.</summary>
    public IReadOnlyList<Passed> Passed { get; init; } = [];
}

/// <summary>That a case came into a state.</summary>
sealed record Passed(Guid CaseId, int Number, DateTime At, string To);

/// <summary>
/// The one place that decides which requests programs can read (可见性): those that came through Open311 and are nothing that
/// is kept from the public. Of these, kind, state, days and body are for everyone; text, place and picture only once
/// released. What is not public and what does not exist is the same to every reader.
/// </summary>
static class Open311Public
{
    static readonly string[] Open =
    [
        .. ((State[])[
            PetitionStates.Registered, PetitionStates.Unidentified, PetitionStates.Dispatched, PetitionStates.Signed, PetitionStates.ReturnAsked,
            PetitionStates.Handling, PetitionStates.Asking, PetitionStates.Suspended, PetitionStates.ExtensionAsked, PetitionStates.Drafted, PetitionStates.Approved,
        ]).Select(state => state.Name),
    ];

    /// <summary>True while it has not been answered: everything else is closed to programs, with the finer state beside it.</summary>
    public static bool IsOpen(string state) => Open.Contains(state);

    /// <summary>The requests that everyone may read.</summary>
    /// <param name="db">The database.</param>
    public static IQueryable<Open311Row> Of(Db db)
    {
        var (batch, fresh) = (Offers.Batch, PetitionStates.Registered.Name);
        return from request in db.Set<Open311Request>().AsNoTracking()
               join matter in db.Cases.AsNoTracking() on request.CaseId equals matter.Id
               join petition in db.Petitions.AsNoTracking().AccusingNobody(db) on request.CaseId equals petition.CaseId
               where petition.Kind != PetitionKind.Grievance && matter.AnonymisedAt == null
                   && !(batch.Contains(request.Service) && matter.State == fresh)
               select new Open311Row { Request = request, Matter = matter, Petition = petition };
    }

    /// <summary>Those whose state is open, or those whose state is closed.</summary>
    public static IQueryable<Open311Row> Standing(this IQueryable<Open311Row> rows, bool open) =>
        open ? rows.Where(row => Open.Contains(row.Matter.State)) : rows.Where(row => !Open.Contains(row.Matter.State));

    /// <summary>Newest first, with the number where two came at the same moment.</summary>
    public static IQueryable<Open311Row> NewestFirst(this IQueryable<Open311Row> rows) =>
        rows.OrderByDescending(row => row.Request.At).ThenByDescending(row => row.Matter.Code);

    /// <summary>Reads rows with the states they went through.</summary>
    public static async Task<List<Open311Row>> Read(this IQueryable<Open311Row> rows, Db db, CancellationToken stop)
    {
        var found = await rows.ToListAsync(stop);
        var ids = found.Select(row => row.Matter.Id).ToList();
        var passed = (await db.Set<CaseStep>().AsNoTracking().Where(step => ids.Contains(step.CaseId)).OrderBy(step => step.Number)
            .Select(step => new Passed(step.CaseId, step.Number, step.At, step.To)).ToListAsync(stop)).ToLookup(step => step.CaseId);
        return [.. found.Select(row => row with { Passed = [.. passed[row.Matter.Id]] })];
    }

    /// <summary>A request as a row of an answer.</summary>
    /// <param name="row">The request, as <see cref="Read"/> gave it.</param>
    /// <param name="asked">Who asks, in which language.</param>
    public static GeoFields Row(Open311Row row, GeoAsked asked)
    {
        var (request, matter, petition) = (row.Request, row.Matter, row.Petition);
        var released = request.ReleasedAt is not null;
        var offer = Offers.Find(request.Service);
        var fields = new GeoFields
        {
            { "service_request_id", matter.Code },
            { "status", IsOpen(matter.State) ? "open" : "closed" },
            { "status_notes", StateOf(matter.State).Title.In(asked.Language) },
            { "service_name", offer?.Name.In(asked.Language) },
            { "service_code", request.Service },
            { "description", released ? request.Description : null },
            { "agency_responsible", asked.Bodies.Find(matter.BodyCode)?.Words.In(asked.Language) },
            { "service_notice", null },
            { "requested_datetime", request.At },
            // Of what is closed the specification wants the time at which it was.
            { "updated_datetime", ClosedAt(row) ?? UpdatedAt(row) },
            { "expected_datetime", matter.DueOn is { } due ? Instants.At(due, EndOfDay) : null },
            { "address", released ? request.Address : null },
            { "address_id", null },
            { "zipcode", null },
            { "lat", released && request.WithPoint ? petition.Point?.Latitude : null },
            { "long", released && request.WithPoint ? petition.Point?.Longitude : null },
            { "media_url", !released ? null : request.Picture is { } picture ? Open311Pictures.HrefOf(picture, asked.Site) : request.WithMedia ? request.MediaUrl : null },
        };
        if (asked.Extensions) Extend(fields, row, asked.Language);
        return fields;
    }

    static readonly TimeOnly EndOfDay = new(23, 59, 59);

    // Notes are the states it went through, in the words of the procedure: nothing that anybody wrote.
    static void Extend(GeoFields fields, Open311Row row, Language language)
    {
        fields.Add("extended_status", Finer(row.Matter.State));
        fields.Add("notes", GeoList.Of("note", row.Passed.Select(step => new GeoFields
        {
            { "datetime", step.At },
            { "description", StateOf(step.To).Title.In(language) },
            { "type", step.To },
        })));
    }

    // The last thing that happened in it.
    static DateTime UpdatedAt(Open311Row row)
    {
        var last = row.Passed.Count > 0 ? row.Passed.Max(step => step.At) : row.Request.At;
        return row.Request.ReleasedAt is { } released && released > last ? released : last;
    }

    /// <summary>When it was closed to programs: the first step of those since which it has not been open. Null while it is open.</summary>
    public static DateTime? ClosedAt(Open311Row row)
    {
        if (IsOpen(row.Matter.State)) return null;
        var open = row.Passed.LastOrDefault(step => IsOpen(step.To))?.Number ?? -1;
        return row.Passed.FirstOrDefault(step => step.Number > open)?.At ?? row.Request.At;
    }

    /// <summary>The state of a petition or an order, by its name.</summary>
    public static State StateOf(string name) =>
        HotlineProcedure.Procedure.States.FirstOrDefault(state => state.Name == name) ?? PetitionProcedure.Procedure.State(name);

    /// <summary>The finer state in the words of programs that exchange updates.</summary>
    public static string Finer(string state) => state switch
    {
        _ when state == PetitionStates.Registered.Name || state == PetitionStates.Unidentified.Name => "open",
        _ when state == PetitionStates.Dispatched.Name || state == PetitionStates.ReturnAsked.Name => "internal_referral",
        _ when state == PetitionStates.Handling.Name || state == PetitionStates.ExtensionAsked.Name || state == PetitionStates.Signed.Name => "investigating",
        _ when state == PetitionStates.Drafted.Name || state == PetitionStates.Approved.Name => "action_scheduled",
        _ when state == PetitionStates.Joined.Name => "duplicate",
        _ when state == PetitionStates.Refused.Name || state == PetitionStates.Routed.Name => "not_councils_responsibility",
        _ when state == PetitionStates.Withdrawn.Name => "no_further_action",
        _ when state == PetitionStates.ReopenAsked.Name => "reopen",
        _ => IsOpen(state) ? "open" : "closed",
    };
}
