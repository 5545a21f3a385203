namespace Daylight.Disclosure;

/// <summary>The files of a draft before they are public: what they hide, and the redacted copy in the place of the original.</summary>
sealed class PublicationFiles(Db db, Desk desk, CaseOffice office, FileIntake intake)
{
    /// <summary>What the files of a draft hide; redacted copies were made from nothing and hide nothing.</summary>
    public async Task<IReadOnlyList<PointedOut>> Hidden(PublicationDraft draft, CancellationToken stop)
    {
        var found = new List<PointedOut>();
        if (draft.Files.Count == 0) return found;
        // Those of the case whose answer it publishes were redacted there.
        var code = draft.From?["case:".Length..];
        var redacted = await (from paper in db.CasePapers
                              join matter in db.Cases on paper.CaseId equals matter.Id
                              where paper.Masks != null && (matter.Id == draft.CaseId || matter.Code == code)
                              select paper.Hash).ToListAsync(stop);
        foreach (var file in draft.Files.Where(file => !redacted.Contains(file.Hash)))
            if (await intake.Content(file.Hash, stop) is { } content) found.AddRange(PointedOut.In(file.Name, content));
        return found;
    }

    /// <summary>The files of a draft as papers of its case.</summary>
    public static IReadOnlyList<CasePaper> Papers(Case matter, PublicationDraft draft) => [.. draft.Files.Select(file => new CasePaper
    {
        Id = file.Id, CaseId = matter.Id, Name = file.Name, MediaType = file.MediaType, Size = file.Size, Hash = file.Hash,
        Text = file.Text, Recognised = file.Recognised, AddedAt = matter.OpenedAt,
    })];

    /// <summary>The draft goes on with the redacted copy; the original stays among the papers of the case.</summary>
    public async Task<Problems> Replace(Case matter, CasePaper original, CasePaper redacted, Actor by, CancellationToken stop)
    {
        if (await db.PublicationDrafts.Of(matter, stop) is not { } draft) return Problems.Of("", "没有草稿", "There is no draft");
        if (draft.Files.Find(file => file.Id == original.Id) is not { } old) return Problems.Of("", "草稿里已经没有这个文件", "The draft no longer has this file");
        draft.Files.Remove(old);
        db.Remove(old);
        var copy = new DraftFile
        {
            Id = redacted.Id, CaseId = matter.Id, Name = redacted.Name, MediaType = redacted.MediaType, Size = redacted.Size, Hash = redacted.Hash,
            Text = redacted.Text, Recognised = redacted.Recognised,
        };
        draft.Files.Add(copy);
        db.Add(copy);
        return await desk.Take(matter, PublicationProcedure.Procedure, "write", new() { On = office.Today }, by, office.Bodies, stop);
    }
}
