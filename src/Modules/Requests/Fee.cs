using System.Globalization;

namespace Daylight.Requests;

/// <summary>The processing fee of a request on one page: both ladders, the calculation line by line, and which one is taken.</summary>
public static class Fee
{
    const int MostPages = 99_999;

    /// <summary>One of the two ways to charge, worked out.</summary>
    /// <param name="Ladder">The ladder.</param>
    /// <param name="Lines">Its calculation.</param>
    public sealed record Way(FeeLadder Ladder, IReadOnlyList<FeeLine> Lines)
    {
        /// <summary>What it comes to, in fen.</summary>
        public long Fen => Lines.Sum(line => line.Fen);
    }

    /// <summary>The page.</summary>
    public sealed record Model(Case Matter, Guid Once, string Ladder, string Pages, bool Open, Problems Problems)
    {
        /// <summary>Which request of its requester in the month it is.</summary>
        public required int InMonth { get; init; }

        /// <summary>What it costs by case.</summary>
        public required Way ByCase { get; init; }

        /// <summary>What holds; null while nothing was worked out.</summary>
        public Way? Held { get; init; }

        /// <summary>The ladder by page, for orientation.</summary>
        public required FeeLadder ByPage { get; init; }
    }

    /// <summary>Where the fee of a case is.</summary>
    public static string HrefOf(Case matter) => $"/desk/requests/{matter.Code}/fee";

    public static void Map(IEndpointRouteBuilder routes)
    {
        var desk = routes.MapGroup("/desk/requests").AddEndpointFilter(OnDuty.Only);
        desk.MapGet("{code}/fee", Show);
        desk.MapPost("{code}/fee", WorkOut);
    }

    static async Task<IResult> Show(string code, FeeWork work, CurrentActor who, CancellationToken stop)
    {
        var officer = await who.Officer(stop);
        return await work.Find(code, officer, stop) is { } matter && await work.Of(matter, officer, stop) is { } model
            ? Page.Of<FeeView>(model) : Results.NotFound();
    }

    static async Task<IResult> WorkOut(string code, IFormCollection sent, FeeWork work, CurrentActor who, CancellationToken stop)
    {
        var officer = await who.Officer(stop);
        if (await work.Find(code, officer, stop) is not { } matter) return Results.NotFound();
        var (ladder, typed) = (Typed.Text(sent, "ladder"), Typed.Text(sent, "pages"));
        var pages = int.TryParse(typed, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number is > 0 and <= MostPages ? number : (int?)null;
        var problems = new Problems()
            .When(ladder is not (ProcessingFee.ByCase or ProcessingFee.ByPage), "ladder", "选择按件还是按量", "Choose by case or by volume")
            .When(ladder == ProcessingFee.ByPage && pages is null, "pages", $"写出页数：1到{MostPages}", $"Give the number of pages: 1 to {MostPages}");
        var once = Guid.TryParse(sent["once"], out var given) ? given : Ids.Next();
        if (problems.None) problems = await work.WorkOut(matter, ladder, pages, once, officer, stop);
        if (problems.None) return See.Other(HrefOf(matter));
        return await work.Of(matter, officer, stop) is { } model
            ? Page.Of<FeeView>(model with { Ladder = ladder, Pages = typed, Once = once, Problems = problems }, StatusCodes.Status422UnprocessableEntity)
            : Results.NotFound();
    }
}

/// <summary>Where fees are worked out, as long as no notice was sent.</summary>
sealed class FeeWork(Db db, Ledger ledger, CaseOffice office)
{
    /// <summary>The step that asks for the fee.</summary>
    public const string AskFee = "ask-fee";

    /// <summary>The step that enters when its notice came, and the one that closes what was not paid for.</summary>
    public const string FeeDelivered = "fee-delivered", FeeUnpaid = "fee-unpaid";

    static readonly Words NoFee = new("只能收取经计算大于零的信息处理费：先在案卷的“信息处理费”里计算", "Only a fee that was worked out can be asked for: first work it out under “Processing fee” in the file");

    /// <summary>A request under a law with fees, if the officer has to do with its body; else null.</summary>
    public async Task<Case?> Find(string code, Actor officer, CancellationToken stop) =>
        await office.Find(code, officer, stop) is { } matter && Ladder(matter, ProcessingFee.ByCase) is not null ? matter : null;

