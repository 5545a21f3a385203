namespace Daylight.Requests;

/// <summary>What desk and tracking show of a request beyond what every case has.</summary>
sealed class RequestDetail(CaseOffice office, Together together, ThirdPartyRules parties, FeeWork fees) : ApplicationDetail
{
    readonly Db db = office.Db;
    readonly LawBook law = office.Law;

    public override string Procedure => RequestProcedure.Procedure.Name;

    public override bool HasContact => true;

    public override async Task<IReadOnlyList<CaseFact>> Facts(Case matter, CancellationToken stop)
    {
        if (await Read(matter, stop) is not { } request) return [];
        return Given(
        [
            .. request.Masked(),
            (new("要的信息", "Information wanted"), request.Feature, true),
            (new("想知道什么", "In own words"), request.Description, true),
            (new("产生的时间", "When it was made"), Span(request), false),
            (new("要的形式", "Form"), RequestWords.Say(request.Form), false),
            (new("取得的途径", "Way"), DeliveryWays.Say(request.Way), false),
            (new("提交", "Submitted"), With(request.SubmittedOn, new("申请人发出的日子", "when it was sent")), false),
            (new("到达", "Arrived"), Arrived(matter, request), false),
            (new("双方确认", "Confirmed"), Confirmed(matter, request), false),
            (new("收到", "Received"), matter.ReceivedOn is { } received ? With(received, new("法律上的收到，期限从次日起算", "receipt in law: the period begins on the day after"))
                : new("双方确认那天算收到", "the day on which both sides confirm"), false),
            (new("邮件、传真、来电编号", "Number of letter, fax or call"), request.ChannelNumber, false),
            (new("送达", "Delivered"), request.DeliveredOn is { } day ? Day(day) : null, false),
        ]);
    }

    public override async Task<IReadOnlyList<CaseFact>> Contact(Case matter, CancellationToken stop)
    {
        if (await Read(matter, stop) is not { } request) return [];
        return Given(request.InFull());
    }

    protected override Db Store => db;

    protected override async Task<Application?> Asked(Case matter, CancellationToken stop) => await Read(matter, stop);

    public override async Task<Prepared?> Letter(Case matter, Step step, string? outcome, CancellationToken stop) =>
        await Letters(matter, step, office.Today, stop) is { Head: { } head } letters ? letters.All.Of(step, outcome, head) : null;

    public override async Task<Letterhead?> Head(Case matter, Step step, DateOnly on, CancellationToken stop) =>
        (await Letters(matter, step, on, stop))?.Head;

    public override async Task<IReadOnlyList<WorkNotes>> Notes(Case matter, CancellationToken stop)
    {
        var (searches, parts, open) = (await SearchesOf(matter, stop), await PartsOf(matter, stop), matter.ClosedOn is null);
        var notes = new List<WorkNotes>();
        if (searches.Count > 0 || open)
        {
            notes.Add(new(new("检索记录", "Searches made"), SearchRecord.LinesOf(searches),
                new(open ? new("登记检索 →", "Write down a search →") : new("全部检索 →", "All of them →"), Searches.HrefOf(matter))));
        }
        if (matter.Regime is { } regime && (parts.Count > 0 || open))
        {
            notes.Add(new(new("分项答复", "Parts of the answer"), [.. parts.Select(part => new CaseFact(new(part.About, part.About), law.Outcome(regime, part.Outcome)!.Name, Wide: true))],
                new(open ? new("写分项 →", "Write the parts →") : new("全部分项 →", "All of them →"), AnswerInParts.HrefOf(matter))));
        }
        var asked = await PartiesOf(matter, stop);
        if (matter.Regime is not null && (asked.Count > 0 || open))
        {
            notes.Add(new(new("第三方", "Third parties"), ThirdPartyWords.LinesOf(asked),
                new(open ? new("登记第三方 →", "Write down a third party →") : new("全部第三方 →", "All of them →"), ThirdParties.HrefOf(matter))));
        }
        var fee = await db.ProcessingFees.AsNoTracking().Of(matter, stop);
        if (fee is not null || (open && fees.Ladder(matter, ProcessingFee.ByCase) is not null))
        {
            notes.Add(new(new("信息处理费", "Processing fee"), fee is null ? [] : [new(new("计算结果", "Worked out"), MoneyOf(fee.Fen))],
                new(new("信息处理费 →", "Processing fee →"), Fee.HrefOf(matter))));
        }
        return notes;
    }

