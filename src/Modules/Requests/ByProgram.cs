using Daylight.Web.Api;
using Microsoft.AspNetCore.Mvc;

namespace Daylight.Requests;

/// <summary>A program files an application for information, as <see cref="New"/> does for people.</summary>
static class ByProgram
{
    const string KeyHeader = IdempotencyKey.Header;

    /// <summary>The application, as the description of the interface shows it.</summary>
    public sealed record Application
    {
        [Told("受理机关的代码", "Code of the body that is asked")] public required string Body { get; init; }
        [Told("以什么身份：natural、business、research、welfare、legal、other；不写就是natural",
            "As whom: natural, business, research, welfare, legal or other; natural when left out")]
        public string? Kind { get; init; }
        [Told("申请人姓名", "Name of the applicant")] public required string Name { get; init; }
        [Told("身份证明；也可以只写居民身份证号码", "Proof of identity; the number of a resident identity card alone will do")]
        public required Proof Identity { get; init; }
        [Told("单位名称，单位申请时", "Name of the organisation, when one applies")] public string? Organisation { get; init; }
        [Told("单位的统一社会信用代码", "Unified social credit code of the organisation")] public string? CreditCode { get; init; }
        [Told("联系方式，至少一种；也可以只写一个号码、邮箱或者地址", "At least one way to reach the applicant; a number, e-mail or postal address alone will do")]
        public required Reach Contact { get; init; }
        [Told("代理人，由别人代为申请时", "Representative, where somebody applies for the applicant")] public string? Agent { get; init; }
        [Told("阅读、视听需要的协助", "Help needed with reading, hearing or seeing")] public string? Help { get; init; }
        [Told("信息的名称、文号；不写就用description的开头", "Title or number of the information; the beginning of description when left out")]
        public string? Feature { get; init; }
        [Told("要什么信息", "What information is wanted")] public required string Description { get; init; }
        [Told("信息产生的时间", "When the information was made")] public Span? Period { get; init; }
        [Told("怎样取得；也可以只写途径", "How it is wanted; the way alone will do")] public required Handing Delivery { get; init; }
    }

    public sealed record Proof(
        [property: Told("residentid、hongkongmacau、taiwan、passport、military、other", "residentid, hongkongmacau, taiwan, passport, military or other")] string? Kind,
        [property: Told("号码", "Number")] string? Number);

    public sealed record Reach(
        [property: Told("电话", "Telephone")] string? Phone,
        [property: Told("邮箱", "E-mail address")] string? Email,
        [property: Told("邮寄地址", "Postal address")] string? Address);

    public sealed record Span(
        [property: Told("从哪一天", "First day")] DateOnly? From,
        [property: Told("到哪一天", "Last day")] DateOnly? To);

    public sealed record Handing(
        [property: Told("途径：web、email、post、person、fax", "Way: web, email, post, person or fax")] string? Way,
        [property: Told("形式：electronic、paper、inspection；不写就是electronic", "Form: electronic, paper or inspection; electronic when left out")] string? Form);

    /// <summary>What the program gets back.</summary>
    public sealed record Filed(
        [property: Told("办件编号", "Code of the case")] string Code,
        [property: Told("查询密码，只给这一次", "The secret that opens the case; it is given only here")] string Secret,
        [property: Told("查询的网页", "The page on which to follow it")] string Url);

    public static void Map(IEndpointRouteBuilder routes) => routes
        .MapPost(Operations.Root + "/requests", File).Sent(new("ask",
        new("申请公开政府信息", "Ask for information"),
        new($"与网上申请同样登记。带{KeyHeader}的申请重发时不会登记两次，一天之内答复相同；这个键自己生成，要不可猜测，例如UUID。",
            $"Registered like an application on the pages. With {KeyHeader}, one that is sent again is not registered twice and gets the same answer for a day; make the key yourself so that nobody can guess it, such as a UUID.")))
        .RequireRateLimiting("file")
        .Accepts<Application>("application/json")
        .Produces<Filed>(StatusCodes.Status201Created)
        .ProducesProblem(StatusCodes.Status400BadRequest).ProducesProblem(StatusCodes.Status409Conflict)
        .ProducesProblem(StatusCodes.Status422UnprocessableEntity);

