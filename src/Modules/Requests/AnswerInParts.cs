namespace Daylight.Requests;

/// <summary>The parts of an answer on one page: each with its outcome, and a form for the next.</summary>
public static class AnswerInParts
{
    public const int LongestSays = 2_000;

    /// <summary>A part as it was typed.</summary>
    public sealed record Form(string About, string Outcome, string Says)
    {
        public static Form Read(IFormCollection sent) => new(Typed.Text(sent, "about"), Typed.Text(sent, "outcome"), Typed.Text(sent, "says"));
    }

    /// <summary>A part as the page shows it.</summary>
    public sealed record Line(Guid Id, string About, Outcome Outcome, string? Says);

    /// <summary>The page.</summary>
    public sealed record Model(Case Matter, IReadOnlyList<Line> Written, Form Form, Guid Once, bool Open, Problems Problems)
    {
        /// <summary>The outcomes a part can have.</summary>
        public required IReadOnlyList<Outcome> Outcomes { get; init; }

        /// <summary>Those the whole answer can have by its parts.</summary>
        public required IReadOnlyList<Outcome> Whole { get; init; }
    }

    /// <summary>Where the parts of the answer in a case are.</summary>
    public static string HrefOf(Case matter) => $"/desk/requests/{matter.Code}/parts";

    public static void Map(IEndpointRouteBuilder routes)
    {
        var desk = routes.MapGroup("/desk/requests").AddEndpointFilter(OnDuty.Only);
        desk.MapGet("{code}/parts", Show);
        desk.MapPost("{code}/parts", Add);
        desk.MapPost("{code}/parts/{part:guid}/out", TakeOut);
    }

    static async Task<IResult> Show(string code, AnswerPartsWork work, CurrentActor who, CancellationToken stop)
    {
        var officer = await who.Officer(stop);
        if (await work.Find(code, officer, stop) is not { } matter) return Results.NotFound();
        return Page.Of<AnswerInPartsView>(await work.Of(matter, new("", "", ""), Ids.Next(), [], officer, stop));
    }

    static async Task<IResult> Add(string code, IFormCollection sent, AnswerPartsWork work, CurrentActor who, CancellationToken stop)
    {
        var officer = await who.Officer(stop);
        if (await work.Find(code, officer, stop) is not { } matter) return Results.NotFound();
        var form = Form.Read(sent);
        var once = Guid.TryParse(sent["once"], out var given) ? given : Ids.Next();
        var problems = await work.Add(matter, form, once, officer, stop);
        return problems.None
            ? See.Other(HrefOf(matter))
            : Page.Of<AnswerInPartsView>(await work.Of(matter, form, once, problems, officer, stop), StatusCodes.Status422UnprocessableEntity);
    }

    static async Task<IResult> TakeOut(string code, Guid part, IFormCollection sent, AnswerPartsWork work, CurrentActor who, CancellationToken stop)
    {
        _ = sent;
        var officer = await who.Officer(stop);
        if (await work.Find(code, officer, stop) is not { } matter) return Results.NotFound();
        var problems = await work.TakeOut(matter, part, officer, stop);
        return problems.None
            ? See.Other(HrefOf(matter))
            : Page.Of<AnswerInPartsView>(await work.Of(matter, new("", "", ""), Ids.Next(), problems, officer, stop), StatusCodes.Status422UnprocessableEntity);
    }
}

/// <summary>Where parts of an answer are written down and taken out, as long as the answer is not drafted.</summary>
sealed class AnswerPartsWork(Db db, Ledger ledger, CaseOffice office)
{
    const Role Writers = Role.Clerk | Role.Head;
    const int Most = 50;

    /// <summary>A request, if the officer has to do with its body; else null.</summary>
    public async Task<Case?> Find(string code, Actor officer, CancellationToken stop) =>
        await office.Find(code, officer, stop) is { Regime: not null } matter && matter.Procedure == RequestProcedure.Procedure.Name ? matter : null;

    public async Task<AnswerInParts.Model> Of(Case matter, AnswerInParts.Form form, Guid once, Problems problems, Actor officer, CancellationToken stop)
    {
        var all = office.Law.Outcomes(matter.Regime!);
        var written = await db.PartsOfAnswers.AsNoTracking().Of(matter).ToListAsync(stop);
        return new(matter, [.. written.Select(part => new AnswerInParts.Line(part.Id, part.About, all.First(outcome => outcome.Code == part.Outcome), part.Says))],
            form, once, May(matter, officer).None, problems)
        {
            Outcomes = [.. all.Where(OfPart)], Whole = AnswerParts.Whole(written, all),
        };
    }

