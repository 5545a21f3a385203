using Daylight.Host.Importing;
using Spectre.Console;

namespace Daylight.Host.Demo;

/// <summary>
/// Founds the demonstration district in an empty folder: bodies, officers, records, requests and counts, each through
/// the same doors as in a real installation, so that its log and its reports are real ones.
/// </summary>
internal sealed class DemoFounding(IServiceProvider services, DateOnly today)
{
    /// <summary>Records in one transaction: enough that flushing to disk does not set the pace.</summary>
    const int Batch = 250;

    /// <summary>What an installation of the district is called.</summary>
    public static Settings Settings => new()
    {
        Jurisdiction = "cn-44",
        Code = DemoBody.District.Code,
        Name = DemoBody.District.Name.Zh,
        NameEn = DemoBody.District.Name.En,
        Place = "广州市黄埔区",
        PlaceEn = "Huangpu District, Guangzhou",
        Origin = "huangpu.demo.example",
        Office = DemoBody.District.Name.Zh + "办公室",
        OfficeEn = "General Office, " + DemoBody.District.Name.En,
        SiteCode = DemoBody.District.Code + "0001",
        Demonstration = true,
        Mail = new() { Address = "mail.huangpu.demo.example" },
    };

    /// <summary>Founds it, showing how far it is.</summary>
    /// <remarks>The search index is left to the server, which makes it while it answers.</remarks>
    public async Task Run(CancellationToken stop)
    {
        var calendar = services.GetRequiredService<LawBook>().Calendars["cn"];
        var district = DemoDistrict.Generate(today, DemoDistrict.UsualSeed, calendar.Works);
        await Shown("Bodies and officers", 1, async tick =>
        {
            await Found(stop);
            tick(1);
        });
        await Shown("Records", district.RecordCount, tick => Publish(district.Records, tick, stop));
        var requests = new DemoRequests(services);
        await Shown("Requests", district.Requests.Count, tick => requests.Handle(district.Requests, tick, stop));
        var days = new DemoDays(calendar.Works, today.AddYears(1));
        await Shown("Remedies", district.Remedies.Count, tick => new DemoRemedies(services, days, today)
            .Handle(district.Remedies, district.Requests.ToDictionary(request => request.Key), requests.Codes, tick, stop));
        await Shown("Enquiries", 15, tick => new DemoEnquiries(services, days, today).Handle(tick, stop));
        await Shown("Letters, visits and calls", DemoPetitions.Count, tick => new DemoPetitions(services, days, today).Handle(tick, stop));
        await Shown("Hot topics", DemoTopics.Count, tick => new DemoTopics(services, days, today).Handle(tick, stop));
        await Shown("Publications under way", DemoPublications.Count, tick => new DemoPublications(services, days, today).Prepare(tick, stop));
        await Shown("Requests for several", DemoMatters.Count, tick => new DemoMatters(services, days, today).Handle(tick, stop));
        await Shown("Corrections", DemoCorrections.Count, tick => new DemoCorrections(services, days, today).Handle(tick, stop));
        await Shown("Work at the desk", DemoTeam.Count, tick => new DemoTeam(services, days, today).Handle(tick, stop));
        await Shown("E-mail", DemoMail.Count, tick => new DemoMail(services).Put(tick, stop));
        DemoCount[] counts = [.. district.Counts];
        await Shown("Counts", counts.Length, tick => Count(counts, tick, stop));
        await Shown("Readers", 1, async tick =>
        {
            await using var scope = services.CreateAsyncScope();
            var db = scope.ServiceProvider.GetRequiredService<Db>();
            await DemoReaders.Count(db, today, Dice.For(DemoDistrict.UsualSeed, "readers"), stop);
            tick(1);
        });
        await Shown("Transparency log", 1, async tick =>
        {
            await Sequence(stop);
            tick(1);
        });
    }

    /// <summary>Founds the bodies and opens the officers' accounts.</summary>
    public async Task Found(CancellationToken stop)
    {
        await using var scope = services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<Db>();
        var ledger = scope.ServiceProvider.GetRequiredService<Ledger>();
        foreach (var body in DemoBody.All.Select(Kept))
        {
            db.Add(body);
            ledger.Write(Actor.Machine, "found", $"body:{body.Code}", body.Code).Covers(body);
        }
        await db.SaveChangesAsync(stop);
        using (var areas = DemoFiles.Json("areas.json"))
        {
            await ActivatorUtilities.CreateInstance<AreaImport>(scope.ServiceProvider).Run(AreaFile.Of(areas, "areas.json", today),
                (_, why) => throw new InvalidDataException(why.En), stop);
        }
        var accounts = scope.ServiceProvider.GetRequiredService<Accounts>();
        foreach (var officer in DemoOfficer.All)
            await accounts.Open(officer.Name, officer.Title.Zh, DemoOfficer.Password, officer.Body, officer.Roles, Actor.Machine, stop);
    }

