namespace Daylight.Requests;

/// <summary>
/// What every application by a person keeps, for information or for a correction: the case it opened, and who asks
/// (申请人). All of it is about a person: it stands in no public output, and pages show it masked.
/// </summary>
abstract class Application
{
    /// <summary>The case.</summary>
    public required Guid CaseId { get; init; }

    /// <summary>Made when the form was opened; the same form sent twice files one request.</summary>
    public required Guid Once { get; init; }

    public required RequesterKind Kind { get; init; }

    /// <summary>The person, or for an organisation the one who acts for it.</summary>
    [Personal]
    public required string Name { get; init; }

    public required IdentityKind Identity { get; init; }

    [Personal]
    public string? IdentityNumber { get; init; }

    [Personal]
    public string? Organisation { get; init; }

    /// <summary>
    /// Unified social credit code of the organisation (统一社会信用代码), eighteen characters; on a form of the time before 2019
    /// perhaps its organisation code (组织机构代码), nine.
    /// </summary>
    [Personal]
    public string? CreditCode { get; init; }

    [Personal]
    public string? Phone { get; init; }

    [Personal]
    public string? Email { get; init; }

    [Personal]
    public string? Address { get; init; }

    /// <summary>Who acts for a person who asks (代理人); null for nobody.</summary>
    [Personal]
    public string? Agent { get; init; }

    /// <summary>The help they need (阅读、视听协助), in their words; null for none. CN-OGI-2019 Art. 43.</summary>
    [Personal]
    public string? Help { get; init; }

    /// <summary>Whom a letter addresses.</summary>
    public string Addressed => Organisation ?? Name;

    /// <summary>Who asks, with what identifies or reaches them masked.</summary>
    public (Words Name, FactValue Value, bool Wide)[] Masked() =>
    [
        (new("申请人", "Requester"), Name, false),
        (new("身份", "As"), RequestWords.Say(Kind), false),
        (new("单位", "Organisation"), Organisation, false),
        (RequestWords.Say(Identity), Shown(IdentityNumber), false),
        (NameOfCode, Shown(CreditCode), false),
        (new("电话", "Telephone"), Shown(Phone), false),
        (new("邮箱", "E-mail"), Email is null ? null : Web.Masked.Email(Email), false),
        (new("地址", "Address"), Address is null ? null : Web.Masked.Address(Address), false),
        (new("代理人", "Representative"), Agent, false),
        (new("需要的协助", "Help needed"), Help, true),
    ];

    /// <summary>The same in full: what identifies or reaches them.</summary>
    public (Words Name, FactValue Value, bool Wide)[] InFull() =>
    [
        (RequestWords.Say(Identity), IdentityNumber, false),
        (NameOfCode, CreditCode, false),
        (new("电话", "Telephone"), Phone, false),
        (new("邮箱", "E-mail"), Email, false),
        (new("地址", "Address"), Address, true),
    ];

    /// <summary>Every word by which they are known or reached.</summary>
    public IReadOnlyList<string> Identifying() =>
    [
        .. new[] { Name, Organisation, IdentityNumber, CreditCode, Phone, Email, Address, Agent }
            .OfType<string>().Where(word => word.Length > 0),
    ];

    Words NameOfCode => CreditCode is { } code && OrganisationCode.Parse(code) is not null
        ? new("组织机构代码", "Organisation code") : new("统一社会信用代码", "Credit code");

    static string? Shown(string? number) => number is null ? null : Web.Masked.Number(number);
}
