namespace Daylight.Requests;

/// <summary>Anybody asks a body to correct what it holds about them, on the web and without an account.</summary>
public static class CorrectOwn
{
    const string Url = "/requests/own-record";

    /// <summary>The form, with the evidence that was taken in.</summary>
    public sealed record Model(RequestForm Form, Guid Once, IReadOnlyList<SentFile> Files, Problems Problems, IReadOnlyList<Body> Bodies);

    /// <summary>What the requester takes away.</summary>
    public sealed record Sent(string Code, string Secret);

    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet(Url, Blank);
        routes.MapPost(Url, File).TakesFiles().RequireRateLimiting("file");
        routes.MapGet($"{Url}/{{code}}/done", Done);
    }

    static IResult Blank(string? body, OwnRecordFiling filing) => Page.Of<CorrectOwnView>(
        new Model(RequestForm.Blank.With("body", body ?? ""), Ids.Next(), [], [], BodiesOf(filing)));

    static async Task<IResult> File(
        IFormCollection sent, OwnRecordFiling filing, FormFiles evidence, Receipts receipts, CancellationToken stop)
    {
        var form = RequestForm.Blank.With(sent, OwnRecordFiling.Fields);
        var once = Guid.TryParse(sent["once"], out var given) ? given : Ids.Next();
        var problems = filing.Check(form);
        var files = await evidence.Read(sent, once.ToString(), [], problems, stop);
        if (problems.Any) return Page.Of<CorrectOwnView>(new Model(form, once, files, problems, BodiesOf(filing)), StatusCodes.Status422UnprocessableEntity);
        var secret = CaseSecret.New();
        var (code, isNew) = await filing.File(form, files, new(Channel.Web, once, secret), Actor.Requester, stop);
        if (isNew) receipts.Give(code, secret, $"{Url}/{code}");
        return See.Other($"{Url}/{code}/done");
    }

    static IResult Done(string code, Receipts receipts) => receipts.Secret(code) is { } secret
        ? Page.Of<CorrectOwnSentView>(new Sent(code, secret))
        : See.Other($"/cases?code={Uri.EscapeDataString(CaseCode.Tidy(code))}");

    static IReadOnlyList<Body> BodiesOf(OwnRecordFiling filing) =>
        [.. filing.Office.Bodies.All.Where(body => body.ExistsOn(filing.Office.Today))];
}
