namespace Daylight.Requests;

/// <summary>Who asks (申请人), as a request for information and one for correction both keep it.</summary>
interface IApplicant
{
    RequesterKind Kind { get; }

    /// <summary>The person, or for an organisation the one who acts for it.</summary>
    string Name { get; }

    IdentityKind Identity { get; }

    string? IdentityNumber { get; }

    string? Organisation { get; }

    /// <summary>Unified social credit code of the organisation.</summary>
    string? CreditCode { get; }

    string? Phone { get; }

    string? Email { get; }

    string? Address { get; }
}

/// <summary>What pages and letters say of an applicant.</summary>
static class Applicants
{
    extension(IApplicant who)
    {
        /// <summary>Who asks, with what identifies or reaches them masked.</summary>
        public (Words Name, FactValue Value, bool Wide)[] Masked() =>
        [
            (new("申请人", "Requester"), who.Name, false),
            (new("身份", "As"), RequestWords.Say(who.Kind), false),
            (new("单位", "Organisation"), who.Organisation, false),
            (RequestWords.Say(who.Identity), Shown(who.IdentityNumber), false),
            (new("统一社会信用代码", "Credit code"), Shown(who.CreditCode), false),
            (new("电话", "Telephone"), Shown(who.Phone), false),
            (new("邮箱", "E-mail"), who.Email is { } email ? Web.Masked.Email(email) : null, false),
            (new("地址", "Address"), who.Address is { } address ? Web.Masked.Address(address) : null, false),
        ];

        /// <summary>The same in full: what identifies or reaches them.</summary>
        public (Words Name, FactValue Value, bool Wide)[] InFull() =>
        [
            (RequestWords.Say(who.Identity), who.IdentityNumber, false),
            (new("统一社会信用代码", "Credit code"), who.CreditCode, false),
            (new("电话", "Telephone"), who.Phone, false),
            (new("邮箱", "E-mail"), who.Email, false),
            (new("地址", "Address"), who.Address, true),
        ];

        /// <summary>Every word by which they are known or reached.</summary>
        public IReadOnlyList<string> Identifying() =>
        [
            .. new[] { who.Name, who.Organisation, who.IdentityNumber, who.CreditCode, who.Phone, who.Email, who.Address }
                .OfType<string>().Where(word => word.Length > 0),
        ];

        /// <summary>Whom a letter addresses.</summary>
        public string Addressed => who.Organisation ?? who.Name;
    }

    static string? Shown(string? number) => number is null ? null : Web.Masked.Number(number);
}
