namespace Daylight.Requests;

/// <summary>
/// What requests share that are handled together (合并办理): one leads and the others follow it. The answer is worked out
/// on the one that leads; each of the others gets it as a letter of its own, in which nothing tells of anybody else.
/// </summary>
sealed class Together(CaseOffice office, Ledger ledger)
{
    Db Db => office.Db;

    IQueryable<CaseLink> Links => Db.CaseLinks.Holding(CaseLinkKind.JoinedTo);

    /// <summary>The requests that follow another and stand in a state, with their steps.</summary>
    public Task<List<Case>> Following(Case leads, State state, CancellationToken stop) => Db.Cases.Include(matter => matter.Steps.OrderBy(step => step.Number))
        .Where(matter => matter.State == state.Name && Links.Any(link => link.ToId == leads.Id && link.CaseId == matter.Id))
        .OrderBy(matter => matter.Code).AsSplitQuery().ToListAsync(stop);

    /// <summary>
    /// Says that requests follow another; the step of that other accounts for it. Whatever was found before, somebody may
    /// have been faster: what is wrong then is returned.
    /// </summary>
    public async Task<Problems> Link(Case leads, IReadOnlyCollection<string> codes, Actor by, CancellationToken stop)
    {
        // One officer at a time puts requests of a body together.
        await Db.Lock($"join/{leads.BodyCode}", stop);
        var others = await Db.Cases.AsNoTracking().Where(other => codes.Contains(other.Code) && other.State == RequestProcedure.InHand.Name
            && other.BodyCode == leads.BodyCode && !Links.Any(link => link.CaseId == other.Id)).Select(other => other.Id).ToListAsync(stop);
        Db.AddRange(others.Select(other => new CaseLink
        {
            CaseId = other, ToId = leads.Id, Kind = CaseLinkKind.JoinedTo, By = by.Account, At = ledger.Now,
        }));
        return new Problems().When(others.Count < codes.Count, "codes", "勾选的申请里，有的刚刚有人先办了一步。请重新勾选。",
            "Somebody took a step in one of these requests a moment ago. Choose again.");
    }

    /// <summary>Ends that a request follows another.</summary>
    public async Task End(Case follows, CancellationToken stop)
    {
        foreach (var link in await Links.Where(link => link.CaseId == follows.Id).ToListAsync(stop)) link.EndedAt = ledger.Now;
    }

    /// <summary>The answer to the request that leads as the answer to one that follows: addressee, code, day of receipt and subject are its own.</summary>
    public static string AnswerTo(Case follows, Case leads, Letterhead head, string text)
    {
        var letter = OfficialLetter.Of(head, text);
        return (letter with { Addressee = head.Addressee, Paragraphs = [.. letter.Paragraphs.Select(Own)] }).Text;

        string Own(string paragraph)
        {
            var own = paragraph.Replace($"“{leads.Title}”", $"“{follows.Title}”", StringComparison.Ordinal);
            var at = own.IndexOf(leads.Code, StringComparison.Ordinal);
            if (at < 0) return own;
            if (leads.ReceivedOn is { } theirs && follows.ReceivedOn is { } received)
            {
                // The day of receipt stands before the code; anything else that happened on it keeps its day.
                var day = OfficialLetter.DayOf(theirs);
                if (own.LastIndexOf(day, at, StringComparison.Ordinal) is var found and >= 0) own = own.Remove(found, day.Length).Insert(found, OfficialLetter.DayOf(received));
            }
            return own.Replace(leads.Code, follows.Code, StringComparison.Ordinal);
        }
    }

    /// <summary>What in an answer would tell one requester of another.</summary>
    /// <param name="leads">The request that leads.</param>
    /// <param name="answers">Each request with the answer as it would read it, the one that leads among them.</param>
    /// <param name="stop">Ends the work.</param>
    public async Task<Problems> Tells(Case leads, IReadOnlyList<(Case To, string Text)> answers, CancellationToken stop)
    {
        var ids = answers.Select(answer => answer.To.Id).ToList();
        var requests = await Db.DisclosureRequests.AsNoTracking().Where(request => ids.Contains(request.CaseId)).ToListAsync(stop);
        var papers = await Db.CasePapers.AsNoTracking().Of(leads).GoingOut().ToListAsync(stop);
        var problems = new Problems();
        foreach (var (to, text) in answers)
        {
            var own = requests.Where(request => request.CaseId == to.Id).SelectMany(request => request.Identifying()).ToHashSet();
            var others = requests.Where(request => request.CaseId != to.Id).SelectMany(request => request.Identifying())
                .Concat(answers.Select(answer => answer.To.Code).Where(code => code != to.Code)).Where(word => !own.Contains(word)).Distinct().ToList();
            foreach (var word in others.Where(word => text.Contains(word, StringComparison.Ordinal)))
            {
                problems.Add("text", $"合并办理的申请人不能知道彼此：发给{to.Code}的答复里不能有“{word}”",
                    $"Who asks together with others must not learn of them: the answer to {to.Code} can't say “{word}”");
            }
            foreach (var paper in papers.Where(paper => others.Any(word => (paper.Name + paper.Text).Contains(word, StringComparison.Ordinal))))
            {
                problems.Add("text", $"合并办理的申请人不能知道彼此：文件“{paper.Name}”里有别的申请人，不能发给{to.Code}",
                    $"Who asks together with others must not learn of them: the file “{paper.Name}” names another requester and can't go to {to.Code}");
            }
        }
        return problems;
    }

    /// <summary>Puts what goes out with the answer to the request that leads among the papers of one that follows.</summary>
    public async Task Enclose(Case follows, Actor by, CancellationToken stop)
    {
        var leads = await Links.Where(link => link.CaseId == follows.Id).Join(Db.Cases, link => link.ToId, matter => matter.Id, (_, matter) => matter)
            .AsNoTracking().SingleAsync(stop);
        foreach (var paper in await Db.CasePapers.AsNoTracking().Of(leads).GoingOut().ToListAsync(stop))
        {
            Db.Add(new CasePaper
            {
                CaseId = follows.Id, Name = paper.Name, MediaType = paper.MediaType, Size = paper.Size, Hash = paper.Hash, Text = paper.Text,
                Recognised = paper.Recognised, Masks = paper.Masks, AddedAt = ledger.Now, AddedBy = by.Account,
                GoesOutAt = ledger.Now, GoesOutBy = by.Account, GoesOutBecause = paper.GoesOutBecause,
            });
        }
    }
}