    static Words MoneyOf(long fen) => new(Figures.Money(fen, Language.Hans), Figures.Money(fen, Language.English));

    public override async Task<string?> Proposed(Case matter, CancellationToken stop) =>
        matter.Regime is { } regime && AnswerParts.Whole(await PartsOf(matter, stop), law.Outcomes(regime)) is [var first, ..] ? first.Code : null;

    public override async Task<IReadOnlyList<Outcome>> Grounds(Case matter, CancellationToken stop) => matter.Regime is not { } regime ? []
        : [.. (await PartsOf(matter, stop)).Select(part => law.Outcome(regime, part.Outcome)).OfType<Outcome>()];

    public override async Task<IReadOnlyList<PointedOut>> PointsOut(
        Case matter, Step step, string? outcome, string text, CancellationToken stop)
    {
        var found = await base.PointsOut(matter, step, outcome, text, stop);
        if (step.Name == FeeWork.FeeUnpaid && matter.Steps.All(taken => taken.Step != FeeWork.FeeDelivered))
        {
            return [.. found, new("fee-not-served", new("没有登记收费通知哪天送达：缴费的时间从收到的次日起算", "It is not entered when the fee notice was delivered: the time to pay runs from the day after"),
                new("案卷", "The file"))];
        }
        found = [.. found, .. await MayNotKnow(matter, step, stop)];
        return step.Needs.HasFlag(Needs.Outcome) ? [.. found, .. await LeftUndone(matter, outcome, stop)] : found;
    }

    // Silence means nothing of whoever may never have got the letter: their time runs from the day after it came.
    async Task<IEnumerable<PointedOut>> MayNotKnow(Case matter, Step step, CancellationToken stop)
    {
        var file = new Words("案卷", "The file");
        if (step.Name == ThirdPartyRules.NotAnswered)
        {
            return ThirdPartyRules.Unserved(matter, await PartiesOf(matter, stop)).Select(party => new PointedOut("third-party-not-served",
                new("没有登记第三方哪天收到征求意见书：答复的时间从收到的次日起算", "It is not entered when the third party got the letter: the time to answer runs from the day after"), file, "", party.Name));
        }
        if (step.Name != BeforeTheAnswer.AgencySilent || matter.Steps.OrderBy(taken => taken.Number).LastOrDefault(taken =>
            taken.Step is BeforeTheAnswer.AskAgency or BeforeTheAnswer.AgencyServed) is { Step: BeforeTheAnswer.AgencyServed }) return [];
        return [new("agency-not-served", new("没有登记其他机关哪天收到征求意见函：答复的时间从收到的次日起算", "It is not entered when the other agency got the letter: the time to answer runs from the day after"), file)];
    }

    // What an answer passes over that was begun in the file.
    async Task<IReadOnlyList<PointedOut>> LeftUndone(Case matter, string? outcome, CancellationToken stop)
    {
        var (file, undone) = (new Words("案卷", "The file"), new List<PointedOut>());
        if (SaysThereIsNothing(matter, outcome) && !await db.SearchesMade.AnyAsync(search => search.CaseId == matter.Id, stop))
            undone.Add(new("no-search", new("答复没有这项信息，但是没有检索记录", "The answer says there is nothing, and no search is written down"), file));
        undone.AddRange(ProofSeen.Missing(await Read(matter, stop), matter));
        if (matter.Regime is { } regime && law.Outcome(regime, outcome ?? "") is { Discloses: true })
        {
            undone.AddRange((await PartiesOf(matter, stop)).Where(party => party.IsOpen).Select(party => new PointedOut("third-party-open",
                new("第三方还没有答复，期限也没有按逾期处理", "A third party has not answered, and its silence is not entered"), file, "", party.Name)));
            if (await db.ProcessingFees.AsNoTracking().Of(matter, stop) is { Fen: > 0 } && matter.Steps.All(taken => taken.Step != FeeWork.AskFee))
                undone.Add(new("fee-not-asked", new("算出了信息处理费，但是没有发收费通知", "A processing fee was worked out and never asked for"), file));
        }
        return undone;
    }

