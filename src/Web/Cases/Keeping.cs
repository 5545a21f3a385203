using Microsoft.EntityFrameworkCore;

namespace Daylight.Web;

/// <summary>A rule of retention as it stands here.</summary>
/// <param name="Rule">The rule as it comes with the law.</param>
/// <param name="Title">What it is about.</param>
/// <param name="Decision">What this installation decided last; null when nothing.</param>
public sealed record KeepingRule(RetentionRule Rule, Words Title, RetentionDecision? Decision)
{
    /// <summary>True when an administrator has put it in force.</summary>
    public bool InForce => Decision is { Months: not null };

    /// <summary>For how many months after the end.</summary>
    public int Months => Decision?.Months ?? Rule.Months;

    /// <summary>The last day on which something that ended on a day is kept.</summary>
    public DateOnly Until(DateOnly ended) => ended.AddMonths(Months);

    /// <summary>What the log tells everyone of an erasure.</summary>
    public string Because => $"{Decision!.Basis} ({Rule.Of}, {Months} months)";
}

/// <summary>For how long what is known of the people of one case is kept.</summary>
/// <param name="Rule">The rule.</param>
/// <param name="Hold">The hold of an officer; null when there is none.</param>
/// <param name="MayHold">True when this officer may hold it, and let it go.</param>
/// <param name="Problems">What is wrong with a hold that was sent.</param>
public sealed record CaseKept(KeepingRule Rule, RetentionHold? Hold, bool MayHold, Problems Problems);

/// <summary>How many cases or letters a rule is about now.</summary>
/// <param name="Over">Whose time is over.</param>
/// <param name="Due">Of these, those that nothing holds.</param>
/// <param name="Done">Those that were anonymised; letters leave no row.</param>
public sealed record KeepingCounts(int Over, int Due, int? Done);

/// <summary>
/// Whose data is kept and whose is to go (保存与匿名): the rules as decided here, the holds of officers, and what other cases
/// still need. The database decides, for any number of cases.
/// </summary>
public sealed class Keeping(
    Db db, LawBook law, Procedures procedures, RetentionDecisions decisions, IEnumerable<CaseTies> ties, TimeProvider time)
{
    /// <summary>All rules, in the order of the law.</summary>
    public async Task<IReadOnlyList<KeepingRule>> Rules(CancellationToken stop)
    {
        var holding = await decisions.Holding(stop);
        return
        [
            .. law.Retention.Rules.Select(rule => new KeepingRule(rule,
                procedures.Find(rule.Of)?.Title ?? new("搁置的来件", "E-mail set aside"), holding.GetValueOrDefault(rule.Of))),
        ];
    }

    /// <summary>The rule for a case; null when none is about it.</summary>
    public async Task<KeepingRule?> RuleOf(Case matter, CancellationToken stop) =>
        (await Rules(stop)).FirstOrDefault(rule => rule.Rule.Of == matter.Procedure);

    /// <summary>Cases of a rule that have ended and still tell of people.</summary>
    public IQueryable<Case> Kept(KeepingRule rule) =>
        db.Cases.Where(matter => matter.Procedure == rule.Rule.Of && matter.AnonymisedAt == null && matter.ClosedOn != null);

    /// <summary>Cases whose time is over, whatever holds them.</summary>
    public IQueryable<Case> Over(KeepingRule rule)
    {
        var end = FirstKept(rule);
        return Kept(rule).Where(matter => matter.ClosedOn < end);
    }

    /// <summary>Of some cases those that nothing holds: no officer, and no other case that is open or ended later.</summary>
    public IQueryable<Case> Free(IQueryable<Case> cases, KeepingRule rule)
    {
        var end = FirstKept(rule);
        cases = cases.Where(matter => !db.Set<RetentionHold>().Any(hold => hold.CaseId == matter.Id && hold.LiftedAt == null));
        // What others were split from, or followed, has their papers: it goes after the last of them.
        var (links, telling) = (db.CaseLinks.AsQueryable(), db.Cases.Where(other => other.AnonymisedAt == null));
        cases = cases.Where(matter => !links.Any(link => link.ToId == matter.Id && telling.Any(other => other.Id == link.CaseId)));
        foreach (var needed in ties.Select(tie => tie.StillNeeded(end)).OfType<IQueryable<string>>())
            cases = cases.Where(matter => !needed.Contains("case:" + matter.Code));
        return cases;
    }

    /// <summary>Cases that are to be anonymised.</summary>
    public IQueryable<Case> Due(KeepingRule rule) => Free(Over(rule), rule);

    /// <summary>Erases what cases of other modules keep of the people of a case that is anonymised; the caller saves.</summary>
    public async Task Forget(Case matter, CancellationToken stop)
    {
        foreach (var tie in ties) await tie.Forget(matter, stop);
    }

    /// <summary>Letters that are to go: set aside, and their time is over. What waits for an officer is never thrown away.</summary>
    public IQueryable<IncomingMail> DueMail(KeepingRule rule)
    {
        var end = Instants.At(FirstKept(rule), default);
        return db.IncomingMail.Where(mail => mail.CaseId == null && mail.SetAsideAt != null && mail.SetAsideAt < end);
    }

    /// <summary>How many it is about now.</summary>
    public async Task<KeepingCounts> Count(KeepingRule rule, CancellationToken stop)
    {
        if (rule.Rule.Of == RetentionRule.Mail)
        {
            var letters = await DueMail(rule).CountAsync(stop);
            return new(letters, letters, null);
        }
        return new(await Over(rule).CountAsync(stop), await Due(rule).CountAsync(stop),
            await db.Cases.CountAsync(matter => matter.Procedure == rule.Rule.Of && matter.AnonymisedAt != null, stop));
    }

    // Whatever ended on this day or later is kept today.
    DateOnly FirstKept(KeepingRule rule) => time.Today().AddMonths(-rule.Months);
}
