using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;

namespace Daylight.Web;

/// <summary>
/// The papers of a case (案卷材料): taken in, redacted, let out. Each of these is one entry of the ledger in the same
/// transaction, and nothing of a paper's text is in it.
/// </summary>
public sealed class CasePapers(CaseFiles files, FileIntake intake, Redaction redaction, Ledger ledger)
{
    /// <summary>Roles that work with papers.</summary>
    public const Role Work = Role.Clerk | Role.Reviewer | Role.Publisher | Role.Head;

    public const int MostPapers = 40;

    Db Db => files.Office.Db;

    /// <summary>All papers of a case, those its module keeps with them.</summary>
    public async Task<IReadOnlyList<CasePaper>> Of(Case matter, CancellationToken stop)
    {
        var own = await Db.CasePapers.AsNoTracking().Of(matter).ToListAsync(stop);
        var others = await OfModule(matter, stop);
        return [.. own.Concat(others.Where(paper => own.TrueForAll(known => known.Id != paper.Id))).OrderBy(paper => paper.Id)];
    }

    /// <summary>The files that the module keeps and that go out with the case.</summary>
    public async Task<IReadOnlyList<CasePaper>> OfModule(Case matter, CancellationToken stop) =>
        files.DetailOf(matter) is { } detail ? await detail.Files(matter, stop) : [];

    /// <summary>A paper's content; null when the store has lost it.</summary>
    public Task<byte[]?> Content(CasePaper paper, CancellationToken stop) => intake.Content(paper.Hash, stop);

    /// <summary>What an officer should look at before a paper goes out.</summary>
    public async Task<IReadOnlyList<PointedOut>> PointedOutIn(CasePaper paper, CancellationToken stop)
    {
        // What is in a letter was looked at when it was sent.
        if (paper.LetterOf is not null) return [];
        var name = new Words($"文件“{paper.Name}”", $"file “{paper.Name}”");
        // A redacted copy was made from nothing: what it holds and does not show is its own text layer.
        var hidden = paper.Masks is null && await Content(paper, stop) is { } content ? PointedOut.In(paper.Name, content) : [];
        return [.. hidden, .. Photo(paper, name), .. Unread(paper, name), .. PointedOut.In(name, paper.Name), .. PointedOut.In(name, paper.Text ?? "")];
    }

    // Faces and plates no machine here finds: somebody looks at what people photographed before it goes out as it is.
    static PointedOut[] Photo(CasePaper paper, Words name) =>
        paper is { HandedInOn: not null, Masks: null } && paper.MediaType.StartsWith("image/", StringComparison.Ordinal)
            ? [new("photo", new("照片：人脸、车牌、门牌要遮盖", "A photo: mask faces, plates and house numbers"), name)] : [];

    // Where no text was found nothing personal was looked for either. Of a photo that is said already, and a redacted copy was read.
    static PointedOut[] Unread(CasePaper paper, Words name) =>
        paper.Masks is null && string.IsNullOrWhiteSpace(paper.Text) && Photo(paper, name).Length == 0
            ? [new("unread", new("没有读出文字，没能查找个人信息，请打开核对", "No text could be read, so nothing personal was looked for: open and check it"), name)] : [];

    /// <summary>Takes in what was sent; each that is refused is told why.</summary>
    public async Task<Problems> Add(Case matter, IEnumerable<IFormFile> sent, Actor by, CancellationToken stop)
    {
        var problems = Open(matter, by);
        if (problems.Any) return problems;
        var names = await Db.CasePapers.Of(matter).Select(paper => paper.Name).ToListAsync(stop);
        var letters = await Db.CasePapers.Of(matter).CountAsync(paper => paper.LetterOf != null || paper.MailId != null, stop);
        var added = new List<CasePaper>();
        foreach (var file in sent.Where(file => file is not { Length: 0, FileName: "" }))
        {
            var name = FileIntake.Unique(FileIntake.Safe(file.FileName), names);
            if (names.Count - letters >= MostPapers)
            {
                problems.Add("files", $"案卷里最多{MostPapers}份材料，“{name}”没有收下", $"A file holds at most {MostPapers} papers: “{name}” was not taken in");
                continue;
            }
            var (taken, why) = await intake.Take(file, name, stop);
            if (taken is null) problems.Add("files", $"“{name}”{why!.Zh.TrimEnd('。')}", $"“{name}” {why.En.TrimEnd('.')}");
            else
            {
                added.Add(PaperOf(matter, taken, await intake.TextOf(taken, stop), by));
                names.Add(name);
            }
        }
        problems.When(added.Count == 0 && problems.None, "files", "选择要放进案卷的文件", "Choose a file");
        if (added.Count == 0) return problems;
        Db.AddRange(added);
        ledger.Write(by, "add-papers", matter.Address, matter.BodyCode, new Dictionary<string, object?> { ["papers"] = added.Count });
        await Db.SaveChangesAsync(stop);
        return problems;
    }

