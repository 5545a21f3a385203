namespace Daylight.Petitions;

/// <summary>
/// Tells editors by e-mail that a topic rises (热点预警), once for each rise whichever node finds it. How many people and
/// where to look: nothing that anybody wrote. At the desk the same stands at the head of the list.
/// </summary>
sealed class RiseNotice(Db db, Colleagues colleagues, IServiceProvider services, TimeProvider time)
{
    /// <summary>The occasion, among those of which officers were told.</summary>
    public const string Occasion = "topic-rise";

    /// <summary>Tells of a rise, unless somebody was told of this topic lately.</summary>
    public async Task Tell(RisenTopic risen, IReadOnlyList<string> members, TopicRules rules, CancellationToken stop)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(stop);
        await db.Lock("digests", stop);
        var since = time.Now().AddDays(-rules.Window - rules.Baseline);
        var told = from reminder in db.Set<ToldReminder>()
                   join matter in db.Cases on reminder.CaseId equals matter.Id
                   where reminder.What == Occasion && reminder.At > since && members.Contains(matter.Code)
                   select reminder;
        if (await told.AnyAsync(stop)) return;
        var rose = await db.Cases.AsNoTracking().SingleAsync(matter => matter.Code == risen.Code, stop);
        db.Add(new ToldReminder { CaseId = rose.Id, What = Occasion, On = Instants.DayOf(risen.Rise.At), At = time.Now() });
        // Where there is no e-mail the head of the list tells it alone.
        foreach (var account in services.GetService<CaseMailbox>() is null ? [] : await Editors(stop))
            db.Add(new Digest { AccountId = account, Text = TextOf(risen, rules), WrittenAt = time.Now(), NextAt = time.Now() });
        await db.SaveChangesAsync(stop);
        await transaction.CommitAsync(stop);
    }

    async Task<IReadOnlyList<Guid>> Editors(CancellationToken stop)
    {
        var editors = (await colleagues.Of(colleagues.Bodies.Root!.Code, TopicDesk.Editors, stop)).Select(one => one.Account).ToArray();
        return await db.Users.AsNoTracking().Where(user => editors.Contains(user.Id) && user.Email != null && user.RemindersDeclinedAt == null)
            .Select(user => user.Id).ToListAsync(stop);
    }

    string TextOf(RisenTopic risen, TopicRules rules)
    {
        var domain = services.GetRequiredService<Site>().Domain;
        return $"""
        您好：一个热点在升温，{rules.Window}天里有{risen.Rise.Reporters}人反映同一件事，平时约{risen.Rise.Expected:0.#}人。请看：
        A topic is rising: {risen.Rise.Reporters} people within {rules.Window} days, where about {risen.Rise.Expected:0.#} were to be expected. See:
        https://{domain}{DeskTopics.Url}

        不想收到，请到 https://{domain}/account 关掉。 To stop these letters: https://{domain}/account

        """;
    }
}
