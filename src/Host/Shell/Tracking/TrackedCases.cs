using Daylight.Web;
using Microsoft.EntityFrameworkCore;

namespace Daylight.Host.Shell;

/// <summary>A case as the person sees it whose case it is.</summary>
public sealed record TrackedCase
{
    public required Case Matter { get; init; }

    public required Procedure Procedure { get; init; }

    public required Body Body { get; init; }

    public Explained? Explained { get; init; }

    public TimeLeft? Left { get; init; }

    /// <summary>What the procedure leaves to the requester now.</summary>
    public required IReadOnlyList<Step> Steps { get; init; }

    public required IReadOnlyList<CaseFact> Facts { get; init; }

    /// <summary>The outcome, once the answer was delivered.</summary>
    public Outcome? Outcome { get; init; }

    /// <summary>What else can be done about it.</summary>
    public IReadOnlyList<Door> Doors { get; init; } = [];

    /// <summary>True while the person may say how satisfied they are.</summary>
    public bool Rateable { get; init; }

    /// <summary>What the person said; null when nothing.</summary>
    public Satisfaction? Satisfaction { get; init; }

    /// <summary>True while the person may suggest that what they were given be published.</summary>
    public bool Wishable { get; init; }

    /// <summary>That they suggested it; null when they did not.</summary>
    public PublicationWish? Wish { get; init; }

    /// <summary>True when its law lets the person ask for reconsideration of the answer.</summary>
    public bool Appealable { get; init; }

    /// <summary>Last day to ask for reconsideration, counted from the delivery; null where no law sets one.</summary>
    public Explained? Reconsideration { get; init; }

    /// <summary>The reason of a suggestion in which something is wrong, as it was typed.</summary>
    public string Wished { get; init; } = "";

    /// <summary>What is wrong with a rating or a suggestion that was sent.</summary>
    public Problems Problems { get; init; } = [];

    /// <summary>
    /// The papers the person may have: letters that were sent to them, and what went out with the answer.
    /// </summary>
    public IReadOnlyList<CasePaper> Papers { get; init; } = [];

    /// <summary>What the person handed in with a form, or enclosed in an e-mail: theirs to have again.</summary>
    public IReadOnlyList<CasePaper> HandedIn { get; init; } = [];

    /// <summary>How many papers went out by mistake and were taken back.</summary>
    public int TakenBack { get; init; }

    /// <summary>The e-mail address of the case; null where e-mail is not set up.</summary>
    public string? MailAddress { get; init; }

    /// <summary>True while the person may change how they are reached.</summary>
    public bool MayChangeContact { get; init; }

    /// <summary>The letter of a step as a document.</summary>
    public CasePaper? LetterOf(CaseStep taken) => Papers.FirstOrDefault(paper => paper.LetterOf == taken.Number);

    /// <summary>What went out with the answer beside the letter itself.</summary>
    public IEnumerable<CasePaper> Enclosed => Papers.Where(paper => paper.LetterOf is null);

    /// <summary>How its answer comes before a court.</summary>
    public required WayToCourt ToCourt { get; init; }

    /// <summary>Last day to sue without reconsideration, counted from the delivery; null where reconsideration comes first, and where no law sets one.</summary>
    public Explained? Suit { get; init; }

    /// <summary>How long somebody has to sue after reconsideration; null where no law sets it.</summary>
    public Rule? SuitAfter { get; init; }

    /// <summary>Letters to fill in and send; empty where there is nothing to dispute.</summary>
    public IReadOnlyList<ReadyLetter> Ready { get; init; } = [];

    /// <summary>Cases of the same person into which it was split, or the one from which it was.</summary>
    public IReadOnlyList<Linked> Parts { get; init; } = [];

    /// <summary>The body that handled it when a step was taken.</summary>
    public required Func<CaseStep, Body> BodyAt { get; init; }

    /// <summary>The body that a step handed it to.</summary>
    public required Func<CaseStep, Body> BodyAfter { get; init; }

    /// <summary>The ways in which the person is told of each change; of a feed also its address.</summary>
    public required IReadOnlyList<(CaseFollower Follower, string? Feed)> Following { get; init; }

    /// <summary>True where e-mail is set up.</summary>
    public required bool FollowsByMail { get; init; }

    /// <summary>The address for such letters as it was typed, when something is wrong with it.</summary>
    public string Followed { get; init; } = "";

    public State State => Procedure.State(Matter.State);

    /// <summary>The answer as it was sent; only once it was delivered.</summary>
    public CaseStep? Reply => Procedure.Reply(Matter);

    /// <summary>Letters that went to the requester before the answer: correction, extension.</summary>
    public IEnumerable<CaseStep> Letters => Matter.Steps.Where(step => step != Reply && Procedure.Told(Matter, step) is not null);
}

/// <summary>Finds the cases a browser has opened.</summary>
sealed class TrackedCases(CaseFiles files, Correspondence mail, OpenedCases opened, Opinions opinions, CaseFollowing following, IEnumerable<CaseTies> ties)
{
    public CaseOffice Office => files.Office;

