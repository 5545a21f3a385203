using Microsoft.EntityFrameworkCore;

namespace Daylight.Web;

/// <summary>The file of a case (案卷) put together from what every case has and what its module knows of it.</summary>
public sealed class CaseFiles(CaseOffice office, IEnumerable<CaseDetail> details, IEnumerable<CaseTies> ties, Opinions opinions)
{
    public CaseOffice Office => office;

    /// <summary>What the module of a case knows, or null.</summary>
    public CaseDetail? DetailOf(Case matter) => details.FirstOrDefault(detail => detail.Procedure == matter.Procedure);

    /// <summary>What an officer should look at before taking a step.</summary>
    public async Task<IReadOnlyList<PointedOut>> PointsOut(Case matter, Step step, string? outcome, string text, CancellationToken stop)
    {
        var found = DetailOf(matter) is { } detail ? await detail.PointsOut(matter, step, outcome, text, stop) : [];
        if (step.SendsLetter || step.IsReply || step.Draft)
        {
            // The day to act by is filled in with the step itself.
            var filled = step.Needs.HasFlag(Needs.Until) ? text.Replace(CaseWords.OpenDay, "", StringComparison.Ordinal) : text;
            found = [.. found, .. PointedOut.LeftOpen(new("文书", "Letter"), filled)];
        }
        if (!step.Decides) return found;
        // Who signs an answer answers for what goes out with it: each paper by its content.
        var papers = await office.Db.CasePapers.AsNoTracking().Of(matter).GoingOut().ToListAsync(stop);
        if (papers.Count == 0) found = [.. found, .. PointedOut.Promised(new("文书", "Letter"), text)];
        return [.. found, .. papers.Select(paper => new PointedOut("paper", new("随答复发出的材料", "A paper that goes out with the answer"),
            new($"文件“{paper.Name}”（{paper.Hash[..12]}）", $"file “{paper.Name}” ({paper.Hash[..12]})")))];
    }

    /// <summary>What its module knows of a case, and the names of the files that the person whose case it is handed in.</summary>
    public async Task<IReadOnlyList<CaseFact>> FactsOf(Case matter, CancellationToken stop)
    {
        var facts = DetailOf(matter) is { } detail ? await detail.Facts(matter, stop) : [];
        var handedIn = await office.Db.CasePapers.AsNoTracking().Of(matter).Where(paper => paper.HandedInOn != null).Select(paper => paper.Name).ToListAsync(stop);
        return handedIn.Count == 0 ? facts : [.. facts, new(new("交来的文件", "Files handed in"), string.Join('、', handedIn), Wide: true)];
    }

    /// <summary>The steps in other cases that follow from a step: those its own module knows of, and those of whoever ties cases to it.</summary>
    public async Task<IReadOnlyList<Following>> Following(Case matter, Step step, StepInput input, Actor by, CancellationToken stop)
    {
        var following = new List<Following>();
        if (DetailOf(matter) is { } detail) following.AddRange(await detail.Following(matter, step, input, by, stop));
        foreach (var tie in ties) following.AddRange(await tie.Following(matter, office.ProcedureOf(matter), step, input, stop));
        return following;
    }

    /// <summary>The file of a case.</summary>
    public async Task<CaseFile> Of(Case matter, Actor officer, bool contact, CancellationToken stop)
    {
        var detail = DetailOf(matter);
        var procedure = office.ProcedureOf(matter);
        var links = await office.Db.LinkedTo(matter, stop);
        return new()
        {
            Links = links,
            Governs = await Governing(matter, links, stop),
            Matter = matter,
            Procedure = procedure,
            Body = office.Bodies[matter.BodyCode],
            Law = office.Law,
            Regime = matter.Regime is { } regime ? office.Law.Regime(regime) : null,
            Outcome = OutcomeOf(matter, matter.Outcome),
            Left = office.Left(matter),
            Tone = office.ToneOf(matter),
            AtRiskSince = office.AtRiskSince(matter),
            Explained = office.Explain(matter),
            Steps = [.. Desk.StepsFor(matter, procedure, officer, office.Bodies)],
            Facts = await FactsOf(matter, stop),
            Contact = contact && detail is not null ? await detail.Contact(matter, stop) : null,
            HasContact = detail is { HasContact: true },
            Notes = detail is null ? [] : await detail.Notes(matter, stop),
            Related = await RelatedTo(matter, stop),
            Records = await RecordsOf(matter, stop),
            Doors = [.. ties.Select(tie => tie.ForOfficer(matter)).OfType<Door>()],
            Satisfaction = procedure.Rated ? await opinions.Of(matter, stop) : null,
            NameOf = code => office.Bodies.Find(code)?.Words ?? new(code, code),
            Names = await NamesIn(matter, [], stop),
            Outcomes = matter.Steps.Select(step => step.Outcome).OfType<string>().Distinct()
                .Select(code => (code, OutcomeOf(matter, code))).Where(pair => pair.Item2 is not null)
                .ToDictionary(pair => pair.code, pair => pair.Item2!),
        };
    }