    // 信息不存在, 本机关不掌握: the body has to show that it looked.
    bool SaysThereIsNothing(Case matter, string? outcome) =>
        matter.Regime is { } regime && law.Outcome(regime, outcome ?? "") is { Meaning: "does-not-exist" or "not-held" };

    Task<List<AnswerPart>> PartsOf(Case matter, CancellationToken stop) => db.PartsOfAnswers.AsNoTracking().Of(matter).ToListAsync(stop);

    Task<List<ThirdParty>> PartiesOf(Case matter, CancellationToken stop) => db.ThirdParties.AsNoTracking().Of(matter).ToListAsync(stop);

    Task<List<SearchMade>> SearchesOf(Case matter, CancellationToken stop) => db.SearchesMade.AsNoTracking().Of(matter).ToListAsync(stop);

    async Task<(Letters All, Letterhead? Head)?> Letters(Case matter, Step step, DateOnly on, CancellationToken stop)
    {
        if (step.Letter is null || matter.Regime is not { } id || law.Regime(id) is not { } regime) return null;
        var request = await Read(matter, stop);
        var letters = new Letters(law, regime, matter, on)
        {
            Fee = step.Name == FeeWork.AskFee ? await db.ProcessingFees.AsNoTracking().Of(matter, stop) : null,
            Parties = await PartiesOf(matter, stop),
            Organ = office.Bodies.ReconsiderationOrganOf(office.Bodies[matter.BodyCode]),
            Court = office.Bodies.CourtOf(office.Bodies[matter.BodyCode]),
            Searches = await SearchesOf(matter, stop),
            SplitInto = step.Name == RequestProcedure.SplitUp ? await SplitInto(matter, stop) : [],
            To = step.Transfers is Transfer.Back ? office.Bodies.Find(matter.Steps.LastOrDefault(taken => taken.FromBody is not null)?.FromBody) : null,
            Parts = await PartsOf(matter, stop),
            Attachments = await db.CasePapers.AsNoTracking().Of(matter).GoingOut()
                .Select(paper => paper.Name).ToListAsync(stop),
        };
        var name = request?.Addressed ?? "申请人";
        return (letters, letters.Head(step, office.Bodies[matter.BodyCode], name));
    }

    public override async Task<Problems> Before(Case matter, Step step, StepInput input, Actor by, CancellationToken stop)
    {
        if (await BeforeOthers(matter, step, input, by, stop) is { Any: true } wrong) return wrong;
        if (await parties.Before(matter, step, input, law.Outcome(matter.Regime ?? "", input.Outcome ?? ""), stop) is { Any: true } first) return first;
        if (await fees.Before(matter, step, input.Text ?? "", stop) is { Any: true } unpriced) return unpriced;
        if (step.Name == "propose-extension" && matter.Steps.Any(taken => taken.Step == RequestProcedure.CarryExtension))
            return Problems.Of("", "在原来的系统里已经延过期，依法只能延长一次", "It was extended in the system before this one; the law allows it once");
        if (step.Name == AfterTheAnswer.KeepAnswer && AfterTheAnswer.Order(matter) is { Reason: var order })
            return Problems.Of("", $"{order}责令重新答复，不能维持原答复", $"{order} ordered a new answer: the old one can't stand");
        if (step.Needs.HasFlag(Needs.Outcome)) return await Fits(matter, input.Outcome, stop);
        if (step.Redates && (input.On == matter.ReceivedOn || law.Regime(matter.Regime ?? "")?.InForceOn(input.On) != true)) return Unmoved(matter, input.On);
        if (step.Name is not ("confirm" or RequestProcedure.CorrectReceipt or "deliver" or "not-delivered")) return [];
        if (await db.DisclosureRequests.SingleOrDefaultAsync(r => r.CaseId == matter.Id, stop) is not { } request) return [];
        if (step.Name == "confirm") request.ConfirmedOn = input.On;
        else if (step.Redates) request.ReceivedOn(input.On);
        else if (step.Name == "not-delivered") (request.DeliveredOn, request.DeliveredBy) = (null, null);
        else (request.DeliveredOn, request.DeliveredBy) = (input.On, input.Delivery);
        return [];
    }

