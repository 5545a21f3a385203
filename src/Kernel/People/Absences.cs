using Microsoft.EntityFrameworkCore;

namespace Daylight;

/// <summary>Where officers enter that they are away and who covers, and where it is looked up.</summary>
public sealed class Absences(Db db, Ledger ledger, Colleagues colleagues)
{
    // Roles whose steps the cover has to be able to take.
    const Role Covered = Role.Clerk | Role.Reviewer | Role.Publisher | Role.Head;

    DateOnly Today => colleagues.Today;

    /// <summary>What concerns an officer as the one who is away or the one who covers, and is not over.</summary>
    public async Task<IReadOnlyList<Absence>> Of(Guid account, CancellationToken stop) => await db.Absences.AsNoTracking()
        .Within(Today, DateOnly.MaxValue).Where(absence => absence.AccountId == account || absence.CoverId == account).ToListAsync(stop);

    /// <summary>Who is away today, with the absence.</summary>
    public async Task<IReadOnlyDictionary<Guid, Absence>> Now(CancellationToken stop) =>
        (await db.Absences.AsNoTracking().Within(Today, Today).ToListAsync(stop))
            .GroupBy(absence => absence.AccountId).ToDictionary(same => same.Key, same => same.First());

    /// <summary>
    /// For whom an officer stands in today: those who named them as cover, and those for whom these stand in, since a
    /// cover may fall ill.
    /// </summary>
    public async Task<IReadOnlySet<Guid>> For(Guid account, CancellationToken stop)
    {
        var away = (await Now(stop)).Values.ToLookup(absence => absence.CoverId, absence => absence.AccountId);
        var found = new HashSet<Guid>();
        var asked = new Queue<Guid>([account]);
        while (asked.TryDequeue(out var cover))
            foreach (var one in away[cover])
                if (one != account && found.Add(one)) asked.Enqueue(one);
        return found;
    }

    /// <summary>True when somebody may enter that an officer is away: the officer, or who heads every body for which they work.</summary>
    public bool MayEnter(Actor of, Actor by) => of.Account == by.Account || IsHeadOf(by, of);

    bool IsHeadOf(Actor by, Actor of) =>
        Work(of).Any() && Work(of).All(work => (by.RolesIn(work.Body, colleagues.Bodies) & Role.Head) != 0);

    /// <summary>Those for whom a head can enter that they are away: somebody who fell ill does not do it.</summary>
    public async Task<IReadOnlyList<Colleague>> Team(Actor head, CancellationToken stop)
    {
        var all = new List<Colleague>();
        foreach (var body in head.Posts.Where(post => post.Roles.HasFlag(Role.Head)).Select(post => post.BodyCode).Distinct())
            all.AddRange(await colleagues.Below(body, Covered, stop));
        var team = new List<Colleague>();
        foreach (var one in all.DistinctBy(one => one.Account).Where(one => one.Account != head.Account))
            if (await Actor.Officer(db, one.Account, Today, stop) is { } officer && IsHeadOf(head, officer)) team.Add(one);
        return team;
    }

    /// <summary>Colleagues whose posts suffice today to cover for an officer.</summary>
    public async Task<IReadOnlyList<Colleague>> Choices(Actor by, CancellationToken stop)
    {
        IEnumerable<Colleague>? fit = null;
        foreach (var (body, roles) in Work(by))
            foreach (var role in Roles.OfOfficers.Where(role => roles.HasFlag(role)))
            {
                var able = await colleagues.Of(body, role, stop);
                fit = fit is null ? able : fit.Intersect(able).ToList();
            }
        return [.. (fit ?? []).Where(one => one.Account != by.Account)];
    }