    /// <summary>Writes a part down. The same form sent again, by a reload or two clicks at once, is the same part.</summary>
    public async Task<Problems> Add(Case matter, AnswerInParts.Form form, Guid once, Actor by, CancellationToken stop)
    {
        var outcome = office.Law.Outcome(matter.Regime!, form.Outcome);
        var problems = May(matter, by)
            .When(form.About.Length == 0, "about", "写出是哪一项信息", "Say which piece of information")
            .When(outcome is null || !OfPart(outcome), "outcome", "选择这一项的结果", "Choose what becomes of it")
            .Sound("about", form.About, Typed.Line).Sound("says", form.Says, AnswerInParts.LongestSays);
        if (problems.Any) return problems;
        await using var transaction = await db.Database.BeginTransactionAsync(stop);
        if (await Moved(matter, problems, stop)) return problems;
        if (await db.PartsOfAnswers.AnyAsync(known => known.Id == once, stop)) return problems;
        problems.When(await db.PartsOfAnswers.Of(matter).CountAsync(stop) >= Most, "", $"最多{Most}项", $"At most {Most} parts");
        if (problems.Any) return problems;
        var part = new AnswerPart
        {
            Id = once, CaseId = matter.Id, About = form.About, Outcome = outcome!.Code, Says = form.Says.Length == 0 ? null : form.Says,
            EnteredAt = ledger.Now, EnteredBy = by.Account,
        };
        db.Add(part);
        Tell(matter, "write-part", part, by);
        await db.SaveChangesAsync(stop);
        await transaction.CommitAsync(stop);
        return problems;
    }

    /// <summary>Takes a part out of the answer; that it stood there stays in the ledger.</summary>
    public async Task<Problems> TakeOut(Case matter, Guid id, Actor by, CancellationToken stop)
    {
        var problems = May(matter, by);
        if (problems.Any) return problems;
        await using var transaction = await db.Database.BeginTransactionAsync(stop);
        if (await Moved(matter, problems, stop) || await db.PartsOfAnswers.Of(matter).SingleOrDefaultAsync(part => part.Id == id, stop) is not { } part) return problems;
        part.TakenOutAt = ledger.Now;
        Tell(matter, "take-out-part", part, by);
        await db.SaveChangesAsync(stop);
        await transaction.CommitAsync(stop);
        return problems;
    }

    /// <summary>What is locked while the parts of an answer change, and while it is drafted from them.</summary>
    public static string LockOf(Case matter) => $"answer-parts/{matter.Code}";

    // Somebody may have drafted the answer in the meantime.
    async Task<bool> Moved(Case matter, Problems problems, CancellationToken stop)
    {
        await db.Lock(LockOf(matter), stop);
        var moved = !await db.Cases.AsNoTracking().AnyAsync(now => now.Id == matter.Id && now.Version == matter.Version, stop);
        problems.When(moved, "", "同一时刻有人先办了一步。请看过最新情况再办。", "Someone took a step at the same moment. Look at the latest state first.");
        return moved;
    }

    // How many parts there are is for everyone; which, and what becomes of them, is between office and requester.
    void Tell(Case matter, string verb, AnswerPart part, Actor by) =>
        ledger.Write(by, verb, matter.Address, matter.BodyCode, new Dictionary<string, object?> { ["on"] = office.Today },
            new Dictionary<string, object?> { ["about"] = part.About, ["outcome"] = part.Outcome }).Covers(part);

    Problems May(Case matter, Actor by) => new Problems()
        .When(!RequestProcedure.Procedure.StepsFrom(matter.State, matter.Regime).Any(step => step.Draft), "",
            "现在不能改分项：答复已经拟好或者签发，或者还不能拟写", "The parts can't be changed now: the answer is drafted or signed, or can't be drafted yet")
        .When((by.RolesIn(matter.BodyCode, office.Bodies) & Writers) == 0, "", "您在这个单位不能写答复", "You may not write answers of this body");

    // A part is given or not; partly given it is two parts. What ends the whole request is no outcome of a part.
    static bool OfPart(Outcome outcome) => outcome.Meaning is not ("partial" or "not-corrected" or "fee-unpaid" or "other");
}
