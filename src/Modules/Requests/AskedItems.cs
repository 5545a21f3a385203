namespace Daylight.Requests;

/// <summary>Finds what several people asked for, and keeps what was decided about it.</summary>
sealed class AskedItems(CaseOffice office, Ledger ledger, IEnumerable<CaseTies> ties)
{
    // What a page holds, what is decided or looked back on at once, and how many of the latest requests are compared.
    const int Most = 30, MostAtOnce = 1_000, MostSeen = 5_000;

    const Role Deciders = Role.Clerk | Role.Publisher | Role.Head;

    Db Db => office.Db;

    /// <summary>What is suggested to an officer, most asked for first, and what was decided not to be published.</summary>
    public async Task<Asked.Model> Of(Actor officer, Problems problems, CancellationToken stop)
    {
        var rule = office.Law.AskedOften;
        var alike = new Likeness(rule.Ignored, rule.Alike);
        var bodies = office.BodiesOf(officer);
        var wishes = await Wishes(bodies, stop);
        var declined = await Db.Set<PublicationDeclined>().AsNoTracking()
            .Where(decision => bodies.Any(body => body.Code == decision.BodyCode)).OrderByDescending(decision => decision.At).Take(MostAtOnce).ToListAsync(stop);
        declined.Reverse();
        var covered = declined.SelectMany(decision => decision.Codes).ToHashSet();
        var (items, kept) = (new List<Asked.Item>(), new List<Asked.Item>());
        var asked = await AskedSince(bodies, office.Today.AddMonths(-rule.Months), [.. wishes.Keys], stop);
        var latest = asked.Count >= MostSeen;
        var groups = asked.GroupBy(asking => asking.Matter.BodyCode)
            .SelectMany(body => alike.Groups(body, asking => asking.Feature))
            .Where(group => group.Any(asking => Gave(asking.Matter)) && (Requesters(group) >= rule.Requesters || group.Any(one => wishes.ContainsKey(one.Matter.Id))))
            .OrderByDescending(Requesters).ThenBy(group => group[0].Matter.Code, StringComparer.Ordinal);
        foreach (var group in groups)
        {
            if (items.Count == Most) return new(items, kept, true, rule, problems) { OnlyLatest = latest };
            if (group.Any(asking => asking.IsPublic && Gave(asking.Matter))) continue;
            var codes = group.Select(asking => asking.Matter.Code).ToHashSet();
            var decided = declined.LastOrDefault(decision => decision.Codes.Any(codes.Contains));
            // Whoever suggests it after that decision brings it up again.
            var anew = group.Any(one => wishes.TryGetValue(one.Matter.Id, out var wish) && wish.At > decided?.At);
            var item = ItemOf(group, wishes, officer) with { Declined = decided?.Because };
            if (decided is null || !codes.IsSubsetOf(covered) || anew) items.Add(item);
            else if (kept.Count < Most) kept.Add(item);
        }
        return new(items, kept, false, rule, problems) { OnlyLatest = latest };
    }

    /// <summary>Decides that an item is not to be published. Returns what is wrong; empty when it was decided.</summary>
    public async Task<Problems> Decline(IReadOnlyList<string> codes, string because, Actor by, CancellationToken stop)
    {
        var cases = codes.Count is 0 or > MostAtOnce ? [] : await Db.Cases.AsNoTracking().Of(RequestProcedure.Procedure)
            .Where(matter => codes.Contains(matter.Code)).Select(matter => new { matter.Code, matter.BodyCode }).ToListAsync(stop);
        var of = cases.Select(matter => matter.BodyCode).Distinct().ToList();
        if (cases.Count != codes.Count || of is not [var body] || (by.RolesIn(body, office.Bodies) & Deciders) == 0)
            return Problems.Of("", "您在这个单位不能决定，或者找不到这些申请", "You may not decide for this body, or there are no such requests");
        var decision = new PublicationDeclined { BodyCode = body, Cases = string.Join(' ', codes), Because = because, At = ledger.Now, By = by.Account };
        Db.Add(decision);
        ledger.Write(by, "decline-publication", $"body:{body}", body, new Dictionary<string, object?> { ["cases"] = codes.Count }).Covers(decision);
        await Db.SaveChangesAsync(stop);
        return [];
    }

