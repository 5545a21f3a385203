using Microsoft.AspNetCore.Mvc;

namespace Daylight.Requests;

/// <summary>
/// Anybody asks for information (网上申请公开): five short pages, no account, no purpose. Each page has an address, so
/// going back, reloading and changing the language lose nothing.
/// </summary>
public static class New
{
    /// <summary>What the pages show beside the questions.</summary>
    public sealed record Aside(DateOnly Due, Rule Rule, IReadOnlyList<Link> Published);

    /// <summary>One page of the form.</summary>
    public sealed record Page(FormStep Step, RequestForm Form, Problems Problems, Aside Aside, BodyTree Bodies)
    {
        /// <summary>The address of the form's pages; null before the first is sent.</summary>
        public string? Path { get; init; }

        /// <summary>True when a form was looked for that is not there any more.</summary>
        public bool Expired { get; init; }

        /// <summary>The files that go with it, on the page with which it is sent.</summary>
        public IReadOnlyList<SentFile> Files { get; init; } = [];

        public string Action => Path is null ? "/requests/new" : $"{Path}/{Step.Name}";
    }

    /// <summary>A saved form that is opened by its link.</summary>
    public sealed record Reopen(string Path, string Key);

    /// <summary>How somebody comes back to a form that was saved.</summary>
    public sealed record Put(string Link, DateOnly Until, string Path, Aside Aside);

    /// <summary>What the requester takes away.</summary>
    public sealed record Sent(string Code, string Secret, Aside Aside);

    /// <summary>The button of a published record that is what was wanted.</summary>
    public const string FoundField = "record";

