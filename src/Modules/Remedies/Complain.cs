namespace Daylight.Remedies;

/// <summary>A resident complains about the work of disclosure on the web: no account; it goes to the body above.</summary>
public static class Complain
{
    const string Url = "/remedies/complain";

    /// <summary>The form.</summary>
    public sealed record Model(RemedyForm Form, Guid Once, Problems Problems, BodyTree Bodies, IReadOnlyList<SentFile> Files);

    /// <summary>What the complainant takes away.</summary>
    public sealed record Sent(string Code, string Secret);

    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet(Url, Blank);
        routes.MapPost(Url, File).TakesFiles().RequireRateLimiting("file");
        routes.MapGet($"{Url}/{{code}}/done", Done);
    }

    // The body comes with the link from the case: whoever only guesses a number learns nothing here.
    static IResult Blank(string? about, string? body, RemedyCheck check) => Page.Of<ComplainView>(new Model(
        RemedyForm.Blank with { About = CaseCode.Tidy(about), Body = body ?? "" }, Ids.Next(), [], check.Bodies, []));

    static async Task<IResult> File(
        IFormCollection sent, RemedyCheck check, RemedyFiling filing, FormFiles files, CasePapers papers, Receipts receipts, CancellationToken stop)
    {
        var form = RemedyForm.Read(sent) with { Simplified = false };
        form = form with { About = CaseCode.Tidy(form.About) };
        var once = Guid.TryParse(sent["once"], out var given) ? given : Ids.Next();
        var problems = await check.OfComplaint(form, stop);
        var evidence = await files.Read(sent, once.ToString(), [], problems, stop);
        if (problems.Any)
            return Page.Of<ComplainView>(new Model(form, once, problems, check.Bodies, evidence), StatusCodes.Status422UnprocessableEntity);
        var secret = CaseSecret.New();
        var (code, isNew) = await filing.File(form, RemedyKind.Complaint,
            new(once, check.HandlerOf(form.Body), Channel.Web, check.Today, check.Today, secret)
            {
                With = matter => papers.HandIn(matter, evidence, Actor.Requester, stop),
            }, Actor.Requester, stop);
        if (isNew) receipts.Give(code, secret, $"{Url}/{code}");
        return See.Other($"{Url}/{code}/done");
    }

    static IResult Done(string code, Receipts receipts) => receipts.Secret(code) is { } secret
        ? Page.Of<ComplainedView>(new Sent(code, secret))
        : See.Other($"/cases?code={Uri.EscapeDataString(CaseCode.Tidy(code))}");
}