    static async Task<IResult> File(
        HttpRequest request, [FromHeader(Name = KeyHeader), Told("自己生成的键，16到100个字符", "A key of your own, 16 to 100 characters")] string? key,
        NewPages pages, RequestDrafts drafts, Filing filing, CancellationToken stop)
    {
        if (await Sent.Read(request, stop) is not { } sent) return Refused.Unreadable;
        var form = Form(sent);
        var problems = sent.Problems.Check(key);
        foreach (var problem in pages.Check(FormStep.Check, form)) problems.Add(Field(problem.Field, sent), problem.Say.Zh, problem.Say.En);
        if (problems.Any) return Refused.Because(problems);

        var (once, secret, content) = (key is null ? Ids.Next() : IdempotencyKey.Once(key), CaseSecret.New(), form.ToJson());
        if (key is not null) drafts.Close(once, content, secret);
        var (code, isNew) = await filing.File(form, pages.FromTheWeb(), once, secret, Actor.Requester, stop);
        if (isNew) return Made(code, secret);
        // Who repeats a key must repeat the application too: a key that was guessed opens nothing.
        return await drafts.Secret(once, content, stop) is { } before ? Made(code, before) : UsedBefore;
    }

    static Answer<Filed> Made(string code, string secret) => new(new(code, secret, $"/cases/{code}"))
    {
        Status = StatusCodes.Status201Created, Location = $"{Operations.Root}/cases/{code}", Private = true,
    };

    static Refused UsedBefore { get; } = new(StatusCodes.Status409Conflict,
        new("这个键已经用过", "This key was used before"),
        Problems.Of(KeyHeader, "这个键用在另一份申请上，或者已经过了一天。换一个键再发。",
            "The key belongs to another application, or a day has passed. Send it with a new key."));

    static RequestForm Form(Sent sent)
    {
        sent.Only("body", "kind", "name", "identity", "organisation", "creditCode", "contact", "agent", "help", "feature", "description", "period", "delivery");
        var form = RequestForm.Blank;
        foreach (var field in (string[])["body", "kind", "name", "organisation", "creditCode", "agent", "help", "feature", "description"])
            form = form.With(field, sent.Text(field));
        if (!sent.Has("kind")) form = form.With("kind", RequestForm.Code(RequesterKind.Natural));
        if (!sent.Has("feature")) form = form.With("feature", Beginning(form["description"]));
        var period = sent.Part("period").Only("from", "to");
        return Delivery(sent, Contact(sent, Identity(sent, form))).With("from", period.Text("from")).With("to", period.Text("to"));
    }

    static RequestForm Identity(Sent sent, RequestForm form)
    {
        if (sent.Plain("identity") is { } number)
            return form.With("identityNumber", number)
                .With("identity", number.Length > 0 ? RequestForm.Code(IdentityKind.ResidentId) : "");
        var proof = sent.Part("identity").Only("kind", "number");
        return form.With("identity", proof.Text("kind")).With("identityNumber", proof.Text("number"));
    }

    static RequestForm Contact(Sent sent, RequestForm form)
    {
        if (sent.Plain("contact") is { } one)
            return form.With(one.Contains('@') ? "email" : one.Any(char.IsLetter) ? "address" : "phone", one);
        var reach = sent.Part("contact").Only("phone", "email", "address");
        return form.With("phone", reach.Text("phone")).With("email", reach.Text("email")).With("address", reach.Text("address"));
    }

    static RequestForm Delivery(Sent sent, RequestForm form)
    {
        form = form.With("form", RequestForm.Code(InformationForm.Electronic));
        if (sent.Plain("delivery") is { } way) return form.With("way", way);
        var handing = sent.Part("delivery").Only("way", "form");
        form = form.With("way", handing.Text("way"));
        return handing.Has("form") ? form.With("form", handing.Text("form")) : form;
    }

    // The pages ask small questions; a program sends their answers in groups.
    static string Field(string asked, Sent sent) => asked switch
    {
        "identityNumber" => "identity",
        "phone" or "email" or "address" => "contact",
        "from" or "to" => "period",
        "form" or "way" => "delivery",
        "feature" when !sent.Has("feature") => "description",
        _ => asked,
    };

    static string Beginning(string description) =>
        string.Concat(description.Split('\n')[0].EnumerateRunes().Take(Typed.Line).Select(rune => rune.ToString())).Trim();
}
