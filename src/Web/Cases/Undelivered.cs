using Microsoft.EntityFrameworkCore;

namespace Daylight.Web;

/// <summary>
/// Gives a case back to the desk whose answer went by e-mail and came back (退信): it was not delivered, the duty is still to be
/// done, and its days have run on.
/// </summary>
public sealed class Undelivered(CaseSteps steps, CaseOffice office)
{
    /// <summary>Takes back the delivery that a letter was, in a transaction of its own; nothing for any other letter.</summary>
    public async Task GiveBack(OutgoingMail letter, CancellationToken stop)
    {
        await using var transaction = await office.Db.Database.BeginTransactionAsync(stop);
        await GiveBackAlong(letter, stop);
        await transaction.CommitAsync(stop);
    }

    /// <summary>The same in the transaction of the caller, who has saved.</summary>
    public async Task GiveBackAlong(OutgoingMail letter, CancellationToken stop)
    {
        var code = await office.Db.Cases.Where(matter => matter.Id == letter.CaseId).Select(matter => matter.Code).SingleAsync(stop);
        if (await office.Db.Cases.WithSteps(code, stop) is not { } matter || !Delivered(matter, letter)) return;
        var procedure = office.ProcedureOf(matter);
        if (Desk.StepsFor(matter, procedure, Actor.Machine, office.Bodies).FirstOrDefault(step => step.After.Count > 0) is not { } step) return;
        var reason = $"发给申请人的邮件没有送达（第{letter.Number}封）。{letter.Said}".Trim();
        await steps.TakeAlong(matter, step, new() { On = office.Today, Version = matter.Version, Reason = reason }, Actor.Machine, stop);
    }

    // The answer that stands, in the letter with which it was delivered; one written before that is another's story.
    bool Delivered(Case matter, OutgoingMail letter) =>
        matter.Steps.MaxBy(taken => taken.Number) is { Delivery: DeliveryWays.Email } last && letter.WrittenAt >= last.At
        && office.ProcedureOf(matter).Reply(matter)?.Number == letter.Step;
}