    /// <summary>A ladder of the law of a case; null where it has none.</summary>
    public FeeLadder? Ladder(Case matter, string key) =>
        matter.Procedure == RequestProcedure.Procedure.Name && matter.Regime is { } regime ? office.Law.Regime(regime)?.Fee(key, office.Today) : null;

    public async Task<Fee.Model?> Of(Case matter, Actor officer, CancellationToken stop)
    {
        if (Ladder(matter, ProcessingFee.ByCase) is not { } cases || Ladder(matter, ProcessingFee.ByPage) is not { } pages) return null;
        var (number, held) = (await InMonth(matter, stop), await db.ProcessingFees.AsNoTracking().Of(matter, stop));
        return new(matter, Ids.Next(), held?.Ladder ?? "", held?.Ladder == ProcessingFee.ByPage ? $"{held.Count}" : "", May(matter, officer).None, [])
        {
            InMonth = number, ByPage = pages, ByCase = new(cases, [.. ProcessingFee.Lines(cases, number)]),
            Held = held is null || Ladder(matter, held.Ladder) is not { } ladder ? null : new(ladder, [.. ProcessingFee.Lines(ladder, held.Count)]),
        };
    }

    /// <summary>Works the fee out and keeps it. The same form sent again is the same calculation.</summary>
    public async Task<Problems> WorkOut(Case matter, string key, int? pages, Guid once, Actor by, CancellationToken stop)
    {
        var problems = May(matter, by);
        if (problems.Any) return problems;
        await using var transaction = await db.Database.BeginTransactionAsync(stop);
        await db.Lock($"fee/{matter.Code}", stop);
        if (await db.ProcessingFees.AnyAsync(known => known.Id == once, stop)) return problems;
        var count = key == ProcessingFee.ByPage ? pages!.Value : await InMonth(matter, stop);
        var fee = new ProcessingFee
        {
            Id = once, CaseId = matter.Id, Ladder = key, Count = count, EnteredAt = ledger.Now, EnteredBy = by.Account,
            Fen = ProcessingFee.Lines(Ladder(matter, key)!, count).Sum(line => line.Fen),
        };
        db.Add(fee);
        ledger.Write(by, "work-out-fee", matter.Address, matter.BodyCode, new Dictionary<string, object?> { ["on"] = office.Today },
            new Dictionary<string, object?> { ["ladder"] = key, ["count"] = count, ["fen"] = fee.Fen }).Covers(fee);
        await db.SaveChangesAsync(stop);
        await transaction.CommitAsync(stop);
        return problems;
    }

    /// <summary>What is wrong with a notice: it asks for what was worked out, and that is still right.</summary>
    public async Task<Problems> Before(Case matter, Step step, string text, CancellationToken stop)
    {
        if (step.Name != AskFee) return [];
        await db.Lock($"fee/{matter.Code}", stop);
        if (await db.ProcessingFees.AsNoTracking().Of(matter, stop) is not { Fen: > 0 } fee) return Problems.Of("text", NoFee.Zh, NoFee.En);
        var moved = fee.Ladder == ProcessingFee.ByCase && fee.Count != await InMonth(matter, stop);
        return new Problems()
            .When(moved, "text", "计算之后，本月的件数变了：请重新计算", "The number of requests in the month has changed since: work the fee out again")
            .When(!text.Contains($"{Letters.Yuan(fee.Fen)}元", StringComparison.Ordinal), "text",
                $"通知里要写明计算出的金额：{Letters.Yuan(fee.Fen)}元", $"The notice has to name the fee that was worked out: {Letters.Yuan(fee.Fen)} yuan, as “{Letters.Yuan(fee.Fen)}元”");
    }

    async Task<int> InMonth(Case matter, CancellationToken stop) =>
        await db.DisclosureRequests.AsNoTracking().SingleOrDefaultAsync(request => request.CaseId == matter.Id, stop) is { } request
            ? await db.DisclosureRequests.InMonth(db, matter, request, office.Today, stop)
            : 1;

    Problems May(Case matter, Actor by) => new Problems()
        .When(matter.State != RequestProcedure.InHand.Name || matter.Steps.Any(taken => taken.Step == AskFee), "",
            "现在不能计算：已经发过收费通知，或者不在办理中", "It can't be worked out now: a notice was sent, or the request is not in hand")
        .When((by.RolesIn(matter.BodyCode, office.Bodies) & Role.Clerk) == 0, "", "您在这个单位不能计算信息处理费", "You may not work out fees of this body");
}
