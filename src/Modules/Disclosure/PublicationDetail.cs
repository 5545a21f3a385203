namespace Daylight.Disclosure;

/// <summary>What the steps of a publication do to the catalogue, and what they need for it.</summary>
sealed class PublicationDetail(Db db, Catalogue catalogue, PublicationFiles files, TimeProvider time) : CaseDetail
{
    const int MostSame = 5;

    public override string Procedure => PublicationProcedure.Procedure.Name;

    public override Task<IReadOnlyList<CaseFact>> Facts(Case matter, CancellationToken stop) =>
        Task.FromResult<IReadOnlyList<CaseFact>>([]);

    // What was proposed goes out, unless the one who decides changes it.
    public override async Task<string?> Reason(Case matter, Step step, CancellationToken stop) =>
        step.ReasonIsPublic ? (await db.PublicationDrafts.AsNoTracking().Of(matter, stop))?.Note : null;

    public override async Task<Problems> Before(Case matter, Step step, StepInput input, Actor by, CancellationToken stop)
    {
        if (step.Name is not ("submit" or "date" or "release" or "recall")) return [];
        if (await db.PublicationDrafts.Of(matter, stop) is not { } draft) return Problems.Of("", "没有草稿", "There is no draft");
        return step.Name switch
        {
            "submit" => (await Complete(draft, stop)).And(await Given(draft, stop)),
            "date" => Dated(draft, input.On),
            "release" => await Given(draft, stop) is { Any: true } problems ? problems : await Release(matter, draft, by, stop),
            _ => await Recall(draft, input.Reason!, by, stop),
        };
    }

    // Whoever sends it on for review has looked at what its files hide; whoever reviews it, at what looks personal.
    public override async Task<IReadOnlyList<PointedOut>> PointsOut(
        Case matter, Step step, string? outcome, string text, CancellationToken stop)
    {
        if (step.Name is not ("submit" or "clear") || await db.PublicationDrafts.AsNoTracking().Of(matter, stop) is not { } draft) return [];
        if (step.Name == "clear") return Review.Of(draft, []).Personal;
        return [.. await files.Hidden(draft, stop), .. draft.Files.Count == 0 ? PointedOut.Promised(new("正文", "text"), draft.Text) : [],
            .. await SameNumber(draft, matter.BodyCode, stop)];
    }

    // One number stands for one document: 发文字号 of a body.
    async Task<IEnumerable<PointedOut>> SameNumber(PublicationDraft draft, string body, CancellationToken stop)
    {
        if (draft.DocumentNumber is null) return [];
        var others = await db.Records.Published().AsNoTracking()
            .Where(record => record.DocumentNumber == draft.DocumentNumber && record.BodyCode == body && record.Id != draft.RecordId)
            .OrderBy(record => record.Index).Select(record => new { record.Index, record.Title }).Take(MostSame).ToListAsync(stop);
        return others.Select(other => new PointedOut("same-number", new("这个文号已经公开过", "This document number is public already"),
            new($"“{other.Title}”（{other.Index}）", $"“{other.Title}” ({other.Index})"), "", draft.DocumentNumber));
    }

    public override async Task<IReadOnlyList<CasePaper>> Files(Case matter, CancellationToken stop) =>
        await db.PublicationDrafts.AsNoTracking().Of(matter, stop) is { } draft ? PublicationFiles.Papers(matter, draft) : [];

    public override Task<Problems> Replace(Case matter, CasePaper original, CasePaper redacted, Actor by, CancellationToken stop) =>
        files.Replace(matter, original, redacted, by, stop);

    public override async Task<Preview?> Preview(Case matter, CancellationToken stop)
    {
        if (await db.PublicationDrafts.AsNoTracking().Of(matter, stop) is not { } draft) return null;
        var what = draft.Of(matter.BodyCode);
        Record record;
        if (draft.Purpose is PublicationPurpose.Publish)
        {
            record = Catalogue.Of(what, "", time.Now());
        }
        else
        {
            record = await db.Records.AsNoTracking().Include(r => r.Topics).SingleAsync(r => r.Id == draft.RecordId, stop);
            if (draft.Purpose is PublicationPurpose.Correct) Catalogue.Revise(record, what, draft.Note ?? "", time.Now());
            else (record.WithdrawnAt, record.WithdrawnBecause) = (time.Now(), draft.Note);
        }
        var ids = draft.Files.ToLookup(file => file.Hash + file.Name, file => file.Id);
        return new(record, record.Editions.LastOrDefault(),
            file => $"/desk/publications/{matter.Code}/files/{ids[file.Hash + file.Name].First()}");
    }

    static Problems Dated(PublicationDraft draft, DateOnly formed)
    {
        if (draft.Purpose is not PublicationPurpose.Publish)
            return Problems.Of("on", "更正没有公开期限，成文日期在草稿里改", "No period runs for a correction; change the date in the draft");
        draft.FormedOn = formed;
        return [];
    }

