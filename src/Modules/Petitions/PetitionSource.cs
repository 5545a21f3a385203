namespace Daylight.Petitions;

/// <summary>Where a petition came in (来源): every way leads to the same form.</summary>
public enum PetitionSource
{
    /// <summary>The mailbox of the secretary of the Party committee (书记信箱).</summary>
    Secretary,

    /// <summary>The mailbox of the head of the district (区长信箱).</summary>
    Mayor,

    /// <summary>The interaction page of the site (互动交流).</summary>
    Interaction,

    /// <summary>The hotline (12345热线).</summary>
    Hotline,

    /// <summary>A visit (来访).</summary>
    Visit,

    /// <summary>A letter by post (来信).</summary>
    Post,

    /// <summary>An e-mail (电子邮件).</summary>
    Email,

    /// <summary>A program, through Open311.</summary>
    Program,

    /// <summary>A system before this one (迁入).</summary>
    Import,
}

/// <summary>What a petition is (信访事项类别): of 2022 the first three, of the hotline the others.</summary>
public enum PetitionKind
{
    /// <summary>An opinion or suggestion (建议意见).</summary>
    Suggestion,

    /// <summary>A report of misconduct (检举控告).</summary>
    Report,

    /// <summary>A grievance with a claim (申诉求决).</summary>
    Grievance,

    /// <summary>A question (咨询).</summary>
    Question,

    /// <summary>A call for help (求助).</summary>
    Help,

    /// <summary>A complaint (投诉).</summary>
    Complaint,
}

/// <summary>Sources and kinds as people read them, and what follows from them.</summary>
static class PetitionWords
{
    static readonly Dictionary<PetitionSource, Words> Sources = new()
    {
        [PetitionSource.Secretary] = new("书记信箱", "Mailbox of the secretary"),
        [PetitionSource.Mayor] = new("区长信箱", "Mailbox of the district head"),
        [PetitionSource.Interaction] = new("互动交流", "Interaction page"),
        [PetitionSource.Hotline] = new("热线", "Hotline"),
        [PetitionSource.Visit] = new("来访", "Visit"),
        [PetitionSource.Post] = new("来信", "Letter by post"),
        [PetitionSource.Email] = new("电子邮件", "E-mail"),
        [PetitionSource.Program] = new("程序接口", "Program interface"),
        [PetitionSource.Import] = new("迁入", "Taken over"),
    };

    static readonly Dictionary<PetitionKind, Words> Kinds = new()
    {
        [PetitionKind.Question] = new("咨询", "A question"),
        [PetitionKind.Help] = new("求助", "A call for help"),
        [PetitionKind.Suggestion] = new("意见建议", "A suggestion"),
        [PetitionKind.Complaint] = new("投诉", "A complaint"),
        [PetitionKind.Grievance] = new("申诉求决", "A grievance"),
        [PetitionKind.Report] = new("检举控告", "A report of misconduct"),
    };

    /// <summary>The sources that people choose on the web.</summary>
    public static readonly IReadOnlyList<PetitionSource> OnTheWeb = [PetitionSource.Mayor, PetitionSource.Secretary, PetitionSource.Interaction];

    /// <summary>The sources that officers register.</summary>
    public static readonly IReadOnlyList<PetitionSource> AtTheDesk =
        [PetitionSource.Hotline, PetitionSource.Visit, PetitionSource.Post, PetitionSource.Email];

    public static IReadOnlyList<PetitionKind> AllKinds { get; } = [.. Kinds.Keys];

    public static Words Say(PetitionSource source) => Sources[source];

    public static Words Say(PetitionKind kind) => Kinds[kind];

    /// <summary>The word of an enum in forms and addresses: <c>mayor</c>.</summary>
    public static string Code<T>(T one) where T : struct, Enum => one.ToString().ToLowerInvariant();

    /// <summary>The value with this word, or null.</summary>
    public static T? Find<T>(string? code) where T : struct, Enum => Enum.GetValues<T>().Cast<T?>().FirstOrDefault(one => Code(one!.Value) == code);

    /// <summary>How it came in, as every case says it.</summary>
    public static Channel ChannelOf(PetitionSource source) => source switch
    {
        PetitionSource.Hotline => Channel.Telephone,
        PetitionSource.Visit => Channel.Counter,
        PetitionSource.Post => Channel.Post,
        PetitionSource.Email => Channel.Email,
        PetitionSource.Program or PetitionSource.Import => Channel.Other,
        _ => Channel.Web,
    };

    /// <summary>
    /// The procedure it goes by: letters, visits and the mailboxes are petitions, and so is every report of misconduct and
    /// every grievance; what is called in or asked on the interaction page is an order of the hotline.
    /// </summary>
    public static Procedure ProcedureOf(PetitionSource source, PetitionKind kind) =>
        source is PetitionSource.Hotline or PetitionSource.Interaction or PetitionSource.Program
            && kind is not (PetitionKind.Report or PetitionKind.Grievance)
            ? HotlineProcedure.Procedure
            : PetitionProcedure.Procedure;

    /// <summary>The procedure by which a petition or an order goes.</summary>
    public static Procedure ProcedureOf(Case matter) => matter.Procedure == HotlineProcedure.Procedure.Name ? HotlineProcedure.Procedure : PetitionProcedure.Procedure;

    /// <summary>The step that gives an order of the hotline its class, and with it its period.</summary>
    public static string ClassStep(PetitionKind kind) => kind switch
    {
        PetitionKind.Question => HotlineProcedure.Consult,
        PetitionKind.Help or PetitionKind.Suggestion => HotlineProcedure.Help,
        _ => HotlineProcedure.Complaint,
    };
}