    static Body Kept(DemoBody body) => new()
    {
        Code = body.Code,
        Name = body.Name.Zh,
        NameEn = body.Name.En,
        ShortName = body.Short.Zh,
        Kind = Enum.Parse<BodyKind>(body.Kind.ToString()),
        ParentCode = body.Parent,
        Path = body.Parent is null ? $"{body.Code}/" : $"{body.Parent}/{body.Code}/",
        OrganisationCode = body.OrganisationCode,
        DocumentPrefix = body.NumberPrefix,
        // The root has its superior outside the tree; what stands below it takes the court from here.
        ReconsiderationOrgan = body.Parent is null ? "广州市人民政府" : null,
        Court = body.Parent is null ? "广州市黄埔区人民法院" : null,
        ValidFrom = body.ValidFrom,
        ValidTo = body.ValidTo,
        Address = body.Address.Zh,
        Phone = body.Phone,
        Hours = body.Hours.Zh,
    };

    /// <summary>Publishes records of these bodies.</summary>
    public async Task Publish(IEnumerable<DemoRecord> records, Action<int> tick, CancellationToken stop)
    {
        var organisations = DemoBody.All.ToDictionary(body => body.Code, Kept);
        foreach (var batch in records.Chunk(Batch))
        {
            await using var scope = services.CreateAsyncScope();
            var db = scope.ServiceProvider.GetRequiredService<Db>();
            var catalogue = scope.ServiceProvider.GetRequiredService<Catalogue>();
            await using var transaction = await db.Database.BeginTransactionAsync(stop);
            foreach (var year in batch.GroupBy(record => (record.Body, Instants.DayOf(record.PublishedAt).Year)))
            {
                var body = organisations[year.Key.Body];
                var serial = await db.TakeNumbers($"record/{body.OrganisationCode}/{year.Key.Year}", year.Count(), stop);
                foreach (var record in year)
                    catalogue.Publish(Published(record), Actor.Machine, Catalogue.IndexNumber(body, year.Key.Year, serial++), record.PublishedAt);
            }
            await db.SaveChangesAsync(stop);
            await transaction.CommitAsync(stop);
            tick(batch.Length);
        }
    }

    static Publication Published(DemoRecord record) => new()
    {
        BodyCode = record.Body,
        Title = record.Title,
        Text = record.Text,
        Category = DemoClasses.Category(record.Category),
        Kind = DemoClasses.Kind(record.Kind),
        Topics = [.. record.Topics.Select(DemoClasses.Topic)],
        Normative = record.Level,
        DocumentNumber = record.DocumentNumber,
        FormedOn = record.FormedOn,
        EffectiveOn = record.EffectiveOn,
        ExpiresOn = record.ExpiresOn,
        Description = record.Description,
        Keywords = string.Join(' ', record.Keywords),
    };

    async Task Count(DemoCount[] counts, Action<int> tick, CancellationToken stop)
    {
        await using var scope = services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<Db>();
        var ledger = scope.ServiceProvider.GetRequiredService<Ledger>();
        foreach (var count in counts)
        {
            var tally = new Tally
            {
                Measure = DemoClasses.Tally(count.Key), BodyCode = count.Body, Month = count.Month, Count = count.Value,
            };
            db.Add(tally);
            ledger.Write(Actor.Machine, "tally", $"tally:{tally.Id}", tally.BodyCode,
                new Dictionary<string, object?> { ["measure"] = tally.Measure, ["month"] = tally.Month, ["count"] = tally.Count }).Covers(tally);
        }
        await db.SaveChangesAsync(stop);
        tick(counts.Length);
    }

    /// <summary>Gives everything told so far its place in the log.</summary>
    public async Task Sequence(CancellationToken stop)
    {
        await using var scope = services.CreateAsyncScope();
        await services.GetRequiredService<Sequencer>().PlaceAll(scope.ServiceProvider.GetRequiredService<Db>(), stop);
    }

    static Task Shown(string title, int count, Func<Action<int>, Task> work) => AnsiConsole.Progress()
        .Columns(new TaskDescriptionColumn(), new ProgressBarColumn(), new PercentageColumn(), new ElapsedTimeColumn())
        .StartAsync(async progress =>
        {
            var task = progress.AddTask(title, maxValue: Math.Max(count, 1));
            await work(done => task.Increment(done));
            task.Value = task.MaxValue;
        });
}
