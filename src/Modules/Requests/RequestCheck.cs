using System.Text.RegularExpressions;

namespace Daylight.Requests;

/// <summary>
/// What an application must contain (CN-OGI-2019 Art. 29; CN-OGI-2008 Art. 20): said all at once, page by page.
/// A purpose is never asked for: the test of need was abolished in 2019.
/// </summary>
sealed partial class RequestCheck(LawBook law, Jurisdiction where, BodyTree bodies)
{
    /// <summary>The regime by which a request that arrived on a day goes; null when there was none.</summary>
    public Regime? RegimeOn(DateOnly day) => law.For(where.Code, LawSubject.OpenInformation, day);

    /// <summary>What is wrong on one page.</summary>
    public Problems Of(FormStep step, RequestForm form, DateOnly day) => step.Name switch
    {
        "body" => Body(form, day),
        "who" => Who(form, day),
        "what" => What(form, day),
        "how" => How(form),
        _ => All(form, day),
    };

    /// <summary>What is wrong on any page.</summary>
    public Problems All(RequestForm form, DateOnly day) =>
        Body(form, day).And(Who(form, day)).And(What(form, day)).And(How(form));

    /// <summary>The first page on which something is wrong; null when nothing is.</summary>
    public FormStep? FirstWrong(RequestForm form, DateOnly day) =>
        FormStep.All.FirstOrDefault(step => step != FormStep.Check && Of(step, form, day).Any);

    Problems Body(RequestForm form, DateOnly day) => new Problems()
        .When(bodies.Find(form["body"])?.ExistsOn(day) != true, "body", "选择向哪个机关申请", "Choose the body you ask");

    Problems Who(RequestForm form, DateOnly day)
    {
        var problems = new Problems();
        var kind = form.One<RequesterKind>("kind");
        problems.When(kind is null, "kind", "选择以什么身份申请", "Choose who applies: a person or an organisation");
        problems.When(form["name"].Length == 0, "name", "写出申请人姓名", "Give the name of the applicant");
        problems.Sound("name", form["name"], RequestForm.Name);
        problems.Sound("agent", form["agent"], RequestForm.Name).Sound("help", form["help"], RequestForm.Help);
        Identity(form, day, problems);
        if (kind is not (null or RequesterKind.Natural)) Organisation(form, day, problems);
        Contact(form, problems);
        return problems;
    }

    void Identity(RequestForm form, DateOnly day, Problems problems)
    {
        var kind = form.ProvedBy;
        var number = form["identityNumber"];
        var needed = RegimeOn(day) is { IdentityProved: true };
        problems.When(kind is IdentityKind.None && needed, "identity", "选择一种身份证明", "Choose a proof of identity");
        problems.When(kind is IdentityKind.None && !needed && number.Length > 0, "identity",
            "选择这是哪一种证件的号码", "Choose which document this number is from");
        if (kind is IdentityKind.None) return;
        if (kind is IdentityKind.ResidentId) problems.And(ResidentId.Check("identityNumber", number));
        else problems.When(!Document().IsMatch(number), "identityNumber",
            "写出证件号码：5到30个字母或数字", "Give the number of the document: 5 to 30 letters or digits");
    }

    // The form of 2008 knew the organisation code (组织机构代码) and asked nobody for it; that of 2019 has the credit code.
    void Organisation(RequestForm form, DateOnly day, Problems problems)
    {
        var code = form["creditCode"];
        problems.When(form["organisation"].Length == 0, "organisation", "写出单位名称", "Give the name of the organisation")
            .Sound("organisation", form["organisation"], RequestForm.Organisation);
        if (RegimeOn(day)?.ReplacedBy is null)
        {
            problems.And(CreditCode.Check("creditCode", code));
            return;
        }
        if (code.Length == 0 || OrganisationCode.Parse(code) is not null || CreditCode.Parse(code) is not null) return;
        problems.Add("creditCode",
            "这个代码的位数或者校验位不对：组织机构代码应当是9位，统一社会信用代码应当是18位，请核对有没有输错；没有写的可以空着",
            "Its length or its last character does not fit: an organisation code has 9 characters and a unified social credit code 18. Look for a typing error, or leave it empty if the letter gives none");
    }

