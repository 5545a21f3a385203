using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace Daylight.Tests.Kernel;

/// <summary>
/// Every procedure of every module, at the real desk: what it declares can happen, and nothing else. The expectations
/// are worked out here from the declaration alone.
/// </summary>
public sealed class ProcedureTests : Town
{
    const string Body = "440112101", Another = "440112201", Above = "440112";

    static readonly Role[] Roles = [Role.Clerk, Role.Reviewer, Role.Publisher, Role.Head, Role.Supervisor, Role.Administrator];

    // None, every one whose outcomes are chosen from, and every one a step is bound to.
    static readonly string?[] Regimes =
    [
        null, .. TownPlan.Law.Regimes.Select(regime => regime.Id)
            .Where(id => TownPlan.Law.Outcomes(id).Count > 0 || All.Any(procedure => procedure.Steps.Any(step => step.Regimes.Contains(id)))),
    ];

    static IEnumerable<Procedure> All => Daylight.Host.Modules.All.SelectMany(module => module.Procedures);

    public static TheoryData<string> Names => [.. All.Select(procedure => procedure.Name)];

    static Procedure Of(string name) => All.Single(procedure => procedure.Name == name);

    [Fact]
    public void There_are_procedures_and_no_two_share_a_name_or_the_letters_of_their_codes()
    {
        Assert.NotEmpty(All);
        Assert.Equal(All.Count(), All.Select(procedure => procedure.Name).Distinct().Count());
        Assert.Equal(All.Count(), All.Select(procedure => procedure.CodePrefix).Distinct().Count());
    }

    [Fact]
    public void Only_what_belongs_to_no_single_case_and_judges_nobodys_work_is_taken_in_several_at_once() => Assert.Equal(
        """
        assist: decline release
        complaint: accept return
        enquiry: assign keep return return-text
        hotline: ask-extension close go-on refuse-return return separate sign take
        litigation: close return-answer
        own-record: deliver no-evidence return
        petition: ask-extension close go-on heard refuse-return resume return separate sign
        publication: discard keep submit
        reconsideration: close resume return-answer suspend
        request: agency-silent confirm deliver deliver-correction no-correction no-reasons propose-extension return return-redraft
        """,
        string.Join('\n', All.OrderBy(procedure => procedure.Name, StringComparer.Ordinal).Select(procedure =>
            $"{procedure.Name}: {string.Join(' ', procedure.Steps.Where(step => step.ForSeveral).Select(step => step.Name).Order(StringComparer.Ordinal))}")));

    [Theory, MemberData(nameof(Names))]
    public void Every_state_can_be_reached_from_a_start_and_every_working_one_leads_to_an_end(string name)
    {
        var procedure = Of(name);
        Assert.Equal(procedure.States.ToHashSet(), Reach(procedure.Starts, state => procedure.Steps.Where(step => step.From.Contains(state)).Select(step => step.To)));
        foreach (var state in procedure.States)
            Assert.Contains(Reach([state], from => procedure.Steps.Where(step => step.From.Contains(from)).Select(step => step.To)),
                reached => reached.Kind is StateKind.Ended);
    }

    // What only somebody outside can do, though an officer enters it.
    static readonly string[] Outside = ["correct", "consulted", "agency-replied", "fee-paid", "give-reasons", "withdraw"];

    [Theory]
    [InlineData("cn-ogi-2008")]
    [InlineData("cn-ogi-2019")]
    public void No_request_waits_for_ever_for_somebody_outside_whatever_the_regime(string regime)
    {
        var procedure = Of("request");
        IEnumerable<State> Next(State state) => procedure.StepsFrom(state.Name, regime).Select(step => step.To);
        // Receipt is confirmed by both sides: before it no period runs.
        foreach (var state in Reach(procedure.Starts, Next).Where(state => state.Name != "unconfirmed"))
        {
            Assert.True(Reach([state], from => procedure.StepsFrom(from.Name, regime).Where(step => !Outside.Contains(step.Name)).Select(step => step.To))
                .Any(reached => reached.Kind is StateKind.Ended), $"{state.Name} under {regime} is left by nobody of the office");
        }
    }

