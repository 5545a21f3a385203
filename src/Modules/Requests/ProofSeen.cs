namespace Daylight.Requests;

/// <summary>
/// That an officer saw the proof of identity (身份证明), or the written authority of whoever asks for somebody else (授权委托书): a
/// step of the case, with its day and with who saw it.
/// </summary>
static class ProofSeen
{
    public const string Name = "see-proof";

    public static Step Step(State inHand, string basis) => new(Name, new("登记核验身份、委托", "Enter the proof that was seen"), new("身份证明、委托手续已核验", "Proof of identity or authority was seen"))
    {
        From = [inHand], To = inHand, By = Role.Clerk, Needs = Needs.Reason, Basis = basis,
        Asks = new("谁出示的，看了哪些：身份证件、授权委托书、委托到哪天", "Who showed it and what: document, written authority, until when it holds"),
    };

    /// <summary>What is pointed out to whoever answers while nobody wrote down that the authority of a representative was seen.</summary>
    public static IEnumerable<PointedOut> Missing(Application? application, Case matter) =>
        application is { Agent: { } agent } && matter.Steps.All(taken => taken.Step != Name)
            ? [new("authority-not-seen", new("代理人的授权委托书没有登记核验", "That the representative's authority was seen is not written down"), new("案卷", "The file"), "", agent)]
            : [];
}