    bool Gave(Case matter) => matter.DoneOn is not null && OutcomeOf(matter) is { Discloses: true };

    Outcome? OutcomeOf(Case matter) => matter is { Regime: { } regime, Outcome: { } outcome } ? office.Law.Outcome(regime, outcome) : null;

    // Whoever asks again and again is one person.
    static int Requesters(IReadOnlyList<Asking> group) => group.Select(asking => asking.Who).Distinct().Count();

    Asked.Item ItemOf(IReadOnlyList<Asking> group, Dictionary<Guid, PublicationWish> wishes, Actor officer)
    {
        var latest = group.OrderByDescending(asking => asking.Matter.ReceivedOn).ThenByDescending(asking => asking.Matter.Code).ToList();
        var body = office.Bodies[latest[0].Matter.BodyCode];
        return new(latest[0].Matter.Title, body, Requesters(group), [.. latest.Select(asking => new Asked.Request(
            asking.Matter.Code, asking.Matter.Title, asking.Matter.ReceivedOn!.Value, RequestProcedure.Procedure.State(asking.Matter.State),
            asking.Matter.DoneOn is null ? null : OutcomeOf(asking.Matter),
            ties.Select(tie => tie.ToPublish(asking.Matter)).OfType<Door>().FirstOrDefault(), wishes.TryGetValue(asking.Matter.Id, out var wish) ? wish.Because ?? "" : null))])
        {
            MayDecline = (officer.RolesIn(body.Code, office.Bodies) & Deciders) != 0,
        };
    }

    // The latest of those months, and what somebody suggested to publish, however long ago it was asked for.
    async Task<List<Asking>> AskedSince(IQueryable<Body> bodies, DateOnly since, Guid[] wished, CancellationToken stop)
    {
        var all = Db.Cases.AsNoTracking().Of(RequestProcedure.Procedure).NotSplit().Of(bodies).Where(matter => matter.AnonymisedAt == null);
        var recent = await Askings(all.Where(matter => matter.ReceivedOn >= since)
            .OrderByDescending(matter => matter.ReceivedOn).ThenByDescending(matter => matter.Code).Take(MostSeen)).ToListAsync(stop);
        var older = wished.Length == 0 ? [] : await Askings(all.Where(matter => matter.ReceivedOn < since && wished.Contains(matter.Id))).ToListAsync(stop);
        return [.. recent.Concat(older).OrderBy(asking => asking.Matter.Code, StringComparer.Ordinal)];
    }

    IQueryable<Asking> Askings(IQueryable<Case> matters)
    {
        var published = ties.Select(tie => tie.Published).OfType<IQueryable<string>>()
            .Aggregate(Db.Cases.Where(_ => false).Select(matter => matter.Code), (all, more) => all.Concat(more));
        return from matter in matters
               join request in Db.DisclosureRequests on matter.Id equals request.CaseId
               select new Asking
               {
                   Matter = matter, Feature = request.Feature, Who = Requester.Of(request.CreditCode, request.IdentityNumber, request.Name, request.Phone ?? request.Email ?? request.Address),
                   IsPublic = published.Contains("case:" + matter.Code),
               };
    }

    async Task<Dictionary<Guid, PublicationWish>> Wishes(IQueryable<Body> bodies, CancellationToken stop) =>
        await (from wish in Db.Set<PublicationWish>()
               join matter in Db.Cases.Of(bodies) on wish.CaseId equals matter.Id
               orderby wish.At descending
               select wish).AsNoTracking().Take(MostAtOnce).ToDictionaryAsync(wish => wish.CaseId, stop);

    /// <summary>A request with what it asks for and by whom.</summary>
    sealed class Asking
    {
        public required Case Matter { get; init; }

        public required string Feature { get; init; }

        public required string Who { get; init; }

        /// <summary>True when a public record came of it.</summary>
        public required bool IsPublic { get; init; }
    }
}
