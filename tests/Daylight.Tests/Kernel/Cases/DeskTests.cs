using Daylight.Requests;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace Daylight.Tests.Kernel;

public sealed class DeskTests : Town
{
    static readonly Procedure Request = RequestProcedure.Procedure;

    [Fact]
    public async Task A_request_at_the_counter_is_due_twenty_working_days_later()
    {
        var matter = await Open();
        Assert.Equal("cn-ogi-2019", matter.Regime);
        Assert.Equal(new DateOnly(2026, 11, 10), matter.DueOn);
    }

    [Fact]
    public async Task A_step_the_procedure_does_not_declare_is_refused()
    {
        var matter = await Open();
        var head = await Officer("head", Role.Head);
        var problems = await Take(matter.Code, "extend", new() { On = FirstDay, Text = "延长" }, head);
        Assert.Contains("不能批准延期", Assert.Single(problems).Say.Zh);
    }

    [Fact]
    public async Task An_extension_needs_another_person_and_moves_the_date()
    {
        var matter = await Open();
        var both = await Officer("both", Role.Clerk | Role.Head);
        var head = await Officer("head", Role.Head);
        Assert.Empty(await Take(matter.Code, "propose-extension", new() { On = FirstDay, Reason = "要查旧档" }, both));
        Assert.Contains("另一个人", Assert.Single(await Take(matter.Code, "extend", new() { On = FirstDay, Text = "延长" }, both)).Say.Zh);
        Assert.Empty(await Take(matter.Code, "extend", new() { On = FirstDay, Text = "延长" }, head));
        var after = await Ask(db => db.Cases.SingleAsync(c => c.Code == matter.Code, Stop));
        Assert.Equal(new DateOnly(2026, 12, 8), after.DueOn);
    }

    [Fact]
    public async Task Two_who_decide_on_the_same_version_do_not_both_win()
    {
        var matter = await Open();
        var clerk = await Officer("clerk", Role.Clerk);
        var input = new StepInput { On = FirstDay, Version = 0, Reason = "要查旧档" };
        Assert.Empty(await Take(matter.Code, "propose-extension", input, clerk));
        Assert.Contains("有人先办了一步", Assert.Single(await Take(matter.Code, "consult", input, clerk)).Say.Zh);
    }

    async Task<Case> Open()
    {
        Case? matter = null;
        await Do(async services =>
        {
            var db = services.GetRequiredService<Db>();
            await using var transaction = await db.Database.BeginTransactionAsync(Stop);
            matter = await services.GetRequiredService<Desk>().Open(Request, new()
            {
                BodyCode = "440112101", State = RequestProcedure.InHand, Channel = Channel.Counter,
                Title = "加装电梯补贴", On = FirstDay, ReceivedOn = FirstDay,
            }, Actor.Machine, Stop);
            await db.SaveChangesAsync(Stop);
            await transaction.CommitAsync(Stop);
        });
        return matter!;
    }

    async Task<Problems> Take(string code, string step, StepInput input, Actor by)
    {
        var problems = new Problems();
        await Do(async services =>
        {
            var matter = await services.GetRequiredService<Db>().Cases.Include(c => c.Steps).SingleAsync(c => c.Code == code, Stop);
            problems = await services.GetRequiredService<Desk>()
                .Take(matter, Request, step, input, by, services.GetRequiredService<BodyTree>(), Stop);
        });
        return problems;
    }
}