    async Task<Problems> Complete(PublicationDraft draft, CancellationToken stop)
    {
        var problems = new Problems()
            .When(draft.Text.Length == 0 && draft.Files.Count == 0, "", "还没有正文，也没有附件", "There is neither text nor a file yet")
            // The duty to publish is counted from it: CN-OGI-2019 Art. 26.
            .When(draft is { Purpose: PublicationPurpose.Publish, FormedOn: null }, "", "还没有写成文日期", "The day it was formed is missing");
        if (draft.Purpose is not PublicationPurpose.Correct) return problems;
        var record = await RecordOf(draft, stop);
        return problems.And(Open(record, draft)).When(record.WithdrawnAt is null && Same(record, draft), "",
            "和已公开的没有差别，没有什么要更正", "Nothing differs from what is public: there is nothing to correct");
    }

    async Task<Problems> Release(Case matter, PublicationDraft draft, Actor by, CancellationToken stop)
    {
        if (draft.Purpose is PublicationPurpose.Publish)
        {
            draft.RecordId = (await catalogue.Publish(draft.Of(matter.BodyCode), by, stop)).Id;
            return [];
        }
        await db.Lock($"record/{draft.RecordId}", stop);
        var record = await RecordOf(draft, stop);
        var problems = Open(record, draft);
        if (problems.None) catalogue.Correct(record, draft.Of(record.BodyCode), draft.Note ?? "", by);
        return problems;
    }

    async Task<Problems> Recall(PublicationDraft draft, string because, Actor by, CancellationToken stop)
    {
        await db.Lock($"record/{draft.RecordId}", stop);
        var record = await RecordOf(draft, stop);
        if (record.WithdrawnAt is not null) return Problems.Of("", "这条信息已经撤回了", "This record is withdrawn already");
        catalogue.Withdraw(record, because, by);
        return [];
    }

    // What turned out to be given by mistake is not given to everybody.
    async Task<Problems> Given(PublicationDraft draft, CancellationToken stop)
    {
        if (draft.From is null) return [];
        var code = draft.From["case:".Length..];
        var source = await db.Cases.AsNoTracking().SingleAsync(given => given.Code == code, stop);
        var hashes = draft.Files.Select(file => file.Hash).ToArray();
        var back = await db.CasePapers.AsNoTracking().Of(source).Where(paper => paper.TakenBackAt != null && hashes.Contains(paper.Hash))
            .Select(paper => paper.Name).ToListAsync(stop);
        return new Problems()
            .When(source.ReopenedOn is not null, "", $"申请{code}的答复正在更正，更正以后再公开", $"The answer to {code} is being put right: publish it afterwards")
            .When(back.Count > 0, "", $"这些材料已经收回，请从草稿里去掉：{string.Join("、", back)}", $"These papers were taken back, take them out of the draft: {string.Join(", ", back)}");
    }

    // What is corrected must still be what was looked at.
    static Problems Open(Record record, PublicationDraft draft) => new Problems()
        .When(record.WithdrawnAt is not null, "", "这条信息已经撤回，不能更正", "This record is withdrawn and can't be corrected")
        .When(record.Edition != draft.Edition, "", $"现在公开的已经是第{record.Edition}版，请从最新的一版重新更正",
            $"Edition {record.Edition} is public by now: begin the correction again from it");

    // With its current edition only: the earlier ones are not needed.
    async Task<Record> RecordOf(PublicationDraft draft, CancellationToken stop)
    {
        var record = await db.Records.Include(r => r.Topics).SingleAsync(r => r.Id == draft.RecordId, stop);
        await db.Set<Edition>().Include(edition => edition.Attachments)
            .SingleAsync(edition => edition.RecordId == record.Id && edition.Number == record.Edition, stop);
        return record;
    }

    static bool Same(Record record, PublicationDraft draft)
    {
        var edition = record.Editions.Single(one => one.Number == record.Edition);
        return (record.Title, record.DocumentNumber, record.Category, record.Kind, record.Normative, record.FormedOn)
                == (draft.Title, draft.DocumentNumber, draft.Category, draft.Kind, draft.Normative, draft.FormedOn)
            && (record.EffectiveOn, record.ExpiresOn, record.AbolishedOn, record.Description, record.Keywords, record.IssuerName, record.Language)
                == (draft.EffectiveOn, draft.ExpiresOn, draft.AbolishedOn, draft.Description, draft.Keywords, draft.IssuerName, draft.Language)
            && record.Topics.Select(topic => topic.Topic).Order().SequenceEqual(draft.TopicCodes.Order())
            && edition.Text == draft.Text
            && edition.Attachments.Select(file => file.Hash + file.Name).Order().SequenceEqual(draft.Files.Select(file => file.Hash + file.Name).Order());
    }
}