    [Theory, MemberData(nameof(Names))]
    public void What_it_names_it_declares(string name)
    {
        var procedure = Of(name);
        Assert.Equal(procedure.Steps.Count, procedure.Steps.Select(step => step.Name).Distinct().Count());
        Assert.All(procedure.Steps, step => Assert.Subset(procedure.States.ToHashSet(), step.From.Append(step.To).ToHashSet()));
        Assert.All(procedure.Steps.SelectMany(step => step.ByAnotherThan), other => Assert.True(other is "open" || procedure.Step(other) is not null, other));
        Assert.All(procedure.Steps, step => Assert.NotEqual(Role.None, step.By));
    }

    [Theory, MemberData(nameof(Names))]
    public void Only_what_takes_up_again_a_wrong_answer_leads_out_of_an_ended_state(string name) =>
        Assert.All(Of(name).Steps, step => Assert.Equal(step.Reopens, step.From.Any(state => state.Kind is StateKind.Ended)));

    [Theory, MemberData(nameof(Names))]
    public Task Each_step_from_each_state_for_each_role_is_allowed_or_refused_as_declared(string name) => AtDesk((desk, bodies) =>
    {
        var procedure = Of(name);
        var actors = Roles.Select(role => (Role: role, Actor: Someone(role))).Append((Role.Requester, Actor.Requester)).Append((Role.Machine, Actor.Machine));
        var allowed = 0;
        foreach (var (role, actor) in actors)
        foreach (var state in procedure.States)
        foreach (var regime in Regimes)
        {
            var (usual, handedOver) = (Buttons(null), Buttons(procedure.Steps.FirstOrDefault(NeedsOver)));
            foreach (var step in procedure.Steps) Try(step, step.After.Count + step.Having.Count > 0 ? Buttons(step).Contains(step) : (NeedsOver(step) ? handedOver : usual).Contains(step));

            HashSet<Step> Buttons(Step? wanted) => [.. Desk.StepsFor(In(procedure, state, regime, wanted: wanted), procedure, actor, bodies)];

            void Try(Step step, bool offered)
            {
                // Who works for the body itself takes no step that is for the one above it.
                var expected = step.From.Contains(state) && (step.By & role) != 0 && step.Above == 0
                    && (step.Regimes.Count == 0 || (regime is not null && step.Regimes.Contains(regime)));
                var matter = In(procedure, state, regime, wanted: step);
                Assert.Equal(expected && !step.Along, offered);
                // Without a regime there is no list of outcomes to choose from, and that of another has none for the step.
                if (expected && step.Needs.HasFlag(Needs.Outcome) && OutcomeOf(step, regime) is null) return;
                var problems = desk.Check(matter, procedure, step.Name, Full(step, regime), actor, bodies);
                Assert.True(expected == problems.None, $"{step.Name} from {state.Name} by {role} ({regime}): {string.Join("; ", problems.Select(problem => problem.Say.En))}");
                if (expected) allowed++;
            }
        }
        Assert.True(allowed >= procedure.Steps.Count);
    });

    [Theory, MemberData(nameof(Names))]
    public Task A_role_in_another_body_is_worth_nothing_and_one_above_counts(string name) => AtDesk((_, bodies) =>
    {
        var procedure = Of(name);
        foreach (var step in procedure.Steps.Where(step => !step.Along && (step.By & Roles.Aggregate((all, role) => all | role)) != 0))
        {
            var matter = In(procedure, step.From[0], RegimeOf(step), wanted: step);
            Assert.DoesNotContain(step, Desk.StepsFor(matter, procedure, Someone(step.By, Another), bodies));
            Assert.Contains(step, Desk.StepsFor(matter, procedure, Someone(step.By, "440112"), bodies));
        }
    });

