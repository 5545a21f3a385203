namespace Daylight.Disclosure;

/// <summary>The file of a publication: what will be public, what the reviewer should look at, what happened, what can be done.</summary>
public static class OnePublication
{
    /// <summary>What the file shows.</summary>
    /// <param name="File">What every case has.</param>
    /// <param name="Form">The draft, in the words of its form.</param>
    /// <param name="Purpose">What it is for.</param>
    /// <param name="Classes">The classes of the catalogue.</param>
    public sealed record Model(CaseFile File, PublicationForm Form, PublicationPurpose Purpose, Classification Classes)
    {
        /// <summary>The text as it will be set.</summary>
        public required IReadOnlyList<DocumentLine> Lines { get; init; }

        public required IReadOnlyList<FileText> Files { get; init; }

        public required Review Review { get; init; }

        /// <summary>Against the edition that is public; empty where nothing is corrected.</summary>
        public IReadOnlyList<ComparedParagraph> Compared { get; init; } = [];

        /// <summary>Facts that a correction changes: what, before, after.</summary>
        public IReadOnlyList<ChangedFact> Changed { get; init; } = [];

        /// <summary>The index number of the record it is about or that came of it; null before release.</summary>
        public string? Index { get; init; }

        public string Href => HrefOf(File.Matter.Code);

        public bool IsOpen => File.Matter.ClosedOn is null;
    }

    /// <summary>A file with what could be read of it.</summary>
    public sealed record FileText(FileLine Line, string? Text, bool Recognised);

    /// <summary>A fact that a correction changes.</summary>
    public sealed record ChangedFact(Words Name, string Before, string After);

    /// <summary>Where the file of a case is.</summary>
    public static string HrefOf(string code) => $"/desk/publications/{code}";

    public static void Map(IEndpointRouteBuilder desk)
    {
        desk.MapGet("publications/{code}", Show);
        desk.MapGet("publications/{code}/files/{id:guid}", Send);
    }

    static async Task<IResult> Show(
        string code, int? notes, PublicationDesk desk, CaseFiles files, PublicationReading reading, CurrentActor who, CancellationToken stop)
    {
        var officer = await who.Officer(stop);
        if (await desk.Find(code, officer, stop) is not { } matter) return Results.NotFound();
        return Page.Of<PublicationView>(await reading.Of(await files.Of(matter, officer, contact: false, stop), officer, notes, stop));
    }

    // Not public yet: only who works on the case gets it, and no cache keeps it.
    static async Task<IResult> Send(
        string code, Guid id, PublicationDesk desk, IFiles files, CurrentActor who, HttpContext http, CancellationToken stop)
    {
        if (await desk.Find(code, await who.Officer(stop), stop) is not { } matter) return Results.NotFound();
        var file = (await desk.DraftOf(matter, stop)).Files.Find(file => file.Id == id);
        if (file is null || files.Open(file.Hash) is not { } content) return Results.NotFound();
        http.Response.Headers.CacheControl = "no-store";
        return Results.File(content, file.MediaType, file.Name);
    }
}

/// <summary>Reads what the file of a publication shows.</summary>
sealed class PublicationReading(Db db, PublicationFiles files, Classification classes, CaseTeam team)
{
    public async Task<OnePublication.Model> Of(CaseFile file, Actor officer, int? notes, CancellationToken stop)
    {
        var matter = file.Matter;
        file = file with { Team = await team.Of(matter, officer, notes, stop) };
        var draft = await db.PublicationDrafts.AsNoTracking().Of(matter, stop)
            ?? throw new InvalidOperationException($"{matter.Code} has no draft.");
        var form = PublicationForm.Of(draft, matter.BodyCode);
        var model = new OnePublication.Model(file, form, draft.Purpose, classes)
        {
            Lines = DocumentText.Parse(draft.Text),
            Files = [.. draft.Files.Select(one => FileOf(matter, one))],
            Review = draft.Purpose is PublicationPurpose.Withdraw ? new([], [], []) : Review.Of(draft, await files.Hidden(draft, stop)),
        };
        if (draft.RecordId is null) return model;
        var record = await db.Records.AsNoTracking().Include(r => r.Topics).SingleAsync(r => r.Id == draft.RecordId, stop);
        model = model with { Index = record.Index };
        if (draft is not { Purpose: PublicationPurpose.Correct, Edition: { } number }) return model;
        var edition = await db.Set<Edition>().AsNoTracking().Include(e => e.Attachments)
            .SingleAsync(e => e.RecordId == record.Id && e.Number == number, stop);
        return model with
        {
            Compared = Comparison.Of(edition.Text, draft.Text),
            Changed = [.. Changes(edition, record, draft, isOpen: model.IsOpen)],
        };
    }

    static OnePublication.FileText FileOf(Case matter, DraftFile file) => new(
        new(Path.GetExtension(file.Name).TrimStart('.').ToUpperInvariant(), file.Name, Figures.Size(file.Size),
            $"{OnePublication.HrefOf(matter.Code)}/files/{file.Id}"), file.Text, file.Recognised);

    // What an edition itself does not keep is compared only while the record still is what it was.
    IEnumerable<OnePublication.ChangedFact> Changes(Edition edition, Record record, PublicationDraft draft, bool isOpen)
    {
        var facts = new List<(Words Name, string? Before, string? After)>
        {
            (new("名称", "Title"), edition.Title, draft.Title),
            (new("文号", "Document number"), edition.DocumentNumber, draft.DocumentNumber),
            (new("成文日期", "Signed"), Day(edition.FormedOn), Day(draft.FormedOn)),
            (new("施行日期", "Effective"), Day(edition.EffectiveOn), Day(draft.EffectiveOn)),
            (new("失效日期", "Expires"), Day(edition.ExpiresOn), Day(draft.ExpiresOn)),
            (new("废止日期", "Abolished"), Day(edition.AbolishedOn), Day(draft.AbolishedOn)),
            (new("附件", "Files"), Names(edition.Attachments.Select(file => file.Name)), Names(draft.Files.Select(file => file.Name))),
        };
        if (isOpen && record.Edition == edition.Number)
        {
            facts.Add((new("内容分类", "Category"), Zh(classes.Categories, record.Category), Zh(classes.Categories, draft.Category)));
            facts.Add((new("体裁", "Kind"), Zh(classes.Kinds, record.Kind), Zh(classes.Kinds, draft.Kind)));
            facts.Add((new("重点领域", "Priority fields"), Topics(record.Topics.Select(topic => topic.Topic)), Topics(draft.TopicCodes)));
            facts.Add((new("内容概述", "Description"), record.Description, draft.Description));
            facts.Add((new("关键词", "Keywords"), record.Keywords, draft.Keywords));
            facts.Add((new("制发机关", "Issuer"), record.IssuerName, draft.IssuerName));
        }
        return facts.Where(fact => (fact.Before ?? "") != (fact.After ?? ""))
            .Select(fact => new OnePublication.ChangedFact(fact.Name, fact.Before ?? "", fact.After ?? ""));
    }

    static string? Day(DateOnly? day) => day is { } known ? Dates.Machine(known) : null;

    static string Zh(IReadOnlyList<Class> all, string code) => Classification.NameOf(all, code).Zh;

    string Topics(IEnumerable<string> codes) => string.Join('、', codes.Order().Select(code => Zh(classes.Topics, code)));

    static string Names(IEnumerable<string> names) => string.Join('、', names.Order());
}
