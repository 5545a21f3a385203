namespace Daylight.Host.Demo;

/// <summary>What the demonstration's data calls things, in the words of the installation.</summary>
internal static class DemoClasses
{
    public static string Category(string key) => key switch
    {
        "activity" => "affairs",
        _ => key,
    };

    public static string Topic(string key) => key switch
    {
        "three-public" => "three-expenses",
        "accident" => "safety",
        "expropriation" => "land",
        "price" => "prices",
        _ => key,
    };

    public static string Kind(string key) => key switch
    {
        "normative-document" => "normative",
        _ => key,
    };

    public static string Tally(string key) => "tally." + key;

    public static Channel Channel(string key) => key switch
    {
        "counter" => Daylight.Channel.Counter,
        "fax" => Daylight.Channel.Fax,
        "e-mail" => Daylight.Channel.Email,
        "web" => Daylight.Channel.Web,
        "letter" => Daylight.Channel.Post,
        _ => Daylight.Channel.Other,
    };

    public static Daylight.Requests.RequesterKind Requester(RequesterKind kind) => kind switch
    {
        RequesterKind.Person => Daylight.Requests.RequesterKind.Natural,
        RequesterKind.Business => Daylight.Requests.RequesterKind.Business,
        RequesterKind.Research => Daylight.Requests.RequesterKind.Research,
        RequesterKind.PublicInterest => Daylight.Requests.RequesterKind.Welfare,
        RequesterKind.Legal => Daylight.Requests.RequesterKind.Legal,
        _ => Daylight.Requests.RequesterKind.Other,
    };

    /// <summary>The outcome of a list by what it means; the demonstration says some meanings in its own words.</summary>
    public static string Outcome(LawBook law, string regime, string key)
    {
        var outcomes = law.Outcomes(regime);
        var meaning = key switch
        {
            "in-progress" => "in-process",
            "enforcement" => "enforcement-safety",
            "other-statute" => "forbidden-by-law",
            "already-public" => "public-already",
            _ => key,
        };
        return (outcomes.FirstOrDefault(outcome => outcome.Code == key) ?? outcomes.FirstOrDefault(outcome => outcome.Meaning == meaning)
            ?? outcomes.Single(outcome => outcome.Meaning == "other")).Code;
    }
}