    /// <summary>The button that saves what is there, whatever is still missing.</summary>
    public const string SaveField = "save";

    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/requests/new", Begin);
        routes.MapPost("/requests/new", First).RequireRateLimiting("file");
        routes.MapGet("/requests/new/{id:guid}/done", Done);
        routes.MapGet("/requests/new/{id:guid}/saved", Saved);
        routes.MapGet("/requests/new/{id:guid}/open", Ask);
        routes.MapPost("/requests/new/{id:guid}/open", Open).RequireRateLimiting("file");
        routes.MapPost("/requests/new/{id:guid}/found", Found).RequireRateLimiting("file");
        routes.MapGet("/requests/new/{id:guid}/{name}", Show);
        routes.MapPost("/requests/new/{id:guid}/{name}", Send).RequireRateLimiting("file");
        routes.MapPost("/requests/new/{id:guid}/check", SendIn).TakesFiles().RequireRateLimiting("file");
    }

    static async Task<IResult> Begin(NewPages pages, string? body, string? feature, bool? expired, CancellationToken stop)
    {
        var form = RequestForm.Blank.With("body", body ?? "").With("feature", feature ?? "");
        return await pages.Of(FormStep.Body, form, null, stop) is { } page
            ? Web.Page.Of<NewView>(page with { Expired = expired is true })
            : Results.NotFound();
    }

    static async Task<IResult> First(
        [FromForm] IFormCollection sent, NewPages pages, RequestDrafts drafts, HttpContext http, CancellationToken stop)
    {
        var form = RequestForm.Blank.With(sent, [.. FormStep.Body.Fields, "feature"]);
        var page = await pages.Of(FormStep.Body, form, null, stop);
        if (page is null) return Results.NotFound();
        var problems = pages.Check(FormStep.Body, form);
        if (problems.Any) return Web.Page.Of<NewView>(page with { Problems = problems }, StatusCodes.Status422UnprocessableEntity);
        var id = await drafts.Begin(http, form, stop);
        return See.Other($"{RequestDrafts.Path(id)}/{FormStep.Who.Name}");
    }

    static async Task<IResult> Show(
        Guid id, string name, NewPages pages, RequestDrafts drafts, HttpContext http, CancellationToken stop)
    {
        if (FormStep.Find(name) is not { } step) return Results.NotFound();
        if (await drafts.Find(http, id, stop) is not { } draft) return See.Other("/requests/new?expired=true");
        if (draft.Filed) return See.Other($"{RequestDrafts.Path(id)}/done");
        var form = drafts.Read(draft);
        // Nobody gets to check answers that can't be sent.
        if (step == FormStep.Check && pages.FirstWrong(form) is { } wrong) return See.Other($"{RequestDrafts.Path(id)}/{wrong.Name}");
        var page = await pages.Of(step, form, RequestDrafts.Path(id), stop);
        return page is null ? Results.NotFound() : Web.Page.Of<NewView>(page);
    }

    // Papers come with the last page, and with no other.
    static Task<IResult> SendIn(
        Guid id, [FromForm] IFormCollection sent, NewPages pages, RequestDrafts drafts, NewSending sending, HttpContext http, CancellationToken stop) =>
        Send(id, FormStep.Check.Name, sent, pages, drafts, sending, http, stop);

    static async Task<IResult> Send(
        Guid id, string name, [FromForm] IFormCollection sent, NewPages pages, RequestDrafts drafts, NewSending sending,
        HttpContext http, CancellationToken stop)
    {
        if (FormStep.Find(name) is not { } step) return Results.NotFound();
        if (await drafts.Find(http, id, stop) is not { } draft) return See.Other("/requests/new?expired=true");
        var path = RequestDrafts.Path(id);
        if (draft.Filed) return See.Other($"{path}/done");
        var form = drafts.Read(draft).With(sent, step.Fields);
        if (step == FormStep.Check)
        {
            if (pages.FirstWrong(form) is { } missing) return See.Other($"{path}/{missing.Name}");
            var (wrong, files) = await sending.Send(draft, form, sent, stop);
            if (wrong.None) return See.Other($"{path}/done");
            return await pages.Of(step, form, path, stop) is { } again
                ? Web.Page.Of<NewView>(again with { Problems = wrong, Files = files }, StatusCodes.Status422UnprocessableEntity)
                : Results.NotFound();
        }
        // What can't be kept whole is not saved but shown, with how much too long it is.
        if (sent.ContainsKey(SaveField) && form.CanBeKept)
        {
            await drafts.Save(draft, form, stop);
            return See.Other($"{path}/saved");
        }
        var problems = pages.Check(step, form);
        if (problems.None)
        {
            await drafts.Keep(draft, form, stop);
            return See.Other($"{path}/{pages.After(step, form).Name}");
        }
        var page = await pages.Of(step, form, path, stop);
        return page is null
            ? Results.NotFound()
            : Web.Page.Of<NewView>(page with { Problems = problems }, StatusCodes.Status422UnprocessableEntity);
    }

    // What is published is the answer: nothing is filed, and what was typed is not kept.
    static async Task<IResult> Found(
        Guid id, [FromForm] IFormCollection sent, NewPages pages, RequestDrafts drafts, HttpContext http, CancellationToken stop)
    {
        if (await drafts.Find(http, id, stop) is not { } draft) return See.Other("/requests/new?expired=true");
        if (draft.Filed) return See.Other($"{RequestDrafts.Path(id)}/done");
        var beside = await pages.Beside(drafts.Read(draft), stop);
        var wanted = Typed.Text(sent, FoundField);
        if (beside?.Published.FirstOrDefault(record => record.Href == wanted) is not { } record)
            return See.Other($"{RequestDrafts.Path(id)}/{FormStep.What.Name}");
        await drafts.Drop(draft, stop);
        return See.Other(record.Href);
    }

    static async Task<IResult> Saved(Guid id, NewPages pages, RequestDrafts drafts, HttpContext http, CancellationToken stop)
    {
        if (await drafts.Find(http, id, stop) is not { } draft) return See.Other("/requests/new?expired=true");
        var path = RequestDrafts.Path(id);
        if (draft.SavedUntil is not { } until) return See.Other($"{path}/{FormStep.Check.Name}");
        http.Response.Headers.CacheControl = "no-store";
        return await pages.Beside(drafts.Read(draft), stop) is { } aside
            ? Web.Page.Of<SavedView>(new Put(drafts.LinkTo(http, id), Instants.DayOf(until), $"{path}/{FormStep.Check.Name}", aside))
            : Results.NotFound();
    }

    // To look at a link changes nothing: programs that check links in letters would take the form from whoever writes it.
    static async Task<IResult> Ask(Guid id, string? key, RequestDrafts drafts, HttpContext http, CancellationToken stop)
    {
        if (!await drafts.Opens(id, key ?? "", stop)) return See.Other("/requests/new?expired=true");
        http.Response.Headers.CacheControl = "no-store";
        return Web.Page.Of<OpenView>(new Reopen(RequestDrafts.Path(id) + "/open", key!));
    }

    // The key leaves the address at once: what is shared or printed later is the address of a page.
    static async Task<IResult> Open(Guid id, [FromForm] IFormCollection sent, RequestDrafts drafts, HttpContext http, CancellationToken stop) =>
        await drafts.Open(http, id, Typed.Text(sent, "key"), stop)
            ? See.Other($"{RequestDrafts.Path(id)}/{FormStep.Check.Name}")
            : See.Other("/requests/new?expired=true");

    static async Task<IResult> Done(
        Guid id, NewPages pages, RequestDrafts drafts, Filing filing, HttpContext http, CancellationToken stop)
    {
        if (await drafts.Find(http, id, stop) is not { } draft) return See.Other("/requests/new?expired=true");
        if (!draft.Filed || await filing.CodeOf(id, stop) is not { } code)
            return See.Other($"{RequestDrafts.Path(id)}/{FormStep.Check.Name}");
        http.Response.Headers.CacheControl = "no-store";
        var aside = await pages.Beside(RequestForm.Blank, stop);
        return aside is null ? Results.NotFound() : Web.Page.Of<SentView>(new Sent(code, drafts.Secret(draft), aside));
    }
}

