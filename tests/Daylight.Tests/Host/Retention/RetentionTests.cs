using System.Net;
using System.Text;
using Daylight.Host;
using Daylight.Web;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Xunit;

namespace Daylight.Tests.Host.Retention;

/// <summary>When its time is over, a case loses its people and nothing else.</summary>
public sealed class RetentionTests : RetentionTown
{
    static readonly string[] All = ["request", "own-record", "enquiry"];

    readonly ProgramLog lines = new();

    protected override void Change(IServiceCollection services)
    {
        base.Change(services);
        services.AddSingleton<ILoggerProvider>(lines);
        services.AddSingleton<CaseTies>(Broken);
    }

    BrokenTies Broken { get; } = new();

    /// <summary>What can't be erased of one case.</summary>
    sealed class BrokenTies : CaseTies
    {
        public string? Code { get; set; }

        public override Task<IReadOnlyList<string>> Related(Case matter, CancellationToken stop) => Task.FromResult<IReadOnlyList<string>>([]);

        public override Task Forget(Case matter, CancellationToken stop) => matter.Code == Code ? throw new InvalidOperationException("broken") : Task.CompletedTask;
    }

    [Fact]
    public async Task What_can_not_be_erased_stays_whole_and_keeps_nothing_else()
    {
        await LeaveTraces();
        await YearsPass(4);
        await InForce(All);
        Broken.Code = Code;
        Assert.Equal("broken", Assert.Single((await Assert.ThrowsAsync<AggregateException>(Run)).InnerExceptions).Message);
        Assert.Equal(2, await Ask(db => db.Entries.CountAsync(told => told.Verb == "erase", Stop)));
        Assert.Contains(Traces[0], await EveryRow());
        Assert.Empty(await FaultsFound());
        Broken.Code = null;
        Assert.Equal(1, (await Run()).Cases);
    }

    [Fact]
    public async Task A_rule_that_nobody_has_put_in_force_erases_nothing()
    {
        await LeaveTraces();
        await YearsPass(12);
        Assert.Equal((0, 0), await Run() is var done ? (done.Cases, done.Letters) : default);
        Assert.Contains(Traces[0], await EveryRow());
        var page = await Clerk.Read("/desk/retention");
        Assert.Contains("未核实", page);
        Assert.DoesNotContain("name=\"months-request\"", page);
        Assert.Contains("还没有生效", await Clerk.Read($"/desk/cases/{Code}"));
    }

    [Fact]
    public async Task What_is_in_force_takes_the_people_and_leaves_every_figure_and_a_log_that_verifies()
    {
        await LeaveTraces();
        await YearsPass(4);
        await InForce(All);
        var before = await Figures();
        Assert.Equal(3, (await Run()).Cases);
        Assert.Equal(0, (await Run()).Cases);

        Assert.Equal(before, await Figures());
        Assert.Empty(await FaultsFound());
        await Do(async services =>
        {
            var check = new Verification(services.GetRequiredService<Db>(), services.GetRequiredService<SigningKey>().Verifier, services.GetRequiredService<IFiles>());
            Assert.Empty(await check.Run(null, Stop));
            Assert.Equal(3, check.Erased);
        });
        var matter = await CaseOf(Code);
        Assert.Equal(("A2", "delivered", Channel.Web), (matter.Outcome, matter.State, matter.Channel));
        Assert.Equal(["open", "confirm", "draft", "sign", "deliver"], matter.Steps.Select(step => step.Step));
        var entry = await Ask(db => db.Entries.SingleAsync(told => told.Verb == "erase" && told.Subject == matter.Address, Stop));
        Assert.Contains(Basis, entry.Leaf);
    }