    async Task<IReadOnlyList<(Case, Procedure)>> RelatedTo(Case matter, CancellationToken stop)
    {
        var codes = new List<string>();
        foreach (var tie in ties) codes.AddRange(await tie.Related(matter, stop));
        if (codes.Count == 0) return [];
        var cases = await office.Db.Cases.AsNoTracking().Where(other => codes.Contains(other.Code)).OrderBy(other => other.Code).ToListAsync(stop);
        return [.. cases.Select(other => (other, office.ProcedureOf(other)))];
    }

    // Whoever follows another stands with all that follow it.
    async Task<Case?> Governing(Case matter, IReadOnlyList<Linked> links, CancellationToken stop)
    {
        var together = links.Where(link => link.Kind is CaseLinkKind.JoinedTo).ToList();
        if (together.Count == 0) return null;
        var leads = together.FirstOrDefault(link => link.IsTo)?.Other;
        Case[] all = leads is null ? [matter, .. together.Select(link => link.Other)]
            : [leads, .. (await office.Db.LinkedTo(leads, stop)).Where(link => link is { Kind: CaseLinkKind.JoinedTo, IsTo: false }).Select(link => link.Other)];
        return all.Where(one => one is { DoneOn: null, ClosedOn: null, DueOn: not null }).MinBy(one => one.DueOn);
    }

    async Task<IReadOnlyList<Link>> RecordsOf(Case matter, CancellationToken stop)
    {
        var records = new List<Link>();
        foreach (var tie in ties) records.AddRange(await tie.Records(matter, stop));
        return records;
    }

    /// <summary>
    /// The e-mail addresses, tidied, under which the person of a case is known to it or was: what passed between them and the
    /// office stays theirs when the address changes.
    /// </summary>
    public async Task<IReadOnlySet<string>> AddressesOf(Case matter, CancellationToken stop)
    {
        var now = DetailOf(matter) is { } detail ? await detail.Mailbox(matter, stop) : null;
        var before = (await office.Db.CorrectedIn(matter, stop)).Select(corrected => corrected.Was.GetValueOrDefault("Email", ""));
        return before.Append(now?.Address ?? "").Where(address => address.Length > 0).Select(MailAddresses.Tidy).ToHashSet();
    }

    /// <summary>An outcome in the list of the case's regime.</summary>
    /// <summary>The grounds of an answer: the outcomes of its parts, or its own.</summary>
    public async Task<IReadOnlyList<Outcome>> GroundsOf(Case matter, Outcome whole, CancellationToken stop) =>
        DetailOf(matter) is { } detail && await detail.Grounds(matter, stop) is { Count: > 0 } parts ? parts : [whole];

    public Outcome? OutcomeOf(Case matter, string? code) =>
        matter.Regime is { } regime && code is not null ? office.Law.Outcome(regime, code) : null;

    /// <summary>The names of the officers who took steps in a case, and of others.</summary>
    public async Task<IReadOnlyDictionary<Guid, string>> NamesIn(Case matter, IEnumerable<Guid?> others, CancellationToken stop)
    {
        var takers = matter.Steps.Select(step => step.By).Concat(others).OfType<Guid>().Distinct().ToArray();
        return await office.Db.Users.AsNoTracking().Where(user => takers.Contains(user.Id))
            .ToDictionaryAsync(user => user.Id, user => user.DisplayName, stop);
    }
}