/// <summary>Sends what was checked, with the files that go with it.</summary>
sealed class NewSending(NewPages pages, RequestDrafts drafts, Filing filing, FormFiles files, CasePapers papers)
{
    /// <summary>Returns what is wrong with the files, empty when it was sent, and those that were taken in.</summary>
    public async Task<(Problems Problems, IReadOnlyList<SentFile> Files)> Send(RequestDraft draft, RequestForm form, IFormCollection sent, CancellationToken stop)
    {
        var problems = new Problems();
        var taken = await files.Read(sent, $"request/{draft.Id}", [], problems, stop);
        if (problems.Any) return (problems, taken);
        var secret = CaseSecret.New();
        drafts.Close(draft, secret);
        var intake = pages.FromTheWeb() with { With = matter => papers.HandIn(matter, taken, Actor.Requester, stop) };
        await filing.File(form, intake, draft.Id, secret, Actor.Requester, stop);
        return (problems, taken);
    }
}

/// <summary>What the pages of the form need to know: the law of today, the bodies, what is published already.</summary>
sealed class NewPages(RequestCheck check, LawBook law, BodyTree bodies, AlreadyPublished published, TimeProvider time)
{
    /// <summary>A page; null where no law gives a right to ask.</summary>
    public async Task<New.Page?> Of(FormStep step, RequestForm form, string? path, CancellationToken stop) =>
        await Beside(form, stop) is { } aside ? new(step, form, [], aside, bodies) { Path = path } : null;

    /// <summary>What stands beside the questions.</summary>
    public async Task<New.Aside?> Beside(RequestForm form, CancellationToken stop)
    {
        var today = time.Today();
        if (check.RegimeOn(today)?.Rule(RequestProcedure.Procedure.Rule!, today) is not { } rule) return null;
        var due = Clock.DueOn(rule, law.CalendarOf(rule), today);
        return new(due, rule, published.Find(form["feature"]));
    }

    public Problems Check(FormStep step, RequestForm form) => check.Of(step, form, time.Today());

    public FormStep? FirstWrong(RequestForm form) => check.FirstWrong(form, time.Today());

    /// <summary>Where to go on: back to the answers when all are there and only one was changed.</summary>
    public FormStep After(FormStep step, RequestForm form) => FirstWrong(form) is null ? FormStep.Check : step.Next;

    /// <summary>Sent and arrived today; since 2019 receipt awaits confirmation (Art. 31(3)).</summary>
    public Intake FromTheWeb() => new()
    {
        Channel = Channel.Web, SubmittedOn = time.Today(), ArrivedOn = time.Today(),
        Before2019 = check.RegimeOn(time.Today())?.ReplacedBy is not null,
    };
}
