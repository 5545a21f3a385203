using Daylight.Host.Shell.Public;
using Daylight.Web;

namespace Daylight.Host.Shell;

/// <summary>
/// A person follows their case by e-mail or by a feed, and ends it again (关注进度): from the page of the case, or by the link
/// that stands in every letter, without the secret.
/// </summary>
public static class Follow
{
    /// <summary>What the link of a letter opens.</summary>
    public sealed record Model(Case Matter, string Key, bool Confirmed, bool Ended);

    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapPost("/cases/{code}/following", Begin).RequireRateLimiting("file");
        routes.MapPost("/cases/{code}/following/{id:guid}/end", End);
        routes.MapGet("/cases/{code}/following/{key}", Open);
        routes.MapPost("/cases/{code}/following/{key}", Answer);
        routes.MapGet("/cases/{code}/feed.atom", Feed);
    }

    static async Task<IResult> Begin(string code, IFormCollection form, TrackedCases cases, CaseFollowing following, HttpContext http, CancellationToken stop)
    {
        if (await cases.Find(http, code, stop) is not { } found) return Track.Closed(code);
        var address = Typed.Text(form, "email");
        var problems = form["by"] == "feed" ? await following.Feed(found.Matter, stop) : await following.Mail(found.Matter, address, stop);
        if (problems.None) return See.Other($"{OpenedCases.PathOf(found.Matter.Code)}#follow");
        return await cases.Find(http, code, stop) is { } latest
            ? Page.Of<TrackView>(latest with { Problems = problems, Followed = address }, StatusCodes.Status422UnprocessableEntity)
            : Track.Closed(code);
    }

    static async Task<IResult> End(string code, Guid id, IFormCollection form, TrackedCases cases, CaseFollowing following, HttpContext http, CancellationToken stop)
    {
        _ = form;
        if (await cases.Find(http, code, stop) is not { } found) return Track.Closed(code);
        await following.End(found.Matter, id, stop);
        return See.Other($"{OpenedCases.PathOf(found.Matter.Code)}#follow");
    }

    // Programs that look through mail open every link: only the button does something.
    static async Task<IResult> Open(string code, string key, CaseFollowing following, HttpContext http, CancellationToken stop)
    {
        http.Response.Headers.CacheControl = "no-store";
        return await following.Find(code, key, stop) is (var matter, { Email: not null } follower)
            ? Page.Of<FollowView>(new Model(matter, key, follower.ConfirmedAt is not null, Ended: false))
            : Wrong.NotFound;
    }

    static async Task<IResult> Answer(string code, string key, IFormCollection form, CaseFollowing following, CancellationToken stop)
    {
        if (await following.Find(code, key, stop) is not (var matter, { Email: not null } follower)) return Wrong.NotFound;
        var ends = form["do"] == "end";
        if (ends) await following.End(matter, follower.Id, stop);
        else await following.Confirm(follower, stop);
        return Page.Of<FollowView>(new Model(matter, key, Confirmed: !ends, ends));
    }

    // Steps and dates, never what was written: feeds are read by programs that others may run.
    static async Task<IResult> Feed(string code, string? key, CaseFollowing following, CaseOffice office, HttpContext http, CancellationToken stop)
    {
        if (await following.Find(code, key, stop) is not (var matter, { Email: null })) return Wrong.NotFound;
        var (procedure, language) = (office.ProcedureOf(matter), LanguageChoice.Of(http));
        var page = $"/cases?code={matter.Code}";
        using var feed = new AtomFeed(http, new($"办理进度{matter.Code}", $"Progress of {matter.Code}"), page, matter.Steps.Max(step => step.At));
        foreach (var step in Enumerable.Reverse(matter.Steps))
        {
            feed.Entry($"{matter.Address}/{step.Number}", CaseWords.Happened(procedure, step).In(language), step.At, page, () =>
            {
                if (step.DueOn is { } due)
                    feed.Element("summary", new Words($"最迟{Dates.DayYear(due, language)}答复。", $"Answer due by {Dates.DayYear(due, language)}.").In(language));
            });
        }
        http.Response.Headers.CacheControl = "no-store";
        return feed.End(http);
    }
}