    /// <summary>
    /// Puts what the person whose case it is hands in among the papers. The caller saves: the entry of the step, or of the
    /// opening, with which it comes accounts for it.
    /// </summary>
    public async Task HandIn(Case matter, IReadOnlyList<SentFile> handed, Actor by, CancellationToken stop)
    {
        var names = await Db.CasePapers.Of(matter).Select(paper => paper.Name).ToListAsync(stop);
        foreach (var file in handed.Select(one => one.File))
        {
            var named = file with { Name = FileIntake.Unique(file.Name, names) };
            Db.Add(PaperOf(matter, named, await intake.TextOf(file, stop), by, handedIn: true));
            names.Add(named.Name);
        }
    }

    /// <summary>Makes a redacted copy beside a paper, which stays as it is and can't go out any more.</summary>
    public async Task<Problems> Redact(Case matter, CasePaper paper, IReadOnlyList<Daylight.Mark> marks, Actor by, CancellationToken stop)
    {
        var problems = Open(matter, by).And(NoLetter(paper))
            .When(WentOut(matter, paper) && paper.TakenBackAt is null, "", "这份材料已经发出，先写理由收回，再遮盖",
                "This paper has gone out: take it back first, with a reason, then redact it");
        if (problems.Any) return problems;
        if (await Content(paper, stop) is not { } content) return Problems.Of("", "文件库里找不到这份文件", "The store has lost this file");
        var redacted = await redaction.Of(paper.Name, content, marks, stop);
        if (redacted.File is not { } file) return redacted.Problems;

        await using var transaction = await Begin(matter, stop);
        if (await Decided(matter, stop)) return Closed;
        var names = await Db.CasePapers.Of(matter).Select(one => one.Name).ToListAsync(stop);
        var name = FileIntake.Unique($"{Path.GetFileNameWithoutExtension(paper.Name)}（遮盖）{file.Type.Ending}", [.. names, paper.Name]);
        var kept = await intake.Keep(name, file.Type, file.Content, file.Text, file.Recognised, stop);
        var codes = string.Join(' ', redacted.Masks.OrderBy(mask => mask.Key, StringComparer.Ordinal).Select(mask => $"{mask.Key}×{mask.Value}"));
        var copy = PaperOf(matter, kept, file.Text.Length > 0 ? file.Text : null, by, paper.Id, codes);
        Db.Add(copy);
        var entry = ledger.Write(by, "redact", matter.Address, matter.BodyCode,
            new Dictionary<string, object?> { ["masks"] = codes }, new Dictionary<string, object?> { ["from"] = paper.Hash, ["to"] = copy.Hash }).Covers(copy);
        var ofModule = (await OfModule(matter, stop)).Any(one => one.Id == paper.Id);
        if (ofModule) problems = await Swap(matter, paper, copy, entry, by, stop);
        else await NoLonger(paper, entry, stop);
        if (problems.Any) return problems;
        await Db.SaveChangesAsync(stop);
        await transaction.CommitAsync(stop);
        return problems;
    }

    /// <summary>Decides that a paper goes to the requester with the answer, or takes that back.</summary>
    /// <param name="matter">The case.</param>
    /// <param name="paper">The paper.</param>
    /// <param name="goes">True when it goes out.</param>
    /// <param name="because">Why, although something in it was pointed out.</param>
    /// <param name="by">Who decides.</param>
    /// <param name="stop">Ends the work.</param>
    public async Task<Problems> LetOut(Case matter, CasePaper paper, bool goes, string because, Actor by, CancellationToken stop)
    {
        var pointed = goes ? await PointedOutIn(paper, stop) : [];
        await using var transaction = await Begin(matter, stop);
        if (await Decided(matter, stop)) return Closed;
        var problems = Open(matter, by).And(NoLetter(paper))
            .When(!goes && WentOut(matter, paper), "", "这份材料已经发出，要写理由收回", "This paper has gone out: it is taken back with a reason")
            .When(goes && paper.TakenBackAt is not null, "", "收回的材料不能再发出；请遮盖，发出遮盖后的那份",
                "A paper that was taken back does not go out again; redact it and let the copy go")
            .When(matter.SecretHash is null, "", "这个案卷没有申请人，材料不从这里发出", "Nobody asked in this case: papers don't go out from here")
            .When(goes && await Db.CasePapers.AnyAsync(other => other.RedactedFrom == paper.Id, stop), "",
                "这是遮盖过的文件的原件，不能发出；请发遮盖后的那份", "This is the original of a redacted file and can't go out; let the redacted one go")
            .When(pointed.Count > 0 && because.Length == 0, Because(paper), "里面有指出的内容，写出为什么可以发出", "Something in it is pointed out: say why it may go out")
            .Sound(Because(paper), because, 1000);
        if (problems.Any || await Db.CasePapers.FindAsync([paper.Id], stop) is not { } kept) return problems;
        (kept.GoesOutAt, kept.GoesOutBy) = goes ? (ledger.Now, by.Account) : ((DateTime?)null, (Guid?)null);
        kept.GoesOutBecause = goes && because.Length > 0 ? because : null;
        ledger.Write(by, goes ? "let-out" : "hold-back", matter.Address, matter.BodyCode, new Dictionary<string, object?> { ["pointedOut"] = PointedOut.Counted(pointed) });
        await Db.SaveChangesAsync(stop);
        await transaction.CommitAsync(stop);
        return problems;
    }