    [Theory, MemberData(nameof(Names))]
    public Task Whoever_took_a_step_it_must_be_another_than_is_refused_and_anybody_else_is_not(string name) => AtDesk((_, bodies) =>
    {
        var procedure = Of(name);
        foreach (var step in procedure.Steps)
        foreach (var other in step.ByAnotherThan)
        {
            var (same, another) = (Someone(step.By, BodyOf(step)), Someone(step.By, BodyOf(step)));
            var matter = In(procedure, step.From[0], RegimeOf(step));
            // Also when somebody else took it again afterwards.
            matter.Steps.Add(Taken(other, same));
            matter.Steps.Add(Taken(other, Someone(Role.Clerk)));
            Assert.DoesNotContain(step, Desk.StepsFor(matter, procedure, same, bodies));
            Assert.Contains(step, Desk.StepsFor(matter, procedure, another, bodies));
        }
    });

    [Theory, MemberData(nameof(Names))]
    public Task A_step_that_the_law_allows_so_often_is_refused_beyond(string name) => AtDesk((_, bodies) =>
    {
        var procedure = Of(name);
        foreach (var step in procedure.Steps.Where(step => step is { AtMost: > 0, Along: false }))
        {
            var actor = step.By.HasFlag(Role.Requester) ? Actor.Requester : Someone(step.By, BodyOf(step));
            var matter = In(procedure, step.From[0], RegimeOf(step), wanted: step);
            for (var taken = 0; taken < step.AtMost; taken++)
            {
                Assert.Contains(step, Desk.StepsFor(matter, procedure, actor, bodies));
                matter.Steps.Add(Taken(step.Name, Someone(Role.Clerk)));
            }
            Assert.DoesNotContain(step, Desk.StepsFor(matter, procedure, actor, bodies));
        }
    });

    [Theory, MemberData(nameof(Names))]
    public Task A_step_for_what_came_in_one_way_is_refused_for_what_came_in_another(string name) => AtDesk((_, bodies) =>
    {
        var procedure = Of(name);
        foreach (var step in procedure.Steps.Where(step => step.Channels.Count > 0))
        foreach (var channel in Enum.GetValues<Channel>())
        {
            var matter = In(procedure, step.From[0], RegimeOf(step), channel);
            Assert.Equal(step.Channels.Contains(channel), Desk.StepsFor(matter, procedure, Someone(step.By), bodies).Contains(step));
        }
    });

    [Theory, MemberData(nameof(Names))]
    public Task What_a_step_needs_is_asked_for_at_its_field(string name) => AtDesk((desk, bodies) =>
    {
        var procedure = Of(name);
        foreach (var step in procedure.Steps)
        {
            var actor = WhoTakes(step);
            var matter = In(procedure, step.From[0], RegimeOf(step), wanted: step);
            var fields = desk.Check(matter, procedure, step.Name, new() { On = FirstDay }, actor, bodies).Select(problem => problem.Field).Order();
            var needed = new (Needs Need, string Field)[]
            {
                (Needs.Reason, "reason"), (Needs.Text, "text"), (Needs.Outcome, "outcome"), (Needs.Delivery, "delivery"), (Needs.Until, "until"),
            };
            Assert.Equal(needed.Where(need => step.Needs.HasFlag(need.Need)).Select(need => need.Field)
                .Concat(step.NamesBody ? ["body"] : []).Order(), fields);
            var tomorrow = Full(step, matter.Regime) with { On = FirstDay.AddDays(1) };
            Assert.Contains(desk.Check(matter, procedure, step.Name, tomorrow, actor, bodies), problem => problem.Field == "on");
        }
    });

    // Each step once, by the shortest way to it, through the database: it ends where the procedure says.
    [Theory, MemberData(nameof(Names))]
    public async Task Each_step_taken_at_the_desk_ends_in_its_state_and_closes_what_is_ended(string name)
    {
        var procedure = Of(name);
        foreach (var step in procedure.Steps)
        {
            // Nothing is handed back or decided that was not handed over.
            var way = WayTo(procedure, step);
            var over = NeedsOver(step) && way.TrueForAll(other => other.Transfers is not Transfer.Over) ? procedure.Steps.Where(other => other.Transfers is Transfer.Over).Take(1) : [];
            var code = await Walk(procedure, [.. way, .. over, step]);
            var matter = await Ask(db => db.Cases.AsNoTracking().WithSteps(code, Stop));
            Assert.Equal((step.To.Name, step.Name), (matter!.State, matter.Steps[^1].Step));
            Assert.Equal(step.To.Kind is StateKind.Ended, matter.ClosedOn is not null);
            Assert.Equal(matter.Steps.Count - 1, matter.Version);
        }
    }

