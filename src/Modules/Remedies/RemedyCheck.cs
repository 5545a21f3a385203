namespace Daylight.Remedies;

/// <summary>What a remedy must say, all at once.</summary>
sealed class RemedyCheck(Db db, LawBook law, Jurisdiction where, BodyTree bodies, TimeProvider time)
{
    public BodyTree Bodies => bodies;

    public DateOnly Today => time.Today();

    /// <summary>The body that handles a complaint: the one above. Of the topmost, which has none here, no complaint is taken.</summary>
    public string HandlerOf(string against) => bodies.Find(against)?.ParentCode ?? against;

    // Nobody judges a complaint about themselves, and nobody above the topmost body works here.
    void Above(RemedyForm form, Problems problems) => problems.When(bodies.Find(form.Body) is { ParentCode: null }, "body",
        "对本级机关的投诉不在这里受理：请向它的上一级机关或者上一级政府信息公开工作主管部门提出；也可以依法申请行政复议、提起行政诉讼",
        "A complaint about the topmost body is not taken here: turn to the body above it or the open-information authority there. Reconsideration and suit are open to you as well");

    /// <summary>The body in charge of a case, or null when there is no such case.</summary>
    public async Task<string?> BodyOf(string code, CancellationToken stop) => code.Length == 0
        ? null
        : await db.Cases.Where(matter => matter.Code == code && matter.SecretHash != null).Select(matter => matter.BodyCode).SingleOrDefaultAsync(stop);

    /// <summary>All that is wrong with a complaint from the web.</summary>
    public async Task<Problems> OfComplaint(RemedyForm form, CancellationToken stop)
    {
        var problems = new Problems()
            .When(bodies.Find(form.Body)?.ExistsOn(Today) != true, "body", "选择您投诉的机关", "Choose the body you complain of");
        Above(form, problems);
        Who(form, problems);
        problems.When(form.Phone.Length == 0 && form.Email.Length == 0, "phone",
            "留下电话或者邮箱，我们好答复您", "Leave a telephone number or an e-mail address so that we can answer you");
        return await About(form, db.Cases.Where(matter => matter.SecretHash != null), problems, stop);
    }

    /// <summary>All that is wrong with what an officer registers.</summary>
    public async Task<Problems> OfRegistered(RemedyForm form, Actor officer, CancellationToken stop)
    {
        var problems = new Problems();
        var kind = form.Chosen;
        problems.When(kind is null, "kind", "选择是哪一种", "Choose which it is");
        var acting = kind is RemedyKind.Complaint ? HandlerOf(form.Body) : form.Body;
        problems.When(bodies.Find(form.Body) is null || (officer.RolesIn(acting, bodies) & Role.Clerk) == 0, "body",
            "选择您经办的机关；投诉由上一级机关登记", "Choose a body you work for; a complaint is registered by the body above");
        if (kind is RemedyKind.Complaint) Above(form, problems);
        Who(form, problems);
        var filed = problems.Needed("filed", form.Filed);
        problems.When(filed > Today, "filed", "申请、起诉日期不能晚于今天", "It can't be filed after today");
        if (kind is not (null or RemedyKind.Complaint)) Authority(form, filed, kind.Value, problems);
        else if (filed is { } on) problems.When(law.For(where.Code, LawSubject.DisclosureComplaint, on) is null, "filed",
            "那时《政府信息公开条例》还没有施行", "The regulation was not in force then");
        // A suit may be about a reconsideration, of which nobody outside has a secret.
        return await About(form, db.Cases, problems, stop);
    }

    static void Who(RemedyForm form, Problems problems) => problems
        .When(form.Applicant.Length == 0, "applicant", "写出姓名或者名称", "Give the name")
        .Sound("applicant", form.Applicant, RemedyForm.Name)
        .Telephone("phone", form.Phone).Mailbox("email", form.Email)
        .When(form.ClaimText.Length == 0, "claim", "写出请求和理由", "Say what is asked for and why")
        .Sound("claim", form.ClaimText, RemedyForm.Claim);

    void Authority(RemedyForm form, DateOnly? filed, RemedyKind kind, Problems problems)
    {
        problems.When(form.AuthorityName.Length == 0, "authority", "写出复议机关或者法院", "Name the organ or the court")
            .Sound("authority", form.AuthorityName, RemedyForm.Authority)
            .Sound("number", form.AuthorityNumber, RemedyForm.Number);
        var accepted = problems.Optional("accepted", form.Accepted);
        problems.When(accepted < filed, "accepted", "受理不能早于申请、起诉", "It can't be accepted before it was filed");
        var noticed = problems.Needed("noticed", form.Noticed);
        problems.When(noticed < filed || noticed < accepted, "noticed", "收到通知不能早于申请、受理", "Notice can't come before it was filed and accepted")
            .When(noticed > Today, "noticed", "收到通知的日期不能晚于今天", "Notice can't come after today");
        var subject = kind is RemedyKind.Reconsideration ? LawSubject.Reconsideration : LawSubject.Litigation;
        if (noticed is not { } day) return;
        var regime = law.For(where.Code, subject, day);
        problems.When(regime is null, "noticed", "那时这部法律还没有施行", "The law was not in force then")
            .When(form.Simplified && regime?.Rule(kind is RemedyKind.Reconsideration ? "answer-simplified" : "first-instance-simplified", day) is null, "simplified",
                "当时的法律没有简易程序", "The law of that time had no simplified procedure");
    }

    // The body that is named answered it, or had it before it was handed on: else the figures would stand at another's door. No
    // more of a case is said than that there is one there: its number is in public lists anyway.
    async Task<Problems> About(RemedyForm form, IQueryable<Case> among, Problems problems, CancellationToken stop)
    {
        if (form.About.Length == 0) return problems;
        var any = bodies.Find(form.Body) is null;
        var known = form.About.Length <= RemedyForm.Number && await among.AnyAsync(matter => matter.Code == form.About
            && (any || matter.BodyCode == form.Body || matter.Steps.Any(taken => taken.FromBody == form.Body)), stop);
        return problems.When(!known, "about", "这个机关没有办过这个编号的事项，请照回执上写的填；没有就留空",
            "That body has handled no case with this number: copy it from the receipt, or leave it empty");
    }
}
