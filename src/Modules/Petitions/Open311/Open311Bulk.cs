namespace Daylight.Petitions;

/// <summary>
/// All that is public of the requests of a time in one file (GeoReport bulk, an extension): for statistics, as CSV, JSON or
/// XML. The same questions as for single requests, and the same rule of what is public.
/// </summary>
static class Open311Bulk
{
    const string CsvSuffix = "csv";

    // A year of a large district is asked for in parts.
    const int MostRows = 20_000;

    public static void Map(IEndpointRouteBuilder routes) => routes.MapGet($"{Open311.Base}/bulk.{{format}}", All).Reads();

    static async Task<IResult> All(string format, HttpContext http, Db db, TimeProvider time, CancellationToken stop)
    {
        if (GeoAsked.Reading(http, format is CsvSuffix ? "xml" : format, out var refused) is not { } asked) return refused;
        if (Open311Requests.Asked(asked, db, time.Now()) is not { } rows) return asked.Refused();
        var found = await rows.NewestFirst().Take(MostRows).Read(db, stop);
        var lines = found.Select(row => Line(row, asked)).ToList();
        if (format is not CsvSuffix) return asked.List("service_requests", "request", lines);
        var names = Line(null, asked).Select(field => field.Key);
        return Results.Bytes(Csv.Bytes([names, .. lines.Select(line => line.Select(field => GeoAnswer.Text(field.Value)))]), Csv.MediaType);
    }

    // Without a row only the names count.
    static GeoFields Line(Open311Row? row, GeoAsked asked)
    {
        var own = row is null ? [] : Open311Public.Row(row, asked).ToDictionary(field => field.Key, field => field.Value);
        var offer = Offers.Find(row?.Request.Service);
        return new()
        {
            { "service_request_id", own.GetValueOrDefault("service_request_id") },
            { "requested_datetime", own.GetValueOrDefault("requested_datetime") },
            { "updated_datetime", own.GetValueOrDefault("updated_datetime") },
            { "closed_date", row is null ? null : Open311Public.ClosedAt(row) },
            { "status_description", own.GetValueOrDefault("status") },
            { "status_notes", own.GetValueOrDefault("status_notes") },
            { "source", row is null ? null : PetitionWords.Say(row.Petition.Source).In(asked.Language) },
            { "service_name", offer?.Group.In(asked.Language) },
            { "service_subtype", own.GetValueOrDefault("service_name") },
            { "description", own.GetValueOrDefault("description") },
            { "agency_responsible", own.GetValueOrDefault("agency_responsible") },
            { "address", own.GetValueOrDefault("address") },
            { "lat", own.GetValueOrDefault("lat") },
            { "long", own.GetValueOrDefault("long") },
        };
    }
}