    /// <summary>True for a paper that went out with an answer that was delivered.</summary>
    public bool WentOut(Case matter, CasePaper paper) =>
        files.Office.ProcedureOf(matter).Reply(matter) is { } reply && paper.LetterOf is null && paper.GoesOutAt <= reply.At;

    /// <summary>
    /// Takes back a paper that went out by mistake: the requester no longer gets it here, and is told that there was one.
    /// It stays in the file with the reason.
    /// </summary>
    public async Task<Problems> TakeBack(Case matter, CasePaper paper, string because, Actor by, CancellationToken stop)
    {
        await using var transaction = await Begin(matter, stop);
        if (await Decided(matter, stop)) return Closed;
        var problems = Open(matter, by)
            .When(matter.ReopenedOn is null || !WentOut(matter, paper), "", "更正答复的时候，才能收回已经发出的材料",
                "Papers that went out are taken back while their answer is put right")
            .When(paper.TakenBackAt is not null, "", "这份材料已经收回", "This paper was taken back already")
            .When(because.Length == 0, Because(paper), "写出为什么收回", "Say why it is taken back")
            .Sound(Because(paper), because, 1000);
        if (problems.Any || await Db.CasePapers.FindAsync([paper.Id], stop) is not { } kept) return problems;
        (kept.TakenBackAt, kept.TakenBackBy, kept.TakenBackBecause) = (ledger.Now, by.Account, because);
        ledger.Write(by, "take-back", matter.Address, matter.BodyCode).Covers(kept);
        await Db.SaveChangesAsync(stop);
        await transaction.CommitAsync(stop);
        return problems;
    }

    // One at a time for each case: whoever lets a paper out must not miss a copy that is being made of it.
    async Task<IDbContextTransaction> Begin(Case matter, CancellationToken stop)
    {
        var transaction = await Db.Database.BeginTransactionAsync(stop);
        await Db.Lock($"papers/{matter.Code}", stop);
        return transaction;
    }

    // What the one who signs has seen is what goes out, unless the answer was taken up again.
    async Task<bool> Decided(Case matter, CancellationToken stop)
    {
        var now = await Db.Cases.Where(now => now.Id == matter.Id).Select(now => new { now.State, now.ClosedOn, now.DecidedOn }).SingleAsync(stop);
        return now.ClosedOn is not null || (now.DecidedOn is not null && !files.Office.ProcedureOf(matter).DecidesAfter(now.State));
    }

    static Problems Closed => Problems.Of("", "答复已经签发，发出的材料不能再改", "The answer is signed: what goes out with it can't be changed");

    /// <summary>The field that asks why a paper may go out.</summary>
    public static string Because(CasePaper paper) => $"because-{paper.Id:N}";

    /// <summary>What is wrong with working on papers now.</summary>
    public Problems Open(Case matter, Actor by) => new Problems()
        .When(matter.ClosedOn is not null, "", "案件已经办结，材料不能再改", "The case is closed: its papers can't be changed")
        .When((by.RolesIn(matter.BodyCode, files.Office.Bodies) & Work) == 0, "", "您在这个单位不能处理案卷材料", "You may not work with the papers of this body");

    static Problems NoLetter(CasePaper paper) => new Problems()
        .When(paper.LetterOf is not null, "", "这是发出的文书，按原样保存", "This letter was sent: it is kept as it is");

    async Task<Problems> Swap(Case matter, CasePaper original, CasePaper copy, Entry entry, Actor by, CancellationToken stop)
    {
        if (!await Db.CasePapers.AnyAsync(paper => paper.Id == original.Id, stop))
        {
            Db.Add(original);
            entry.Covers(original);
        }
        return await files.DetailOf(matter)!.Replace(matter, original, copy, by, stop);
    }

    async Task NoLonger(CasePaper paper, Entry entry, CancellationToken stop)
    {
        if (await Db.CasePapers.FindAsync([paper.Id], stop) is not { GoesOutAt: not null, TakenBackAt: null } original) return;
        (original.GoesOutAt, original.GoesOutBy, original.GoesOutBecause) = (null, null, null);
        entry.Covers(original);
    }

    CasePaper PaperOf(Case matter, KeptFile file, string? text, Actor by, Guid? from = null, string? masks = null, bool handedIn = false) => new()
    {
        CaseId = matter.Id, Name = file.Name, MediaType = file.MediaType, Size = file.Size, Hash = file.Hash, Text = text,
        Recognised = file.Recognised, AddedAt = ledger.Now, AddedBy = by.Account, RedactedFrom = from, Masks = masks,
        HandedInOn = handedIn ? files.Office.Today : null,
    };
}