    async Task<string> Walk(Procedure procedure, IReadOnlyList<Step> way)
    {
        var code = "";
        await Do(async services =>
        {
            var (db, desk, bodies) = (services.GetRequiredService<Db>(), services.GetRequiredService<Desk>(), services.GetRequiredService<BodyTree>());
            await using var transaction = await db.Database.BeginTransactionAsync(Stop);
            var start = way[0].From.First(StartsFor(procedure, way[^1]).Contains);
            // What only an older regime knows is done in a case of its last day.
            var received = way[^1].Regimes is [var only] && TownPlan.Law.Regime(only) is { To: { } last } ? last : Time.Today();
            var matter = await desk.Open(procedure, new()
            {
                BodyCode = Body, State = start, Channel = Channel.Counter, Title = "走一遍", On = received,
                // A state that awaits the confirmation of receipt has none yet.
                ReceivedOn = procedure.Steps.Any(step => step.Clock is ClockEffect.Start && step.From.Contains(start)) ? null : received,
            }, Someone(Role.Clerk), Stop);
            await db.SaveChangesAsync(Stop);
            foreach (var step in way)
            {
                var actor = WhoTakes(step, "440112");
                if (step.InSilence && matter.WaitsUntil is { } until && until >= Time.Today()) DaysPass(until.DayNumber - Time.Today().DayNumber + 1);
                var on = received >= FirstDay ? Time.Today() : step.InSilence && matter.WaitsUntil is { } waits ? waits.AddDays(1) : matter.Steps[^1].On;
                var problems = await desk.Take(matter, procedure, step.Name, Full(step, matter.Regime, on) with { Body = matter.BodyCode == Another ? Body : Another }, actor, bodies, Stop);
                Assert.True(problems.None, $"{step.Name}: {string.Join("; ", problems.Select(problem => problem.Say.En))}");
            }
            await transaction.CommitAsync(Stop);
            code = matter.Code;
        });
        return code;
    }

    // What was never received cannot be taken up again.
    static List<State> StartsFor(Procedure procedure, Step wanted) =>
        [.. procedure.Starts.Where(start => !wanted.TakesBack || !procedure.Steps.Any(step => step.Clock is ClockEffect.Start && step.From.Contains(start)))];

    static List<Step> WayTo(Procedure procedure, Step wanted)
    {
        // What follows one step alone comes after that one, and is on the way to nothing else.
        if (wanted.After is [var before, ..] && procedure.Step(before) is { } last) return [.. WayTo(procedure, last), last];
        // What needs another step before it, however long ago, goes on from there.
        if (wanted.Having is [var had, ..] && procedure.Step(had) is { } ground) return [.. WayTo(procedure, ground), ground, .. Way(procedure, [ground.To], wanted)];
        return Way(procedure, StartsFor(procedure, wanted), wanted);
    }

    static List<Step> Way(Procedure procedure, List<State> starts, Step wanted)
    {
        var ways = starts.ToDictionary(state => state, _ => new List<Step>());
        var open = new Queue<State>(starts);
        while (open.TryDequeue(out var state))
        {
            foreach (var step in procedure.Steps.Where(step => step.After.Count == 0 && step.Having.Count == 0 && step.From.Contains(state)))
            {
                if (ways.TryAdd(step.To, [.. ways[state], step])) open.Enqueue(step.To);
            }
        }
        return wanted.From.Where(ways.ContainsKey).Select(state => ways[state]).MinBy(way => way.Count)!;
    }

