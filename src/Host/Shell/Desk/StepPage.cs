using Daylight.Web;

namespace Daylight.Host.Shell;

/// <summary>One step on one page: what it needs, what it does, and nothing lost when it can't be taken.</summary>
public static class StepPage
{
    const int LongestText = 20_000;
    const int LongestReason = 2_000;

    /// <summary>What was typed.</summary>
    public sealed record Typing(string On, string Reason, string Text, string Outcome, string Delivery)
    {
        /// <summary>The last day for somebody outside to act.</summary>
        public string Until { get; init; } = "";

        /// <summary>How much longer the period is.</summary>
        public string Days { get; init; } = "";

        /// <summary>The key of what was let pass.</summary>
        public string LetPass { get; init; } = "";

        /// <summary>The body that handles the case from then on.</summary>
        public string Body { get; init; } = "";

        /// <summary>The organ of reconsideration that the letter names.</summary>
        public string Organ { get; init; } = "";

        /// <summary>The court that it names.</summary>
        public string Court { get; init; } = "";

        /// <summary>The text with both in their places.</summary>
        public string Told => CaseWords.Told(Text, Organ, Court);
    }

    /// <summary>The page of a step.</summary>
    public sealed record Model(CaseFile File, Step Step, Typing Typed, Problems Problems)
    {
        /// <summary>The outcomes to choose from; empty when the step decides none.</summary>
        public IReadOnlyList<Outcome> Outcomes { get; init; } = [];

        /// <summary>The last day on which the law lets this step be taken, and the rule that says so; null where it sets none.</summary>
        public (DateOnly Day, Rule Rule)? Latest { get; init; }

        /// <summary>By how much the step makes the period longer: its rule, and the last day with all that the law allows; null where it does not.</summary>
        public (Rule Rule, DateOnly Last)? Longer { get; init; }

        /// <summary>What should be looked at before this goes out.</summary>
        public IReadOnlyList<PointedOut> PointedOut { get; init; } = [];

        /// <summary>True when the text goes out as a document that can be looked at before.</summary>
        public bool HasLetter { get; init; }

        /// <summary>True when PDFs can be made on this machine.</summary>
        public bool HasPdf { get; init; }

        /// <summary>True while the outcome has to be chosen first, so that the letter fits it.</summary>
        public bool Choosing { get; init; }

        /// <summary>The bodies to which the case can go; empty when the step hands it to none that is chosen.</summary>
        public IReadOnlyList<Body> Bodies { get; init; } = [];

        /// <summary>Why one of them is proposed; null when none is.</summary>
        public Words? BodyBecause { get; init; }

        /// <summary>The law, by whose names the step's basis is cited.</summary>
        public required LawBook Law { get; init; }

        /// <summary>False when the step can't be taken any more: what was typed is only shown.</summary>
        public bool Open => File.Steps.Contains(Step);
    }

    public static void Map(IEndpointRouteBuilder desk)
    {
        desk.MapGet("cases/{code}/{step}", Show);
        desk.MapPost("cases/{code}/{step}", Take);
    }

    static async Task<IResult> Show(
        string code, string step, string? outcome, string? asked, CaseFiles files, CaseLetters letters, CurrentActor who, CancellationToken stop)
    {
        var officer = await who.Officer(stop);
        if (await files.Office.Find(code, officer, stop) is not { } matter) return Results.NotFound();
        if (files.Office.ProcedureOf(matter).Step(step) is not { } known) return Results.NotFound();
        if (files.DetailOf(matter)?.PageOf(matter, known) is { } page) return See.Other(page);
        var file = await files.Of(matter, officer, contact: false, stop);
        if (!file.Steps.Contains(known)) return See.Other(CaseAddress.Of(matter));

        var detail = files.DetailOf(matter);
        var proposed = (detail is null ? null : await detail.Proposed(matter, stop))
            ?? matter.Steps.LastOrDefault(taken => taken.Outcome is not null)?.Outcome;
        var chosen = files.OutcomeOf(matter, outcome ?? proposed) is { } one && known.Offers(one) ? one.Code : "";
        var body = detail is null || !known.NamesBody ? null : await detail.ProposedBody(matter, known, stop);
        var letter = detail is null ? null : await detail.Letter(matter, known, chosen, stop);
        var reason = detail is null ? null : await detail.Reason(matter, known, stop);
        var way = detail is null || !known.Needs.HasFlag(Needs.Delivery) ? null : await detail.Way(matter, stop);
        var day = (detail is null ? null : await detail.DayOf(matter, known, stop)) ?? files.Office.Today;
        // What a decision orders is counted from the day it came.
        var from = known.Clock is ClockEffect.Next ? matter.DecidedOn ?? files.Office.Today : files.Office.Today;
        var granted = Desk.Granted(files.Office.Law, matter, known, from);
        var typed = new Typing(Dates.Machine(day), reason ?? "", letter?.Text ?? "", chosen, way ?? "")
        {
            Until = granted is { } given ? Dates.Machine(given.Day) : "", Body = body?.Body ?? "",
            Days = Longer(files, matter, known) is { Rule.Extension: { } extension } ? $"{extension.Usual}" : "",
        };
        var choosing = known.Needs.HasFlag(Needs.Outcome) && chosen.Length == 0;
        // Nobody types what will be refused.
        var problems = Desk.TooLate(files.Office.Law, matter, known, files.Office.Today)
            .When(choosing && asked is not null, "outcome", "选择答复结果", "Choose the outcome");
        return Page.Of<StepView>(Of(files, file, known, typed, problems) with
        {
            Choosing = choosing,
            BodyBecause = body?.Because,
            HasLetter = await letters.Has(detail, matter, known, stop),
            HasPdf = letters.HasPdf,
            PointedOut = choosing ? [] : [.. (await files.PointsOut(matter, known, chosen, typed.Text, stop)).Where(one => !one.IsOpenLine)],
        });
    }

