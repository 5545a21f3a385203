namespace Daylight.Enquiries;

/// <summary>Anybody asks on the web (网上咨询): no account, no identity; the answer is read with a number and a secret.</summary>
public static class Ask
{
    const string Url = "/enquiries/ask";

    /// <summary>The form.</summary>
    public sealed record Model(EnquiryForm Form, Guid Once, Problems Problems, BodyTree Bodies, IReadOnlyList<SentFile> Files);

    /// <summary>What the asker takes away.</summary>
    public sealed record Sent(string Code, string Secret);

    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet(Url, (string? title, string? body, BodyTree bodies) => Page.Of<AskView>(new Model(
            EnquiryForm.Blank with { Title = Typed.Clean(title), Body = body ?? "" }, Ids.Next(), [], bodies, [])));
        routes.MapPost(Url, File).TakesFiles().RequireRateLimiting("file");
        routes.MapGet($"{Url}/{{code}}/done", (string code, Receipts receipts) => receipts.Secret(code) is { } secret
            ? Page.Of<AskedView>(new Sent(code, secret))
            : See.Other($"/cases?code={Uri.EscapeDataString(code)}"));
    }

    static async Task<IResult> File(IFormCollection sent, EnquiryFiling filing, FormFiles files, CasePapers papers, Receipts receipts, CancellationToken stop)
    {
        var form = EnquiryForm.Read(sent) with { Answer = "" };
        var once = Guid.TryParse(sent["once"], out var given) ? given : Ids.Next();
        var problems = form.Check().When(filing.Bodies.Find(form.Body)?.ExistsOn(filing.Today) != true, "body", "选择问哪个机关", "Choose whom you ask");
        var sheets = await files.Read(sent, once.ToString(), [], problems, stop);
        if (problems.Any) return Page.Of<AskView>(new Model(form, once, problems, filing.Bodies, sheets), StatusCodes.Status422UnprocessableEntity);
        var secret = CaseSecret.New();
        var (code, isNew) = await filing.File(form, new(once, Channel.Web, filing.Today, secret)
        {
            With = matter => papers.HandIn(matter, sheets, Actor.Requester, stop),
        }, Actor.Requester, stop);
        if (isNew) receipts.Give(code, secret, $"{Url}/{code}");
        return See.Other($"{Url}/{code}/done");
    }
}