    /// <summary>The case, if this browser has given its secret; else null.</summary>
    public async Task<TrackedCase?> Find(HttpContext http, string code, CancellationToken stop)
    {
        if (opened.Secret(http, code) is not { } given || await Office.Db.Cases.WithSteps(code, stop) is not { SecretHash: { } secret } matter || secret != given)
            return null;
        http.Response.Headers.CacheControl = "no-store";
        var procedure = Office.ProcedureOf(matter);
        var outcome = files.OutcomeOf(matter, procedure.ToldOutcome(matter));
        var toCourt = outcome is null ? WayToCourt.AtOnce : WaysToCourt.Of(await files.GroundsOf(matter, outcome, stop), matter.DecidedOn ?? Office.Today);
        var wish = await opinions.WishOf(matter, stop);
        var said = procedure.Rated ? await opinions.Of(matter, stop) : null;
        var found = new TrackedCase
        {
            Matter = matter,
            Procedure = procedure,
            Body = Office.Bodies[matter.BodyCode],
            Explained = Office.Explain(matter),
            Left = Office.Left(matter),
            Steps = [.. Desk.StepsFor(matter, procedure, Actor.Requester, Office.Bodies)],
            Facts = await files.FactsOf(matter, stop),
            Outcome = outcome,
            Doors = [.. ties.Select(tie => tie.ForRequester(matter)).OfType<Door>()],
            Satisfaction = said,
            Rateable = procedure.Rated && opinions.MaySay(matter, said),
            Wish = wish,
            Wishable = wish is null && Opinions.MayWish(matter, outcome),
            Appealable = matter.Regime is { } regime && Office.Law.Rule($"{regime}/reconsideration-apply", Office.Today) is not null,
            Reconsideration = Remedy(matter, "reconsideration-apply"),
            ToCourt = toCourt,
            Suit = outcome is null || toCourt is WayToCourt.ReconsiderationFirst ? null : Remedy(matter, "litigation"),
            SuitAfter = matter.Regime is { } law ? Office.Law.Rule($"{law}/litigation-after-reconsideration", Office.Today) : null,
            MailAddress = mail.AddressOf(matter),
            MayChangeContact = await OwnContact.May(matter, files, stop),
            Parts = [.. (await Office.Db.LinkedTo(matter, stop)).Where(link => IsPart(matter, link))],
            BodyAt = taken => Office.Bodies[matter.BodyAt(taken)],
            BodyAfter = taken => Office.Bodies[taken.ToBody ?? matter.BodyAt(taken)],
            Following = [.. (await following.Of(matter, stop)).Select(one => (one, one.Email is null ? $"{OpenedCases.PathOf(matter.Code)}/feed.atom?key={following.KeyOf(matter, one)}" : null))],
            FollowsByMail = following.Mails,
            TakenBack = await Office.Db.CasePapers.Of(matter).CountAsync(paper => paper.TakenBackAt != null, stop),
            HandedIn = await HandedIn(matter, stop),
            Papers = [.. await Sent(matter, procedure, stop), .. await Enclosed(matter, procedure, stop)],
        };
        return matter.AnonymisedAt is null ? found with { Ready = ReadyLetter.Of(found, Office.Bodies, Office.Today) } : found;
    }

    // The person whose case it is has the secret of both; of who asks together with others nothing is told.
    static bool IsPart(Case matter, Linked link) => link.Kind is CaseLinkKind.SplitFrom && link.Other.SecretHash == matter.SecretHash;

    /// <summary>The e-mail between the office and the person whose case it is.</summary>
    public async Task<IReadOnlyList<CaseMail>> Mail(TrackedCase found, CancellationToken stop) =>
        await mail.With(await files.AddressesOf(found.Matter, stop), found.Matter, stop);

    // A letter under the same rule as its text.
    async Task<IEnumerable<CasePaper>> Sent(Case matter, Procedure procedure, CancellationToken stop)
    {
        var told = matter.Steps.Where(taken => procedure.Told(matter, taken) is not null).Select(taken => taken.Number).ToHashSet();
        var letters = await Office.Db.CasePapers.AsNoTracking().Of(matter).Letters().ToListAsync(stop);
        return letters.Where(letter => told.Contains(letter.LetterOf!.Value));
    }

    // What others wrote about the case is not among it.
    async Task<List<CasePaper>> HandedIn(Case matter, CancellationToken stop)
    {
        var addresses = (await files.AddressesOf(matter, stop)).ToArray();
        var letters = Office.Db.IncomingMail.Where(mail => mail.CaseId == matter.Id && addresses.Contains(mail.Sender));
        return await Office.Db.CasePapers.AsNoTracking().Of(matter)
            .Where(paper => paper.HandedInOn != null || letters.Any(mail => mail.Id == paper.MailId)).ToListAsync(stop);
    }

    async Task<List<CasePaper>> Enclosed(Case matter, Procedure procedure, CancellationToken stop) =>
        procedure.Reply(matter) is { } reply && procedure.Step(reply.Step) is { Decides: true }
            // What is let out while an answer is put right waits for that answer.
            ? await Office.Db.CasePapers.AsNoTracking().Of(matter).GoingOut().Where(paper => paper.GoesOutAt <= reply.At).ToListAsync(stop)
            : [];

    // Counted from the day the person got the answer (Administrative Reconsideration Law, Administrative Litigation Law).
    Explained? Remedy(Case matter, string key) =>
        matter is { Regime: { } regime, DecidedOn: not null } && Office.ProcedureOf(matter).AnsweredOn(matter) is { } done
        && Office.Law.Rule($"{regime}/{key}", done) is { Value: not null } rule
            ? Explained.Of(Office.Law, Clock.Due(rule, Office.Law.CalendarOf(rule), [ClockEvent.Start(done)]))
            : null;
}
