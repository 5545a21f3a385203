using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace Daylight.Tests.Kernel;

/// <summary>Nothing changes without an entry, and what was erased is gone though the log still holds.</summary>
public sealed class SealingTests : LedgerTown
{
    [Fact]
    public async Task A_change_without_an_entry_is_refused()
    {
        await Do(async services =>
        {
            var db = services.GetRequiredService<Db>();
            (await db.Records.SingleAsync(Stop)).Title = "别的标题";
            var refused = await Assert.ThrowsAsync<InvalidOperationException>(() => db.SaveChangesAsync(Stop));
            Assert.Contains($"record/{Notice.Id}", refused.Message);
            Assert.Throws<InvalidOperationException>(() => db.SaveChanges());
        });
        Assert.Equal(FirstTitle, await Ask(db => db.Records.Select(r => r.Title).SingleAsync(Stop)));
    }

    [Fact]
    public async Task A_deletion_without_an_entry_is_refused_and_with_one_is_sealed()
    {
        await Do(async services =>
        {
            var db = services.GetRequiredService<Db>();
            db.Remove(await db.Set<RecordTopic>().SingleAsync(Stop));
            await Assert.ThrowsAsync<InvalidOperationException>(() => db.SaveChangesAsync(Stop));
            services.GetRequiredService<Ledger>().Write(Actor.Machine, "reclassify", Notice.Address, Notice.BodyCode);
            await db.SaveChangesAsync(Stop);
        });
        Assert.Empty(await Faults());
    }

    [Fact]
    public async Task With_two_entries_each_row_must_be_covered_by_one()
    {
        await Do(async services =>
        {
            var db = services.GetRequiredService<Db>();
            var ledger = services.GetRequiredService<Ledger>();
            var record = await db.Records.SingleAsync(Stop);
            var body = await db.Bodies.SingleAsync(b => b.Code == "440112", Stop);
            record.Description = "说明";
            body.Phone = "020-00000000";
            ledger.Write(Actor.Machine, "describe", Notice.Address, Notice.BodyCode).Covers(record);
            var second = ledger.Write(Actor.Machine, "move", $"body:{body.Code}", body.Code).Covers(new object());
            await Assert.ThrowsAsync<InvalidOperationException>(() => db.SaveChangesAsync(Stop));
            second.Covers(body);
            await db.SaveChangesAsync(Stop);
        });
        Assert.Empty(await Faults());
    }

    [Fact]
    public async Task What_was_erased_leaves_the_log_whole()
    {
        await Tell("note", "thing:1", new Dictionary<string, object?> { ["name"] = "张三" });
        await Tell("note", "thing:2", new Dictionary<string, object?> { ["name"] = "李四" });
        await Do(async services =>
        {
            await services.GetRequiredService<Ledger>().Erase(Actor.Machine, "thing:1", "440112", "个人信息保护法第四十七条", Stop);
            await services.GetRequiredService<Db>().SaveChangesAsync(Stop);
        });
        await CatchUp();
        Assert.Empty(await Faults());
        var left = await Ask(db => db.Set<Secret>().Select(s => s.Data).ToListAsync(Stop));
        Assert.DoesNotContain(left, data => data.Contains("张三"));
        Assert.Contains(left, data => data.Contains("李四"));
    }

    [Fact]
    public async Task What_was_erased_without_saying_so_is_named()
    {
        await Tell("note", "thing:1", new Dictionary<string, object?> { ["name"] = "张三" });
        await CatchUp();
        await Tamper(db => db.Set<Secret>().Where(s => s.Data.Contains("张三")).ExecuteDeleteAsync(Stop));
        Assert.Contains("(thing:1): the private part is gone, and no entry says it was erased.", Assert.Single(await Faults()));
    }

    [Fact]
    public async Task An_erasure_excuses_nothing_that_came_after_it()
    {
        await Do(async services =>
        {
            await services.GetRequiredService<Ledger>().Erase(Actor.Machine, "thing:1", "440112", "依法", Stop);
            await services.GetRequiredService<Db>().SaveChangesAsync(Stop);
        });
        await Tell("note", "thing:1", new Dictionary<string, object?> { ["name"] = "张三" });
        await CatchUp();
        await Tamper(db => db.Set<Secret>().Where(s => s.Data.Contains("张三")).ExecuteDeleteAsync(Stop));
        Assert.Contains("no entry says it was erased", Assert.Single(await Faults()));
    }

    [Fact]
    public async Task Erasing_a_row_takes_the_salts_of_its_old_seals()
    {
        await Do(async services =>
        {
            var db = services.GetRequiredService<Db>();
            var matter = await db.Cases.SingleAsync(c => c.Id == Request.Id, Stop);
            matter.Title = "（已依法删除）";
            await services.GetRequiredService<Ledger>().Erase(Actor.Machine, matter.Address, matter.BodyCode, "依法", Stop);
            await db.SaveChangesAsync(Stop);
        });
        await CatchUp();
        Assert.Empty(await Faults());
        var salts = await Ask(db => db.Set<Seal>().Where(s => s.Row == $"case/{Request.Id}").OrderBy(s => s.EntryArrival)
            .Select(s => s.Salt.Length).ToListAsync(Stop));
        Assert.All(salts[..^1], length => Assert.Equal(0, length));
        Assert.NotEqual(0, salts[^1]);
    }
}
