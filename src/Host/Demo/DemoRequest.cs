namespace Daylight.Host.Demo;

/// <summary>Who asks: a natural person or one of the five kinds of organisation of the report (law.md §3.2).</summary>
internal enum RequesterKind
{
    Person,
    Business,
    Research,
    PublicInterest,
    Legal,
    Other,
}

/// <summary>An invented requester; an ID number of area 000000 or a credit code of the same.</summary>
internal sealed record DemoRequester(
    RequesterKind Kind, string Name, string Identity, string Phone, string Mail, string Address);

/// <summary>
/// A request for information with everything that happened to it.
/// Key is unique and stable; Regime is cn-ogi-2008 or cn-ogi-2019;
/// Channel is counter, fax, e-mail, web, letter or other;
/// Purpose was asked for by the rules of 2008 only; ReceivedOn is null while the requester has not confirmed;
/// Due is the last day to answer by the pace of the demonstration, for orientation: the law decides.
/// </summary>
internal sealed record DemoRequest(
    string Key, string Body, string Regime, string Channel, DemoRequester Requester, string Subject, string Description,
    string? Purpose, string Delivery, DateOnly? ReceivedOn, DateOnly? Due, IReadOnlyList<DemoStep> Steps)
{
    /// <summary>The step that ended the request, null while it is open.</summary>
    public DemoStep? Answer => Steps.FirstOrDefault(step => step.Outcome is not null);

    public string? Outcome => Answer?.Outcome;

    /// <summary>The request as it stood on the morning of a day.</summary>
    public DemoRequest Until(DateOnly day) =>
        Steps[^1].On < day ? this : this with { Steps = [.. Steps.TakeWhile(step => step.On < day)] };
}

/// <summary>
/// One step: submit, confirm, register, ask-correction, correct, consult-third-party, third-party-replied, extend,
/// draft, approve, reply, deliver, close or withdraw. By is requester, officer, reviewer, head or third-party. At is in
/// UTC.
/// </summary>
internal sealed record DemoStep(
    string Step, DateTime At, string By, string Note, string? Outcome = null, string? Text = null)
{
    /// <summary>Who is asked, where somebody is.</summary>
    public string? ThirdParty { get; init; }

    /// <summary>The day in Guangzhou.</summary>
    public DateOnly On => DateOnly.FromDateTime(At.AddHours(8));
}

/// <summary>
/// A remedy against an answer. Kind is reconsideration, litigation-direct, litigation-after or complaint;
/// Result is upheld, corrected or other, and holds from DecidedOn.
/// </summary>
internal sealed record DemoRemedy(
    string Kind, string Request, string Body, DateOnly FiledOn, DateOnly? DecidedOn, string? Result, bool FirstHandling,
    string Ground);

/// <summary>
/// A count that officers enter by body and month. Key is service-information, column-visits, on-site, online, phone or
/// catalogue: rows 04 to 09 of the table of 2008.
/// </summary>
internal sealed record DemoCount(string Body, DateOnly Month, string Key, int Value);
