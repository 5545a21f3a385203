namespace Daylight.Disclosure;

/// <summary>
/// Opens and saves drafts: the case, the draft and the ledger's entry are one transaction. The same form sent again,
/// by a reload or two clicks at once, finds the case it became.
/// </summary>
sealed class PublicationDesk(Db db, Desk desk, DraftFiles uploads, CaseOffice office)
{
    static readonly Procedure Procedure = PublicationProcedure.Procedure;

    public CaseOffice Office => office;

    /// <summary>A case of publication with its steps, if the officer has to do with its body; else null.</summary>
    public async Task<Case?> Find(string code, Actor officer, CancellationToken stop) =>
        await office.Find(code, officer, stop) is { } matter && matter.Procedure == Procedure.Name ? matter : null;

    /// <summary>The draft of a case, to be changed.</summary>
    public async Task<PublicationDraft> DraftOf(Case matter, CancellationToken stop) =>
        await db.PublicationDrafts.Of(matter, stop) ?? throw new InvalidOperationException($"{matter.Code} has no draft.");

    /// <summary>
    /// Opens the case of a new record, or of one that publishes what was given in another case. Nothing was found wrong
    /// with the form.
    /// </summary>
    public async Task<Case> Begin(
        PublicationForm form, IReadOnlyList<SentFile> files, Guid once, Case? given, Actor by, CancellationToken stop)
    {
        var draft = (Case matter) =>
        {
            var made = new PublicationDraft
            {
                CaseId = matter.Id, Once = once, Purpose = PublicationPurpose.Publish, Title = "", Category = "", Kind = "", From = given?.Address,
            };
            form.Write(made);
            return made;
        };
        return await Open(once, new()
        {
            BodyCode = form["body"], State = PublicationProcedure.Draft, Channel = Channel.Other, Title = form["title"],
            On = office.Today, ReceivedOn = Typed.Day(form["formed"]),
        }, draft, files, by, stop, given);
    }

    /// <summary>Opens the case of a correction, which begins with the record as it is.</summary>
    public Task<Case> Correct(Record record, Guid once, Actor by, CancellationToken stop) =>
        Open(once, OpeningOf(record, PublicationProcedure.Draft), matter => CopyOf(record, matter, once), [], by, stop);

    /// <summary>Opens the case of a withdrawal: one person proposes it, another decides.</summary>
    public Task<Case> Recall(Record record, string because, Guid once, Actor by, CancellationToken stop) =>
        Open(once, OpeningOf(record, PublicationProcedure.RecallProposed), matter => new()
        {
            CaseId = matter.Id, Once = once, Purpose = PublicationPurpose.Withdraw, RecordId = record.Id, Edition = record.Edition,
            Title = record.Title, Category = record.Category, Kind = record.Kind, DocumentNumber = record.DocumentNumber, Note = because,
        }, [], by, stop);

    /// <summary>Saves a draft. Nothing was found wrong with the form.</summary>
    public async Task<Problems> Save(
        Case matter, PublicationDraft draft, PublicationForm form, IReadOnlyList<SentFile> files, int version, Actor by, CancellationToken stop)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(stop);
        var before = draft.FormedOn;
        form.Write(draft);
        await uploads.Settle(db, draft, files, stop);
        matter.Title = draft.Title;
        var problems = await desk.Take(matter, Procedure, "write", new() { On = office.Today, Version = version }, by, office.Bodies, stop);
        if (problems.None && draft is { Purpose: PublicationPurpose.Publish, FormedOn: { } formed } && formed != before)
            problems = await desk.Take(matter, Procedure, "date", new() { On = formed }, by, office.Bodies, stop);
        if (problems.None) await transaction.CommitAsync(stop);
        return problems;
    }

    async Task<Case> Open(
        Guid once, Opening opening, Func<Case, PublicationDraft> draftOf, IReadOnlyList<SentFile> files, Actor by, CancellationToken stop,
        Case? given = null)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(stop);
        await db.Lock($"publication/{once}", stop);
        if (given is not null) await db.Lock($"publication/{given.Address}", stop);
        var known = await (from draft in db.PublicationDrafts
                           join matter in db.Cases on draft.CaseId equals matter.Id
                           where draft.Once == once
                           select matter).AsNoTracking().SingleOrDefaultAsync(stop);
        // Of two who begin to publish the same answer at once the second is shown what the first began.
        if (known is null && given is not null) known = await db.PublicationsUnderWay(given).AsNoTracking().FirstOrDefaultAsync(stop);
        if (known is not null) return known;
        var opened = await desk.Open(Procedure, opening, by, stop);
        var made = draftOf(opened);
        db.Add(made);
        // A correction begins with the files of its record.
        if (files.Count > 0) await uploads.Settle(db, made, files, stop);
        await db.SaveChangesAsync(stop);
        await transaction.CommitAsync(stop);
        return opened;
    }

    Opening OpeningOf(Record record, State state) => new()
    {
        BodyCode = record.BodyCode, State = state, Channel = Channel.Other, Title = record.Title, On = office.Today,
    };

    static PublicationDraft CopyOf(Record record, Case matter, Guid once)
    {
        var edition = record.Editions.Single(one => one.Number == record.Edition);
        var draft = new PublicationDraft
        {
            CaseId = matter.Id, Once = once, Purpose = PublicationPurpose.Correct, RecordId = record.Id, Edition = record.Edition,
            Title = record.Title, DocumentNumber = record.DocumentNumber, Category = record.Category, Kind = record.Kind,
            Topics = string.Join(' ', record.Topics.Select(topic => topic.Topic)), Normative = record.Normative,
            FormedOn = record.FormedOn, EffectiveOn = record.EffectiveOn, ExpiresOn = record.ExpiresOn,
            AbolishedOn = record.AbolishedOn, Description = record.Description, Keywords = record.Keywords,
            IssuerName = record.IssuerName, Language = record.Language, Text = edition.Text,
        };
        draft.Files.AddRange(edition.Attachments.OrderBy(file => file.Id).Select(file => new DraftFile
        {
            CaseId = matter.Id, Name = file.Name, MediaType = file.MediaType, Size = file.Size, Hash = file.Hash,
            Text = file.Text, Recognised = file.Recognised,
        }));
        return draft;
    }
}