    [Fact]
    public async Task Nothing_of_the_person_stands_in_any_way_out_or_row_and_their_files_are_gone()
    {
        await LeaveTraces();
        var hashes = await Ask(db => db.CasePapers.Select(paper => paper.Hash).Concat(db.IncomingMail.Select(mail => mail.Hash)).ToListAsync(Stop));
        Assert.True(hashes.Count > 3);
        await YearsPass(4);
        await InForce(All);
        await Run();

        HasNone("the database", await EveryRow());
        Assert.All(hashes, hash => Assert.False(File.Exists(Path.Combine(Folder, "files", hash[..2], hash))));
        Assert.Empty(Out);
        lines.Clear();
        var officer = await Officer("everything", Role.Clerk | Role.Reviewer | Role.Publisher | Role.Head | Role.Supervisor | Role.Administrator);
        using var desk = await Visitor().SignedIn("everything");
        using var requester = Visitor();
        Assert.Contains("已经按规定删除", await Follow(requester, Code, Secret));
        var known = new Dictionary<string, string>
        {
            ["code"] = Code, ["body"] = Bureau, ["year"] = "2026", ["procedure"] = "request", ["officer"] = officer.Account.ToString()!, ["number"] = "1",
            ["place"] = "0", ["part"] = "0", ["regime"] = "cn-ogi-2019", ["address"] = $"case:{Code}", ["id"] = officer.Account.ToString()!, ["format"] = "csv",
        };
        var looked = 0;
        foreach (var (_, path) in EveryAddress.Of(Services, known).DistinctBy(one => one.Path).Where(one => !one.Path.Contains('?')))
        {
            foreach (var reader in (HttpClient[])[desk, requester])
            {
                using var answer = await reader.GetAsync(path, Stop);
                HasNone(path, await answer.Content.ReadAsStringAsync(Stop) + answer.Headers + answer.Content.Headers);
                Assert.True((int)answer.StatusCode < 500, $"{path}: {answer.StatusCode}");
            }
            looked++;
        }
        Assert.True(looked > 60, $"{looked} pages");
        foreach (var entry in await Ask(db => db.Entries.Select(entry => entry.Leaf).ToListAsync(Stop))) HasNone("the log", entry);
        HasNone("the program's own log", string.Join('\n', lines.Said));
    }

    [Fact]
    public async Task No_file_of_the_installation_has_a_byte_of_it()
    {
        await LeaveTraces();
        await YearsPass(4);
        await InForce(All);
        await Run();
        foreach (var file in Directory.EnumerateFiles(Folder, "*", SearchOption.AllDirectories))
        {
            await using var open = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
            using var bytes = new MemoryStream();
            await open.CopyToAsync(bytes, Stop);
            foreach (var trace in Traces)
                foreach (var encoding in (Encoding[])[Encoding.UTF8, Encoding.Unicode])
                    Assert.True(bytes.ToArray().AsSpan().IndexOf(encoding.GetBytes(trace)) < 0, $"{Path.GetFileName(file)} has “{trace}”");
        }
    }

    [Fact]
    public async Task The_nights_write_the_database_anew_on_sundays_only()
    {
        await LeaveTraces();
        await YearsPass(4);
        await InForce(All);
        if (Time.Today().DayOfWeek is DayOfWeek.Sunday) DaysPass(1);
        using var night = ActivatorUtilities.CreateInstance<NightRound>(Services);
        await night.Go(Stop);
        Assert.Equal(3, await Ask(db => db.Cases.CountAsync(matter => matter.AnonymisedAt != null, Stop)));
        // PostgreSQL has nothing of the kind to wait for.
        Assert.Equal(Services.GetRequiredService<Installation>().Postgres is not null, await Rewritten());
        DaysPass(7 - (int)Time.Today().DayOfWeek);
        await night.Go(Stop);
        Assert.True(await Rewritten());

        async Task<bool> Rewritten() => (await Services.GetRequiredService<RetentionRun>().Go(0, Stop)).Rewritten;
    }

    [Fact]
    public async Task An_anonymised_case_says_so_and_nothing_can_be_done_in_it_any_more()
    {
        await LeaveTraces();
        await YearsPass(4);
        await InForce(All);
        await Run();
        var page = await Head.Read($"/desk/cases/{Code}");
        Assert.Contains("匿名", page);
        Assert.DoesNotContain($"/desk/cases/{Code}/reopen", page);
        Assert.DoesNotContain($"action=\"/desk/cases/{Code}/hold\"", page);
        await Do(async services =>
        {
            var matter = (await services.GetRequiredService<Db>().Cases.WithSteps(Code, Stop))!;
            await services.GetRequiredService<CaseNotes>().Add(matter, Ids.Next(), "补记。", Actor.Machine, Stop);
            Assert.False(await services.GetRequiredService<CaseNotes>().Of(matter).AnyAsync(Stop));
            Assert.True((await services.GetRequiredService<RetentionHolds>().Place(matter, "还要用", Actor.Machine, Stop)).Any);
        });
        // What the person writes now waits for an officer, who can't put it into this file.
        await Comes(Letter(Mailbox.Of(Code), "还在吗？", "zhuge.qinglin@example.com", id: "2"));
        var held = (await Came()).Single();
        var filed = await Clerk.Submit($"/desk/mail/{held.Id}", $"/desk/mail/{held.Id}/file", ("case", Code));
        Assert.Contains("已经按规定删除", await filed.Says(HttpStatusCode.UnprocessableEntity));
    }

