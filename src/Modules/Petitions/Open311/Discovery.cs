namespace Daylight.Petitions;

/// <summary>What the interface is, which kinds of request it takes and what is asked for each (discovery, services).</summary>
static class Discovery
{
    const string Specification = "http://wiki.open311.org/GeoReport_v2";

    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet($"{Open311.Root}/discovery.{{format}}", Show).Reads();
        routes.MapGet($"{Open311.Base}/services.{{format}}", All).Reads();
        routes.MapGet($"{Open311.Base}/services/{{code}}.{{format}}", One).Reads();
    }

    static GeoAnswer Show(string format, HttpContext http, Site site)
    {
        if (GeoAsked.Reading(http, format, out var refused) is not { } asked) return refused;
        if (asked.Wrong.Any) return asked.Refused();
        var contact = string.Join("; ", site.Contact.Prepend(site.Office).Select(line => line.In(asked.Language)));
        return asked.Answer("discovery", new GeoFields
        {
            { "changeset", Offers.Changed },
            { "contact", contact },
            { "key_service", new Words($"api_key由{site.Office.Zh}发放，请说明程序名称和联系人：{contact}", $"Keys are given by {site.Office.En}: name the program and who answers for it. {contact}").In(asked.Language) },
            { "endpoints", GeoList.Of("endpoint",
            [
                new GeoFields
                {
                    { "specification", Specification },
                    { "url", asked.Site + Open311.Base },
                    { "changeset", Offers.Changed },
                    { "type", site.Demo ? "test" : "production" },
                    { "formats", GeoList.Of("format", ["text/xml", "application/json"]) },
                },
            ]) },
        });
    }

    // Every kind is taken everywhere in the one jurisdiction: a point is checked and leaves nothing out.
    static GeoAnswer All(string format, HttpContext http)
    {
        if (GeoAsked.Reading(http, format, out var refused) is not { } asked) return refused;
        _ = asked.Point();
        return asked.Wrong.Any ? asked.Refused() : asked.List("services", "service", Offers.All.Select(offer => new GeoFields
        {
            { "service_code", offer.Code },
            { "service_name", offer.Name.In(asked.Language) },
            { "description", offer.Description.In(asked.Language) },
            { "metadata", offer.Attributes.Count > 0 },
            { "type", offer.Type is OfferType.Batch ? "batch" : "realtime" },
            { "keywords", offer.Keywords.In(asked.Language) },
            { "group", offer.Group.In(asked.Language) },
        }));
    }

    static GeoAnswer One(string code, string format, HttpContext http)
    {
        if (GeoAsked.Reading(http, format, out var refused) is not { } asked) return refused;
        if (Offers.Find(code) is not { } offer) asked.Wrong.Add(StatusCodes.Status404NotFound, NoSuchKind);
        else if (!asked.Wrong.Any) return asked.Answer("service_definition", Definition(offer, asked.Language));
        return asked.Refused();
    }

    /// <summary>What is said of a code that is none.</summary>
    public static readonly Words NoSuchKind = new("service_code：没有这一类", "service_code: there is no such service");

    static GeoFields Definition(Offer offer, Language language) => new()
    {
        { "service_code", offer.Code },
        { "attributes", GeoList.Of("attribute", offer.Attributes.Select((asks, place) =>
        {
            var fields = new GeoFields
            {
                { "variable", asks.Asks },
                { "code", asks.Code },
                { "datatype", asks.Type.ToString().ToLowerInvariant() },
                { "required", asks.Required },
                { "datatype_description", asks.Hint?.In(language) },
                { "order", place + 1 },
                { "description", asks.Says.In(language) },
            };
            if (asks.Values.Count > 0)
                fields.Add("values", GeoList.Of("value", asks.Values.Select(value => new GeoFields { { "key", value.Key }, { "name", value.Name.In(language) } })));
            return fields;
        })) },
    };
}