    static async Task<IResult> Take(
        string code, string step, IFormCollection form, CaseFiles files, CaseSteps steps, CurrentActor who, CancellationToken stop)
    {
        var officer = await who.Officer(stop);
        var office = files.Office;
        if (await office.Find(code, officer, stop) is not { } matter) return Results.NotFound();
        var procedure = office.ProcedureOf(matter);
        if (procedure.Step(step) is not { Along: false } known) return Results.NotFound();
        if (files.DetailOf(matter)?.PageOf(matter, known) is { } page) return See.Other(page);

        var typed = new Typing(Typed.Text(form, "on"), Typed.Text(form, "reason"), Typed.Text(form, "text"),
            Typed.Text(form, "outcome"), Typed.Text(form, "delivery"))
        {
            Until = Typed.Text(form, "until"), Days = Typed.Text(form, "days"), LetPass = Typed.Text(form, PointedOut.Field),
            Body = Typed.Text(form, "body"), Organ = Typed.Text(form, "organ"), Court = Typed.Text(form, "court"),
        };
        // A step that happens here and now asks for no day.
        if (procedure.HereAndNow && known.Clock is not ClockEffect.Date) typed = typed with { On = Dates.Machine(office.Today) };
        var problems = new Problems();
        var input = Read(typed, form, known, problems);
        // How long somebody has once a notice was delivered the law says: the day need not be worked out by hand.
        if (known.Needs.HasFlag(Needs.Delivery) && input.Until is null && problems.None && Desk.Granted(office.Law, matter, known, input.On) is { } legal) input = input with { Until = legal.Day };
        if (problems.None) problems = await steps.Take(matter, known, input, officer, stop);
        if (problems.None) return See.Other(CaseAddress.Of(matter));

        // Someone else may have been quicker: the page shows the case as it is now, and what was typed here.
        office.Db.ChangeTracker.Clear();
        if (await office.Find(code, officer, stop) is not { } latest) return Results.NotFound();
        var file = await files.Of(latest, officer, contact: false, stop);
        var model = Of(files, file, known, typed, problems) with
        {
            HasLetter = await steps.Letters.Has(files.DetailOf(latest), latest, known, stop),
            HasPdf = steps.Letters.HasPdf,
            PointedOut = await files.PointsOut(latest, known, typed.Outcome, typed.Told, stop),
        };
        return Page.Of<StepView>(model, StatusCodes.Status422UnprocessableEntity);
    }

    static StepInput Read(Typing typed, IFormCollection form, Step step, Problems problems)
    {
        var on = problems.Needed("on", typed.On);
        problems.Sound("reason", typed.Reason, LongestReason).Sound("text", typed.Text, LongestText)
            .Sound("organ", typed.Organ, Typed.Line).Sound("court", typed.Court, Typed.Line);
        var delivers = step.Needs.HasFlag(Needs.Delivery);
        problems.When(delivers && !DeliveryWays.Knows(typed.Delivery), "delivery", "选择送达方式", "Choose how it was delivered");
        return new()
        {
            On = on ?? default,
            // A form without the version it was made for has seen nothing.
            Version = int.TryParse(form["version"], out var seen) ? seen : -1,
            Reason = typed.Reason,
            Text = step.Needs.HasFlag(Needs.Text) ? typed.Told : null,
            Outcome = step.Needs.HasFlag(Needs.Outcome) ? typed.Outcome : null,
            Delivery = delivers ? typed.Delivery : null,
            Until = step.Needs.HasFlag(Needs.Until) && typed.Until.Length > 0 ? problems.Needed("until", typed.Until) : null,
            Days = step.Needs.HasFlag(Needs.Days) ? Days(typed.Days, problems) : null,
            LetPass = typed.LetPass,
            Body = step.NamesBody ? typed.Body : null,
        };
    }

    static int? Days(string typed, Problems problems)
    {
        if (int.TryParse(typed, out var days)) return days;
        problems.Add("days", "写出延长几天，比如10", "Give the number of days, such as 10");
        return null;
    }

    static (Rule Rule, DateOnly Last)? Longer(CaseFiles files, Case matter, Step step) =>
        step.Needs.HasFlag(Needs.Days) && files.Office.ProcedureOf(matter) is var procedure && CaseClock.RuleOf(files.Office.Law, procedure, matter) is { Extension: { } extension } rule
            && CaseClock.Extended(files.Office.Law, procedure, matter, extension.Max, files.Office.Today) is { } last ? (rule, last) : null;

    static Model Of(CaseFiles files, CaseFile file, Step step, Typing typed, Problems problems) => new(file, step, typed, problems)
    {
        Outcomes = step.Needs.HasFlag(Needs.Outcome) && file.Matter.Regime is { } regime ? [.. files.Office.Law.Outcomes(regime).Where(step.Offers)] : [],
        Law = files.Office.Law,
        Bodies = step.NamesBody ? [.. files.Office.Bodies.All.Where(body => body.ExistsOn(files.Office.Today) && MayGo(body, file.Matter, step))] : [],
        Longer = Longer(files, file.Matter, step),
        Latest = Desk.Latest(files.Office.Law, file.Matter, step),
    };

    // Whoever decides for good may decide that it stays.
    static bool MayGo(Body body, Case matter, Step step) => step.Transfers is Transfer.ForGood || body.Code != matter.BodyCode;
}
