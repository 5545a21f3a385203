namespace Daylight.Petitions;

/// <summary>
/// Updates of requests (servicerequestupdates, an extension): programs read which states a request went through, and the one
/// that sent a request adds to it. What is added is for the office and moves nothing by itself.
/// </summary>
static class Open311Updates
{
    const int MostRows = Open311Requests.MostRows, MostDays = Open311Requests.MostDays, LongestId = 200, LongestWish = 40;

    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet($"{Open311.Base}/servicerequestupdates.{{format}}", All).Reads();
        routes.MapPost($"{Open311.Base}/servicerequestupdates.{{format}}", Send).Takes();
    }

    static async Task<IResult> All(string format, HttpContext http, Db db, TimeProvider time, CancellationToken stop)
    {
        if (GeoAsked.Reading(http, format, out var refused) is not { } asked) return refused;
        var (start, end) = (asked.Instant("start_date"), asked.Instant("end_date"));
        var last = end ?? time.Now();
        var first = start ?? last.AddDays(-MostDays);
        asked.Wrong.When(first > last, "end_date", "不能早于start_date", "can't be before start_date")
            .When(last - first > TimeSpan.FromDays(MostDays), "end_date", $"一次最多问{MostDays}天", $"at most {MostDays} days at once");
        if (asked.Wrong.Any) return asked.Refused();
        var codes = asked.Codes();
        var rows = Open311Public.Of(db);
        if (codes.Length > 0) rows = rows.Where(row => codes.Contains(row.Matter.Code));
        var passed = await (from row in rows
                            join step in db.Set<CaseStep>() on row.Matter.Id equals step.CaseId
                            where first <= step.At && step.At <= last
                            orderby step.At, row.Matter.Code, step.Number
                            select new { row.Matter.Code, step.Number, step.At, step.To }).Take(MostRows).ToListAsync(stop);
        return asked.List("service_request_updates", "request_update", passed.Select(step =>
        {
            var fields = new GeoFields
            {
                { "update_id", $"{step.Code}/{step.Number}" },
                { "service_request_id", step.Code },
                { "status", Open311Public.IsOpen(step.To) ? "open" : "closed" },
                { "updated_datetime", step.At },
                { "description", Open311Public.StateOf(step.To).Title.In(asked.Language) },
                { "media_url", null },
            };
            if (asked.Extensions) fields.Add("extended_status", Open311Public.Finer(step.To));
            return fields;
        }));
    }

    static async Task<IResult> Send(string format, HttpContext http, ProgramFiling filing, ProgramUpdates updates, CancellationToken stop)
    {
        if (await SendRequest.Read(http.Request, stop) is not { } sent) return SendRequest.Unreadable(format, http);
        if (GeoAsked.Sending(http, format, sent, out var refused) is not { } asked) return refused;
        if (await filing.KeyOf(Typed.Text(sent, "api_key"), stop) is not { } key) return asked.Refused(GeoRefusal.NoKey);
        var (said, media, name, wished) = (asked.Instant("updated_datetime"), asked.Media(), asked["update_id"] ?? "", asked["status"] ?? "");
        var description = asked["description"] ?? "";
        asked.Wrong.When(asked["service_request_id"] is null, "service_request_id", "写出编号", "give the number")
            .When(description.Length == 0, "description", "写出补充的内容", "say what is added")
            .And(new Problems().Sound("description", description, PetitionForm.StoryLength).Sound("update_id", name, LongestId).Sound("status", wished, LongestWish), field => field);
        if (asked.Wrong.Any) return asked.Refused();
        var update = await updates.Add(key, CaseCode.Tidy(asked["service_request_id"]), name, description, wished, media, said, stop);
        return update is null ? asked.Refused(GeoRefusal.NotFound()) : asked.List("service_request_updates", "request_update",
            [new GeoFields { { "update_id", update.Id.ToString() } }]) with { Status = StatusCodes.Status201Created, Private = true };
    }
}

/// <summary>Keeps what programs add to requests they sent.</summary>
sealed class ProgramUpdates(Db db, Ledger ledger)
{
    /// <summary>Adds to a request; the same sent again is there already. Null when the key has sent no such request that is public.</summary>
    public async Task<Open311Update?> Add(
        Open311Key key, string code, string name, string description, string wished, string? media, DateTime? said, CancellationToken stop)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(stop);
        await db.Lock($"open311/{code}", stop);
        var matter = await Open311Public.Of(db).Where(row => row.Request.KeyId == key.Id && row.Matter.Code == code).Select(row => row.Matter).SingleOrDefaultAsync(stop);
        if (matter is null) return null;
        var sending = name.Length > 0 ? ProgramFiling.Digest(name) : null;
        if (sending is not null && await db.Set<Open311Update>().AsNoTracking().SingleOrDefaultAsync(one => one.CaseId == matter.Id && one.Sending == sending, stop) is { } known)
            return known;
        var update = new Open311Update
        {
            CaseId = matter.Id, Sending = sending, Description = description, Wished = wished.Length > 0 ? wished : null, MediaUrl = media,
            SaidAt = said ?? ledger.Now, At = ledger.Now,
        };
        db.Add(update);
        ledger.Write(Actor.Requester, "add-by-program", matter.Address, matter.BodyCode).Covers(update);
        await db.SaveChangesAsync(stop);
        await transaction.CommitAsync(stop);
        return update;
    }

    /// <summary>What was added to a case, oldest first.</summary>
    public static Task<List<Open311Update>> Of(Db db, Case matter, CancellationToken stop) =>
        db.Set<Open311Update>().AsNoTracking().Where(update => update.CaseId == matter.Id).OrderBy(update => update.At).ToListAsync(stop);
}