    /// <summary>Enters days of absence. Returns what is wrong; empty when it was entered.</summary>
    /// <param name="by">Who is away.</param>
    /// <param name="from">First day.</param>
    /// <param name="to">Last day.</param>
    /// <param name="cover">Who covers.</param>
    /// <param name="enters">Who enters it: the one who is away, or a head (<see cref="MayEnter"/>).</param>
    /// <param name="stop">Ends the work.</param>
    public async Task<Problems> Enter(Actor by, DateOnly from, DateOnly to, Guid? cover, Actor enters, CancellationToken stop)
    {
        if (!MayEnter(by, enters)) return Problems.Of("", "您不能替这个人登记外出。", "You may not enter an absence of this person.");
        await using var transaction = await db.Database.BeginTransactionAsync(stop);
        // Two who name each other at the same moment must not both go.
        await db.Lock("absences", stop);
        var problems = new Problems()
            .When(to < from, "to", "最后一天不能早于第一天", "The last day can't be before the first")
            .When(to >= from && to < Today, "to", "这些天已经过去了", "These days are over")
            .When(cover is null, "cover", "选择代办人", "Choose who covers")
            .When(cover is not null && cover == by.Account, "cover", "不能由自己代办，请选另一个人", "You can't cover for yourself: choose somebody else")
            .When(!Work(by).Any(), "", "您没有要代办的岗位。", "You hold no post that needs a cover.");
        if (problems.Any) return problems;
        if (await AwayWithin(by.Account!.Value, from, to, stop) is { } same)
            problems.Add("from", $"您已经登记了{Days(same).Zh}外出，先取消再改", $"You have entered {Days(same).En} already: take it back first");
        problems.And(await CheckCover(by, from, to, cover!.Value, stop));
        if (problems.Any) return problems;
        var absence = new Absence { AccountId = by.Account.Value, CoverId = cover.Value, From = from, To = to, At = ledger.Now };
        db.Add(absence);
        Tell("enter-absence", absence, enters);
        await db.SaveChangesAsync(stop);
        await transaction.CommitAsync(stop);
        return problems;
    }

    /// <summary>Takes back an absence one may enter, or what is left of it; false when there is none.</summary>
    public async Task<bool> TakeBack(Actor by, Guid id, CancellationToken stop)
    {
        if (await db.Absences.Within(Today, DateOnly.MaxValue).SingleOrDefaultAsync(one => one.Id == id, stop) is not { } absence
            || await Actor.Officer(db, absence.AccountId, Today, stop) is not { } of || !MayEnter(of, by)) return false;
        absence.TakenBackAt = ledger.Now;
        Tell("take-back-absence", absence, by);
        await db.SaveChangesAsync(stop);
        return true;
    }

    // The cover must be there, and hold on all these days what the other works with.
    async Task<Problems> CheckCover(Actor by, DateOnly from, DateOnly to, Guid cover, CancellationToken stop)
    {
        var (first, last) = (await Actor.Officer(db, cover, from, stop), await Actor.Officer(db, cover, to, stop));
        if (first is null || last is null) return Problems.Of("cover", "选择代办人", "Choose who covers");
        var problems = new Problems();
        if (await AwayWithin(cover, from, to, stop) is { } away)
            problems.Add("cover", $"{first.Name}{Days(away).Zh}也外出，请选另一个人", $"{first.Name} is away {Days(away).En} too: choose somebody else");
        foreach (var (body, roles) in Work(by))
        {
            var lacking = roles & ~(first.RolesIn(body, colleagues.Bodies) & last.RolesIn(body, colleagues.Bodies));
            if (lacking == Role.None) continue;
            var (where, what) = (colleagues.Bodies[body].Words, lacking.Title);
            problems.Add("cover", $"{first.Name}这些天在{where.Zh}没有“{what.Zh}”岗位，办不了您的事，请选另一个人",
                $"{first.Name} does not hold the post “{what.En}” in {where.En} on these days: choose somebody else");
        }
        return problems;
    }

    Task<Absence?> AwayWithin(Guid account, DateOnly from, DateOnly to, CancellationToken stop) =>
        db.Absences.AsNoTracking().Within(from, to).FirstOrDefaultAsync(absence => absence.AccountId == account, stop);

    static IEnumerable<(string Body, Role Roles)> Work(Actor by) => by.Posts.Where(post => (post.Roles & Covered) != 0)
        .GroupBy(post => post.BodyCode, (body, same) => (body, same.Aggregate(Role.None, (all, post) => all | (post.Roles & Covered))));

    static Words Days(Absence absence) =>
        new($"{absence.From:yyyy-MM-dd}至{absence.To:yyyy-MM-dd}", $"{absence.From:yyyy-MM-dd} to {absence.To:yyyy-MM-dd}");

    // Who is away and who covers belongs to the office: the public log learns that something was entered.
    void Tell(string verb, Absence absence, Actor by) =>
        ledger.Write(by, verb, "accounts", by.Posts is [var first, ..] ? first.BodyCode : colleagues.Bodies.Root!.Code, privatePart: new Dictionary<string, object?>
        {
            ["away"] = absence.AccountId, ["cover"] = absence.CoverId, ["from"] = absence.From, ["to"] = absence.To,
        }).Covers(absence);
}
