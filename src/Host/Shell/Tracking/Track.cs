using System.Globalization;
using System.Text;
using Daylight.Host.Shell.Public;
using Daylight.Web;

namespace Daylight.Host.Shell;

/// <summary>
/// A resident follows a case by its number and secret, without an account, and does what the procedure leaves to them:
/// correct, withdraw. A wrong number and a wrong secret are the same answer.
/// </summary>
public static class Track
{
    /// <summary>Attempts to open a case count against this limit.</summary>
    const string Guesses = "secret";
    const int LongestReason = 2_000;

    /// <summary>The two questions.</summary>
    public sealed record Asked(string Code, Problems Problems);

    /// <summary>A step that the requester is about to take.</summary>
    public sealed record Doing(TrackedCase Case, Step Step, string Reason, Problems Problems)
    {
        /// <summary>What was sent with it and taken in.</summary>
        public IReadOnlyList<SentFile> Files { get; init; } = [];
    }

    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/cases", (string? code) => Page.Of<OpenCaseView>(new Asked(CaseCode.Tidy(code), [])));
        routes.MapPost("/cases", Open).RequireRateLimiting(Guesses);
        Mine.Map(routes);
        Follow.Map(routes);
        OwnContact.Map(routes);
        TrackMail.Map(routes);
        routes.MapGet("/cases/{code}", Show);
        routes.MapGet("/cases/{code}/reply.txt", Reply);
        foreach (var name in ReadyLetter.Names)
            routes.MapGet($"/cases/{{code}}/{name}.txt", (string code, TrackedCases cases, HttpContext http, CancellationToken stop) => Ready(code, name, cases, http, stop));
        routes.MapGet("/cases/{code}/copy.zip", Copy);
        routes.MapGet("/cases/{code}/papers/{paper:guid}", Paper);
        routes.MapPost("/cases/{code}/parts/{part}", OpenPart);
        routes.MapPost("/cases/{code}/close", Close);
        routes.MapPost("/cases/{code}/rating", Rate).RequireRateLimiting("file");
        routes.MapPost("/cases/{code}/publication-wish", Wish).RequireRateLimiting("file");
        routes.MapGet("/cases/{code}/{step}", Ask);
        routes.MapPost("/cases/{code}/{step}", Take).TakesFiles().RequireRateLimiting("file");
    }

    static async Task<IResult> Open(IFormCollection form, CaseOffice office, OpenedCases opened, OwnCases own, HttpContext http, CancellationToken stop)
    {
        var (code, secret) = (CaseCode.Tidy(form["code"]), form["secret"].ToString());
        var problems = new Problems()
            .When(code.Length == 0, "code", "写出受理编号，比如GK-2026-00214", "Give the number, such as GK-2026-00214")
            .When(secret.Length == 0, "secret", "写出查询密码", "Give the secret");
        if (problems.None && await office.Db.Cases.OpenedBy(code, secret, stop) is { } matter)
        {
            opened.Open(http, matter);
            own.Note(http, matter, -1);
            return See.Other(OpenedCases.PathOf(matter.Code));
        }
        if (problems.None)
            problems.Add("secret", "编号或者密码不对。请照回执上写的再输一次", "Number or secret is not right. Type them again as they stand on the receipt");
        return Page.Of<OpenCaseView>(new Asked(code, problems), StatusCodes.Status422UnprocessableEntity);
    }

    static async Task<IResult> Show(string code, TrackedCases cases, OwnCases own, HttpContext http, CancellationToken stop)
    {
        if (await cases.Find(http, code, stop) is not { } found) return Closed(code);
        own.Note(http, found.Matter, found.Matter.Steps[^1].Number);
        return Page.Of<TrackView>(found);
    }

    static async Task<IResult> Reply(string code, TrackedCases cases, HttpContext http, CancellationToken stop)
    {
        if (await cases.Find(http, code, stop) is not { } found) return Closed(code);
        if (found.Reply is not { Text: { } text }) return Results.NotFound();
        return Plain(text, $"{found.Matter.Code}.txt");
    }

    static async Task<IResult> Ready(string code, string name, TrackedCases cases, HttpContext http, CancellationToken stop)
    {
        if (await cases.Find(http, code, stop) is not { } found) return Closed(code);
        return found.Ready.FirstOrDefault(letter => letter.Name == name) is { } ready ? Plain(ready.Text, $"{ready.Title}-{found.Matter.Code}.txt") : Wrong.NotFound;
    }

    // With the mark of UTF-8, which editors on old machines need.
    static IResult Plain(string text, string name) => Results.File(
        [.. Encoding.UTF8.Preamble, .. Encoding.UTF8.GetBytes(text.ReplaceLineEndings("\r\n"))], "text/plain; charset=utf-8", name);

    static async Task<IResult> Copy(string code, TrackedCases cases, IFiles files, HttpContext http, CancellationToken stop)
    {
        if (await cases.Find(http, code, stop) is not { } found) return Closed(code);
        var copy = new CaseCopy(found, await cases.Mail(found, stop), files, cases.Office, LanguageChoice.Of(http));
        return Results.File(await copy.Write(stop), "application/zip", $"{found.Matter.Code}.zip");
    }

    // Letters that were sent to the requester and what they handed in; of the rest only what an officer let out, once the
    // answer was delivered.
    static async Task<IResult> Paper(
        string code, Guid paper, TrackedCases cases, IFiles files, HttpContext http, CancellationToken stop)
    {
        if (await cases.Find(http, code, stop) is not { } found) return Closed(code);
        return found.Papers.Concat(found.HandedIn).FirstOrDefault(one => one.Id == paper) is { } sent && files.Open(sent.Hash) is { } content
            ? Results.File(content, sent.MediaType, sent.Name)
            : Results.NotFound();
    }

    // Whoever has opened one of them has given the secret of all.
    static async Task<IResult> OpenPart(
        string code, string part, IFormCollection form, TrackedCases cases, OpenedCases opened, HttpContext http, CancellationToken stop)
    {
        _ = form;
        if (await cases.Find(http, code, stop) is not { } found) return Closed(code);
        if (found.Parts.FirstOrDefault(link => link.Other.Code == part) is not { } link) return Wrong.NotFound;
        opened.Open(http, link.Other);
        return See.Other(OpenedCases.PathOf(link.Other.Code));
    }

    static IResult Close(string code, IFormCollection form, OwnCases own, HttpContext http)
    {
        _ = form;
        own.Forget(http, CaseCode.Tidy(code));
        // What stands in the address becomes part of a cookie.
        OpenedCases.Close(http, CaseCode.Tidy(code));
        return See.Other("/cases");
    }

    static async Task<IResult> Rate(
        string code, IFormCollection form, TrackedCases cases, Opinions opinions, HttpContext http, CancellationToken stop)
    {
        if (await cases.Find(http, code, stop) is not { } found) return Closed(code);
        var stars = int.TryParse(form["stars"], NumberStyles.None, CultureInfo.InvariantCulture, out var given) ? given : 0;
        var problems = await opinions.Say(found.Matter, stars, stop);
        if (problems.None)
        {
            // Whoever is not satisfied is led on to where it can be taken up again: they say why, and a person decides.
            var again = Satisfaction.IsLow(stars) ? found.Steps.FirstOrDefault(step => step.Name == found.Procedure.Dissatisfied) : null;
            return See.Other(OpenedCases.PathOf(found.Matter.Code) + (again is null ? "" : $"/{again.Name}"));
        }
        return await cases.Find(http, code, stop) is { } latest
            ? Page.Of<TrackView>(latest with { Problems = problems }, StatusCodes.Status422UnprocessableEntity)
            : Closed(code);
    }

    static async Task<IResult> Wish(
        string code, IFormCollection form, TrackedCases cases, Opinions opinions, HttpContext http, CancellationToken stop)
    {
        if (await cases.Find(http, code, stop) is not { } found) return Closed(code);
        var because = Typed.Text(form, "because");
        var problems = new Problems().Sound("because", because, PublicationWish.Longest);
        if (problems.None) problems = await opinions.Wish(found.Matter, found.Outcome, because, stop);
        if (problems.None) return See.Other(OpenedCases.PathOf(found.Matter.Code));
        return await cases.Find(http, code, stop) is { } latest
            ? Page.Of<TrackView>(latest with { Problems = problems, Wished = because }, StatusCodes.Status422UnprocessableEntity)
            : Closed(code);
    }

    static async Task<IResult> Ask(string code, string step, TrackedCases cases, HttpContext http, CancellationToken stop)
    {
        if (await cases.Find(http, code, stop) is not { } found) return Closed(code);
        return found.Steps.FirstOrDefault(known => known.Name == step) is { } offered
            ? Page.Of<TrackStepView>(new Doing(found, offered, "", []))
            : See.Other(OpenedCases.PathOf(found.Matter.Code));
    }

    static async Task<IResult> Take(
        string code, string step, IFormCollection form, TrackedCases cases, OwnSteps steps, HttpContext http, CancellationToken stop)
    {
        if (await cases.Find(http, code, stop) is not { } found) return Closed(code);
        if (found.Procedure.Step(step) is not { } known || (known.By & Role.Requester) == 0) return Results.NotFound();
        var reason = Typed.Text(form, "reason");
        var problems = new Problems().Sound("reason", reason, LongestReason);
        var input = new StepInput
        {
            On = cases.Office.Today, Reason = reason, Version = int.TryParse(form["version"], out var seen) ? seen : -1,
        };
        (problems, var files) = await steps.Take(found.Matter, known, input, form, problems, stop);
        if (problems.None) return See.Other(OpenedCases.PathOf(found.Matter.Code));

        cases.Office.Db.ChangeTracker.Clear();
        return await cases.Find(http, code, stop) is { } latest
            ? Page.Of<TrackStepView>(new Doing(latest, known, reason, problems) { Files = files }, StatusCodes.Status422UnprocessableEntity)
            : Closed(code);
    }

    // Whether there is such a case is not said.
    internal static IResult Closed(string code) => See.Other($"/cases?code={Uri.EscapeDataString(CaseCode.Tidy(code))}");
}
