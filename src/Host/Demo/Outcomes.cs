namespace Daylight.Host.Demo;

/// <summary>What a request must ask for so that its outcome is believable, and how the answer is worded.</summary>
internal static class Outcomes
{
    public static string Asks(string outcome) => outcome switch
    {
        "privacy" or "C4" => "ask-privacy",
        "business-secret" => "ask-business-secret",
        "in-progress" or "C6" => "ask-process",
        "C5" => "ask-internal",
        "enforcement" or "C7" => "ask-enforcement",
        "C8" => "ask-registry",
        "E1" => "ask-complaint",
        "not-government-information" => "ask-advice",
        "D2" => "ask-summary",
        "does-not-exist" or "not-held" or "D1" => "ask-elsewhere",
        "unclear" or "D3" or "F1" => "ask-vague",
        "state-secret" or "other-statute" or "C1" or "C2" => "ask-secret",
        "E5" => "ask-confirm",
        _ => "ask",
    };

    public static string Says(string outcome) => outcome switch
    {
        "state-secret" or "business-secret" or "privacy" or "in-progress" or "enforcement" or "other-statute"
            => "say-withheld",
        _ when outcome[0] == 'C' => "say-C",
        _ => "say-" + outcome,
    };

    public static bool NeedsCorrection(string outcome) => outcome is "unclear" or "D3" or "F1";

    public static bool NeedsThirdParty(string outcome) => outcome is "business-secret" or "C4";

    public static bool IsRefusal(string outcome) =>
        outcome[0] is 'C' or 'D'
        || outcome is "does-not-exist" or "not-held" or "privacy" or "business-secret" or "in-progress";
}
