namespace Daylight.Remedies;

/// <summary>A remedy as it was typed, by a resident or by an officer.</summary>
public sealed record RemedyForm
{
    public const int Name = 50, Authority = 100, Number = 60, Claim = 4000;

    /// <summary>A form nobody has written on.</summary>
    public static readonly RemedyForm Blank = new();

    public string Kind { get; init; } = "";

    public string Body { get; init; } = "";

    public string About { get; init; } = "";

    public string Applicant { get; init; } = "";

    public string Phone { get; init; } = "";

    public string Email { get; init; } = "";

    public string ClaimText { get; init; } = "";

    public string AuthorityName { get; init; } = "";

    public string AuthorityNumber { get; init; } = "";

    public string Filed { get; init; } = "";

    public string Accepted { get; init; } = "";

    public string Noticed { get; init; } = "";

    public bool Simplified { get; init; }

    public bool FirstHandling { get; init; }

    public static RemedyForm Read(IFormCollection sent) => new()
    {
        Kind = Typed.Text(sent, "kind"),
        Body = Typed.Text(sent, "body"),
        About = Typed.Text(sent, "about").ToUpperInvariant(),
        Applicant = Typed.Text(sent, "applicant"),
        Phone = Typed.Text(sent, "phone"),
        Email = Typed.Text(sent, "email"),
        ClaimText = Typed.Text(sent, "claim"),
        AuthorityName = Typed.Text(sent, "authority"),
        AuthorityNumber = Typed.Text(sent, "number"),
        Filed = Typed.Text(sent, "filed"),
        Accepted = Typed.Text(sent, "accepted"),
        Noticed = Typed.Text(sent, "noticed"),
        Simplified = Typed.Text(sent, "simplified") == "true",
        FirstHandling = Typed.Text(sent, "firstHandling") == "true",
    };

    internal RemedyKind? Chosen => Enum.GetValues<RemedyKind>().Where(kind => Code(kind) == Kind).Select(kind => (RemedyKind?)kind).FirstOrDefault();

    /// <summary>How forms and addresses write a kind.</summary>
    internal static string Code(RemedyKind kind) => kind switch
    {
        RemedyKind.Complaint => "complaint",
        RemedyKind.Reconsideration => "reconsideration",
        RemedyKind.LitigationDirect => "litigation-direct",
        _ => "litigation-after",
    };

    internal static Words Say(RemedyKind kind) => kind switch
    {
        RemedyKind.Complaint => new("投诉、举报、申诉", "Complaint"),
        RemedyKind.Reconsideration => new("行政复议", "Administrative reconsideration"),
        RemedyKind.LitigationDirect => new("行政诉讼，未经复议直接起诉", "Suit, without reconsideration"),
        _ => new("行政诉讼，复议后起诉", "Suit after reconsideration"),
    };
}