    public override Task<IReadOnlyList<LetterCopy>> Copies(Case matter, Step step, Letterhead head, string text, CancellationToken stop) =>
        Task.FromResult(parties.Copies(step, text));

    // Asking ends with the last answer, not with its entry.
    public override async Task<DateOnly?> DayOf(Case matter, Step step, CancellationToken stop) => step.Redates ? matter.ReceivedOn
        : step.Name == "consulted" && await PartiesOf(matter, stop) is { Count: > 0 } asked && asked.TrueForAll(party => !party.IsOpen) ? ThirdPartyRules.Ends(matter, asked) : null;

    public override string? PageOf(Case matter, Step step) => step.Name switch
    {
        ThirdPartyRules.Served => ThirdParties.HrefOf(matter),
        RequestProcedure.SplitUp => Split.HrefOf(matter),
        RequestProcedure.Join => Join.HrefOf(matter),
        _ => null,
    };

    // What was asked, told and counted since was so by the law of its day.
    static Problems Unmoved(Case matter, DateOnly on) => on == matter.ReceivedOn
        ? Problems.Of("on", "和现在登记的收到日期一样", "That is the day of receipt as it stands")
        : Problems.Of("on", "那一天适用的是另一部条例，不能这样更正；请撤回后重新登记", "Another regulation was in force on that day: withdraw it and register it anew");

    // What is decided in one request for others that are handled together with it.
    async Task<Problems> BeforeOthers(Case matter, Step step, StepInput input, Actor by, CancellationToken stop)
    {
        if (step.Name == RequestProcedure.SignJointly) await together.Enclose(matter, by, stop);
        if (step.Name == RequestProcedure.Unjoin && matter.PausedOn is not null && by.Account is not null)
            return Problems.Of("", "一起办理的申请正在征求意见，期限暂停着；征求结束以后再取消合并", "Others are being asked for the requests together, and the period pauses: separate it once that is over");
        if (step.Name is RequestProcedure.Unjoin or AfterTheAnswer.TakeUpWithdrawn) await together.End(matter, stop);
        if (step.Name is not (RequestProcedure.SplitUp or "draft" or "sign" or "extend") && step.Transfers is null) return [];
        var following = await together.Following(matter, RequestProcedure.Joined, stop);
        if (following.Count == 0) return [];
        if (input.Text is { } text && (step.Needs.HasFlag(Needs.Outcome) || step.Clock is ClockEffect.Extend))
        {
            var answers = new List<(Case, string)> { (matter, text) };
            foreach (var other in following) answers.Add((other, await AnswerTo(other, matter, step, text, input.On, stop)));
            return await together.Tells(matter, answers, stop);
        }
        var codes = string.Join('、', following.Select(other => other.Code));
        return Problems.Of("", $"{codes}并入这一件办理，先取消合并", $"First separate what is handled together with it: {codes}");
    }

    public override async Task<IReadOnlyList<Following>> Following(Case matter, Step step, StepInput input, Actor by, CancellationToken stop)
    {
        if (step.Name == RequestProcedure.Join)
        {
            var follow = RequestProcedure.Procedure.Step(RequestProcedure.Follow)!;
            var chosen = await together.Following(matter, RequestProcedure.InHand, stop);
            return [.. chosen.Select(other => new Following(other, follow, new() { On = input.On }, by))];
        }
        if (MovedAlong.Of(step) is { } along) return await Moved(matter, step, along, input, by, stop);
        if (step.Name != "sign" && step.To.Kind is not StateKind.Ended) return [];
        var (then, following) = (new List<Following>(), await together.Following(matter, RequestProcedure.Joined, stop));
        foreach (var other in following)
        {
            if (step.Name != "sign")
            {
                if (other.PausedOn is not null) then.Add(new(other, MovedAlong.Resume, MovedAlong.Input(matter, other, new() { On = office.Today }), Actor.Machine));
                then.Add(new(other, RequestProcedure.Procedure.Step(RequestProcedure.Unjoin)!,
                    new() { On = office.Today, Reason = $"一起办理的{matter.Code}已经结束" }, Actor.Machine));
                continue;
            }
            var own = await AnswerTo(other, matter, step, input.Text ?? "", input.On, stop);
            then.Add(new(other, RequestProcedure.Procedure.Step(RequestProcedure.SignJointly)!,
                new() { On = input.On, Text = own, Outcome = input.Outcome, LetPass = input.LetPass, Wording = input.Wording }, by));
        }
        return then;
    }

