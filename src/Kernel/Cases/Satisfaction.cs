using Microsoft.EntityFrameworkCore;

namespace Daylight;

/// <summary>
/// How satisfied a person was with the last answer to their case (满意度): said once after each answer, and kept with its time.
/// What they said of an earlier one stands in the ledger.
/// </summary>
[InLedger]
public sealed class Satisfaction
{
    /// <summary>The lowest and the highest that can be said.</summary>
    public const int Least = 1, Most = 5;

    /// <summary>True when it says that the answer did not satisfy.</summary>
    public static bool IsLow(int stars) => stars <= 2;

    /// <summary>The case.</summary>
    public required Guid CaseId { get; init; }

    /// <summary>From 1, very dissatisfied, to 5, very satisfied.</summary>
    public required int Stars { get; set; }

    /// <summary>When it was said (UTC).</summary>
    public required DateTime At { get; set; }

    internal static void Model(ModelBuilder model) => model.Entity<Satisfaction>(said =>
    {
        said.HasKey(s => s.CaseId);
        said.HasOne<Case>().WithOne().HasForeignKey<Satisfaction>(s => s.CaseId);
    });
}

/// <summary>Where people say what they think of an answer: how satisfied they are, and whether everybody should have it.</summary>
public sealed class Opinions(Db db, Ledger ledger, Procedures procedures, TimeProvider time)
{
    /// <summary>What was said of a case, or null.</summary>
    public Task<Satisfaction?> Of(Case matter, CancellationToken stop) =>
        db.Set<Satisfaction>().AsNoTracking().SingleOrDefaultAsync(said => said.CaseId == matter.Id, stop);

    /// <summary>True when the procedure asks for it and the case was answered.</summary>
    public bool AskedFor(Case matter) => procedures[matter.Procedure].Rated && matter is { DoneOn: not null, AnonymisedAt: null };

    /// <summary>True while the person may say it: the answer that stands came after what they said of one before.</summary>
    /// <param name="matter">The case, with its steps.</param>
    /// <param name="said">What they said last; null when nothing.</param>
    public bool MaySay(Case matter, Satisfaction? said) => AskedFor(matter) && (said is null || procedures[matter.Procedure].LastAnswered(matter)?.At > said.At);

    /// <summary>Keeps what the person whose case it is says. Returns what is wrong; empty when it was kept.</summary>
    public async Task<Problems> Say(Case matter, int stars, CancellationToken stop)
    {
        var problems = new Problems()
            .When(!AskedFor(matter), "", "还没有答复，答复之后再评价。", "There is no answer to rate yet.")
            .When(stars is < Satisfaction.Least or > Satisfaction.Most, "stars", "选一项评价", "Choose one of the five");
        if (problems.Any) return problems;
        var said = await db.Set<Satisfaction>().SingleOrDefaultAsync(known => known.CaseId == matter.Id, stop);
        if (!MaySay(matter, said)) return SaidTwice;
        if (said is null) db.Add(said = new() { CaseId = matter.Id, Stars = stars, At = time.Now() });
        else (said.Stars, said.At) = (stars, time.Now());
        ledger.Write(Actor.Requester, "rate", matter.Address, matter.BodyCode, new Dictionary<string, object?> { ["stars"] = stars }).Covers(said);
        return await Kept<Satisfaction>(stop) ? problems : SaidTwice;
    }

    /// <summary>The suggestion that what was given in a case be published, or null.</summary>
    public Task<PublicationWish?> WishOf(Case matter, CancellationToken stop) =>
        db.Set<PublicationWish>().AsNoTracking().SingleOrDefaultAsync(wish => wish.CaseId == matter.Id, stop);

    /// <summary>Keeps that the person whose case it is suggests to publish what they were given. Returns what is wrong.</summary>
    /// <param name="matter">The case.</param>
    /// <param name="outcome">Its outcome; only what gave information can be published.</param>
    /// <param name="because">Why; empty when they give no reason.</param>
    /// <param name="stop">Ends the work.</param>
    public async Task<Problems> Wish(Case matter, Outcome? outcome, string because, CancellationToken stop)
    {
        if (!MayWish(matter, outcome)) return Problems.Of("", "这件申请没有给出信息，不能建议公开。", "Nothing was given in this case that could be published.");
        if (await WishOf(matter, stop) is not null) return WishedTwice;
        var wish = new PublicationWish { CaseId = matter.Id, Because = because.Length > 0 ? because : null, At = time.Now() };
        db.Add(wish);
        ledger.Write(Actor.Requester, "wish-publication", matter.Address, matter.BodyCode).Covers(wish);
        return await Kept<PublicationWish>(stop) ? [] : WishedTwice;
    }

    /// <summary>True when the case was answered and the answer gave information.</summary>
    public static bool MayWish(Case matter, Outcome? outcome) => matter is { DoneOn: not null, AnonymisedAt: null } && outcome is { Discloses: true };

    async Task<bool> Kept<T>(CancellationToken stop)
    {
        try
        {
            await db.SaveChangesAsync(stop);
            return true;
        }
        catch (DbUpdateException failed) when (failed.IsDuplicate<T>(db))
        {
            // Two clicks at once.
            db.ChangeTracker.Clear();
            return false;
        }
    }

    static Problems SaidTwice => Problems.Of("", "您已经评价过了，谢谢。", "You have rated this answer already. Thank you.");

    static Problems WishedTwice => Problems.Of("", "您已经建议过了，谢谢。", "You have suggested it already. Thank you.");
}
