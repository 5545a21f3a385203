using Daylight.Requests;
using Daylight.Web;
using Microsoft.Extensions.Time.Testing;

namespace Daylight.Tests.Modules.Requests;

/// <summary>
/// What happens to a request, step by step at the real desk and by the law as shipped, in memory: the desk checks each step
/// and moves the case; only nothing is saved.
/// </summary>
sealed class RequestHistory
{
    const string Body = "440112";

    static readonly Procedure Procedure = RequestProcedure.Procedure;

    public static LawBook Law => TownPlan.Law;

    public static Calendar China => Law.Calendars["cn"];

    static readonly BodyTree Bodies = BodyTree.Of(
    [
        new()
        {
            Code = Body, Name = "广州市黄埔区人民政府", NameEn = "Huangpu District People's Government", ShortName = "区政府",
            Path = $"{Body}/", OrganisationCode = "007490815",
        },
    ]);

    // After everything that happens here: a step is entered with the day on which it happened.
    static readonly FakeTimeProvider Now = new(new DateTimeOffset(2026, 12, 31, 10, 0, 0, TimeSpan.FromHours(8)));

    static readonly Actor Clerk = Officer(Role.Clerk), Head = Officer(Role.Head);

    // The database and the ledger are asked when something is opened or saved: neither happens here.
    static readonly Desk Desk = new(null!, null!, Law, new("cn"), Now);

    /// <summary>A request that came on the web; it is received with <c>confirm</c>.</summary>
    public Case Matter { get; } = new()
    {
        Code = "GK-2026-00001", Procedure = Procedure.Name, BodyCode = Body, State = RequestProcedure.Unconfirmed.Name,
        Title = "加装电梯补贴", Channel = Channel.Web, OpenedAt = Now.Now(),
    };

    /// <summary>A request that was received on a day.</summary>
    public static RequestHistory Received(DateOnly on) => new RequestHistory().Then("confirm", on);

    /// <summary>The rule that counts it.</summary>
    public Rule Rule => CaseClock.RuleOf(Law, Procedure, Matter)!;

    /// <summary>
    /// What may happen next in this one case at this one body, whoever does it; a step that the law allows so often only so
    /// often.
    /// </summary>
    public IReadOnlyList<Step> Next =>
    [
        .. Procedure.StepsFrom(Matter.State, Matter.Regime)
            .Where(IsOfOne)
            .Where(step => (step.After.Count == 0 || step.After.Contains(Matter.Steps[^1].Step)) && !(step.TakesBack && Matter.ReceivedOn is null))
            .Where(step => !step.Redates || CaseClock.SinceBegun(Matter).All(taken => taken.Clock is ClockEffect.None))
            .Where(step => step.HasItsGround(Matter.Steps) && !step.IsSpent(Matter.Steps) && MovesWithOthers(step)),
    ];

    // What follows another pauses with it, and is neither answered nor separated meanwhile.
    bool MovesWithOthers(Step step) => Matter.State != RequestProcedure.Joined.Name
        || (Matter.PausedOn is null ? step.Name != RequestProcedure.ResumeAlong : step.Name is RequestProcedure.ResumeAlong or "withdraw");

    /// <summary>True for a step that somebody takes, that is about this case alone and leaves it where it is.</summary>
    public static bool IsOfOne(Step step) => step is { Transfers: null, Clock: not ClockEffect.Cease, By: not Role.Machine };

    /// <summary>The last day those asked have when they are asked on a day: by law, else three weeks.</summary>
    public DateOnly Least(Step step, DateOnly on) => step.Clock is ClockEffect.Replace ? China.Add(Matter.DueOn > on ? Matter.DueOn.Value : on, 7) : Desk.Granted(Law, Matter, step, on)?.Day ?? on.AddDays(21);

    /// <summary>True when the law lets a step be taken so late.</summary>
    public bool InTime(Step step, DateOnly on) => !(step.InTime && Matter.DueOn < on)
        && !(Desk.Latest(Law, Matter, step) is var (day, rule) && rule.Evidence is not Evidence.Unverified && day < on);

    /// <summary>Takes a step with all it needs; what the desk refuses is a fault of the test.</summary>
    public RequestHistory Then(string name, DateOnly on, DateOnly? until = null, string delivery = DeliveryWays.Post, int? days = null)
    {
        var step = Procedure.Step(name)!;
        var by = step.By.HasFlag(Role.Clerk) ? Clerk : Head;
        var input = new StepInput
        {
            On = on, Version = Matter.Version, Reason = "理由", Text = "内容", Delivery = delivery,
            Outcome = step.Needs.HasFlag(Needs.Outcome) ? Law.Outcomes(Matter.Regime!)[0].Code : null,
            Until = step.Needs.HasFlag(Needs.Until) ? until ?? Least(step, on) : null, Days = days,
        };
        var problems = Desk.Check(Matter, Procedure, name, input, by, Bodies);
        if (problems.Any) throw new InvalidOperationException($"{name} on {on:yyyy-MM-dd}: {string.Join("; ", problems.Select(problem => problem.Say.En))}");
        Desk.Move(Matter, Procedure, step, input, by, Bodies);
        return this;
    }

    /// <summary>Its date as it stands on a day, with every day that leads to it.</summary>
    public DueDate Explain(DateOnly today) => CaseClock.Explain(Law, Procedure, Matter, today)!;

    /// <summary>The same in the sentences that people read.</summary>
    public IReadOnlyList<string> Sentences(DateOnly today) => [.. Explained.Of(Law, Explain(today)).Sentences.Select(words => words.Zh)];

    static Actor Officer(Role role)
    {
        var account = Ids.Next();
        return new(account, "某人", [new Post { AccountId = account, BodyCode = Body, Roles = role, From = new(2008, 1, 1) }]);
    }
}