    static HashSet<State> Reach(IEnumerable<State> from, Func<State, IEnumerable<State>> next)
    {
        var reached = from.ToHashSet();
        var open = new Queue<State>(reached);
        while (open.TryDequeue(out var state))
        {
            foreach (var other in next(state).Where(reached.Add)) open.Enqueue(other);
        }
        return reached;
    }

    Task AtDesk(Action<Desk, BodyTree> ask) => Do(services =>
    {
        ask(services.GetRequiredService<Desk>(), services.GetRequiredService<BodyTree>());
        return Task.CompletedTask;
    });

    static string RegimeOf(Step step) => step.Regimes is [var first, ..] ? first : "cn-ogi-2019";

    // A case in a state; for a step that needs it one that another body has handed over.
    static Case In(Procedure procedure, State state, string? regime, Channel channel = Channel.Counter, Step? wanted = null)
    {
        var matter = new Case
        {
            Code = "X-2026-00001", Procedure = procedure.Name, BodyCode = Body, State = state.Name, Title = "题目", Regime = regime,
            Channel = channel, OpenedAt = new(2026, 10, 13, 2, 0, 0, DateTimeKind.Utc), ReceivedOn = FirstDay,
        };
        if (wanted is not null && NeedsOver(wanted))
        {
            matter.Steps.Add(new()
            {
                Number = 0, Step = procedure.Steps.First(step => step.Transfers is Transfer.Over).Name, To = state.Name, On = FirstDay,
                At = matter.OpenedAt, As = Role.Clerk, FromBody = Another, ToBody = Body,
            });
        }
        if (wanted?.After is [var before, ..])
            matter.Steps.Add(new() { Number = matter.Steps.Count, Step = before, To = state.Name, On = FirstDay, At = matter.OpenedAt, As = Role.Clerk });
        if (wanted?.Having is [var ground, ..])
            matter.Steps.Add(new() { Number = matter.Steps.Count, Step = ground, To = state.Name, On = FirstDay, At = matter.OpenedAt, As = Role.Clerk });
        return matter;
    }

    static bool NeedsOver(Step step) => step.Transfers is Transfer.Back or Transfer.ForGood;

    static CaseStep Taken(string step, Actor by) => new()
    {
        Number = 0, Step = step, To = "", On = FirstDay, At = new(2026, 10, 13, 2, 0, 0, DateTimeKind.Utc), By = by.Account, As = Role.Clerk,
    };

    static Actor Someone(Role roles, string body = Body)
    {
        var account = Ids.Next();
        return new(account, "某人", [new Post { AccountId = account, BodyCode = body, Roles = roles, From = FirstDay.AddYears(-1) }]);
    }

    static string BodyOf(Step step) => step.Above > 0 ? Above : Body;

    static Actor WhoTakes(Step step, string? body = null) =>
        (step.By & Roles.Aggregate((all, role) => all | role)) != 0 ? Someone(step.By, body ?? BodyOf(step))
        : step.By.HasFlag(Role.Requester) ? Actor.Requester
        : Actor.Machine;

    static string? OutcomeOf(Step step, string? regime) =>
        regime is null ? null : TownPlan.Law.Outcomes(regime).FirstOrDefault(step.Offers)?.Code;

    static StepInput Full(Step step, string? regime, DateOnly? on = null) => new()
    {
        On = on ?? FirstDay, Reason = "理由", Text = "内容",
        Outcome = step.Needs.HasFlag(Needs.Outcome) ? OutcomeOf(step, regime) : null,
        Delivery = "handed-over", Body = Another,
        Until = !step.Needs.HasFlag(Needs.Until) ? null
            : LegalDay(step, regime, on ?? FirstDay) is { } legal ? legal
            : TownPlan.Law.Calendars["cn"].WorkingDayFrom((on ?? FirstDay).AddMonths(2)),
    };

    static DateOnly? LegalDay(Step step, string? regime, DateOnly on) =>
        TownPlan.Law.Rule($"{regime}/{step.Grants}", on) is { Value: not null } rule ? Clock.DueOn(rule, TownPlan.Law.CalendarOf(rule), on) : null;
}