    // Those that follow move as the one that leads does, each with its own date and its own letter.
    async Task<IReadOnlyList<Following>> Moved(Case leads, Step step, Step along, StepInput input, Actor by, CancellationToken stop)
    {
        var then = new List<Following>();
        foreach (var other in await together.Following(leads, RequestProcedure.Joined, stop))
        {
            if (!MovedAlong.Reaches(other, along, office.Today)) continue;
            var on = along.Clock is ClockEffect.Resume ? MovedAlong.ResumedOn(leads, input, law) : input.On;
            var own = MovedAlong.Input(leads, other, input with { On = on });
            if (along.Clock is ClockEffect.Extend)
            {
                var text = await AnswerTo(other, leads, step, input.Text ?? "", own.On, stop);
                if (leads.DueOn is { } theirs && CaseClock.Extended(law, RequestProcedure.Procedure, other, own.Days, own.On) is { } due)
                    text = text.Replace(OfficialLetter.DayOf(theirs), OfficialLetter.DayOf(due), StringComparison.Ordinal);
                own = own with { Text = text };
            }
            then.Add(new(other, along, own, by));
        }
        return then;
    }

    async Task<string> AnswerTo(Case follows, Case leads, Step step, string text, DateOnly on, CancellationToken stop) =>
        await Head(follows, step, on, stop) is { } head ? Together.AnswerTo(follows, leads, head, text) : text;

    async Task<IReadOnlyList<Case>> SplitInto(Case matter, CancellationToken stop) =>
        [.. (await db.LinkedTo(matter, stop)).Where(link => link is { Kind: CaseLinkKind.SplitFrom, IsTo: false }).Select(link => link.Other)];

    async Task<Problems> Fits(Case matter, string? outcome, CancellationToken stop)
    {
        await db.Lock(AnswerPartsWork.LockOf(matter), stop);
        var whole = matter.Regime is { } regime ? AnswerParts.Whole(await PartsOf(matter, stop), law.Outcomes(regime)) : [];
        return new Problems().When(whole.Count > 0 && whole.All(fits => fits.Code != outcome), "outcome",
            $"和分项的结果合不上，整件应当是：{string.Join("，或者", whole.Select(fits => fits.Name.Zh))}",
            $"It does not agree with the parts; the whole comes to: {string.Join(", or ", whole.Select(fits => fits.Name.En))}");
    }

    Task<DisclosureRequest?> Read(Case matter, CancellationToken stop) =>
        db.DisclosureRequests.AsNoTracking().SingleOrDefaultAsync(request => request.CaseId == matter.Id, stop);

    static Words Day(DateOnly day) => Dates.DayYear(day);

    static Words With(DateOnly day, Words meaning) => new($"{Day(day).Zh}（{meaning.Zh}）", $"{Day(day).En} ({meaning.En})");

    // Whoever stands at the counter or has signed for needs no confirmation.
    static Words Arrived(Case matter, DisclosureRequest request) => With(request.ArrivedOn, matter.ReceivedOn is null || request.ConfirmedOn is not null
        ? new("到了本机关，要在当天与申请人确认", "when it reached the office, which confirms it on that day")
        : new("到了本机关", "when it reached the office"));

    // Where nothing is to be confirmed there is no such day.
    static Words? Confirmed(Case matter, DisclosureRequest request) =>
        request.ConfirmedOn is { } on ? With(on, new("与申请人确认收到的日子", "when receipt was confirmed with the requester"))
        : matter is { ReceivedOn: null, ClosedOn: null } ? new("还没有确认，期限还没有起算", "not yet: no period runs") : null;

    static Words? Span(DisclosureRequest request) => request switch
    {
        { PeriodFrom: { } from, PeriodTo: { } to } => new($"{Day(from).Zh}至{Day(to).Zh}", $"{Day(from).En} to {Day(to).En}"),
        { PeriodFrom: { } from } => new($"{Day(from).Zh}起", $"from {Day(from).En}"),
        { PeriodTo: { } to } => new($"{Day(to).Zh}为止", $"until {Day(to).En}"),
        _ => null,
    };
}
