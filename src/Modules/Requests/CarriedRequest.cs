using System.Security.Cryptography;
using System.Text;

namespace Daylight.Requests;

/// <summary>
/// A request as the ledger of the system before this one has it (依申请公开台账), understood and checked: its days are in
/// order, and its outcome is one of the law of its day of receipt.
/// </summary>
sealed record CarriedRequest
{
    /// <summary>Its number there; with the body its identity.</summary>
    public required string Number { get; init; }

    public required string Body { get; init; }

    public required DateOnly ReceivedOn { get; init; }

    public required Channel Channel { get; init; }

    public required RequesterKind Kind { get; init; }

    /// <summary>The person, or the organisation.</summary>
    public required string Name { get; init; }

    /// <summary>Who acts for an organisation; null where the ledger does not say.</summary>
    public string? Contact { get; init; }

    public string? Phone { get; init; }

    public string? Email { get; init; }

    public string? Address { get; init; }

    /// <summary>What is wanted, in a line.</summary>
    public required string Feature { get; init; }

    /// <summary>What is wanted, in full where that is longer.</summary>
    public string? Description { get; init; }

    public required InformationForm Form { get; init; }

    /// <summary>Day of the correction or payment from which the period ran anew; null when it did not.</summary>
    public DateOnly? RestartedOn { get; init; }

    /// <summary>Day on which it began to stand still for the opinion of others; null when it did not.</summary>
    public DateOnly? PausedOn { get; init; }

    /// <summary>Day on which it ran on.</summary>
    public DateOnly? ResumedOn { get; init; }

    /// <summary>Day on which the period was extended; null when it was not.</summary>
    public DateOnly? ExtendedOn { get; init; }

    /// <summary>What moved its last day, in the order it happened: the step, and the day.</summary>
    public IEnumerable<(string Step, DateOnly On)> Turns =>
        from turn in new (string Step, DateOnly? On)[]
        {
            (RequestProcedure.CarryRestart, RestartedOn), (RequestProcedure.CarryPause, PausedOn), (RequestProcedure.CarryResume, ResumedOn),
            (RequestProcedure.CarryExtension, ExtendedOn),
        }
        where turn.On is not null
        orderby turn.On
        select (turn.Step, turn.On!.Value);

    /// <summary>How it was decided; null while it is open.</summary>
    public Outcome? Outcome { get; init; }

    /// <summary>True when the requester withdrew it: its outcome is the other one (其他).</summary>
    public bool Withdrawn { get; init; }

    public DateOnly? DecidedOn { get; init; }

    public string? DocumentNumber { get; init; }

    public DateOnly? DeliveredOn { get; init; }

    /// <summary>How it was delivered: one of <see cref="DeliveryWays"/>.</summary>
    public string? Way { get; init; }

    public string? Answer { get; init; }

    /// <summary>What marks it as this request for ever; the same file read again finds it by it.</summary>
    public Guid Once => OnceOf("request");

    /// <summary>The mark of something that hangs on it.</summary>
    public Guid OnceOf(string what) =>
        new(SHA256.HashData(Encoding.UTF8.GetBytes($"{what}/{Body}/{Number}")).AsSpan(0, 16));
}

/// <summary>
/// Opens requests that another system had, as of their days and under the law of these days, and takes the steps that were
/// taken there: each with its entry in the ledger, by the program. What was not decided there stands on the desk.
/// </summary>
sealed class Carrying(Db db, Desk desk, BodyTree bodies)
{
    /// <summary>Enters a request; the caller has begun a transaction and ends it.</summary>
    public async Task<Case> Enter(CarriedRequest carried, CancellationToken stop)
    {
        var matter = await desk.Open(RequestProcedure.Procedure, new()
        {
            BodyCode = carried.Body, State = RequestProcedure.InHand, Channel = carried.Channel, Title = carried.Feature,
            On = carried.ReceivedOn, ReceivedOn = carried.ReceivedOn,
            // Nobody knows it: the case has a requester, who is told of it by the office.
            Secret = CaseSecret.New(),
        }, Actor.Machine, stop);
        var request = Of(carried, matter.Id);
        db.Add(request);
        await db.SaveChangesAsync(stop);
        foreach (var (step, on) in carried.Turns) await Take(matter, step, new() { On = on }, stop);
        if (carried is { Outcome: { } outcome, DecidedOn: { } decided }) await Decide(matter, request, carried, outcome, decided, stop);
        return matter;
    }

    async Task Decide(Case matter, DisclosureRequest request, CarriedRequest carried, Outcome outcome, DateOnly on, CancellationToken stop)
    {
        var input = new StepInput { On = on, Text = carried.Answer, Outcome = outcome.Code, DocumentNumber = carried.DocumentNumber };
        if (carried.Withdrawn)
        {
            await Take(matter, "withdraw", new() { On = on, Reason = "原台账登记为撤回" }, stop);
            return;
        }
        if (RequestProcedure.Procedure.Step(RequestProcedure.CarryAbandoned)!.Offers(outcome))
        {
            await Take(matter, RequestProcedure.CarryAbandoned, input, stop);
            return;
        }
        await Take(matter, RequestProcedure.CarryOver, input, stop);
        if (carried.DeliveredOn is not { } delivered) return;
        var way = carried.Way ?? DeliveryWays.Unrecorded;
        (request.DeliveredOn, request.DeliveredBy) = (delivered, way);
        await Take(matter, "deliver", new() { On = delivered, Delivery = way }, stop);
    }

    // What was checked can be done; a row that can't is a fault of the check.
    async Task Take(Case matter, string step, StepInput input, CancellationToken stop)
    {
        var problems = await desk.Take(matter, RequestProcedure.Procedure, step, input, Actor.Machine, bodies, stop);
        if (problems.Any) throw new InvalidOperationException($"{step}: {problems[0].Say.En}");
    }

    static DisclosureRequest Of(CarriedRequest carried, Guid matter)
    {
        var person = carried.Kind is RequesterKind.Natural;
        return new()
        {
            CaseId = matter, Once = carried.Once, Kind = carried.Kind, Name = person ? carried.Name : carried.Contact ?? carried.Name,
            Organisation = person ? null : carried.Name, Identity = IdentityKind.None, Phone = carried.Phone, Email = carried.Email,
            Address = carried.Address, Feature = carried.Feature, Description = carried.Description, Form = carried.Form,
            // Nobody asked this program for e-mail.
            Way = carried.Way is { } way && way != DeliveryWays.Unrecorded ? way : carried.Address is null ? DeliveryWays.Person : DeliveryWays.Post,
            ChannelNumber = carried.Number, SubmittedOn = carried.ReceivedOn, ArrivedOn = carried.ReceivedOn,
        };
    }
}