    /// <summary>What is wrong with who asks, how they are reached and how they want the answer, where an officer corrects it.</summary>
    public Problems Corrected(RequestForm form, DateOnly day) => Who(form, day).And(Way(form)).And(Reached(form));

    /// <summary>What is wrong with how somebody is reached and how they want the answer, where they change it themselves.</summary>
    public static Problems Changed(Reached now)
    {
        var form = RequestForm.Blank.With("phone", now.Phone ?? "").With("email", now.Email ?? "").With("address", now.Address ?? "").With("way", now.Way ?? "");
        var problems = new Problems();
        Contact(form, problems);
        return problems.And(Way(form)).And(Reached(form));
    }

    static void Contact(RequestForm form, Problems problems)
    {
        var (phone, email, address) = (form["phone"], form["email"], form["address"]);
        problems.When(phone.Length == 0 && email.Length == 0 && address.Length == 0, "phone",
            "至少写一种联系方式：电话、邮箱或者地址", "Give at least one way to be reached: telephone, e-mail or address");
        problems.Telephone("phone", phone).Mailbox("email", email);
        problems.Sound("address", address, RequestForm.Address);
    }

    static Problems What(RequestForm form, DateOnly day)
    {
        var problems = new Problems()
            .When(form["feature"].Length == 0, "feature",
                "写出信息的名称、文号，或者别的特征", "Give a title, a number or another feature of the information")
            .Sound("feature", form["feature"], RequestForm.Feature)
            .Sound("description", form["description"], RequestForm.Description);
        var from = problems.Optional("from", form["from"]);
        var to = problems.Optional("to", form["to"]);
        return problems
            .When(from > to, "from", "起始日期不能晚于截止日期", "The first day can't be after the last")
            .When(from > day, "from", "起始日期不能晚于申请那天", "The first day can't be after the day of the request")
            .When(to > day && !(from > day), "to", "截止日期不能晚于申请那天：还没有产生的信息没法提供", "The last day can't be after the day of the request: what is not made yet can't be given");
    }

    /// <summary>What is wrong on a form of one page that an officer fills in for somebody.</summary>
    public Problems Registered(RequestForm form, DateOnly day) =>
        Who(form, day).And(What(form, day)).And(Wanted(form)).And(Reached(form));

    /// <summary>What is missing for the chosen way, where the answers it needs stand on the same page.</summary>
    public static Problems Reached(RequestForm form)
    {
        var way = form["way"];
        return new Problems()
            .When(way == DeliveryWays.Email && form["email"].Length == 0, "email", "选了电子邮件，请写下邮箱", "E-mail was chosen: give an address")
            .When(way == DeliveryWays.Post && form["address"].Length == 0, "address", "选了邮寄，请写下地址", "Post was chosen: give an address")
            .When(way == DeliveryWays.Fax && form["phone"].Length == 0, "phone", "选了传真，请写下号码", "Fax was chosen: give a number");
    }

    static Problems Wanted(RequestForm form) => new Problems()
        .When(form.One<InformationForm>("form") is null, "form", "选择要什么形式", "Choose the form in which it is wanted")
        .And(Way(form));

    static Problems Way(RequestForm form) => new Problems().When(!DeliveryWays.Knows(form["way"]), "way", "选择怎样取得", "Choose how to get it");

    static Problems How(RequestForm form)
    {
        var way = form["way"];
        return Wanted(form)
            .When(way == DeliveryWays.Email && form["email"].Length == 0, "way",
                "选了电子邮件，请回到“您是谁”留下邮箱", "You chose e-mail: go back to “Who you are” and leave an address")
            .When(way == DeliveryWays.Post && form["address"].Length == 0, "way",
                "选了邮寄，请回到“您是谁”留下地址", "You chose post: go back to “Who you are” and leave an address")
            .When(way == DeliveryWays.Fax && form["phone"].Length == 0, "way",
                "选了传真，请回到“您是谁”留下号码", "You chose fax: go back to “Who you are” and leave a number");
    }

    [GeneratedRegex(@"^[0-9A-Za-z()\-]{5,30}$")]
    private static partial Regex Document();
}