    [Fact]
    public async Task What_an_officer_holds_with_a_reason_is_kept_until_it_is_lifted()
    {
        await LeaveTraces();
        var file = $"/desk/cases/{Code}";
        Assert.Contains("写出为什么", await (await Clerk.Submit(file, $"{file}/hold", ("because", ""))).Says(HttpStatusCode.UnprocessableEntity));
        Assert.Equal($"{file}#kept", (await Clerk.Submit(file, $"{file}/hold", ("because", "纪检部门调阅"))).LeadsTo);
        await YearsPass(4);
        await InForce("request");
        Assert.Equal(0, (await Run()).Cases);
        Assert.Contains("纪检部门调阅", await Clerk.Read(file));
        Assert.Equal($"{file}#kept", (await Clerk.Submit(file, $"{file}/hold/lift")).LeadsTo);
        Assert.Equal(1, (await Run()).Cases);
        Assert.DoesNotContain("纪检部门调阅", await EveryRow());
        Assert.Empty(await FaultsFound());
    }

    [Fact]
    public async Task What_somebody_complains_of_is_kept_as_long_as_the_complaint()
    {
        await LeaveTraces();
        var form = $"/remedies/complain?about={Code}&body={Bureau}";
        using var visitor = Visitor();
        var sent = await visitor.Submit(form, "/remedies/complain", ("body", Bureau), ("about", Code), ("claim", "没有给图。"), ("applicant", "诸葛青麟"),
            ("phone", "13912345678"), ("once", Ids.Next().ToString()));
        var (complaint, key) = await Takeaway(visitor, sent.LeadsTo);
        await YearsPass(4);
        await InForce("request");
        Assert.Equal(0, (await Run()).Cases);
        await Follow(visitor, complaint, key);
        await visitor.Submit($"/cases/{complaint}/withdraw", $"/cases/{complaint}/withdraw", ("reason", "算了"), ("version", "0"));
        Assert.NotNull((await CaseOf(complaint)).ClosedOn);
        Assert.Equal(0, (await Run()).Cases);
        await YearsPass(4);
        Assert.Equal(1, (await Run()).Cases);
    }

    [Fact]
    public async Task Who_decides_is_the_administrator_of_all_and_a_decision_can_be_ended()
    {
        using var head = Visitor();
        await LeaveTraces();
        Assert.Equal(HttpStatusCode.Forbidden, (await Head.PostAsync("/desk/retention/request", await Signed(Head, ("months-request", "36"), ("basis-request", Basis)), Stop)).StatusCode);
        await InForce("request");
        using var settler = await Visitor().SignedIn("settler");
        var wrong = await settler.Submit("/desk/retention", "/desk/retention/request", ("months-request", "2"), ("basis-request", ""));
        Assert.Contains("href=\"#months-request\"", await wrong.Says(HttpStatusCode.UnprocessableEntity));
        Assert.Contains(Code, await Clerk.Read("/desk/retention"));
        Assert.Equal("/desk/retention", (await settler.Submit("/desk/retention", "/desk/retention/request/end")).LeadsTo);
        await YearsPass(4);
        Assert.Equal(0, (await Run()).Cases);
        Assert.Equal(["settle-retention", "end-retention"],
            await Ask(db => db.Entries.Where(entry => entry.Subject == "retention:request").OrderBy(entry => entry.Arrival).Select(entry => entry.Verb).ToListAsync(Stop)));
    }

    static async Task<FormUrlEncodedContent> Signed(HttpClient officer, params (string, string)[] fields) => new(fields.Append(
        ("__RequestVerificationToken", await officer.TokenFor("/account", "/account/sessions/end"))).Select(field => KeyValuePair.Create(field.Item1, field.Item2)));
}
